import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultKey } from '../status-keys.ts'
import { fieldOf, typedIn, withoutSaved } from './form.ts'
import {
  isOtherThanSuggested,
  noChangeRefused,
  noChangeWords,
  savedSentence,
  sittingSentence,
  unsavedSentence,
} from './rules.ts'

const items = (required: number, done: number, not = 0) => [
  {
    items: [
      ...Array.from({ length: required - done }, () => ({ required: true, answer: null })),
      ...Array.from({ length: done }, () => ({ required: true, answer: {} as never })),
      ...Array.from({ length: not }, () => ({ required: false, answer: null })),
    ],
  },
]
const sentences: [ReturnType<typeof items>, string][] = [
  [items(9, 4), 'Nine updates are asked for; four are in.'],
  [items(9, 1, 3), 'Nine updates are asked for; one is in.'],
  [items(1, 0), 'One update is asked for; none is in yet.'],
  [items(1, 1), 'The one update asked for is in.'],
  [items(9, 9), 'All nine updates asked for are in.'],
  [items(0, 0, 2), 'Nothing is asked for in this round.'],
]
for (const [posts, sentence] of sentences)
  test(`a sitting says “${sentence}”`, () => assert.equal(sittingSentence(posts), sentence))

const one = { reference: '1.1.1', title: 'Nurses' }
const two = { reference: '', title: 'Rooms' }
const saved: [(typeof one)[], string][] = [
  [[], 'Nothing was saved, because nothing was written.'],
  [[one], 'Saved one update: 1.1.1.'],
  [[one, two], 'Saved 2 updates: 1.1.1 and “Rooms”.'],
]
for (const [each, sentence] of saved)
  test(`after saving: “${sentence}”`, () => assert.equal(savedSentence(each), sentence))

test('what came back is counted in words', () => {
  assert.equal(unsavedSentence(1), 'One update has not been saved yet; its words are below.')
  assert.equal(unsavedSentence(3), 'Three updates have not been saved yet; their words are below.')
})

const refusals: [string, { status: string } | null, string | undefined][] = [
  ['on an item nobody wrote about', null, 'Nothing has been said about it before, so say how it is going'],
  ['after a status of today’s key', { status: defaultKey[0]?.code ?? '' }, undefined],
  [
    'after a status that the key has dropped',
    { status: 'amber' },
    'The plan’s key has changed since the last update, so say how it is going',
  ],
]
for (const [what, last, words] of refusals)
  test(`no change ${what} is ${words ? 'refused in words' : 'one click'}`, () =>
    assert.equal(noChangeRefused({ last }, [...defaultKey]), words))

test('no change names the day and the status that stays', () =>
  assert.equal(noChangeWords({ dated: '2026-08-01' }, 'At risk'), 'No change since 1 August 2026: still at risk'))

test('a reason is asked for only where the lead says another status than the suggested one', () => {
  assert.equal(isOtherThanSuggested('on', { tone: 'risk' }), true)
  assert.equal(isOtherThanSuggested('on', { tone: 'on' }), false)
  assert.equal(isOtherThanSuggested('on', null), false)
  assert.equal(isOtherThanSuggested(undefined, { tone: 'on' }), false)
})

test('the id of an item stands before the box of a date', () => {
  assert.equal(fieldOf('forecast-day', 'ID'), 'forecast-ID-day')
  assert.equal(fieldOf('part1', 'ID'), 'part1-ID')
})

test('words of saved items are not sent again; words that could not be taken can be copied', () => {
  const form = { 'done-11': 'Saved', 'done-22': ' Kept ', 'status-22': 'on', unchanged: '11', 'next-22': '' }
  assert.deepEqual(Object.keys(withoutSaved(form, ['11'])), ['done-22', 'status-22', 'next-22'])
  assert.deepEqual(typedIn(form), ['Saved', 'Kept'])
})
