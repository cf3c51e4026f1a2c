import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, mayAsk, type Offer, readCode, type Verdict, verdict, wayBack } from './rules.ts'

const now = new Date('2026-11-19T21:40:00Z')
const fresh: Offer = { personId: 'p', tries: 0, usedAt: null, expiresAt: new Date('2026-11-19T21:55:00Z') }
const used = { ...fresh, usedAt: now }
const old = { ...fresh, expiresAt: now }
const tired = { ...fresh, tries: 5 }
const unknown = { ...fresh, personId: null }

const doors: [
  say: string,
  offer: Offer,
  sameBrowser: boolean,
  hasLink: boolean,
  code: boolean | undefined,
  is: Verdict,
][] = [
  ['the link alone lets the browser that asked in', fresh, true, true, undefined, 'in'],
  ['the code alone lets the browser that asked in', fresh, true, false, true, 'in'],
  ['another browser needs the code beside the link', fresh, false, true, undefined, 'no_code'],
  ['another browser with link and code is let in', fresh, false, true, true, 'in'],
  ['another browser with the code alone is not', fresh, false, false, true, 'over'],
  ['a wrong code is a wrong code', fresh, true, false, false, 'wrong_code'],
  ['after five wrong codes the right one is worth nothing', tired, true, false, true, 'too_many'],
  ['after five wrong codes the link still works in the browser that asked', tired, true, true, undefined, 'in'],
  ['what was used is over', used, true, true, true, 'over'],
  ['what is too old is over', old, true, true, true, 'over'],
  ['nobody is let in for an address that nobody has', unknown, true, false, true, 'wrong_code'],
]

for (const [say, offer, sameBrowser, hasLink, rightCode, is] of doors)
  test(say, () => assert.equal(verdict(offer, { sameBrowser, hasLink, rightCode }, now), is))

const asks: [say: string, asked: Asked, may: boolean][] = [
  ['the first letter is sent', { address: 0, addressToday: 0, network: 0 }, true],
  ['a fifth letter in a quarter of an hour is sent', { address: 4, addressToday: 4, network: 4 }, true],
  ['a sixth is not', { address: 5, addressToday: 5, network: 5 }, false],
  ['a twenty-first in a day is not', { address: 0, addressToday: 20, network: 0 }, false],
  ['an office of thirty may sign in together', { address: 0, addressToday: 0, network: 29 }, true],
  ['more from one place must wait', { address: 0, addressToday: 0, network: 30 }, false],
]

for (const [say, asked, may] of asks) test(say, () => assert.equal(mayAsk(asked), may))

test('a code may be typed with a space in the middle, and nothing else is a code', () => {
  assert.equal(readCode(' 123 456 '), '123456')
  assert.equal(readCode('012-345'), '012345')
  for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    assert.equal(readCode(typed), undefined, typed)
})

const ways: [asked: string, back: string][] = [
  ['/p/donmouth/plan?late=1', '/p/donmouth/plan?late=1'],
  ['/', '/'],
  ['', '/'],
  ['p/donmouth', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/%5cevil', '/%5cevil'],
  ['/p/..//evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/p\r\nset-cookie: x', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in', '/'],
  ['/sign-out', '/'],
  ['/sign-in/link/abc', '/'],
]

test('the way back stays within the site', () => {
  for (const [asked, back] of ways) assert.equal(wayBack(asked), back, asked)
})
