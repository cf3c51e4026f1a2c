import type { TimelineGroup, TimelineRow } from '../../../charts/timeline.ts'
import { addDays } from '../../../platform/dates.ts'
import { counted, small, upper } from '../../../platform/sentence.ts'
import type { Dependency } from '../dependencies/rules.ts'
import { isLate, movedWords } from '../outline/rules.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'

/** An agreed date that moved: what it was before. */
export type Was = { item_id: string; was: string }

/** Only the lines under one theme, or led by one post. Empty: all. */
export type TimelineChoice = { theme: string; post: string }

/** The lines that a choice lets through. */
export const linesFor = ({ items }: PlanTree, choice: TimelineChoice): TreeItem[] =>
  items.filter(
    ({ line, above, id, leads }) =>
      line &&
      (choice.theme === '' || above.includes(choice.theme) || id === choice.theme) &&
      (choice.post === '' || leads.some((lead) => lead.id === choice.post)),
  )

/** Lines as rows of a timeline, theme by theme. */
export const groupsFor = (
  { items }: PlanTree,
  lines: readonly TreeItem[],
  moves: readonly Was[],
  waits: readonly Dependency[],
  today: string,
): TimelineGroup[] => {
  const names = new Map(items.map(({ id, reference, title }) => [id, [reference, title].filter(Boolean).join(' ')]))
  const groups = Map.groupBy(lines, ({ above }) => above[0] ?? '')
  return [...groups].map(([theme, of]) => ({
    title: names.get(theme) ?? '',
    rows: of.map(
      (item): TimelineRow => ({
        id: item.id,
        title: names.get(item.id) ?? '',
        status: item.status.tone ? { tone: item.status.tone, word: item.status.word } : null,
        start: item.starts_on,
        due: item.due,
        open: openWords(item),
        forecast: item.closed ? null : item.forecast,
        was: moves.filter(({ item_id: id }) => id === item.id).map(({ was }) => was),
        milestones: item.milestones.flatMap(({ due, done_on: done }) =>
          due === null ? [] : [{ due, done: done !== null }],
        ),
        needs: waits.filter(({ item_id: id }) => id === item.id).map(({ needs_id: id }) => id),
        late: isLate(item, today),
      }),
    ),
  }))
}

/** What stands where there is no agreed date. */
export const openWords = ({ due, due_kind: kind, kind: what }: Pick<TreeItem, 'due' | 'due_kind' | 'kind'>): string => {
  if (due !== null) return ''
  if (what === 'signpost') return 'In another plan'
  if (what === 'no_improvement_needed') return 'No improvement needed'
  return kind === 'ongoing' ? 'Ongoing' : 'To be confirmed'
}

/** The first and the last day to draw: the plan's own, widened to every date on it, with room at both ends. */
export const spanOf = (
  plan: { starts_on: string | null; ends_on: string | null },
  lines: readonly TreeItem[],
  today: string,
): { from: string; to: string } => {
  const dates = [
    plan.starts_on,
    plan.ends_on,
    ...lines.flatMap(({ starts_on: start, due, forecast, milestones }) => [
      start,
      due,
      forecast,
      ...milestones.map((each) => each.due),
    ]),
    today,
  ]
    .flatMap((date) => date ?? [])
    .toSorted()
  return { from: addDays(dates[0] ?? today, -14), to: addDays(dates.at(-1) ?? today, 21) }
}

/** The timeline in a sentence: what is past its date, what is forecast after it, what moved, what has no date. */
export const timelineSentence = (lines: readonly TreeItem[], today: string): string => {
  if (lines.length === 0) return 'No item fits your choice.'
  const count = (is: (item: TreeItem) => boolean) => lines.filter(is).length
  const parts: [number, (n: number) => string][] = [
    [count((item) => isLate(item, today)), (n) => `${n === 1 ? 'is' : 'are'} past the agreed date`],
    [
      count(({ due, forecast, closed }) => !closed && due !== null && forecast !== null && forecast > due),
      (n) => `${n === 1 ? 'is' : 'are'} forecast after it`,
    ],
    [count(({ moved }) => moved > 0), (n) => `${n === 1 ? 'has' : 'have'} moved`],
    [
      count(({ due, kind }) => due === null && kind === 'improvement'),
      (n) => `${n === 1 ? 'has' : 'have'} no agreed date`,
    ],
  ]
  const told = parts.filter(([n]) => n > 0).map(([n, words]) => `${small(n)} ${words(n)}`)
  return `${counted(lines.length, 'item')} from first to last. ${told.length === 0 ? 'Every one has an agreed date, and none is past it or forecast after it.' : `${upper(told.join(', '))}.`}`
}

/** "moved twice, from 31 March 2026": how often, and what was agreed first. */
export const movedFrom = (
  item: Pick<TreeItem, 'moved'>,
  was: readonly string[],
  show: (date: string) => string,
): string => (item.moved === 0 ? '' : `${movedWords(item.moved)}${was[0] ? `, first from ${show(was[0])}` : ''}`)
