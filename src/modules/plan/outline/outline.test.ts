import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addItem, addPlan, moveDate, postUpdate } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, carol, dan } = all
const small = await smallPlan(all)
await all.within(all.donmouth, async (db) => {
  await postUpdate(db, {
    itemId: small.seen,
    dated: '2026-11-13',
    status: 'off_track',
    done: 'The clinic closed.',
    next: 'Find rooms.',
  })
  await moveDate(db, small.seen, 'due', { kind: 'date', date: '2026-11-09' }, 'Two of five nurses left')
  await moveDate(db, small.seen, 'due', { kind: 'date', date: '2026-11-14' }, 'Their posts were filled late')
})
const outline = `/plan/plans/${small.planId}`

test('the outline says first how the plan stands, then shows each line in two lines', async () => {
  const { page } = await alice.opens(outline)
  assert.equal(page.heading, 'Children’s improvement plan')
  assert.ok(
    page.says(
      '3 items answer one finding. One is off track or at risk, one is late, one is not yet stated and one has no lead in post.',
    ),
    page.text.slice(0, 400),
  )
  const [seen, dentist, handover] = page.rows('.hf-outline')
  assert.match(
    seen?.join(' | ') ?? '',
    /^1\.1\.1 ?First health assessment within four weeks \| Off track \| Head of children’s nursing Dan Harkness Health \| 14 Nov 2026 5 days late moved twice \| 13 Nov 2026 6 days ago \| Children seen in time 50% by 30 Sep 2026, 75% by 30 Sep 2027$/,
  )
  assert.match(
    dentist?.join(' | ') ?? '',
    /Registered with a dentist 1 doubt left from the import \| Not yet stated \| Dental lead Vacant since 14 Sep 2026 \| 15 Dec 2026 \| No update yet \| No measure/,
  )
  assert.match(handover?.join(' | ') ?? '', /Kept with its reason: Checked in May; it works\. \| No improvement needed/)
})

const views: [string, string[], RegExp][] = [
  ['words=dentist', ['1.1.2'], /^One of 3 items fits your choice\./],
  ['only=late', ['1.1.1'], /^One of 3 items is late\./],
  ['only=no-lead', ['1.1.2'], /^One of 3 items has no lead in post\./],
  ['only=not-stated', ['1.1.2'], /^One of 3 items has no status yet\./],
  ['due=soon', ['1.1.2'], /^One of 3 items is due in the next six weeks\./],
  ['due=none', ['1.1.3'], /^One of 3 items has no date\./],
  ['status=off_track', ['1.1.1'], /^One of 3 items fits your choice\. One is off track or at risk and one is late\./],
  [`post=${small.reviews}`, ['1.1.3'], /^One of 3/],
  [`agency=${small.agency}`, ['1.1.1'], /^One of 3/],
  [`group=${small.board}`, ['1.1.1'], /^One of 3/],
  [`finding=${small.first}`, ['1.1.1', '1.1.2', '1.1.3'], /^Three of 3 items fit your choice\./],
  ['words=nothing', [], /^None of 3 items fits your choice\./],
]
for (const [query, references, sentence] of views)
  test(`the outline with ${query.replace(/[0-9a-f-]{36}/, 'an id')} shows ${references.length} and says so`, async () => {
    const { page } = await alice.opens(`${outline}?${query}`)
    assert.deepEqual(
      page.all('.hf-outline__item .hf-ref').map((ref) => ref.text),
      references,
    )
    assert.match(page.all('.hf-lede')[0]?.text ?? '', sentence)
  })

