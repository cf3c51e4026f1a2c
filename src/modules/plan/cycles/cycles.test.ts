import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import { chainSentence, type Cycle, cyclesLede, nextWords, predictionWords, stageWords } from './rules.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, frank } = all
let small: SmallPlan
let chain = ''
before(async () => {
  small = await smallPlan(all)
  chain = `/plan/items/${small.seen}/cycles`
})

const cycle = (more: Partial<Cycle> = {}): Cycle => ({
  id: 'c',
  item_id: 'i',
  number: 1,
  title: 'Ring the day before',
  question: '',
  prediction: '',
  plan: '',
  starts: null,
  ends: null,
  did: '',
  result: '',
  learned: '',
  decision: null,
  measure_id: null,
  predicted_on: null,
  result_on: null,
  prediction_then: '',
  version: 1,
  ...more,
})
const today = '2026-11-19'

test('what has to be written next is said in words', () => {
  const cases: [Partial<Cycle>, string][] = [
    [{}, 'Planned, without a prediction yet'],
    [{ prediction: 'p' }, 'Planned, without a first day yet'],
    [{ prediction: 'p', starts: '2026-12-01' }, 'Planned, starts on 1 December 2026'],
    [{ starts: '2026-11-01' }, 'Running'],
    [{ starts: '2026-11-01', ends: '2026-11-10' }, 'Ended on 10 November 2026: write what came out'],
    [{ did: 'd' }, 'Done: write what came out'],
    [{ result: 'r' }, 'Results are in: write what was learned'],
    [{ result: 'r', learned: 'l' }, 'Learned: adopt, adapt or abandon'],
    [{ decision: 'abandon' }, 'Abandoned'],
  ]
  for (const [more, words] of cases) assert.equal(stageWords(cycle(more), today), words)
})

test('a prediction counts only when it stood before the result, and a changed one is said', () => {
  const cases: [Partial<Cycle>, string, boolean][] = [
    [{}, 'No prediction yet. Write it before the result comes: afterwards everybody knew.', true],
    [{ prediction: 'p', predicted_on: '2026-11-01' }, 'Written on 1 November 2026, before any result.', false],
    [
      { prediction: 'p', predicted_on: '2026-11-02', ends: '2026-11-01' },
      'Written on 2 November 2026, after the cycle had ended: somebody may have known by then.',
      true,
    ],
    [
      { prediction: 'p', result: 'r', result_on: '2026-11-10' },
      'No prediction was written before the result came, so nothing was put to the test.',
      true,
    ],
    [
      { prediction: 'q', prediction_then: 'p', result: 'r' },
      'The prediction was changed after the result came. Before, it said: “p”.',
      true,
    ],
    [
      { prediction: 'p', prediction_then: 'p', predicted_on: '2026-11-01', result: 'r', result_on: '2026-11-10' },
      'Written on 1 November 2026, before the result of 10 November 2026.',
      false,
    ],
  ]
  for (const [more, words, doubt] of cases) assert.deepEqual(predictionWords(cycle(more)), { words, doubt })
})

test('a chain of cycles is told in a sentence', () => {
  const cases: [Cycle['decision'][], string][] = [
    [[], 'No test of change yet.'],
    [[null], 'One cycle: still open.'],
    [['adapt', 'adapt', 'adopt'], 'Three cycles: adapted twice, then adopted.'],
    [['adapt', 'adapt', 'adapt', null], 'Four cycles: adapted 3 times, then still open.'],
  ]
  for (const [decisions, words] of cases)
    assert.equal(chainSentence(decisions.map((decision) => cycle({ decision }))), words)
})

test('the plan says how its cycles ended and which tested no prediction', () => {
  assert.equal(cyclesLede([], today), 'No test of change is written down in this plan yet.')
  assert.equal(
    cyclesLede([cycle({ decision: 'adopt', result: 'r' }), cycle({ ends: '2026-11-01' })], today),
    'Two cycles: one was adopted and one is open. One has ended and waits for its result. One tested no prediction that was written beforehand.',
  )
})

