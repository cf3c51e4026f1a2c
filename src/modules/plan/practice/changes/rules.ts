import { daysBetween, longDate } from '../../../../platform/dates.ts'
import type { Tone } from '../../../../platform/shapes.tsx'
import type { PracticeChange } from './queries.ts'

type Dates = Pick<
  PracticeChange,
  'in_use_from' | 'trial_from' | 'trial_to' | 'review_on' | 'reviewed_on' | 'decision' | 'stopped_on'
>

/** Where a change of practice stands today, as a shape and its words. */
export const changeStanding = (change: Dates, today: string): { tone: Tone; words: string } => {
  if (change.stopped_on && change.stopped_on <= today)
    return { tone: 'none', words: `Stopped on ${longDate(change.stopped_on)}` }
  if (change.decision === 'abandon') return { tone: 'none', words: 'Abandoned after its trial' }
  if (change.trial_from && change.trial_from > today)
    return { tone: 'wait', words: `Trial starts on ${longDate(change.trial_from)}` }
  if (change.trial_to && change.decision === null)
    return change.trial_to >= today
      ? { tone: 'on', words: `On trial until ${longDate(change.trial_to)}` }
      : { tone: 'risk', words: `Trial ended on ${longDate(change.trial_to)}, nothing decided` }
  if (change.in_use_from)
    return change.in_use_from <= today
      ? { tone: 'done', words: `In use since ${longDate(change.in_use_from)}` }
      : { tone: 'wait', words: `In use from ${longDate(change.in_use_from)}` }
  return { tone: 'wait', words: 'Not in use yet' }
}

/** The day on which the trial is to be looked at: the one agreed, else the day it ends. */
export const reviewDay = (change: Pick<Dates, 'review_on' | 'trial_to'>): string | null =>
  change.review_on ?? change.trial_to

/** How many days a review is overdue; 0 when none is due, it was done, or the change was stopped. */
export const reviewLate = (change: Dates, today: string): number => {
  const day = reviewDay(change)
  if (day === null || day >= today || (change.stopped_on && change.stopped_on <= today)) return 0
  return change.reviewed_on && change.reviewed_on >= (change.review_on ?? change.trial_from ?? change.reviewed_on)
    ? 0
    : daysBetween(day, today)
}

/** "The trial was to be reviewed on 31 August 2026: 80 days late." Null when nothing is late. */
export const overdueSentence = (change: Dates, today: string): string | null => {
  const late = reviewLate(change, today)
  const day = reviewDay(change)
  return late === 0 || day === null
    ? null
    : `${change.trial_to ? 'The trial' : 'It'} was to be reviewed on ${longDate(day)}: ${late} ${late === 1 ? 'day' : 'days'} late`
}

export const decisionWords = { adopt: 'Adopted', adapt: 'Adapted', abandon: 'Abandoned' } as const

type Criterion = Pick<PracticeChange, 'criterion' | 'at_least' | 'out_of' | 'measure_id' | 'measure_level'>

/** The level in words: "in at least 7 of 10 records", "Reviews in time at 80"; null when none was written down. */
export const criterionWords = (change: Criterion, measureTitle: string | null): string | null => {
  const parts = [
    change.at_least !== null && change.out_of !== null
      ? `In at least ${change.at_least} of ${change.out_of}${change.criterion ? '' : ' records'}`
      : null,
    change.measure_id !== null
      ? `${measureTitle ?? 'A measure'}${change.measure_level === null ? '' : ` at ${change.measure_level}`}`
      : null,
    change.criterion || null,
  ].filter((part): part is string => part !== null)
  return parts.length === 0 ? null : parts.join(': ')
}

/** Is the level another one than before? */
export const criterionChanged = (was: Criterion, now: Criterion): boolean =>
  was.criterion !== now.criterion ||
  was.at_least !== now.at_least ||
  was.out_of !== now.out_of ||
  was.measure_id !== now.measure_id ||
  was.measure_level !== now.measure_level

/** Whether the level was written down beforehand, and what it was before it was changed. */
export const criterionSentence = (
  change: Pick<PracticeChange, 'in_use_from' | 'criterion_on' | 'earlier_criteria'>,
): string | null => {
  if (change.criterion_on === null) return null
  const written = `Written down on ${longDate(change.criterion_on)}`
  const replaced = change.earlier_criteria.find(({ after_evidence: after }) => after)
  if (replaced)
    return `${written}, after evidence had come. Before that it was “${replaced.words}”, so this level was not written down beforehand.`
  if (change.in_use_from === null) return `${written}, before the change is in use.`
  return change.criterion_on <= change.in_use_from
    ? `${written}, before the change was in use.`
    : `${written}, after the change was in use on ${longDate(change.in_use_from)}.`
}

/** "Told 2 of 4 teams, the last on 3 March 2026." */
export const toldSentence = (
  change: Pick<PracticeChange, 'told'> & Partial<Pick<PracticeChange, 'to_tell' | 'to_tell_what'>>,
): { sentence: string; missing: boolean } => {
  const { told } = change
  const people = told.reduce((sum, each) => sum + (each.people ?? 0), 0)
  const last = told
    .map(({ dated }) => dated)
    .toSorted()
    .at(-1)
  const when = last ? `, the last on ${longDate(last)}` : ''
  const howMany = people > 0 ? ` (${people} people)` : ''
  if (change.to_tell)
    return {
      sentence: `Told ${told.length} of ${change.to_tell} ${change.to_tell_what || 'groups'}${howMany}${when}.`,
      missing: told.length < change.to_tell,
    }
  return told.length === 0
    ? { sentence: 'Nobody has been told.', missing: true }
    : { sentence: `Told ${told.length} ${told.length === 1 ? 'group' : 'groups'}${howMany}${when}.`, missing: false }
}

/** The sentence above a list of changes. */
export const changesLede = (changes: readonly PracticeChange[], today: string): string => {
  if (changes.length === 0)
    return 'No change of practice is written down yet. Say what staff will do differently, where, and from when.'
  const late = changes.filter((change) => reviewLate(change, today) > 0).length
  const inUse = changes.filter(({ in_use_from: from, stopped_on: stopped }) => from && from <= today && !stopped).length
  const bare = changes.filter(({ criterion_on: on }) => on === null).length
  const untold = changes.filter((change) => change.in_use_from && toldSentence(change).missing).length
  return `${[
    `${changes.length} ${changes.length === 1 ? 'change' : 'changes'} of practice`,
    `${inUse} in use`,
    late > 0 && `${late} with a review that is late`,
    bare > 0 && `${bare} without a level written down beforehand`,
    untold > 0 && `${untold} not told to everybody`,
  ]
    .filter(Boolean)
    .join(', ')}.`
}
