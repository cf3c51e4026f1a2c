// Figures from a file into the database: what is new, changed, unchanged and refused, whatever the order.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { examine } from './examine.ts'
import { importFigures, tryFigures } from './import-figures.ts'
import { openRecords, openText, type Source } from './source.ts'

const all = await cast()
after(() => all.leave())

const now = new Date('2026-11-19T21:40:00Z')
const read = async (source: Source) => {
  const examined = await examine(source)
  if ('refused' in examined) throw new Error(examined.refused)
  return examined
}
const imports = async (text: string | Source, partnership = all.donmouth) => {
  const examined = await read(typeof text === 'string' ? openText(text, 'figures.csv') : text)
  return all.within(partnership, (db) =>
    importFigures({ db, partnership: { id: partnership }, today: '2026-11-19', now }, examined, {
      name: 'figures.csv',
      origin: 'file',
    }),
  )
}
const standing = async (partnership = all.donmouth) =>
  (
    await all.owner.query(
      `select m.title || coalesce(' ' || b.dimension || '=' || b.category, '') || ' ' || o.period_from || ' '
              || coalesce(o.value::text, o.withheld) || coalesce(' ' || o.numerator || '/' || o.denominator, '') as line
         from measure.observation o join measure.measure m on m.id = o.measure_id left join measure.breakdown b on b.id = o.breakdown_id
        where o.replaced_at is null and o.partnership_id = $1 order by 1`,
      [partnership],
    )
  ).rows.map((row) => row.line as string)
const empties = () =>
  all.owner.query(
    'delete from measure.observation; delete from measure.measure; delete from measure.breakdown; delete from measure.import',
  )

test('a first import adds measures, categories and figures; hidden ones stay hidden and 0 of 0 has no value', async () => {
  const { answer, importId } = await imports(
    'Measure,Locality,Period,Value,Numerator,Denominator\nVisits on time,North,Apr 2026,,18,25\nVisits on time,South,Apr 2026,<5,,\nVisits on time,,Apr 2026,,0,0\nReferrals,,2026-04,"1,234",,\n',
  )
  assert.deepEqual(
    { ...answer, doubts: undefined },
    { measures_new: ['Visits on time', 'Referrals'], new: 4, changed: 0, unchanged: 0, refused: [], doubts: undefined },
  )
  assert.ok(importId)
  const lines = await standing()
  assert.deepEqual(lines.toSorted(), [
    'Referrals 2026-04-01 1234',
    'Visits on time 2026-04-01  0/0',
    'Visits on time Locality=North 2026-04-01 72 18/25',
    'Visits on time Locality=South 2026-04-01 <5',
  ])
  const { rows } = await all.owner.query(
    'select value, withheld, denominator from measure.observation where value is null order by withheld',
  )
  assert.deepEqual(rows, [
    { value: null, withheld: '', denominator: 0 },
    { value: null, withheld: '<5', denominator: null },
  ])
})

test('the same again in other words is unchanged, in a share without its counts too, and leaves no trace', async () => {
  const before = (await all.owner.query('select count(*)::int as n from measure.import')).rows[0].n
  const { answer, importId } = await imports(
    'KPI;Area;Month;Result\nvisits on-time;;01/04/2026 to 30/04/2026;n/a\nReferrals;;Apr-26;1234\n',
  )
  assert.deepEqual([answer.new, answer.changed, answer.unchanged, importId], [0, 0, 1, null])
  const again = await imports('Measure,Locality,Apr 2026\nVisits on time,north,72%\nVisits on time,South,< 5\n')
  assert.deepEqual([again.answer.new, again.answer.changed, again.answer.unchanged], [0, 0, 2])
  assert.equal((await all.owner.query('select count(*)::int as n from measure.import')).rows[0].n, before)
})

test('a figure that differs replaces the old one, which stays as a revision of that import', async () => {
  const { answer, importId } = await imports('Measure,Locality,Apr 2026\nVisits on time,North,80%\n')
  assert.deepEqual([answer.new, answer.changed, answer.unchanged], [0, 1, 0])
  const { rows } = await all.owner.query(
    'select value::int as value, replaced_by from measure.observation where replaced_at is not null',
  )
  assert.deepEqual(rows, [{ value: 72, replaced_by: importId }])
})

