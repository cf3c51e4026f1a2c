import type { Block, Cell, Paper, TableRow } from '../../documents/write/index.ts'
import { longDate, shortDate } from '../../platform/dates.ts'
import { upper } from '../../platform/sentence.ts'
import { movedWords, type TreeItem } from '../plan/index.ts'
import type { Facts, Settings } from './facts.ts'
import { type Changed, type Figures, figuresOf, type Late, type Moved, type Since, type Vacancy } from './figures.ts'
import { offeredAsks, offeredWords } from './offered.ts'
import {
  askBlocks,
  cell,
  column,
  dateCell,
  dueCell,
  headOf,
  heading,
  itemCell,
  late,
  leadLines,
  numbered,
  quiet,
  shapeOf,
  standBlocks,
  typedBlocks,
  upperNoDate,
  workingPaper,
} from './parts.ts'
import { lateSentence, lower, named, type Naming, namingOf, sinceSummary, theGroup } from './sentences.ts'
import { measuresSaid, readingLine } from './measured/charts.ts'
import { alsoChanged, besides, cameIn, differing, firstSentence, levels, sinceHeading } from './round-parts.ts'
import { nextWords, stuckWords } from './stuck.ts'

/** What a board needs between two meetings: asks first, then the position, what changed, what is off track, late, vacant or silent. */
export const highlight = (title: string, facts: Facts, settings: Settings): Paper => {
  const f = figuresOf(facts)
  const naming = namingOf(f.lines)
  const blocks: Block[] = [
    heading(`${upper(theGroup(settings.group || 'board'))} is asked to`),
    ...askBlocks(settings.asks ?? offeredAsks('highlight', facts, f, naming), ''),
    heading('Where the plan stands'),
    ...standBlocks(f),
    ...typedBlocks(settings.words.summary ?? offeredWords('summary', facts, f, naming, settings)),
    ...said(measuresSaid(facts, f, naming, settings.largePrint)),
    ...whatChanged(f, facts, naming),
    ...(facts.round ? [...differing(facts.round), ...levels(facts.round)] : besides(facts, f)),
    ...offTrack(f, facts, naming),
    ...atRisk(f, facts, naming),
    ...overdue(f, naming),
    ...moved(f, naming),
    ...vacant(f.vacancies, naming),
    ...(facts.round ? cameIn(facts.round) : silent(f, facts, naming)),
  ]
  return workingPaper(
    headOf('highlight', title, facts, settings),
    [{ orientation: 'portrait', blocks }],
    foot(f, facts),
  )
}

const said = (blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [heading('What the measures say'), ...blocks]

const whatChanged = (f: Figures, facts: Facts, naming: Naming): Block[] => {
  const { since } = f
  const { round } = facts
  if (!since) return round ? [heading('What changed'), numbered(firstSentence(round))] : []
  const listed = [...since.worse, ...since.better, ...since.completed]
  return [
    heading(round ? sinceHeading(round, since.date) : `What changed since ${longDate(since.date)}`),
    numbered(sinceSummary(since), newAndGone(since, naming)),
    ...statusTable(listed, naming),
    ...(round ? alsoChanged(round) : []),
  ]
}

const newAndGone = (since: Since, naming: Naming): string[] => [
  ...(since.first.length > 0
    ? [
        `Reported on for the first time: ${named(
          since.first.map(({ item }) => item),
          naming,
          12,
        )}.`,
      ]
    : []),
  // A plan brought in since is all new: its items are counted, not listed.
  ...(since.added.length > 12 ? [] : since.added.map((item) => `New: ${titled(item, naming)}.`)),
  ...since.removed.map(({ reference, title }) => `Taken out: ${[reference, title].filter(Boolean).join(' ')}.`),
]

const statusTable = (changes: readonly Changed[], naming: Naming): Block[] =>
  changes.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Items whose status changed',
          sheet: 'Status changes',
          columns: [
            column('Item', 46, 'text', true),
            column('Was', 18, 'status'),
            column('Now', 18, 'status'),
            column('Said on', 18, 'date'),
          ],
          rows: changes.map(
            ({ item, was, became, dated }): TableRow => ({
              kind: 'row',
              cells: [
                cell(titled(item, naming)),
                { lines: [{ shape: shapeOf(was) }] },
                { lines: [{ shape: shapeOf(became) }] },
                dateCell(dated, ''),
              ],
            }),
          ),
        },
      ]

const offTrack = (f: Figures, facts: Facts, naming: Naming): Block[] => [
  heading(f.words.off),
  ...(f.off.length === 0
    ? [numbered(`No item is reported as ${lower(f.words.off)}.`)]
    : [
        {
          kind: 'table' as const,
          caption: `Items that are ${lower(f.words.off)}`,
          sheet: f.words.off,
          columns: [
            column('Item', 28, 'text', true),
            column('What is wrong', 31),
            column('What happens next', 25),
            column('Forecast', 16, 'date'),
          ],
          rows: f.off.map(
            (item): TableRow => ({
              kind: 'row',
              cells: [
                itemCell(item, naming),
                cell(stuckWords(item, facts)),
                cell(nextWords(item, facts) || 'Not said'),
                dateCell(item.forecast, 'None'),
              ],
            }),
          ),
        },
      ]),
]

