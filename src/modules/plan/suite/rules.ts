import { daysBetween, longDate } from '../../../platform/dates.ts'
import { counted, joined, small, upper } from '../../../platform/sentence.ts'
import { isLate } from '../outline/rules.ts'
import { type DueKind, type ItemKind, linesOf } from '../outline/tree.ts'
import type { Level, Plan } from '../plans/model.ts'
import { type StatusShown, statusShown } from '../plans/rules.ts'

/** An item as far as the plans above and below need it. */
export type SuiteRow = {
  id: string
  plan_id: string
  parent_id: string | null
  level: Level
  reference: string
  title: string
  kind: ItemKind
  status: string
  status_on: string | null
  due_kind: DueKind
  due: string | null
  signpost_item_id: string | null
  findings: string[]
}

/** An item with its status in the words of its own plan, and all findings it answers, itself or through what it stands under. */
export type SuiteItem = Omit<SuiteRow, 'status'> & {
  status: StatusShown
  closed: boolean
  line: boolean
  above: string[]
  answers: string[]
}

/** Puts the rows of some plans in the words of their plans. */
export const suiteItems = (plans: readonly Plan[], rows: readonly SuiteRow[]): SuiteItem[] => {
  const planOf = new Map(plans.map((plan) => [plan.id, plan]))
  const known = new Map(rows.map((row) => [row.id, row]))
  return rows.flatMap((row) => {
    const plan = planOf.get(row.plan_id)
    if (!plan) return []
    const above: SuiteRow[] = []
    for (let at = row.parent_id; at !== null && above.length < 20; ) {
      const next: SuiteRow | undefined = known.get(at)
      if (next) above.push(next)
      at = next?.parent_id ?? null
    }
    const status = statusShown(row, plan.keys)
    return [
      {
        ...row,
        status,
        closed: status.tone === 'done' || row.kind === 'no_improvement_needed',
        line: linesOf(plan).includes(row.level),
        above: above.map(({ id }) => id),
        answers: [...new Set([row, ...above].flatMap(({ findings }) => findings))],
      },
    ]
  })
}

/** How the lines of a plan stand, in counts: all, late, off track. */
export type PlanCounts = { items: number; late: number; off: number; silent: number }

export const countsOf = (items: readonly SuiteItem[], planId: string, today: string): PlanCounts => {
  const lines = items.filter((item) => item.plan_id === planId && item.line)
  return {
    items: lines.length,
    late: lines.filter((item) => isLate(item, today)).length,
    off: lines.filter(({ status }) => status.tone === 'off').length,
    silent: lines.filter((item) => item.kind === 'improvement' && item.status.tone === null).length,
  }
}

/** "Twelve items: two are late, one is off track." */
export const countsWords = ({ items, late, off, silent }: PlanCounts): string => {
  if (items === 0) return 'No item yet.'
  const are = (count: number, words: string) =>
    count === 0 ? [] : [`${small(count)} ${count === 1 ? 'is' : 'are'} ${words}`]
  const parts = [
    ...are(late, 'late'),
    ...are(off, 'off track'),
    ...(silent === 0 ? [] : [`${small(silent)} ${silent === 1 ? 'has' : 'have'} no status yet`]),
  ]
  return `${upper(small(items))} ${items === 1 ? 'item' : 'items'}: ${parts.length === 0 ? 'none is late or off track' : joined(parts)}.`
}

/** One way in which a delivery item serves an objective. */
export type Served = { item: SuiteItem; how: string }
export type Objective = { item: SuiteItem; servedBy: Served[] }

/**
 * The objectives of a strategic plan, each with the delivery items that serve it. An objective is an item of the plan's
 * outcome level; in a plan without that level, a line. A delivery item serves it where a signpost leads from one to the
 * other, or where both answer the same finding; what stands under an objective counts as the objective.
 */
