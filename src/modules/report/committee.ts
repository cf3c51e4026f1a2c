import type { Block, Paper, TableRow } from '../../documents/write/index.ts'
import { longDate } from '../../platform/dates.ts'
import type { TreeItem } from '../plan/index.ts'
import type { Facts, Settings } from './facts.ts'
import { type Answer, type Figures, figuresOf, worstFirst } from './figures.ts'
import { measuresSaid, readingLine } from './measured/charts.ts'
import { offeredAsks, offeredWords } from './offered.ts'
import {
  askBlocks,
  cell,
  column,
  dueCell,
  headOf,
  heading,
  itemCell,
  leadLines,
  numbered,
  paragraphsOf,
  quiet,
  standBlocks,
  typedBlocks,
  workingPaper,
} from './parts.ts'
import { countsWords, lateSentence, lower, named, type Naming, namingOf, opening, sinceSentences } from './sentences.ts'
import { stuckWords } from './stuck.ts'

/** A paper for a committee in the house's one style: numbered paragraphs under fixed headings. */
export const committee = (title: string, facts: Facts, settings: Settings): Paper => {
  const f = figuresOf(facts)
  const naming = namingOf(f.lines)
  const words = (key: string) => settings.words[key] ?? offeredWords(key, facts, f, naming, settings)
  const part = (key: string, called: string): Block[] => [heading(called), ...typedBlocks(words(key))]
  const blocks: Block[] = [
    ...part('purpose', 'Purpose'),
    heading('Recommendations'),
    ...askBlocks(settings.asks ?? offeredAsks('committee', facts, f, naming), settings.group || 'meeting'),
    ...part('background', 'Background'),
    heading('Main issues'),
    ...standBlocks(f),
    numbered(lateSentence(f, naming)),
    ...needing(f, facts, naming),
    ...measuresSaid(facts, f, naming, settings.largePrint),
    ...answers(f, naming),
    ...changed(f, naming),
    ...typedBlocks(words('issues')),
    ...part('people', 'People implications'),
    ...part('financial', 'Financial implications'),
    ...part('risk', 'Risk analysis'),
    ...part('equalities', 'Equalities impact assessment'),
    ...part('consultation', 'Consultation'),
    ...part('strategic', 'Strategic assessment'),
    {
      kind: 'facts',
      facts: [
        ['contact', 'Person to contact'] as const,
        ['appendices', 'Appendices'] as const,
        ['papers', 'Background papers'] as const,
        ['wards', 'Wards affected'] as const,
      ].map(([key, label]) => ({ label, value: lines(words(key)) })),
    },
  ]
  const { facts: head, ...rest } = headOf('committee', title, facts, settings)
  const foot = facts.measured?.measures.some(({ chart }) => chart) ? [readingLine] : []
  // Whom it is by stands under the title, as committees expect.
  const by = settings.by
    ? { subtitle: `Report by ${settings.by}`, facts: head.filter(({ label }) => label !== 'By') }
    : {}
  return { ...workingPaper({ ...rest, facts: head }, [{ orientation: 'portrait', blocks }], foot), ...by }
}

const lines = (typed: string) =>
  paragraphsOf(typed.replaceAll('\n', '\n\n')).flatMap(({ words, list }) => [...(words ? [words] : []), ...list])

// Items off track, at risk or late: worst first, each once.
const needing = (f: Figures, facts: Facts, naming: Naming): Block[] => {
  const days = new Map(f.late.map(({ item, days }) => [item.id, days]))
  const ids = new Set([...f.off, ...f.risk, ...f.late.map(({ item }) => item)].map(({ id }) => id))
  const items = worstFirst(f.lines.filter(({ id }) => ids.has(id)))
  if (items.length === 0) return []
  const words = `${lower(f.words.off)}, ${lower(f.words.risk)} or late`
  return [
    numbered(`These items are ${words}:`),
    {
      kind: 'table',
      caption: `Items that are ${words}`,
      sheet: 'Off track, at risk, late',
      columns: [column('Item', 32, 'text', true), column('Why', 34), column('Lead', 20), column('Due', 14, 'date')],
      rows: items.map(
        (item): TableRow => ({
          kind: 'row',
          cells: [
            itemCell(item, naming),
            cell(stuckWords(item, facts)),
            { lines: leadLines(item) },
            dueCell(item, days.get(item.id) ?? 0),
          ],
        }),
      ),
    },
  ]
}

const answers = (f: Figures, naming: Naming): Block[] => {
  if (f.answers.length === 0) return []
  return [
    numbered('The findings, and what the plan does about each:'),
    {
      kind: 'table',
      caption: 'Findings and the items that answer them',
      sheet: 'Findings',
      columns: [column('Finding', 42, 'text', true), column('Items that answer it', 32), column('Last conclusion', 26)],
      rows: f.answers.map(
        (answer): TableRow => ({
          kind: 'row',
          cells: [
            cell([answer.finding.reference, answer.finding.title].filter(Boolean).join(' ')),
            { lines: [{ words: answeredBy(answer.items, naming) }, { words: [quiet(countsWords(answer.standings))] }] },
            conclusion(answer),
          ],
        }),
      ),
    },
    ...(f.unanswered.length > 0
      ? [
          numbered(
            `No item of this plan answers ${f.unanswered.map(({ reference, title }) => reference || `“${title}”`).join(', ')}.`,
          ),
        ]
      : []),
  ]
}

const answeredBy = (items: readonly TreeItem[], naming: Naming) =>
  items.some((item) => naming(item).startsWith('“'))
    ? `${items.length} ${items.length === 1 ? 'item' : 'items'}`
    : named(items, naming, 10)

const conclusion = ({ conclusion: last }: Answer) =>
  last
    ? {
        lines: [
          { words: opening(last.phrase, 140) },
          { words: [quiet(`${last.by_name || 'The partnership'}, ${longDate(last.dated)}`)] },
        ],
      }
    : cell('None yet')

const changed = (f: Figures, naming: Naming): Block[] => {
  if (!f.since) return []
  const sentences = sinceSentences(f.since, naming)
  return sentences.length === 0
    ? [numbered(`Nothing has changed since ${longDate(f.since.date)}.`)]
    : [numbered(`Since ${longDate(f.since.date)}:`, sentences)]
}
