import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import { lastDay, poundWords, type Resource, runsOut, sumWords } from './rules.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, frank } = all
let small: SmallPlan
before(async () => {
  small = await smallPlan(all)
})

const resource = (more: Partial<Resource> = {}): Resource => ({
  id: 'r',
  item_id: 'i',
  kind: 'money',
  what: 'Nurse sessions',
  pounds: 40000,
  each_year: false,
  post_id: null,
  post: null,
  post_ends_on: null,
  from_whom: '',
  state: 'agreed',
  ends_on: null,
  ...more,
})

test('sums are told in words; once and each year are never added, nor what is only asked for', () => {
  const cases: [Partial<Resource>[], string][] = [
    [[], 'No resource is named.'],
    [[{}], '£40,000 once, agreed.'],
    [[{}, { pounds: 12500.5, each_year: true }], '£40,000 once and £12,500.50 each year, agreed.'],
    [
      [{}, { pounds: 0.1 }, { pounds: 0.2 }, { state: 'asked', pounds: 5000 }],
      '£40,000.30 once, agreed; £5,000 once, asked for.',
    ],
    [[{ state: 'refused', pounds: 3000 }], '£3,000 once, refused.'],
    [[{ pounds: null }], '1 sum not yet known.'],
    [
      [
        { kind: 'post', pounds: null },
        { kind: 'post', pounds: null, state: 'asked' },
        { kind: 'other', pounds: null },
      ],
      '1 post; 1 post asked for; 1 other thing.',
    ],
    [[{ kind: 'post', pounds: null, state: 'refused' }], 'All that was asked for was refused.'],
  ]
  for (const [given, words] of cases) assert.equal(sumWords(given.map(resource)), words)
  assert.equal(poundWords(1000000), '£1,000,000')
})

test('an item that is due after the post that does it ends says so', () => {
  const item = { due: '2027-06-30', closed: false }
  const cases: [Parameters<typeof runsOut>[0], Partial<Resource>, string[]][] = [
    [
      item,
      { kind: 'post', post: 'Project nurse', post_ends_on: '2027-03-31' },
      ['It is due on 30 June 2027, after the post that does it, Project nurse, ends on 31 March 2027.'],
    ],
    [item, { ends_on: '2027-05-31' }, ['It is due on 30 June 2027, after “Nurse sessions” ends on 31 May 2027.']],
    [item, { ends_on: '2027-06-30' }, []],
    [item, { ends_on: '2027-05-31', state: 'refused' }, []],
    [{ ...item, closed: true }, { ends_on: '2027-05-31' }, []],
    [{ ...item, due: null }, { ends_on: '2027-05-31' }, []],
  ]
  for (const [at, more, words] of cases) assert.deepEqual(runsOut(at, [resource(more)]), words)
  assert.equal(lastDay({ ends_on: '2027-05-31', post_ends_on: '2027-03-31' }), '2027-03-31')
})

test('a lead adds money and a post to an item, which says the sum and what ends too early', async () => {
  const path = `/plan/items/${small.seen}`
  assert.ok((await dan.opens(path)).page.says('No resource is named.'))
  const form = (await dan.opens(`${path}/resources/new`)).page.form('Add this resource')
  const bad = await dan.sends(form.action, { ...form.fields, pounds: 'many' })
  assert.equal(bad.status, 400)
  assert.deepEqual(bad.page.errors(), [
    'Say whether it is money, a post or something else',
    'The sum must be a number, like 72 or 72.5',
    'Say in words what it is',
  ])
  const money = await dan.does(form.action, {
    ...form.fields,
    kind: 'money',
    pounds: '12,500',
    often: 'yearly',
    what: 'Nurse sessions',
    from: 'The health board',
    state: 'agreed',
  })
  assert.ok(money.page.says('£12,500 each year, agreed.'))
  const post = await dan.does(form.action, {
    ...form.fields,
    kind: 'post',
    post: small.reviews,
    what: 'Half of a post',
    state: 'agreed',
    'ends-day': '1',
    'ends-month': '10',
    'ends-year': '2026',
  })
  assert.ok(
    post.page.says(
      'It is due on 31 October 2026, after the post that does it, Review manager, ends on 1 October 2026.',
    ),
  )
  const plan = (await frank.opens(`/plan/plans/${small.planId}/resources`)).page
  assert.ok(plan.says('£12,500 each year, agreed; 1 post.'))
  assert.ok(plan.says('What ends too early'))
})

test('a resource is changed and taken away, and history keeps it', async () => {
  const path = `/plan/items/${small.seen}`
  const edit = (await dan.opens(path)).page.link('Change Nurse sessions').replace('/p/donmouth', '')
  const form = (await dan.opens(edit)).page.form('Save this resource')
  const saved = await dan.does(form.action, { ...form.fields, state: 'refused' })
  assert.ok(saved.page.says('£12,500 each year, refused'))
  const gone = await dan.does((await dan.opens(edit)).page.form('Take it away').action)
  assert.ok(gone.page.says('took a resource away: “Nurse sessions”, £12,500 each year, refused.'))
  assert.equal((await carol.opens(edit)).status, 404)
})

test('who does not lead the item adds nothing, and outsiders see nothing', async () => {
  const path = `/plan/items/${small.seen}/resources`
  assert.equal((await frank.sends(path, { kind: 'other', what: 'x', state: 'agreed' })).status, 403)
  assert.equal((await bob.opens(`/plan/plans/${small.planId}/resources`)).status, 403)
  assert.equal((await carol.opens(`/plan/plans/${small.planId}/resources`)).status, 404)
  assert.equal((await carol.sends(path, { kind: 'other', what: 'x', state: 'agreed' })).status, 404)
  assert.equal((await alice.opens(`/plan/items/${small.dentist}/resources/new`)).status, 200)
})

test('an agreed resource makes an item achievable; one that is asked for or refused does not', async () => {
  const found = async () => (await alice.opens(`/plan/items/${small.dentist}`)).page
  const form = (await alice.opens(`/plan/items/${small.dentist}/resources/new`)).page.form('Add this resource')
  const give = (what: string, state: string) => alice.does(form.action, { ...form.fields, kind: 'other', what, state })
  assert.ok((await found()).says('It has no milestones and no resources.'))
  await give('A dentist’s van', 'refused')
  assert.ok((await found()).says('It has no milestones and no resources.'))
  await give('Two rooms', 'asked')
  assert.ok((await found()).says('what it needs is asked for but not agreed: “Two rooms”.'))
  await give('A nurse on Fridays', 'agreed')
  const why = 'A post leads it, and it says with what means: “A nurse on Fridays”.'
  assert.ok((await found()).says(why))
})
