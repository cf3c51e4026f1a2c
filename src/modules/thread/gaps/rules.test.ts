import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GapChange, GapFacts, GapFinding, GapItem, GapMeasure, GapPiece } from './facts.ts'
import { gapKinds, gapSentence, gapsOf, kindWords, weightOf } from './rules.ts'

const lead = (title: string, vacant = false) => ({
  id: title,
  title,
  agency: null,
  person_id: vacant ? null : 'p',
  holder: vacant ? null : 'Dan Harkness',
  interim: false,
  vacant,
  vacant_since: null,
})
const answered = { id: 'f', reference: 'A2', title: 'Checks come late', kind: 'area_for_improvement' }
const item = (more: Partial<GapItem> = {}): GapItem => ({
  id: 'i',
  plan_id: 'plan',
  title: 'Health checks on time',
  reference: '1.2',
  line: true,
  kind: 'improvement',
  closed: false,
  leads: [lead('Lead nurse')],
  due: '2027-03-31',
  due_kind: 'date',
  targets: [{ id: 't', text: 'Checks within 28 days', steps: [] }],
  findings: [answered],
  through: [],
  updated_on: '2026-10-01',
  ...more,
})
const finding = (more: Partial<GapFinding> = {}): GapFinding => ({
  id: 'f',
  kind: 'area_for_improvement',
  reference: 'A2',
  title: 'Checks come late',
  found_on: '2025-01-10',
  source_id: 's',
  ...more,
})
const change = (more: Partial<GapChange> = {}): GapChange => ({
  id: 'c',
  title: 'Named nurses',
  in_use_from: '2026-07-01',
  trial_to: null,
  review_on: null,
  reviewed_on: null,
  decided: false,
  stopped_on: null,
  at_least: 7,
  measure_level: null,
  criterion_on: '2026-06-01',
  told: 2,
  item_ids: ['i'],
  ...more,
})
const measure = (more: Partial<GapMeasure> = {}): GapMeasure => ({
  id: 'm',
  title: 'Seen in time',
  named_on: '2026-01-10',
  owner_post_id: null,
  silent: false,
  latest_to: '2026-09-30',
  ...more,
})
const child = (more: Partial<GapPiece> = {}): GapPiece => ({
  id: 'e',
  title: 'What children say',
  nature: 'views_of_children',
  dated: '2026-10-10',
  speaks_to: null,
  added_on: '2026-10-12',
  on: ['f'],
  view: { whose: 'Eight children', told_back_on: '2026-10-20' },
  ...more,
})
const records = (more: Partial<GapPiece> = {}) =>
  child({
    id: 'r',
    title: 'Reading of spring',
    nature: 'records',
    dated: '2026-04-20',
    speaks_to: '2026-03-31',
    view: null,
    on: ['c'],
    ...more,
  })
const audit = (more: object = {}) => ({
  id: 'a',
  title: 'Audit of plans',
  source_id: 's',
  evidence_id: null,
  repeats_id: null,
  read_to: '2026-03-31',
  ...more,
})
const linked = { finding_id: 'f', measure_id: 'm', linked_on: '2026-01-10', late: false }

/** A whole thread in which nothing is missing. */
const whole = (more: Partial<GapFacts> = {}): GapFacts => ({
  today: '2026-11-19',
  plans: [{ id: 'plan', title: 'Our plan' }],
  items: [item()],
  findings: [finding()],
  changes: [],
  measures: [measure()],
  linked: [linked],
  pieces: [child()],
  silences: [],
  watched: new Set(),
  audits: [],
  grades: [],
  endings: [],
  owed: [],
  fallen: [],
  ...more,
})
const grade = { id: 'g', what: 'Good progress', finding_id: 'f', evidence: 0, href: '/evidence/new?for=f' }
const fell = { finding_id: 'f', level: 3, now: 2, why: 'the run has reversed.' }
const owed = { round: 'Autumn', round_id: 'r', due: '2026-11-10', item_id: 'i' }
const noChild =
  'No child’s or young person’s view is among the evidence for finding A2 Checks come late, and no reason is given.'
const staff = (id: string, more: Partial<GapPiece> = {}) => child({ id, nature: 'views_of_staff', ...more })

