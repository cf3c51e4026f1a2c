import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPersonalData, type PersonalKind, sentence } from './personal-data.ts'

// Numbers are made here by the published arithmetic (weights 10 to 2, modulus 11), so that none is copied from a person.
const withCheck = (nine: string) => {
  const check = (11 - (nine.split('').reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11)) % 11
  assert.notEqual(check, 10, `${nine} can have no check digit`)
  return `${nine}${check}`
}
const wrong = (ten: string) => `${ten.slice(0, 9)}${(Number(ten[9]) + 1) % 10}`
const chi = withCheck('010190123')
const chiLeap = withCheck('290212334')
const nhs = withCheck('943476591')
const spaced = (ten: string) => `${ten.slice(0, 3)} ${ten.slice(3, 6)} ${ten.slice(6)}`

const found: [string, PersonalKind][] = [
  [`Record ${chi} was read`, 'chi'],
  [`CHI:${chi}.`, 'chi'],
  [`CHI ${chi.slice(0, 6)} ${chi.slice(6)}`, 'chi'],
  [`CHI ${chi.slice(0, 6)}-${chi.slice(6)}`, 'chi'],
  [`Record${chi}`, 'chi'],
  [`born in a leap year ${chiLeap}`, 'chi'],
  [`scan_${chi}.pdf`, 'chi'],
  [`NHS ${nhs}`, 'nhs'],
  [`NHS no. ${spaced(nhs)}`, 'nhs'],
  [`NHS no. ${spaced(nhs).replaceAll(' ', '-')}`, 'nhs'],
  [`NHS no. ${spaced(nhs).replaceAll(' ', '\u00a0')}`, 'nhs'],
  ['QQ 12 34 56 C', 'insurance'],
  ['her number is qq123456c', 'insurance'],
  ['AB 12 34 56 D', 'insurance'],
  ['born on 3 May 2012', 'birth'],
  ['She was born in Donmouth on 3rd May 2012', 'birth'],
  ['DOB 03/05/2012', 'birth'],
  ['D.O.B. 03.05.12', 'birth'],
  ['date of birth: 2012-05-03', 'birth'],
  ['Date of birth 3-5-12', 'birth'],
  ['03/05/2012 (dob)', 'birth'],
  ['birthday on May 3, 2012', 'birth'],
  ['a girl aged 7 (03/05/2012)', 'birth'],
  ['a boy, age: 03/05/2012', 'birth'],
  ['J.M. (aged 7)', 'initials'],
  ['J. M., aged 7', 'initials'],
  ['lives at ZE1 0AA', 'postcode'],
  ['lives at dd10 9zz', 'postcode'],
  ['SW1A1AA', 'postcode'],
  ['EC1A 1BB', 'postcode'],
  ['M1 1AE', 'postcode'],
  ['ring 01632 960123', 'phone'],
  ['ring (01632) 960 123', 'phone'],
  ['ring 07700 900123', 'phone'],
  ['ring 07700900123', 'phone'],
  ['ring +44 7700 900123', 'phone'],
  ['ring +44 (0)20 7946 0123', 'phone'],
  ['ring 0044 131 496 0123', 'phone'],
  ['020 7946 0123', 'phone'],
  ['0131-496-0123', 'phone'],
  ['0808 157 0123 3 times', 'phone'],
  ['write to coordinator@donmouth.example', 'email'],
  ["write to p.o'post+plan@office.donmouth.example.", 'email'],
]

