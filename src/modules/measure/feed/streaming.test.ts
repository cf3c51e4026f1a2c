// The feed is sent group by group and hides exactly what weighing everything at once hides; the rule goes with it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addMeasure, addObservations, measures } from '../index.ts'
import { outside } from '../disclosure/queries.ts'

const all = await cast()
after(() => all.leave())
const { alice, donmouth } = all

const roll = (
  (seed) => () =>
    (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31
)(7)
const place = async (name: string): Promise<string> =>
  (
    await all.owner.query(
      "insert into measure.breakdown (partnership_id, id, dimension, category) values ($1, new_id(), 'locality', $2) returning id",
      [donmouth, name],
    )
  ).rows[0].id
const places = [await place('North'), await place('South'), await place('East')]
const fields = {
  counted: '',
  out_of: '',
  unit: 'children',
  kind: 'process',
  better: 'higher',
  frequency: 'month',
  named_on: '2025-01-01',
  source: '',
  owner_post_id: null,
} as const
const month = (n: number) => ({
  period_from: new Date(Date.UTC(2025, n, 1)).toISOString().slice(0, 10),
  period_to: new Date(Date.UTC(2025, n + 1, 0)).toISOString().slice(0, 10),
})
// Six measures in three places over eight months, many of them small; one is worked out from two others.
const ids: string[] = []
for (let m = 0; m < 6; m++)
  ids.push(
    await all.within(donmouth, async (db) => {
      const id = await addMeasure(db, { ...fields, title: `Counted ${m}` })
      const figures = Array.from({ length: 8 }, (_, n) => {
        const parts = places.map((breakdown_id) => ({ ...month(n), breakdown_id, value: Math.floor(roll() * 14) }))
        return [...parts, { ...month(n), value: parts.reduce((sum, { value }) => sum + value, 0) }]
      }).flat()
      await addObservations(db, id, figures, new Date('2026-01-10'))
      return id
    }),
  )
await all.within(donmouth, (db) =>
  addMeasure(db, {
    ...fields,
    title: 'One for each other',
    unit: '',
    derived: 'rate',
    derived_from: ids[0] ?? null,
    derived_by: ids[1] ?? null,
    derived_per: 100,
  }),
)
const token =
  /hf_[\w-]{43}/.exec(
    (
      await alice.sends('/measure/tokens', {
        name: 'Feed',
        scopes: ['measure.pull'],
        'expires_on-day': '19',
        'expires_on-month': '11',
        'expires_on-year': '2027',
      })
    ).text,
  )?.[0] ?? ''
const asks = (name: string) => all.app.fetch(new Request(`http://localhost/p/donmouth/measure/feed/${token}/${name}`))
const rowsOf = (csv: string) =>
  csv
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))

test('the feed hides what weighing everything at once hides, no more and no less', async () => {
  const whole = await all.within(donmouth, async (db) =>
    outside(
      db,
      (await measures(db)).map(({ id }) => id),
    ),
  )
  const titles = new Map((await all.within(donmouth, measures)).map(({ id, title }) => [id, title]))
  const names = ['North', 'South', 'East']
  const expected = whole.figures.map(({ figure, value }) =>
    [
      titles.get(figure.measure_id),
      names[places.indexOf(figure.breakdown_id ?? '')] ?? '',
      figure.period_from,
      value ?? '',
    ].join(),
  )
  assert.ok(whole.small > 20 && whole.further > 5, `${whole.small} and ${whole.further}`)
  const sent = rowsOf(await (await asks('observations.csv')).text())
  assert.deepEqual(
    sent.map(([measure, , , category, from, , value]) => [measure, category, from, value].join()).toSorted(),
    expected.toSorted(),
  )
  const left = await all.owner.query('select count(*)::int as n from measure.let_out where value is not null')
  assert.equal(left.rows[0].n, sent.filter(([, , , , , , value]) => value !== '').length)
})

test('the rule goes as a header, and as a table beside the feed with a row for each measure', async () => {
  const feed = await asks('observations.csv')
  assert.equal(
    feed.headers.get('holdfast-protection'),
    'Counts under 5 are not shown, nor figures from which they could be worked out; the column shown says where.',
  )
  assert.match(feed.headers.get('link') ?? '', /^<protection\.csv>; rel="describedby"/)
  const rows = rowsOf(await feed.text())
  const rules = rowsOf(await (await asks('protection.csv')).text())
  assert.equal(rules.length, 7)
  for (const [measure, , figures, hidden, , threshold, ...rule] of rules) {
    const own = rows.filter(([name]) => name === measure)
    assert.deepEqual(
      [figures, hidden, threshold],
      [String(own.length), String(own.filter((row) => row[6] === '').length), '5'],
      measure,
    )
    assert.match(rule.join(), /Counts under 5 are not shown/)
  }
})

test('an empty partnership has an empty table, with its head', async () => {
  const made = await all.carol.sends('/measure/tokens', {
    name: 'Feed',
    scopes: ['measure.pull'],
    'expires_on-day': '19',
    'expires_on-month': '11',
    'expires_on-year': '2027',
  })
  const secret = /hf_[\w-]{43}/.exec(made.text)?.[0] ?? ''
  const feed = await all.app.fetch(new Request(`http://localhost/p/walbrook/measure/feed/${secret}/observations.csv`))
  assert.equal(
    Buffer.from(await feed.arrayBuffer()).toString(),
    '\ufeffmeasure,unit,dimension,category,from,to,value,numerator,denominator,state,shown\r\n',
  )
})

test('a feed that cannot go on breaks off, so that it never looks whole', async () => {
  await all.owner.query('revoke select on measure.observation from app')
  try {
    const feed = await asks('observations.csv')
    assert.equal(feed.status, 200)
    await assert.rejects(feed.text())
  } finally {
    await all.owner.query('grant select on measure.observation to app')
  }
  assert.equal(rowsOf(await (await asks('observations.csv')).text()).length, 200)
})
