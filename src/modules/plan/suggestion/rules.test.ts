import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultKey } from '../status-keys.ts'
import type { Figure, MeasuredTarget, SuggestionFacts } from './facts.ts'
import { differs, keyed, nothingWords, reopening, suggest, wanting, wantingSentence } from './rules.ts'

const today = '2026-11-19'

const bare: SuggestionFacts = {
  kind: 'improvement',
  reported: null,
  reported_on: null,
  starts_on: null,
  due_kind: 'date',
  due: '2027-03-31',
  forecast: null,
  updated_on: null,
  milestones: [],
  targets: [],
  needs: [],
  evidence: 0,
  results: [],
}

// "ddwo" is done, done, to come (waiting), overdue.
const steps = (marks: string, overdue = '2026-08-31') =>
  marks.split('').map((mark, at) => ({
    title: `Step ${at + 1}`,
    due: mark === 'u' ? null : mark === 'w' ? '2027-02-01' : mark === 'o' ? overdue : '2026-06-01',
    done_on: mark === 'd' ? '2026-06-02' : null,
  }))

const measured = (change: Partial<MeasuredTarget> = {}, latest: Figure | null = figure(72)): MeasuredTarget => ({
  text: 'Plans read by the child',
  steps: [
    { due: '2026-09-30', value: 75, unit: '%' },
    { due: '2027-09-30', value: 90, unit: '%' },
  ],
  measure: { better: 'higher', unit: '%', latest },
  ...change,
})
const figure = (value: number, period_to = '2026-09-30', provisional = false): Figure => ({
  value,
  period_to,
  provisional,
})
const waits = (latest: Figure | null) =>
  measured({
    text: 'Weeks until a first visit',
    steps: [{ due: '2026-09-30', value: 6, unit: 'weeks' }],
    measure: { better: 'lower', unit: 'week', latest },
  })
const closed: Partial<SuggestionFacts> = { reported: 'done', reported_on: '2026-08-01', due: '2026-07-31' }

type Case = [facts: Partial<SuggestionFacts>, tone: string | null, reasons: string[], wants?: string[]]

