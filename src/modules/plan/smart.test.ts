import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Letter, letters, planSentence, smart, type SmartFacts } from './smart.ts'

// A whole item that meets every letter; each case below changes the part it speaks about.
const whole: SmartFacts = {
  title: 'Duty social workers visit every child named in a police notice within 24 hours',
  aim: null,
  why: null,
  kind: 'project',
  measures: [
    { text: 'Share of visits within 24 hours', steps: [{ date: '2027-03-31', value: 90, unit: '%' }], baseline: 61 },
  ],
  milestones: [{ title: 'Rota agreed', due: '2026-09-30' }],
  leads: ['Head of Duty Service'],
  leadAgency: 'Donmouth Council',
  resources: null,
  findings: ['AFI 2'],
  links: [],
  start: '2026-08-01',
  due: '2027-03-31',
  ongoing: false,
  status: 'on_track',
}

const check = (letter: Letter, change: Partial<SmartFacts>, met: boolean, words: RegExp) => {
  const verdict = smart({ ...whole, ...change })[letter]
  assert.equal(verdict.met, met, verdict.why)
  assert.match(verdict.why, words)
  assert.match(verdict.why, /[.]$/)
}

test('a whole item meets every letter', () => {
  const result = smart(whole)
  for (const letter of letters) assert.equal(result[letter].met, true, `${letter}: ${result[letter].why}`)
  assert.deepEqual(result.vague, [])
  assert.deepEqual(result.deliverables, [])
})

const says = /says what will be done/

// Aims and whether each is specific; the words are those that must stand in the sentence.
const aims: [string, boolean, RegExp, Partial<SmartFacts>?][] = [
  ['Duty social workers visit every child named in a police notice within 24 hours', true, says],
  ['School nurses see each child who moves into a kinship home within four weeks', true, says],
  ['Managers sign 9 in 10 chronologies before the case conference', true, says],
  ['Night staff telephone a parent before a child goes missing twice', true, says],
  ['Children choose who chairs their own review', true, says],
  ['Housing officers attend reviews of young people who leave care', true, says],
  ['Health visitors ask about violence at home at three visits', true, says],
  ['Reduce waits for a first speech therapy visit from 18 to 6 weeks', true, says],
  ['Increase kinship placements from 18% to 25%', true, says],
  ['Improve attendance at core groups to 8 in 10 members', true, says],
  ['Strengthen supervision: each social worker has an hour every month', true, says],
  ['Foster carers reach a named worker on the same day', true, says],
  ['The council and the health board share one list of unmet health needs', true, says],
  ['Teachers and social workers write one plan for each looked after child', true, says],
  ['Police, health and council hold referral discussions on weekdays and weekends alike', true, says],
  ['Young carers are asked what they need when a parent leaves hospital', true, says],
  ['Halve the number of children who change school when they move home', true, says],
  ['Every care leaver knows by name whom to ring', true, says],
  ['Review officers write to the child in plain words after each meeting', true, says],
  ['Parents with a learning disability get papers they can read a week before the meeting', true, says],
  ['', false, /no words yet/],
  ['Supervision', false, /is a heading/],
  ['Training plan', false, /is a heading/],
  ['Voice of the child', false, /is a heading/],
  ['Improve outcomes for children', false, /“Improve”/],
  ['Better joint working between agencies', false, /“Better”/],
  ['Strengthen leadership of the partnership and its groups', false, /“Strengthen”/],
  ['Enhance the approach to corporate parenting across services', false, /“Enhance”/],
  ['Ensure that assessments are of good standard', false, /“Ensure”/],
  ['Embed trauma informed practice across the workforce', false, /“Embed”/],
  ['Promote the rights of children in care planning', false, /“Promote”/],
  ['Support families at an early stage of need', false, /“Support”/],
  ['Increase participation of young people in planning', false, /“Increase”/],
  ['Reduce drift and delay in planning for children', false, /“Reduce”/],
  ['Robust oversight of practice by managers of teams', false, /“Robust”/],
  ['Develop a more meaningful dialogue with staff in localities', false, /“more”/],
  ['Plans will be reviewed where appropriate by managers', false, /“where appropriate”/],
  ['Consider options for a shared practice hub', false, /“Consider”/],
  ['The board will consider options for a shared practice hub', false, /“will consider”/],
  ['Explore opportunities to work with the third sector', false, /“Explore”/],
  ['Look at thresholds for referral with police colleagues', false, /“Look at”/],
  ['Work towards a shared record for children with a disability', false, /“Work towards”/],
  ['Continue to deliver multi-agency training on neglect', false, /“Continue to”/],
  ['Raise awareness of private fostering among school staff', false, /“Raise awareness”/],
  ['Offer a range of activities to young carers in rural schools', false, /“a range of”/],
  ['Staff will seek to hear children before each decision', false, /“seek to”/],
  ['Share relevant information with every school each week', false, /“relevant”/],
  ['Respond to all notices as soon as possible after receipt', false, /“as soon as possible”/],
  ['A workshop on neglect will be held for managers', false, /thing to be made/, { kind: 'outcome' }],
  [
    'By 31 October 2026 a quality framework will be implemented',
    false,
    /thing to be made/,
    { kind: 'stretch outcome' },
  ],
  ['Publish a strategy for corporate parenting', false, /thing to be made/, { kind: 'outcome' }],
  ['A workshop on neglect will be held for managers', true, says, { kind: 'action' }],
  [
    'Managers read one record with each worker every month',
    false,
    /no agency or post/,
    { leads: [], leadAgency: null },
  ],
  ['Managers read one record with each worker every month', true, says, { leads: [], leadAgency: 'NHS West Lennox' }],
]

