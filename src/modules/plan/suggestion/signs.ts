import { addDays, daysBetween, longDate } from '../../../platform/dates.ts'
import { counted, plural, small, upper } from '../../../platform/sentence.ts'
import type { Sign, SuggestionFacts } from './facts.ts'

/** Six weeks: a board that meets every six weeks has seen the milestone overdue once before it counts as off track. */
const boardDays = 42
/** Four weeks: a forecast up to so many days after the agreed date is a risk, a later one is a miss. */
const slipDays = 28

/** Reported complete, whatever the dates and figures say. */
export const isClosed = ({ reported }: Pick<SuggestionFacts, 'reported'>): boolean => reported === 'done'

/** What its milestones say. */
export const milestoneSigns = (facts: SuggestionFacts, today: string): Sign[] => {
  const all = facts.milestones
  const undone = all.filter(({ done_on }) => done_on === null)
  if (all.length === 0) return []
  if (undone.length === 0)
    return [
      {
        tone: 'done',
        says: all.length === 1 ? 'Its one milestone is done.' : `${allOf(all.length)} milestones are done.`,
        ...(facts.evidence === 0 && !isClosed(facts) ? { wants: 'evidence of what was done' } : {}),
      },
    ]
  if (isClosed(facts))
    return [
      {
        tone: 'risk',
        says: `Reported complete, but ${share(undone.length, all.length)} not done.`,
        wants: `${small(undone.length)} ${plural(undone.length, 'milestone')} done`,
      },
    ]
  const overdue = undone.flatMap(({ title, due }) => (due !== null && due < today ? [{ title, due }] : [])).sort(byDue)
  const [oldest] = overdue
  if (oldest)
    return [
      {
        tone: daysBetween(oldest.due, today) > boardDays ? 'off' : 'risk',
        says: `${upper(share(overdue.length, all.length))} overdue, ${overdue.length === 1 ? '' : 'the oldest '}since ${longDate(oldest.due)}.`,
        wants:
          overdue.length === 1
            ? `“${oldest.title}”, the milestone that was due on ${longDate(oldest.due)}`
            : `${small(overdue.length)} overdue milestones done`,
      },
    ]
  const done = all.length - undone.length
  const next = undone.flatMap(({ due }) => due ?? []).toSorted()[0]
  if (done === 0 && next === undefined) return []
  const none =
    all.length === 1
      ? 'Its one milestone is not overdue'
      : `${all.length === 2 ? 'Neither of two' : `None of ${small(all.length)}`} milestones is overdue`
  return [
    {
      tone: hasBegun(facts) ? 'on' : 'wait',
      says: `${none}; ${done === 0 && next ? `${all.length === 1 ? 'it' : 'the next'} is due on ${longDate(next)}` : `${small(done)} ${done === 1 ? 'is' : 'are'} done`}.`,
    },
  ]
}

// "Two of five milestones are", "its one milestone is".
const share = (some: number, all: number) =>
  all === 1 ? 'its one milestone is' : `${small(some)} of ${small(all)} milestones ${some === 1 ? 'is' : 'are'}`

const allOf = (count: number) => (count === 2 ? 'Both' : `All ${small(count)}`)

/** What its agreed date and its forecast say. A complete item owes no date. */
export const dateSigns = (facts: SuggestionFacts, today: string): Sign[] => {
  if (isClosed(facts)) return []
  const due = facts.due_kind === 'date' ? facts.due : null
  if (due !== null && due < today)
    return [
      {
        tone: 'off',
        says: `The agreed date, ${longDate(due)}, passed ${counted(daysBetween(due, today), 'day')} ago and it is not complete.`,
        wants: 'a new agreed date with its reason',
      },
    ]
  return [...forecastSigns(facts.forecast, due, today), ...hurrySigns(facts, due, today)]
}

