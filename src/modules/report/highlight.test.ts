import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { openRound } from '../../../test/open-round.ts'
import { reportedPlan } from '../../../test/reported-plan.ts'
import { type Paper, plain, plainLine } from '../../documents/write/index.ts'
import { place } from '../../documents/write/placed.ts'
import { closeRound, moveDate, postUpdate } from '../plan/index.ts'
import { makePaper } from './index.ts'

const all = await cast()
after(() => all.leave())

const golden = (name: string) => new URL(`./${name}.golden.txt`, import.meta.url)
const agreed = (name: string, text: string) => {
  if (process.env['GOLDEN'] === 'write') writeFileSync(golden(name), text)
  assert.equal(text, readFileSync(golden(name), 'utf8'))
}

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
  agreed('highlight', read(paper))
})

test('the highlight paper of a round says exactly what changed, both statuses, why, and the levels, and no gap', async () => {
  const { planId, items, finding } = await closedTwice()
  const { rows } = await all.owner.query('select id from plan.release where plan_id = $1 order by number', [planId])
  const at = { partnership: { name: 'Walbrook', marking: 'OFFICIAL' }, now: new Date('2026-11-25T21:40:00Z') }
  // Whatever happens to the plan afterwards is not in it.
  await all.within(all.walbrook, (db) =>
    postUpdate(db, {
      itemId: items['1.1.2'] ?? '',
      dated: '2026-11-24',
      status: 'off_track',
      done: 'After the release.',
    }),
  )
  const make = (release: string) =>
    all.within(all.walbrook, (db) =>
      makePaper(db, at, { kind: 'highlight', planId, settings: { release, group: 'Improvement board' } }),
    )
  const paper = await make(rows[1].id)
  assert.ok(paper)
  agreed('highlight-round', read(paper))
  assert.ok(!read(paper).includes('Nothing measures'), 'gaps are in no paper that may be released')
  assert.ok(!read(paper).includes('After the release'))
  const first = await make(rows[0].id)
  assert.ok(first && read(first).includes('This is the first release of the plan, with 7 items.'))
  assert.ok(finding)
})

// Two rounds of the reported plan: between them one item fell, one rose, one was closed, a date moved, words and a level changed.
const closedTwice = async () => {
  const plan = await reportedPlan(all, all.walbrook)
  const at = (reference: string) => plan.items[reference] ?? ''
  const finding = (
    await all.owner.query("select id from inspection.finding where partnership_id = $1 and reference = 'A1'", [
      all.walbrook,
    ])
  ).rows[0].id
  const handed = (level: number, words: string, reason: string) => ({
    levels: [
      {
        findingId: finding,
        level,
        mixed: false,
        judged: false,
        words,
        reason,
        confirmedAt: new Date('2026-11-01T09:00:00Z'),
      },
    ],
    gaps: [
      {
        kind: 'no_measure',
        subject: 'item',
        subjectId: finding,
        findingId: finding,
        sentence: 'Nothing measures the dental work.',
        mend: { href: '/plan', words: 'Add a measure' },
        weight: 5,
      },
    ],
  })
  const close = async (
    title: string,
    when: string,
    more: ReturnType<typeof handed>,
    said: [string, string, string, object][],
  ) => {
    const round = await openRound(all, plan.planId, { title, partnership: all.walbrook, state: 'signed_off' })
    await all.within(all.walbrook, async (db) => {
      for (const [reference, status, done, columns] of said) {
        const id = await postUpdate(db, { itemId: at(reference), dated: when.slice(0, 10), status, done })
        await db
          .updateTable('plan.item_update')
          .set({ round_id: round, written_at: new Date('2026-11-13T09:00:00Z'), ...columns })
          .where('id', '=', id)
          .execute()
      }
      const done = await closeRound(db, round, more, { personId: all.carol.id }, new Date(when))
      assert.equal(done.kind, 'released')
    })
  }
  await close('Summer 2026', '2026-11-10T09:00:00Z', handed(1, 'Done', 'Houses were named with evidence.'), [])
  await all.within(all.walbrook, async (db) => {
    await moveDate(db, at('2.1.1'), 'due', { kind: 'date', date: '2027-02-28' }, 'The forms came late from the printer')
    await db
      .updateTable('plan.item')
      .set({ aim: 'No child waits longer than three weeks' })
      .where('id', '=', at('1.1.2'))
      .execute()
  })
  await close('Autumn 2026', '2026-11-20T09:00:00Z', handed(2, 'Seen in practice', 'Eight of ten records show it.'), [
    ['1.1.2', 'at_risk', 'Assessments wait for rooms.', {}],
    [
      '2.1.1',
      'on_track',
      'The form is used by every team.',
      {
        suggested: 'risk',
        suggested_why: ['The agreed date moved to 28 February 2027.'],
        differs_why: 'The new date was agreed and will be kept.',
      },
    ],
    ['2.1.2', 'complete', 'Every child is offered an advocate.', { written_at: new Date('2026-11-18T09:00:00Z') }],
  ])
  return { ...plan, finding }
}

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
