import assert from 'node:assert/strict'
import { test } from 'node:test'
import { occasionOf, reminderOf, remindedOf } from './rules.ts'

const today = '2026-11-19'

test('a review date asks for a reminder from 14 days before, and for another once it has passed', () => {
  const cases: [string, ReturnType<typeof occasionOf>][] = [
    ['2026-12-04', null],
    ['2026-12-03', 'near'],
    ['2026-11-20', 'near'],
    ['2026-11-19', 'near'],
    ['2026-11-18', 'passed'],
    ['2024-01-01', 'passed'],
  ]
  for (const [day, occasion] of cases) assert.equal(occasionOf(day, today), occasion, day)
})

test('whoever added it is written to; the coordinators where that person is gone, out of reach or may not look', () => {
  const member = (name: string, role: string, more: { email?: string | null; ends?: string | null } = {}) => ({
    person_id: name,
    name,
    email: `${name}@example.org`,
    roles: [role],
    starts: '2026-01-01',
    ends: null,
    ...more,
  })
  const others = [
    member('alice', 'coordinator'),
    member('ada', 'coordinator', { ends: '2026-11-18' }),
    member('bob', 'viewer'),
  ]
  const cases: [string, string | null, ReturnType<typeof member>[], string[]][] = [
    ['she is there', 'dan', [member('dan', 'lead')], ['dan']],
    ['her last day is today', 'dan', [member('dan', 'lead', { ends: today })], ['dan']],
    ['she left yesterday', 'dan', [member('dan', 'lead', { ends: '2026-11-18' })], ['alice']],
    ['she has no address', 'dan', [member('dan', 'lead', { email: null })], ['alice']],
    ['she may only look now', 'dan', [member('dan', 'viewer')], ['alice']],
    ['an import added it', null, [member('dan', 'lead')], ['alice']],
  ]
  for (const [words, addedBy, more, names] of cases)
    assert.deepEqual(
      remindedOf(addedBy, [...others, ...more], today).map(({ name }) => name),
      names,
      words,
    )
  assert.deepEqual(remindedOf('dan', [member('bob', 'viewer')], today), [])
})

test('the letter holds titles and addresses, and of a confidential piece the address only', () => {
  const line = {
    title: 'Reading of plans',
    confidential: false,
    review_on: '2026-12-03',
    occasion: 'near' as const,
    link: 'https://x.test/1',
  }
  const one = reminderOf('Alice', [line])
  assert.equal(one.subject, 'Reminder: look again at 1 piece of evidence')
  assert.ok(one.text.includes('Reading of plans\nLook at it by 3 December 2026.\nhttps://x.test/1'))
  const two = reminderOf('Alice', [
    { ...line, title: 'Secret', confidential: true, review_on: '2026-11-01', occasion: 'passed' },
    line,
  ])
  assert.equal(two.subject, 'Late: look again at 2 pieces of evidence')
  assert.ok(!two.text.includes('Secret'))
  assert.ok(two.text.includes('A confidential piece\nIts date was 1 November 2026, and nobody has looked since'))
})
