import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { timeline, type TimelineRow } from './timeline.ts'

const row = (id: string, more: Partial<TimelineRow> = {}): TimelineRow => ({
  id,
  title: `Piece of work ${id}`,
  status: null,
  start: '2026-01-01',
  due: '2026-12-31',
  open: '',
  forecast: null,
  was: [],
  milestones: [],
  needs: [],
  late: false,
  ...more,
})

const rows: TimelineRow[] = [
  row('a', { status: { tone: 'off', word: 'Off track' }, due: '2026-06-30', late: true, was: ['2026-03-31'] }),
  row('b', {
    forecast: '2027-03-31',
    milestones: [
      { due: '2026-05-01', done: true },
      { due: '2026-10-01', done: false },
    ],
  }),
  row('c', { due: null, open: 'To be confirmed', start: null }),
  row('d', { due: null, open: 'Ongoing' }),
  row('e', {
    start: null,
    needs: ['a'],
    title: 'A title with “quotes” & a length that asks for more than one line of words',
  }),
]
const drawn = (today = '2026-11-19') =>
  timeline({
    id: 't',
    title: 'A plan',
    groups: [
      { title: 'Health in care', rows: rows.slice(0, 2) },
      { title: '', rows: rows.slice(2) },
    ],
    from: '2025-04-01',
    to: '2028-03-31',
    today,
  })

test('the picture of a small timeline is what it was', () => {
  const path = join(import.meta.dirname, 'timeline.golden.svg')
  if (process.env.UPDATE) writeFileSync(path, `${drawn().svg}\n`)
  assert.equal(`${drawn().svg}\n`, readFileSync(path, 'utf8'))
})

test('it says what it shows to those who do not see it', () => {
  assert.equal(
    drawn().sentence,
    'Timeline of A plan: 5 items from 2025 to 2028, 1 past the agreed date, 1 forecast after it, 1 moved, 2 without an agreed date. The table below says the same.',
  )
  assert.match(drawn().svg, /role="img" aria-labelledby="t-title t-desc"/)
})

test('what has no date is said in words, and today is marked only where it falls inside', () => {
  assert.match(drawn().svg, />To be confirmed<\/text>/)
  assert.match(drawn().svg, />Ongoing<\/text>/)
  assert.match(drawn().svg, />Today<\/text>/)
  assert.doesNotMatch(drawn('2031-01-01').svg, />Today<\/text>/)
})

test('nothing is drawn outside the picture', () => {
  const { svg, width } = drawn()
  for (const [, x] of svg.matchAll(/ x="(-?[\d.]+)"/g)) assert.ok(Number(x) >= 0 && Number(x) <= width, String(x))
  assert.doesNotMatch(svg, /NaN|undefined/)
})

test('a timeline without items is drawn and says so', () => {
  const empty = timeline({
    id: 't',
    title: 'A plan',
    groups: [],
    from: '2026-01-01',
    to: '2026-01-01',
    today: '2026-01-01',
  })
  assert.match(empty.sentence, /0 items from 2026 to 2026/)
})