test('a dry run counts the same and writes nothing', async () => {
  const examined = await read(openText('Measure,Period,Value\nReferrals,May 2026,7\nAnother,May 2026,7\n', 'x.csv'))
  const before = await standing()
  const answer = await all.within(all.donmouth, (db) => tryFigures(db, examined))
  assert.deepEqual([answer.new, answer.measures_new], [2, ['Another']])
  assert.deepEqual(await standing(), before)
})

test('one period twice: the same once, with a note; two different figures are refused with both rows', async () => {
  const { answer } = await imports(
    'Measure,Period,Value\nReferrals,Jun 2026,7\nReferrals,2026-06,7.0\nReferrals,Jul 2026,8\nReferrals,2026-07,9\nReferrals,Aug 2026,3\n',
  )
  assert.equal(answer.new, 2)
  assert.deepEqual(answer.refused, [
    {
      row: 4,
      column: 'Value',
      sentence: 'Row 5 gives another figure of the same period of “Referrals”. Leave the one that is right.',
    },
    {
      row: 5,
      column: 'Value',
      sentence: 'Row 4 gives another figure of the same period of “Referrals”. Leave the one that is right.',
    },
  ])
  assert.ok(answer.doubts?.some(({ sentence }) => sentence === 'Row 3 says the same as row 2 and was counted once'))
})

test('a unit that changed, a worked-out measure and another partnership’s measures', async () => {
  const unit = await imports('Measure,Period,Value,Unit\nReferrals,Sep 2026,7,%\n')
  assert.match(unit.answer.refused[0]?.sentence ?? '', /^The unit changed: “Referrals” is measured in a plain number/)
  await all.owner.query(
    `with s as (insert into evidence.source (partnership_id, kind, title, path) values ($1, 'measure', 'Ratio', '/x') returning id)
     insert into measure.measure (partnership_id, id, title, kind, named_on, derived, derived_from, derived_by)
     select $1, s.id, 'Ratio', 'process', '2026-01-01', 'share', m.id, m.id from s, measure.measure m where m.title = 'Referrals'`,
    [all.donmouth],
  )
  const derived = await imports('Measure,Period,Value\nRatio,Sep 2026,7\n')
  assert.match(derived.answer.refused[0]?.sentence ?? '', /worked out from two other measures/)
  const other = await imports('Measure,Period,Value\nReferrals,Apr 2026,1234\n', all.walbrook)
  assert.deepEqual([other.answer.new, other.answer.measures_new], [1, ['Referrals']])
})

test('whatever refers to the measure as evidence shows its newest figure', async () => {
  const { rows } = await all.owner.query(
    "select latest, speaks_from, speaks_to from evidence.source where title = 'Referrals' and partnership_id = $1",
    [all.donmouth],
  )
  assert.deepEqual(rows[0], { latest: 'August 2026: 3.', speaks_from: '2026-04-01', speaks_to: '2026-08-31' })
})

test('records with named fields count from row 1', async () => {
  const { answer } = await imports(
    openRecords(
      [
        { measure: 'Referrals', period: '2026-10', value: 5 },
        { measure: 'Referrals', period: 'soon', value: 5 },
      ],
      'push',
    ),
  )
  assert.deepEqual([answer.new, answer.refused[0]?.row, answer.refused[0]?.column], [1, 2, 'value'])
})

// A small generator of its own: the same seed gives the same files.
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

test('the parts of a file in any order give the same figures as the whole', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const roll = dice(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
    const rows = new Map<string, string>()
    for (let n = 0; n < 60; n++) {
      const [measure, place, month] = [
        pick(['Visits on time', 'Referrals', 'Waiting time (weeks)']),
        pick(['', 'North', 'South']),
        1 + Math.floor(roll() * 12),
      ]
      const label = pick([`2026-${String(month).padStart(2, '0')}`, `${String(month).padStart(2, '0')}/2026`])
      const value =
        measure === 'Visits on time' ? pick(['45%', '100%', '<5', '18/25', '0/0']) : pick(['7', '1,234', '*', '12.5'])
      rows.set(`${measure} ${place} ${month}`, `${measure},${place},${label},"${value}"`)
    }
    const lines = [...rows.values()]
    const head = 'Measure,Locality,Month,Value'
    await empties()
    await imports(`${head}\n${lines.join('\n')}\n`)
    const whole = await standing()
    assert.equal(whole.length, lines.length)
    await empties()
    const parts = [0, 1, 2, 3].map((part) => lines.filter((_, n) => n % 4 === part))
    for (const part of parts.toSorted(() => roll() - 0.5))
      await imports(`${head}\n${part.toSorted(() => roll() - 0.5).join('\n')}\n`)
    assert.deepEqual(await standing(), whole, `seed ${seed}`)
  }
})

