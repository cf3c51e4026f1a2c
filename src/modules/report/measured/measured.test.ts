// Papers of figures: charts with their sentence, tables with the rule, nothing small, and nothing that changes after a release.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast, type Sent } from '../../../../test/cast.ts'
import { reportedPlan } from '../../../../test/reported-plan.ts'
import { readHere } from '../../../documents/read/index.ts'
import { type Block, type Paper, stopWriting, type Table } from '../../../documents/write/index.ts'
import { unpack } from '../../../documents/write/zip.ts'
import { linkMeasure, findings } from '../../inspection/index.ts'
import { addMeasure, addObservations, leavingMeasures } from '../../measure/index.ts'
import { makePaper } from '../index.ts'
import { releaseAtOnce } from '../releasing.ts'

const all = await cast()
const { alice, bob, dan } = all
after(async () => {
  await stopWriting()
  await all.leave()
})
const { planId } = await reportedPlan(all, all.donmouth)
const about = { plan: planId, 'since-day': '25', 'since-month': '9', 'since-year': '2026' }
const now = new Date('2026-11-19T21:40:00Z')
const month = (n: number) => {
  const from = new Date(Date.UTC(2025, n, 1)).toISOString().slice(0, 10)
  return { period_from: from, period_to: new Date(Date.UTC(2025, n + 1, 0)).toISOString().slice(0, 10) }
}
// 20 months of a share; in the fifth only two of 40 were not counted, so the rest is small.
const shares = Array.from({ length: 20 }, (_, n) => ({
  ...month(n),
  numerator: n === 4 ? 38 : 20 + (n % 5),
  denominator: 40,
  value: n === 4 ? 95 : ((20 + (n % 5)) / 40) * 100,
}))
const { seen, other } = await all.within(all.donmouth, async (db) => {
  const fields = {
    counted: 'Children seen in time',
    out_of: 'Children due',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'month',
    named_on: '2025-01-01',
    source: 'Health record',
  } as const
  const seen = await addMeasure(db, { ...fields, title: 'Seen in time', owner_post_id: null })
  const other = await addMeasure(db, {
    ...fields,
    title: 'Weeks waited',
    counted: 'Weeks that half waited',
    out_of: '',
    unit: 'weeks',
    better: 'lower',
    owner_post_id: null,
  })
  await addObservations(db, seen, shares, new Date('2026-09-30T10:00:00Z'))
  await addObservations(
    db,
    other,
    Array.from({ length: 16 }, (_, n) => ({ ...month(n), value: 10 + (n % 3) })),
    new Date('2026-09-30T10:00:00Z'),
  )
  const known = await findings(db, { personId: alice.id, now })
  await linkMeasure(db, known.find(({ reference }) => reference === 'A1')?.id ?? '', seen, '2025-01-01')
  return { seen, other }
})
await all.owner.query(
  'update plan.target t set measure_id = $1 from plan.item i where i.id = t.item_id and i.reference = $2 and i.partnership_id = $3',
  [seen, '1.1.1', all.donmouth],
)

const begin = async (kind: string, more: Sent = {}) =>
  ((await alice.sends('/report/papers/new', { kind, ...about, ...more })).location ?? '').replace(/\/preview$/, '')
const paperOf = (kind: 'data' | 'measures' | 'highlight' | 'committee', more = {}) =>
  all.within(all.donmouth, (db) =>
    makePaper(db, { partnership: { name: 'Donmouth', marking: 'OFFICIAL' }, now }, { kind, planId, settings: more }),
  ) as Promise<Paper>
const blocksOf = (paper: Paper) => paper.sections.flatMap(({ blocks }) => blocks)
const tablesOf = (paper: Paper) => blocksOf(paper).filter((b): b is Table => b.kind === 'table')
const figuresIn = (paper: Paper) => blocksOf(paper).flatMap((b: Block) => (b.kind === 'figures' ? b.figures : []))

test('the data summary has each measure of the plan with its chart, its sentence and a table that says the rule', async () => {
  const paper = await paperOf('data')
  const [figure] = figuresIn(paper)
  assert.equal(figuresIn(paper).length, 1)
  assert.match(figure?.alt ?? '', /^P chart of 20 months, January 2025 to August 2026/)
  assert.match(figure?.alt ?? '', /One figure is not shown: small, or it would give a small one away\./)
  assert.match(JSON.stringify(figure?.title), /Ordinary ups and downs around 55%/)
  const [table] = tablesOf(paper)
  assert.equal(table?.rows.length, 20)
  assert.equal(
    table?.rule,
    'Counts under 5 are not shown, nor figures from which they could be worked out: 1 figure of 20 here.',
  )
  const may = table?.rows.find((row) => row.kind === 'row' && JSON.stringify(row.cells[0]).includes('May 2025'))
  assert.ok(may?.kind === 'row')
  assert.deepEqual(
    may.cells.slice(1, 3).map(({ lines, number }) => [lines[0]?.words, number]),
    [
      ['Not shown', undefined],
      ['Not shown', undefined],
    ],
  )
  assert.ok(!/95%|38 of 40|"38"/.test(JSON.stringify(paper)))
  assert.ok(JSON.stringify(paper).includes('Serves 1.1.1; tells of A1.'))
})

