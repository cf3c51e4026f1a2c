import type { Block, Paper, PlanItem, PlanTheme } from '../../documents/write/index.ts'
import { shortDate } from '../../platform/dates.ts'
import { counted } from '../../platform/sentence.ts'
import type { TreeItem } from '../plan/index.ts'
import { type Facts, headingsOf, type Settings } from './facts.ts'
import { type Figures, figuresOf } from './figures.ts'
import { headOf, shapeOf, upperNoDate, workingPaper } from './parts.ts'
import { type Naming, namingOf, numberOf, positionSentence } from './sentences.ts'

/** The whole plan on one landscape page: theme, outcome, and a line for each item. */
export const planOnAPage = (title: string, facts: Facts, settings: Settings): Paper => {
  const f = figuresOf(facts)
  const block: Block =
    f.count === 0
      ? { kind: 'paragraph', words: positionSentence(f) }
      : { kind: 'planOnAPage', themes: themesOf(facts, f), key: f.standings.map(shapeOf) }
  return workingPaper(headOf('page', title, facts, settings), [{ orientation: 'landscape', blocks: [block] }])
}

const themesOf = (facts: Facts, f: Figures): PlanTheme[] => {
  const naming = namingOf(f.lines)
  const known = new Map(facts.tree.items.map((item) => [item.id, item]))
  const days = new Map(f.late.map((late) => [late.item.id, late.days]))
  return f.themes.map(({ title, lines }) => {
    const groups = Map.groupBy(lines, (line) => headingsOf(line, known)[1]?.id ?? '')
    return {
      title: title || (f.themes.length === 1 ? facts.tree.plan.title : 'Other items'),
      outcomes: [...groups].map(([id, items]) => ({
        ...headed(known.get(id), groups.size),
        items: items.map((item) => itemOf(item, naming, days.get(item.id) ?? 0)),
      })),
    }
  })
}

const headed = (outcome: TreeItem | undefined, groups: number) =>
  outcome
    ? { title: outcome.title, ...(outcome.reference ? { ref: outcome.reference } : {}) }
    : { title: groups === 1 ? '' : 'Other items' }

const itemOf = (item: TreeItem, naming: Naming, days: number): PlanItem => {
  const [lead] = item.leads
  const isOpen = item.kind === 'improvement' && !item.closed
  const needsNothing = item.kind === 'no_improvement_needed'
  const vacant = isOpen && item.leads.every((each) => each.vacant)
  return {
    ref: numberOf(item, naming),
    title: item.title,
    shape: shapeOf(item.status),
    lead: vacant
      ? lead
        ? `${lead.title}: vacant`
        : 'No lead'
      : (lead?.title ?? 'No lead needed') + others(item.leads.length - 1),
    ...(vacant ? { vacant } : {}),
    due: item.due ? shortDate(item.due) : needsNothing ? 'No date needed' : upperNoDate(item.due_kind),
    ...(days > 0 ? { late: `${counted(days, 'day')} late` } : {}),
  }
}

const others = (count: number) => (count > 0 ? ` and ${counted(count, 'other')}` : '')
