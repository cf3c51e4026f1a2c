import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { makeDocx, makePdf, makeXlsx } from '../../../../test/fixtures/make-files.ts'
import { readHere } from '../../../documents/read/index.ts'
import { toContract } from './contract.ts'
import type { Decision, Proposal } from './proposal.ts'
import { answer, propose } from './propose.ts'

const file = readFileSync(new URL('../../../../test/fixtures/plans/traps.txt', import.meta.url), 'utf8')

const proposed = async (content: Buffer | string, name: string, decisions: Decision[] = []): Promise<Proposal> => {
  const reading = await readHere(content, name)
  assert.ok('document' in reading, JSON.stringify(reading))
  const proposal = propose(reading.document, decisions)
  assert.ok(!('refused' in proposal))
  return proposal
}

const titles = [
  'Inspectors named no area for improvement here',
  'Low mood and worry among teenagers will be met sooner',
  'Ways of asking for and writing down what children say in protection meetings will be widened',
  'Bring more children home from placements outside Donmouth and track the number each month',
  'Children looked after at home will do as well at school as children cared for elsewhere',
  'Dental and medical checks for children coming into care will be on time',
  'Families of disabled children get the breaks they were promised',
  'The partnership will offer care leavers a named worker until they are 26',
  'Both services will study each move together',
  'Leaders will compare results for all groups of looked after children twice a year',
  'What audits teach us will shape the training calendar',
  'A yearly summary of the self-evaluation will go to COG',
  'The data team will build one dashboard with the same figures for everybody',
  'Leaders will be seen and heard by staff in every agency',
  'The data team will provide leaders with quarterly figures on children who are looked after',
]

const codes = (proposal: Proposal) =>
  proposal.items.map((item) =>
    item.warnings.map(({ code, suggests }) => (suggests === undefined ? code : `${code} ${suggests}`)).join(', '),
  )

test('a plan with every trap gives the fifteen lines a person would count, in their order', async () => {
  const { items } = await proposed(file, 'traps.txt')
  assert.deepEqual(
    items.map((item) => item.title),
    titles,
  )
  assert.equal(items[0]?.kind, 'no_improvement_needed')
  assert.match(items[0]?.reason ?? '', /yearly protection programme/)
})

test('every trap is marked on the row where it is', async () => {
  assert.deepEqual(codes(await proposed(file, 'traps.txt')), [
    '',
    'no_measure',
    'split, leak 1, inherited',
    'merged, no_measure, repeated',
    'merged',
    'leak 4, inherited',
    'split, inherited',
    '',
    'inherited',
    '',
    'shifted, inherited, no_lead, no_measure',
    'inherited, no_lead',
    'split, inherited',
    'inherited',
    'split, leak 13, inherited',
  ])
})

test('the five doubts are lettered in the order of the rows, each with its likeliest answer chosen', async () => {
  const { doubts } = await proposed(file, 'traps.txt')
  assert.deepEqual(
    doubts.map((doubt) => [doubt.letter, doubt.key, doubt.chosen, doubt.settled]),
    [
      ['A', 'leak:r35', 'move', false],
      ['B', 'merged:r39', 'split', false],
      ['C', 'leak:r42', 'move', false],
      ['D', 'shifted:r52:lead', 'move', false],
      ['E', 'leak:r59', 'move', false],
    ],
  )
})

test('progress that leaked into a neighbour is offered to the right row, and nothing is lost', async () => {
  const { items } = await proposed(file, 'traps.txt')
  assert.match(items[1]?.progress ?? '', /low mood since summer\.$/)
  assert.match(items[2]?.progress ?? '', /^CPC - The advocacy service has been extended to every/)
  assert.match(items[4]?.progress ?? '', /^October 2026 Charter.*better attendance at school\.$/)
  assert.match(items[5]?.progress ?? '', /^Clinics now get a list/)
  assert.match(items[13]?.progress ?? '', /one occasion being the autumn gathering on 20 October 2026\.$/)
  assert.match(items[14]?.progress ?? '', /^CPC has agreed a reporting frame/)
})

test('a target in steps, several leads, contributions and links are read out of their cells', async () => {
  const { items } = await proposed(file, 'traps.txt')
  assert.deepEqual(items[5]?.measures[0]?.steps, [
    { date: '2026-06-30', value: 40, unit: '%' },
    { date: '2027-06-30', value: 65, unit: '%' },
    { date: '2028-06-30', value: 85, unit: '%' },
  ])
  assert.deepEqual(items[9]?.leads, ["Children's Board Chair", 'CPC Chair', 'COG'])
  assert.deepEqual(items[8]?.leads, ['IJB Chief Officer', 'CSWO'])
  assert.deepEqual(
    items[13]?.contributions.map((each) => each.agency),
    ['CPC', 'Police'],
  )
  assert.deepEqual(items[1]?.links, ['City plan Aim 4.pdf'])
  assert.equal(items[13]?.due, '2026-10-31')
})

test('a cell cut at the page’s edge is completed from the second print, and a spilled sentence is put back', async () => {
  const { items } = await proposed(file, 'traps.txt')
  assert.equal(items[3]?.outcome, 'become settled and well cared for while looked after')
  assert.deepEqual(
    [items[9]?.outcome, items[9]?.driver],
    [
      'Leaders act together and can show what changed',
      'Firm questions from leaders about differences between groups of children will be minuted.',
    ],
  )
})

