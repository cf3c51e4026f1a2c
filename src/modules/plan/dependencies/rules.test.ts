import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ringOf, unneedable } from './rules.ts'

const waits = (...pairs: string[]) => pairs.map((pair) => ({ item_id: pair.charAt(0), needs_id: pair.charAt(1) }))
const name = (id: string) => id.toUpperCase()

const cases: [item: string, needs: string, waits: string[], refused: string | null][] = [
  ['a', 'b', [], null],
  ['a', 'b', ['bc', 'cd'], null],
  ['a', 'c', ['ab', 'bc'], null],
  ['a', 'a', [], 'An item cannot wait for itself'],
  ['a', 'b', ['ab'], 'It waits for “B” already'],
  ['a', 'b', ['ba'], 'They would wait for each other: “B” waits for “A”'],
  ['a', 'b', ['bc', 'ca'], 'They would wait for each other: “B” waits for “C”, and “C” waits for “A”'],
  ['a', 'b', ['bc', 'cb'], null],
  [
    'a',
    'b',
    ['bc', 'bd', 'de', 'ea'],
    'They would wait for each other: “B” waits for “D”, and “D” waits for “E”, and “E” waits for “A”',
  ],
]

for (const [item, needs, pairs, refused] of cases)
  test(`${item} ${refused ? 'cannot' : 'may'} wait for ${needs} when ${pairs.join(', ') || 'nothing'} waits`, () =>
    assert.equal(unneedable(item, needs, waits(...pairs), name), refused))

test('the way back is the shortest one', () => {
  assert.deepEqual(ringOf('a', 'b', waits('bc', 'ca', 'ba')), ['b', 'a'])
})
