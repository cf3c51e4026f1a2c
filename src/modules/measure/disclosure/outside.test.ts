import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { counted, type Db } from '../../../platform/db.ts'
import { addMeasure, addObservations } from '../index.ts'
import { measureSayings } from '../leaving/sayings.ts'
import { letOut, outside } from './queries.ts'

const all = await cast()
after(() => all.leave())
const inside = <T>(work: (db: Db) => Promise<T>) => all.within(all.donmouth, work)

const described = {
  counted: '',
  out_of: '',
  kind: 'outcome',
  better: 'lower',
  frequency: 'quarter',
  named_on: '2026-01-01',
  source: '',
  owner_post_id: null,
} as const
const q3 = { period_from: '2026-07-01', period_to: '2026-09-30' }
const places = ['North', 'South', 'West']

const breakdowns = await Promise.all(
  places.map(async (category) => {
    const { rows } = await all.owner.query(
      "insert into measure.breakdown (partnership_id, dimension, category) values ($1, 'Locality', $2) returning id",
      [all.donmouth, category],
    )
    return String(rows[0]?.id)
  }),
)
const measure = (title: string, values: [whole: number, ...parts: number[]]) =>
  inside(async (db) => {
    const id = await addMeasure(db, { title, unit: 'children', ...described })
    const figures = values.map((value, at) => ({
      ...q3,
      value,
      breakdown_id: at === 0 ? null : (breakdowns[at - 1] ?? null),
    }))
    await addObservations(db, id, figures, new Date('2026-10-05'))
    return id
  })
const valuesOf = async (id: string) =>
  inside(async (db) => {
    const out = await outside(db, [id])
    return {
      ...out,
      shown: Object.fromEntries(out.figures.map(({ figure, value }) => [figure.at?.[0]?.category ?? 'all', value])),
    }
  })

test('figures leave without small ones, and without what would give them away', async () => {
  const { shown, sentence } = await valuesOf(await measure('Moved school', [60, 3, 20, 37]))
  assert.deepEqual(shown, { all: 60, North: null, South: null, West: 37 })
  assert.match(sentence, /^Counts under 5 are not shown; one further figure is left out/)
})

test('what left is remembered once, and what it fixed is not hidden later in its stead', async () => {
  const id = await measure('Waited', [60, 8, 20, 32])
  await inside(async (db) => letOut(db, await outside(db, [id]), 'paper', new Date('2026-10-06')))
  await inside(async (db) => letOut(db, await outside(db, [id]), 'paper', new Date('2026-10-07')))
  const { rows } = await all.owner.query('select count(*)::int as n from measure.let_out where measure_id = $1', [id])
  assert.equal(rows[0]?.n, 4)
  await inside((db) =>
    addObservations(
      db,
      id,
      [
        { ...q3, value: 3, breakdown_id: breakdowns[0] ?? null },
        { ...q3, value: 25, breakdown_id: breakdowns[1] ?? null },
      ],
      new Date('2026-10-08'),
    ),
  )
  // 60 and 32 are out already: with 25 shown, everybody could reckon 3.
  assert.deepEqual((await valuesOf(id)).shown, { all: 60, North: null, South: null, West: 32 })
})

test('another partnership’s figures are none of its business', async () => {
  const id = await measure('Seen early', [60, 10, 20, 30])
  const { figures } = await all.within(all.walbrook, (db) => outside(db, [id]))
  assert.deepEqual(figures, [])
})

test('it takes a fixed number of queries', async () => {
  const [one, ...two] = [
    await measure('One', [60, 10, 20, 30]),
    await measure('Two', [60, 10, 20, 30]),
    await measure('Three', [60, 10, 20, 30]),
  ]
  const queries = (of: string[]) =>
    inside(async (db) => {
      const before = counted.queries
      await outside(db, of)
      return counted.queries - before
    })
  assert.equal(await queries([one ?? '']), await queries(two))
})

test('a living source says of its newest figure only what may leave, with the rule', async () => {
  const few = await measure('Missing from care', [3])
  const many = await measure('Seen in time', [40])
  const at = new Date('2026-11-19T10:00:00Z')
  const { words, rule } = await inside((db) => measureSayings(db, [few, many], at))
  assert.equal(words.get(few), 'Its newest figure is not shown.')
  assert.match(words.get(many) ?? '', /^Now: .*40 children/)
  assert.equal(
    rule,
    'Counts under 5 are not shown, nor figures from which they could be worked out: 1 figure of 2 here.',
  )
  const { rows } = await all.owner.query("select measure_id from measure.let_out where through = 'evidence pack'")
  assert.deepEqual(rows, [{ measure_id: many }])
})
