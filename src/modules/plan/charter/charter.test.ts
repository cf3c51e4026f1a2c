import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import {
  changesBetween,
  changesSentence,
  type Charter,
  firstFields,
  isEditable,
  mayFollow,
  missingParts,
  standingWords,
} from './rules.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, frank, henry } = all
let small: SmallPlan
let item = ''
let at = ''
before(async () => {
  small = await smallPlan(all)
  item = `/plan/items/${small.seen}`
})
const day = (d: string, m: string, y: string) => ({ 'decided-day': d, 'decided-month': m, 'decided-year': y })

test('only a draft may be changed, and a next version may follow only what was decided', () => {
  const cases: [Charter['state'], boolean, boolean][] = [
    ['draft', true, false],
    ['submitted', false, false],
    ['changes_asked', false, true],
    ['approved', false, true],
    ['replaced', false, false],
  ]
  for (const [state, editable, follows] of cases)
    assert.deepEqual([isEditable({ state }), mayFollow([{ state }])], [editable, follows], state)
  assert.equal(mayFollow([]), true)
})

test('how a version stands is told in a sentence', () => {
  const one = { number: 2, group: 'Improvement board', decided_on: '2026-05-03' }
  const cases: [Charter['state'], string][] = [
    ['draft', 'Version 2 is a draft.'],
    ['submitted', 'Version 2 waits for a decision of Improvement board.'],
    ['changes_asked', 'Improvement board asked for changes to version 2 on 3 May 2026.'],
    ['approved', 'Improvement board approved version 2 on 3 May 2026.'],
    ['replaced', 'Improvement board approved version 2 on 3 May 2026; a later version has replaced it.'],
  ]
  for (const [state, words] of cases) assert.equal(standingWords({ ...one, state }), words)
})

test('what differs between versions is told part by part, in words', () => {
  const changes = changesBetween({ aim: 'a', scope: 'x', risks: 'r' }, { aim: 'b', scope: 'x', ideas: 'i' })
  assert.equal(
    changesSentence(changes, 1),
    'Three parts differ from version 1: “Aim” was changed; “Change ideas” was added; “Risks” was taken away.',
  )
  assert.equal(changesSentence([], 1), 'Nothing was changed since version 1.')
})

test('a charter begins with what the plan knows, and says what is missing before a group can decide', () => {
  const fields = firstFields({
    title: 'Checks',
    aim: '',
    targets: [{ id: 't', text: 'Seen', steps: [{ due: '2027-09-30', value: 75, unit: '%' }] }],
    leads: [{ title: 'Nurse' } as never],
    lead_agency: null,
  })
  assert.deepEqual(fields, { aim: 'Checks', measures: 'Seen: 75% by 30 September 2027', people: 'Nurse' })
  assert.deepEqual(missingParts(fields), ['Why this project', 'What is in it'])
})

test('an item without a charter says what one is', async () => {
  const { page } = await dan.opens(`${item}/charter`)
  assert.ok(page.says('There is no charter yet.'))
  assert.ok((await alice.opens(item)).page.says('No charter yet.'))
})

test('its lead writes it, and it cannot be put to a group before it says enough', async () => {
  const begun = await dan.does(`${item}/charter`)
  assert.equal(begun.page.heading, 'Write the charter')
  const form = begun.page.form('Save this draft')
  assert.equal(form.fields.aim, 'Every child who comes into care is seen by a nurse within four weeks.')
  at = form.action.replace('/p/donmouth', '')
  assert.ok((await dan.opens(at)).page.says('Before that, write: why this project, what is in it.'))
  assert.equal((await dan.sends(`${at}/submission`, { group: small.board })).status, 400)
  const long = await dan.sends(form.action, { ...form.fields, why: 'x'.repeat(5001) })
  assert.equal(long.status, 400)
  assert.match(long.page.errors()[0] ?? '', /“Why this project” must be 5,000 characters or fewer/)
  const held = await dan.sends(form.action, { ...form.fields, why: 'Ring 07700 900123 about him' })
  assert.ok(held.page.has('label', 'I have looked: nobody can be identified by these words'))
  const saved = await dan.does(form.action, { ...form.fields, why: 'Children waited.', scope: 'All localities.' })
  assert.ok(saved.page.says('Children waited.'))
})

