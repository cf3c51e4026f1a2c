import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inNeed, readPasted, requestSentence, standingWords } from './rules.ts'

const today = '2026-11-19'
const asked = (
  due: string | null,
  returned_on: string | null = null,
  post_id: string | null = 'p',
  title = 'A plan',
) => ({
  title,
  due,
  returned_on,
  post_id,
})

test('a document is returned, late by its days, due, or without a date', () => {
  for (const [request, words] of [
    [asked('2026-10-01', '2026-10-01'), 'Returned on 1 October 2026'],
    [asked('2026-10-01', '2026-10-03'), 'Returned on 3 October 2026, 2 days late'],
    [asked('2026-11-18'), '1 day late'],
    [asked('2026-11-19'), 'Due on 19 November 2026'],
    [asked(null), 'No date is set'],
  ] as const)
    assert.equal(standingWords(request, today), words)
})

test('what was asked for is counted by how it stands, and who is missing is said', () => {
  for (const [requests, sentence] of [
    [[], 'No document has been asked for yet.'],
    [[asked('2026-11-01')], '1 document was asked for: 1 is late.'],
    [
      [
        asked('2026-10-01', '2026-10-01'),
        asked('2026-10-01'),
        asked('2026-12-01', null, null),
        asked(null, null, null),
      ],
      '4 documents were asked for: 1 is returned, 1 is late and 2 are still to come. Nobody is named who provides 2 of them.',
    ],
  ] as const)
    assert.equal(requestSentence(requests, today), sentence)
})

test('late ones stand first and returned ones last', () => {
  const order = inNeed(
    [
      asked('2026-10-01', '2026-10-01', 'p', 'returned'),
      asked(null, null, 'p', 'no date'),
      asked('2026-12-01', null, 'p', 'due'),
      asked('2026-10-01', null, 'p', 'late'),
    ],
    today,
  )
  assert.deepEqual(
    order.map(({ title }) => title),
    ['late', 'due', 'no date', 'returned'],
  )
})

const posts = [{ id: 'head', title: 'Head of nursing' }]

test('a pasted list is read line by line, its columns in any order', () => {
  const text =
    'Document\tDue\n• Structure chart\t12/01/2027\tD4\nMinutes of the board; head of nursing ;2027-01-15\n\nTraining record'
  assert.deepEqual(readPasted(text, posts), {
    value: [
      { reference: 'D4', title: 'Structure chart', due: '2027-01-12', post: '' },
      { reference: '', title: 'Minutes of the board', due: '2027-01-15', post: 'head' },
      { reference: '', title: 'Training record', due: null, post: '' },
    ],
  })
})

test('a pasted list that cannot be read says which line and why, and nothing of it is kept', () => {
  for (const [text, sentence] of [
    ['', 'Paste the list of documents, one on each line'],
    ['\tD1', 'Line 1 does not begin with the name of a document'],
    ['Chart\n', ''],
    [
      'Chart\nMinutes;the secretary',
      'Line 2: “the secretary” is neither a date, nor a post of the partnership, nor a reference',
    ],
    ['Chart;31/02/2027', 'Line 1: “31/02/2027” is neither a date, nor a post of the partnership, nor a reference'],
  ] as const) {
    const read = readPasted(text, posts)
    assert.deepEqual(read.errors ?? [], sentence === '' ? [] : [sentence])
  }
})
