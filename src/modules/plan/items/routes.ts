import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { wordOf, wordsOf } from '../../../platform/forms.ts'
import { counted } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { findings, openName, wordings } from '../../inspection/index.ts'
import { findItem, relatives } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import { proposeAnswers } from '../matching.ts'
import { AnswersPage } from './answers-page.tsx'
import { editPage, newPage, saveEdited, saveNew } from './editing.ts'
import { doubtsOf, planOfItem, reorder, setAnswers, setDoubts } from './queries.ts'
import { itemPage } from './showing.ts'

export const routes: Route[] = [
  { method: 'GET', path: '/plan/plans/:plan/items/new', can: member('plan.edit'), run: newPage },
  { method: 'POST', path: '/plan/plans/:plan/items', can: member('plan.edit'), run: saveNew },
  { method: 'GET', path: '/plan/items/:item', can: member('plan.read'), run: itemPage },
  { method: 'GET', path: '/plan/items/:item/edit', can: member('plan.edit'), run: editPage },
  { method: 'POST', path: '/plan/items/:item', can: member('plan.edit'), run: saveEdited },
  { method: 'POST', path: '/plan/items/:item/position', can: member('plan.edit'), run: move },
  {
    method: 'GET',
    path: '/plan/items/:item/answers',
    can: member('plan.edit'),
    run: async (c) => {
      const found = await findItem(c.db, c.params.item ?? '', who(c))
      return found
        ? page(AnswersPage({ ...around(c), item: found.item, offered: await offeredFor(c, found.item) }))
        : missing
    },
  },
  { method: 'POST', path: '/plan/items/:item/answers', can: member('plan.edit'), run: answer },
  {
    method: 'POST',
    path: '/plan/items/:item/doubts',
    can: member('plan.edit'),
    run: async (c) => {
      const id = c.params.item ?? ''
      if (!(await planOfItem(c.db, id))) return missing
      const doubts = await doubtsOf(c.db, id)
      const rest = doubts.filter(({ sentence }) => sentence !== wordOf(c.form, 'sentence'))
      if (rest.length < doubts.length) {
        await setDoubts(c.db, id, rest)
        await note(c, 'plan.item', id, `settled the doubt: ${wordOf(c.form, 'sentence')}`)
      }
      return goTo(
        c.path(`/plan/items/${id}`),
        rest.length === 0 ? 'Settled. No doubt is left.' : `Settled. ${counted(rest.length, 'doubt')} left.`,
      )
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const who = (c: Ctx) => ({ personId: c.user.id, now: c.now })

// One place up or down among its brothers and sisters; at the end of the row nothing happens.
async function move(c: Ctx) {
  const found = await findItem(c.db, c.params.item ?? '')
  if (!found) return missing
  const { item } = found
  const row = (await relatives(c.db, item.id)).filter(({ place }) => place === 'beside').map(({ id }) => id)
  const at = row.indexOf(item.id)
  const to = wordOf(c.form, 'way') === 'up' ? at - 1 : at + 1
  if (at < 0 || to < 0 || to >= row.length)
    return goTo(c.path(`/plan/items/${item.id}`), 'It is at the end of its row already')
  await reorder(c.db, row.toSpliced(at, 1).toSpliced(to, 0, item.id))
  return goTo(c.path(`/plan/items/${item.id}`), `Moved to place ${to + 1} of ${row.length}`)
}

// What the wording suggests is marked; a person ticks it.
async function offeredFor(c: Ctx, item: TreeItem) {
  const all = await findings(c.db, who(c))
  const printed = await wordings(
    c.db,
    all.map(({ id }) => id),
  )
  const words = (id: string) => printed.filter(({ finding_id: finding }) => finding === id)
  const above = (await relatives(c.db, item.id)).filter(({ place }) => place === 'above').map(({ title }) => title)
  const proposals = proposeAnswers(
    [{ title: item.title, aim: item.aim, outcome: above.at(-1) ?? null }],
    all.map(({ id, title }) => ({
      id,
      wordings: [{ text: title }, ...words(id).map(({ wording }) => ({ text: wording }))],
    })),
  )
  return all.map(({ id, reference, title, source_title: source }) => ({
    id,
    reference,
    title,
    source,
    wording: words(id)[0]?.wording ?? '',
    proposed: proposals.find(({ finding }) => finding === id)?.why ?? null,
  }))
}

async function answer(c: Ctx) {
  const found = await findItem(c.db, c.params.item ?? '', who(c))
  if (!found) return missing
  const { item } = found
  const visible = await findings(c.db, who(c))
  const ticked = visible.filter(({ id }) => wordsOf(c.form, 'findings').includes(id))
  const before = item.findings.map(({ id }) => id)
  await setAnswers(
    c.db,
    item.id,
    ticked.map(({ id }) => id),
    before,
  )
  const changed = ticked.length !== before.length || ticked.some(({ id }) => !before.includes(id))
  if (changed)
    await note(
      c,
      'plan.item',
      item.id,
      ticked.length === 0
        ? 'said that it answers no finding'
        : `said that it answers ${ticked.map((each) => openName(each, c.now)).join(', ')}`,
    )
  return goTo(c.path(`/plan/items/${item.id}`), changed ? 'Saved the findings it answers' : 'Nothing was changed')
}