export const objectivesOf = (
  plan: Plan,
  items: readonly SuiteItem[],
  findingName: (id: string) => string | null,
): { objectives: Objective[]; serving: Set<string> } => {
  const own = items.filter(({ plan_id: id }) => id === plan.id)
  const level = plan.levels.some((each) => each.level === 'outcome') ? 'outcome' : null
  const objectives = own.filter((item) => (level === null ? item.line : item.level === level))
  const lines = items.filter((item) => item.plan_id !== plan.id && item.line)
  const serving = new Set<string>()
  const found = objectives.map((objective): Objective => {
    const within = own.filter(({ id, above }) => id === objective.id || above.includes(objective.id))
    const ids = new Set(within.map(({ id }) => id))
    const pointsTo = new Set(within.flatMap(({ signpost_item_id: to }) => to ?? []))
    // The theme above an objective answers for all its objectives: what only the theme answers says nothing of this one.
    const answers = new Set(within.flatMap(({ findings }) => findings))
    const servedBy = lines.flatMap((item): Served[] => {
      const marks = [item.id, ...item.above]
      const shared = item.answers.filter((id) => answers.has(id)).flatMap((id) => findingName(id) ?? [])
      const how = [
        marks.some((id) => pointsTo.has(id)) ? 'the objective points to it' : '',
        item.signpost_item_id !== null && ids.has(item.signpost_item_id) ? 'it points to the objective' : '',
        shared.length > 0 ? `both answer ${joined(shared)}` : '',
      ].filter(Boolean)
      if (how.length === 0) return []
      serving.add(item.id)
      return [{ item, how: joined(how) }]
    })
    return { item: objective, servedBy }
  })
  return { objectives: found, serving }
}

/** After so many days without a word an item counts as one that nobody reports on: a quarter and a month. */
const silentAfter = 120

/** What a signpost to an item in another plan leads to: null when the item is no longer there. */
export type Pointed = {
  id: string
  title: string
  plan: string
  status: StatusShown
  status_on: string | null
  closed: boolean
}

/** What there is to say of the item a signpost leads to, and whether nobody reports on it. */
export const pointedWords = (pointed: Pointed | null, today: string): { words: string; silent: boolean } => {
  if (!pointed)
    return {
      words: 'The item it points to is no longer in its plan. Choose another, or say what became of it.',
      silent: true,
    }
  const { status, status_on: on, closed } = pointed
  if (status.tone === null || on === null) return { words: 'Nobody has reported on it yet.', silent: !closed }
  const days = daysBetween(on, today)
  if (!closed && days > silentAfter)
    return {
      words: `Nobody has reported on it for ${counted(days, 'day')}: it was ${lower(status.word)} on ${longDate(on)}.`,
      silent: true,
    }
  return { words: `${status.word}, said on ${longDate(on)}.`, silent: false }
}

/** The sentence at the top of the suite. */
export const suiteLede = (
  plan: Plan,
  under: readonly Plan[],
  objectives: readonly Objective[],
  linked: number,
): string => {
  const unserved = objectives.filter(({ servedBy }) => servedBy.length === 0).length
  const elsewhere =
    linked === 0 ? '' : ` It is tied to ${small(linked)} ${linked === 1 ? 'plan' : 'plans'} kept elsewhere.`
  if (plan.kind === 'delivery')
    return `${plan.parent_id === null ? 'This delivery plan stands under no strategic plan yet.' : 'This delivery plan stands under a strategic plan.'}${elsewhere}`
  if (under.length === 0) return `No delivery plan stands under this plan yet.${elsewhere}`
  const first = `${upper(small(under.length))} delivery ${under.length === 1 ? 'plan stands' : 'plans stand'} under it.`
  const second =
    objectives.length === 0
      ? ' It has no objective yet.'
      : unserved === 0
        ? ` ${objectives.length === 1 ? 'Its one objective is' : `All ${small(objectives.length)} objectives are`} served by a delivery item.`
        : ` ${upper(small(unserved))} of ${small(objectives.length)} objectives ${unserved === 1 ? 'is' : 'are'} served by no delivery item.`
  return first + second + elsewhere
}

const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)
