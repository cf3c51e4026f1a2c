import type { Settling } from './draft.ts'
import type { Grid, GridRow } from './grids.ts'
import { endsOpen, shareIn, shingles, tidy, wordsOf } from './words.ts'

const textOf = (row: GridRow) =>
  row.cells
    .map((cell) => cell.text)
    .filter(Boolean)
    .join(' ')

/**
 * Drops what was printed twice: headings (found while tables were joined), rows printed again word for word or nearly,
 * and the text of a whole page that stands glued beside the columns. Says what was dropped.
 */
export const withoutRepeats = (grid: Grid, settling: Settling): GridRow[] => {
  const rows = grid.rows.map((row) => ({ ...row }))
  const headings = rows.filter((row) => row.state === 'repeated header').slice(1)
  if (headings.length > 0) {
    const times = headings.length === 1 ? 'once more' : `${headings.length} more times`
    settling.putRight.push({
      code: 'repeated',
      rows: headings.map((row) => row.row),
      sentence: `The headings are printed ${times} (${headings.length === 1 ? 'row' : 'rows'} ${headings.map((row) => row.row).join(', ')}). They were left out.`,
    })
  }
  dropTwins(rows, settling)
  dropGlued(rows, settling)
  return rows
}

/** A row counts as printed again when nearly all of its word runs stand in one earlier row, in the same order of cells. */
const dropTwins = (rows: GridRow[], settling: Settling) => {
  const seen = new Map<string, number[]>()
  const known: { row: GridRow; runs: Set<string> }[] = []
  for (const row of rows) {
    if (row.state !== 'used') continue
    const text = textOf(row)
    const runs = shingles(text)
    const votes = new Map<number, number>()
    for (const run of runs) for (const i of seen.get(run) ?? []) votes.set(i, (votes.get(i) ?? 0) + 1)
    const [twin, count] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0]
    const earlier = known[twin]
    if (
      earlier &&
      wordsOf(text).length >= 10 &&
      count / runs.size >= 0.85 &&
      count / earlier.runs.size >= 0.6 &&
      agree(earlier.row, row) &&
      sameTheme(earlier.row, row, rows)
    ) {
      row.state = 'repeated page'
      settling.putRight.push({
        code: 'repeated',
        rows: [row.row, earlier.row.row],
        sentence: `Row ${row.row} is printed again: it is row ${earlier.row.row}. It was left out.`,
      })
      continue
    }
    known.push({ row, runs })
    for (const run of runs) seen.set(run, [...(seen.get(run) ?? []).slice(-8), known.length - 1])
  }
}

/** Two prints of a row agree in every cell: hardly a word differs, and no figure does. Like rows of one plan do not. */
const agree = (a: GridRow, b: GridRow): boolean =>
  a.cells.every((cell, c) => {
    const [left, right] = [wordsOf(cell.text), wordsOf(b.cells[c]?.text ?? '')]
    const figures = (words: string[]) => words.filter((word) => /\d/.test(word)).join(' ')
    if (figures(left) !== figures(right)) return false
    const known = new Set(right)
    const missing = left.filter(
      (word) => !known.has(word) && !right.some((other) => other.startsWith(word) || word.startsWith(other)),
    )
    return (
      missing.length <= left.length * 0.08 &&
      Math.abs(left.length - right.length) <= Math.max(left.length, right.length) * 0.25
    )
  })

// The same action may stand under two themes on purpose.
const sameTheme = (a: GridRow, b: GridRow, rows: GridRow[]): boolean => {
  if (a.theme !== b.theme) return false
  const lone = rows
    .slice(rows.indexOf(a) + 1, rows.indexOf(b))
    .filter((row) => row.cells.filter((cell) => cell.text).length === 1)
  return lone.length === 0
}

const dropGlued = (rows: GridRow[], settling: Settling) => {
  rows.forEach((row, i) => {
    if (row.beside.length === 0) return
    const glued = row.beside.join(' ')
    const near = rows.slice(Math.max(0, i - 4), i + 5)
    const printed = shingles(
      near.map((each) => textOf(each) + (each === row ? '' : ` ${each.beside.join(' ')}`)).join(' '),
    )
    if (wordsOf(glued).length < 6 || shareIn(shingles(glued), printed) < 0.45) return
    const owner = row.state === 'used' ? row : near.find((each) => each.state === 'used' && each.row > row.row)
    const mended = owner ? mend(owner, glued) : 0
    settling.putRight.push({
      code: 'repeated',
      rows: [row.row],
      sentence: `Beside row ${row.row} a page is printed a second time, as one run of words. It was counted once${mended > 0 ? ', and cells that were cut off were completed from it' : ''}.`,
    })
    row.beside = []
  })
}

/** Completes cells that were cut at the edge of the page with the words that follow them in the second print. */
const mend = (row: GridRow, glued: string): number => {
  let mended = 0
  const words = glued.split(/\s+/)
  const key = (text: string) =>
    tidy(text)
      .toLowerCase()
      .replace(/[^a-z0-9&]/g, '')
  const printed = new Set<string>()
  for (const cell of row.cells) {
    const own = cell.text.split(/\s+/).map(key)
    for (let i = 0; i + 2 < own.length; i++) printed.add(own.slice(i, i + 3).join(' '))
  }
  row.cells = row.cells.map((cell) => {
    const own = cell.text.split(/\s+/).map(key)
    if (own.length < 4 || !endsOpen(cell.text)) return cell
    const tail = own.slice(-4).join(' ')
    const at = words.findIndex(
      (_, i) =>
        words
          .slice(i, i + 4)
          .map(key)
          .join(' ') === tail,
    )
    if (at === -1) return cell
    let end = at + 4
    while (
      end < words.length &&
      end < at + 8 &&
      !printed.has(
        words
          .slice(end, end + 3)
          .map(key)
          .join(' '),
      )
    ) {
      // A capital begins another cell, unless this cell is itself a name.
      if (/^[^a-z]/.test(words[end] ?? '') && !/^[A-Z]/.test(cell.text.split(/\s+/).at(-1) ?? '')) break
      end++
    }
    const more = words.slice(at + 4, end).join(' ')
    if (more) mended++
    return more ? { ...cell, text: `${cell.text} ${more}` } : cell
  })
  return mended
}
