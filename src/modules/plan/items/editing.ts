import type { Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { type Form, wordOf, versionOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../platform/route.ts'
import { lines, note } from '../../history/index.ts'
import { agencies, findOrAddGroup, findOrAddPost, groups, posts } from '../../partnership/index.ts'
import { gone } from '../deletions/gone.ts'
import { planTree } from '../outline/queries.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { wordOfLevel } from '../plans/rules.ts'
import { ItemConflictPage } from './conflict-page.tsx'
import { beganWith, differences, merged, type Names } from './conflict.ts'
import { type ItemFields, narrativeOf, readItem, wordsOfItem } from './form.ts'
import { ItemFormPage } from './form-page.tsx'
import { keepMove } from '../moves/queries.ts'
import { addItem, type ItemChange, planOfItem, saveItem, setLeads } from './queries.ts'
import { type Agreed, isMove, isNewForecast, moveSentence, nextLevel } from './rules.ts'

/** The form of a new item; ?parent= says under which it stands. */
export async function newPage(c: Ctx): Promise<Answer> {
  const tree = await planTree(c.db, c.params.plan ?? '')
  if (!tree) return missing
  const parent = tree.items.find(({ id }) => id === c.query.get('parent'))
  const words: Form = {
    kind: 'improvement',
    dueKind: 'date',
    parent: parent?.id ?? '',
    level: nextLevel(tree.plan, parent),
  }
  return form(c, tree, null, { words }, [], 200)
}

export async function saveNew(c: Ctx): Promise<Answer> {
  const tree = await planTree(c.db, c.params.plan ?? '')
  if (!tree) return missing
  const read = readItem(c.form, { tree, item: null, ...(await known(c)) })
  if (read.errors) return form(c, tree, null, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, narrativeOf(read.value))
  if (doubts.length > 0) return form(c, tree, null, { words: c.form, errors: doubtErrors }, doubts, 400)
  const fields = read.value
  const id = await addItem(c.db, {
    ...(await changeOf(c, fields)),
    planId: tree.plan.id,
    leads: await leadsOf(c, fields),
  })
  await note(c, 'plan.item', id, `added “${fields.title}”`)
  return goTo(c.path(`/plan/items/${id}`), `Added “${fields.title}”`)
}

export async function editPage(c: Ctx): Promise<Answer> {
  const place = await find(c)
  return place ? form(c, place.tree, place.item, { words: wordsOfItem(place.item) }, [], 200) : missing
}

/** Saves an item. When somebody saved first, shows both versions; the choices made there come back here. */
export async function saveEdited(c: Ctx): Promise<Answer> {
  const place = await find(c)
  if (!place) return gone(c, c.params.item ?? '')
  const { tree, item } = place
  const saved = wordsOfItem(item)
  const words = merged(c.form, saved)
  if (wordOf(c.form, 'instead') === 'edit')
    return form(c, tree, item, { words: { ...words, version: String(item.version) } }, [], 200)
  if (versionOf(words) !== item.version) return conflict(c, tree, item, words)
  const read = readItem(words, { tree, item, ...(await known(c)) })
  if (read.errors) return form(c, tree, item, { words, errors: read.errors }, [], 400)
  const doubts = doubtsIn(words, narrativeOf(read.value))
  if (doubts.length > 0) return form(c, tree, item, { words, errors: doubtErrors }, doubts, 400)
  const fields = read.value
  const change = await changeOf(c, fields)
  if (!(await saveItem(c.db, item, item.version, change))) {
    const now = await find(c)
    return now ? conflict(c, now.tree, now.item, words) : gone(c, item.id)
  }
  const leads = await leadsOf(c, fields)
  await setLeads(
    c.db,
    item.id,
    leads,
    item.leads.map(({ id }) => id),
  )
  for (const sentence of await told(c, item, change, leads, fields)) await note(c, 'plan.item', item.id, sentence)
  return goTo(c.path(`/plan/items/${item.id}`), 'Saved')
}

async function find(c: Ctx): Promise<{ tree: PlanTree; item: TreeItem } | undefined> {
  const planId = await planOfItem(c.db, c.params.item ?? '')
  const tree = planId && (await planTree(c.db, planId, { personId: c.user.id, now: c.now }))
  const item = tree && tree.items.find(({ id }) => id === c.params.item)
  return tree && item ? { tree, item } : undefined
}

const known = async (c: Ctx) => ({
  postIds: (await posts(c.db)).map(({ id }) => id),
  agencyIds: (await agencies(c.db)).map(({ id }) => id),
})

async function form(
  c: Ctx,
  tree: PlanTree,
  item: TreeItem | null,
  filled: Filled,
  doubts: readonly string[],
  status: 200 | 400,
): Promise<Answer> {
  const sent = beganWith(filled.words)
  return page(
    ItemFormPage({
      frame: c.frame('plan'),
      path: c.path,
      tree,
      item,
      filled,
      began: Object.keys(sent).length > 0 ? sent : item ? wordsOfItem(item) : {},
      doubts,
      posts: await posts(c.db),
      agencies: await agencies(c.db),
      groups: await groups(c.db),
    }),
    status,
  )
}

async function conflict(c: Ctx, tree: PlanTree, item: TreeItem, yours: Form): Promise<Answer> {
  const names: Names = {
    items: new Map(tree.items.map(({ id, reference, title }) => [id, [reference, title].filter(Boolean).join(' ')])),
    posts: new Map((await posts(c.db)).map(({ id, title }) => [id, title])),
    agencies: new Map((await agencies(c.db)).map(({ id, name }) => [id, name])),
    levels: new Map(tree.plan.levels.map(({ level }) => [level, wordOfLevel(tree.plan, level)])),
  }
  const [last] = await lines(c.db, [item.id], 1)
  const savedBy = last ? { who: last.person ?? 'Somebody', at: last.at } : null
  const saved = wordsOfItem(item)
  return page(
    ItemConflictPage({
      frame: c.frame('plan'),
      path: c.path,
      item,
      yours,
      differences: differences(saved, yours, beganWith(yours), names),
      savedBy,
    }),
    409,
  )
}

const changeOf = async (c: Ctx, f: ItemFields): Promise<ItemChange> => ({
  parentId: f.parentId,
  level: f.level,
  title: f.title,
  reference: f.reference,
  aim: f.aim,
  kind: f.kind,
  reason: f.reason,
  signpost: f.signpost,
  leadAgencyId: f.agencyId,
  owningGroupId: f.owning ? await findOrAddGroup(c.db, f.owning) : null,
  overseeingGroupId: f.overseeing ? await findOrAddGroup(c.db, f.overseeing) : null,
  startsOn: f.startsOn,
  // "By a day" without a day is a day still to be confirmed.
  dueKind: f.dueKind === 'date' && f.due === null ? 'to_be_confirmed' : f.dueKind,
  due: f.due,
  forecast: f.forecast,
  links: f.links,
})

const leadsOf = async (c: Ctx, { postIds, newPost, agencyId }: ItemFields): Promise<string[]> => [
  ...new Set([...postIds, ...(newPost ? [await findOrAddPost(c.db, newPost, agencyId)] : [])]),
]

/** What the change comes to, as the sentences that history keeps. Moved dates are kept with their reasons on the way. */
async function told(
  c: Ctx,
  item: TreeItem,
  change: ItemChange,
  leads: readonly string[],
  fields: ItemFields,
): Promise<string[]> {
  const sentences: string[] = []
  const due: [Agreed, Agreed] = [
    { kind: item.due_kind, date: item.due },
    { kind: change.dueKind, date: change.due },
  ]
  if (isMove(...due)) {
    await keepMove(c.db, item.id, 'due', ...due, fields.dueReason)
    sentences.push(moveSentence('due', ...due, fields.dueReason))
  } else if (item.due !== change.due && change.due) sentences.push(`agreed ${longDate(change.due)} as its date`)
  if (change.forecast !== item.forecast) {
    const forecast: [Agreed, Agreed] = [
      { kind: 'date', date: item.forecast ?? item.due },
      { kind: 'date', date: change.forecast },
    ]
    if (isNewForecast(item, change.forecast)) {
      await keepMove(c.db, item.id, 'forecast', ...forecast, fields.forecastReason)
      sentences.push(moveSentence('forecast', ...forecast, fields.forecastReason))
    } else sentences.push(change.forecast ? `forecast ${longDate(change.forecast)}` : 'took the forecast away')
  }
  const before = item.leads.map(({ id }) => id)
  if (leads.length !== before.length || leads.some((id) => !before.includes(id))) {
    const titles = new Map((await posts(c.db)).map(({ id, title }) => [id, title]))
    sentences.push(
      leads.length === 0
        ? 'took its lead posts away'
        : `made it led by ${leads.map((id) => titles.get(id) ?? '').join(', ')}`,
    )
  }
  if (item.title !== change.title) sentences.push(`renamed it from “${item.title}” to “${change.title}”`)
  if (item.kind !== change.kind) sentences.push(kindSentence[change.kind])
  if (item.parent_id !== change.parentId) sentences.push('moved it to another place in the plan')
  const changed = [
    item.aim !== change.aim ? 'the aim' : '',
    item.reference !== change.reference ? 'the reference' : '',
    item.level !== change.level ? 'its level' : '',
    item.lead_agency_id !== change.leadAgencyId ? 'the lead agency' : '',
    item.owning_group_id !== change.owningGroupId ? 'the group that delivers it' : '',
    item.overseeing_group_id !== change.overseeingGroupId ? 'the group that oversees it' : '',
    item.starts_on !== change.startsOn ? 'the start' : '',
    item.reason !== change.reason ? 'why no improvement is needed' : '',
    item.signpost !== change.signpost ? 'the signpost' : '',
    item.links.join('\n') !== change.links.join('\n') ? 'the links' : '',
  ].filter(Boolean)
  return changed.length > 0 ? [...sentences, `changed ${changed.join(', ')}`] : sentences
}

const kindSentence: Record<ItemFields['kind'], string> = {
  improvement: 'made it something to improve',
  no_improvement_needed: 'said that no improvement is needed',
  signpost: 'made it a signpost to another plan',
}