test('text around the table is offered', async () => {
  const { around } = await proposed(file, 'traps.txt')
  assert.equal(around.strengths.length, 5)
  assert.equal(around.priorities.length, 3)
  assert.deepEqual(
    around.evaluations.map((each) => `${each.indicator} ${each.grade}`),
    ['1.1 good', '2.1 good', '2.2 good', '9.1 good'],
  )
  assert.deepEqual([around.rhythm?.every, around.rhythm?.to], ['every quarter', 'project team'])
})

test('the same plan as Word, Excel and PDF gives the same items', async () => {
  const lines = file.split('\n')
  const start = lines.findIndex((line) => line.startsWith('Outcome we want'))
  const before = lines.slice(0, start).filter(Boolean)
  const rows = lines
    .slice(start)
    .filter(Boolean)
    .map((line) => line.split('\t').slice(-6))
  const facts = (proposal: Proposal) =>
    proposal.items.map(({ title, outcome, driver, leads, due, measures, progress }) => ({
      title,
      outcome,
      driver,
      leads,
      due,
      measures,
      progress,
    }))
  const text = facts(await proposed([...before, ...rows.map((row) => row.join('\t'))].join('\n'), 'plan.txt'))
  assert.equal(text.length, 15)
  assert.deepEqual(facts(await proposed(await makeDocx(rows, { before }), 'plan.docx')), text)
  assert.deepEqual(facts(await proposed(await makeDocx(rows, { before, mergeColumns: 1 }), 'merged.docx')), text)
  assert.deepEqual(facts(await proposed(await makeXlsx(rows, { before }), 'plan.xlsx')), text)
  assert.deepEqual(facts(await proposed(makePdf(rows, { before }), 'plan.pdf')), text)
})

test('the contract prints absent things as null or an empty list and never invents a field', async () => {
  const { items, warnings, imported } = toContract(await proposed(file, 'traps.txt'))
  assert.equal(imported, 0)
  assert.deepEqual(Object.keys(items[0] ?? {}), [
    'title',
    'kind',
    'theme',
    'outcome',
    'driver',
    'aim',
    'findings',
    'measures',
    'leads',
    'due',
    'status',
    'progress',
    'contributions',
    'reason',
    'links',
    'warnings',
    'source',
  ])
  assert.equal(items[0]?.aim, null)
  assert.equal(items[0]?.status, null)
  assert.deepEqual(
    warnings.filter((each) => each.code === 'leak').map((each) => [each.item, each.suggests]),
    [
      [2, 1],
      [5, 4],
      [14, 13],
    ],
  )
  assert.ok(warnings.some((each) => each.code === 'repeated' && (each.rows?.length ?? 0) === 7))
})

test('decisions are replayed: the same document and decisions always give the same proposal', async () => {
  const first = await proposed(file, 'traps.txt')
  const decisions: Decision[] = [
    { do: 'answer', doubt: 'leak:r42', value: 'keep' },
    { do: 'answer', doubt: 'merged:r39', value: 'keep' },
    { do: 'edit', item: 'r52', field: 'leads', value: 'Training Manager and CPC Chair' },
    { do: 'drop', item: 'r31' },
  ]
  const next = answer(first, decisions)
  assert.deepEqual(next.items, (await proposed(file, 'traps.txt', JSON.parse(JSON.stringify(decisions)))).items)
  assert.equal(next.items.length, 13)
  const checks = next.items.find((item) => item.key === 'r42')
  assert.match(checks?.progress ?? '', /^Two further school mentors/)
  assert.deepEqual(next.items.find((item) => item.key === 'r52')?.leads, ['Training Manager', 'CPC Chair'])
  assert.ok(!next.items.find((item) => item.key === 'r52')?.warnings.some((each) => each.code === 'no_lead'))
  assert.equal(next.doubts.find((doubt) => doubt.key === 'leak:r42')?.settled, true)
})

test('dropping an item keeps every suggestion pointing at the item it named', async () => {
  const next = answer(await proposed(file, 'traps.txt'), [{ do: 'drop', item: 'r31' }])
  const leak = next.items.find((item) => item.key === 'r59')?.warnings.find((each) => each.code === 'leak')
  assert.equal(next.items[leak?.suggests ?? -1]?.key, 'r58')
})

test('a person may split, merge, move words and say what a column means', async () => {
  const first = await proposed(file, 'traps.txt')
  const words = 'A worker for care leavers started in April'
  const moved = answer(first, [
    { do: 'move', text: words, from: { item: 'r47', field: 'progress' }, to: { item: 'r48', field: 'progress' } },
  ])
  assert.match(moved.items.find((item) => item.key === 'r48')?.progress ?? '', /started in April$/)
  assert.doesNotMatch(moved.items.find((item) => item.key === 'r47')?.progress ?? '', /started in April/)
  const merged = answer(first, [{ do: 'merge', items: ['r53', 'r54'] }])
  assert.equal(merged.items.length, 14)
  assert.deepEqual(merged.items.find((item) => item.key === 'r53')?.source.rows, [53, 54, 57])
  const aim = first.items.find((item) => item.key === 'r58')?.aim ?? ''
  const split = answer(first, [{ do: 'split', item: 'r58', at: { aim: aim.indexOf('and heard') } }])
  assert.deepEqual(
    split.items.slice(13, 15).map((item) => [item.key, item.title]),
    [
      ['r58', 'Leaders will be seen'],
      ['r58.2', 'And heard by staff in every agency'],
    ],
  )
  const renamed = answer(first, [{ do: 'column', column: 3, meaning: 'other' }])
  assert.ok(renamed.items.every((item) => item.measures.every((measure) => measure.steps.length > 0)))
  assert.equal(renamed.tables[0]?.columns[3]?.why, 'You said so.')
})
