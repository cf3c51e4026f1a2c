import type { Block, Count, Line, Paper, Run, Shape, Words } from './model.ts'
import { shapeAlt } from './shapes.ts'

/** What writers lay on the page: headings and paragraphs carry their numbers, asks and implications are resolved. */
export type Placed =
  | { kind: 'heading'; level: 1 | 2 | 3; label: string; title: string; id: string }
  | { kind: 'para'; label: string; runs: readonly Run[]; list: readonly (readonly Run[])[] }
  | { kind: 'contents'; title: string; entries: readonly Entry[] }
  | Exclude<Block, { kind: 'heading' | 'numbered' | 'paragraph' | 'asks' | 'implications' | 'contents' }>

/** A line of the contents. */
export type Entry = { level: 1 | 2 | 3; label: string; title: string; id: string }

export type PlacedSection = { orientation: 'portrait' | 'landscape'; blocks: readonly Placed[] }

/** The paper's sections with every number worked out, once for all formats. */
export const place = (paper: Paper): PlacedSection[] => {
  const numbers = counter()
  const entries: Entry[] = []
  const heading = (level: 1 | 2 | 3, title: string, numbered: boolean): Placed => {
    const entry = { level, label: numbered ? numbers.heading(level) : '', title, id: `section-${entries.length + 1}` }
    entries.push(entry)
    return { kind: 'heading', ...entry }
  }
  const para = (label: string, words: Words, list: readonly Words[] = []): Placed => ({
    kind: 'para',
    label,
    runs: runs(words),
    list: list.map(runs),
  })
  const placed = (block: Block): Placed[] => {
    switch (block.kind) {
      case 'heading':
        return [heading(block.level, block.title, block.numbered)]
      case 'numbered':
        return [para(numbers.paragraph(), block.words, block.list)]
      case 'paragraph':
        return [para('', block.words)]
      case 'asks':
        return block.asks.map((ask) =>
          para(numbers.paragraph(), [{ text: ask.verb, bold: true }, { text: ' ' }, ...runs(ask.words)]),
        )
      case 'implications':
        return [heading(1, block.heading, true), ...block.words.map((words) => para(numbers.paragraph(), words))]
      case 'contents':
        return [{ kind: 'contents', title: block.title, entries }]
      case 'figures':
        for (const { svg, narrow } of block.figures) for (const drawn of [svg, narrow ?? svg]) ownDrawing(drawn)
        return [block]
      case 'table':
        for (const row of block.rows)
          for (const cell of row.kind === 'row' ? row.cells : [])
            for (const { icon } of cell.lines) if (icon) ownDrawing(icon)
        return [block]
      default:
        return [block]
    }
  }
  return paper.sections.map((section) => ({
    orientation: section.orientation,
    blocks: section.blocks.flatMap(placed),
  }))
}

export const runs = (words: Words): readonly Run[] => (typeof words === 'string' ? [{ text: words }] : words)

export const plain = (words: Words): string =>
  runs(words)
    .map((run) => run.text)
    .join('')

/** A line as it is read: its words, led by what the shape says where the word itself is not printed. */
export const plainLine = (line: Line): string => {
  if (!line.shape) return plain(line.words ?? '')
  return line.words === undefined ? shapeAlt(line.shape) : `${shapeAlt(line.shape)}: ${plain(line.words)}`
}

/** "2 off track, 1 at risk". */
const countsInWords = (counts: readonly Count[]) => counts.map(countInWords).join(', ')

export const countInWords = ({ shape, count }: Count) => `${count} ${lowerFirst(shapeAlt(shape))}`

/** A row of shapes in words: "2 off track, 1 at risk". */
export const stripInWords = (shapes: readonly Shape[]) => {
  const counts = new Map<string, Count>()
  for (const shape of shapes) {
    const known = counts.get(shapeAlt(shape))
    counts.set(shapeAlt(shape), { shape, count: (known?.count ?? 0) + 1 })
  }
  return countsInWords([...counts.values()])
}

/** "Improvement board, 20 November 2026, item 6": the foot of every page; the partnership where there is no meeting. */
export const footLine = (paper: Paper) => {
  const { meeting } = paper
  if (!meeting) return `${paper.partnership}. Data as at ${paper.dataAt.shown}`
  return [meeting.group, meeting.date, ...(meeting.item ? [`item ${meeting.item}`] : [])].join(', ')
}

export const workingLine = 'Working draft, not released'

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

// Pictures are drawn by us; one that could act or fetch is a fault of ours and must reach no format.
const ownDrawing = (svg: string) => {
  if (
    !/^\s*<svg[\s>]/.test(svg) ||
    /<(?:script|foreignObject|style|iframe)\b|\son\w+\s*=|(?:href|src)\s*=\s*["']?\s*(?!#|["']?#)/i.test(svg)
  )
    throw new Error('A figure holds something other than a drawing.')
}

// A numbered sub-heading takes the next number of the paragraphs around it, so no number is given twice.
const counter = () => {
  const counts: number[] = []
  let depth = 0
  const next = (at: number) => {
    counts[at] = (counts[at] ?? 0) + 1
    counts.length = at + 1
    return Array.from(counts, (n) => n ?? 1).join('.')
  }
  return {
    heading: (level: number) => {
      depth = Math.min(level, depth + 1)
      return next(depth - 1)
    },
    paragraph: () => next(depth),
  }
}