const cases: Record<string, Case> = {
  'a figure of few children is held against its step and never printed, for suggestions are released': [
    { targets: [measured({}, { ...figure(60), small: true })] },
    'off',
    ['“Plans read by the child” is at a figure that may not be printed against the step of 75% due by September 2026.'],
    ['75% in “Plans read by the child” (now a figure that may not be printed)'],
  ],
  'a date ahead is nothing to go by': [{}, null, [], ['a dated milestone', 'a forecast']],
  'no date at all is nothing to go by': [
    { due: null, due_kind: 'to_be_confirmed' },
    null,
    [],
    ['an agreed date', 'a dated milestone'],
  ],
  'ongoing work without a milestone is nothing to go by': [
    { due: null, due_kind: 'ongoing' },
    null,
    [],
    ['a dated milestone'],
  ],
  'milestones without dates are nothing to go by': [
    { milestones: steps('uu') },
    null,
    [],
    ['dates for its milestones', 'a forecast'],
  ],
  'a signpost is never judged': [{ kind: 'signpost', due: '2020-01-01' }, null, [], []],
  'what needs no improvement is never judged': [{ kind: 'no_improvement_needed', due: '2020-01-01' }, null, [], []],
  'milestones overdue for longer than six weeks are off track': [
    { milestones: steps('ddwoo') },
    'off',
    ['Two of five milestones are overdue, the oldest since 31 August 2026.'],
    ['two overdue milestones done'],
  ],
  'one milestone overdue for less than six weeks is a risk': [
    { milestones: steps('ddwwo', '2026-11-01') },
    'risk',
    ['One of five milestones is overdue, since 1 November 2026.'],
    ['“Step 5”, the milestone that was due on 1 November 2026'],
  ],
  'six weeks to the day is still a risk': [
    { milestones: steps('dow', '2026-10-08') },
    'risk',
    ['One of three milestones is overdue, since 8 October 2026.'],
  ],
  'six weeks and a day is off track': [
    { milestones: steps('dow', '2026-10-07') },
    'off',
    ['One of three milestones is overdue, since 7 October 2026.'],
  ],
  'an only milestone that is overdue': [
    { milestones: steps('o', '2026-11-18') },
    'risk',
    ['Its one milestone is overdue, since 18 November 2026.'],
  ],
  'a milestone due today is not overdue': [
    { milestones: steps('do', today) },
    'on',
    ['Neither of two milestones is overdue; one is done.'],
    [],
  ],
  'milestones kept are on track': [
    { milestones: steps('ddwww') },
    'on',
    ['None of five milestones is overdue; two are done.'],
  ],
  'milestones all ahead, nothing begun: not started': [
    { milestones: steps('ww') },
    'wait',
    ['Neither of two milestones is overdue; the next is due on 1 February 2027.'],
  ],
  'milestones all ahead, said to be under way: on track': [
    { milestones: steps('w'), updated_on: '2026-10-01' },
    'on',
    ['Its one milestone is not overdue; it is due on 1 February 2027.'],
  ],
  'all milestones done, but no evidence: on track, not complete': [
    { milestones: steps('ddddd') },
    'on',
    ['All five milestones are done.'],
    ['evidence of what was done'],
  ],
  'all milestones done with evidence: complete': [
    { milestones: steps('d'), evidence: 1 },
    'done',
    ['Its one milestone is done.'],
    [],
  ],
  'all milestones done with evidence, but a step still to come: on track': [
    { milestones: steps('dd'), evidence: 1, targets: [measured({}, figure(80))] },
    'on',
    ['“Plans read by the child” is at 80% against the step of 75% due by September 2026.', 'Both milestones are done.'],
  ],
  'all milestones done with evidence and the last step met: complete': [
    { milestones: steps('dd'), evidence: 2, targets: [waits(figure(5))] },
    'done',
    [
      '“Weeks until a first visit” is at 5 weeks against the step of 6 weeks due by September 2026.',
      'Both milestones are done.',
    ],
  ],
  'the agreed date has passed': [
    { due: '2026-10-31' },
    'off',
    ['The agreed date, 31 October 2026, passed 19 days ago and it is not complete.'],
    ['a new agreed date with its reason'],
  ],
  'the agreed date passed yesterday': [
    { due: '2026-11-18' },
    'off',
    ['The agreed date, 18 November 2026, passed 1 day ago and it is not complete.'],
  ],
  'due today is not yet late': [
    { due: today, forecast: today },
    'on',
    ['Forecast is on the agreed date, 19 November 2026.'],
  ],
  'a forecast far after the agreed date': [
    { forecast: '2027-05-17' },
    'off',
    ['Forecast is 47 days after the agreed date, 31 March 2027.'],
    ['a forecast on or before 31 March 2027'],
  ],
  'a forecast up to four weeks after the agreed date is a risk': [
    { forecast: '2027-04-28' },
    'risk',
    ['Forecast is 28 days after the agreed date, 31 March 2027.'],
  ],
  'a forecast before the agreed date': [
    { forecast: '2027-03-19' },
    'on',
    ['Forecast is 12 days before the agreed date, 31 March 2027.'],
  ],
  'a forecast that has passed': [
    { forecast: '2026-11-01' },
    'risk',
    ['The forecast, 1 November 2026, passed 18 days ago and it is not complete.'],
    ['a new forecast'],
  ],
  'a forecast where no date is agreed says nothing until it passes': [
    { due: null, due_kind: 'to_be_confirmed', forecast: '2027-01-01' },
    null,
    [],
  ],
  'due soon with half of its milestones to do': [
    { due: '2026-12-09', milestones: steps('dwww') },
    'risk',
    ['It is due in 20 days and three of four milestones are still to do.'],
    ['three milestones done by 9 December 2026'],
  ],
  'due soon with most of its milestones done': [
    { due: '2026-12-09', milestones: steps('dddw') },
    'on',
    ['None of four milestones is overdue; three are done.'],
  ],
  'a start ahead': [{ starts_on: '2027-01-01' }, 'wait', ['It starts on 1 January 2027.'], []],
  'a start long past with nothing to show': [
    { starts_on: '2026-09-01' },
    'risk',
    ['It should have begun on 1 September 2026, 79 days ago, and nothing is done or said yet.'],
    ['a first step done and said'],
  ],
  'a start just past is given four weeks': [{ starts_on: '2026-10-22' }, null, []],
  'a start long past with an update is no sign': [{ starts_on: '2026-09-01', updated_on: '2026-10-01' }, null, []],
  'a figure just short of its step is a risk': [
    { targets: [measured()] },
    'risk',
    ['“Plans read by the child” is at 72% against the step of 75% due by September 2026.'],
    ['75% in “Plans read by the child” (now 72%)'],
  ],
  'a figure far short of its step is off track': [
    { targets: [measured({}, figure(50))] },
    'off',
    ['“Plans read by the child” is at 50% against the step of 75% due by September 2026.'],
  ],
  'a provisional figure far short of its step is only a risk, and said to be provisional': [
    { targets: [measured({}, figure(50, '2026-09-30', true))] },
    'risk',
    ['“Plans read by the child” is at 50%, provisional, against the step of 75% due by September 2026.'],
  ],
  'a figure that meets its step': [
    { targets: [measured({}, figure(75))] },
    'on',
    ['“Plans read by the child” is at 75% against the step of 75% due by September 2026.'],
  ],
  'fewer is better where the measure says so': [
    { targets: [waits(figure(9))] },
    'off',
    ['“Weeks until a first visit” is at 9 weeks against the step of 6 weeks due by September 2026.'],
  ],
  'a figure older than its step cannot show that it was met': [
    { targets: [measured({}, figure(60, '2026-06-30'))] },
    'risk',
    [
      '“Plans read by the child” was at 60% in the period to 30 June 2026; there is no figure since for the step of 75% due by September 2026.',
    ],
    ['a figure for “Plans read by the child” since 30 September 2026'],
  ],
  'a step passed without any figure': [
    { targets: [measured({}, null)] },
    'risk',
    ['No figure yet for “Plans read by the child”, and the step of 75% due by September 2026 has passed.'],
    ['a figure for “Plans read by the child”'],
  ],
  'a step ahead without any figure says nothing': [
    { targets: [measured({ steps: [{ due: '2027-09-30', value: 90, unit: '%' }] }, null)] },
    null,
    [],
  ],
  'a step ahead that is met already': [
    { targets: [measured({ steps: [{ due: '2027-09-30', value: 70, unit: '%' }] })] },
    'on',
    ['“Plans read by the child” is at 72% already, before the step of 70% due by September 2027.'],
  ],
  'a step ahead that is not met yet says nothing': [
    { targets: [measured({ steps: [{ due: '2027-09-30', value: 90, unit: '%' }] })] },
    null,
    [],
  ],
  'words without a measure behind them say nothing, and that is wanting': [
    { targets: [measured({ measure: null })] },
    null,
    [],
    ['a dated milestone', 'a forecast', 'a measure behind “Plans read by the child”'],
  ],
  'a measure without a direction says nothing, and that is wanting': [
    { targets: [measured({ measure: { better: 'neither', unit: '%', latest: figure(10) } })] },
    null,
    [],
    ['a dated milestone', 'a forecast', 'a direction for “Plans read by the child”: is higher or lower better?'],
  ],
  'figures in another unit than the steps say nothing, and that is wanting': [
    { targets: [measured({ measure: { better: 'higher', unit: 'children', latest: figure(10) } })] },
    null,
    [],
    [
      'a dated milestone',
      'a forecast',
      'one unit for “Plans read by the child”: its steps are in %, its figures in children',
    ],
  ],
  'one good measure does not hide a bad one': [
    { targets: [measured({}, figure(80)), waits(figure(9))], milestones: steps('dd') },
    'off',
    ['“Weeks until a first visit” is at 9 weeks against the step of 6 weeks due by September 2026.'],
  ],
  'what it needs is late': [
    { needs: [{ title: 'Rota for nurses', closed: false, due: '2026-11-07', forecast: null }] },
    'risk',
    ['It needs “Rota for nurses”, which is 12 days late.'],
    ['“Rota for nurses”, which it needs'],
  ],
  'what it needs is due after its own date': [
    { needs: [{ title: 'Rota for nurses', closed: false, due: '2027-04-10', forecast: null }] },
    'risk',
    ['It needs “Rota for nurses”, which is not due until 10 April 2027, 10 days after its own agreed date.'],
    ['“Rota for nurses” done by 31 March 2027'],
  ],
  'what it needs is forecast for after its own date': [
    { needs: [{ title: 'Rota for nurses', closed: false, due: '2027-03-01', forecast: '2027-04-01' }] },
    'risk',
    ['It needs “Rota for nurses”, which is forecast for 1 April 2027, 1 day after its own agreed date.'],
  ],
  'what it needs is complete': [
    { needs: [{ title: 'Rota for nurses', closed: true, due: '2026-01-01', forecast: null }] },
    null,
    [],
  ],
  'a heading with a few late lines under it is a risk': [
    { under: { items: 6, late: 2, longest: 40 } },
    'risk',
    ['Two of six items under it are late, the longest by 40 days.'],
    ['two late items under it done'],
  ],
  'a heading with half of its lines late is off track': [
    { under: { items: 2, late: 1, longest: 1 } },
    'off',
    ['One of two items under it is late, by 1 day.'],
  ],
  'several signs: the worst decides, and all bad ones are said, worst first': [
    { due: '2026-10-31', milestones: steps('do', '2026-11-01'), targets: [measured({}, figure(80))] },
    'off',
    [
      'The agreed date, 31 October 2026, passed 19 days ago and it is not complete.',
      'One of two milestones is overdue, since 1 November 2026.',
    ],
  ],
  'complete without evidence is not complete': [
    closed,
    'on',
    ['Reported complete, and no evidence is attached.'],
    ['evidence of what was done'],
  ],
  'complete with evidence': [{ ...closed, evidence: 2 }, 'done', ['Reported complete, with 2 pieces of evidence.'], []],
  'complete with milestones left': [
    { ...closed, evidence: 1, milestones: steps('ddowo') },
    'risk',
    ['Reported complete, but three of five milestones are not done.'],
    ['three milestones done'],
  ],
  'complete, and a measure fails': [
    { ...closed, evidence: 1, targets: [measured({}, figure(50))] },
    'off',
    ['“Plans read by the child” is at 50% against the step of 75% due by September 2026.'],
  ],
  'complete, and later records are below what was agreed beforehand': [
    {
      ...closed,
      evidence: 1,
      results: [
        { title: 'Reading of ten records', dated: '2026-10-12', met: 6, all: 10, agreed: { at_least: 7, out_of: 10 } },
      ],
    },
    'risk',
    [
      '“Reading of ten records”, dated 12 October 2026 and so after it was reported complete, found it in 6 of 10; at least 7 of 10 was agreed beforehand.',
    ],
    ['later evidence that it is so in at least 7 of 10'],
  ],
  'complete, and later records show it in fewer than half': [
    { ...closed, evidence: 1, results: [{ title: 'Reading', dated: '2026-10-12', met: 4, all: 10, agreed: null }] },
    'risk',
    [
      '“Reading”, dated 12 October 2026 and so after it was reported complete, found it in 4 of 10, which is fewer than half.',
    ],
    ['later evidence that it is so in at least half'],
  ],
  'records read before it was complete contradict nothing': [
    { ...closed, evidence: 1, results: [{ title: 'Reading', dated: '2026-07-12', met: 1, all: 10, agreed: null }] },
    'done',
    ['Reported complete, with 1 piece of evidence.'],
  ],
}

