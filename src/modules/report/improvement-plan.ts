import type { Block, Cell, Column, Line, Paper, Table, TableRow } from '../../documents/write/index.ts'
import { longDate, shortDate } from '../../platform/dates.ts'
import { joined, upper } from '../../platform/sentence.ts'
import { movedWords, type Target, type TreeItem, valueWords, workbookMark } from '../plan/index.ts'
import { driverDiagramBlocks } from './driver-diagram.ts'
import { type Facts, headingsOf, type Settings } from './facts.ts'
import { type Figures, figuresOf, standingsOf } from './figures.ts'
import {
  cell,
  countsOf,
  dateCell,
  dueCell,
  headOf,
  heading,
  keyOf,
  leadLines,
  numbered,
  quiet,
  shapeOf,
  stripOf,
  typedBlocks,
  upperNoDate,
  workingPaper,
} from './parts.ts'
import { besides } from './round-parts.ts'
import {
  lateSentence,
  type Naming,
  namingOf,
  numberOf,
  opening,
  positionSentence,
  sinceSentences,
} from './sentences.ts'

/** Every item of the plan: what it answers and how it stands, then one landscape table, which is also the workbook. */
export const improvementPlan = (title: string, facts: Facts, settings: Settings): Paper => {
  const f = figuresOf(facts)
  const naming = namingOf(f.lines)
  const cover: Block[] = [
    { kind: 'contents', title: 'Contents' },
    ...(settings.words.introduction ? [heading('Introduction'), ...typedBlocks(settings.words.introduction)] : []),
    heading('How the plan stands'),
    numbered(positionSentence(f)),
    ...stripOf(f),
    numbered(lateSentence(f, naming)),
    ...changed(f, naming),
    ...answered(f),
  ]
  const after = [...progress(f, facts), ...besides(facts, f)]
  return workingPaper(headOf('plan', title, facts, settings), [
    { orientation: 'portrait', blocks: cover },
    ...(f.count === 0
      ? []
      : [
          {
            orientation: 'landscape' as const,
            blocks: [...driverDiagramBlocks(facts), heading('The plan'), keyOf(f), planTable(facts, f, naming)],
          },
        ]),
    // After the plan, so that its table stays the first sheet of the workbook, which is read again.
    ...(after.length === 0 ? [] : [{ orientation: 'portrait' as const, blocks: after }]),
  ])
}

const changed = (f: Figures, naming: Naming): Block[] =>
  f.since ? [numbered(`Since ${longDate(f.since.date)}:`, sinceSentences(f.since, naming))] : []

const answered = (f: Figures): Block[] =>
  f.answers.length === 0
    ? []
    : [
        heading('What it answers'),
        numbered(
          `The plan answers these findings (${[...new Set(f.answers.map(({ finding }) => finding.source_title))].join('; ')}):`,
          f.answers.map(({ finding }) => [finding.reference, finding.title].filter(Boolean).join(' ')),
        ),
      ]

// For each report what we say beside what was published, and when reviewers come next; the plan's own findings only.
const progress = (f: Figures, facts: Facts): Block[] => {
  const ours = new Set(f.answers.map(({ finding }) => finding.id))
  const groups = (facts.progress ?? []).flatMap(({ source, rows, next }) => {
    const its = rows.filter((row) => ours.has(row.finding.id) && (row.own || row.published))
    return its.length > 0 ? [{ source, next, its }] : []
  })
  if (groups.length === 0) return []
  return [
    heading('Progress since'),
    ...groups.map(({ source, next }) => numbered(`${source.title}: ${next}`)),
    {
      kind: 'table',
      caption: 'What the partnership says of its progress, beside what was published',
      sheet: 'Progress',
      groups: ['Report'],
      columns: [
        { title: 'Finding', share: 34, kind: 'text', rowHead: true },
        { title: 'What we say', share: 33, kind: 'text' },
        { title: 'What was published', share: 33, kind: 'text' },
      ],
      rows: groups.flatMap(({ source, its }): TableRow[] => [
        { kind: 'group', level: 1, title: source.title },
        ...its.map(
          ({ finding, own, published }): TableRow => ({
            kind: 'row',
            cells: [
              cell([finding.reference, finding.title].filter(Boolean).join(' ')),
              saidCell(own, 'Nothing yet'),
              saidCell(published, 'Nothing yet'),
            ],
          }),
        ),
      ]),
    },
  ]
}

const saidCell = (said: { phrase: string; dated: string } | null, none: string): Cell =>
  said ? { lines: [{ words: said.phrase }, { words: [quiet(longDate(said.dated))] }] } : cell(none)

const onPaper = (title: string, share: number, kind: Column['kind'] = 'text', rowHead = false): Column => ({
  title,
  share,
  kind,
  only: 'paper',
  ...(rowHead ? { rowHead } : {}),
})
const inSheet = (title: string, share: number, kind: Column['kind'] = 'text'): Column => ({
  title,
  share,
  kind,
  only: 'sheet',
})

/** The columns of the page, then those of the workbook, whose names and order are what reading it again relies on. */
const columns: readonly Column[] = [
  onPaper('No', 6),
  onPaper('Item', 27, 'text', true),
  onPaper('Status', 12, 'status'),
  onPaper('Lead', 17),
  onPaper('Due', 11, 'date'),
  onPaper('Measure', 17),
  onPaper('Last update', 20),
  { ...inSheet('Holdfast id', 14), hidden: true },
  inSheet('Reference', 8),
  inSheet('Theme', 14),
  inSheet('Outcome', 20),
  inSheet('Driver', 14),
  inSheet('Item', 24),
  inSheet('Aim', 20),
  inSheet('Measures', 20),
  inSheet('Leads', 16),
  inSheet('Lead agency', 11),
  inSheet('Delivered by', 11),
  inSheet('Start', 8, 'date'),
  inSheet('Due', 8, 'date'),
  inSheet('Forecast', 8, 'date'),
  inSheet('Why a date moved', 14),
  inSheet('Status', 9),
  inSheet('Progress', 30),
  inSheet('Findings', 14),
  { ...inSheet('Holdfast mark', 14), hidden: true },
]