test('two people who write on one draft both see both versions', async () => {
  const first = (await alice.opens(`${at}/edit`)).page.form('Save this draft')
  const second = (await dan.opens(`${at}/edit`)).page.form('Save this draft')
  await alice.does(first.action, { ...first.fields, risks: 'Vacancies.' })
  const late = await dan.sends(second.action, { ...second.fields, risks: 'Distance.' })
  assert.equal(late.status, 409)
  assert.deepEqual(late.page.rows(), [['Risks', 'Vacancies.', 'Distance.']])
})

test('a group asks for changes with what, and the chair records it on a day', async () => {
  const form = (await dan.opens(at)).page.form('Put it to the group')
  const nobody = await dan.sends(form.action, { group: '' })
  assert.deepEqual(nobody.page.errors(), ['Choose the group that decides'])
  const put = await dan.does(form.action, { group: small.board })
  assert.ok(put.page.says('Version 1 waits for a decision of Improvement board.'))
  assert.ok((await dan.opens(`${at}/edit`)).location, 'what was put to a group cannot be edited')
  const decision = (await frank.opens(at)).page.form('Record the decision')
  const silent = await frank.sends(decision.action, { decision: 'changes', ...day('18', '11', '2026') })
  assert.deepEqual(silent.page.errors(), ['Say what should change'])
  const early = await frank.sends(decision.action, { decision: 'approve', ...day('1', '1', '2027') })
  assert.deepEqual(early.page.errors(), ['The day of the decision cannot be in the future'])
  const asked = await frank.does(decision.action, {
    decision: 'changes',
    what: 'Name the localities.',
    ...day('18', '11', '2026'),
  })
  assert.ok(asked.page.says('Improvement board asked for changes to version 1 on 18 November 2026.'))
  assert.ok(asked.page.says('Name the localities.'))
  assert.equal((await dan.sends(`${at}/decision`, { decision: 'approve' })).status, 403, 'a lead does not decide')
})

test('the next version shows what changed, and once approved takes the place of none that was not', async () => {
  const begun = await dan.does(`${item}/charter`)
  const form = begun.page.form('Save this draft')
  const second = form.action.replace('/p/donmouth', '')
  const saved = await dan.does(form.action, { ...form.fields, scope: 'North and east.' })
  assert.ok(saved.page.says('One part differs from version 1: “What is in it” was changed.'))
  const twice = await dan.does(`${item}/charter`)
  assert.ok(twice.page.says('Version 2 is not decided yet'))
  await dan.does(`${second}/submission`, { group: small.board })
  const back = await dan.does(`${second}/withdrawal`)
  assert.ok(back.page.says('It is a draft again'))
  await dan.does(`${second}/submission`, { group: small.board })
  const done = await alice.does(`${second}/decision`, { decision: 'approve', ...day('19', '11', '2026') })
  assert.ok(done.page.says('Improvement board approved version 2 on 19 November 2026.'))
  const third = (await dan.does(`${item}/charter`)).page.form('Save this draft').action.replace('/p/donmouth', '')
  await dan.does(`${third}/submission`, { group: small.board })
  await alice.does(`${third}/decision`, { decision: 'approve', ...day('19', '11', '2026') })
  assert.ok((await alice.opens(second)).page.says('a later version has replaced it'))
  assert.ok((await alice.opens(item)).page.says('Improvement board approved version 3'))
})

test('who does not lead the item may read its charter and not write it; outsiders see nothing', async () => {
  assert.equal((await frank.opens(at)).status, 200)
  assert.equal((await frank.sends(`/plan/items/${small.dentist}/charter`)).status, 403)
  assert.equal((await henry.opens(at)).status, 200)
  assert.equal((await bob.opens(at)).status, 403)
  assert.equal((await carol.opens(at)).status, 404)
  assert.equal((await carol.sends(`${at}/decision`, { decision: 'approve' })).status, 404)
})
