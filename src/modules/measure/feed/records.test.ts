import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordsIn } from './records.ts'

const whole = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) &&
      value.length > 0 &&
      value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each))
      ? value
      : null
  } catch {
    return null
  }
}

for (const text of [
  '[]',
  '{}',
  '',
  '[',
  ']',
  '[{}]',
  ' [ { "a" : 1 } , {"b":[1,{"c":"]}"}]} ] \n',
  '[{"a":"\\""}]',
  '[{"a":"\\\\"},{"b":"\\\\\\""}]',
  '[{"a":"x}]',
  '[{"a":1},]',
  '[,{"a":1}]',
  '[{"a":1} {"b":2}]',
  '[{"a":1}] x',
  '[{"a":1}]]',
  '[{"a":1}}',
  '[1]',
  '[{"a":1},2]',
  '[[{"a":1}]]',
  '[{"a":1},null]',
  '"[{}]"',
  '[{"a":1},{"b":2},]',
  '[{"a":1},,{"b":2}]',
])
  test(`the records of ${JSON.stringify(text)} are those that JSON.parse gives`, async () =>
    assert.deepEqual(await recordsIn(text), whole(text)))

test('a list of many pieces is read whole, and a fault in its middle is a fault', async () => {
  const records = Array.from({ length: 5000 }, (_, n) => ({ measure: `Visits “${n}” \\ "in time"`, at: [n, { n }] }))
  const text = JSON.stringify(records, null, 1)
  assert.equal(JSON.stringify(await recordsIn(text)), JSON.stringify(records))
  const middle = text.indexOf('":', text.length / 2)
  for (const wrong of [`${text.slice(0, middle)}${text.slice(middle + 2)}`, text.slice(0, -1), `${text}]`])
    assert.ok((await recordsIn(wrong)) === null)
})