for (const [title, met, words, more] of aims) {
  test(`"${title}"${more ? ` (${JSON.stringify(more)})` : ''} is ${met ? '' : 'not '}specific`, () =>
    check('specific', { title, ...more }, met, words))
}

// Written before the rules were looked at: 19 of the first 30 were judged rightly then.
const unseen: [kind: string, aim: string, met: boolean, words: RegExp][] = [
  ['outcome', 'Babies go home from hospital with one plan that their parents helped to write', true, says],
  ['outcome', 'Nine in ten children say that their social worker does what they promised', true, says],
  ['outcome', 'Children wait no longer than three weeks for a first mental health appointment', true, says],
  ['outcome', 'Brothers and sisters who come into care live together unless one of them asks otherwise', true, says],
  ['outcome', 'Young people who leave care keep the same home until they choose to move', true, says],
  ['outcome', 'Fewer than one in twenty children are named in a second notice within a year', true, says],
  ['outcome', 'A neglect strategy is written and signed off by chief officers', false, /thing to be made/],
  ['outcome', 'A transitions working group has been set up', false, /thing to be made/],
  ['outcome', 'All frontline staff have been trained in the neglect toolkit', false, /thing to be made/],
  ['outcome', 'Training on chronologies is delivered to 200 staff', false, /thing to be made/],
  ['outcome', 'A new duty rota has been introduced', false, /thing to be made/],
  ['outcome', 'Practice guidance on pre-birth planning is refreshed and circulated', false, /thing to be made/],
  ['outcome', 'A multi-agency hub opens in the town centre', false, /thing to be made/],
  ['outcome', 'The partnership has a dataset for child protection', false, /thing to be made/],
  ['outcome', 'We recruit six independent advocates', false, /thing to be made/],
  ['outcome', 'Quarterly audits take place in each locality', false, /thing to be made/],
  ['project', 'Foster a culture of learning across the partnership', false, /leaves open|does not say/],
  ['project', 'Build stronger relationships between agencies', false, /leaves open|does not say/],
  ['project', 'Deliver excellent services for vulnerable children', false, /leaves open|does not say/],
  ['project', 'Drive forward the transformation of family support', false, /leaves open|does not say/],
  ['project', 'Maintain a focus on the needs of children', false, /leaves open|does not say/],
  ['project', 'Take account of the views of families as appropriate', false, /leaves open|does not say/],
  ['project', 'Develop our approach to early help', false, /leaves open|does not say/],
  ['project', 'Progress the recommendations of the review', false, /leaves open|does not say/],
  ['action', 'Ask every parent at the first visit what they would like to change', true, says],
  ['action', 'Send the minutes of each core group to the family within five working days', true, says],
  ['action', 'Give health visitors the council’s list of families with a new baby each Monday', true, says],
  ['project', 'Two advocates sit in at the children’s house each week and tell managers what they hear', true, says],
  ['project', 'Team leaders watch one home visit a month with each newly qualified worker', true, says],
  ['project', 'Schools tell social work on the same day when a child on a plan is absent', true, says],
  ['outcome', 'Foster carers stay with the service for longer than two years', true, says],
  ['outcome', 'Children meet the person who will chair their review before it takes place', true, says],
  ['outcome', 'Parents understand why a plan was made and can say it in their own words', true, says],
  ['outcome', 'Staff in schools are briefed on private fostering', false, /thing to be made/],
  ['outcome', 'A new information system goes live', false, /thing to be made/],
  ['outcome', 'Terms of reference for the improvement board are agreed', false, /thing to be made/],
  ['outcome', 'The committee has a risk register', false, /thing to be made/],
  ['outcome', 'Children who go missing are spoken with by somebody they trust within two days', true, says],
  ['project', 'Building closer links with adult services', false, /leaves open|does not say/],
  ['project', 'Move forward with the neglect agenda', false, /leaves open|does not say/],
  ['project', 'Train each duty worker to use the risk tool before their first shift', true, says],
  ['project', 'Adult services tell the health visitor when a parent enters treatment', true, says],
]

