import type { Tone } from '../../../platform/shapes.tsx'
import type { Level, Plan } from '../plans/model.ts'
import { type StatusShown, statusShown } from '../plans/rules.ts'

export type Step = { due: string; value: number; unit: string }
/** `measure_id`: the measure whose figures are held against the steps; none while it is words only. */
export type Target = { id: string; text: string; steps: Step[]; measure_id?: string | null }
export type MilestoneDates = { title: string; due: string | null; done_on: string | null }
/** With what something is done, as far as the list of items needs it. */
export type Means = { what: string; state: 'asked' | 'agreed' | 'refused' }
export type ItemKind = 'improvement' | 'no_improvement_needed' | 'signpost'
export type DueKind = 'date' | 'ongoing' | 'to_be_confirmed'

/** An item as it lies in the database, with what hangs on it. Dates are 'YYYY-MM-DD'. */
export type ItemRow = {
  id: string
  plan_id: string
  parent_id: string | null
  level: Level
  position: number
  reference: string
  title: string
  aim: string
  kind: ItemKind
  reason: string
  signpost: string
  /** The item in another plan here that a signpost points to. */
  signpost_item_id: string | null
  lead_agency_id: string | null
  owning_group_id: string | null
  overseeing_group_id: string | null
  starts_on: string | null
  due_kind: DueKind
  due: string | null
  forecast: string | null
  status: string
  status_on: string | null
  links: string[]
  created_at: Date
  version: number
  doubts: number
  posts: string[] | null
  findings: string[] | null
  targets: Target[] | null
  moved: number
  milestones: MilestoneDates[] | null
  means: Means[] | null
  updated_on: string | null
}

export type LeadPost = {
  id: string
  title: string
  agency: string | null
  person_id: string | null
  holder: string | null
  interim: boolean
  vacant: boolean
  vacant_since: string | null
}
export type Named = { id: string; name: string; short_name: string }
export type Answered = { id: string; reference: string; title: string; kind: string }

/** An item in its place: words instead of ids, depth from the top (0), and whether it is a line or a heading of the plan. */
export type TreeItem = Omit<ItemRow, 'status' | 'posts' | 'findings' | 'targets' | 'milestones' | 'means'> & {
  depth: number
  /** A line of the plan: what counts, is filtered and is updated. The others are headings above the lines. */
  line: boolean
  status: StatusShown
  /** Nothing is owed any more: complete, or no improvement needed. */
  closed: boolean
  leads: LeadPost[]
  lead_agency: Named | null
  owning_group: Named | null
  overseeing_group: Named | null
  findings: Answered[]
  /** What the headings above it answer, and it therefore with them. */
  through: Answered[]
  targets: Target[]
  milestones: MilestoneDates[]
  means: Means[]
  /** Ids of the items above it, the top first. */
  above: string[]
}

export type PlanTree = { plan: Plan; items: TreeItem[] }

type Around = {
  posts: readonly {
    id: string
    title: string
    agency: string | null
    person_id: string | null
    holder: string | null
    interim: boolean
    vacant_since: string | null
  }[]
  agencies: readonly Named[]
  groups: readonly Named[]
  findings: readonly Answered[]
}

/** Puts rows in tree order, brothers and sisters by position, and names what they refer to. */
export const treeOf = (plan: Plan, rows: readonly ItemRow[], around: Around): PlanTree => {
  const posts = byId(around.posts)
  const agencies = byId(around.agencies)
  const groups = byId(around.groups)
  const findings = byId(around.findings)
  const named = (from: ReadonlyMap<string, Named>, id: string | null) => (id === null ? null : (from.get(id) ?? null))
  const children = Map.groupBy(rows, (row) => row.parent_id)
  const known = new Set(rows.map((row) => row.id))
  const lineLevels = linesOf(plan)
  const items: TreeItem[] = []
  const place = (row: ItemRow, above: readonly TreeItem[]) => {
    const status = statusShown(row, plan.keys)
    const through = unique(above.flatMap((each) => each.findings))
    const item: TreeItem = {
      ...row,
      depth: above.length,
      above: above.map(({ id }) => id),
      through,
      line: lineLevels.includes(row.level),
      status,
      closed: status.tone === 'done' || row.kind === 'no_improvement_needed',
      leads: (row.posts ?? []).flatMap((id) => leadOf(posts.get(id))),
      lead_agency: named(agencies, row.lead_agency_id),
      owning_group: named(groups, row.owning_group_id),
      overseeing_group: named(groups, row.overseeing_group_id),
      findings: (row.findings ?? []).flatMap((id) => findings.get(id) ?? []).sort(byReference),
      targets: row.targets ?? [],
      milestones: row.milestones ?? [],
      means: row.means ?? [],
    }
    items.push(item)
    for (const child of children.get(row.id) ?? []) place(child, [...above, item])
  }
  // A row whose parent is gone stands at the top rather than nowhere.
  for (const row of rows) if (row.parent_id === null || !known.has(row.parent_id)) place(row, [])
  return { plan, items }
}

/** Projects and actions are lines. A plan that uses neither has its lowest level as lines. */
export const linesOf = (plan: Pick<Plan, 'levels'>): Level[] => {
  const used = plan.levels.map(({ level }) => level)
  const low = used.filter((level) => level === 'project' || level === 'action')
  return low.length > 0 ? low : used.slice(-1)
}

/** Worst first: the order in which shapes call for attention. */
export const severity: readonly (Tone | null)[] = ['off', 'risk', null, 'wait', 'on', 'done', 'none']

const leadOf = (post: Around['posts'][number] | undefined): LeadPost[] =>
  post
    ? [
        {
          id: post.id,
          title: post.title,
          agency: post.agency,
          person_id: post.person_id,
          holder: post.holder,
          interim: post.interim,
          vacant: post.person_id === null,
          vacant_since: post.vacant_since,
        },
      ]
    : []

// One collator for all: making one for each comparison costs more than the rest of the tree.
const collator = new Intl.Collator('en-GB', { numeric: true })
const byReference = (a: Answered, b: Answered) => collator.compare(a.reference, b.reference)

const unique = <T extends { id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((each) => [each.id, each])).values(),
]

const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]))
