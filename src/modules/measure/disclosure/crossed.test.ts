// Cells of two breakdowns at once: they add up to their margins and to the whole, and nobody outside may use that.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { below, generator } from '../../../statistics/sampling.ts'
import { type Equation, extremes } from '../../../statistics/simplex.ts'
import { examine } from '../imports/examine.ts'
import { importFigures } from '../imports/import-figures.ts'
import { openText } from '../imports/source.ts'
import type { Leaving, Place } from './model.ts'
import { outside } from './queries.ts'
import { protect } from './rules.ts'

const next = generator('crossed')
const pick = (n: number) => below(n, next)
const threshold = 5
const [places, ages] = [
  ['North', 'South', 'East'],
  ['0 to 4', '5 to 10', '11 to 17'],
]
const period = { period_from: '2026-01-01', period_to: '2026-03-31' }
const place = (dimension: string, category: string): Place => ({ dimension, category })

/** What may be published: the cells (numbers from 0, place by place), each margin, the whole; by which cells it is made of. */
const kinds: Record<string, { at: Place[]; of: number[] }[]> = {
  cells: places.flatMap((p, x) =>
    ages.map((a, y) => ({ at: [place('Locality', p), place('Age band', a)], of: [x * 3 + y] })),
  ),
  places: places.map((p, x) => ({ at: [place('Locality', p)], of: [0, 1, 2].map((y) => x * 3 + y) })),
  ages: ages.map((a, y) => ({ at: [place('Age band', a)], of: [0, 1, 2].map((x) => x * 3 + y) })),
  whole: [{ at: [], of: [0, 1, 2, 3, 4, 5, 6, 7, 8] }],
}

for (const published of [
  ['cells', 'places', 'ages', 'whole'],
  ['cells', 'whole'],
  ['cells', 'places'],
  ['cells', 'places', 'whole'],
  ['cells', 'ages'],
] as const)
  test(`nobody outside recovers a small count from ${published.join(', ')}`, () => {
    for (let round = 0; round < 25; round++) {
      const most = [8, 16, 60][round % 3] ?? 8
      const cells = Array.from({ length: 9 }, () => pick(most))
      const spots = published.flatMap((kind) => kinds[kind] ?? [])
      const count = (of: readonly number[]) => of.reduce((sum, at) => sum + (cells[at] ?? 0), 0)
      const figures = spots.map(
        ({ at, of }): Leaving => ({
          measure_id: 'm',
          ...period,
          at,
          value: count(of),
          numerator: null,
          denominator: null,
        }),
      )
      const { figures: shown } = protect(
        { measures: [{ id: 'm', unit: 'children', out_of: '' }], figures },
        { threshold },
      )
      const equations = shown.flatMap(({ value }, nth): Equation[] =>
        value === null ? [] : [{ terms: (spots[nth]?.of ?? []).map((at) => [at, 1]), total: value }],
      )
      const small = spots.filter(({ of }) => count(of) > 0 && count(of) < threshold)
      const bounds = extremes(
        9,
        equations,
        small.map(({ of }) => of.map((at): [number, number] => [at, 1])),
      )
      for (const [nth, { at }] of small.entries()) {
        const found = bounds[nth]
        assert.ok(found, 'the attacker has no solution')
        assert.ok(
          found.upper === null || found.upper - found.lower > 1e-6,
          `${at.map(({ category }) => category).join(', ') || 'all'} is ${found.lower} in [${cells.join()}]`,
        )
      }
    }
  })

const all = await cast()
after(() => all.leave())
const imports = async (text: string) => {
  const examined = await examine(openText(text, 'crossed.csv'))
  if ('refused' in examined) throw new Error(examined.refused)
  return all.within(all.donmouth, (db) =>
    importFigures(
      { db, partnership: { id: all.donmouth }, today: '2026-11-27', now: new Date('2026-11-27T12:00:00Z') },
      examined,
      { name: 'crossed.csv', origin: 'file' },
    ),
  )
}

test('a file of two breakdowns keeps cells of both, the same ones in any order of columns, and protects them by their margins', async () => {
  const first = await imports(
    `Measure,Unit,Month,Age band,Locality,Value
Moved school,children,Apr 2026,0 to 4,North,3
Moved school,children,Apr 2026,5 to 10,North,20
Moved school,children,Apr 2026,0 to 4,South,30
Moved school,children,Apr 2026,5 to 10,South,40
Moved school,children,Apr 2026,All,North,23
Moved school,children,Apr 2026,All,South,70
Moved school,children,Apr 2026,0 to 4,All,33
Moved school,children,Apr 2026,5 to 10,All,60
Moved school,children,Apr 2026,All,All,93
`,
  )
  assert.deepEqual([first.answer.new, first.answer.refused], [9, []])
  const again = await imports(
    'Measure,Unit,Month,Locality,Age band,Value\nMoved school,children,Apr 2026,North,0 to 4,3\nMoved school,children,Apr 2026,South,5 to 10,40\n',
  )
  assert.deepEqual([again.answer.new, again.answer.unchanged], [0, 2])
  const { rows } = await all.owner.query(
    `select c.dimension || '=' || c.category || ' of ' || string_agg(p.dimension || '=' || p.category, ' and ' order by p.dimension) as line
       from measure.breakdown_part x join measure.breakdown c on c.id = x.breakdown_id join measure.breakdown p on p.id = x.part_id
      group by c.dimension, c.category order by 1`,
  )
  assert.deepEqual(
    rows.map(({ line }) => line),
    [
      'Age band, Locality=0 to 4, North of Age band=0 to 4 and Locality=North',
      'Age band, Locality=0 to 4, South of Age band=0 to 4 and Locality=South',
      'Age band, Locality=5 to 10, North of Age band=5 to 10 and Locality=North',
      'Age band, Locality=5 to 10, South of Age band=5 to 10 and Locality=South',
    ],
  )
  const measure = (await all.owner.query("select id from measure.measure where title = 'Moved school'")).rows[0].id
  const out = await all.within(all.donmouth, (db) => outside(db, [String(measure)]))
  const shown = new Map(
    out.figures.map(({ figure, value }) => [
      (figure.at ?? [])
        .map(({ category }) => category)
        .toSorted()
        .join(' '),
      value,
    ]),
  )
  assert.equal(shown.get('0 to 4 North'), null)
  assert.equal(shown.get(''), 93)
  const hidden = [...shown].filter(([, value]) => value === null).map(([at]) => at)
  // In each line that holds the small cell another figure is gone too, so that neither sum gives it away.
  for (const line of [/North/, /0 to 4/]) assert.ok(hidden.filter((at) => line.test(at)).length >= 2, hidden.join('; '))
})
