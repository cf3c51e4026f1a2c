import { longText, readForm } from '../../../platform/forms.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { updatable } from '../items/access.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { KeyWord, Plan } from '../plans/model.ts'
import { postUpdate } from '../updates/queries.ts'
import { voices } from '../updates/rules.ts'
import { ReopeningPage } from './pages.tsx'
import { suggestionFacts } from './queries.ts'
import { reopening, suggest } from './rules.ts'

export const routes: Route[] = [
  { method: 'POST', path: '/plan/items/:item/reopening', can: member('plan.update'), run: reopen },
]

// An update that takes the suggested status, with the reason as its words: the board reads it as any other.
async function reopen(c: Ctx) {
  const found = await updatable(c, c.params.item ?? '', 'posts')
  if (found === 'missing') return missing
  if (found === 'refused') return refused
  const { item, plan, who } = found
  const home = c.path(`/plan/items/${item.id}`)
  if (item.status.tone !== 'done') return goTo(home, 'It is open already. Nothing was changed.')
  const facts = (await suggestionFacts(c.db, { plan, items: [item] }, c.today, { leaves: c.now })).get(item.id)
  const reasons = facts ? reopening(facts, c.today) : []
  const read = readForm(c.form, {
    reason: longText({ called: 'The reason', required: 'Say why it is opened again', max: 2000 }),
  })
  const again = (errors: typeof doubtErrors, doubts: readonly string[]) =>
    page(
      ReopeningPage({
        frame: c.frame('plan'),
        path: c.path,
        item,
        reasons,
        filled: { words: c.form, errors },
        doubts,
      }),
      400,
    )
  if (read.errors) return again(read.errors, [])
  const doubts = doubtsIn(c.form, [read.value.reason])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  const suggested = facts ? suggest(facts, c.today) : null
  const status = openStatus(plan, suggested?.tone ?? 'risk')
  if (!status)
    return goTo(home, 'This plan’s key has no word for something that is still open. Add one to the key first.')
  const [voice] = voices(item, who)
  await postUpdate(
    c.db,
    {
      itemId: item.id,
      dated: c.today,
      status: status.code,
      done: `Opened again. ${read.value.reason}`,
      forPostId: voice?.postId ?? null,
      agreedHow: voice && !voice.own ? 'not_yet' : 'holder',
    },
    knownOf(item, plan),
  )
  await note(c, 'plan.item', item.id, `opened it again as ${status.word.toLowerCase()}: ${read.value.reason}`)
  return goTo(home, `Opened again as ${status.word.toLowerCase()}`)
}

const knownOf = (item: TreeItem, plan: Plan) => ({
  plan_id: plan.id,
  title: item.title,
  due: item.due,
  forecast: item.forecast,
})

// The suggested word; where the key lacks it, the worst word that is not the finished one.
const openStatus = ({ keys }: Plan, tone: string): KeyWord | undefined => {
  const words = keys[0]?.words ?? []
  return words.find(({ shape }) => shape === tone && shape !== 'done') ?? words.find(({ shape }) => shape !== 'done')
}
