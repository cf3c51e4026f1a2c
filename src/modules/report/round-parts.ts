import type { Block, Cell, TableRow } from '../../documents/write/index.ts'
import { longDate } from '../../platform/dates.ts'
import { counted, joined, small, upper } from '../../platform/sentence.ts'
import { type FrozenFinding, type FrozenItem, leadsSentence, levelSentence, type PlanChanges } from '../plan/index.ts'
import type { RoundFacts } from './facts.ts'
import { cell, column, heading, numbered, shapeOf } from './parts.ts'
import { isTwoStatuses, roundSentence, saidWords } from './plans/rules.ts'

/** What a highlight report of a round says besides: both statuses, levels, what else changed, what came in late or not at all. */
export const differing = (round: RoundFacts): Block[] => {
  const items = round.items.filter(isTwoStatuses)
  if (items.length === 0)
    return [
      heading('Reported and suggested status'),
      numbered('Nowhere do dates, milestones and figures suggest another status than the lead reported.'),
    ]
  return [
    heading('Reported and suggested status'),
    numbered(
      `${upper(small(items.length))} ${items.length === 1 ? 'item is' : 'items are'} reported otherwise than dates, milestones and figures suggest. The board sees both.`,
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
      rows: items.flatMap((item): TableRow[] => {
        const { update } = item
        if (!update?.suggested) return []
        const { tone, word, why } = update.suggested
        return [
          {
            kind: 'row',
            cells: [
              cell(titled(item)),
              { lines: [{ shape: shapeOf(update.status) }] },
              { lines: [{ shape: { kind: 'status', status: tone, open: true, word } }] },
              cell(why.join(' ')),
              cell(update.differs_why ? `“${update.differs_why}”` : 'The lead did not say why'),
            ],
          },
        ]
      }),
    },
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
  const words = level ? `${level.level} ${level.words}` : ''
  const notes = level ? [level.judged ? 'judged, not measured' : '', level.mixed ? 'mixed' : ''].filter(Boolean) : []
  return [
    cell(titled(finding)),
    level
      ? {
          lines: [
            { shape: { kind: 'level', level: level.level, word: words } },
            ...(notes.length > 0 ? [{ words: upper(notes.join(', ')) }] : []),
          ],
        }
      : cell('No level'),
    cell(level?.reason || (level?.on ? 'No reason given' : 'Nobody has confirmed a level yet')),
    cell(changed ? levelSentence(changed) : changes ? 'As it was' : 'First release'),
  ]
}

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
