import { londonDate } from '../../platform/dates.ts'
import {
  type Changes,
  changesBetween,
  type FrozenItem,
  type PlanChanges,
  type PlanTree,
  type Release,
  type ReleaseModel,
  snapshotOf,
  type TreeItem,
} from '../plan/index.ts'
import type { Facts, LastUpdate } from './facts.ts'

/** The facts of a paper that tells of a round: everything as its release froze it, and what changed since the one before. */
export const factsOfRelease = (
  partnership: Facts['partnership'],
  release: Release,
  before: Release | undefined,
): Facts => {
  const { model } = release
  const changes = before ? changesBetween(snapshotOf(before.model), snapshotOf(model)) : null
  return {
    partnership,
    tree: treeOf(model),
    updates: new Map(model.items.flatMap((item) => updateOf(item, model))),
    since: before ? londonDate(before.released_at) : null,
    changes: before && changes ? asChanges(before, model, changes) : null,
    findings: model.findings.map(({ id, kind, reference, title, source_id, source_title }, position) => ({
      id,
      kind: kind as Facts['findings'][number]['kind'],
      reference,
      title,
      source_id,
      source_title,
      position,
      theme: '',
      state: 'final',
      source_kind: '',
      embargo_until: null,
    })),
    conclusions: model.findings.flatMap(({ id, conclusion }) =>
      conclusion
        ? [
            {
              id,
              finding_id: id,
              by_kind: 'inspectorate' as const,
              by_name: conclusion.by,
              dated: conclusion.dated,
              phrase: conclusion.phrase,
              page: conclusion.page,
              source_id: null,
              evidence_id: null,
            },
          ]
        : [],
    ),
    owningGroup: model.plan.owning_group,
    overseeingGroup: model.plan.overseeing_group,
    now: release.released_at,
    today: londonDate(release.released_at),
    round: {
      number: release.number,
      title: model.round.title,
      due: model.round.due,
      before: before ? { number: before.number, title: before.model.round.title } : null,
      items: model.items,
      findings: model.findings,
      changes,
    },
  }
}

const treeOf = (model: ReleaseModel): PlanTree => ({
  plan: {
    ...model.plan,
    owning_group_id: null,
    overseeing_group_id: null,
    parent_id: null,
    position: 0,
    version: 0,
    keys: model.key ? [model.key] : [],
  },
  items: model.items.map((item) => treeItem(item, model)),
})

const treeItem = (item: FrozenItem, { plan, findings }: ReleaseModel): TreeItem => {
  const named = (ids: readonly string[]) => findings.filter(({ id }) => ids.includes(id))
  return {
    ...item,
    plan_id: plan.id,
    signpost_item_id: null,
    lead_agency_id: item.lead_agency?.id ?? null,
    owning_group_id: item.owning_group?.id ?? null,
    overseeing_group_id: item.overseeing_group?.id ?? null,
    created_at: new Date(item.created_at),
    version: 0,
    doubts: 0,
    means: [],
    leads: item.leads.map((lead) => ({ ...lead, person_id: null })),
    findings: named(item.answers),
    through: named(item.through),
  }
}

const updateOf = ({ id, update }: FrozenItem, { key }: ReleaseModel): [string, LastUpdate][] =>
  update === null || update.agreed_how === 'imported'
    ? []
    : [
        [
          id,
          {
            id: update.id,
            item_id: id,
            key_id: key?.id ?? '',
            dated: update.dated,
            written_at: new Date(`${update.dated}T00:00:00Z`),
            status: update.status.code,
            done: update.done,
            next: update.next,
            difference: update.difference,
            help: update.help,
            forecast: update.forecast,
            written_by: null,
            for_post_id: null,
            agreed_how: update.agreed_how,
            agreed_on: null,
          },
        ],
      ]

const asChanges = (before: Release, model: ReleaseModel, changes: PlanChanges): Changes => {
  const known = new Map(model.items.map((item) => [item.id, item]))
  const subject = ({ id, reference, title }: { id: string; reference: string; title: string }) => ({
    item_id: id,
    reference,
    title,
  })
  const moved = [
    changes.worse,
    changes.better,
    changes.reopened,
    changes.closed,
    changes.first,
    changes.reworded,
  ].flatMap((each) =>
    each.map(({ item, was, became }) => ({
      ...subject(item),
      was,
      became,
      dated: known.get(item.id)?.status_on ?? londonDate(new Date(model.released_at)),
    })),
  )
  const then = new Map(before.model.items.map((item) => [item.id, item]))
  return {
    since: before.released_at,
    statuses: moved,
    closed: moved.filter(({ became }) => became.tone === 'done'),
    moves: model.items.flatMap((item) => {
      const earlier = then.get(item.id)
      return earlier
        ? item.moves
            .slice(earlier.moves.length)
            .map((move) => ({ ...subject(item), ...move, moved_at: new Date(move.moved_at) }))
        : []
    }),
    added: changes.added.map((item) => ({ ...subject(item), created_at: new Date(model.released_at) })),
    deleted: changes.removed.map((item) => ({ ...subject(item), deleted_at: new Date(model.released_at) })),
    updates: model.items.filter(({ round }) => round.said === 'in_time' || round.said === 'late').length,
  }
}
