import { dateFields, type Filled } from '../../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../../platform/doubts.tsx'
import {
  date,
  type Form,
  longText,
  type Read,
  readForm,
  text,
  versionOf,
  wordOf,
  wrong,
} from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../../platform/route.ts'
import { note } from '../../../history/index.ts'
import { posts } from '../../../partnership/index.ts'
import { practiceChanges } from '../changes/queries.ts'
import { StandardFormPage, StandardPage, StandardsPage } from './pages.tsx'
import { addStandard, saveStandard, type Standard, type StandardFields, standards } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/standards',
    can: member('plan.read'),
    run: async (c) =>
      page(
        StandardsPage({
          ...around(c),
          standards: await standards(c.db),
          today: c.today,
          mayEdit: c.may('plan.edit'),
        }),
      ),
  },
  {
    method: 'GET',
    path: '/plan/standards/new',
    can: member('plan.edit'),
    run: (c) => show(c, { standard: null, follows: null }, { words: {} }, [], 200),
  },
  {
    method: 'POST',
    path: '/plan/standards',
    can: member('plan.edit'),
    run: (c) => save(c, { standard: null, follows: null }),
  },
  {
    method: 'GET',
    path: '/plan/standards/:standard',
    can: member('plan.read'),
    run: (c) =>
      withStandard(c, async (standard, all) =>
        page(
          StandardPage({
            ...around(c),
            standard,
            follows: all.find(({ id }) => id === standard.follows_id),
            followedBy: all.find(({ follows_id: id }) => id === standard.id),
            changes: (await practiceChanges(c.db)).filter(({ standard_id: id }) => id === standard.id),
            today: c.today,
            mayEdit: c.may('plan.edit'),
          }),
        ),
      ),
  },
  {
    method: 'GET',
    path: '/plan/standards/:standard/edit',
    can: member('plan.edit'),
    run: (c) =>
      withStandard(c, (standard) => show(c, { standard, follows: null }, { words: wordsOf(standard) }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/standards/:standard',
    can: member('plan.edit'),
    run: (c) => withStandard(c, (standard) => save(c, { standard, follows: null })),
  },
  {
    method: 'GET',
    path: '/plan/standards/:standard/editions/new',
    can: member('plan.edit'),
    run: (c) =>
      newestOnly(c, (follows) =>
        show(
          c,
          { standard: null, follows },
          { words: { ...wordsOf(follows), ...dateFields('starts', null) } },
          [],
          200,
        ),
      ),
  },
  {
    method: 'POST',
    path: '/plan/standards/:standard/editions',
    can: member('plan.edit'),
    run: (c) => newestOnly(c, (follows) => save(c, { standard: null, follows })),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
type Which = { standard: Standard | null; follows: Standard | null }

/** The standard of an address, with all others. */
export async function withStandard(
  c: Ctx,
  run: (standard: Standard, all: readonly Standard[]) => Answer | Promise<Answer>,
): Promise<Answer> {
  const all = await standards(c.db)
  const standard = all.find(({ id }) => id === c.params.standard)
  return standard ? run(standard, all) : missing
}

// A new edition follows the newest one: an older one has been followed already.
const newestOnly = (c: Ctx, run: (standard: Standard) => Answer | Promise<Answer>): Promise<Answer> =>
  withStandard(c, (standard, all) => {
    const next = all.find(({ follows_id: id }) => id === standard.id)
    return next
      ? goTo(c.path(`/plan/standards/${next.id}`), `Edition ${next.number} has followed it already`)
      : run(standard)
  })

async function save(c: Ctx, which: Which): Promise<Answer> {
  const read = readStandard(
    c.form,
    which,
    (await posts(c.db)).map(({ id }) => id),
  )
  if (read.errors) return show(c, which, { words: c.form, errors: read.errors }, [], 400)
  const fields = read.value
  const doubts = doubtsIn(c.form, [fields.title, fields.says, fields.exemplar])
  if (doubts.length > 0) return show(c, which, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (which.standard) {
    if (!(await saveStandard(c.db, which.standard.id, versionOf(c.form), fields)))
      return show(c, which, { words: c.form }, [], 409)
    await note(c, 'plan.standard', which.standard.id, `changed the standard “${fields.title}”`)
    return goTo(c.path(`/plan/standards/${which.standard.id}`), 'Saved')
  }
  const id = await addStandard(c.db, fields, which.follows)
  await note(
    c,
    'plan.standard',
    id,
    which.follows
      ? `added edition ${which.follows.number + 1} of the standard “${fields.title}”`
      : `added the standard “${fields.title}”`,
  )
  return goTo(
    c.path(`/plan/standards/${id}`),
    which.follows ? `This is edition ${which.follows.number + 1} now` : 'Added',
  )
}

function readStandard(form: Form, { standard, follows }: Which, postIds: readonly string[]): Read<StandardFields> {
  const read = readForm(form, {
    title: text({ called: 'The title', required: 'Enter the title of the standard', max: 300 }),
    says: longText({ called: 'What it says', max: 10_000 }),
    starts: date({ called: 'the day it starts', required: 'Enter the day it starts' }),
    review_on: date({ called: 'the day to look at it again' }),
    ended_on: date({ called: 'the day it ended' }),
    exemplar: longText({ called: 'The exemplar', max: 2000 }),
  })
  if (read.errors) return read
  const { says, exemplar, ...v } = read.value
  const errors = [
    ...(v.ended_on && v.ended_on < v.starts ? [wrong('ended_on', 'It cannot end before it starts', 'day')] : []),
    ...(follows && v.starts <= follows.starts
      ? [wrong('starts', 'The new edition must start after the one it follows', 'day')]
      : []),
  ]
  const post = wordOf(form, 'post_id')
  return errors.length > 0
    ? { errors }
    : {
        value: {
          ...v,
          ended_on: standard ? v.ended_on : null,
          says: says ?? '',
          exemplar: exemplar ?? '',
          post_id: postIds.includes(post) ? post : null,
        },
      }
}

const wordsOf = (standard: Standard): Form => ({
  title: standard.title,
  says: standard.says,
  exemplar: standard.exemplar,
  post_id: standard.post_id ?? '',
  ...dateFields('starts', standard.starts),
  ...dateFields('review_on', standard.review_on),
  ...dateFields('ended_on', standard.ended_on),
})

async function show(
  c: Ctx,
  which: Which,
  filled: Filled,
  doubts: readonly string[],
  status: 200 | 400 | 409,
): Promise<Answer> {
  return page(
    StandardFormPage({
      ...around(c),
      ...which,
      posts: await posts(c.db),
      filled,
      doubts,
      conflict: status === 409,
    }),
    status,
  )
}
