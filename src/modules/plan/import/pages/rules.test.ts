import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readHere } from '../../../../documents/read/index.ts'
import type { Decision, Proposal } from '../proposal.ts'
import { propose } from '../propose.ts'
import { told } from './described.ts'
import { linesOf, pagesOf, passageIn } from './lines.ts'
import { levelsOf, lineLevelOf, outlineOf } from './outline.ts'
import { partsOf } from './passages.ts'
import { countOf, proposedPosts } from './posts.ts'

const read = async (content: string | Buffer, name: string) => {
  const reading = await readHere(content, name)
  assert.ok('document' in reading)
  return reading.document
}
const proposed = async (text: string, decisions: Decision[] = []): Promise<Proposal> => {
  const proposal = propose(await read(text, 'plan.txt'), decisions)
  assert.ok(!('refused' in proposal))
  return proposal
}
const traps = readFileSync(new URL('../../../../../test/fixtures/plans/traps.txt', import.meta.url), 'utf8')

test('every row, item and doubt of a file stands on its pages exactly once', async () => {
  const proposal = await proposed(traps)
  const lines = linesOf(proposal)
  assert.deepEqual(
    lines.flatMap(({ items }) => items).sort((a, b) => a - b),
    proposal.items.map((_, at) => at),
  )
  assert.deepEqual(
    lines.flatMap(({ doubts }) => doubts.map(({ letter }) => letter)),
    ['A', 'B', 'C', 'D', 'E'],
  )
  assert.equal(new Set(lines.flatMap(({ rows }) => rows)).size, lines.flatMap(({ rows }) => rows).length)
  assert.deepEqual(pagesOf(lines).flat(), lines)
})

test('a doubt about an item that was left out stays at its row', async () => {
  const lines = linesOf(await proposed(traps, [{ do: 'drop', item: 'r35' }]))
  const line = lines.find(({ doubts }) => doubts.some(({ key }) => key === 'leak:r35'))
  assert.deepEqual(line?.rows, [35, 36])
})

const passages: [string, string, { from: number; to: number } | null][] = [
  ['one  two\nthree', 'two three', { from: 5, to: 14 }],
  ['the “quoted” words', 'the "quoted" words', { from: 0, to: 18 }],
  ['cut (off) here', '(off)…', { from: 4, to: 9 }],
  ['something else', 'nothing', null],
  ['any', '', null],
]
for (const [text, quoted, place] of passages)
  test(`“${quoted}” is found in “${text}” where it stands, if it does`, () =>
    assert.deepEqual(passageIn(text, quoted), place))

test('headings are made once, and a driver that the item is called by is no heading', async () => {
  const proposal = await proposed(
    'Theme\tOutcome\tDriver\tAction\tLead\tDue\n' +
      'Help early\tFamilies cope\tOne front door\tOpen a desk in the library\tManager\tMay 2027\n' +
      'Help early\tFamilies cope\tOne front door\tAnswer within two days\tManager\tJune 2027\n' +
      'Help early\tFamilies cope\tTell people where to go\tTell people where to go\tManager\tJuly 2027',
  )
  const places = outlineOf(proposal.items, lineLevelOf(proposal))
  assert.deepEqual(
    places.map(({ level, title, parent, position }) => `${level} ${title} ${parent ?? '-'} ${position}`),
    [
      'theme Help early - 0',
      'outcome Families cope 0 0',
      'driver One front door 1 0',
      'action Open a desk in the library 2 0',
      'action Answer within two days 2 1',
      'action Tell people where to go 1 1',
    ],
  )
  assert.deepEqual(levelsOf(proposal), [
    { level: 'theme', word: 'Theme' },
    { level: 'outcome', word: 'Outcome' },
    { level: 'driver', word: 'Driver' },
    { level: 'action', word: 'Action' },
  ])
})

const cuts: [string, 'aim' | 'measures' | 'outcome', string[]][] = [
  ['Do this. Then do that.', 'aim', ['Do this.', 'Then do that.']],
  [
    'Bring more children home and close the attendance gap',
    'aim',
    ['Bring more children home', 'and close the attendance gap'],
  ],
  ['Nurses and midwives', 'aim', ['Nurses and midwives']],
  [
    'Children are safe and children are well cared for',
    'outcome',
    ['Children are safe and children are well cared for'],
  ],
  ['80% on time\n4% more at home', 'measures', ['80% on time', '4% more at home']],
]
for (const [text, field, parts] of cuts)
  test(`“${text}” of ${field} may be cut in ${parts.length}`, () => {
    const found = partsOf(text, field)
    assert.deepEqual(
      found.map((part) => part.text),
      parts,
    )
    for (const part of found) assert.ok(text.slice(part.at).startsWith(part.text))
  })

test('the leads column becomes posts: the same title is the post there is, a similar one is offered, the rest are new', () => {
  const posts = ['Chair of the CPC', 'Lead nurse', 'NHS Donmouth Director', 'lead  nurse'].map((title) => ({
    title,
    rows: [1],
    items: ['r1'],
  }))
  const known = [
    { id: 'a', title: 'Lead Nurse', agency_id: null },
    { id: 'b', title: 'CPC Chair', agency_id: null },
  ]
  const agencies = [{ id: 'n', name: 'NHS Donmouth', short_name: 'NHS', kind: 'health' }]
  const offered = proposedPosts({ posts }, {}, known, agencies)
  assert.deepEqual(
    offered.map(({ choice, near }) => [choice.post, choice.agency, near?.id ?? null]),
    [
      ['', '', 'b'],
      ['a', '', null],
      ['', 'n', null],
      ['a', '', null],
    ],
  )
  assert.equal(countOf(offered), 3)
})

test('decisions are told with the numbers that stand on the page', async () => {
  const proposal = await proposed(traps)
  const sentences: [Decision, RegExp][] = [
    [{ do: 'answer', doubt: 'leak:r35', value: 'keep' }, /^doubt A: Here/],
    [{ do: 'answer', doubt: 'leak:r35', value: 'open' }, /^doubt A: left open$/],
    [{ do: 'merge', items: ['r31', 'r32'] }, /^joined item 1 \(.*\) and item 2/],
    [{ do: 'column', column: 2, meaning: 'aim' }, /^column 3 means “What will be done”$/],
    [{ do: 'drop', item: 'gone' }, /^left an item out$/],
  ]
  for (const [decision, sentence] of sentences) assert.match(told(decision, proposal), sentence)
})
