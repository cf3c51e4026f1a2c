import { wordsOf, versionOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../../platform/route.ts'
import { renameStatement } from '../../../evidence/index.ts'
import { note } from '../../../history/index.ts'
import { findOrAddPost } from '../../../partnership/index.ts'
import { moveDate } from '../../moves/queries.ts'
import { planOfItem, setLeads } from '../../items/queries.ts'
import { planTree } from '../../outline/queries.ts'
import { counted } from '../../outline/sentence.ts'
import type { PlanTree } from '../../outline/tree.ts'
import { proposeStatus } from '../../status-keys.ts'
import { postUpdate } from '../../updates/queries.ts'
import type { Import } from './choices.ts'
import { ComparePage, fieldNames } from './compare-pages.tsx'
import { changeWords } from './compare-queries.ts'
import { type Difference, differences, idsIn } from './differences.ts'
import { findImport, setState } from './queries.ts'

/** An exported workbook that came back: what it says otherwise than the plan. */
export const showDifferences = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  if (made.state !== 'open') return goTo(c.path(`/plan/imports/${made.id}/outcome`))
  const tree = await treeFor(c, made)
  return page(
    ComparePage({
      frame: c.frame('plan'),
      path: c.path,
      made,
      plan: tree?.plan ?? null,
      comparison: tree ? differences(tree, made.document) : null,
    }),
  )
}

/** Takes over what was ticked, each as the change it is: dates keep their reason, a status is an update. */
export const takeOver = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made) return missing
  if (made.state !== 'open') return goTo(c.path(`/plan/imports/${made.id}/outcome`))
  const tree = await treeFor(c, made)
  if (!tree) return showDifferences(c)
  const found = differences(tree, made.document).differences
  const ticked = found.filter((each) => wordsOf(c.form, 'take').includes(keyOf(each)))
  const state = { state: 'accepted' as const, settledAt: c.now, planId: tree.plan.id, madePlan: false }
  if (versionOf(c.form) !== made.version) return showDifferences(c)
  if (!(await setState(c.db, made.id, 'open', state))) return showDifferences(c)
  let unread = 0
  for (const each of ticked)
    if (await take(c, tree, made, each))
      await note(
        c,
        'plan.item',
        each.item,
        `took over ${fieldNames[each.field].toLowerCase()} from “${made.file_name}”: ${each.becomes}`,
      )
    else unread++
  const said = `Took over ${counted(ticked.length - unread, 'change')}`
  return goTo(
    c.path(`/plan/plans/${tree.plan.id}`),
    unread > 0 ? `${said}. ${counted(unread, 'status')} could not be read with this plan’s key` : said,
  )
}

/** The name of a tick. */
export const keyOf = ({ item, field }: Difference): string => `${item}:${field}`

const take = async (c: Ctx, tree: PlanTree, made: Import, { item, field, value }: Difference): Promise<boolean> => {
  switch (field) {
    case 'title':
      await changeWords(c.db, item, { title: value.slice(0, 500) })
      await renameStatement(c.db, item, value)
      return true
    case 'aim':
      await changeWords(c.db, item, { aim: value.slice(0, 5000) })
      return true
    case 'reference':
      await changeWords(c.db, item, { reference: value.slice(0, 40) })
      return true
    case 'due':
    case 'forecast':
      await moveDate(
        c.db,
        item,
        field,
        { kind: 'date', date: value },
        `It stands so in the workbook “${made.file_name}”`,
      )
      return true
    case 'leads': {
      const posts: string[] = []
      for (const title of value
        .split(';')
        .map((each) => each.replaceAll(/\(.*?\)/g, '').trim())
        .filter(Boolean))
        posts.push(await findOrAddPost(c.db, title))
      await setLeads(c.db, item, posts, tree.items.find(({ id }) => id === item)?.leads.map(({ id }) => id) ?? [])
      return true
    }
    case 'status': {
      const status = proposeStatus(value, tree.plan.keys[0]?.words ?? [])
      if (!status) return false
      await postUpdate(c.db, {
        itemId: item,
        dated: c.today,
        status: status.code,
        done: `Status taken from the workbook “${made.file_name}”.`,
        agreedHow: 'imported',
        importId: made.id,
      })
      return true
    }
  }
}

const treeFor = async (c: Ctx, made: Import): Promise<PlanTree | undefined> => {
  const ids = idsIn(made.document)
  // Most ids are of one plan; a few may have been deleted since.
  for (const id of ids.slice(0, 20)) {
    const planId = await planOfItem(c.db, id)
    if (planId) return planTree(c.db, planId, { personId: c.user.id, now: c.now })
  }
  return undefined
}
