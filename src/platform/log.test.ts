import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from './log.ts'

const of = (message: string, facts: object = {}) => Object.assign(new Error(message), facts)

test('an error is logged without the words, addresses and numbers that people typed', () => {
  const cases: [Error, RegExp][] = [
    [of('invalid input syntax for type date: "Zebedee was born"', { code: '22007' }), /code 22007/],
    [
      of('duplicate key value violates unique constraint "person_email_key"', {
        code: '23505',
        table: 'person',
        constraint: 'person_email_key',
        detail: 'Key (email)=(zebedee@example.org) already exists.',
      }),
      /code 23505, table person, constraint person_email_key/,
    ],
    [of('Can’t send mail: 550 5.1.1 <zebedee@example.org> user unknown', { responseCode: 550 }), /responseCode 550/],
    [of('No recipients: zebedee@example.org'), /No recipients: …/],
    [of('Patient 9434765919, Zebedee'.replace(', Zebedee', '')), /Patient …/],
    [of("ENOENT: no such file or directory, open '/data/files/Zebedee'", { code: 'ENOENT' }), /code ENOENT/],
  ]
  try {
    JSON.parse('{"name": Zebedee}')
  } catch (e) {
    cases.push([e as Error, /^SyntaxError: /])
  }
  for (const [error, wanted] of cases) {
    assert.match(told(error), wanted)
    assert.doesNotMatch(told(error), /zebedee|9434765919/i)
    assert.match(told(error), /\n\s+at /, 'it says where')
  }
  assert.equal(told('it is "Zebedee"'), 'it is …')
  assert.match(told(new TypeError("Cannot read properties of undefined (reading 'title')")), /reading 'title'/)
})
