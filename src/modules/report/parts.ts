import type { Block, Cell, Column, Line, Paper, Run, Shape, TableRow, Words } from '../../documents/write/index.ts'
import { dayAndDate, longDate, longInstant, shortDate } from '../../platform/dates.ts'
import { counted, upper } from '../../platform/sentence.ts'
import type { TreeItem } from '../plan/index.ts'
import { type Ask, type Facts, type Kind, type Settings } from './facts.ts'
import { type Figures, type Standing, worstFirst } from './figures.ts'
import { type Naming, numberOf, positionSentence, theGroup } from './sentences.ts'

/** What every paper of a partnership carries: title, marking, meeting, data date, who it is by. */
export const headOf = (kind: Kind, title: string, facts: Facts, settings: Settings) => {
  const { group, meetingOn, item, by } = settings
  const shown = longInstant(facts.now)
  const to = [group, meetingOn ? dayAndDate(meetingOn) : ''].filter(Boolean).join(', ')
  return {
    kind,
    title,
    marking: facts.partnership.marking,
    partnership: facts.partnership.name,
    ...(group && meetingOn ? { meeting: { group, date: longDate(meetingOn), ...(item ? { item } : {}) } } : {}),
    dataAt: { instant: facts.now.toISOString(), shown },
    facts: [
      ...(to ? [{ label: 'To', value: to }] : []),
      ...(by ? [{ label: 'By', value: by }] : []),
      { label: 'Data as at', value: shown },
    ],
    language: 'en-GB',
    state: 'working',
    largePrint: settings.largePrint,
  } as const satisfies Omit<Paper, 'sections'>
}

/** The title a paper has until a person gives it another. */
export const firstTitle = (kind: Kind, planTitle: string): string => {
  switch (kind) {
    case 'committee':
      return `${planTitle}: progress report`
    case 'highlight':
      return `Highlight report: ${planTitle}`
    case 'plan':
      return planTitle
    case 'page':
      return `${planTitle} on a page`
    case 'data':
      return `Data summary: ${planTitle}`
    case 'measures':
      return `Measures of ${planTitle} on one page`
  }
}

/** Words a person typed, as paragraphs; lines that begin with a dash or a dot become the list of the paragraph above. */
export const paragraphsOf = (typed: string): { words: string; list: string[] }[] =>
  typed
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const isPoint = (line: string) => /^[-•*–]\s+/.test(line)
      return {
        words: lines.filter((line) => !isPoint(line)).join(' '),
        list: lines.filter(isPoint).map((line) => line.replace(/^[-•*–]\s+/, '')),
      }
    })

export const numbered = (words: Words, list: readonly Words[] = []): Block => ({
  kind: 'numbered',
  words,
  ...(list.length > 0 ? { list } : {}),
})

/** Typed words as numbered paragraphs. */
export const typedBlocks = (typed: string): Block[] =>
  paragraphsOf(typed).map(({ words, list }) => numbered(words || 'In short:', list))

export const heading = (title: string): Block => ({ kind: 'heading', level: 1, title, numbered: true })

/** "The improvement board is asked to:" and what, numbered. Nothing asked is said too. */
export const askBlocks = (asks: readonly Ask[], group: string): Block[] =>
  asks.length === 0
    ? [numbered('Nothing is asked of this meeting.')]
    : [
        ...(group ? [{ kind: 'paragraph' as const, words: `${upper(theGroup(group))} is asked to:` }] : []),
        { kind: 'asks', asks: asks.map(({ verb, words }) => ({ verb, words })) },
      ]

/** The shape of an item's status. What nobody has stated is an open bar: solid is only what a person said. */
export const shapeOf = ({ tone, word }: Pick<TreeItem['status'], 'tone' | 'word'>): Shape =>
  tone === null ? { kind: 'status', status: 'wait', unstated: true, word } : { kind: 'status', status: tone, word }

/** What the shapes mean, for the statuses that occur. */
export const keyOf = (figures: Figures): Block => ({ kind: 'key', shapes: figures.standings.map(shapeOf) })