const cases: [string, Partial<GapFacts>, [string, string][]][] = [
  ['a whole thread has no gap', {}, []],
  ['nothing at all has no gap', { items: [], findings: [], linked: [], pieces: [] }, []],
  // Findings
  [
    'a finding nobody answers is a gap and the only one it has',
    { items: [], pieces: [], linked: [] },
    [['No item answers finding A2 Checks come late.', '/plan/findings/f/items']],
  ],
  [
    'a finding that a heading above the item answers is answered',
    { items: [item({ findings: [], through: [answered] })] },
    [],
  ],
  [
    'a strength needs no item but somebody who watches it',
    { items: [], pieces: [], linked: [], findings: [finding({ kind: 'strength' })] },
    [['Nobody watches that the strength A2 Checks come late stays one.', '/inspection/findings/f/watches/new']],
  ],
  [
    'a strength that is watched is no gap',
    { items: [], pieces: [], linked: [], findings: [finding({ kind: 'strength' })], watched: new Set(['f']) },
    [],
  ],
  [
    'a finding without a linked measure',
    { linked: [] },
    [
      [
        'No measure is linked to finding A2 Checks come late, so nobody could tell whether children are better off.',
        '/thread/findings/f/measures/new',
      ],
    ],
  ],
  [
    'answered only by a signpost nobody reports on',
    { items: [item({ kind: 'signpost', updated_on: null })] },
    [
      [
        'Finding A2 Checks come late is answered only by a signpost nobody reports on: “1.2 Health checks on time”.',
        '/plan/items/i',
      ],
    ],
  ],
  [
    'a signpost that was reported on half a year ago is silent',
    { items: [item({ kind: 'signpost', updated_on: '2026-05-01' })] },
    [
      [
        'Finding A2 Checks come late is answered only by a signpost nobody reports on: “1.2 Health checks on time”.',
        '/plan/items/i',
      ],
    ],
  ],
  ['a signpost that is reported on is no gap', { items: [item({ kind: 'signpost' })] }, []],
  [
    'a signpost beside an item of ours is no gap',
    { items: [item(), item({ id: 'j', kind: 'signpost', updated_on: null })] },
    [],
  ],
  [
    'a level that no longer holds',
    { fallen: [fell] },
    [['Level 3 of finding A2 Checks come late no longer holds: the run has reversed.', '/thread/findings/f']],
  ],
  // Items
  [
    'an item without a post',
    { items: [item({ leads: [] })] },
    [['“1.2 Health checks on time” has no post that leads it.', '/plan/items/i/edit']],
  ],
  [
    'an item without a date',
    { items: [item({ due: null })] },
    [['“1.2 Health checks on time” has no agreed date.', '/plan/items/i/edit']],
  ],
  [
    'an item whose date is to be confirmed',
    { items: [item({ due: null, due_kind: 'to_be_confirmed' })] },
    [['“1.2 Health checks on time” has no agreed date.', '/plan/items/i/edit']],
  ],
  ['an ongoing item owes no date', { items: [item({ due: null, due_kind: 'ongoing' })] }, []],
  [
    'an item without a measure',
    { items: [item({ targets: [] })] },
    [['“1.2 Health checks on time” has no measure.', '/plan/items/i/targets']],
  ],
  ['a finished item owes nothing', { items: [item({ closed: true, leads: [], due: null, targets: [] })] }, []],
  [
    'a heading owes nothing',
    { items: [item(), item({ id: 'h', line: false, leads: [], due: null, targets: [] })] },
    [],
  ],
  [
    'an item that needs no improvement owes nothing',
    { items: [item({ kind: 'no_improvement_needed', leads: [], due: null, targets: [] })] },
    [],
  ],
  [
    'a vacant post is named once with its items',
    { items: [item({ leads: [lead('Lead nurse', true)] }), item({ id: 'j', leads: [lead('Lead nurse', true)] })] },
    [['Nobody holds the post “Lead nurse”, which leads 2 items.', '/partnership/posts/Lead nurse/handover']],
  ],
  [
    'a vacant post with one item',
    { items: [item({ leads: [lead('Lead nurse', true)] })] },
    [['Nobody holds the post “Lead nurse”, which leads one item.', '/partnership/posts/Lead nurse/handover']],
  ],
  [
    'due after the post that does it ends',
    { endings: [{ what: 'Practice lead', ends_on: '2027-01-31', item_ids: ['i'], post_id: null }] },
    [
      [
        '“1.2 Health checks on time” is due on 31 March 2027, after “Practice lead”, which does it, ends on 31 January 2027.',
        '/plan/items/i',
      ],
    ],
  ],
  [
    'due before the post ends is no gap',
    { endings: [{ what: 'Practice lead', ends_on: '2027-03-31', item_ids: ['i'], post_id: null }] },
    [],
  ],
  [
    'an update that an open round has not got and that is late',
    { owed: [owed] },
    [
      [
        '“1.2 Health checks on time” has no update in the round “Autumn”, which was due on 10 November 2026.',
        '/plan/items/i/updates/new',
      ],
    ],
  ],
  [
    'an update that is still to come',
    { owed: [{ ...owed, due: '2026-11-30' }] },
    [
      [
        '“1.2 Health checks on time” has no update in the round “Autumn”, due on 30 November 2026.',
        '/plan/items/i/updates/new',
      ],
    ],
  ],
  ['an update of an item that the reader does not see is no gap', { owed: [{ ...owed, item_id: 'gone' }] }, []],
  [
    'too many items for one finding',
    { items: Array.from({ length: 21 }, (_, n) => item({ id: `i${n}` })) },
    [['“Our plan” has 21 items for one finding: nobody can steer by so many.', '/plan/plans/plan']],
  ],
  [
    '94 items for six findings',
    {
      items: Array.from({ length: 94 }, (_, n) =>
        item({ id: `i${n}`, findings: [{ ...answered, id: n < 6 ? `f${n}` : 'f' }] }),
      ),
      findings: [finding()],
    },
    [['“Our plan” has 94 items for 7 findings: nobody can steer by so many.', '/plan/plans/plan']],
  ],
  [
    'twenty items for one finding are let be',
    { items: Array.from({ length: 20 }, (_, n) => item({ id: `i${n}` })) },
    [],
  ],
  // Changes of practice
  ['a change of practice that lacks nothing', { changes: [change()] }, []],
  [
    'a change without a day',
    { changes: [change({ in_use_from: null })] },
    [['“Named nurses” does not say from which day it is in use.', '/plan/practice/c']],
  ],
  ['a change on trial needs no day yet', { changes: [change({ in_use_from: null, trial_to: '2027-02-01' })] }, []],
  [
    'a change without a level',
    { changes: [change({ at_least: null })] },
    [
      [
        '“Named nurses” has no level written down beforehand, so nothing can show that practice is different.',
        '/plan/practice/c',
      ],
    ],
  ],
  [
    'a level without its day is none',
    { changes: [change({ criterion_on: null })] },
    [
      [
        '“Named nurses” has no level written down beforehand, so nothing can show that practice is different.',
        '/plan/practice/c',
      ],
    ],
  ],
  ['a level of a process measure is one', { changes: [change({ at_least: null, measure_level: 80 })] }, []],
  [
    'a trial whose review is overdue',
    { changes: [change({ trial_to: '2026-10-01' })] },
    [['The trial of “Named nurses” was to be reviewed on 1 October 2026, and nobody has decided.', '/plan/practice/c']],
  ],
  [
    'a review that is overdue',
    { changes: [change({ review_on: '2026-10-01' })] },
    [['“Named nurses” was to be reviewed on 1 October 2026, and nobody has decided.', '/plan/practice/c']],
  ],
  ['a trial that was decided is no gap', { changes: [change({ trial_to: '2026-10-01', decided: true })] }, []],
  [
    'a trial that was looked at since is no gap',
    { changes: [change({ trial_to: '2026-10-01', reviewed_on: '2026-10-05' })] },
    [],
  ],
  [
    'a change nobody was told of',
    { changes: [change({ told: 0 })] },
    [['“Named nurses” is in use since 1 July 2026, and nobody is recorded as told.', '/plan/practice/c']],
  ],
  ['before it is in use nobody need be told', { changes: [change({ told: 0, in_use_from: '2027-01-01' })] }, []],
  [
    'a change that was stopped owes nothing',
    { changes: [change({ stopped_on: '2026-09-01', told: 0, at_least: null })] },
    [],
  ],
  [
    'evidence older than the change',
    { changes: [change()], pieces: [child(), records()] },
    [
      [
        'The evidence for “Named nurses” is older than the change: the newest is from 31 March 2026, and it is in use since 1 July 2026.',
        '/evidence/new?for=c',
      ],
    ],
  ],
  [
    'one newer piece is enough',
    { changes: [change()], pieces: [child(), records(), records({ id: 'r2', speaks_to: '2026-09-30' })] },
    [],
  ],
  [
    'an old document is no such evidence',
    { changes: [change()], pieces: [child(), records({ nature: 'document' })] },
    [],
  ],
  [
    'evidence on the item counts for its change',
    { changes: [change()], pieces: [child(), records({ on: ['i'] })] },
    [
      [
        'The evidence for “Named nurses” is older than the change: the newest is from 31 March 2026, and it is in use since 1 July 2026.',
        '/evidence/new?for=c',
      ],
    ],
  ],
  [
    'a change to come has no old evidence',
    { changes: [change({ in_use_from: '2027-01-01' })], pieces: [child(), records()] },
    [],
  ],
  // Measures
  [
    'a measure without data since',
    { measures: [measure({ silent: true, latest_to: '2026-03-31' })] },
    [['“Seen in time” has no data since 31 March 2026.', '/measure/measures/m/figures']],
  ],
  [
    'a measure that never had data',
    { measures: [measure({ silent: true, latest_to: null })] },
    [['“Seen in time” has no data yet; it was named on 10 January 2026.', '/measure/measures/m/figures']],
  ],
  [
    'a silent measure that nothing hangs on is let be',
    { measures: [measure(), measure({ id: 'n', silent: true })] },
    [],
  ],
  [
    'a silent measure of an item’s target is a gap',
    {
      measures: [measure(), measure({ id: 'n', title: 'Visits', silent: true })],
      items: [item({ targets: [{ id: 't', text: 'x', steps: [], measure_id: 'n' }] })],
    },
    [['“Visits” has no data since 30 September 2026.', '/measure/measures/n/figures']],
  ],
  [
    'a measure named or linked after its figures came',
    { linked: [{ ...linked, late: true }] },
    [
      [
        '“Seen in time” was named or linked after its figures since the change had come, so they prove nothing.',
        '/measure/measures/m',
      ],
    ],
  ],
  // Evidence
  ['no children’s voice and no reason', { pieces: [] }, [[noChild, '/evidence/statements/f']]],
  [
    'no children’s voice with a reason that holds',
    { pieces: [], silences: [{ statement_id: 'f', lapses_on: '2027-01-01' }] },
    [],
  ],
  [
    'no children’s voice and a reason that lapsed',
    { pieces: [], silences: [{ statement_id: 'f', lapses_on: '2026-11-01' }] },
    [
      [
        'No child’s or young person’s view is among the evidence for finding A2 Checks come late, and the reason lapsed on 1 November 2026.',
        '/evidence/statements/f',
      ],
    ],
  ],
  ['children’s views on an item are heard for its finding', { pieces: [child({ on: ['i'] })] }, []],
  [
    'only staff were asked',
    { pieces: [staff('1'), staff('2'), staff('3')], silences: [{ statement_id: 'f', lapses_on: '2027-01-01' }] },
    [['Only staff were asked about finding A2 Checks come late, 3 times.', '/evidence/new?for=f']],
  ],
  [
    'only carers were asked twice',
    {
      pieces: [staff('1', { nature: 'views_of_families' }), staff('2', { nature: 'views_of_families' })],
      silences: [{ statement_id: 'f', lapses_on: '2027-01-01' }],
    },
    [['Only parents and carers were asked about finding A2 Checks come late, twice.', '/evidence/new?for=f']],
  ],
  [
    'only children were asked twice',
    { pieces: [child(), child({ id: 'e2' })] },
    [['Only children and young people were asked about finding A2 Checks come late, twice.', '/evidence/new?for=f']],
  ],
  ['two groups asked are no gap', { pieces: [child(), staff('1')] }, []],
  [
    'views asked for and nothing told back for 60 days',
    { pieces: [child({ dated: '2026-09-10', view: { whose: 'Eight children', told_back_on: null } })] },
    [
      [
        'Eight children were asked (“What children say”, 10 September 2026) and nothing was told back for 70 days.',
        '/evidence/pieces/e/view/edit',
      ],
    ],
  ],
  [
    'views that do not say whose they are',
    { pieces: [child({ dated: null, added_on: '2026-09-10', view: null })] },
    [
      [
        'Views were asked for (“What children say”, 10 September 2026) and nothing was told back for 70 days.',
        '/evidence/pieces/e/view/edit',
      ],
    ],
  ],
  [
    'after 59 days there is still time to tell them',
    { pieces: [child({ dated: '2026-09-21', view: { whose: 'Eight children', told_back_on: null } })] },
    [],
  ],
  [
    'views on nothing of the thread are let be',
    { pieces: [child(), child({ id: 'x', on: ['elsewhere'], dated: '2026-01-01', view: null })] },
    [],
  ],
  [
    'an audit not repeated since the change',
    { changes: [change()], audits: [audit()] },
    [
      [
        '“Audit of plans” read practice up to 31 March 2026, and it has not been repeated since the change was in use on 1 July 2026.',
        '/inspection/audits/a',
      ],
    ],
  ],
  [
    'an audit that was repeated is no gap',
    {
      changes: [change()],
      audits: [audit(), audit({ id: 'b', source_id: 's2', repeats_id: 'a', read_to: '2026-09-30' })],
    },
    [],
  ],
  [
    'an audit attached as evidence is asked for too',
    { changes: [change()], audits: [audit({ source_id: null, evidence_id: 'e' })] },
    [
      [
        '“Audit of plans” read practice up to 31 March 2026, and it has not been repeated since the change was in use on 1 July 2026.',
        '/inspection/audits/a',
      ],
    ],
  ],
  ['without a change in use nothing need be read again', { audits: [audit()] }, []],
  [
    'an audit of something else need not be repeated',
    { changes: [change()], audits: [audit({ source_id: 'other' })] },
    [],
  ],
  [
    'a grade without evidence',
    { grades: [grade] },
    [['The partnership says “Good progress” and has attached no evidence for it.', '/evidence/new?for=f']],
  ],
  ['a grade with evidence is no gap', { grades: [{ ...grade, evidence: 2 }] }, []],
]