test('all measures, or those that somebody ticks, may be told; ticking none comes back with a sentence', async () => {
  assert.deepEqual(
    tablesOf(await paperOf('data', { measures: 'all' })).map(({ sheet }) => sheet),
    ['Seen in time', 'Weeks waited'],
  )
  const paper = await begin('data')
  const { fields } = (await alice.opens(paper)).page.form(paper)
  assert.equal(fields.which, 'plan')
  const refused = await alice.sends(paper, { ...fields, which: 'chosen' })
  assert.equal(refused.status, 400)
  assert.ok(refused.page.says('Tick the measures that the paper tells'))
  assert.equal((await alice.sends(paper, { ...fields, which: 'chosen', measures: [other] })).status, 303)
  const preview = (await alice.opens(`${paper}/preview`)).page
  assert.ok(preview.says('Weeks waited') && !preview.says('Seen in time'))
  assert.equal((await dan.opens(paper)).status, 403)
})

test('Word and PDF hold the chart with words for those who do not see it, and the rule with the table', async () => {
  const paper = await begin('data')
  const word = await alice.opens(`${paper}/files/docx`)
  const parts = await unpack(word.bytes)
  const document = String(parts.get('word/document.xml'))
  assert.match(document, /descr="P chart of 20 months/)
  assert.ok([...parts.keys()].some((name) => /media\/.*\.svg$/.test(name)))
  const pdf = Buffer.from((await alice.opens(`${paper}/files/pdf`)).bytes)
  const read = await readHere(pdf, 'paper.pdf')
  const text = JSON.stringify(read)
  for (const words of ['Seen in time', 'Counts under 5 are not shown', 'Ordinary ups and downs around 55%'])
    assert.ok(text.includes(words) && document.replaceAll(/<[^>]+>/g, '').includes(words), words)
  const sheet = await alice.opens(`${paper}/files/xlsx`)
  assert.ok(
    JSON.stringify(await readHere(Buffer.from(sheet.bytes), 'paper.xlsx')).includes('Counts under 5 are not shown'),
  )
})

test('the one page of icons says what each chart says, and what the newest figure is', async () => {
  const [table] = tablesOf(await paperOf('measures', { measures: 'all' }))
  const rows = (table?.rows ?? []).flatMap((row) => (row.kind === 'row' ? [row.cells] : []))
  assert.deepEqual(
    rows.map((cells) =>
      cells.map(({ lines: [line] }) =>
        typeof line?.words === 'string' ? line.words : (line?.words ?? []).map(({ text }) => text).join(''),
      ),
    ),
    [
      ['Seen in time', '60% August 2026', 'Ordinary', 'No step is set'],
      ['Weeks waited', '10 weeks April 2026', 'Ordinary', 'No step is set'],
    ],
  )
  assert.ok(rows.every(([, , variation]) => variation?.lines[0]?.icon?.startsWith('<svg')))
})

test('highlight report and committee paper show the measure behind a late item, small, with its sentence', async () => {
  for (const kind of ['highlight', 'committee'] as const) {
    const paper = await paperOf(kind, { since: '2026-09-25' })
    const [figure] = figuresIn(paper)
    assert.equal(figuresIn(paper).length, 1, kind)
    assert.match(JSON.stringify(figure?.title), /Seen in time.*Serves 1\.1\.1/)
    assert.ok(JSON.stringify(paper).includes('Counts under 5 are not shown'), kind)
  }
})

test('a release keeps its figures and what left is remembered; whoever reads releases sees the chart', async () => {
  const id = await all.within(all.donmouth, (db) =>
    releaseAtOnce(db, { partnership: { name: 'Donmouth', marking: 'OFFICIAL' }, now }, { kind: 'data', planId }),
  )
  const left = await all.owner.query(
    'select period_from::text, through from measure.let_out where measure_id = $1 and value is not null',
    [seen],
  )
  assert.equal(left.rows.length, 19)
  assert.ok(left.rows.every(({ period_from: from }) => from !== '2025-05-01'))
  await all.within(all.donmouth, (db) =>
    addObservations(db, seen, [{ ...month(19), numerator: 10, denominator: 40, value: 25 }], now),
  )
  // A paper that tells of a round of the past has what stood then, and the steps of then.
  const of = (at: Date | null) =>
    all.within(all.donmouth, (db) =>
      leavingMeasures(
        db,
        [seen],
        '2026-11-19',
        at && { at, steps: [{ measure_id: seen, due: '2026-12-31', value: 90 }] },
      ),
    )
  const [[then], [since]] = [(await of(new Date('2026-10-01T00:00:00Z'))).measures, (await of(null)).measures]
  assert.deepEqual([then?.newest?.words, then?.assurance?.words], ['60%', 'Fails'])
  assert.deepEqual([since?.newest?.words, since?.assurance], ['25%', null])
  const none = await of(new Date('2026-09-01T00:00:00Z'))
  assert.deepEqual([none.measures[0]?.rows, none.measures[0]?.chart], [[], null])
  const shown = (await bob.opens(`/report/releases/${id}`)).page
  assert.ok(shown.says('60%') && !shown.says('25%'))
  assert.ok(shown.all('.hf-pcharts [role=img]').length > 0)
})
