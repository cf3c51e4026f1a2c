import { longDate, londonDate } from '../../../platform/dates.ts'
import type { Observation } from '../model.ts'

type Period = Pick<Observation, 'period_from' | 'period_to'>

/** What somebody wrote beside the figures of a period: of one measure, or (null) of all of them. */
export type Narrative = Period & {
  id: string
  measure_id: string | null
  text: string
  made_by: string | null
  made_at: Date
  /** Null until somebody changes it. */
  changed_by: string | null
  changed_at: Date | null
  version: number
}

/** The newest period first; of one period what speaks of all measures first, then as they were written. */
export const inOrder = (narratives: readonly Narrative[]): Narrative[] =>
  narratives.toSorted(
    (a, b) =>
      b.period_to.localeCompare(a.period_to) ||
      b.period_from.localeCompare(a.period_from) ||
      Number(a.measure_id !== null) - Number(b.measure_id !== null) ||
      a.made_at.getTime() - b.made_at.getTime(),
  )

export const isOf = (narrative: Period, period: Period | undefined): boolean =>
  period !== undefined && narrative.period_from === period.period_from && narrative.period_to === period.period_to

/** What stands beside the newest figures: of all measures for the last period written of, of each measure for its newest figure. */
export const ofTheNewest = (
  narratives: readonly Narrative[],
  newest: ReadonlyMap<string, Period | undefined>,
): Narrative[] => {
  const last = inOrder(narratives.filter(({ measure_id }) => measure_id === null))[0]
  return narratives.filter((each) => isOf(each, each.measure_id === null ? last : newest.get(each.measure_id)))
}

/** "By Alice Merrow on 12 November 2026; changed by Tam Braewell on 20 November 2026". */
export const bylineWords = (
  n: Pick<Narrative, 'made_by' | 'made_at' | 'changed_by' | 'changed_at'>,
  names: ReadonlyMap<string, string>,
): string => {
  const who = (id: string | null) => (id !== null && names.get(id)) || 'somebody who has left'
  const wrote = `By ${who(n.made_by)} on ${longDate(londonDate(n.made_at))}`
  if (n.changed_at === null) return wrote
  return `${wrote}; changed by ${n.changed_by === n.made_by ? 'the same' : who(n.changed_by)} on ${longDate(londonDate(n.changed_at))}`
}

/** The sentence that opens the list. */
export const narrativesSentence = (narratives: readonly Narrative[], newest: string | null): string => {
  if (narratives.length === 0)
    return 'Nothing is written beside the figures yet: what a reader must know that the numbers do not say.'
  const periods = new Set(narratives.map(({ period_from, period_to }) => `${period_from}_${period_to}`)).size
  const all = `${narratives.length === 1 ? 'One text' : `${narratives.length} texts`} beside the figures of ${periods === 1 ? 'one period' : `${periods} periods`}`
  return newest === null ? `${all}.` : `${all}, the newest of ${newest}.`
}
