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

export const kindWords = { file: 'File', link: 'Link', statement: 'Statement', live: 'Living reference' } as const

export type Filter = { words: string; nature: Nature | null; agency: string | null; review: boolean; deleted: boolean }

/** The filter that an address asks for; anything it does not know is left out. */
export function filterOf(query: URLSearchParams): Filter {
  const agency = query.get('agency') ?? ''
  return {
    words: (query.get('words') ?? '').trim().slice(0, 100),
    nature: natures.find((n) => n === query.get('nature')) ?? null,
    agency: isId(agency) ? agency : null,
    review: query.get('show') === 'review',
    deleted: query.get('show') === 'deleted',
  }
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
