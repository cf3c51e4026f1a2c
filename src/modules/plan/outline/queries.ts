import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { findings } from '../../inspection/index.ts'
import { agencies, groups, type Post, posts } from '../../partnership/index.ts'
import type { Level, Plan } from '../plans/model.ts'
import { findPlan, plans } from '../plans/queries.ts'
import { type ItemRow, type PlanTree, type TreeItem, treeOf } from './tree.ts'

/** Who looks: findings under embargo are named only to their readers. Nobody in particular sees none of those. */
export type Who = { personId: string; now: Date }

const nobody = '00000000-0000-0000-0000-000000000000'

/** A plan with all its items in tree order; undefined when there is no such plan. The number of queries never grows. */
export const planTree = async (db: Db, planId: string, who?: Who): Promise<PlanTree | undefined> => {
  const plan = await findPlan(db, planId)
  if (!plan) return undefined
  const rows = await itemRows(db, sql`plan_id = ${planId}`)
  return treeOf(plan, rows, await around(db, who))
}

/** One item with its plan, all posts and what stands above it, the nearest first; undefined when there is no such item or it was deleted. */
export const findItem = async (
  db: Db,
  itemId: string,
  who?: Who,
  names: 'all' | 'posts' = 'all',
): Promise<{ plan: Plan; item: TreeItem; above: TreeItem[]; posts: Post[] } | undefined> => {
  const rows = await itemRows(db, withAbove(sql`id = ${itemId}`))
  const row = rows.find(({ id }) => id === itemId)
  const plan = row && (await findPlan(db, row.plan_id))
  if (!plan) return undefined
  const named =
    names === 'all' ? await around(db, who) : { posts: await posts(db), agencies: [], groups: [], findings: [] }
  const { items } = treeOf(plan, rows, named)
  const item = items.find(({ id }) => id === itemId)
  return item && { plan, item, above: items.filter(({ id }) => id !== itemId).toReversed(), posts: named.posts }
}

/** The items of every plan that these posts lead, plan by plan. */
export const itemsOfPosts = async (db: Db, postIds: readonly string[], who?: Who): Promise<TreeItem[]> =>
  (
    await itemsWhere(
      db,
      withAbove(sql`id in (select item_id from plan.lead where post_id = any(${postIds}::uuid[]))`),
      who,
    )
  ).filter(({ leads }) => leads.some(({ id }) => postIds.includes(id)))

/** The items of every plan that answer a finding, themselves or through a heading above them. */
export const itemsAnswering = async (db: Db, findingId: string, who?: Who): Promise<TreeItem[]> =>
  (
    await itemsWhere(
      db,
      withAbove(sql`id in (
        with recursive down as (
          select item_id as id from plan.answer where finding_id = ${findingId}
          union
          select i.id from plan.item i join down on i.parent_id = down.id)
        select id from down)`),
      who,
    )
  ).filter(({ findings, through }) => [...findings, ...through].some(({ id }) => id === findingId))

/** The items of every plan, plan by plan. The number of queries does not grow with the plans. */
export const allItems = (db: Db, who?: Who): Promise<TreeItem[]> => itemsWhere(db, sql`true`, who)

const itemsWhere = async (db: Db, which: RawBuilder<unknown>, who?: Who): Promise<TreeItem[]> => {
  const rows = await itemRows(db, which)
  const named = await around(db, who)
  return (await plans(db)).flatMap(
    (plan) =>
      treeOf(
        plan,
        rows.filter(({ plan_id: id }) => id === plan.id),
        named,
      ).items,
  )
}

// Some items and all that stands above them: an item answers what its headings answer.
const withAbove = (which: RawBuilder<unknown>) => sql`id in (
  with recursive up as (
    select id, parent_id from plan.item where ${which}
    union
    select i.id, i.parent_id from plan.item i join up on i.id = up.parent_id)
  select id from up)`

