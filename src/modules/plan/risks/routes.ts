import type { Filled } from '../../../platform/asked.ts'
import { longDate, longInstant } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { date, type FormError, longText, readForm, versionOf, wordOf, wordsOf, wrong } from '../../../platform/forms.ts'
import {
  type Answer,
  bytes,
  type Ctx,
  goTo,
  member,
  missing,
  page,
  refused,
  type Route,
} from '../../../platform/route.ts'
import { lines, note } from '../../history/index.ts'
import { people, posts, postsOf } from '../../partnership/index.ts'
import { BothVersionsPage } from '../both-versions.tsx'
import { pastOf } from '../items/past.ts'
import { freshWords } from '../outline/pages.tsx'
import { planTree } from '../outline/queries.ts'
import { counted } from '../outline/sentence.ts'
import type { Plan } from '../plans/model.ts'
import { findPlan } from '../plans/queries.ts'
import { risksCsv } from './csv.ts'
import { readRisk, readScore, shownFields, wordsOfRisk, wordsOfScore } from './form.ts'
import { MitigationPage, RiskFormPage } from './form-pages.tsx'
import { RisksPage } from './list-page.tsx'
import { RiskPage } from './pages.tsx'
import { addRisk, addScore, findRisk, risksOf, saveRisk, setClosed, setMitigation, setReview } from './queries.ts'
import { bandOf, mayScore, type Risk } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/risks',
    can: member('plan.read'),
    run: (c) =>
      withPlan(c, async (plan) =>
        page(
          RisksPage({
            ...around(c),
            plan,
            risks: await risksOf(c.db, plan.id),
            postOf: await postNames(c),
            today: c.today,
            fresh: freshWords(longInstant(c.now)),
            mayEdit: c.may('plan.edit'),
          }),
        ),
      ),
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/risks/risks.csv',
    can: member('plan.read'),
    run: async (c) => {
      const tree = await planTree(c.db, c.params.plan ?? '', who(c))
      if (!tree) return missing
      const titles = new Map(
        tree.items.map(({ id, reference, title }) => [id, [reference, title].filter(Boolean).join(' ')]),
      )
      const text = risksCsv(
        await risksOf(c.db, tree.plan.id),
        { post: await postNames(c), item: (id) => titles.get(id) ?? '' },
        c.today,
      )
      return bytes(text, `Risks of ${tree.plan.title}.csv`, 'text/csv; charset=utf-8')
    },
  },
  {
    method: 'GET',
    path: '/plan/plans/:plan/risks/new',
    can: member('plan.edit'),
    run: (c) => withPlan(c, (plan) => form(c, plan, null, { words: {} }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/plans/:plan/risks',
    can: member('plan.edit'),
    run: (c) => withPlan(c, (plan) => add(c, plan)),
  },
  {
    method: 'GET',
    path: '/plan/risks/:risk',
    can: member('plan.read'),
    run: (c) => withRisk(c, (risk, plan) => show(c, risk, plan)),
  },
  {
    method: 'GET',
    path: '/plan/risks/:risk/edit',
    can: member('plan.edit'),
    run: (c) => withRisk(c, (risk, plan) => form(c, plan, risk, { words: wordsOfRisk(risk) }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk',
    can: member('plan.edit'),
    run: (c) => withRisk(c, (risk, plan) => save(c, risk, plan)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/scores',
    can: member('plan.update'),
    run: (c) => withRisk(c, (risk, plan) => score(c, risk, plan)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/closure',
    can: member('plan.edit'),
    run: (c) => withRisk(c, (risk, plan) => close(c, risk, plan)),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/reopening',
    can: member('plan.edit'),
    run: (c) =>
      withRisk(c, async (risk) => {
        if (await setClosed(c.db, risk.id, null)) await note(c, 'plan.risk', risk.id, 'opened it again')
        return goTo(c.path(`/plan/risks/${risk.id}`), 'Open again. Score it as it stands now.')
      }),
  },
  {
    method: 'GET',
    path: '/plan/risks/:risk/mitigation',
    can: member('plan.edit'),
    run: (c) =>
      withRisk(c, async (risk, plan) =>
        page(MitigationPage({ ...around(c), plan, risk, items: await linesFor(c, plan.id) })),
      ),
  },
  {
    method: 'POST',
    path: '/plan/risks/:risk/mitigation',
    can: member('plan.edit'),
    run: (c) =>
      withRisk(c, async (risk, plan) => {
        const ticked = (await linesFor(c, plan.id)).filter(({ id }) => wordsOf(c.form, 'items').includes(id))
        await setMitigation(
          c.db,
          risk.id,
          ticked.map(({ id }) => id),
        )
        await note(
          c,
          'plan.risk',
          risk.id,
          ticked.length === 0
            ? 'said that no item of the plan makes it smaller'
            : `said that ${ticked.map(({ reference, title }) => reference || `“${title}”`).join(', ')} ${ticked.length === 1 ? 'makes' : 'make'} it smaller`,
        )
        return goTo(
          c.path(`/plan/risks/${risk.id}`),
          `${counted(ticked.length, 'item')} ${ticked.length === 1 ? 'makes' : 'make'} it smaller`,
        )
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const who = (c: Ctx) => ({ personId: c.user.id, now: c.now })

const withPlan = async (c: Ctx, run: (plan: Plan) => Answer | Promise<Answer>): Promise<Answer> => {
  const plan = await findPlan(c.db, c.params.plan ?? '')
  return plan ? run(plan) : missing
}
const withRisk = async (c: Ctx, run: (risk: Risk, plan: Plan) => Answer | Promise<Answer>): Promise<Answer> => {
  const risk = await findRisk(c.db, c.params.risk ?? '')
  const plan = risk && (await findPlan(c.db, risk.plan_id))
  return risk && plan ? run(risk, plan) : missing
}

const postNames = async (c: Ctx) => {
  const known = new Map((await posts(c.db)).map((post) => [post.id, post]))
  return (id: string | null) => (id === null ? null : (known.get(id) ?? null))
}

const linesFor = async (c: Ctx, planId: string) => {
  const items = (await planTree(c.db, planId, who(c)))?.items ?? []
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  return items
    .filter(({ line }) => line)
    .map(({ id, reference, title, above }) => ({ id, reference, title, under: titles.get(above.at(-1) ?? '') ?? '' }))
}

async function form(
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

async function add(c: Ctx, plan: Plan): Promise<Answer> {
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

async function save(c: Ctx, risk: Risk, plan: Plan): Promise<Answer> {
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

async function show(
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

async function score(c: Ctx, risk: Risk, plan: Plan): Promise<Answer> {
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

async function close(c: Ctx, risk: Risk, plan: Plan): Promise<Answer> {
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
