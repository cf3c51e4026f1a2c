import { isId } from '../../platform/forms.ts'

export const natures = [
  'data',
  'records',
  'views_of_children',
  'views_of_families',
  'views_of_staff',
  'observation',
  'document',
] as const
export type Nature = (typeof natures)[number]

export const natureWords: Record<Nature, string> = {
  data: 'Data',
  records: 'Records read',
  views_of_children: 'Views: children and young people',
  views_of_families: 'Views: parents, carers and families',
  views_of_staff: 'Views: staff',
  observation: 'Observation',
  document: 'Document',
}

export const pieceKinds = ['file', 'link', 'statement', 'live'] as const
export type PieceKind = (typeof pieceKinds)[number]
export const kindWords: Record<PieceKind, string> = {
  file: 'File',
  link: 'Link',
  statement: 'Statement',
  live: 'Living reference',
}

/** How many pieces one page of the list shows. */
export const pageSize = 100

/** Quick choices: what is due to be looked at again, too old, not told back, tied to nothing, or deleted. */
export const onlyOffered = ['review', 'stale', 'untold', 'idle', 'deleted'] as const
export type Only = (typeof onlyOffered)[number]
export const onlyWords: Record<Only, string> = {
  review: 'due to be looked at again',
  stale: 'too old for what it should prove',
  untold: 'views with nothing told back',
  idle: 'supporting nothing',
  deleted: 'deleted',
}

export type Filter = {
  words: string
  kind: PieceKind | null
  nature: Nature | null
  agency: string | null
  only: Only | null
  page: number
}

/** The filter that an address asks for; anything it does not know is left out. */
export function filterOf(query: URLSearchParams): Filter {
  const agency = query.get('agency') ?? ''
  const asked = query.get('page') ?? ''
  return {
    words: (query.get('words') ?? '').trim().slice(0, 100),
    kind: pieceKinds.find((kind) => kind === query.get('kind')) ?? null,
    nature: natures.find((n) => n === query.get('nature')) ?? null,
    agency: isId(agency) ? agency : null,
    only: onlyOffered.find((each) => each === query.get('show')) ?? null,
    page: /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1,
  }
}

/** The address of one page of a filter, below /evidence. */
export function addressOf(filter: Filter, page: number): string {
  const query = new URLSearchParams()
  if (filter.words) query.set('words', filter.words)
  if (filter.kind) query.set('kind', filter.kind)
  if (filter.nature) query.set('nature', filter.nature)
  if (filter.agency) query.set('agency', filter.agency)
  if (filter.only) query.set('show', filter.only)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}

/** A confidential file is for those who may read confidential evidence and for whoever added it. */
export const mayRead = (
  piece: { confidential: boolean; added_by: string | null },
  reader: { id: string; seesConfidential: boolean },
): boolean => !piece.confidential || reader.seesConfidential || piece.added_by === reader.id

/** Whoever added a piece may change it, and so may whoever edits evidence. */
export const mayChange = (piece: { added_by: string | null }, person: { id: string; edits: boolean }): boolean =>
  person.edits || piece.added_by === person.id

/** Is it time to look at it again? */
export const isDueForReview = (piece: { review_on: string | null }, today: string): boolean =>
  piece.review_on !== null && piece.review_on <= today

/** "12 kB", "3.4 MB". */
export const sizeWords = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`
