import type { Block, Cell, TableRow } from '../../documents/write/index.ts'
import { longDate } from '../../platform/dates.ts'
import { counted, joined, small, upper } from '../../platform/sentence.ts'
import {
  type FrozenFinding,
  type FrozenItem,
  type FrozenLevel,
  leadsSentence,
  levelSentence,
  type PlanChanges,
} from '../plan/index.ts'
import type { Facts, RoundFacts, TwoStatuses } from './facts.ts'
import type { Figures } from './figures.ts'
import { cell, column, heading, numbered, shapeOf } from './parts.ts'
import { isTwoStatuses, roundSentence, saidWords } from './plans/rules.ts'

/** What a highlight report of a round says besides: both statuses, levels, what else changed, what came in late or not at all. */
export const differing = (round: RoundFacts): Block[] => {
  const rows = round.items.flatMap((item): TwoStatuses[] =>
    item.update?.suggested && isTwoStatuses(item)
      ? [
          {
            item,
            reported: item.update.status,
            suggested: item.update.suggested,
            answer: item.update.differs_why,
          },
        ]
      : [],
  )
  return rows.length === 0
    ? [
        heading('Reported and suggested status'),
        numbered('Nowhere do dates, milestones and figures suggest another status than the lead reported.'),
      ]
    : twoStatuses(rows, 'The board sees both.')
}

/** Items with both statuses, and what the lead says of the difference. */
const twoStatuses = (rows: readonly TwoStatuses[], said: string): Block[] => [
  heading('Reported and suggested status'),
  numbered(
    `${upper(small(rows.length))} ${rows.length === 1 ? 'item is' : 'items are'} reported otherwise than dates, milestones and figures suggest. ${said}`,
  ),
  {
    kind: 'table',
    caption: 'Items whose reported status is not the suggested one',
    sheet: 'Two statuses',
    columns: [
      column('Item', 24, 'text', true),
      column('Reported', 14, 'status'),
      column('Suggested', 20, 'status'),
      column('Why it is suggested', 22),
      column('What the lead says', 20),
    ],
    rows: rows.map(
      ({ item, reported, suggested: { tone, word, why }, answer }): TableRow => ({
        kind: 'row',
        cells: [
          cell(titled(item)),
          { lines: [{ shape: shapeOf(reported) }] },
          { lines: [{ shape: { kind: 'status', status: tone, open: true, word } }] },
          cell(why.join(' ')),
          cell(answer ? `“${answer}”` : 'The lead did not say why'),
        ],
      }),
    ),
  },
]

/** What the plan as it stands has of both: suggestions only in a working paper, levels as people confirmed them. */
export const besides = ({ differing: rows, levels: known }: Facts, f: Figures): Block[] => {
  const found = f.answers.flatMap(({ finding }) => {
    const level = known?.get(finding.id)
    return level ? [{ finding, level }] : []
  })
  return [
    ...(rows && rows.length > 0
      ? twoStatuses(rows, 'This stands in the working paper only: what is suggested is not released.')
      : []),
    ...(found.length === 0
      ? []
      : [
          heading('Levels of evidence'),
          {
            kind: 'table' as const,
            caption: 'Findings with their level of evidence',
            sheet: 'Levels of evidence',
            columns: [column('Finding', 42, 'text', true), column('Level', 22, 'status'), column('Why this level', 36)],
            rows: found.map(
              ({ finding, level }): TableRow => ({
                kind: 'row',
                cells: [cell(titled(finding)), levelCell(level), whyCell(level)],
              }),
            ),
          },
        ]),
  ]
}

/** The level of evidence of each finding the plan answers, with what changed. */
export const levels = (round: RoundFacts): Block[] => {
  const known = round.findings.filter(({ level }) => level !== null)
  if (known.length === 0) return []
  return [
    heading('Levels of evidence'),
    numbered(levelsSentence(round.changes?.levels ?? null)),
    {
      kind: 'table',
      caption: 'Findings with their level of evidence',
      sheet: 'Levels of evidence',
      columns: [
        column('Finding', 30, 'text', true),
        column('Level', 18, 'status'),
        column('Why this level', 28),
        column('Since the last release', 24),
      ],
      rows: known.map((finding): TableRow => ({ kind: 'row', cells: levelCells(finding, round) })),
    },
  ]
}

