import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cast } from '../../test/cast.ts'
import { commandLine, surroundings } from '../../test/command-line.ts'

const all = await cast()
after(() => all.leave())

const root = fileURLToPath(new URL('../../', import.meta.url))
const plans = `${root}test/fixtures/plans`

const run = commandLine([], surroundings(all))

const rowsOf = async (table: string) => Number((await all.owner.query(`select count(*) as n from ${table}`)).rows[0]?.n)

test('a dry run prints the contract and writes nothing', async () => {
  const told = await run(
    'plan',
    'import',
    `${plans}/traps.txt`,
    '--partnership',
    'donmouth',
    '--title',
    'X',
    '--dry-run',
    '--json',
  )
  assert.equal(told.status, 0, told.err)
  const { items, warnings, imported } = JSON.parse(told.out)
  assert.deepEqual([items.length, imported], [15, 0])
  assert.ok(warnings.some((warning: { code: string; item: number }) => warning.code === 'leak' && warning.item === 2))
  assert.equal(await rowsOf('plan.item'), 0)
  assert.equal(await rowsOf('plan.import'), 0)
})

test('without it the plan is made, its file kept and every doubt stands on its item; the check then names what is missing', async () => {
  const made = await run('plan', 'import', `${plans}/traps.txt`, '--partnership', 'donmouth', '--title', 'Our plan')
  assert.equal(made.status, 0, made.err)
  assert.match(made.out, /Imported 15 items into Donmouth children’s services partnership as “Our plan”/)
  const { rows } = await all.owner.query("select count(*)::int as doubts from plan.item where doubts <> '[]'")
  assert.equal(rows[0].doubts, 5)
  assert.equal(await rowsOf('evidence.file'), 1)
  const checked = await run('plan', 'check', '--partnership', 'donmouth', '--json')
  assert.equal(checked.status, 0, checked.err)
  const { items, gaps } = JSON.parse(checked.out)
  assert.equal(items.length, 15)
  assert.deepEqual(Object.keys(items[0].smart), ['specific', 'measurable', 'achievable', 'relevant', 'timed'])
  assert.deepEqual(Object.keys(items[0].smart.timed), ['met', 'why'])
  const bare = items.findIndex(({ smart }: { smart: { achievable: { why: string } } }) =>
    smart.achievable.why.startsWith('It has no milestones and no resources.'),
  )
  assert.ok(bare >= 0)
  await all.owner.query(
    `insert into plan.resource (partnership_id, item_id, kind, what)
     select partnership_id, id, 'money', '£9,000 for interpreters' from plan.item where title = $1`,
    [items[bare].title],
  )
  const again = await run('plan', 'check', '--partnership', 'donmouth', '--json')
  assert.deepEqual(JSON.parse(again.out).items[bare].smart.achievable, {
    met: true,
    why: 'A post leads it, and it says with what means: “£9,000 for interpreters”.',
  })
  assert.ok(
    gaps.some(
      (gap: { kind: string; sentence: string }) => gap.kind === 'item_without_date' && gap.sentence.endsWith('.'),
    ),
  )
})

test('what is no plan, no file or no partnership is refused in a sentence', async () => {
  const cases: [string[], number, RegExp][] = [
    [
      ['import', `${plans}/letter.txt`, '--partnership', 'donmouth', '--title', 'X'],
      1,
      /^No plan was found in this file/,
    ],
    [['import', `${plans}/nothing.txt`, '--partnership', 'donmouth', '--title', 'X'], 1, /^There is no file/],
    [
      ['import', `${plans}/traps.txt`, '--partnership', 'nowhere', '--title', 'X', '--dry-run'],
      1,
      /^There is no partnership “nowhere”/,
    ],
    [['import', `${plans}/traps.txt`, '--partnership', 'donmouth'], 2, /^Give --title/],
    [['check'], 2, /^Give --partnership/],
  ]
  for (const [args, status, sentence] of cases) {
    const told = await run('plan', ...args)
    assert.equal(told.status, status, `${args.join(' ')}: ${told.err}`)
    assert.match(told.err, sentence)
    assert.equal(told.out, '')
  }
})
