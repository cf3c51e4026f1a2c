import { type Changed, rewound } from '../../history/index.ts'
import type { OpenPiece } from '../../evidence/index.ts'
import { linesOf } from '../outline/tree.ts'
import type { Level, Plan } from '../plans/model.ts'
import { statusShown } from '../plans/rules.ts'
import type { SnapItem, Snapshot } from './snapshot.ts'

export type ItemNow = {
  id: string
  level: Level
  position: number
  reference: string
  title: string
  aim: string
  kind: string
  due_kind: string
  due: string | null
  forecast: string | null
  created_at: Date
  deleted_at: Date | null
}

/** A plan as it stands now, deleted items too, with what is known of its past. */
export type Now = {
  items: readonly ItemNow[]
  leads: readonly { id: string; item_id: string; post_id: string; position: number }[]
  targets: readonly { id: string; item_id: string; text: string; position: number }[]
  /** Every update, the latest word last. */
  updates: readonly { id: string; item_id: string; status: string; dated: string; written_at: Date }[]
  /** Every moved date, the oldest first. */
  moves: readonly {
    item_id: string
    which: 'due' | 'forecast'
    was: string | null
    became: string | null
    became_kind: string
    reason: string
    moved_at: Date
  }[]
  /** What was attached by then. */
  evidence: readonly OpenPiece[]
  findings: readonly { id: string; reference: string; title: string }[]
  posts: readonly { id: string; title: string }[]
  /** What was recorded after then, the newest first. */
  changes: readonly Changed[]
}

/** The plan as it stood at an instant: what was recorded after it is taken back, and what was said or attached after it left out. */
export const asOf = (plan: Pick<Plan, 'levels' | 'keys'>, at: Date, now: Now): Snapshot => {
  const changes = Map.groupBy(now.changes, ({ subject }) => subject)
  // Whether an item was there, its own dates say: a plan brought in with its past is older than the record of it.
  const there = new Set(
    now.items.filter((i) => i.created_at <= at && (i.deleted_at === null || i.deleted_at > at)).map(({ id }) => id),
  )
  const items = rewound(now.items, changes.get('plan.item') ?? [], () => true).filter(({ id }) => there.has(id))
  const recorded = recordedAt(changes.get('plan.item') ?? [])
  const brought = (change: Changed) => cameWithItem(change, recorded)
  const leads = rewound(now.leads, changes.get('plan.lead') ?? [], brought).toSorted(byPosition)
  const targets = rewound(now.targets, changes.get('plan.target') ?? [], brought).toSorted(byPosition)
  const lineLevels = linesOf(plan)
  const titles = new Map(now.posts.map(({ id, title }) => [id, title]))
  const itemsNow = new Map(now.items.map((item) => [item.id, item]))
  const moved = new Set(
    (changes.get('plan.item') ?? []).flatMap(({ subject_id: id, was }) =>
      Object.keys(was ?? {}).map((column) => `${id} ${column}`),
    ),
  )
  const evidence = Map.groupBy(now.evidence, ({ statement_id: id }) => id)
  const piecesOn = (ids: readonly string[]) => [
    ...new Map(
      ids.flatMap((id) => evidence.get(id) ?? []).map(({ evidence_id: id, title }) => [id, { id, title }]),
    ).values(),
  ]
  const asSnap = (item: ItemNow): SnapItem => {
    const mine = now.updates.filter(({ item_id: id, written_at: on }) => id === item.id && on <= at)
    const status = statusShown({ status: mine.at(-1)?.status ?? 'not_stated', kind: item.kind }, plan.keys)
    const moves = now.moves.filter(({ item_id: id }) => id === item.id)
    const dateOf = (which: 'due' | 'forecast') => {
      const later = moves.find((move) => move.which === which && move.moved_at > at)
      return later && !moved.has(`${item.id} ${which}`) ? later.was : item[which]
    }
    const due = dateOf('due')
    return {
      id: item.id,
      reference: item.reference,
      title: item.title,
      aim: item.aim,
      kind: item.kind,
      line: lineLevels.includes(item.level),
      closed: status.tone === 'done' || item.kind === 'no_improvement_needed',
      status,
      due_kind: due === null ? item.due_kind : 'date',
      due,
      forecast: dateOf('forecast'),
      leads: leads
        .filter(({ item_id: id }) => id === item.id)
        .map(({ post_id: id }) => ({ id, title: titles.get(id) ?? '' })),
      measures: targets.filter(({ item_id: id }) => id === item.id).map(({ id, text }) => ({ id, text })),
      evidence: piecesOn([item.id, ...mine.map(({ id }) => id)]),
      moves: moves
        .filter(({ moved_at: on }) => on <= at)
        .map(({ which, was, became, became_kind, reason, moved_at: on }) => {
          return { which, was, became, became_kind, reason, moved_at: on.toISOString() }
        }),
    }
  }
  return {
    items: items.toSorted((a, b) => inPlan(itemsNow.get(a.id) ?? a, itemsNow.get(b.id) ?? b)).map(asSnap),
    findings: now.findings.map(({ id, reference, title }) => ({
      id,
      reference,
      title,
      level: null,
      evidence: piecesOn([id]),
    })),
    knowsLevels: false,
  }
}

const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position

const collator = new Intl.Collator('en-GB', { numeric: true })
const inPlan = (a: ItemNow, b: ItemNow) => collator.compare(a.reference, b.reference) || a.position - b.position

const recordedAt = (changes: readonly Changed[]): ReadonlyMap<string, Date> =>
  new Map(changes.flatMap((each) => (each.operation === 'insert' ? [[each.subject_id, each.at] as const] : [])))

// Posts and measures that were written together with their item were its own from the first.
const together = 10 * 60_000
const cameWithItem = ({ at, became }: Changed, recorded: ReadonlyMap<string, Date>): boolean => {
  const item = recorded.get(String(became?.item_id))
  return item !== undefined && at.getTime() - item.getTime() < together
}
