import { addDays, addMonths, daysBetween, longDate, monthSpan, shortDate } from '../../../platform/dates.ts'
import { counted, joined, plural, small, upper } from '../../../platform/sentence.ts'
import type { ItemKind, TreeItem } from '../outline/tree.ts'
import type { LineState, Round, RoundCounts, RoundLine, RoundState } from './model.ts'

/** "July to September 2026". */
export const titleFor = (from: string, to: string): string => monthSpan(from, to)

export type Days = { periodFrom: string; periodTo: string; opens: string; due: string; closes: string }
type Last = Pick<Round, 'period_from' | 'period_to' | 'opens' | 'due' | 'closes'>

/**
 * The days that are offered for a new round. After a round: the next period of the same length, asked for as long after its
 * end. For the first: the quarter of the partnership's year that ends next, or has just ended.
 */
export const daysOffered = (last: Last | undefined, yearStart: number, today: string): Days => {
  if (!last) {
    const period = quarterNear(today, yearStart)
    const opens = later(today, addDays(period.to, -13))
    const due = workingDay(addDays(opens, 14))
    return { periodFrom: period.from, periodTo: period.to, opens, due, closes: workingDay(addDays(due, 7)) }
  }
  const periodFrom = addDays(last.period_to, 1)
  const months = wholeMonths(last.period_from, last.period_to)
  const periodTo =
    months === null
      ? addDays(periodFrom, daysBetween(last.period_from, last.period_to))
      : addDays(addMonths(periodFrom, months), -1)
  const after = (day: string) => daysBetween(last.period_to, day)
  // A round that begins late keeps its length.
  const opens = later(today, addDays(periodTo, after(last.opens)))
  const due = workingDay(addDays(opens, daysBetween(last.opens, last.due)))
  return { periodFrom, periodTo, opens, due, closes: workingDay(addDays(due, daysBetween(last.due, last.closes))) }
}

const later = (one: string, other: string) => (one > other ? one : other)

const wholeMonths = (from: string, to: string): number | null => {
  if (!from.endsWith('-01')) return null
  const found = [1, 2, 3, 4, 6, 12].find((months) => addDays(addMonths(from, months), -1) === to)
  return found ?? null
}

// The quarter that ends nearest to a day: who opens a round in its last weeks or soon after it means that one.
const quarterNear = (today: string, yearStart: number): { from: string; to: string } => {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const into = (((month - yearStart) % 3) + 3) % 3
  const begins = addMonths(`${year}-${String(month).padStart(2, '0')}-01`, -into)
  const from = into === 0 ? addMonths(begins, -3) : begins
  return { from, to: addDays(addMonths(from, 3), -1) }
}

// Nobody is asked for words on a Saturday.
const workingDay = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day
}

type Asked = {
  kind: ItemKind
  closed: boolean
  line: boolean
  level: string
  starts_on: string | null
  leads: readonly unknown[]
}

/**
 * Is an update on this item asked for in a round, and if not, why not? Undefined: it is no part of the round at all (a
 * heading). `rated`: the level that carries the status in this plan, with the plan's word for it.
 */
export const requirement = (
  item: Asked,
  round: Pick<Round, 'period_to'>,
  rated: { level: string; word: string } | null,
): { required: boolean; why_not: string } | undefined => {
  const isRated = rated !== null && item.level === rated.level
  if (!item.line && !isRated) return undefined
  const not = (why_not: string) => ({ required: false, why_not })
  if (item.kind === 'signpost') return not('It is a signpost: the plan where it stands reports on it')
  if (item.kind === 'no_improvement_needed') return not('No improvement is needed')
  if (item.closed) return not('It is complete')
  if (rated && !isRated)
    return not(`This plan states how it is going for each ${rated.word.toLowerCase()}, not for each line`)
  if (item.starts_on && item.starts_on > round.period_to) return not(`It starts later, on ${longDate(item.starts_on)}`)
  return { required: true, why_not: '' }
}

/** How an item of a round stands on a day. */
export const lineState = (
  line: { required: boolean; leads: readonly unknown[]; answer: { agreed_how: string } | null },
  round: Pick<Round, 'due' | 'closes' | 'state'>,
  today: string,
): LineState => {
  if (line.answer) return line.answer.agreed_how === 'not_yet' ? 'unconfirmed' : 'answered'
  if (!line.required) return 'not_required'
  if (line.leads.length === 0) return 'nobody'
  if (round.state === 'closed' || today > round.closes) return 'missing'
  return today > round.due ? 'late' : 'awaited'
}

