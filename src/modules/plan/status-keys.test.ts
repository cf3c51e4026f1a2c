import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultKey, proposeStatus, shapesFor } from './status-keys.ts'

const cells: [string, string | null][] = [
  ['On track', 'on_track'],
  ['OFF TRACK', 'off_track'],
  ['Green', 'on_track'],
  ['G', 'on_track'],
  ['Amber', 'at_risk'],
  ['A', 'at_risk'],
  ['Yellow', 'at_risk'],
  ['Amber/Green', 'at_risk'],
  ['Red / Amber', 'off_track'],
  ['RED', 'off_track'],
  ['R', 'off_track'],
  ['Blue', 'complete'],
  ['B', 'complete'],
  ['Blue – complete and embedded', 'complete'],
  ['Green - complete', 'complete'],
  ['Grey', 'not_started'],
  ['White', 'not_started'],
  ['4 - not started', 'not_started'],
  ['Not yet due', 'not_started'],
  ['Yet to commence', 'not_started'],
  ['On hold', 'not_started'],
  ['Delayed', 'at_risk'],
  ['Some slippage', 'at_risk'],
  ['Green with minor delays', 'at_risk'],
  ['Overdue', 'off_track'],
  ['Not on track', 'off_track'],
  ['Behind schedule', 'off_track'],
  ['Done', 'complete'],
  ['Completed (May)', 'complete'],
  ['Closed', 'complete'],
  ['Achieved', 'complete'],
  ['Partially complete', 'on_track'],
  ['In progress', 'on_track'],
  ['Ongoing', 'on_track'],
  ['Underway', 'on_track'],
  ['Not complete', null],
  ['Incomplete', null],
  ['Not yet achieved', null],
  ['', null],
  ['See minutes', null],
  ['Head of Service', null],
  ['30 September 2026', null],
]

for (const [cell, code] of cells) {
  test(`the status cell "${cell}" ${code ? `is proposed as ${code}` : 'is left to a person'}`, () => {
    const status = proposeStatus(cell)
    assert.equal(status?.code ?? null, code)
    if (status) assert.match(status.why, /\.$/)
  })
}

test('the words of the plan’s own key win', () => {
  const key = [
    { code: 'green', word: 'Green', shape: 'done', definition: 'Finished' },
    { code: 'red', word: 'Red', shape: 'off', definition: 'Late' },
  ] as const
  assert.equal(proposeStatus('green', key)?.code, 'green')
  assert.equal(proposeStatus('Overdue', key)?.code, 'red')
  assert.equal(proposeStatus('Amber', key), null)
})

test('a key of any length starts with the diamond and ends with the square', () => {
  assert.deepEqual(shapesFor(0), [])
  assert.deepEqual(shapesFor(2), ['off', 'done'])
  assert.deepEqual(shapesFor(3), ['off', 'risk', 'done'])
  assert.deepEqual(shapesFor(4), ['off', 'risk', 'on', 'done'])
  assert.deepEqual(
    shapesFor(5),
    defaultKey.map((status) => status.shape),
  )
  assert.deepEqual(shapesFor(7), ['off', 'risk', 'on', 'wait', 'wait', 'wait', 'done'])
})