test('a less certain figure never replaces a more certain one, and the answer says so', async () => {
  await empties()
  const of = (state: string, value: number) =>
    imports(`Measure,Period,Value,Status\nReferrals,Apr 2026,${value},${state}\n`)
  await of('Final', 7)
  const { answer } = await of('Provisional', 6)
  assert.deepEqual([answer.new, answer.changed, answer.unchanged], [0, 0, 1])
  assert.ok(answer.doubts?.some(({ sentence }) => /^One figure is provisional where a final one stands/.test(sentence)))
  assert.deepEqual(await standing(), ['Referrals 2026-04-01 7'])
  assert.equal((await of('Corrected', 8)).answer.changed, 1)
  assert.equal((await of('Final', 9)).answer.unchanged, 1)
  assert.equal((await of('Corrected', 9)).answer.changed, 1, 'a second correction replaces the first')
})

test('provisional, final and corrected figures in any order of their files give the same observations', async () => {
  const states = ['Provisional', 'Final', 'Corrected']
  const orders = [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => (a === b ? [] : [[a, b, 3 - a - b]])))
  const withState = async () =>
    (
      await all.owner.query(
        `select m.title || ' ' || coalesce(b.category, '') || ' ' || o.period_from || ' ' || coalesce(o.value::text, o.withheld) || ' ' || o.state as line
           from measure.observation o join measure.measure m on m.id = o.measure_id left join measure.breakdown b on b.id = o.breakdown_id
          where o.replaced_at is null order by 1`,
      )
    ).rows.map(({ line }) => String(line))
  for (let seed = 1; seed <= 3; seed++) {
    const roll = dice(seed)
    const files = states.map((state) => {
      const rows: string[] = []
      for (const measure of ['Visits on time', 'Referrals'])
        for (const place of ['', 'North'])
          for (let month = 1; month <= 6; month++)
            if (roll() < 0.6)
              rows.push(`${measure},${place},2026-0${month},${roll() < 0.2 ? '<5' : Math.floor(roll() * 90)},${state}`)
      return rows
    })
    const wanted = new Map(
      files.flatMap((rows, nth) =>
        rows.map((row) => [row.split(',').slice(0, 3).join(), `${row.split(',')[3]} ${states[nth]}`]),
      ),
    )
    let first: string[] | undefined
    for (const order of orders) {
      await empties()
      for (const nth of order)
        await imports(
          `Measure,Locality,Month,Value,Status\n${(files[nth] ?? []).toSorted(() => roll() - 0.5).join('\n')}\n`,
        )
      const now = await withState()
      first ??= now
      assert.deepEqual(now, first, `seed ${seed}, order ${order.join()}`)
    }
    assert.deepEqual(
      first?.map((line) => line.split(' ').slice(-2).join(' ').toLowerCase()).toSorted(),
      [...wanted.values()].map((each) => each.toLowerCase()).toSorted(),
    )
  }
})

test('100,000 rows go in, and a second time change nothing', async () => {
  await empties()
  const lines = ['Measure,Locality,Month,Value']
  for (let m = 0; m < 20; m++)
    for (let place = 0; place < 50; place++)
      for (let month = 0; month < 100; month++)
        lines.push(
          `Measure number ${m},Area ${place},${2015 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')},${(m * 7 + month) % 100}`,
        )
  const text = lines.join('\n')
  const first = await imports(text)
  assert.deepEqual([first.answer.new, first.answer.refused.length, first.answer.measures_new.length], [100_000, 0, 20])
  const second = await imports(text)
  assert.deepEqual([second.answer.new, second.answer.unchanged], [0, 100_000])
})