for (const [kind, title, met, words] of unseen)
  test(`as ${kind}, "${title}" is ${met ? '' : 'not '}specific`, () => check('specific', { kind, title }, met, words))

const measure = (text: string, values: (number | null)[] = [], baseline: number | null = null) => ({
  measures: [{ text, steps: values.map((value, i) => ({ date: `202${6 + i}-09-30`, value, unit: '%' })), baseline }],
})

const measures: [string, Partial<SmartFacts>, boolean, RegExp][] = [
  ['a target with a starting figure', measure('Visits in time', [90], 61), true, /starting figure/],
  ['a target without one', measure('Visits in time', [50, 75, 90]), true, /where it stands now/],
  ['a share in words', measure('At least 8 in 10 chronologies are complete'), true, /how much/],
  ['everybody', measure('Every care leaver has a named worker'), true, /how much/],
  ['a share of plans reviewed', measure('100% of short break plans will be reviewed'), true, /how much/],
  ['a limit of days', measure('Letters reach parents within 5 days'), true, /how much/],
  ['a workshop', measure('A workshop will be held by 30 November 2026'), false, /was made, not what changed/],
  ['a framework', measure('By 31 October 2026 a quality framework will be implemented'), false, /was made/],
  ['a strategy agreed', measure('A communication strategy will be agreed by leaders by 31-10-26'), false, /was made/],
  ['a yearly report', measure('An annual report will be provided to chief officers'), false, /was made/],
  [
    'updates each quarter',
    measure('Updates to the summary report will be provided on a quarterly basis'),
    false,
    /was made/,
  ],
  ['leaders at events', measure('Leaders will attend multi-agency events'), false, /was made/],
  ['two training sessions', measure('Two training sessions delivered'), false, /was made/],
  ['a post filled', measure('Development post recruited'), false, /was made/],
  ['evidence of outcomes', measure('Data will evidence improved outcomes'), false, /no figure/],
  ['feedback', measure('Feedback from care leavers'), false, /no figure/],
  ['steps without values', measure('Feedback from carers', [null]), false, /no figure/],
  ['not applicable', measure('N/A'), true, /aim itself/],
  [
    'nothing, and no figure in the aim',
    { title: 'Carers reach a worker by telephone', measures: [] },
    false,
    /no measure/,
  ],
  [
    'nothing, and a date alone in the aim',
    { title: 'Carers reach a worker by 30 September 2026', measures: [] },
    false,
    /no measure/,
  ],
  [
    'nothing, and an indicator number alone in the aim',
    { title: 'Carers reach a worker (QI 9.1)', measures: [] },
    false,
    /no measure/,
  ],
  [
    'nothing, and a figure in the aim',
    { title: 'Waits fall from 18 to 6 weeks for children', measures: [] },
    true,
    /aim itself/,
  ],
]

