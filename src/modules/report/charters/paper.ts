import type { Block, Cell, Column, Paper, TableRow, Words } from '../../../documents/write/index.ts'
import { longDate, longInstant, londonDate } from '../../../platform/dates.ts'
import {
  type Charter,
  type CharterPart,
  charterChanges,
  charterChangesSentence,
  charterParts,
  charterStanding,
  type TreeItem,
} from '../../plan/index.ts'
import { askBlocks, cell, heading, late, numbered, quiet, typedBlocks } from '../parts.ts'

export type CharterFacts = {
  charter: Charter
  /** Every version, the newest first. */
  versions: readonly Charter[]
  item: TreeItem
  plan: string
  partnership: { name: string; marking: string }
  nameOf: (id: string | null) => string | null
  now: Date
}

/** One version of a charter as a paper for the group that decides on it, with what was decided and every version. */
export const charterPaper = (f: CharterFacts): Paper => {
  const { charter, item } = f
  const shown = longInstant(f.now)
  const decided = charter.state === 'approved' || charter.state === 'replaced'
  const before = f.versions.find(({ number }) => number === charter.number - 1)
  return {
    kind: 'committee',
    title: `Project charter: ${item.title}`,
    subtitle: [f.plan, item.reference && `item ${item.reference}`, `version ${charter.number}`]
      .filter(Boolean)
      .join(', '),
    marking: f.partnership.marking,
    partnership: f.partnership.name,
    dataAt: { instant: f.now.toISOString(), shown },
    facts: [...(charter.group ? [{ label: 'To', value: charter.group }] : []), { label: 'Data as at', value: shown }],
    language: 'en-GB',
    state: decided ? 'released' : 'working',
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          { kind: 'paragraph', words: [{ text: charterStanding(charter), bold: true }] },
          ...decisionBlocks(charter),
          { kind: 'facts', facts: factsOf(item) },
          ...charterParts.flatMap(({ key, heading: words }) => [heading(words), ...partBlocks(key, charter)]),
          heading('Approval and versions'),
          versionsTable(f),
          ...(before ? changesBlocks(charter, before) : []),
        ],
      },
    ],
  }
}

const decisionBlocks = (charter: Charter): Block[] => {
  if (charter.state === 'changes_asked')
    return [{ kind: 'note', words: [{ text: 'What should change: ', bold: true }, { text: charter.asked_changes }] }]
  return charter.state === 'submitted'
    ? askBlocks(
        [{ verb: 'Decide', words: 'whether to approve this charter, or say what should change.' }],
        charter.group ?? '',
      )
    : []
}

const factsOf = (item: TreeItem): { label: string; value: Words[] }[] => [
  { label: 'Leads', value: item.leads.length === 0 ? ['Nobody yet'] : item.leads.map(leadWords) },
  { label: 'Agency', value: [item.lead_agency?.name ?? 'Not said'] },
  { label: 'Agreed date', value: [item.due ? longDate(item.due) : 'Not said'] },
  {
    label: 'Answers',
    value:
      item.findings.length === 0
        ? ['No finding']
        : item.findings.map(({ reference, title }) => [reference, title].filter(Boolean).join(' ')),
  },
]

const leadWords = ({ title, holder, vacant, interim }: TreeItem['leads'][number]): Words =>
  vacant
    ? [{ text: `${title}, ` }, late('vacant')]
    : `${title}${holder ? `, held by ${holder}${interim ? ' for the time being' : ''}` : ''}`

// What is asked for one on each line is a list on paper too.
const listed: readonly CharterPart[] = ['ideas', 'measures', 'people', 'resources', 'risks']

const partBlocks = (key: CharterPart, { fields }: Charter): Block[] => {
  const typed = fields[key] ?? ''
  if (typed === '') return [numbered([quiet('Not said.')])]
  const lines = typed
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*–]?\s*/, '').trim())
    .filter(Boolean)
  return listed.includes(key) && lines.length > 1 ? [{ kind: 'list', items: lines }] : typedBlocks(typed)
}

const column = (title: string, share: number, rowHead = false): Column => ({
  title,
  share,
  kind: 'text',
  ...(rowHead ? { rowHead } : {}),
})

const versionsTable = (f: CharterFacts): Block => ({
  kind: 'table',
  caption: 'Every version of this charter, the newest first',
  sheet: 'Versions',
  columns: [
    column('Version', 11, true),
    column('Begun', 25),
    column('How it stands', 32),
    column('What should change', 32),
  ],
  rows: f.versions.map((version): TableRow => ({ kind: 'row', cells: versionCells(version, f) })),
})

const versionCells = (version: Charter, { charter, nameOf }: CharterFacts): Cell[] => {
  const recorded = nameOf(version.decided_by)
  return [
    version.id === charter.id
      ? { lines: [{ words: String(version.number) }, { words: [quiet('this one')] }] }
      : cell(String(version.number)),
    cell([longDate(londonDate(version.made_at)), nameOf(version.made_by)].filter(Boolean).join(', by ')),
    {
      lines: [
        { words: charterStanding(version) },
        ...(recorded ? [{ words: [quiet(`Recorded by ${recorded}.`)] }] : []),
      ],
    },
    cell(version.asked_changes || 'Nothing'),
  ]
}

const changesBlocks = (charter: Charter, before: Charter): Block[] => {
  const changes = charterChanges(before.fields, charter.fields)
  return [
    heading(`What changed since version ${before.number}`),
    numbered(charterChangesSentence(changes, before.number)),
    ...(changes.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Both versions, part by part',
            sheet: 'Changes',
            columns: [
              column('Part', 20, true),
              column(`Version ${before.number}`, 40),
              column(`Version ${charter.number}`, 40),
            ],
            rows: changes.map(
              (each): TableRow => ({
                kind: 'row',
                cells: [cell(each.heading), cell(each.was || 'Nothing'), cell(each.is || 'Nothing')],
              }),
            ),
          },
        ]),
  ]
}
