import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlanText } from './plan-text.ts'

const read = (text: string) => readPlanText(text, ['theme', 'project'])

test('a plan written as text becomes items with all that hangs on them', () => {
  const [theme, item] = read(`
# 1 A theme
## 1.1 An item: with a colon
aim: What it is for.
lead: First post; Second post
answers: A1, A2
dates: 2025-06-01 > 2026-09-30
moved: 2026-05-01 due 2026-06-30 > 2026-09-30 | Somebody | Because.
target: Seen in time | 50 % 2025-09-30, 75 % 2026-09-30
milestone: A step | 2026-01-31 | 2026-01-17
2026-07-17 at_risk Somebody Else: Done so far: little.
next: More.
for: Second post | email 2026-07-16
part: NHS | Our part.`)
  assert.equal(theme?.parent, null)
  assert.deepEqual(
    {
      parent: item?.parent,
      title: item?.title,
      leads: item?.leads,
      answers: item?.answers,
      due: [item?.dueKind, item?.due],
      steps: item?.targets[0]?.steps,
      milestone: item?.milestones[0],
    },
    {
      parent: 0,
      title: 'An item: with a colon',
      leads: ['First post', 'Second post'],
      answers: ['A1', 'A2'],
      due: ['date', '2026-09-30'],
      steps: [
        { value: 50, unit: '%', due: '2025-09-30' },
        { value: 75, unit: '%', due: '2026-09-30' },
      ],
      milestone: { title: 'A step', due: '2026-01-31', doneOn: '2026-01-17' },
    },
  )
  assert.deepEqual(item?.moves, [
    { on: '2026-05-01', which: 'due', was: '2026-06-30', became: '2026-09-30', by: 'Somebody', reason: 'Because.' },
  ])
  assert.deepEqual(item?.updates, [
    {
      dated: '2026-07-17',
      status: 'at_risk',
      by: 'Somebody Else',
      done: 'Done so far: little.',
      next: 'More.',
      difference: '',
      help: '',
      post: 'Second post',
      agreedHow: 'email',
      agreedOn: '2026-07-16',
      parts: [{ agency: 'NHS', text: 'Our part.' }],
    },
  ])
})

test('dates may be open', () => {
  const cases: [line: string, kind: string, due: string | null][] = [
    ['dates: 2025-06-01 > ongoing', 'ongoing', null],
    ['dates: ? > to be confirmed', 'to_be_confirmed', null],
    ['dates: ? > 2026-09-30', 'date', '2026-09-30'],
  ]
  for (const [line, kind, due] of cases) {
    const item = read(`# 1 A theme\n## 1.1 An item\n${line}`)[1]
    assert.deepEqual([item?.dueKind, item?.due], [kind, due], line)
  }
})

test('a line that is not understood is refused by its number', () => {
  for (const line of [
    'colour: red',
    'A sentence by itself.',
    'dates: 2026 > soon',
    'for: Post | perhaps',
    '#### 1 Deep',
  ])
    assert.throws(() => read(`# 1 A theme\n## 1.1 An item\n2026-01-01 on_track A: B\n${line}`), /Line 4/, line)
})