const fine = [
  '',
  'Action 1.2.3 and 10.11.12 of the plan',
  '4.1.2 Strengthen supervision',
  'Review by 30 September 2020',
  'Review by 30/09/2020, 30-09-20 or 30.09.2020',
  '2020-09-30T10:30:00',
  '01-02-2020 10-12 and 01-02-2021 10-14',
  'babies born between 1 April 2019 and 31 March 2020',
  'children born after 1 March 2020',
  'unborn babies reviewed by 30 September 2020',
  'pre-birth assessment from 1 March 2020',
  'young people aged 16 or over at 31 July 2020',
  'aged 5 to 7 on 30 September 2020',
  'Born in Donmouth. The review ended on 3 May 2012',
  'Child A (aged 7) and Child B (aged 9)',
  'LAC aged 5, CYP (16) and P7 pupils',
  '£1,250,000 over 3 years, £4857773456 in all',
  '50% by 30 September 2020, 75% by 2021, 90% by 2022',
  '33.333333% and 0.1234567890',
  'QI 9.1, QI 9.4 and QI 2.2',
  'IMG_20200930_103045.jpg and plan-2020-09-30-v1.2.docx',
  'LOIP Outcome 5.1.pdf',
  `ISBN ${withCheck('030640615')}`,
  'ISBN 0-306-40615-2 and 978-0-306-40615-7',
  `ISBN-10: ${withCheck('030640615')}`,
  '978 0306406157',
  `a mistyped ${wrong(chi)}`,
  `a mistyped ${spaced(wrong(nhs))}`,
  '1111111111 and 0000000000',
  'UPRN 906700034567',
  'GB 12 34 56 C and ZZ123456A and TN 12 34 56 A',
  'AB123456 is a reference',
  'Table A1 2nd draft, E1 3rd, s1 4th',
  'Room B2 5 people; Year 2 3AB',
  'P7 1AB is a class',
  'Section 115 of Part 8 of the 2010 Act',
  '@donmouth on social media, 5 @ 10',
  'rates per 10 000 of 0123 and 0456',
  '0800 1111',
  'rows 1 2 3 4 5 6 7 8 9 10 11 12',
  'grades 4 5 5 4, staff 0 0 0 1',
]

for (const [text, kind] of found) {
  test(`"${text}" holds one ${kind}`, () => {
    assert.deepEqual(
      findPersonalData(text).map((hit) => hit.kind),
      [kind],
    )
  })
}

for (const text of fine) {
  test(`"${text}" identifies nobody`, () => assert.deepEqual(findPersonalData(text), []))
}

test('each passage is given with its place, and masked', () => {
  const text = `Mail a.post@donmouth.example or 01632 960123, ZE1 0AA, ${chi}, QQ123456C, dob 03/05/2012, J.M. (7)`
  const places = findPersonalData(text)
  assert.deepEqual(
    places.map((hit) => [hit.kind, text.slice(hit.at, hit.at + hit.length)]),
    [
      ['email', 'a.post@donmouth.example'],
      ['phone', '01632 960123'],
      ['postcode', 'ZE1 0AA'],
      ['chi', chi],
      ['insurance', 'QQ123456C'],
      ['birth', '03/05/2012'],
      ['initials', 'J.M. (7)'],
    ],
  )
  assert.deepEqual(places.map((hit) => hit.shown).slice(0, 3), ['a…@…', '····· ····23', 'ZE1 ···'])
  for (const hit of places) assert.ok(!hit.shown.includes(text.slice(hit.at, hit.at + hit.length)))
})

test('every kind has a sentence that says what to do', () => {
  const kinds: PersonalKind[] = ['chi', 'nhs', 'insurance', 'birth', 'initials', 'postcode', 'phone', 'email']
  for (const kind of kinds) assert.match(sentence(kind), /[Tt]ake/)
})

for (const [name, part] of [
  ['digits', '1'],
  ['zeros and spaces', '0 '],
  ['letters before no @', 'a'],
  ['@', '@'],
  ['dots and @', 'a.@'],
  ['dates', 'born 1/2/3 '],
  ['birth words', 'born '],
  ['initials', 'A. '],
] as const) {
  test(`200,000 characters of ${name} are read to the end: the time grows in step`, () => {
    const text = part.repeat(200_000 / part.length)
    // A pattern that grew faster than its text would run for hours and meet the runner's own limit.
    assert.ok(Array.isArray(findPersonalData(text)))
  })
}