type Known = ReadonlyMap<string, TreeItem>

const planTable = (facts: Facts, f: Figures, naming: Naming): Table => {
  const known = new Map(facts.tree.items.map((item) => [item.id, item]))
  const days = new Map(f.late.map((late) => [late.item.id, late.days]))
  const rows: TableRow[] = []
  let before: TreeItem[] = []
  for (const line of f.lines) {
    const headings = headingsOf(line, known)
    rows.push(...headsOf(headings, before, f.lines))
    before = headings
    rows.push({
      kind: 'row',
      cells: [...paperCells(line, facts, known, naming, days.get(line.id) ?? 0), ...sheetCells(line, facts, known)],
    })
  }
  return { kind: 'table', caption: 'Items of the plan', sheet: 'Plan', copied: true, columns, rows }
}

// A head for each of the two top headings that changed since the row before; the workbook names them in each row.
const headsOf = (headings: readonly TreeItem[], before: readonly TreeItem[], lines: readonly TreeItem[]): TableRow[] =>
  headings.slice(0, 2).flatMap((item, depth): TableRow[] => {
    if (headings.slice(0, depth + 1).every((each, at) => before[at] === each)) return []
    const title = [item.reference, item.title].filter(Boolean).join(' ')
    const inside = lines.filter(({ above }) => above.includes(item.id))
    return [
      depth === 0
        ? { kind: 'group', level: 1, title, counts: countsOf(standingsOf(inside)) }
        : { kind: 'group', level: 2, title },
    ]
  })

const paperCells = (item: TreeItem, facts: Facts, known: Known, naming: Naming, days: number): Cell[] => [
  cell(numberOf(item, naming)),
  { lines: [{ words: item.title }, ...aside(item, known)] },
  { lines: [{ shape: shapeOf(item.status) }] },
  {
    lines: [
      ...leadLines(item),
      ...(item.lead_agency ? [{ words: [quiet(item.lead_agency.short_name || item.lead_agency.name)] }] : []),
    ],
  },
  withForecast(dueCell(item, days), item),
  { lines: measures(item) },
  { lines: lastUpdate(item, facts) },
]

const aside = (item: TreeItem, known: Known): Line[] =>
  [
    ...headingsOf(item, known)
      .slice(2)
      .map(({ title }) => title),
    item.aim,
    item.kind === 'no_improvement_needed' ? item.reason : '',
    item.signpost ? `See ${item.signpost}` : '',
  ]
    .filter(Boolean)
    .map((text) => ({ words: [quiet(text)] }))

const withForecast = (due: Cell, item: TreeItem): Cell => ({
  ...due,
  lines: [
    ...due.lines,
    ...(item.forecast && item.forecast !== item.due && !item.closed
      ? [{ words: [quiet(`Forecast ${shortDate(item.forecast)}`)] }]
      : []),
    ...(item.moved > 0 ? [{ words: [quiet(upper(movedWords(item.moved)))] }] : []),
  ],
})

const measures = (item: TreeItem): Line[] =>
  item.targets.length > 0
    ? item.targets.map((target) => ({ words: targetWords(target, shortDate) }))
    : [{ words: item.kind === 'improvement' ? 'No measure' : 'None needed' }]

const targetWords = ({ text, steps }: Target, date: (iso: string) => string): string =>
  steps.length === 0
    ? text
    : `${text}: ${joined(steps.map(({ value, unit, due }) => `${valueWords(value, unit)} by ${date(due)}`))}`

const lastUpdate = (item: TreeItem, facts: Facts): Line[] => {
  const update = facts.updates.get(item.id)
  if (!update) return [{ words: item.kind === 'improvement' ? 'No update yet' : 'None needed' }]
  return [{ words: opening(update.done, 320) }, { words: [quiet(longDate(update.dated))] }]
}

const sheetCells = (item: TreeItem, facts: Facts, known: Known): Cell[] => {
  const above = (level: string) =>
    item.above.flatMap((id) => known.get(id) ?? []).find((each) => each.level === level && !each.line)?.title ?? ''
  return [
    cell(item.id),
    cell(item.reference),
    cell(above('theme')),
    cell(above('outcome')),
    cell(above('driver')),
    cell(item.title),
    cell(item.aim),
    cell(item.targets.map((target) => targetWords(target, longDate)).join('\n')),
    cell(item.leads.map(({ title }) => title).join('; ')),
    cell(item.lead_agency?.name ?? ''),
    cell(item.owning_group?.name ?? ''),
    dateCell(item.starts_on, ''),
    dateCell(item.due, item.kind === 'improvement' || item.due_kind === 'ongoing' ? upperNoDate(item.due_kind) : ''),
    dateCell(item.forecast, ''),
    // Empty: whoever moves a date in the workbook says here why.
    cell(''),
    cell(item.status.word),
    cell(facts.updates.get(item.id)?.done ?? ''),
    cell(item.findings.map(({ reference, title }) => reference || title).join('; ')),
    cell(workbookMark(item)),
  ]
}
