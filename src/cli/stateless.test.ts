import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { commandLine } from '../../test/command-line.ts'
import { command as agreement } from './agreement.ts'
import { command as sample, sampleOf } from './sample.ts'
import { command as suppress, suppressed } from './suppress.ts'
import { tableIn } from './table-file.ts'
import { Usage } from './words.ts'

const folder = mkdtempSync(join(tmpdir(), 'stateless-'))
after(() => rmSync(folder, { recursive: true }))
let files = 0
const file = (text: string) => {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, text)
  return path
}
const run = commandLine([])
const near = (given: number | null, wanted: number) =>
  assert.ok(given !== null && Math.abs(given - wanted) < 5e-4, `${given}, not ${wanted}`)

const ratings = 'record,A,B\n1,4,4\n2,5,4\n3,,3\n4,6,6\n5,3,3\n'
const table = 'Place,Girls,Boys,Total\nNorth,3,20,23\nSouth,12,30,42\nWest,9,8,17\nTotal,24,58,82\n'
const frame = `Reference,Locality,Age band\n${Array.from({ length: 30 }, (_, n) => `R-${n + 1},${n < 20 ? 'North' : n < 29 ? 'South' : 'West'},0 to 4`).join('\n')}\n`

test('agreement: one JSON document with every coefficient, its interval or why there is none', async () => {
  const told = await run('agreement', file(ratings), '--scale', 'ordinal', '--categories', '1,2,3,4,5,6', '--json')
  assert.equal(told.status, 0, told.err)
  const given = JSON.parse(told.out)
  assert.deepEqual([given.units, given.units_rated_twice, given.units_agreed, given.missing], [5, 4, 3, 1])
  assert.deepEqual(given.raters, ['A', 'B'])
  // By hand: po = 3/4; pe = (1·1 + 1·2 + 1·0 + 1·1)/16.
  near(given.percent_agreement.value, 0.75)
  near(given.kappa.value, (0.75 - 0.25) / 0.75)
  assert.equal(given.alpha.lower, null)
  assert.match(given.alpha.reason, /no interval/)
  assert.equal(given.ac2.reason, null)
})

test('agreement: more than two raters have no Cohen’s kappa, a nominal scale no weights', async () => {
  const told = await run('agreement', file('A,B,C\nyes,yes,no\nno,no,no\nyes,,yes\n'), '--scale', 'nominal', '--json')
  assert.equal(told.status, 0, told.err)
  const given = JSON.parse(told.out)
  assert.match(given.kappa.reason, /for two raters; there are 3/)
  assert.match(given.ac2.reason, /ordinal scale/)
  assert.deepEqual([given.categories_from, given.categories], ['seen', ['no', 'yes']])
  assert.ok(given.fleiss.value !== null)
})

test('sample: shares by largest remainder, and the same sample again, whatever the order of the rows', async () => {
  const told = await run('sample', file(frame), '--size', '8', '--strata', 'Locality', '--seed', 'autumn', '--json')
  assert.equal(told.status, 0, told.err)
  const given = JSON.parse(told.out)
  assert.deepEqual(
    given.allocation.map(({ stratum, population, sample: drawn }: Record<string, unknown>) => [
      stratum,
      population,
      drawn,
    ]),
    [
      ['North', 20, 5],
      ['South', 9, 3],
      ['West', 1, 0],
    ],
  )
  assert.equal(given.chosen.length, 8)
  assert.match(given.certificate.frame_sha256, /^[0-9a-f]{64}$/)
  const [head, ...rows] = frame.trim().split('\n')
  const again = sampleOf(await tableIn(file([head, ...rows.toSorted()].join('\n'))), {
    size: 8,
    minimum: 0,
    seed: 'autumn',
    strata: 'locality',
  })
  assert.deepEqual(
    again.chosen.map(({ reference }) => reference).toSorted(),
    given.chosen.map(({ reference }: { reference: string }) => reference).toSorted(),
  )
})

test('sample: another seed draws others, a minimum is kept, and more than all is all', async () => {
  const read = await tableIn(file(frame))
  const drawn = (seed: string, size = 8, minimum = 0) => sampleOf(read, { size, minimum, seed, strata: 'Locality' })
  assert.notDeepEqual(drawn('a').chosen, drawn('b').chosen)
  assert.ok(drawn('a', 8, 1).allocation.every(({ sample: n }) => n >= 1))
  assert.equal(drawn('a', 99).drawn, 30)
  assert.match(drawn('a', 99).notes.join(' '), /There are only 30/)
})