/** "Answered", "Late", ... for a row, a filter and a spreadsheet. */
export const stateWords: Record<LineState, string> = {
  answered: 'Answered',
  unconfirmed: 'Answered, not yet confirmed',
  late: 'Late',
  missing: 'Missing',
  awaited: 'Still to come',
  nobody: 'Nobody to ask',
  not_required: 'Not required',
}

export const roundStateWords: Record<RoundState, string> = {
  draft: 'Draft',
  open: 'Open',
  signed_off: 'Signed off',
  closed: 'Closed',
  dropped: 'Dropped',
}

/** Counts of a round. What nobody can be asked for and what is not required stand apart. */
export const countsOf = (lines: readonly Pick<RoundLine, 'state'>[]): RoundCounts => {
  const count = (...states: LineState[]) => lines.filter(({ state }) => states.includes(state)).length
  return {
    asked: count('answered', 'unconfirmed', 'late', 'missing', 'awaited'),
    in: count('answered', 'unconfirmed'),
    unconfirmed: count('unconfirmed'),
    late: count('late'),
    missing: count('missing'),
    awaited: count('awaited'),
    nobody: count('nobody'),
    not_required: count('not_required'),
  }
}

/** "31 of 42 updates are in; 4 are late; two wait for the holder’s yes." */
export const standingSentence = (c: RoundCounts): string => {
  if (c.asked === 0)
    return c.nobody > 0
      ? `${upper(nobodyWords(c.nobody))}; nothing else is asked for.`
      : 'No update is asked for in this round.'
  const parts = [
    c.in === c.asked
      ? c.asked === 1
        ? 'The one update is in'
        : `All ${c.asked} updates are in`
      : c.asked === 1
        ? 'The one update is not in yet'
        : `${c.in} of ${c.asked} updates ${c.in === 1 ? 'is' : 'are'} in`,
    are(c.late, 'late'),
    are(c.missing, 'missing'),
    c.unconfirmed > 0 ? `${small(c.unconfirmed)} ${c.unconfirmed === 1 ? 'waits' : 'wait'} for the holder’s yes` : '',
    nobodyWords(c.nobody),
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}

const are = (count: number, what: string) => (count === 0 ? '' : `${count} ${count === 1 ? 'is' : 'are'} ${what}`)
const nobodyWords = (count: number) =>
  count === 0 ? '' : `${small(count)} ${count === 1 ? 'has' : 'have'} nobody to ask`

/** What a round asks of somebody: "Five updates are due by 12 December 2026." */
export const owedSentence = (owed: number, round: Pick<Round, 'due'>, today: string): string =>
  owed === 0
    ? 'Nothing more is asked of you in this round.'
    : today > round.due
      ? `${upper(small(owed))} ${plural(owed, 'update')} ${owed === 1 ? 'was' : 'were'} due on ${longDate(round.due)}.`
      : `${upper(small(owed))} ${plural(owed, 'update')} ${owed === 1 ? 'is' : 'are'} due by ${longDate(round.due)}.`

/** "Round July to September 2026: 31 of 42 in". */
export const roundLine = (round: Pick<Round, 'title'>, c: Pick<RoundCounts, 'in' | 'asked'>): string =>
  `Round ${round.title}: ${c.in} of ${c.asked} in`

/** Why nothing can be written into a round now; undefined when it can. */
export const shutWords = (round: Pick<Round, 'state' | 'opens'>): string | undefined => {
  switch (round.state) {
    case 'draft':
      return `This round is still a draft. It opens on ${longDate(round.opens)}.`
    case 'signed_off':
      return 'This round has been signed off, so nothing can be written into it. Ask the chair or the coordinator to open it again.'
    case 'closed':
      return 'This round is closed, so nothing can be written into it. Write an update on the item itself; it counts in the next round.'
    case 'dropped':
      return 'This round was dropped. What was written for it stands on its items.'
    case 'open':
      return undefined
  }
}

/** Is a round the one in which leads are asked, or that waits to be closed? */
export const underWay = (round: Pick<Round, 'state'>): boolean => round.state === 'open' || round.state === 'signed_off'

/** Why the days and words of a round can no longer be changed; undefined while they can. */
export const mayChange = (round: Pick<Round, 'state'>): string | undefined =>
  round.state === 'draft' || round.state === 'open'
    ? undefined
    : round.state === 'signed_off'
      ? 'This round has been signed off. Open it again to change it.'
      : `This round is ${roundStateWords[round.state].toLowerCase()}, so it does not change any more.`

/** Why a round cannot be opened now; undefined when it can. */
export const cannotOpen = (
  round: Pick<Round, 'id' | 'state'>,
  all: readonly Pick<Round, 'id' | 'state' | 'title'>[],
  items: number,
): string | undefined => {
  if (round.state !== 'draft') return 'Only a draft can be opened.'
  const other = all.find((each) => each.id !== round.id && underWay(each))
  if (other)
    return `The round “${other.title}” of this plan is still under way. Close it, or drop it, before you open another.`
  return items === 0 ? 'This plan has no items yet, so there is nothing to ask for.' : undefined
}

/** Before signing off: how many are in, then what is open. */
export const signOffSentence = (c: RoundCounts, differ: number): string =>
  c.in === c.asked && c.asked > 0
    ? openPoints(c, differ)
    : `${standingSentence({ ...c, late: 0, missing: 0, unconfirmed: 0, nobody: 0 })} ${openPoints(c, differ)}`

/** What is so when the round is signed off: "Four are late, one is not yet confirmed." */
export const openPoints = (c: RoundCounts, differ: number): string => {
  const parts = [
    are(c.late, 'late').replace(/^\d+/, small(c.late)),
    are(c.missing, 'missing').replace(/^\d+/, small(c.missing)),
    c.awaited > 0 ? `${small(c.awaited)} ${c.awaited === 1 ? 'is' : 'are'} still to come` : '',
    are(c.unconfirmed, 'not yet confirmed').replace(/^\d+/, small(c.unconfirmed)),
    nobodyWords(c.nobody),
    differ > 0 ? `on ${small(differ)} the reported and the suggested status differ` : '',
  ].filter(Boolean)
  return parts.length === 0
    ? 'Every update that was asked for is in and confirmed.'
    : `${upper(joined(parts))}. You may sign off all the same.`
}

/** Does what was reported differ from what was suggested at that time? */
export const differs = (line: Pick<RoundLine, 'answer' | 'said'>): boolean =>
  line.answer !== null && line.answer.suggested !== null && line.answer.suggested !== line.said?.tone

/** How long after the due day an answer came; 0 when it was in time. */
export const daysAfterDue = (written: string, due: string): number => Math.max(0, daysBetween(due, written))

/** "1 to 31 July", for a list: the due and closing days. */
export const dueWords = (round: Pick<Round, 'due' | 'closes'>): string =>
  `Due ${shortDate(round.due)}, closes ${shortDate(round.closes)}`

/** Does an open round ask for an update on this item that is not in yet? */
export const isOwed = (line: Pick<RoundLine, 'state'>): boolean =>
  line.state === 'late' || line.state === 'missing' || line.state === 'awaited'

/** What a draft would ask for: "Opening it asks for 40 of 42 items; two are not required." */
export const draftSentence = (required: number, all: number, nobody: number): string =>
  all === 0
    ? 'This plan has no items, so there is nothing to ask for yet.'
    : `Nobody has been asked yet. Opening it asks for ${required - nobody} of ${counted(all, 'item')}${
        nobody > 0 ? `; ${nobodyWords(nobody)}` : ''
      }.`

/** The items a round of this plan would hold, with what is asked for on each. */
export const itemsToFix = (
  items: readonly TreeItem[],
  round: Pick<Round, 'period_to'>,
  rated: { level: string; word: string } | null,
): { item_id: string; required: boolean; why_not: string }[] =>
  items.flatMap((item) => {
    const found = requirement(item, round, rated)
    return found ? [{ item_id: item.id, ...found }] : []
  })

type Bit = { round_id: string; item_id: string; required: boolean; led: boolean; answered: boolean }
/** How many updates a round asks for, how many are in, and how many of some items are owed. */
export type Tally = { round_id: string; asked: number; in: number; owed: number }

/** Is an update on this item asked for and not in? */
export const isOwedBit = ({ required, led, answered }: Omit<Bit, 'round_id' | 'item_id'>): boolean =>
  required && led && !answered

/** Counts of each round; `mine` are the items whose lead is asked here. */
export const tallies = (bits: readonly Bit[], mine: ReadonlySet<string> = new Set()): Tally[] =>
  [...Map.groupBy(bits, ({ round_id: id }) => id)].map(([round_id, each]) => ({
    round_id,
    asked: each.filter((bit) => bit.answered || isOwedBit(bit)).length,
    in: each.filter(({ answered }) => answered).length,
    owed: each.filter((bit) => isOwedBit(bit) && mine.has(bit.item_id)).length,
  }))

/** "Five updates are due by 12 December 2026: write them in one sitting". */
export const sittingInvitation = (owed: number, round: Pick<Round, 'due'>, today: string): string =>
  `${owedSentence(owed, round, today).replace(/\.$/, '')}: write ${owed === 1 ? 'it' : 'them'} in one sitting`
