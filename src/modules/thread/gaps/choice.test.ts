import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, choiceOf, chosen, grouped, isFiltered, mendNeeds } from './choice.ts'
import type { Gap } from './facts.ts'

const id = '00000000-0000-7000-8000-000000000001'
const gap = (more: Partial<Gap>): Gap => ({
  kind: 'item_without_date',
  subject: 'X',
  subjectId: 'x',
  findingId: 'f',
  findingIds: ['f'],
  planId: null,
  postIds: ['p'],
  sentence: 'X.',
  mend: { href: '/plan/items/x/edit', words: 'Mend it' },
  weight: 1,
  ...more,
})
const postsOf = ({ postIds }: Gap) => postIds
const all = { finding: null, post: null, kind: null, by: 'worst', page: 1 } as const

test('an address that asks for nothing known asks for everything', () =>
  assert.deepEqual(choiceOf(new URLSearchParams('finding=abc&kind=odd&by=odd&page=-3')), all))
test('an address is read and written back the same', () => {
  const choice = choiceOf(new URLSearchParams(`finding=${id}&kind=post_vacant&by=post&page=2`))
  assert.deepEqual(choice, { finding: id, post: null, kind: 'post_vacant', by: 'post', page: 2 })
  assert.equal(addressOf(choice, { page: 2 }), `/thread?finding=${id}&kind=post_vacant&by=post&page=2`)
  assert.equal(addressOf(all, {}), '/thread')
  assert.equal(isFiltered(choice), true)
})
test('gaps are chosen by finding, post and kind', () => {
  const gaps = [gap({}), gap({ findingIds: ['f', 'g'], postIds: [] }), gap({ kind: 'post_vacant' })]
  assert.equal(chosen(gaps, { ...all, finding: 'g' }, postsOf).length, 1)
  assert.equal(chosen(gaps, { ...all, post: 'p' }, postsOf).length, 2)
  assert.equal(chosen(gaps, { ...all, kind: 'post_vacant' }, postsOf).length, 1)
})
test('groups are named, and what has no post or finding stands together', () => {
  const names = {
    finding: (f: string) => f.toUpperCase(),
    post: ({ postIds: [p] }: Gap) => p?.toUpperCase() ?? 'No post',
    kind: (k: string) => k,
  }
  const gaps = [gap({}), gap({ findingId: null, findingIds: [], postIds: [] })]
  assert.deepEqual(
    grouped(gaps, 'post', names).map(({ title }) => title),
    ['P', 'No post'],
  )
  assert.deepEqual(
    grouped(gaps, 'finding', names).map(({ title }) => title),
    ['F', 'No finding'],
  )
  assert.deepEqual(
    grouped(gaps, 'kind', names).map(({ title }) => title),
    ['item_without_date'],
  )
  assert.deepEqual(
    grouped(gaps, 'worst', names).map(({ title }) => title),
    [''],
  )
})
for (const [href, permission] of [
  ['/plan/items/x/updates/new', 'plan.update'],
  ['/plan/items/x/edit', 'plan.edit'],
  ['/plan/items/x/targets', 'plan.edit'],
  ['/plan/items/x', null],
  ['/plan/findings/f/items', 'plan.edit'],
  ['/partnership/posts/p/handover', 'partnership.edit'],
  ['/thread/findings/f/measures/new', 'inspection.edit'],
  ['/inspection/findings/f/watches/new', 'inspection.edit'],
  ['/measure/measures/m/figures', 'measure.edit'],
  ['/evidence/new?for=f', 'evidence.add'],
  ['/evidence/pieces/e/view/edit', 'evidence.edit'],
  ['/evidence/statements/f', null],
] as const)
  test(`mending at ${href} needs ${permission ?? 'no more than looking'}`, () =>
    assert.equal(mendNeeds(href), permission))
