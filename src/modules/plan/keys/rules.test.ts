import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusShown } from '../plans/rules.ts'
import { keyOf, sameKey } from './rules.ts'

const row = (word: string, shape = 'on', code = '') => ({ code, word, shape, definition: '' })
const keys: [string, ReturnType<typeof row>[], RegExp | null][] = [
  ['two words, one of them finished', [row('Going'), row('Done', 'done')], null],
  ['one word', [row('Done', 'done')], /at least two/],
  ['nothing finished', [row('Going'), row('Stuck', 'off')], /square with a tick/],
  ['a word twice', [row('Going'), row('going'), row('Done', 'done')], /stands in the key twice/],
  ['a shape that is none', [row('Going', 'star'), row('Done', 'done')], /Choose a shape/],
  [
    'a definition without a word',
    [{ ...row(''), definition: 'It goes.' }, row('Going'), row('Done', 'done')],
    /Enter the word of status 1/,
  ],
  [
    'a status whose word was emptied',
    [{ ...row('', 'off', 'off_track'), definition: 'It will not be done.' }, row('Going'), row('Done', 'done')],
    null,
  ],
]
for (const [what, rows, wrong] of keys)
  test(`a key of ${what} is ${wrong ? 'refused' : 'taken'}`, () => {
    const { errors } = keyOf(rows)
    if (wrong) assert.match(errors[0]?.text ?? '', wrong)
    else assert.deepEqual(errors, [])
  })

test('words stand worst first, keep their codes, and new ones get codes of their own', () => {
  const { words } = keyOf([row('Done', 'done', 'complete'), row('Not stated'), row('Red!', 'off')])
  assert.deepEqual(
    words.map(({ code, word }) => `${code}: ${word}`),
    ['red: Red!', 'not_stated_2: Not stated', 'complete: Done'],
  )
  assert.ok(sameKey(words, [...words]))
  assert.ok(!sameKey(words, words.slice(1)))
})

test('a status that the newest key dropped is read with the last key that had it', () => {
  const key = (number: number, word: string, code: string) => ({
    id: String(number),
    number,
    starts: '2026-01-01',
    words: [{ code, word, shape: 'on' as const, definition: '' }],
  })
  const all = [key(2, 'Green', 'green'), key(1, 'Old word', 'old')]
  assert.equal(statusShown({ status: 'old', kind: 'improvement' }, all).word, 'Old word')
  assert.deepEqual(statusShown({ status: 'never', kind: 'improvement' }, all), {
    code: 'not_stated',
    word: 'Not yet stated',
    tone: null,
  })
  assert.equal(statusShown({ status: 'not_stated', kind: 'no_improvement_needed' }, all).tone, 'none')
})
