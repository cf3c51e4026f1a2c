import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { below, generator } from '../../../statistics/sampling.ts'
import { judging, stopJudging } from './judging.ts'
import type { Leaving } from './model.ts'
import { type Case, verdictOf } from './verdict.ts'

after(stopJudging)
const next = generator('judging')
const places = ['North', 'South', 'East', 'West']
const period = { period_from: '2026-01-01', period_to: '2026-03-31' }

const caseOf = (id: string): Case => {
  const counts = places.map(() => below(30, next))
  const figure = (value: number, category?: string): Leaving => ({
    measure_id: id,
    ...period,
    value,
    numerator: null,
    denominator: null,
    at: category ? [{ dimension: 'Locality', category }] : [],
  })
  return {
    measures: [{ id, unit: 'children', out_of: '' }],
    figures: [figure(counts.reduce((a, b) => a + b)), ...counts.map((value, nth) => figure(value, places[nth]))],
    left: [
      {
        ...figure(counts[1] ?? 0, 'South'),
        breakdown_id: 'South',
        at: [{ dimension: 'Locality', category: 'South' }],
        let_out_at: new Date('2026-10-01'),
      },
    ],
    rule: { threshold: 5 },
  }
}

test('the worker finds of many figures what is found here of few', async () => {
  const cases = Array.from({ length: 12 }, (_, n) => caseOf(`measure ${n}`))
  const here = cases.map(verdictOf)
  assert.ok(here.some(({ small }) => small > 0))
  assert.deepEqual(await Promise.all(cases.map(judging(10))), here)
  assert.deepEqual(await Promise.all(cases.map(judging(10_000))), here)
})

test('what the worker cannot judge does not leave, and what follows is judged', async () => {
  const good = caseOf('good')
  const bad = { ...good, figures: null } as unknown as Case
  const judge = judging(10_000)
  const [first, second] = await Promise.allSettled([judge(bad), judge(good)])
  assert.equal(first.status, 'rejected')
  assert.deepEqual(second, { status: 'fulfilled', value: verdictOf(good) })
})

test('a worker that stopped takes what waited with it, and another begins', async () => {
  const judge = judging(10_000)
  const waiting = Promise.all(Array.from({ length: 50 }, (_, n) => judge(caseOf(`waiting ${n}`))))
  const failed = assert.rejects(waiting, /stopped/)
  await stopJudging()
  await failed
  assert.equal((await judge(caseOf('after'))).figures.length, 5)
})
