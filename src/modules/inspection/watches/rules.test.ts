import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextLook, watcher, watchSentence } from './rules.ts'

const today = '2026-11-19'
const watch = (finding_id: string, review_on: string | null = null) => ({
  finding_id,
  post: 'Head of nursing',
  holder: 'Dan',
  how: 'Reads ten records',
  review_on,
})
const three = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

test('a look is said by its day, and an overdue one by its days', () => {
  assert.equal(nextLook({ review_on: '2027-03-03' }, today), 'Next look on 3 March 2027')
  assert.equal(nextLook({ review_on: '2026-11-19' }, today), 'Next look on 19 November 2026')
  assert.equal(nextLook({ review_on: '2026-11-07' }, today), 'The look of 7 November 2026 is 12 days overdue')
  assert.equal(nextLook({ review_on: '2026-11-18' }, today), 'The look of 18 November 2026 is 1 day overdue')
  assert.equal(nextLook({ review_on: null }, today), 'No next look is set')
})

test('the watcher is a post with its holder, a vacant post, or nobody', () => {
  assert.equal(watcher({ post: 'Head of nursing', holder: 'Dan' }), 'Head of nursing (Dan)')
  assert.equal(watcher({ post: 'Head of nursing', holder: null }), 'Head of nursing, vacant')
  assert.equal(watcher({ post: null, holder: null }), 'No post is named')
})

test('strengths that nobody watches are counted, and so are overdue looks', () => {
  for (const [strengths, watched, sentence] of [
    [[], [], 'No strength has been found yet.'],
    [[{ id: 'a' }], [], 'Nobody watches the one strength there is.'],
    [three, [], 'Nobody watches any of the 3 strengths.'],
    [three, [watch('a')], '1 of 3 strengths is watched; nobody watches the other 2.'],
    [three, [watch('a'), watch('b')], '2 of 3 strengths are watched; nobody watches the other one.'],
    [three, [watch('a'), watch('a'), watch('b'), watch('c')], 'All 3 strengths are watched.'],
    [[{ id: 'a' }], [watch('a', '2026-01-01')], 'The one strength is watched. 1 look is overdue.'],
    [
      three,
      [watch('a', '2026-01-01'), watch('b', '2026-02-01')],
      '2 of 3 strengths are watched; nobody watches the other one. 2 looks are overdue.',
    ],
  ] as const)
    assert.equal(watchSentence(strengths, watched, today), sentence)
})