const forecastSigns = (forecast: string | null, due: string | null, today: string): Sign[] => {
  if (forecast === null) return []
  if (forecast < today)
    return [
      {
        tone: 'risk',
        says: `The forecast, ${longDate(forecast)}, passed ${counted(daysBetween(forecast, today), 'day')} ago and it is not complete.`,
        wants: 'a new forecast',
      },
    ]
  if (due === null) return []
  const days = daysBetween(due, forecast)
  if (days > 0)
    return [
      {
        tone: days > slipDays ? 'off' : 'risk',
        says: `Forecast is ${counted(days, 'day')} after the agreed date, ${longDate(due)}.`,
        wants: `a forecast on or before ${longDate(due)}`,
      },
    ]
  const when = days === 0 ? 'on the agreed date' : `${counted(-days, 'day')} before the agreed date`
  return [{ tone: 'on', says: `Forecast is ${when}, ${longDate(due)}.` }]
}

// Due within a board's rhythm with half of the steps still to take.
const hurrySigns = ({ milestones }: SuggestionFacts, due: string | null, today: string): Sign[] => {
  const undone = milestones.filter(({ done_on }) => done_on === null).length
  if (due === null || due > addDays(today, boardDays) || milestones.length < 2 || undone * 2 < milestones.length)
    return []
  const days = daysBetween(today, due)
  return [
    {
      tone: 'risk',
      says: `It is due ${days === 0 ? 'today' : `in ${counted(days, 'day')}`} and ${share(undone, milestones.length)} still to do.`,
      wants: `${small(undone)} ${plural(undone, 'milestone')} done by ${longDate(due)}`,
    },
  ]
}

/** What its start says: still ahead, or past with nothing to show. */
export const startSigns = (facts: SuggestionFacts, today: string): Sign[] => {
  const { starts_on: start } = facts
  if (start === null || isClosed(facts) || hasBegun(facts)) return []
  if (start > today) return [{ tone: 'wait', says: `It starts on ${longDate(start)}.` }]
  const days = daysBetween(start, today)
  if (days <= slipDays) return []
  return [
    {
      tone: 'risk',
      says: `It should have begun on ${longDate(start)}, ${counted(days, 'day')} ago, and nothing is done or said yet.`,
      wants: 'a first step done and said',
    },
  ]
}

/** What it needs from other items says. */
export const needSigns = (facts: SuggestionFacts, today: string): Sign[] => {
  if (isClosed(facts)) return []
  const own = facts.due_kind === 'date' ? facts.due : null
  return facts.needs.flatMap(({ title, closed, due, forecast }): Sign[] => {
    if (closed) return []
    const wants = `“${title}”, which it needs`
    if (due !== null && due < today)
      return [
        { tone: 'risk', says: `It needs “${title}”, which is ${counted(daysBetween(due, today), 'day')} late.`, wants },
      ]
    const ends = forecast ?? due
    if (ends === null || own === null || ends <= own) return []
    return [
      {
        tone: 'risk',
        says: `It needs “${title}”, which ${forecast === null ? 'is not due until' : 'is forecast for'} ${longDate(ends)}, ${counted(daysBetween(own, ends), 'day')} after its own agreed date.`,
        wants: `“${title}” done by ${longDate(own)}`,
      },
    ]
  })
}

/** What the lines under a heading say, where the heading carries the status. */
export const underSigns = ({ under }: SuggestionFacts): Sign[] => {
  if (!under || under.late === 0) return []
  const some =
    under.items === 1
      ? 'The one item under it is'
      : `${upper(small(under.late))} of ${small(under.items)} items under it ${under.late === 1 ? 'is' : 'are'}`
  return [
    {
      tone: under.late * 2 >= under.items ? 'off' : 'risk',
      says: `${some} late, ${under.late === 1 ? 'by' : 'the longest by'} ${counted(under.longest, 'day')}.`,
      wants: `${small(under.late)} late ${plural(under.late, 'item')} under it done`,
    },
  ]
}

// A step taken, a word written, or a status that says it is under way.
const hasBegun = ({ milestones, updated_on, reported }: SuggestionFacts) =>
  milestones.some(({ done_on }) => done_on !== null) ||
  updated_on !== null ||
  reported === 'on' ||
  reported === 'risk' ||
  reported === 'off'

const byDue = (a: { due: string }, b: { due: string }) => a.due.localeCompare(b.due)