const atRisk = (f: Figures, facts: Facts, naming: Naming): Block[] =>
  f.risk.length === 0
    ? []
    : [
        heading(f.words.risk),
        {
          kind: 'table',
          caption: `Items that are ${lower(f.words.risk)}`,
          sheet: f.words.risk,
          columns: [column('Item', 34, 'text', true), column('Why', 46), column('Due', 20, 'date')],
          rows: f.risk.map(
            (item): TableRow => ({
              kind: 'row',
              cells: [itemCell(item, naming), cell(stuckWords(item, facts)), dueCell(item, daysOf(f.late, item))],
            }),
          ),
        },
      ]

const overdue = (f: Figures, naming: Naming): Block[] => [
  heading('Overdue'),
  numbered(lateSentence(f, naming)),
  ...(f.late.length === 0
    ? []
    : [
        {
          kind: 'table' as const,
          caption: 'Items past the date agreed for them, the longest first',
          sheet: 'Overdue',
          columns: [
            column('Item', 40, 'text', true),
            column('Lead', 26),
            column('Due', 17, 'date'),
            column('Forecast', 17, 'date'),
          ],
          rows: f.late.map(
            ({ item, days }): TableRow => ({
              kind: 'row',
              cells: [
                itemCell(item, naming),
                { lines: leadLines(item) },
                dueCell(item, days),
                dateCell(item.forecast, 'None'),
              ],
            }),
          ),
        },
      ]),
]

const moved = (f: Figures, naming: Naming): Block[] =>
  !f.since || f.since.moved.length === 0
    ? []
    : [
        heading('Dates that moved'),
        {
          kind: 'table',
          caption: `Dates that moved since ${longDate(f.since.date)}, with the reason`,
          sheet: 'Dates that moved',
          columns: [
            column('Item', 32, 'text', true),
            column('From', 15, 'date'),
            column('To', 17, 'date'),
            column('Reason', 36),
          ],
          rows: f.since.moved.map(
            (move): TableRow => ({
              kind: 'row',
              cells: [
                cell(titled(move.item, naming)),
                dateCell(move.from, 'No date'),
                movedTo(move),
                cell(move.reason),
              ],
            }),
          ),
        },
      ]

const movedTo = ({ to, toKind, which, times }: Moved): Cell => ({
  ...(to ? { date: to } : {}),
  lines: [
    { words: to ? shortDate(to) : upperNoDate(toKind) },
    { words: [quiet(which === 'forecast' ? 'forecast' : movedWords(times))] },
  ],
})

const vacant = (vacancies: readonly Vacancy[], naming: Naming): Block[] =>
  vacancies.length === 0
    ? []
    : [
        heading('Vacant posts'),
        {
          kind: 'table',
          caption: 'Vacant posts that lead open items',
          sheet: 'Vacant posts',
          columns: [
            column('Post', 34, 'text', true),
            column('Agency', 20),
            column('Vacant since', 18, 'date'),
            column('Leads', 28),
          ],
          rows: vacancies.map(
            ({ post, items }): TableRow => ({
              kind: 'row',
              cells: [
                cell([{ text: `${post.title} ` }, late('vacant')]),
                cell(post.agency ?? 'Not said'),
                dateCell(post.vacant_since, 'Never held'),
                cell(named(items, naming, 8)),
              ],
            }),
          ),
        },
      ]

const silent = (f: Figures, facts: Facts, naming: Naming): Block[] => {
  const items = f.since ? f.since.silent : f.neverUpdated
  if (items.length === 0) return []
  const what = f.since ? `No update since ${longDate(f.since.date)}` : 'No update yet'
  return [
    heading(what),
    {
      kind: 'table',
      caption: `Open items: ${what.toLowerCase()}`,
      sheet: 'No update',
      columns: [column('Item', 44, 'text', true), column('Lead', 36), column('Last update', 20, 'date')],
      rows: items.map(
        (item): TableRow => ({
          kind: 'row',
          cells: [
            itemCell(item, naming),
            { lines: leadLines(item) },
            dateCell(facts.updates.get(item.id)?.dated ?? null, 'Never'),
          ],
        }),
      ),
    },
  ]
}

const titled = (item: TreeItem, naming: Naming) =>
  naming(item).startsWith('“') ? item.title : `${naming(item).replace(/^item /, '')} ${item.title}`

const daysOf = (all: readonly Late[], item: TreeItem) => all.find(({ item: { id } }) => id === item.id)?.days ?? 0

const foot = (f: Figures, { round, measured }: Facts): string[] => [
  'Each status is in the words of the lead and on the plan’s own key. “Late” counts days past the date agreed by the group, not the forecast.',
  ...(round
    ? [
        `Everything is as the round “${round.title}” closed it (release ${round.number} of the plan). Filled shapes are what leads report, open ones what dates, milestones and figures suggest.`,
      ]
    : []),
  ...(measured?.measures.some(({ chart }) => chart) ? [readingLine] : []),
  ...(f.since && !round ? [`Changes are those recorded from ${longDate(f.since.date)} on.`] : []),
]