for (const [name, [facts, tone, reasons, wants]] of Object.entries(cases))
  test(name, () => {
    const given = { ...bare, ...facts }
    const suggested = suggest(given, today)
    assert.equal(suggested?.tone ?? null, tone)
    assert.deepEqual(suggested?.reasons ?? [], reasons)
    if (wants) assert.deepEqual(wanting(given, today), wants)
  })

test('a complete item is offered for reopening by later evidence and by its measures, not by a missing paper', () => {
  const offered = (facts: Partial<SuggestionFacts>) => reopening({ ...bare, ...closed, evidence: 1, ...facts }, today)
  assert.deepEqual(offered({ targets: [measured()] }), [
    '“Plans read by the child” is at 72% against the step of 75% due by September 2026.',
  ])
  assert.equal(offered({ targets: [measured({}, null)] }).length, 1)
  assert.equal(
    offered({ results: [{ title: 'Reading', dated: '2026-10-12', met: 4, all: 10, agreed: null }] }).length,
    1,
  )
  assert.deepEqual(offered({ evidence: 0 }), [])
  assert.deepEqual(offered({ milestones: steps('do') }), [])
  assert.deepEqual(reopening({ ...bare, targets: [measured()] }, today), [], 'an open item needs no reopening')
})

test('what is wanting is one sentence in the plan’s own word', () => {
  assert.equal(
    wantingSentence(['a forecast', 'two overdue milestones done'], 'Green'),
    'Not “green” for want of a forecast and two overdue milestones done.',
  )
  assert.equal(wantingSentence([], 'Green'), '')
})

