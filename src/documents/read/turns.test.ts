import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInTurn } from './turns.ts'

test('two files are read at a time and twelve wait; more are asked to come again in a minute', async () => {
  const readings = await Promise.all(
    Array.from({ length: 16 }, (_, n) =>
      readInTurn({ text: `Action\tLead\nVisit ${n}\tNurse`, name: `plan ${n}.txt` }),
    ),
  )
  assert.equal(readings.filter((reading) => 'document' in reading).length, 14)
  assert.deepEqual(
    readings.slice(14).map((reading) => ('refused' in reading ? reading.code : 'read')),
    ['busy', 'busy'],
  )
  assert.ok(
    'document' in (await readInTurn({ text: 'Action\tLead\nVisit\tNurse', name: 'last.txt' })),
    'the next is read',
  )
})
