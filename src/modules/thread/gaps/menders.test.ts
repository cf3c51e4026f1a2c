import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GapKind } from './facts.ts'
import { coordinators, menderOf } from './menders.ts'

const item = (closed: boolean, ...posts: string[]) => ({ closed, leads: posts.map((id) => ({ id })) })
const under = new Map([
  ['f', [item(false, 'nurse', 'dentist'), item(false, 'nurse'), item(true, 'clerk')]],
  ['done', [item(true, 'clerk')]],
  ['led by nobody', [item(false)]],
])
const gap = (findingIds: string[], href: string, postIds: string[] = [], kind: GapKind = 'item_without_date') => ({
  kind,
  postIds,
  findingIds,
  mend: { href, words: 'Mend it' },
})

const cases: [string, ReturnType<typeof gap>, ReturnType<typeof menderOf>][] = [
  ['whoever leads it', gap(['f'], '/plan/items/x/edit', ['p']), { kind: 'leads', postIds: ['p'] }],
  [
    'whoever leads what answers its finding, each once, closed items left out',
    gap(['f'], '/evidence/new?for=f'),
    { kind: 'answering', postIds: ['nurse', 'dentist'] },
  ],
  [
    'the lead of what is closed, where all is',
    gap(['done'], '/thread/findings/done'),
    { kind: 'answering', postIds: ['clerk'] },
  ],
  [
    'the coordinator, where a lead may not mend it',
    gap(['f'], '/thread/findings/f/measures/new'),
    { kind: 'coordinator' },
  ],
  [
    'the coordinator, where nobody holds the post',
    gap(['f'], '/partnership/posts/p/handover', ['p'], 'post_vacant'),
    { kind: 'coordinator' },
  ],
  ['the coordinator, where no item answers it', gap(['g'], '/evidence/new?for=g'), { kind: 'coordinator' }],
  [
    'the coordinator, where what answers it has no lead',
    gap(['led by nobody'], '/evidence/new?for=g'),
    { kind: 'coordinator' },
  ],
  ['the coordinator, where it hangs on no finding', gap([], '/inspection/sources/s'), { kind: 'coordinator' }],
]
for (const [words, of, mender] of cases)
  test(`a gap is mended by ${words}`, () => assert.deepEqual(menderOf(of, under), mender))

test('coordinators are those of today', () => {
  const member = (name: string, role: string, starts: string, ends: string | null) => ({
    name,
    roles: [role],
    starts,
    ends,
  })
  assert.deepEqual(
    coordinators(
      [
        member('Ada', 'coordinator', '2026-01-01', null),
        member('Bea', 'coordinator', '2026-01-01', '2026-11-18'),
        member('Cat', 'coordinator', '2026-12-01', null),
        member('Dee', 'lead', '2026-01-01', null),
      ],
      '2026-11-19',
    ),
    ['Ada'],
  )
})
