import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesToWait, refusalOf } from './letters.ts'

test('a letter that fails is tried again for a day, at growing distances, and then given up', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map(minutesToWait)
  assert.deepEqual(waits, [1, 5, 15, 60, 180, 360, 720, null])
})

for (const [title, error, why, final] of [
  [
    'an address that is refused',
    { code: 'EENVELOPE', responseCode: 550 },
    'The mail server refused the address (550).',
    true,
  ],
  ['an address that cannot be one', { code: 'EENVELOPE' }, 'The mail server refused the address.', true],
  [
    'a server that asks to come back',
    { code: 'EENVELOPE', responseCode: 450 },
    'The mail server did not take the address yet (450).',
    false,
  ],
  [
    'a wrong password of ours',
    { code: 'EAUTH', responseCode: 535 },
    'The mail server did not accept the name and password of SMTP_URL.',
    false,
  ],
  [
    'a letter that is refused',
    { code: 'EMESSAGE', responseCode: 554 },
    'The mail server refused the letter (554).',
    true,
  ],
  [
    'a letter that is put off',
    { code: 'EMESSAGE', responseCode: 452 },
    'The mail server refused the letter (452).',
    false,
  ],
  ['a server that is away', { code: 'ECONNECTION' }, 'The mail server did not answer.', false],
  ['anything else', new Error('private words'), 'The mail server did not answer.', false],
] as const)
  test(`${title}: ${why} ${final ? 'No more tries' : 'It is tried again'}`, () =>
    assert.deepEqual(refusalOf(error), { why, final }))