for (const [name, change, met, words] of measures) {
  test(`measured by ${name}, an item is ${met ? '' : 'not '}measurable`, () => check('measurable', change, met, words))
}

const others: [string, Letter, Partial<SmartFacts>, boolean, RegExp][] = [
  ['a lead and milestones', 'achievable', {}, true, /steps are set/],
  ['stepped targets', 'achievable', { milestones: [], ...measure('In time', [50, 75]) }, true, /steps are set/],
  ['means', 'achievable', { milestones: [], resources: 'Half a post until March' }, true, /means/],
  [
    'means are named',
    'achievable',
    { milestones: [], resources: '“£38,000 a year”' },
    true,
    /means: “£38,000 a year”\.$/,
  ],
  ['means without a lead', 'achievable', { milestones: [], leads: [], resources: '“£38,000”' }, false, /No post leads/],
  ['“none” as means', 'achievable', { milestones: [], resources: 'None' }, false, /no milestones and no resources/],
  [
    'means that were only asked for',
    'achievable',
    { milestones: [], asked: '“Two nurses”' },
    false,
    /asked for but not agreed: “Two nurses”\. Say by which steps/,
  ],
  [
    'asked for more than was agreed',
    'achievable',
    { milestones: [], resources: '“A post”', asked: '“Two”' },
    true,
    /A post/,
  ],
  ['steps, while means are asked for', 'achievable', { asked: '“Two nurses”' }, true, /steps are set/],
  ['one step', 'achievable', { milestones: [], kind: 'action' }, true, /one step/],
  ['no lead', 'achievable', { leads: [] }, false, /No post leads/],
  ['a lead to be confirmed', 'achievable', { leads: ['TBC'] }, false, /No post leads/],
  ['five leads', 'achievable', { leads: ['A', 'B', 'C', 'D', 'E'] }, false, /5 posts/],
  ['neither steps nor means', 'achievable', { milestones: [] }, false, /no milestones and no resources/],
  [
    '"at all times"',
    'achievable',
    { title: 'At all times recognise children who need protection' },
    false,
    /“At all times”/,
  ],
  ['"eliminate"', 'achievable', { title: 'Eliminate delay in health assessments' }, false, /“Eliminate”/],
  [
    '"fully met" with steps',
    'achievable',
    { title: 'Health needs are fully met for each child', ...measure('In time', [50, 75]) },
    true,
    /steps/,
  ],
  ['a finding', 'relevant', {}, true, /answers 1 finding\./],
  ['two findings by count', 'relevant', { findings: 2 }, true, /2 findings/],
  ['a linked plan', 'relevant', { findings: [], links: ['the children’s services plan'] }, true, /tied to/],
  ['a reason', 'relevant', { findings: 0, why: 'Children told us that they wait too long.' }, true, /why it matters/],
  ['a reason of one word', 'relevant', { findings: 0, why: 'Important' }, false, /answers no finding/],
  ['nothing it answers', 'relevant', { findings: [] }, false, /answers no finding/],
  ['an agreed date', 'timed', {}, true, /agreed date/],
  ['dated steps', 'timed', { due: null }, true, /steps of its measure/],
  [
    'a date in its words',
    'timed',
    { due: null, measures: [], title: 'Carers reach a worker by 30 September 2026' },
    true,
    /say 30 September 2026/,
  ],
  [
    'a season in its words',
    'timed',
    { due: null, measures: [], title: 'Carers reach a worker by spring 2027' },
    true,
    /2027/,
  ],
  ['no date', 'timed', { due: null, measures: [] }, false, /no date/],
  ['"ongoing"', 'timed', { due: null, measures: [], ongoing: true }, false, /“Ongoing”/],
  ['a due day that is no date', 'timed', { due: 'soon', measures: [] }, false, /no date/],
  ['a due day before its start', 'timed', { due: '2026-07-01', milestones: [] }, false, /before it starts/],
  [
    'a milestone after its due day',
    'timed',
    { milestones: [{ title: 'Trial ends', due: '2027-06-01' }] },
    false,
    /“Trial ends”/,
  ],
]

