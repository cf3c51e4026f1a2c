import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allocate } from './allocation.ts'
import { below, draw, generator } from './sampling.ts'

const names = Array.from({ length: 20 }, (_, n) => `R${n + 1}`)

test('the same seed draws the same records on every machine', () => {
  assert.deepEqual(draw(names, 6, 'autumn'), draw(names, 6, 'autumn'))
  assert.deepEqual(draw(names, 6, 'autumn').slice(0, 3), draw(names, 3, 'autumn'), 'more of the same draw begins alike')
  assert.notDeepEqual(draw(names, 6, 'autumn'), draw(names, 6, 'spring'))
  const next = generator('known')
  assert.deepEqual(
    [next(), next(), next()],
    [3725115166, 657398287, 366618120],
    'as drawn when the generator was written',
  )
})
test('nothing is drawn twice, and never more than there is', () => {
  const drawn = draw(names, 50, 'x')
  assert.equal(drawn.length, 20)
  assert.equal(new Set(drawn).size, 20)
})

test('each of 20 records is drawn about as often as any other in 20,000 draws of 5', () => {
  const counts = new Map(names.map((name) => [name, 0]))
  for (let n = 0; n < 20_000; n++)
    for (const name of draw(names, 5, `seed ${n}`)) counts.set(name, (counts.get(name) ?? 0) + 1)
  // Chi-squared with 19 degrees of freedom: above 43.8 one time in a thousand. Draws without replacement vary less.
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0)
  assert.ok(chi < 43.8, `chi-squared ${chi}`)
})

test('a die thrown 60,000 times favours no side', () => {
  const next = generator('dice')
  const counts = [0, 0, 0, 0, 0, 0]
  for (let n = 0; n < 60_000; n++) {
    const side = below(6, next)
    counts[side] = (counts[side] ?? 0) + 1
  }
  const chi = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
  // Five degrees of freedom: above 20.5 one time in a thousand.
  assert.ok(chi < 20.5, `chi-squared ${chi}: ${counts.join(' ')}`)
})

const cases: [string, number[], number, number, number[]][] = [
  ['in proportion', [50, 30, 20], 10, 0, [5, 3, 2]],
  ['ties to the larger stratum, then the first named', [10, 10, 10, 10], 6, 0, [2, 2, 1, 1]],
  ['all when more is asked than there is', [3, 4, 5], 30, 0, [3, 4, 5]],
  ['at least one of each that is not empty', [95, 3, 2, 0], 10, 1, [8, 1, 1, 0]],
  ['the minimum as far as it reaches', [5, 4, 3], 2, 1, [1, 1, 0]],
  ['nothing of nothing', [0, 0], 4, 0, [0, 0]],
]
for (const [what, strata, sample, minimum, sizes] of cases)
  test(`a sample is shared out: ${what}`, () => {
    const made = allocate(strata, sample, { minimum })
    assert.deepEqual(made.sizes, sizes, made.notes.join(' '))
  })

test('no stratum gives more than it has, and the sum is what was asked, for 500 frames of chance', () => {
  const next = generator('frames')
  for (let n = 0; n < 500; n++) {
    const strata = Array.from({ length: 1 + below(8, next) }, () => below(40, next))
    const sample = below(120, next)
    const minimum = below(3, next)
    const { sizes } = allocate(strata, sample, { minimum })
    const total = strata.reduce((sum, size) => sum + size, 0)
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      Math.min(sample, total),
      JSON.stringify({ strata, sample, minimum, sizes }),
    )
    for (const [at, size] of sizes.entries()) assert.ok(size <= (strata[at] ?? 0))
  }
})
