import type { Filled } from '../../../platform/asked.ts'
import { dateFields } from '../../../platform/asked.ts'
import { addDays, longDate } from '../../../platform/dates.ts'
import { choices, choice, date, longText, readForm, text, wordOf, wrong, versionOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { agencies, people, posts } from '../queries.ts'
import { ConflictPage, HandOverPage, PostForm } from './form-pages.tsx'
import { PostPage, PostsPage } from './pages.tsx'
import {
  addPost,
  addWriter,
  changePost,
  endPost,
  endWriter,
  handOver,
  holdings,
  isTitleTaken,
  type PostRow,
  postRow,
  writersOf,
  writersToday,
} from './queries.ts'
import { handOverFault, onDay } from './rules.ts'

const edit = member('partnership.edit')

export const postRoutes: Route[] = [
  {
    method: 'GET',
    path: '/partnership/posts',
    can: member('partnership.read'),
    run: async (c) =>
      page(
        PostsPage({
          ...around(c),
          posts: await posts(c.db),
          writers: await writersToday(c.db, c.today),
          today: c.today,
          mayEdit: c.may('partnership.edit'),
        }),
      ),
  },
  { method: 'GET', path: '/partnership/posts/new', can: edit, run: (c) => form(c, null, { words: {} }, 200) },
  { method: 'POST', path: '/partnership/posts/new', can: edit, run: (c) => save(c, null) },
  { method: 'GET', path: '/partnership/posts/:post', can: member('partnership.read'), run: show },
  {
    method: 'GET',
    path: '/partnership/posts/:post/edit',
    can: edit,
    run: async (c) => {
      const post = await postRow(c.db, c.params.post ?? '')
      if (!post) return missing
      const words = {
        title: post.title,
        agency: post.agency_id ?? '',
        version: String(post.version),
        ...dateFields('ends', post.ends_on),
      }
      return form(c, post, { words }, 200)
    },
  },
  {
    method: 'POST',
    path: '/partnership/posts/:post/edit',
    can: edit,
    run: async (c) => {
      const post = await postRow(c.db, c.params.post ?? '')
      return post ? save(c, post) : missing
    },
  },
  {
    method: 'POST',
    path: '/partnership/posts/:post/ending',
    can: edit,
    run: async (c) => {
      const post = await postRow(c.db, c.params.post ?? '')
      if (!post) return missing
      await endPost(c.db, post.id, post.ended_on ? null : c.today)
      return goTo(
        c.path(`/partnership/posts/${post.id}`),
        post.ended_on ? 'The post is in use again' : 'The post has ended. Give its items another lead',
      )
    },
  },
  {
    method: 'GET',
    path: '/partnership/posts/:post/handover',
    can: edit,
    run: async (c) => {
      const post = await postRow(c.db, c.params.post ?? '')
      return post ? handOverForm(c, post, { words: dateFields('starts', c.today) }, 200) : missing
    },
  },
  { method: 'POST', path: '/partnership/posts/:post/handover', can: edit, run: handOn },
  {
    method: 'POST',
    path: '/partnership/posts/:post/writers',
    can: edit,
    run: async (c) => {
      const post = await postRow(c.db, c.params.post ?? '')
      if (!post) return missing
      const who = current(await people(c.db), c.today).find((each) => each.person_id === wordOf(c.form, 'writer'))
      if (!who) return show(c, { words: c.form, errors: [wrong('writer', 'Choose who writes for this post')] }, 400)
      await addWriter(c.db, post.id, who.person_id, c.today)
      await note(c, 'partnership.post', post.id, `let ${who.name} write for ${post.title}`)
      return goTo(c.path(`/partnership/posts/${post.id}`), `${who.name} writes for this post from today`)
    },
  },
  {
    method: 'POST',
    path: '/partnership/posts/:post/writers/:writer/ending',
    can: edit,
    run: async (c) => {
      const ended = await endWriter(c.db, c.params.post ?? '', c.params.writer ?? '', c.today, addDays(c.today, -1))
      return ended ? goTo(c.path(`/partnership/posts/${c.params.post}`), 'They no longer write for this post') : missing
    },
  },
]

async function show(c: Ctx, filled: Filled = { words: {} }, status = 200): Promise<Answer> {
  const all = await posts(c.db)
  const post = all.find((each) => each.id === c.params.post)
  if (!post) return missing
  return page(
    PostPage({
      ...around(c),
      post,
      holdings: await holdings(c.db, post.id),
      writers: await writersOf(c.db, post.id),
      people: current(await people(c.db), c.today),
      today: c.today,
      mayEdit: c.may('partnership.edit'),
      mayRead: c.may('plan.read'),
      filled,
    }),
    status,
  )
}

async function save(c: Ctx, post: PostRow | null): Promise<Answer> {
  const known = await agencies(c.db)
  const read = readForm(c.form, {
    title: text({ called: 'The title', required: 'Enter the title of the post' }),
    agency: choice(
      known.map(({ id }) => id),
      { called: 'The agency' },
    ),
    ends: date({ called: 'The last day' }),
  })
  if (read.errors) return form(c, post, { words: c.form, errors: read.errors }, 400)
  const words = { title: read.value.title, agency_id: read.value.agency, ends_on: read.value.ends }
  if (await isTitleTaken(c.db, words.title, post?.id ?? null))
    return form(c, post, { words: c.form, errors: [wrong('title', 'There is a post with this title already')] }, 400)
  if (!post) {
    const id = await addPost(c.db, words)
    return goTo(c.path(`/partnership/posts/${id}`), `${words.title} is added. It is vacant until somebody holds it`)
  }
  const saved = await changePost(c.db, post.id, words, versionOf(c.form))
  if (!saved)
    return page(
      ConflictPage({
        ...around(c),
        post,
        agencies: known,
        filled: { words: { ...c.form, version: String(post.version) } },
      }),
      409,
    )
  return goTo(c.path(`/partnership/posts/${post.id}`), 'The post is saved')
}

async function handOn(c: Ctx): Promise<Answer> {
  const post = await postRow(c.db, c.params.post ?? '')
  if (!post) return missing
  const known = current(await people(c.db), c.today)
  const read = readForm(c.form, {
    holder: choice(['vacant', ...known.map(({ person_id }) => person_id)], {
      called: 'The holder',
      required: 'Choose who holds the post, or that it is vacant',
    }),
    interim: choices(['yes'], { called: 'Interim' }),
    starts: date({ called: 'The first day', required: 'Enter the day from which this is so' }),
    note: longText({ called: 'The note', max: 2000 }),
  })
  if (read.errors) return handOverForm(c, post, { words: c.form, errors: read.errors }, 400)
  const { holder, interim, starts, note: words } = read.value
  const to = {
    starts: starts as string,
    person_id: holder === 'vacant' ? null : holder,
    interim: interim.length > 0,
    note: words ?? '',
  }
  const fault = handOverFault(to, onDay(await holdings(c.db, post.id), to.starts), post)
  if (fault) return handOverForm(c, post, { words: c.form, errors: [wrong('holder', fault)] }, 400)
  await handOver(c.db, post.id, to)
  const name = known.find(({ person_id }) => person_id === to.person_id)?.name
  const day = longDate(to.starts)
  const said = name
    ? `${name} holds ${post.title}${to.interim ? ', interim,' : ''} from ${day}`
    : `${post.title} is vacant from ${day}`
  await note(
    c,
    'partnership.post',
    post.id,
    name ? `handed ${post.title} to ${name} from ${day}` : `recorded ${post.title} as vacant from ${day}`,
  )
  return goTo(c.path(`/partnership/posts/${post.id}`), said)
}

const handOverForm = async (c: Ctx, post: PostRow, filled: Filled, status: number) =>
  page(HandOverPage({ ...around(c), post, people: current(await people(c.db), c.today), filled }), status)

const form = async (c: Ctx, post: PostRow | null, filled: Filled, status: number) =>
  page(PostForm({ ...around(c), post, agencies: await agencies(c.db), filled }), status)

const current = <T extends { starts: string; ends: string | null }>(all: readonly T[], today: string): T[] =>
  all.filter(({ ends }) => ends === null || ends >= today)

const around = (c: Ctx) => ({ frame: c.frame('partnership'), path: c.path })