for (const [name, letter, change, met, words] of others) {
  test(`with ${name}, an item is ${met ? '' : 'not '}${letter}`, () => check(letter, change, met, words))
}

test('the words that made an aim vague are marked where they stand', () => {
  const aim = 'Improve outcomes and, where possible, raise awareness'
  const { vague } = smart({ ...whole, title: 'Better plans', aim })
  assert.deepEqual(
    vague.map(({ word, at, in: field }) => [
      field,
      word,
      (field === 'aim' ? aim : 'Better plans').slice(at, at + word.length),
    ]),
    [
      ['title', 'Better', 'Better'],
      ['aim', 'Improve', 'Improve'],
      ['aim', 'where possible', 'where possible'],
      ['aim', 'raise awareness', 'raise awareness'],
    ],
  )
})

test('deliverables dressed as measures are named', () => {
  const { deliverables } = smart({ ...whole, ...measure('A leaflet will be published') })
  assert.deepEqual(deliverables, ['A leaflet will be published'])
})

test('an item that needs no improvement is not asked for anything', () => {
  const result = smart({ ...whole, title: 'N/A', measures: [], leads: [], due: null, status: 'no_improvement_needed' })
  for (const letter of letters) assert.match(result[letter].why, /No improvement is needed/)
})

test('neither is one that the plan keeps as settled or points elsewhere for', () => {
  for (const kind of ['no_improvement_needed', 'signpost']) {
    const result = smart({ ...whole, title: 'N/A', measures: [], leads: [], due: null, status: null, kind })
    for (const letter of letters) assert.equal(result[letter].met, true)
  }
})

test('the level of an item is heard before its kind', () => {
  assert.equal(
    smart({ ...whole, kind: 'improvement', level: 'outcome', title: 'A workshop on neglect will be held' }).specific
      .met,
    false,
  )
  assert.equal(smart({ ...whole, kind: 'improvement', level: 'action', milestones: [] }).achievable.met, true)
})

test('an item with holes is told what is missing, and nothing falls over', () => {
  const hole = {} as SmartFacts
  const odd = {
    title: 7,
    measures: [{}],
    milestones: [{}],
    leads: [null],
    findings: null,
    links: null,
  } as unknown as SmartFacts
  for (const facts of [hole, odd]) for (const letter of letters) assert.equal(smart(facts)[letter].met, false, letter)
})

test('a plan is told in one sentence how long it is', () => {
  assert.equal(planSentence([smart(whole)], 1, 1), '1 item for 1 finding; 1 of 1 meets all five parts of SMART.')
  assert.match(
    planSentence(Array(94).fill(smart({ ...whole, due: null, measures: [] })), 6, 9),
    /^94 items for 6 findings; 0 of 94 meet .* 9 priorities; guidance advises three to five\.$/,
  )
})
