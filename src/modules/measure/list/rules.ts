import { kinds, type Measure, type MeasureKind } from '../model.ts'

/** What somebody asked the list for: a kind, a post, only those that are late. */
export type Wanted = { kind: MeasureKind | null; owner: string | null; late: boolean }

type Row = { measure: Pick<Measure, 'kind' | 'owner_post_id'>; late: boolean }

export const nobody = 'nobody'

/** Reads the filter; words that name nothing are passed over. */
export const wantedOf = (query: URLSearchParams): Wanted => ({
  kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
  owner: query.get('owner') || null,
  late: query.get('late') === 'yes',
})

export const isWanted = ({ measure, late }: Row, wanted: Wanted): boolean =>
  (wanted.kind === null || measure.kind === wanted.kind) &&
  (wanted.owner === null ||
    (wanted.owner === nobody ? measure.owner_post_id === null : measure.owner_post_id === wanted.owner)) &&
  (!wanted.late || late)

/** "4 of 11 measures are shown." Nothing when all are. */
export const shownWords = (shown: number, all: number): string =>
  shown === all ? '' : `${shown} of ${all} ${all === 1 ? 'measure' : 'measures'} ${shown === 1 ? 'is' : 'are'} shown.`

type Variation = 'common' | 'improvement' | 'concern' | 'neutral_high' | 'neutral_low' | 'unclear' | null

/** The sentence of the one-page summary: how many are better or worse than chance explains, and how many say too little. */
export const summarySentence = (variations: readonly Variation[]): string => {
  const count = (...of: Variation[]) => variations.filter((each) => of.includes(each)).length
  if (variations.length === 0) return 'No measure is defined yet.'
  const parts = (
    [
      [count('improvement'), 'getting better', 'and not by chance'],
      [count('concern'), 'getting worse', 'and not by chance'],
      [count('common'), 'as before', 'within ordinary ups and downs'],
      [
        count('neutral_high', 'neutral_low', 'unclear'),
        'different',
        'in no direction that is better or worse by itself',
      ],
    ] as const
  ).flatMap(([n, what, how]) => (n === 0 ? [] : [`${n} ${n === 1 ? 'is' : 'are'} ${what}, ${how}`]))
  const few = count(null)
  if (few > 0) parts.push(`${few} ${few === 1 ? 'has' : 'have'} too few figures to say`)
  return `Of ${variations.length === 1 ? 'one measure' : `${variations.length} measures`}: ${parts.join('; ')}.`
}