/** What stands above an item (the top first), beside it and right beneath it, in their order. */
export const relatives = async (db: Db, itemId: string): Promise<Relative[]> =>
  (
    await sql<Relative>`
    with recursive up as (
      select id, parent_id, 0 as height from plan.item where id = ${itemId}
      union all
      select i.id, i.parent_id, up.height + 1 from plan.item i join up on i.id = up.parent_id where up.height < 20)
    select i.id, i.level, i.reference, i.title, i.kind, i.status,
           case when u.height > 0 then 'above' when i.parent_id = ${itemId} then 'beneath' else 'beside' end as place
      from plan.item i
      join plan.item me on me.id = ${itemId}
      left join up u on u.id = i.id
     where i.deleted_at is null
       and (u.id is not null or i.parent_id = ${itemId}
            or (i.plan_id = me.plan_id and i.parent_id is not distinct from me.parent_id))
     order by u.height desc nulls last, i.position, i.id`.execute(db)
  ).rows

export type Relative = {
  id: string
  level: Level
  reference: string
  title: string
  kind: string
  status: string
  place: 'above' | 'beneath' | 'beside'
}

const around = async (db: Db, who?: Who) => ({
  posts: await posts(db),
  agencies: await agencies(db),
  groups: await groups(db),
  findings: await findings(db, who ?? { personId: nobody, now: new Date(0) }),
})

// Each part is worked out once. Otherwise, until the server has counted a plan that has just come in, it takes the plan for
// a line or two and works every part out again for each of its 300 lines.
// Words that an import brought were said before, nobody knows when: they are no update.
const itemRows = async (db: Db, which: RawBuilder<unknown>): Promise<ItemRow[]> =>
  (
    await sql<ItemRow>`
    with mine as materialized (select id from plan.item where ${which} and deleted_at is null),
    leads as materialized (
      select item_id, jsonb_agg(post_id order by position, id) as posts from plan.lead
       where item_id in (select id from mine) group by item_id),
    answers as materialized (
      select item_id, jsonb_agg(finding_id) as findings from plan.answer
       where item_id in (select id from mine) group by item_id),
    steps as materialized (
      select s.target_id, jsonb_agg(jsonb_build_object('due', s.due, 'value', s.value, 'unit', s.unit) order by s.due) as steps
        from plan.step s join plan.target t on t.id = s.target_id
       where t.item_id in (select id from mine) group by s.target_id),
    targets as materialized (
      select t.item_id, jsonb_agg(jsonb_build_object('id', t.id, 'text', t.text, 'steps', coalesce(s.steps, '[]'), 'measure_id', t.measure_id)
             order by t.position, t.id) as targets
        from plan.target t left join steps s on s.target_id = t.id
       where t.item_id in (select id from mine) group by t.item_id),
    moves as materialized (
      select item_id, count(*)::int as moved from plan.move
       where which = 'due' and item_id in (select id from mine) group by item_id),
    steps_to_take as materialized (
      select item_id, jsonb_agg(jsonb_build_object('title', title, 'due', due, 'done_on', done_on) order by due, position) as milestones
        from plan.milestone
       where item_id in (select id from mine) group by item_id),
    means as materialized (
      select item_id, jsonb_agg(jsonb_build_object('what', what, 'state', state) order by kind, id) as means
        from plan.resource
       where item_id in (select id from mine) group by item_id),
    last as materialized (
      select distinct on (item_id) item_id, dated from plan.item_update
       where item_id in (select id from mine) and agreed_how <> 'imported'
       order by item_id, dated desc, written_at desc)
    select i.id, i.plan_id, i.parent_id, i.level, i.position, i.reference, i.title, i.aim, i.kind, i.reason, i.signpost,
           i.signpost_item_id, i.lead_agency_id, i.owning_group_id, i.overseeing_group_id, i.starts_on, i.due_kind, i.due, i.forecast,
           i.status, i.status_on, i.links, i.created_at, i.version, jsonb_array_length(i.doubts) as doubts,
           leads.posts, answers.findings, targets.targets, coalesce(moves.moved, 0) as moved,
           m.milestones, means.means, last.dated as updated_on
      from plan.item i
      left join leads on leads.item_id = i.id
      left join answers on answers.item_id = i.id
      left join targets on targets.item_id = i.id
      left join moves on moves.item_id = i.id
      left join steps_to_take m on m.item_id = i.id
      left join means on means.item_id = i.id
      left join last on last.item_id = i.id
     where i.id in (select id from mine)
     order by i.position, i.id`.execute(db)
  ).rows
