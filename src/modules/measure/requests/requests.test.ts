import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { findOrAddPost } from '../../partnership/index.ts'
import { addMeasure } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan } = all
const { measure, post } = await all.within(all.donmouth, async (db) => ({
  measure: await addMeasure(db, {
    title: 'Seen in time',
    counted: 'Children seen in time',
    out_of: '',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'month',
    named_on: '2026-01-01',
    source: '',
    owner_post_id: null,
  }),
  post: await findOrAddPost(db, 'Data analyst'),
}))

const question = { question: 'Do kinship placements wait longer?', measure, asked_for: 'The board' }
const added = await dan.sends('/measure/requests', question)
const at = added.location?.replace('/p/donmouth', '') ?? ''

test('somebody who reads measures asks, and the list says what waits', async () => {
  assert.equal(added.status, 303)
  const { text } = await dan.opens('/measure/requests')
  assert.match(text, /1 request waits for an answer, the oldest for 0 days\. Nobody is named to answer one of them\./)
  assert.match(text, /by Dan Harkness/)
  assert.match((await alice.opens(`/measure/measures/${measure}`)).text, /Do kinship placements wait longer\?/)
  assert.doesNotMatch((await dan.opens(at)).text, /What becomes of it/)
})

test('a question without words, or for yesterday, comes back', async () => {
  const { status, text } = await dan.sends('/measure/requests', { ...question, question: '' })
  assert.equal(status, 400)
  assert.match(text, /Write what you want to know/)
  const past = { 'due-day': '1', 'due-month': '11', 'due-year': '2026' }
  assert.match((await dan.sends('/measure/requests', { ...question, ...past })).text, /cannot be in the past/)
})

test('it is given to a post, and answered', async () => {
  assert.match((await alice.sends(at, { version: '1', state: 'assigned' })).text, /Choose who answers/)
  const given = await alice.does(at, { version: '1', state: 'assigned', post })
  assert.match(given.text, /Data analyst/)
  assert.match((await alice.sends(at, { version: '2', state: 'answered', post })).text, /Write the answer/)
  const { text } = await alice.does(at, { version: '2', state: 'answered', post, answer: 'Yes, by nine days.' })
  assert.match(text, /Answered on 19 November 2026, after 0 days\./)
  assert.match(text, /Yes, by nine days\./)
  assert.match((await dan.opens('/measure/requests')).text, /Every request has its answer\./)
})

test('two people who handle one request see both versions', async () => {
  const { status, text } = await alice.sends(at, { version: '1', state: 'declined', answer: 'Too few children' })
  assert.equal(status, 409)
  assert.match(text, /Yes, by nine days\./)
  assert.match(text, /Too few children/)
})

test('a viewer may not ask, a lead may not answer, another partnership finds nothing', async () => {
  assert.equal((await bob.sends('/measure/requests', question)).status, 403)
  assert.equal((await dan.sends(at, { version: '3', state: 'declined', answer: 'No' })).status, 403)
  assert.equal((await carol.opens(`/p/walbrook${at}`)).status, 404)
})