export const countsOf = (standings: readonly Standing[]) =>
  standings.map((standing) => ({ shape: shapeOf(standing), count: standing.count }))

/** One shape for each item of the plan, worst first, with the counts beside it; nothing for a plan without items. */
export const stripOf = (figures: Figures): Block[] =>
  figures.count === 0
    ? []
    : [
        {
          kind: 'strip',
          shapes: worstFirst(figures.lines).map(({ status }) => shapeOf(status)),
          counts: countsOf(figures.standings),
        },
      ]

export const cell = (words: Words): Cell => ({ lines: [{ words }] })
export const number = (n: number): Cell => ({ lines: [{ words: String(n) }], number: n })
export const late = (text: string): Run => ({ text, tone: 'late' })
export const quiet = (text: string): Run => ({ text, tone: 'quiet' })

export const column = (title: string, share: number, kind: Column['kind'] = 'text', rowHead = false): Column => ({
  title,
  share,
  kind,
  ...(rowHead ? { rowHead } : {}),
})

/** An item as its row's head: shape, number and title. */
export const itemCell = (item: TreeItem, naming: Naming): Cell => ({
  lines: [{ shape: shapeOf(item.status), words: [numberOf(item, naming), item.title].filter(Boolean).join(' ') }],
})

/** The lead posts, vacant ones in red; nobody in red too, where somebody is owed. */
export const leadLines = (item: TreeItem): Line[] =>
  item.leads.length > 0
    ? item.leads.map(({ title, vacant }) => ({ words: vacant ? [{ text: `${title} ` }, late('vacant')] : title }))
    : item.kind === 'improvement' && !item.closed
      ? [{ words: [late('No lead')] }]
      : [{ words: 'None needed' }]

/** The agreed date with how late it is. */
export const dueCell = (item: TreeItem, days: number): Cell => ({
  ...(item.due ? { date: item.due } : {}),
  lines: [
    {
      words: item.due
        ? shortDate(item.due)
        : item.kind === 'no_improvement_needed'
          ? 'None needed'
          : upperNoDate(item.due_kind),
    },
    ...(days > 0 ? [{ words: [late(`${counted(days, 'day')} late`)] }] : []),
  ],
})

export const dateCell = (date: string | null, otherwise: string): Cell => ({
  ...(date ? { date } : {}),
  lines: [{ words: date ? shortDate(date) : otherwise }],
})

export const upperNoDate = (kind: string): string => (kind === 'ongoing' ? 'Ongoing' : 'To be confirmed')

/** Themes with their items worst first; one row of shapes for a plan without them. The counts are those of the figures. */
export const glance = (figures: Figures): Block[] => {
  if (figures.themes.every(({ title }) => title === '')) return stripOf(figures)
  const rows = figures.themes.map(
    (theme): TableRow => ({
      kind: 'row',
      cells: [
        cell(theme.title || 'Items under no heading'),
        { lines: [], strip: worstFirst(theme.lines).map(({ status }) => shapeOf(status)) },
        number(theme.lines.length),
        number(theme.off),
        number(theme.risk),
        number(theme.late),
      ],
    }),
  )
  return [
    {
      kind: 'table',
      caption: 'Items of the plan by theme and status',
      sheet: 'Position',
      columns: [
        column('Theme', 36, 'text', true),
        column('Items, worst first', 28, 'status'),
        column('Items', 8, 'number'),
        column(figures.words.off, 9, 'number'),
        column(figures.words.risk, 9, 'number'),
        column('Late', 9, 'number'),
      ],
      rows,
    },
    keyOf(figures),
  ]
}

/** The position in words, for every paper. */
export const standBlocks = (figures: Figures): Block[] => [numbered(positionSentence(figures)), ...glance(figures)]

export const workingPaper = (
  head: ReturnType<typeof headOf>,
  sections: Paper['sections'],
  foot: readonly string[] = [],
): Paper => ({ ...head, sections, ...(foot.length > 0 ? { foot } : {}) })