for (const [title, more, said] of cases)
  test(title, () =>
    assert.deepEqual(
      gapsOf(whole(more)).map(({ sentence, mend }) => [sentence, mend.href]),
      said,
    ),
  )

test('the worst stands first, and every gap says where it is mended and whose it is', () => {
  const gaps = gapsOf(
    whole({ items: [item({ due: null, targets: [], leads: [lead('Lead nurse', true)] })], fallen: [fell], pieces: [] }),
  )
  assert.deepEqual(
    gaps.map(({ kind }) => kind),
    ['level_lapsed', 'post_vacant', 'no_childrens_voice', 'item_without_measure', 'item_without_date'],
  )
  for (const gap of gaps) {
    assert.equal(gap.findingId, 'f')
    assert.ok(gap.mend.words.length > 0)
  }
  assert.deepEqual(gaps.find(({ kind }) => kind === 'item_without_date')?.postIds, ['Lead nurse'])
})

test('a late update weighs more than one to come', () => {
  const [late] = gapsOf(whole({ owed: [owed] }))
  const [early] = gapsOf(whole({ owed: [{ ...owed, due: '2026-11-30' }] }))
  assert.ok((late?.weight ?? 0) > (early?.weight ?? 0))
})

test('every kind has its words and a weight of its own', () => {
  assert.equal(new Set(gapKinds.map(weightOf)).size, gapKinds.length)
  for (const kind of gapKinds) assert.ok(kindWords[kind].length > 0)
})

const gaps = gapsOf(whole({ items: [], pieces: [], linked: [] }))
for (const [title, args, words] of [
  ['no finding, no thread', [[], 0, false], 'There is no finding yet, so there is no thread to follow.'],
  ['nothing missing', [[], 3, false], 'The thread holds: no link is missing.'],
  ['nothing in a choice', [[], 3, true], 'No gap fits your choice.'],
  ['one gap', [gaps, 1, false], 'One link is missing. The worst: no item answers finding A2 Checks come late.'],
  [
    'one gap in a choice',
    [gaps, 1, true],
    'One link is missing that fits your choice. The worst: no item answers finding A2 Checks come late.',
  ],
  [
    'two gaps in a choice',
    [[...gaps, ...gaps], 1, true],
    '2 links are missing that fit your choice. The worst: no item answers finding A2 Checks come late.',
  ],
] as const)
  test(`the page opens with a sentence: ${title}`, () =>
    assert.equal(gapSentence(...(args as [never, number, boolean])), words))
