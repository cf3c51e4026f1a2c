import type { Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { date, type FormError, longText, readForm, versionOf, wordOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, page, refused } from '../../../platform/route.ts'
import { lines, note } from '../../history/index.ts'
import { people, posts, postsOf } from '../../partnership/index.ts'
import { BothVersionsPage } from '../../../platform/both-versions.tsx'
import { pastOf } from '../items/past.ts'
import { planTree } from '../outline/queries.ts'
import type { Plan } from '../plans/model.ts'
import { readRisk, readScore, shownFields, wordsOfRisk, wordsOfScore } from './form.ts'
import { RiskFormPage } from './form-pages.tsx'
import { RiskPage } from './pages.tsx'
import { addRisk, addScore, findRisk, saveRisk, setClosed, setReview } from './queries.ts'
import { bandOf, mayScore, type Risk } from './rules.ts'

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const who = (c: Ctx) => ({ personId: c.user.id, now: c.now })

/** The posts by id, with who holds each. */
export const postNames = async (c: Ctx) => {
  const known = new Map((await posts(c.db)).map((post) => [post.id, post]))
  return (id: string | null) => (id === null ? null : (known.get(id) ?? null))
}

/** The form of a risk, new or old. */
export async function form(
  c: Ctx,
  plan: Plan,
  risk: Risk | null,
  filled: Filled,
  doubts: readonly string[],
  status: number,
): Promise<Answer> {
  const offered = (await posts(c.db)).filter(({ id, ended_on: ended }) => ended === null || id === risk?.post_id)
  return page(RiskFormPage({ ...around(c), plan, risk, filled, doubts, posts: offered }), status)
}

/** Writes a risk down with its first score. */
export async function add(c: Ctx, plan: Plan): Promise<Answer> {
  const known = (await posts(c.db)).map(({ id }) => id)
  const [words, first] = [readRisk(c.form, known), readScore(c.form, c.today)]
  const errors = [...(words.errors ?? []), ...(first.errors ?? [])]
  if (words.errors || first.errors) return form(c, plan, null, { words: c.form, errors }, [], 400)
  const doubts = doubtsIn(c.form, narrativeOf(words.value))
  if (doubts.length > 0) return form(c, plan, null, { words: c.form, errors: doubtErrors }, doubts, 400)
  const id = await addRisk(c.db, plan.id, words.value, first.value)
  await note(c, 'plan.risk', id, `wrote the risk “${words.value.title}” down`)
  return goTo(c.path(`/plan/risks/${id}`), 'Written down. Choose the items that make it smaller.')
}

/** Saves the words of a risk, or shows both versions. */
export async function save(c: Ctx, risk: Risk, plan: Plan): Promise<Answer> {
  const all = await posts(c.db)
  const read = readRisk(
    c.form,
    all.map(({ id }) => id),
  )
  if (read.errors) return form(c, plan, risk, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, narrativeOf(read.value))
  if (doubts.length > 0) return form(c, plan, risk, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (!(await saveRisk(c.db, risk.id, versionOf(c.form), read.value))) {
    const now = (await findRisk(c.db, risk.id)) ?? risk
    return page(
      BothVersionsPage({
        frame: c.frame('plan'),
        title: 'Somebody changed this risk before you saved',
        trail: [{ href: c.path(`/plan/risks/${risk.id}`), text: now.title }],
        action: c.path(`/plan/risks/${risk.id}`),
        keepHref: c.path(`/plan/risks/${risk.id}/edit`),
        fields: shownFields((id) => all.find((post) => post.id === id)?.title ?? ''),
        saved: wordsOfRisk(now),
        yours: c.form,
        version: now.version,
      }),
      409,
    )
  }
  await note(c, 'plan.risk', risk.id, changed(risk, read.value))
  return goTo(c.path(`/plan/risks/${risk.id}`), 'Saved')
}

const narrativeOf = ({
  title,
  cause,
  effect,
  doing,
}: {
  title: string
  cause: string
  effect: string
  doing: string
}) => [title, cause, effect, doing]

const changed = (
  was: Risk,
  now: {
    title: string
    cause: string
    effect: string
    doing: string
    post_id: string | null
    review_on: string | null
  },
): string => {
  const what = [
    was.title !== now.title ? `its words from “${was.title}” to “${now.title}”` : '',
    was.cause !== now.cause ? 'the cause' : '',
    was.effect !== now.effect ? 'the effect' : '',
    was.doing !== now.doing ? 'what is done about it' : '',
    was.post_id !== now.post_id ? 'who owns it' : '',
    was.review_on !== now.review_on ? `the review${now.review_on ? ` to ${longDate(now.review_on)}` : ''}` : '',
  ].filter(Boolean)
  return what.length > 0 ? `changed ${what.join(', ')}` : 'saved it without a change'
}

/** One risk with all that is known of it. */
export async function show(
  c: Ctx,
  risk: Risk,
  plan: Plan,
  filled: Filled = { words: wordsOfScore(risk) },
  doubts: readonly string[] = [],
  which: 'score' | 'close' | null = null,
): Promise<Answer> {
  const tree = await planTree(c.db, plan.id, who(c))
  const names = new Map((await people(c.db)).map(({ person_id: id, name }) => [id, name]))
  const postOf = await postNames(c)
  const me = { ...(await postsOf(c.db, c.user.id, c.today)), edits: c.may('plan.edit') }
  return page(
    RiskPage({
      ...around(c),
      plan,
      risk,
      items: risk.items.flatMap((id) => tree?.items.find((item) => item.id === id) ?? []),
      owner: postOf(risk.post_id),
      nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
      past: pastOf(await lines(c.db, [risk.id]), (code) => code),
      today: c.today,
      mayEdit: me.edits,
      mayScore: c.may('plan.update') && mayScore(risk, me),
      filled,
      doubts,
      refused: which,
    }),
    which ? 400 : 200,
  )
}

/** Scores a risk anew; earlier scores stay. */
export async function score(c: Ctx, risk: Risk, plan: Plan): Promise<Answer> {
  const me = { ...(await postsOf(c.db, c.user.id, c.today)), edits: c.may('plan.edit') }
  if (!mayScore(risk, me)) return refused
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    show(c, risk, plan, { words: c.form, errors }, doubts, 'score')
  const read = readScore(c.form, c.today)
  const next = readForm(c.form, { next: date({ called: 'the next review' }) })
  if (read.errors || next.errors) return again([...(read.errors ?? []), ...(next.errors ?? [])])
  if (next.value.next && next.value.next < c.today)
    return again([wrong('next', 'The next review must be today or later', 'day')])
  if (read.value.why === '' && risk.scores.length > 0) return again([wrong('why', 'Say why the score is so now')])
  const doubts = doubtsIn(c.form, [read.value.why])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  await addScore(c.db, risk.id, read.value)
  if (next.value.next) await setReview(c.db, risk.id, next.value.next)
  const { likelihood_after: likelihood, impact_after: impact } = read.value
  await note(
    c,
    'plan.risk',
    risk.id,
    `scored it ${bandOf(likelihood, impact).word.toLowerCase()}, ${likelihood * impact} of 25`,
  )
  return goTo(c.path(`/plan/risks/${risk.id}`), 'The score is kept. Earlier ones stay.')
}

/** Closes a risk with the reason. */
export async function close(c: Ctx, risk: Risk, plan: Plan): Promise<Answer> {
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    show(
      c,
      risk,
      plan,
      { words: { ...wordsOfScore(risk), closedWhy: wordOf(c.form, 'closedWhy') }, errors },
      doubts,
      'close',
    )
  const read = readForm(c.form, {
    closedWhy: longText({ called: 'The reason', required: 'Say why it is no risk any more', max: 2000 }),
  })
  if (read.errors) return again(read.errors)
  const doubts = doubtsIn(c.form, [read.value.closedWhy])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (await setClosed(c.db, risk.id, { on: c.today, why: read.value.closedWhy }))
    await note(c, 'plan.risk', risk.id, `closed it, because “${read.value.closedWhy}”`)
  return goTo(c.path(`/plan/plans/${plan.id}/risks`), `Closed: “${risk.title}”`)
}
