import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SittingItem, SittingPost } from './model.ts'
import { partNamed, partsOf, partWords, withBack } from './parts.ts'

/** So many items for each post, numbered through; those in `done` are answered. */
const posts = (counts: readonly number[], done: (n: number) => boolean = () => false): SittingPost[] => {
  let n = 0
  return counts.map((count, at) => ({
    voice: { postId: `p${at}`, title: `Post ${at}`, holder: null, own: true },
    items: Array.from({ length: count }, () => {
      n++
      return {
        item: { id: `i${n}`, reference: `1.${n}`, title: `Item ${n}` },
        required: true,
        answer: done(n) ? {} : null,
      } as unknown as SittingItem
    }),
  }))
}
const ids = (some: readonly SittingPost[]) => some.flatMap(({ items }) => items.map(({ item }) => item.id))

test('a sitting is cut after 25 items, unless all of it is no more than 30', () => {
  const cases: [number[], number[]][] = [
    [[], [0]],
    [[1], [1]],
    [[30], [30]],
    [[31], [25, 6]],
    [
      [20, 20, 20],
      [20, 20, 20],
    ],
    [
      [5, 30, 10, 10, 10],
      [5, 25, 25, 10],
    ],
    [[300], Array(12).fill(25)],
  ]
  for (const [counts, sizes] of cases) {
    const parts = partsOf(posts(counts))
    assert.deepEqual(
      parts.map((part) => ids(part.posts).length),
      sizes,
    )
    assert.deepEqual(
      parts.flatMap((part) => ids(part.posts)),
      ids(posts(counts)),
      'every item stands in one part, in order',
    )
  }
  assert.deepEqual(
    partsOf(posts([20, 5, 20])).map((part) => part.posts.map(({ voice }) => voice.postId)),
    [['p0', 'p1'], ['p2']],
  )
})

test('an address names a part; otherwise it is the first that owes words', () => {
  const parts = partsOf(posts([60], (n) => n <= 25))
  const cases: [string | null, number][] = [
    [null, 2],
    ['1', 1],
    ['3', 3],
    ['4', 2],
    ['x', 2],
    ['', 2],
  ]
  for (const [word, number] of cases) assert.equal(partNamed(parts, word).number, number, String(word))
  assert.equal(partNamed(partsOf(posts([60], () => true)), null).number, 1)
})

test('a part says from where to where it goes and what is left', () => {
  const [first, second, third] = partsOf(posts([51], (n) => n > 25 && n !== 30))
  assert.equal(first && partWords(first, false), '1.1 to 1.25, 25 updates to write')
  assert.equal(second && partWords(second, false), '1.26 to 1.50, 1 update to write')
  assert.equal(third && partWords(third, false), '1.51, nothing to write')
  const [both, long] = partsOf(posts([20, 5, 26]))
  assert.equal(both && partWords(both, true), 'Post 0 and Post 1, 25 updates to write')
  assert.equal(long && partWords(long, true), 'Post 2, 1.26 to 1.50, 25 updates to write')
})

test('items of other parts whose words came back stand on the page too', () => {
  const all = posts([20, 20])
  const [, second] = partsOf(all)
  assert.ok(second)
  assert.deepEqual(ids(withBack(second, all, new Set(['i3']))), ['i3', ...ids(second.posts)])
  assert.deepEqual(ids(withBack(second, all, new Set())), ids(second.posts))
})