const levelsSentence = (changed: PlanChanges['levels']): string => {
  if (changed === null) return 'There is no earlier release to compare the levels with.'
  if (changed.length === 0) return 'No level changed since the last release.'
  return `${upper(small(changed.length))} ${changed.length === 1 ? 'finding stands' : 'findings stand'} at another level than in the last release.`
}

const levelCells = (finding: FrozenFinding, { changes }: RoundFacts): Cell[] => {
  const { level } = finding
  const changed = changes?.levels?.find((each) => each.finding.id === finding.id)
  return [
    cell(titled(finding)),
    level ? levelCell(level) : cell('No level'),
    whyCell(level),
    cell(changed ? levelSentence(changed) : changes ? 'As it was' : 'First release'),
  ]
}

/** A level as people confirmed it: shape, number and words. */
const levelCell = ({ level, words, judged, mixed }: FrozenLevel): Cell => {
  const notes = [judged ? 'judged, not measured' : '', mixed ? 'mixed' : ''].filter(Boolean)
  return {
    lines: [
      { shape: { kind: 'level', level, word: `${level} ${words}` } },
      ...(notes.length > 0 ? [{ words: upper(notes.join(', ')) }] : []),
    ],
  }
}

const whyCell = (level: FrozenLevel | null): Cell =>
  cell(level?.reason || (level?.on ? 'No reason given' : 'Nobody has confirmed a level yet'))

/** New evidence, changed wording and changed leads, one line each. */
export const alsoChanged = ({ changes }: RoundFacts): Block[] => {
  if (!changes) return []
  const lines = [
    ...changes.evidence.map(({ on, titles }) => `New evidence on ${titled(on)}: ${titles.join('; ')}.`),
    ...changes.words.map(({ item, what, was, became }) => wordLine(titled(item), what, was, became)),
    ...changes.leads.map((each) => `${titled(each.item)}: ${leadsSentence(each)}`),
  ]
  return lines.length === 0 ? [] : [numbered('Also:', lines)]
}

const wordLine = (item: string, what: 'title' | 'aim' | 'measure', was: string, became: string): string => {
  const name = { title: 'title', aim: 'aim', measure: 'measure' }[what]
  if (was === '') return `${item} has a new ${name}: “${became}”.`
  if (became === '') return `${item} no longer has the ${name} “${was}”.`
  return `The ${name} of ${item} was “${was}” and is now “${became}”.`
}

/** What came in during the round, and what came late or not at all. */
export const cameIn = (round: RoundFacts): Block[] => {
  const wanting = round.items.filter(({ round: { said } }) => said === 'late' || said === 'missing')
  return [
    heading('What came in'),
    numbered(roundSentence(round.items, round.due)),
    ...(wanting.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Updates that came late or not at all',
            sheet: 'Late or missing',
            columns: [column('Item', 46, 'text', true), column('Lead', 30), column('In this round', 24)],
            rows: wanting.map(
              (item): TableRow => ({
                kind: 'row',
                cells: [
                  cell(titled(item)),
                  cell(joined(item.leads.map(({ title }) => title)) || 'No lead'),
                  cell(saidWords(item)),
                ],
              }),
            ),
          },
        ]),
  ]
}

/** "What changed since release 1, Summer 2026, of 20 August 2026". */
export const sinceHeading = (round: RoundFacts, since: string): string =>
  round.before
    ? `What changed since release ${round.before.number}, ${round.before.title}, of ${longDate(since)}`
    : `What changed since ${longDate(since)}`

export const firstSentence = (round: RoundFacts): string =>
  `This is the first release of the plan, with ${counted(round.items.filter(({ line }) => line).length, 'item')}. The next report says what changed since.`

const titled = ({ reference, title }: Pick<FrozenItem, 'reference' | 'title'>) =>
  [reference, title].filter(Boolean).join(' ')
