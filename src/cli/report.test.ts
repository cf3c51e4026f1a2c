import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cast } from '../../test/cast.ts'
import { commandLine, surroundings } from '../../test/command-line.ts'
import { reportedPlan } from '../../test/reported-plan.ts'

const all = await cast()
after(() => all.leave())
await reportedPlan(all, all.donmouth)

const { data } = all.services.config
const at = (name: string) => join(data, name)

const run = commandLine(['report'], surroundings(all))

const starts: [kind: string, format: string, start: string][] = [
  ['committee', 'docx', 'PK'],
  ['highlight', 'pdf', '%PDF-'],
]
for (const [kind, format, start] of starts)
  test(`report ${kind} writes a ${format} file and says what it wrote`, async () => {
    const file = at(`${kind}.${format}`)
    const told = await run(kind, '--partnership', 'donmouth', '--format', format, '--out', file)
    assert.equal(told.status, 0, told.err)
    assert.match(told.out, /Children’s improvement plan.*working draft/)
    assert.ok(readFileSync(file, 'latin1').startsWith(start))
  })

test('with --json one document is printed, and the paper as JSON is a working draft of the plan named', async () => {
  const file = at('paper.json')
  const told = await run(
    'committee',
    '--partnership',
    'donmouth',
    '--format',
    'json',
    '--out',
    file,
    '--plan',
    'children’s improvement plan',
    '--since',
    '2026-09-25',
    '--json',
  )
  assert.equal(told.status, 0, told.err)
  assert.equal(JSON.parse(told.out).since, '2026-09-25')
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).state, 'working')
})

const wrong: [what: string, args: string[], status: number, sentence: RegExp][] = [
  ['no kind', [], 2, /^Give KIND/],
  [
    'a kind that is none',
    ['novel', '--partnership', 'donmouth', '--format', 'pdf', '--out', 'x'],
    2,
    /^“novel” is not a kind of paper/,
  ],
  [
    'a format that is none',
    ['plan', '--partnership', 'donmouth', '--format', 'odt', '--out', 'x'],
    2,
    /^“odt” is not a format/,
  ],
  [
    'a workbook of a page',
    ['page', '--partnership', 'donmouth', '--format', 'xlsx', '--out', at('x.xlsx')],
    1,
    /^A plan on a page holds no table/,
  ],
  [
    'a plan that is none',
    ['plan', '--partnership', 'donmouth', '--format', 'pdf', '--out', 'x', '--plan', 'B'],
    1,
    /no plan “B”.*Children’s improvement plan/,
  ],
  [
    'a partnership without a plan',
    ['plan', '--partnership', 'walbrook', '--format', 'pdf', '--out', 'x'],
    1,
    /has no plan yet/,
  ],
  [
    'a folder that is none',
    ['plan', '--partnership', 'donmouth', '--format', 'json', '--out', at('none/x.json')],
    1,
    /cannot be written/,
  ],
]
for (const [what, args, status, sentence] of wrong)
  test(`with ${what} it says so in a sentence and exits ${status}`, async () => {
    const told = await run(...args)
    assert.equal(told.status, status)
    assert.match(told.err, sentence)
    assert.equal(told.out, '')
    assert.ok(!told.err.includes('    at '))
    assert.ok(!existsSync(at('x.xlsx')))
  })
