import type { Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type Form, versionOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { latestOf, latestSentence, measures } from '../../measure/index.ts'
import { BothVersionsPage } from '../../../platform/both-versions.tsx'
import { updatable, whoIs } from '../items/access.ts'
import { mayUpdate } from '../items/rules.ts'
import { freshWords } from '../outline/pages.tsx'
import { findItem } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import { findPlan } from '../plans/queries.ts'
import { narrativeOf, readCycle, shownFields, wordsOfCycle } from './form.ts'
import { CycleFormPage } from './form-page.tsx'
import { ChainPage, CyclesPage, type Figures } from './pages.tsx'
import { addCycle, cyclesOf, cyclesOfPlan, findCycle, removeCycle, saveCycle } from './queries.ts'
import { type Cycle, decisionWords, nextWords } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/plans/:plan/cycles',
    can: member('plan.read'),
    run: async (c) => {
      const plan = await findPlan(c.db, c.params.plan ?? '')
      if (!plan) return missing
      return page(
        CyclesPage({
          ...around(c),
          plan,
          cycles: await cyclesOfPlan(c.db, plan.id),
          fresh: freshWords(longInstant(c.now)),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/items/:item/cycles',
    can: member('plan.read'),
    run: async (c) => {
      const found = await findItem(c.db, c.params.item ?? '', { personId: c.user.id, now: c.now })
      if (!found) return missing
      const { item, plan } = found
      return page(
        ChainPage({
          ...around(c),
          item,
          plan,
          cycles: await cyclesOf(c.db, item.id),
          figures: await figuresFor(c),
          mayWrite: c.may('plan.update') && mayUpdate(item, await whoIs(c)),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/plan/items/:item/cycles/new',
    can: member('plan.update'),
    run: (c) =>
      withItem(c, c.params.item ?? '', async (item) => {
        const before = (await cyclesOf(c.db, item.id)).find(({ id }) => id === c.query.get('after'))
        return form(c, item, null, { words: before ? nextWords(before) : {} }, [], 200)
      }),
  },
  {
    method: 'POST',
    path: '/plan/items/:item/cycles',
    can: member('plan.update'),
    run: (c) => withItem(c, c.params.item ?? '', (item) => add(c, item)),
  },
  {
    method: 'GET',
    path: '/plan/cycles/:cycle/edit',
    can: member('plan.update'),
    run: (c) => withCycle(c, (cycle, item) => form(c, item, cycle, { words: wordsOfCycle(cycle) }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/cycles/:cycle',
    can: member('plan.update'),
    run: (c) => withCycle(c, (cycle, item) => save(c, cycle, item)),
  },
  {
    method: 'POST',
    path: '/plan/cycles/:cycle/removal',
    can: member('plan.update'),
    run: (c) =>
      withCycle(c, async (cycle, item) => {
        await removeCycle(c.db, cycle.id, c.now)
        await note(c, 'plan.item', item.id, `took cycle ${cycle.number}, “${cycle.title}”, away`)
        return goTo(c.path(`/plan/items/${item.id}/cycles`), `Took cycle ${cycle.number} away. History keeps it.`)
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path, today: c.today })

async function withItem(c: Ctx, id: string, run: (item: TreeItem) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await updatable(c, id)
  if (found === 'missing') return missing
  return found === 'refused' ? refused : run(found.item)
}

async function withCycle(c: Ctx, run: (cycle: Cycle, item: TreeItem) => Answer | Promise<Answer>): Promise<Answer> {
  const cycle = await findCycle(c.db, c.params.cycle ?? '')
  return cycle ? withItem(c, cycle.item_id, (item) => run(cycle, item)) : missing
}

// The same two questions whatever the cycles hold.
const figuresFor = async (c: Ctx): Promise<Map<string, Figures>> => {
  const all = await measures(c.db)
  const latest = new Map((await latestOf(c.db)).map((row) => [row.measure_id, row]))
  return new Map(
    all.map((measure) => [
      measure.id,
      {
        title: measure.title,
        href: `/measure/measures/${measure.id}`,
        latest: latestSentence(measure, latest.get(measure.id)),
      },
    ]),
  )
}

async function form(
  c: Ctx,
  item: TreeItem,
  cycle: Cycle | null,
  filled: Filled,
  doubts: readonly string[],
  status: number,
): Promise<Answer> {
  return page(
    CycleFormPage({
      frame: c.frame('plan'),
      path: c.path,
      item,
      cycle,
      filled,
      doubts,
      measures: await measures(c.db),
    }),
    status,
  )
}

async function add(c: Ctx, item: TreeItem): Promise<Answer> {
  const words: Form = { ...c.form, did: '', result: '', learned: '', decision: '' }
  const read = readCycle(
    words,
    (await measures(c.db)).map(({ id }) => id),
    c.today,
  )
  if (read.errors) return form(c, item, null, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, narrativeOf(read.value))
  if (doubts.length > 0) return form(c, item, null, { words: c.form, errors: doubtErrors }, doubts, 400)
  await addCycle(c.db, item.id, read.value, c.today)
  await note(c, 'plan.item', item.id, `began a test of change: “${read.value.title}”`)
  return goTo(c.path(`/plan/items/${item.id}/cycles`), 'The cycle is begun')
}

async function save(c: Ctx, cycle: Cycle, item: TreeItem): Promise<Answer> {
  const all = await measures(c.db)
  const read = readCycle(
    c.form,
    all.map(({ id }) => id),
    c.today,
  )
  if (read.errors) return form(c, item, cycle, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, narrativeOf(read.value))
  if (doubts.length > 0) return form(c, item, cycle, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (!(await saveCycle(c.db, cycle, versionOf(c.form), read.value, c.today))) {
    const now = await findCycle(c.db, cycle.id)
    if (!now) return missing
    return page(
      BothVersionsPage({
        frame: c.frame('plan'),
        title: 'Somebody changed this cycle before you saved',
        trail: [{ href: c.path(`/plan/items/${item.id}/cycles`), text: 'Tests of change' }],
        action: c.path(`/plan/cycles/${cycle.id}`),
        keepHref: c.path(`/plan/cycles/${cycle.id}/edit`),
        fields: shownFields((id) => all.find((measure) => measure.id === id)?.title ?? ''),
        saved: wordsOfCycle(now),
        yours: c.form,
        version: now.version,
      }),
      409,
    )
  }
  const { decision, title } = read.value
  await note(
    c,
    'plan.item',
    item.id,
    decision && decision !== cycle.decision
      ? `${decisionWords[decision].past} what cycle ${cycle.number} had tried: “${title}”`
      : cycle.result === '' && read.value.result !== ''
        ? `wrote what came out of cycle ${cycle.number}`
        : `wrote on cycle ${cycle.number}`,
  )
  return goTo(
    c.path(`/plan/items/${item.id}/cycles`),
    decision === 'adapt' && cycle.decision !== 'adapt'
      ? 'Saved. Begin the next cycle: it takes over what was learned.'
      : 'Saved',
  )
}
