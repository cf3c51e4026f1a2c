import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf } from './groups.ts'

const works = (id: string, from_id: string, by_id: string) => ({ id, from_id, by_id })

for (const [asked, workings, groups] of [
  [['a', 'b'], [], [['a'], ['b']]],
  [['a'], [works('x', 'a', 'b')], [['a', 'x', 'b']]],
  [['x', 'c', 'a'], [works('x', 'a', 'b')], [['x', 'a', 'b'], ['c']]],
  // One reaches the next: a and d have no measure in common, and still belong together.
  [['a'], [works('x', 'a', 'b'), works('y', 'b', 'd')], [['a', 'x', 'b', 'y', 'd']]],
  [['c'], [works('x', 'a', 'b')], [['c']]],
  [[], [works('x', 'a', 'b')], []],
] as const)
  test(`asked for ${asked.join(', ') || 'nothing'} with ${workings.length} worked out: ${JSON.stringify(groups)}`, () =>
    assert.deepEqual(groupsOf(asked, workings), groups))