test('the next cycle takes over what was learned', () => {
  assert.equal(nextWords(cycle({ learned: 'Evenings work.' })).plan, 'Learned in cycle 1: Evenings work.')
  assert.equal(nextWords(cycle()).plan, '')
})

test('a cycle is begun by the lead, with a prediction', async () => {
  const { page } = await dan.opens(chain)
  assert.ok(page.says('No test of change yet.'))
  const form = (await dan.opens(`${chain}/new`)).page.form('Begin this cycle')
  const empty = await dan.sends(form.action, form.fields)
  assert.deepEqual(empty.page.errors(), ['Say what is tried'])
  const begun = await dan.does(form.action, {
    ...form.fields,
    title: 'A nurse rings the day before',
    prediction: 'Nine of ten families come.',
    'starts-day': '1',
    'starts-month': '11',
    'starts-year': '2026',
    result: 'All came',
  })
  assert.ok(begun.page.says('Written on 19 November 2026, before any result.'), 'a result cannot come with the plan')
  assert.ok((await alice.opens(`/plan/items/${small.seen}`)).page.says('Now: “A nurse rings the day before”. Running.'))
})

test('nothing is decided before a result and what it taught; a prediction changed afterwards is said', async () => {
  const edit = (await dan.opens(chain)).page.link('Write on cycle 1').replace('/p/donmouth', '')
  const form = (await dan.opens(edit)).page.form('Save this cycle')
  const early = await dan.sends(form.action, { ...form.fields, decision: 'adopt' })
  assert.deepEqual(early.page.errors(), [
    'Write what came out before you decide',
    'Write what was learned before you decide',
  ])
  const saved = await dan.does(form.action, {
    ...form.fields,
    result: 'Six of ten came.',
    learned: 'Ring in the evening.',
    decision: 'adapt',
  })
  assert.ok(saved.page.says('One cycle: adapted.'))
  assert.ok(saved.page.says('before the result of 19 November 2026'))
  const again = (await dan.opens(edit)).page.form('Save this cycle')
  const told = await dan.does(again.action, { ...again.fields, prediction: 'Six of ten families come.' })
  assert.ok(
    told.page.says('The prediction was changed after the result came. Before, it said: “Nine of ten families come.”.'),
  )
  const late = await dan.sends(form.action, { ...form.fields, title: 'Other words' })
  assert.equal(late.status, 409)
  assert.ok(late.page.says('Somebody changed this cycle before you saved'))
})

test('the next cycle begins with what was learned, and the plan lists them all', async () => {
  const next = (await dan.opens(chain)).page.link('Begin cycle 2').replace('/p/donmouth', '')
  const form = (await dan.opens(next)).page.form('Begin this cycle')
  assert.equal(form.fields.plan, 'Learned in cycle 1: Ring in the evening.')
  const begun = await dan.does(form.action, form.fields)
  assert.ok(begun.page.says('Two cycles: adapted, then still open.'))
  const list = (await frank.opens(`/plan/plans/${small.planId}/cycles`)).page
  assert.ok(list.says('Two cycles: one was adapted and one is open.'))
  const removed = await dan.does(begun.page.form('Take cycle 2 away').action)
  assert.ok(removed.page.says('Took cycle 2 away'))
})

test('who does not lead the item reads and does not write; outsiders see nothing', async () => {
  assert.equal((await frank.opens(chain)).status, 200)
  assert.equal((await frank.sends(chain, { title: 'Mine' })).status, 403)
  for (const path of [chain, `/plan/plans/${small.planId}/cycles`]) {
    assert.equal((await bob.opens(path)).status, 403)
    assert.equal((await carol.opens(path)).status, 404)
  }
  assert.equal((await carol.sends(chain, { title: 'Ours' })).status, 404)
})
