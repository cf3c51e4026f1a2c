import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { entries } from './entries.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all
const at = '/measure/catalogue'
const weekly = { key: 'plans.seen-weekly', title: 'Registered children seen every week' }
const registered = { key: 'committee.registrations', title: 'Children put on the register' }

const keysAt = async (partnership: string) =>
  (
    await all.services.owner.query<{ catalogue_key: string }>(
      'select catalogue_key from measure.measure where partnership_id = $1 and catalogue_key is not null and deleted_at is null order by 1',
      [partnership],
    )
  ).rows.map(({ catalogue_key }) => catalogue_key)

test('the empty list leads to the catalogue, which shows every entry with how sure it is', async () => {
  assert.match((await alice.opens('/measure')).text, /Choose measures from the catalogue/)
  const { text } = await alice.opens(at)
  assert.match(text, new RegExp(`${entries.length} measures to choose from`))
  assert.match(text, /A suggestion, not a published definition: check and change it before use\./)
  assert.match(text, /National Guidance for Child Protection in Scotland 2021, updated 2023, appendix D/)
  assert.equal(text.match(/type="checkbox"/g)?.length, entries.length)
})

test('it is filtered by words and by kind, without forgetting what is asked', async () => {
  const { text } = await alice.opens(`${at}?words=core+group&kind=process`)
  assert.match(text, /First core groups held within 15 days/)
  assert.doesNotMatch(text, /Balance of care: at home/)
  assert.match(text, /value="core group"/)
  assert.match((await alice.opens(`${at}?words=zebra`)).text, /Nothing in the catalogue fits/)
})

test('one entry becomes an ordinary measure that says where it comes from, and is in the history', async () => {
  const { text } = await alice.does(at, { one: weekly.key })
  assert.match(text, /Added one measure from the catalogue\./)
  assert.match(text, /From the catalogue[\s\S]*href="\/p\/donmouth\/measure\/catalogue#plans-seen-weekly"/)
  assert.match(text, /It was named on/)
  assert.match(
    (await alice.opens('/history')).text,
    /added the measure “Registered children seen every week” from the catalogue/,
  )
})

test('the same entry again adds nothing and says so', async () => {
  const again = await alice.sends(at, { one: weekly.key })
  assert.equal(again.status, 400)
  assert.match(again.text, /“Registered children seen every week” is there already: nothing was added/)
  assert.match((await alice.opens(at)).text, /You have it/)
  assert.deepEqual(await keysAt(all.donmouth), [weekly.key])
})

test('several are added at once, with their categories; those that are there are named', async () => {
  const { text } = await alice.does(at, { entries: [weekly.key, registered.key, 'committee.on-register'] })
  assert.match(text, /Added 2 measures from the catalogue\. “Registered children seen every week” was there already\./)
  assert.deepEqual(await keysAt(all.donmouth), ['committee.on-register', registered.key, weekly.key])
  const id = /measures\/([0-9a-f-]{36})">Children put on the register/.exec(text)?.[1]
  const split = await alice.opens(`/measure/measures/${id}/breakdowns`)
  assert.match(split.text, /The catalogue suggests[\s\S]*Enter figures by age band/)
  assert.match(
    (await alice.opens(`/measure/measures/${id}/breakdowns/new?dimension=Age+band`)).text,
    /Unborn, \n0 to 4, /,
  )
})

test('nothing ticked, and what is not in the catalogue, come back in words with the ticks kept', async () => {
  const none = await alice.sends(at, { entries: [] })
  assert.equal(none.status, 400)
  assert.match(none.text, /Tick at least one measure to add/)
  const odd = await alice.sends(at, { entries: ['committee.off-register', 'nonsense'], words: 'register' })
  assert.equal(odd.status, 400)
  assert.match(odd.text, /What you chose is not in the catalogue/)
  assert.match(odd.text, /value="committee\.off-register" checked/)
  assert.match(odd.text, /value="register"/)
})

test('two people who add the same entry at once make one measure', async () => {
  const key = 'parenting.siblings'
  // Not word for word the same, or the second and third would count as a double click.
  const answers = await Promise.all(['a', 'b', 'c'].map((words) => alice.sends(at, { one: key, words })))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 400, 400],
  )
  assert.equal((await keysAt(all.donmouth)).filter((each) => each === key).length, 1)
})

test('a measure that was changed says in what it differs', async () => {
  const { location } = await alice.sends(at, { one: 'parenting.dentist' })
  const path = (location ?? '').replace('/p/donmouth', '')
  const words = {
    'named_on-day': '1',
    'named_on-month': '6',
    'named_on-year': '2026',
    unit: '%',
    kind: 'outcome',
    better: 'higher',
  }
  const { text } = await alice.does(`${path}/edit`, {
    ...words,
    version: '1',
    title: 'Seen by a dentist',
    counted: 'Children seen by a dentist',
    frequency: 'quarter',
    calendar: 'academic',
  })
  assert.match(text, /It says something else than the entry about its name, what is counted and out of what\./)
})

test('an entry that was taken away can come back or be made anew, and both never stand together', async () => {
  const key = 'parenting.moves'
  const first = (await alice.sends(at, { one: key })).location?.replace('/p/donmouth', '') ?? ''
  await alice.sends(`${first}/removal`)
  assert.match((await alice.opens(at)).text, /You took it away on[\s\S]*Bring it back with its figures/)
  const second = (await alice.sends(at, { one: key })).location?.replace('/p/donmouth', '') ?? ''
  assert.notEqual(second, first)
  const refused = await alice.sends(`${first}/restoration`)
  assert.equal(refused.status, 400)
  assert.match(refused.text, /come from the same entry of the catalogue/)
  await alice.sends(`${second}/removal`)
  assert.equal((await alice.sends(`${first}/restoration`)).status, 303)
})

test('a lead reads the catalogue without ticks and may not add; a viewer sees nothing; another partnership starts afresh', async () => {
  const { text } = await dan.opens(at)
  assert.match(text, /The catalogue of measures/)
  assert.doesNotMatch(text, /type="checkbox"|Add this one/)
  assert.equal((await dan.sends(at, { one: 'parenting.caseload' })).status, 403)
  assert.equal((await bob.opens(at)).status, 403)
  assert.match((await carol.opens(`/p/walbrook${at}`)).text, /You have none of them yet\./)
})
