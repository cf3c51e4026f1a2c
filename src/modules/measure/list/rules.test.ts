import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWanted, shownWords, summarySentence, wantedOf } from './rules.ts'

const row = (owner_post_id: string | null, late: boolean) => ({
  measure: { kind: 'outcome' as const, owner_post_id },
  late,
})

for (const [query, owner, late, wanted] of [
  ['', null, false, true],
  ['kind=pie', null, false, true],
  ['kind=outcome', null, false, true],
  ['kind=process', null, false, false],
  ['owner=p1', 'p1', false, true],
  ['owner=p1', null, false, false],
  ['owner=nobody', null, false, true],
  ['owner=nobody', 'p1', false, false],
  ['late=yes', null, false, false],
  ['late=yes', null, true, true],
] as const)
  test(`“${query}” ${wanted ? 'shows' : 'hides'} an outcome measure of ${owner ?? 'nobody'}${late ? ', late' : ''}`, () =>
    assert.equal(isWanted(row(owner, late), wantedOf(new URLSearchParams(query))), wanted))

test('only a part of the list is said to be a part', () => {
  assert.equal(shownWords(3, 3), '')
  assert.equal(shownWords(1, 11), '1 of 11 measures is shown.')
})

for (const [variations, words] of [
  [[], 'No measure is defined yet.'],
  [[null], 'Of one measure: 1 has too few figures to say.'],
  [
    ['improvement', 'improvement', 'concern', 'common', 'unclear', null, null],
    'Of 7 measures: 2 are getting better, and not by chance; 1 is getting worse, and not by chance; 1 is as before, within ordinary ups and downs; 1 is different, in no direction that is better or worse by itself; 2 have too few figures to say.',
  ],
] as const)
  test(`the summary opens with: ${words}`, () => assert.equal(summarySentence(variations), words))
