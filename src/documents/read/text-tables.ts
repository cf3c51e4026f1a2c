import { type HTMLElement, parse } from 'node-html-parser'
import { cellOf, fillOf, type Laid, layOut } from './grid.ts'
import type { Block, Cell } from './model.ts'
import { plain } from './prose.ts'
import type { Line } from './text.ts'

/**
 * Whether a line begins a tab-separated table. A tab that only indents, only trails or only follows a list marker
 * makes no table by itself; below a line of a table any tab does.
 */
export const isTabbed = (line: string): boolean => {
  const inner = line.replace(/^\s*(?:[-–•*o·▪]|\(?[\da-z]{1,3}[.)])\t/u, '')
  return inner.includes('\t') && !/^\t{1,2}[^\t]+$|^[^\t]+\t$|^\s+$/.test(inner)
}

/** Lines of tabs as one table; lines are as wide as the widest, an empty place is an empty cell. */
export const tabbedTable = (run: Line[]): Block => {
  const cells = run.map((line) => line.text.split('\t'))
  const columns = Math.max(...cells.map((line) => line.length))
  return {
    kind: 'table',
    columns,
    where: { row: run[0]?.number ?? 1 },
    rows: run.map((line, y) => ({
      where: { row: line.number },
      header: false,
      cells: Array.from({ length: columns }, (_, x) => cellOf(plain(cells[y]?.[x] ?? ''))),
    })),
  }
}

/**
 * Lines set in columns by runs of spaces, as one table: the columns stand between the places that are blank in every
 * line. Null where fewer than three columns or three lines stand so.
 */
export const spacedTable = (run: Line[]): Block | null => {
  const texts = run.map((line) => line.text.trimEnd())
  const width = Math.max(...texts.map((text) => text.length))
  const gapped = texts.filter((text) => /\S {2,}\S.* {2,}\S/.test(text)).length
  if (width > 400 || gapped < 3 || gapped < texts.length * 0.6) return null
  const isBlank = Array.from({ length: width }, (_, x) => texts.every((text) => (text[x] ?? ' ') === ' '))
  const starts = isBlank.flatMap((blank, x) => (!blank && (x === 0 || (isBlank[x - 1] && isBlank[x - 2])) ? [x] : []))
  if (starts.length < 3) return null
  return tabbedTable(
    run.map(({ text, number }) => ({
      number,
      text: starts.map((from, i) => text.slice(from, starts[i + 1]).trim()).join('\t'),
    })),
  )
}

export const isBarTable = (run: Line[]): boolean => run.length >= 2

export const barTable = (run: Line[]): Block => {
  const isRule = (line: Line | undefined) => line !== undefined && /^[\s|:\-+=]+$/.test(line.text)
  const lines = run.filter((line) => !isRule(line))
  const laid = layOut(
    lines.map((line) => ({
      where: { row: line.number },
      header: line === run[0] && isRule(run[1]),
      cells: bars(line.text).map((text) => ({ cell: cellOf(plain(text)) })),
    })),
  )
  return { kind: 'table', ...laid, where: { row: run[0]?.number ?? 1 } }
}

const bars = (line: string) =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((text) => text.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n'))

/** Cuts pasted HTML into its tables and the lines between them; text without a table comes back as it is. */
export const htmlTables = (lines: Line[]): ({ block: Block } | { lines: Line[] })[] => {
  const text = lines.map((line) => line.text).join('\n')
  if (!/<table[\s>]/i.test(text)) return [{ lines }]
  const pieces: ({ block: Block } | { lines: Line[] })[] = []
  let from = 0
  const lineAt = lineFinder(text)
  const between = (end: number) => {
    const first = lineAt(from)
    const bare = withoutTags(text.slice(from, end))
    pieces.push({ lines: bare.split('\n').map((each, i) => ({ text: each.trim(), number: first + i })) })
  }
  for (const table of parse(text, { comment: false }).querySelectorAll('table')) {
    const [start, end] = table.range
    if (start < from) continue
    between(start)
    const block = tableOf(table, lineAt)
    if (block) pieces.push({ block })
    from = end
  }
  between(text.length)
  return pieces
}

/** Which line (from 1) a place in the text stands on. */
const lineFinder = (text: string) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (place: number) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if ((starts[middle] ?? 0) <= place) low = middle
      else high = middle
    }
    return low + 1
  }
}

const withoutTags = (html: string) =>
  parse(html.replace(/<(style|script|head)[\s\S]*?<\/\1>/gi, '').replace(/<\/(p|div|h\d|li|ul|ol)>/gi, '\n'))
    .textContent

const tableOf = (table: HTMLElement, lineAt: (at: number) => number): Block | null => {
  const rows = table.querySelectorAll('tr').filter((row) => row.closest('table') === table)
  const laid = layOut(
    rows.map((row) => {
      const cells = row.childNodes.filter((node): node is HTMLElement =>
        /^t[dh]$/i.test((node as HTMLElement).rawTagName ?? ''),
      )
      const isHeader = row.parentNode?.rawTagName?.toLowerCase() === 'thead'
      return {
        where: { row: lineAt(row.range[0]) },
        header: isHeader || (cells.length > 1 && cells.every((cell) => cell.rawTagName.toLowerCase() === 'th')),
        cells: cells.map((cell): Laid => ({ cell: htmlCell(cell) })),
      }
    }),
  )
  return laid.rows.length === 0 ? null : { kind: 'table', ...laid, where: { row: lineAt(table.range[0]) } }
}

const htmlCell = (cell: HTMLElement): Cell => {
  const broken = cell.innerHTML.replace(/\n/g, ' ').replace(/<br\s*\/?>|<\/(p|div|li|tr)>/gi, '\n')
  const style = cell.getAttribute('style') ?? ''
  return cellOf(parse(broken).textContent.replace(/&nbsp;/g, ' '), {
    columns: span(cell.getAttribute('colspan')),
    rows: span(cell.getAttribute('rowspan')),
    fill: fillOf(cell.getAttribute('bgcolor') ?? /background(?:-color)?:\s*(#[0-9a-f]{6})/i.exec(style)?.[1]),
    bold: cell.rawTagName.toLowerCase() === 'th' || cell.querySelector('b, strong') !== null,
    links: cell.querySelectorAll('a').flatMap((link) => link.getAttribute('href') ?? []),
  })
}

const span = (value: string | undefined) => Math.min(200, Math.max(1, Number.parseInt(value ?? '1', 10) || 1))
