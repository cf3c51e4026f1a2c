import type { Filled } from '../../../platform/asked.ts'
import { dateFields } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { choice, date, type Form, number, type Read, readForm, text, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { posts } from '../../partnership/index.ts'
import { updatable } from '../items/access.ts'
import { freshWords } from '../outline/pages.tsx'
import { planTree } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import { ResourceFormPage } from './form-page.tsx'
import { PlanResourcesPage } from './pages.tsx'
import {
  addResource,
  findResource,
  removeResource,
  type ResourceWords,
  resourcesOfPlan,
  saveResource,
} from './queries.ts'
import { poundWords, type Resource, stateWords } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/resources',
    can: member('plan.read'),
    run: async (c) => {
      const tree = await planTree(c.db, c.params.plan ?? '', { personId: c.user.id, now: c.now })
      if (!tree) return missing
      return page(
        PlanResourcesPage({
          ...around(c),
          plan: tree.plan,
          items: tree.items,
          resources: await resourcesOfPlan(c.db, tree.plan.id),
          fresh: freshWords(longInstant(c.now)),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/items/:item/resources/new',
    can: member('plan.update'),
    run: (c) =>
      withItem(c, c.params.item ?? '', (item) =>
        form(c, item, null, { words: { often: 'once', state: 'asked' } }, [], 200),
      ),
  },
  {
    method: 'POST',
    path: '/plan/items/:item/resources',
    can: member('plan.update'),
    run: (c) =>
      withItem(c, c.params.item ?? '', async (item) => {
        const words = await taken(c, item, null)
        if ('answer' in words) return words.answer
        await addResource(c.db, item.id, words)
        await note(c, 'plan.item', item.id, `added as a resource: ${told(words)}`)
        return goTo(c.path(`/plan/items/${item.id}`), 'Added the resource')
      }),
  },
  {
    method: 'GET',
    path: '/plan/resources/:resource/edit',
    can: member('plan.update'),
    run: (c) => withResource(c, (resource, item) => form(c, item, resource, { words: wordsOf(resource) }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/resources/:resource',
    can: member('plan.update'),
    run: (c) =>
      withResource(c, async (resource, item) => {
        const words = await taken(c, item, resource)
        if ('answer' in words) return words.answer
        await saveResource(c.db, resource.id, words)
        await note(c, 'plan.item', item.id, `changed a resource: ${told(words)}`)
        return goTo(c.path(`/plan/items/${item.id}`), 'Saved the resource')
      }),
  },
  {
    method: 'POST',
    path: '/plan/resources/:resource/removal',
    can: member('plan.update'),
    run: (c) =>
      withResource(c, async (resource, item) => {
        await removeResource(c.db, resource.id)
        await note(c, 'plan.item', item.id, `took a resource away: ${told(resource)}`)
        return goTo(c.path(`/plan/items/${item.id}`), `Took “${resource.what}” away. History keeps it.`)
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })

async function withItem(c: Ctx, id: string, run: (item: TreeItem) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await updatable(c, id)
  if (found === 'missing') return missing
  return found === 'refused' ? refused : run(found.item)
}

async function withResource(
  c: Ctx,
  run: (resource: Resource, item: TreeItem) => Answer | Promise<Answer>,
): Promise<Answer> {
  const resource = await findResource(c.db, c.params.resource ?? '')
  return resource ? withItem(c, resource.item_id, (item) => run(resource, item)) : missing
}

async function form(
  c: Ctx,
  item: TreeItem,
  resource: Resource | null,
  filled: Filled,
  doubts: readonly string[],
  status: number,
): Promise<Answer> {
  const offered = (await posts(c.db)).filter(({ id, ended_on: ended }) => ended === null || id === resource?.post_id)
  return page(ResourceFormPage({ ...around(c), item, resource, filled, doubts, posts: offered }), status)
}

/** What was sent, or the form again. */
async function taken(c: Ctx, item: TreeItem, resource: Resource | null): Promise<ResourceWords | { answer: Answer }> {
  const known = (await posts(c.db)).map(({ id }) => id)
  const read = readResource(c.form, known)
  const errors = read.errors ?? []
  const doubts = read.errors ? [] : doubtsIn(c.form, [read.value.what, read.value.from_whom])
  if (!read.errors && doubts.length === 0) return read.value
  return {
    answer: await form(
      c,
      item,
      resource,
      { words: c.form, errors: doubts.length > 0 ? doubtErrors : errors },
      doubts,
      400,
    ),
  }
}

const readResource = (sent: Form, postIds: readonly string[]): Read<ResourceWords> => {
  const read = readForm(sent, {
    kind: choice(['money', 'post', 'other'], {
      called: 'The kind',
      required: 'Say whether it is money, a post or something else',
    }),
    pounds: number({ called: 'The sum', min: 0, max: 1_000_000_000 }),
    often: choice(['once', 'yearly'], { called: 'Once or each year' }),
    post: choice([...postIds], { called: 'The post' }),
    what: text({ called: 'The words', required: 'Say in words what it is', max: 500 }),
    from: text({ called: 'From whom' }),
    state: choice(['asked', 'agreed', 'refused'], { called: 'How it stands', required: 'Say how it stands' }),
    ends: date({ called: 'the last day' }),
  })
  if (read.errors) return read
  const { kind, pounds, often, post, what, from, state, ends } = read.value
  if (kind === 'money' && pounds !== null && often === null)
    return { errors: [wrong('often', 'Say whether the money comes once or each year')] }
  return {
    value: {
      kind,
      what,
      pounds: kind === 'money' ? pounds : null,
      each_year: kind === 'money' && often === 'yearly',
      post_id: kind === 'post' ? post : null,
      from_whom: from ?? '',
      state,
      ends_on: ends,
    },
  }
}

const wordsOf = (resource: Resource): Form => ({
  kind: resource.kind,
  pounds: resource.pounds === null ? '' : String(resource.pounds),
  often: resource.each_year ? 'yearly' : 'once',
  post: resource.post_id ?? '',
  what: resource.what,
  from: resource.from_whom,
  state: resource.state,
  ...dateFields('ends', resource.ends_on),
})

const told = ({ what, pounds, each_year: yearly, state }: ResourceWords): string =>
  `“${what}”${pounds === null ? '' : `, ${poundWords(pounds)} ${yearly ? 'each year' : 'once'}`}, ${stateWords[state].toLowerCase()}`