test('where nothing is suggested, the page says why', () => {
  assert.equal(
    nothingWords({ kind: 'improvement' }),
    'Nothing to go by yet: no dated milestone, no forecast, no figure against a step, no date that has passed.',
  )
  assert.equal(nothingWords({ kind: 'signpost' }), 'It stands in another plan, so nothing is suggested here.')
  assert.equal(nothingWords({ kind: 'no_improvement_needed' }), 'No improvement is needed, so nothing is suggested.')
})

test('a suggestion speaks the plan’s own key, found by its shape', () => {
  assert.deepEqual(keyed('risk', defaultKey), { tone: 'risk', code: 'at_risk', word: 'At risk', note: '' })
  const six = [
    { code: 'red', word: 'Red', shape: 'off', definition: '' },
    { code: 'amber', word: 'Amber', shape: 'risk', definition: '' },
    { code: 'green', word: 'Green', shape: 'on', definition: '' },
    { code: 'grey', word: 'Grey', shape: 'wait', definition: '' },
    { code: 'paused', word: 'Paused', shape: 'wait', definition: '' },
    { code: 'blue', word: 'Blue', shape: 'done', definition: '' },
  ] as const
  assert.equal(keyed('wait', six).word, 'Grey')
  assert.equal(keyed('on', six).code, 'green')
  assert.equal(keyed('done', six).word, 'Blue')
})

test('a key of three words may lack one, and then the page says so', () => {
  const three = [
    { code: 'red', word: 'Red', shape: 'off', definition: '' },
    { code: 'amber', word: 'Amber', shape: 'risk', definition: '' },
    { code: 'green', word: 'Green', shape: 'done', definition: '' },
  ] as const
  assert.deepEqual(keyed('on', three), {
    tone: 'on',
    code: null,
    word: 'On track',
    note: 'This plan’s key has no word for “on track”.',
  })
  assert.equal(keyed('off', three).word, 'Red')
})

test('reported and suggested differ when their shapes do, and where nobody stated one', () => {
  assert.equal(differs('on', { tone: 'risk' }), true)
  assert.equal(differs('risk', { tone: 'risk' }), false)
  assert.equal(differs(null, { tone: 'on' }), true)
  assert.equal(differs('on', null), false)
})
