import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cast } from '../../test/cast.ts'
import { commandLine, surroundings } from '../../test/command-line.ts'
import { makeXlsx } from '../../test/fixtures/make-files.ts'

const all = await cast()
const folder = await mkdtemp(join(tmpdir(), 'holdfast-figures-'))
after(async () => {
  await all.leave()
  await rm(folder, { recursive: true })
})

const run = commandLine(['measure', 'import'], surroundings(all))
const given = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}
const figures = async () =>
  Number((await all.owner.query('select count(*) as n from measure.observation where replaced_at is null')).rows[0]?.n)

const long =
  'Quarterly figures,,\n\nMeasure,Period,Value\nVisits on time,Q1 2026/27,45%\nVisits on time,Q2 2026/27,145%\nVisits on time,Q3 2026/27,<5\n'

test('a dry run prints the contract and writes nothing; rows are numbered as the spreadsheet shows them', async () => {
  const told = await run(await given('long.csv', long), '--partnership', 'donmouth', '--dry-run', '--json')
  assert.equal(told.status, 0, told.err)
  assert.deepEqual(JSON.parse(told.out), {
    measures_new: ['Visits on time'],
    new: 2,
    changed: 0,
    unchanged: 0,
    refused: [{ row: 5, column: 'Value', sentence: '145% is not between 0 and 100.' }],
  })
  assert.equal(await figures(), 0)
})

test('without it the figures stand; the workbook of the same figures, in parts of one, changes nothing', async () => {
  const made = await run(await given('long.csv', long), '--partnership', 'donmouth')
  assert.equal(made.status, 0, made.err)
  assert.match(made.out, /2 new, 0 changed, 0 unchanged, 1 refused in Donmouth/)
  assert.equal(await figures(), 2)
  const sheet = await makeXlsx(
    [
      ['Indicator', 'Q1 2026/27', 'Q3 2026/27', 'Q4 2026/27'],
      ['Visits on time', '0.45', '<5', '0.5'],
    ],
    {},
  )
  const again = await run(await given('wide.xlsx', sheet), '--partnership', 'donmouth', '--json')
  assert.equal(again.status, 0, again.err)
  const { new: added, changed, unchanged, refused, doubts } = JSON.parse(again.out)
  assert.deepEqual([added, changed, unchanged, refused], [1, 0, 2, []])
  assert.match(doubts[0].sentence, /taken as parts of one/)
})

test('what is no table, no file or no partnership is refused in a sentence', async () => {
  const words = await given('words.csv', 'Dear all,\nplease find attached\n')
  const cases: [string[], number, RegExp][] = [
    [[words, '--partnership', 'donmouth', '--json'], 1, /^No table of figures was found in “words\.csv”/],
    [[join(folder, 'none.csv'), '--partnership', 'donmouth'], 1, /^There is no file/],
    [[await given('empty.csv', ''), '--partnership', 'donmouth'], 1, /is empty/],
    [[await given('scan.pdf', '%PDF-1.4 nothing'), '--partnership', 'donmouth'], 1, /“scan\.pdf”/],
    [[words, '--partnership', 'nowhere'], 1, /^(?:There is no partnership “nowhere”|No table)/],
    [[words], 2, /^Give --partnership/],
    [['--partnership', 'donmouth'], 2, /^Give FILE/],
  ]
  for (const [args, status, sentence] of cases) {
    const told = await run(...args)
    assert.equal(told.status, status, `${args.join(' ')}: ${told.err}`)
    assert.match(told.err, sentence)
    assert.equal(told.out, '')
  }
})
