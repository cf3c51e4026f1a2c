import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outsideSentence } from './rules.ts'

for (const [smallest, says] of [
  [null, 'Now: 3 weeks.'],
  [5, 'Now: 3 weeks.'],
  [4, 'Its newest figure is not shown: counts under 5 stay in the working space.'],
] as const)
  test(`with ${smallest ?? 'no'} children behind it a source says outside: ${says}`, () =>
    assert.equal(outsideSentence({ latest: '3 weeks.', smallest }, 5), says))

test('a source without a figure says nothing', () =>
  assert.equal(outsideSentence({ latest: '', smallest: null }, 5), ''))