test('lines can stand by lead, agency, status or month, and be sorted', async () => {
  const parts = async (query: string) =>
    (await alice.opens(`${outline}?${query}`)).page.all('.hf-outline__theme h2').map((h) => h.text)
  assert.deepEqual(await parts('by=lead'), ['Dental lead', 'Head of children’s nursing', 'Review manager'])
  assert.deepEqual(await parts('by=agency'), ['No lead agency', 'Health'])
  assert.deepEqual(await parts('by=status'), ['Off track', 'Not yet stated', 'No improvement needed'])
  assert.deepEqual(await parts('by=due'), ['Due in November 2026', 'Due in December 2026', 'No date yet'])
  const { page } = await alice.opens(`${outline}?sort=update`)
  assert.deepEqual(
    page.all('.hf-outline__item .hf-ref').map((ref) => ref.text),
    ['1.1.2', '1.1.3', '1.1.1'],
  )
})

test('a lead finds their own items with one link', async () => {
  const { page } = await dan.opens(outline)
  assert.match(page.link('mine, 1'), /only=mine$/)
  const mine = await dan.opens(`${outline}?only=mine`)
  assert.equal(mine.page.all('.hf-outline__item').length, 1)
})

test('the CSV holds what is shown, and no cell that a spreadsheet would run', async () => {
  await all.within(all.donmouth, (db) =>
    addItem(db, {
      planId: small.planId,
      parentId: small.outcome,
      level: 'project',
      title: '=HYPERLINK("http://x","y")',
      reference: '1.1.9',
    }),
  )
  const reply = await alice.opens(`${outline}/items.csv`)
  assert.match(reply.headers.get('content-type') ?? '', /^text\/csv/)
  assert.match(reply.headers.get('content-disposition') ?? '', /attachment/)
  const [heads, ...rows] = reply.text.replace('\uFEFF', '').trimEnd().split('\r\n')
  assert.match(heads ?? '', /^Reference,Item,Theme,Outcome,/)
  assert.equal(rows.length, 4)
  assert.ok(reply.text.includes(`"'=HYPERLINK(""http://x"",""y"")"`), reply.text)
  assert.match(rows[0] ?? '', /,Off track,Head of children’s nursing,Dan Harkness,Health,Improvement board,/)
  const late = await alice.opens(`${outline}/items.csv?only=late`)
  assert.equal(late.text.trimEnd().split('\r\n').length, 2)
})

test('300 items take as many queries as three', async () => {
  const before = await alice.opens(outline)
  const big = await all.within(all.donmouth, async (db) => {
    const planId = await addPlan(db, { title: 'A long plan' })
    const theme = await addItem(db, { planId, level: 'theme', title: 'Theme' })
    for (let at = 0; at < 300; at++)
      await addItem(db, {
        planId,
        parentId: theme,
        level: 'project',
        title: `Item ${at}`,
        reference: `1.${at}`,
        due: '2027-03-31',
        leads: [small.nursing],
        findings: [small.first],
        targets: [{ text: 'A measure', steps: [{ due: '2027-01-01', value: 50, unit: '%' }] }],
      })
    return planId
  })
  const reply = await alice.opens(`/plan/plans/${big}`)
  assert.equal(reply.page.all('.hf-outline__item').length, 300)
  assert.equal(reply.queries, before.queries)
  assert.ok(reply.queries <= 18, `${reply.queries} queries, begin, enter and commit included`)
})

test('a finding under embargo is not named to those who may not read it', async () => {
  await all.within(all.donmouth, (db) =>
    db
      .updateTable('inspection.source')
      .set({ embargo_until: new Date('2027-01-01') })
      .where('id', '=', small.sourceId)
      .execute(),
  )
  const { page } = await alice.opens(outline)
  assert.ok(!page.has('link', 'A1'))
  assert.equal((await alice.opens(`/plan/findings/${small.first}`)).status, 404)
  await all.within(all.donmouth, (db) =>
    db.updateTable('inspection.source').set({ embargo_until: null }).where('id', '=', small.sourceId).execute(),
  )
})

test('nobody from another partnership reads a line', async () => {
  assert.equal((await carol.opens(outline)).status, 404)
  assert.equal((await carol.opens(`/plan/items/${small.seen}`)).status, 404)
})
