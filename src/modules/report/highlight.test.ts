import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { reportedPlan } from '../../../test/reported-plan.ts'
import { type Paper, plain, plainLine } from '../../documents/write/index.ts'
import { place } from '../../documents/write/placed.ts'
import { makePaper } from './index.ts'

const all = await cast()
after(() => all.leave())

const golden = new URL('./highlight.golden.txt', import.meta.url)

// What a reader reads, a line for each paragraph and row. To accept a change: GOLDEN=write with this test, then read the difference.
test('a highlight paper reads as it was last agreed', async () => {
  const { planId } = await reportedPlan(all, all.donmouth)
  const partnership = { name: 'Donmouth children’s services partnership', marking: 'OFFICIAL' }
  const settings = {
    since: '2026-09-25',
    group: 'Improvement board',
    meetingOn: '2026-11-20',
    item: '6',
    by: 'Improvement coordinator',
    words: { summary: 'The two posts are the one thing that holds health up.' },
  }
  const at = { partnership, now: new Date('2026-11-19T21:40:00Z') }
  const paper = await all.within(all.donmouth, (db) => makePaper(db, at, { kind: 'highlight', planId, settings }))
  assert.ok(paper)
  const text = read(paper)
  if (process.env['GOLDEN'] === 'write') writeFileSync(golden, text)
  assert.equal(text, readFileSync(golden, 'utf8'))
})

const read = (paper: Paper): string => {
  const lines = [
    paper.marking,
    `${paper.partnership}, agenda item ${paper.meeting?.item}`,
    paper.title,
    ...paper.facts.map(({ label, value }) => `${label}: ${value}`),
  ]
  for (const block of place(paper).flatMap(({ blocks }) => blocks))
    switch (block.kind) {
      case 'heading':
        lines.push('', `${block.label} ${block.title}`)
        break
      case 'para':
        lines.push(`${block.label} ${plain(block.runs)}`.trim(), ...block.list.map((each) => `  - ${plain(each)}`))
        break
      case 'key':
        lines.push(block.shapes.map(({ word }) => word).join(', '))
        break
      case 'table':
        lines.push(block.columns.map(({ title }) => title).join(' | '))
        for (const row of block.rows)
          if (row.kind === 'row')
            lines.push(
              row.cells
                .map((cell) => [...(cell.strip ?? []).map(({ word }) => word), ...cell.lines.map(plainLine)].join(', '))
                .join(' | '),
            )
        break
      default:
        lines.push(block.kind)
    }
  return `${[...lines, '', ...(paper.foot ?? [])].join('\n')}\n`
}
