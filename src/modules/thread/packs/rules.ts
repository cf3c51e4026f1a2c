import type { Block, Cell, Column } from '../../../documents/write/index.ts'
import { longDate } from '../../../platform/dates.ts'
import type { Chapter } from '../../evidence/index.ts'
import { type Conclusion, type Evaluation, findingKindWords } from '../../inspection/index.ts'
import type { PracticeChange, TreeItem, Update } from '../../plan/index.ts'
import { concludedBy, itemLevels } from '../chain/rules.ts'
import { named } from '../gaps/facts.ts'
import type { Thread } from '../gathering.ts'
import type { Laid } from '../laying.ts'
import { levelWords } from '../levels/rules.ts'

export type PackedThread = {
  finding: Thread['findings'][number]
  /** Its level and what hangs under it; a strength has none. */
  laid: Laid | null
  items: readonly TreeItem[]
  updates: readonly Pick<Update, 'item_id' | 'dated' | 'done' | 'difference'>[]
  changes: readonly Pick<PracticeChange, 'title' | 'in_use_from' | 'stopped_on'>[]
  evaluations: readonly Evaluation[]
  /** The report in which the grades are printed; '' where there is none that may be read. */
  report: string
  conclusions: readonly Conclusion[]
  /** The titles of pieces that conclusions name, by id. */
  named: ReadonlyMap<string, string>
}

/** The thread of a finding as the first chapters of its evidence pack. What has nothing to say is left out. */
export const packChapters = (f: PackedThread): Chapter[] => [
  { title: 'The finding', blocks: [findingFacts(f)] },
  { title: 'Items that answer it', blocks: [f.items.length === 0 ? none('No item answers it.') : itemsTable(f)] },
  ...chapter('What leads reported', f.updates, () => updatesTable(f)),
  ...chapter('Changes of practice', f.changes, () => changesTable(f)),
  ...chapter('Grades that stand beside it', f.evaluations, () => gradesTable(f)),
  ...chapter('Conclusions on progress', f.conclusions, () => conclusionsTable(f)),
]

const chapter = (title: string, of: readonly unknown[], block: () => Block): Chapter[] =>
  of.length === 0 ? [] : [{ title, blocks: [block()] }]

const findingFacts = ({ finding, laid }: PackedThread): Block => ({
  kind: 'facts',
  facts: [
    { label: findingKindWords[finding.kind], value: [named(finding)] },
    { label: 'From', value: [finding.source_title] },
    ...(finding.found_on ? [{ label: 'Found', value: [longDate(finding.found_on)] }] : []),
    ...(laid
      ? [
          {
            label: 'Level of evidence',
            value: [
              [
                `${laid.standing.level} ${levelWords[laid.standing.level]}`,
                ...(laid.standing.judged ? ['judged, not measured'] : []),
                ...(laid.standing.mixed ? ['mixed'] : []),
              ].join(', '),
              ...(laid.suggestion.level === laid.standing.level
                ? []
                : [`Level ${laid.suggestion.level} suggested: ${laid.suggestion.reasons.join(' ')}`]),
            ],
          },
        ]
      : []),
  ],
})

const itemsTable = ({ items, laid }: PackedThread): Block => {
  const levels = laid ? itemLevels(laid) : new Map<string, 0 | 1 | 2>()
  return table(
    'Items that answer the finding',
    'Items',
    [40, 18, 26, 16],
    ['Item', 'Status', 'Lead', 'Evidence'],
    items.map((item) => {
      const level = levels.get(item.id)
      return [
        named(item),
        item.line || item.status.tone ? item.status.word : 'Heading',
        item.leads.map(({ title, vacant }) => (vacant ? `${title} (vacant)` : title)).join('\n') || 'No post',
        level === undefined ? 'No level' : `${level} ${levelWords[level]}`,
      ]
    }),
  )
}

const updatesTable = ({ items, updates }: PackedThread): Block => {
  const titles = new Map(items.map((item) => [item.id, named(item)]))
  return table(
    'Updates of these items',
    'Updates',
    [26, 14, 36, 24],
    ['Item', 'Date', 'What changed', 'What difference it made'],
    updates.map((u) => [
      titles.get(u.item_id) ?? '',
      longDate(u.dated),
      u.done || 'Not said',
      u.difference || 'Not said',
    ]),
  )
}

const changesTable = ({ changes }: PackedThread): Block =>
  table(
    'Changes of practice',
    'Changes',
    [60, 40],
    ['Change', 'In use'],
    changes.map((change) => [
      change.title,
      change.in_use_from === null
        ? 'Not in use yet'
        : `From ${longDate(change.in_use_from)}${change.stopped_on ? ` to ${longDate(change.stopped_on)}` : ''}`,
    ]),
  )

const gradesTable = ({ evaluations, report }: PackedThread): Block =>
  table(
    'Grades that the same source gave',
    'Grades',
    [44, 20, 12, 24],
    ['Indicator', 'Grade', 'Page', 'Printed in'],
    evaluations.map((e) => [e.indicator, e.grade, e.page || 'Not said', report || 'No report kept']),
  )

const conclusionsTable = ({ conclusions, named: titles }: PackedThread): Block =>
  table(
    'Conclusions on progress',
    'Conclusions',
    [16, 24, 36, 24],
    ['Date', 'By', 'Their words', 'Evidence'],
    conclusions.map((c) => [
      longDate(c.dated),
      concludedBy(c),
      `“${c.phrase}”${c.page ? `, page ${c.page}` : ''}`,
      c.evidence_id ? (titles.get(c.evidence_id) ?? 'A piece that is not here') : 'None named',
    ]),
  )

const none = (words: string): Block => ({ kind: 'paragraph', words })

const table = (
  caption: string,
  sheet: string,
  shares: readonly number[],
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): Block => ({
  kind: 'table',
  caption,
  sheet,
  columns: titles.map(
    (title, at): Column => ({
      title,
      share: shares[at] ?? 10,
      kind: 'text',
      ...(at === 0 ? { rowHead: true } : {}),
    }),
  ),
  rows: rows.map((cells) => ({ kind: 'row' as const, cells: cells.map(cell) })),
})

const cell = (words: string): Cell => ({ lines: words.split('\n').map((line) => ({ words: line })) })