test('suppress: the table without small counts, what hides them, and what can still be said', async () => {
  const told = await run('suppress', file(table), '--threshold', '5', '--json')
  assert.equal(told.status, 0, told.err)
  const given = JSON.parse(told.out)
  assert.deepEqual([given.totals.row, given.totals.column, given.primary, given.secondary], ['Total', 'Total', 1, 3])
  assert.equal(given.table[0][0], null)
  assert.ok(given.audit.every((bound: { exactly_disclosed: boolean }) => !bound.exactly_disclosed))
  assert.deepEqual(given.disclosed_if_only_primary, [{ row: 'North', column: 'Girls' }])
  assert.ok(
    given.cells.every(
      (cell: { status: string; value: number | null }) => (cell.status === 'shown') === (cell.value !== null),
    ),
  )
})

test('suppress: totals are found by adding up, and a table without them needs no second cell', async () => {
  const unnamed = suppressed(await tableIn(file('P,G,B,x\nN,3,20,23\nS,12,30,42\nW,9,8,17\ny,24,58,82\n')), 5, false)
  assert.deepEqual([unnamed.totals.row_found, unnamed.totals.column_found], ['added up', 'added up'])
  const bare = suppressed(await tableIn(file('P,G\nN,3\nS,12\n')), 5, false)
  assert.deepEqual([bare.totals.row_found, bare.primary, bare.secondary], ['none', 1, 0])
})

test('bad input is a sentence with row and column', async () => {
  const cases: [typeof agreement, string, string[], RegExp][] = [
    [agreement, 'A,B\n1,x\n', ['--scale', 'ordinal'], /^Row 2, column “B”: “x” is no number/],
    [agreement, 'A,B\n1,9\n', ['--scale', 'ordinal', '--categories', '1,2'], /^Row 2, column “B”: “9” is none of/],
    [agreement, 'record,A\n1,2\n', ['--scale', 'nominal'], /^There is one rater/],
    [agreement, 'A,B\n,\n', ['--scale', 'nominal'], /nothing below them/],
    [agreement, 'A,B\n1,2,3\n', ['--scale', 'nominal'], /^Row 2, column 3/],
    [
      sample,
      'Ref,Area\nR1,North\nR1,South\n',
      ['--size', '1', '--seed', 's'],
      /^Row 3, column “Ref”: this reference stands in row 2/,
    ],
    [
      sample,
      'Ref,Area\nR1,\n',
      ['--size', '1', '--seed', 's', '--strata', 'Area'],
      /^Row 2, column “Area”: the group is missing/,
    ],
    [sample, 'Ref,Area\nR1,N\n', ['--size', '1', '--seed', 's', '--strata', 'Town'], /no column “Town”/],
    [sample, 'Ref,Date of birth\nR1,x\n', ['--size', '1', '--seed', 's'], /^Column 2, “Date of birth”, may identify/],
    [sample, 'Ref\n943 476 5919\n', ['--size', '1', '--seed', 's'], /^Row 2, column “Ref”: .*NHS number/],
    [suppress, 'P,G,B\nN,3,x\n', ['--threshold', '5'], /^Row 2, column “B”: “x” is no count/],
    [suppress, 'P,G,B\nN,3,\n', ['--threshold', '5'], /^Row 2, column “B”: the count is missing/],
    [
      suppress,
      'P,G\nN,3\nS,4\nTotal,8\n',
      ['--threshold', '5'],
      /^Row 4, column “G”: 8 is called a total, and the others add up to 7/,
    ],
    [suppress, 'P,G,B,Total\nN,3,4,9\n', ['--threshold', '5'], /^Row 2, column “Total”: 9 is called a total/],
    [suppress, '', ['--threshold', '5'], /is empty/],
  ]
  for (const [command, text, args, sentence] of cases)
    await assert.rejects(command.run([file(text), ...args]), (e: Error) => {
      assert.match(e.message, sentence, text)
      assert.ok(!(e instanceof Usage))
      return true
    })
})

test('wrong usage exits 2, bad input 1 with nothing on stdout, help 0', async () => {
  for (const [args, status] of [
    [['agreement', file(ratings)], 2],
    [['sample', file(frame), '--size', '0', '--seed', 's'], 2],
    [['sample', file(frame), '--size', '3'], 2],
    [['suppress', file(table), '--threshold', 'x'], 2],
    [['suppress', join(folder, 'none.csv'), '--threshold', '5', '--json'], 1],
    [['agreement', '--help'], 0],
  ] as const) {
    const told = await run(...args)
    assert.equal(told.status, status, `${args.join(' ')}: ${told.err}`)
    if (status > 0) assert.equal(told.out, '')
  }
})
