import type { Grid, GridRow } from './grids.ts'
import { add, type Draft, type Settling } from './draft.ts'
import { looksLikeDate } from './dates.ts'
import type { Meaning, ReadColumn } from './proposal.ts'
import { withoutRepeats } from './repeats.ts'
import { isStatus, statusThen } from './status.ts'
import { breaksOff, brief, capital, endsOpen, startsLow, wordsOf } from './words.ts'

/** The lines of the plan: repeated prints dropped, theme rows read, broken rows joined, blank cells taken from above. */
export const draftsOf = (
  grid: Grid,
  columns: ReadColumn[],
  table: number,
  settling: Settling,
): { drafts: Draft[]; rows: GridRow[] } => {
  const rows = withoutRepeats(grid, settling)
  const lines = linesOf(rows, columns, settling)
  const keys = new Set<string>()
  return { rows, drafts: inherited(lines, columns, settling).map((line) => draftOf(line, columns, table, keys)) }
}

type Line = {
  rows: GridRow[]
  cells: string[]
  first: GridRow
  theme: string | null
  inherited: number[]
  breakBefore: boolean
  sharesAim: boolean
}

const upper: Meaning[] = ['theme', 'outcome', 'driver', 'finding', 'aim']
const isKey = (meaning: Meaning | undefined) =>
  meaning !== undefined && (upper.includes(meaning) || meaning === 'reference')

const linesOf = (rows: GridRow[], columns: ReadColumn[], settling: Settling): Line[] => {
  const lines: Line[] = []
  let theme: string | null = null
  let broken = false
  for (const row of rows) {
    if (row.state !== 'used') {
      broken = true
      continue
    }
    broken ||= row.breakBefore
    const cells = columns.map((_, c) => row.cells[c]?.text ?? '')
    if (cells.every((text) => text === '')) {
      row.state = 'blank'
      continue
    }
    const last = lines.at(-1)
    if (isThemeRow(row, columns, lines)) {
      theme = cells.find(Boolean) ?? null
      row.state = 'theme'
      broken = false
      continue
    }
    if (isNoteRow(row)) {
      row.state = 'left out'
      continue
    }
    if (last && goesOn(last, cells, columns, broken)) {
      row.state = 'continuation'
      last.rows.push(row)
      cells.forEach((text, c) => {
        if (text) last.cells[c] = add(last.cells[c], text)
      })
    } else
      lines.push({
        rows: [row],
        cells,
        first: row,
        theme: theme ?? row.theme,
        inherited: [],
        breakBefore: broken,
        sharesAim: false,
      })
    broken = false
  }
  for (const line of lines)
    if (line.rows.length > 1) {
      const numbers = line.rows.map((row) => row.row)
      settling.putRight.push({
        code: 'split',
        rows: numbers,
        sentence: `Rows ${numbers.join(', ')} are one row over several lines. They were joined.`,
      })
    }
  return lines
}

const filledAt = (row: GridRow) => row.cells.flatMap((cell, i) => (cell.text === '' ? [] : [i]))

const themeWord =
  /^(?:theme|priority|section|outcome|objective|area|work ?stream|strand|domain|goal|aim|part|chapter|recommendation|finding)\b/i

/** A row with one cell that names what follows. */
const isThemeRow = (row: GridRow, columns: ReadColumn[], lines: Line[]): boolean => {
  const filled = filledAt(row)
  const at = filled[0] ?? 0
  const cell = row.cells[at]
  if (!cell) return false
  if (filled.length > 1)
    return new Set(filled.map((i) => row.cells[i]?.text)).size === 1 && filled.length === columns.length
  const words = wordsOf(cell.text).length
  if (words > 30 || startsLow(cell.text)) return false
  const isWide = cell.wide >= Math.min(3, columns.length)
  if (isWide) return words <= 30 && !/^(?:notes?|key|source)\b/i.test(cell.text)
  const meaning = columns[at]?.meaning
  if (
    meaning === 'progress' ||
    meaning === 'measure' ||
    meaning === 'lead' ||
    meaning === 'due' ||
    meaning === 'status'
  )
    return false
  if (themeWord.test(cell.text) && words <= 20) return true
  if (cell.fill !== null && at === 0 && words <= 15) return true
  if (at > 0 && meaning !== 'theme' && meaning !== 'outcome') return false
  // One short name in the first column, where rows are usually full, heads the rows below it.
  const last = lines.at(-1)
  const openEnd = last && endsOpen(last.cells[at] ?? '') && breaksOff(last.cells[at] ?? '')
  return words <= 10 && !openEnd && !/[.;]$/.test(cell.text) && !(lines.length > 0 && meaning === 'aim' && words > 6)
}

const isNoteRow = (row: GridRow): boolean => {
  const filled = filledAt(row)
  const cell = row.cells[filled[0] ?? 0]
  if (cell && filled.length <= 3 && /^(?:sub-?|grand )?totals?$/i.test(cell.text)) return true
  return (
    filled.length === 1 &&
    cell !== undefined &&
    (/^(?:notes?|key|source|total)\b[:\s]/i.test(cell.text) || (cell.wide >= 3 && wordsOf(cell.text).length > 30))
  )
}

/** True when a row is the rest of the row above it: its cells take up sentences there, or it holds nothing of its own. */
const goesOn = (above: Line, cells: string[], columns: ReadColumn[], broken: boolean): boolean => {
  const filled = cells.flatMap((text, c) => (text ? [c] : []))
  const meanings = filled.map((c) => columns[c]?.meaning)
  const onlyStory = meanings.every(
    (meaning) => meaning === 'progress' || meaning === 'resources' || meaning === 'other' || meaning === 'reason',
  )
  if (onlyStory) return true
  let on = 0
  let off = 0
  for (const c of filled) {
    const meaning = columns[c]?.meaning
    const text = cells[c] ?? ''
    const before = above.cells[c] ?? ''
    const isStory = meaning === 'progress' || meaning === 'other'
    const weight = isStory ? 0.5 : 1
    if (!before) {
      if (!isStory && !startsLow(text)) off += isKey(meaning) ? 1.2 : 0.8
      continue
    }
    if (meaning === 'reference' || meaning === 'status' || meaning === 'due' || meaning === 'start') {
      if (!(meaning === 'due' && !looksLikeDate(text) && !looksLikeDate(before))) off += 2
    } else if (meaning === 'lead' || meaning === 'agency') off += startsLow(text) || breaksOff(before) ? -1 : 2
    else if (isStatus(text) || /^n\/?a$/i.test(text)) off += 1
    else if (startsLow(text)) on += endsOpen(before) ? 2 * weight : 0.6 * weight
    else if (breaksOff(before)) on += 1.5 * weight
    else if (!endsOpen(before)) off += 1.5 * weight
    else if (wordsOf(before).length <= 5 && wordsOf(text).length <= 5 && !isStory) on += 0.2
    else off += 0.7 * weight
  }
  // A new reference or a filled row begins an item; a page break makes a broken row likelier.
  if (!filled.some((c) => isKey(columns[c]?.meaning)) && meanings.includes('measure'))
    off += meanings.includes('lead') || meanings.includes('due') ? 1 : -0.9
  return on > 0 || broken ? on + (broken ? 0.3 : 0) > off : on > off || off < 0
}

/** Fills blank cells of the upper levels from the row above, unless a level further up has just changed. */
const inherited = (lines: Line[], columns: ReadColumn[], settling: Settling): Line[] => {
  const levels = columns.flatMap((column, c) => (upper.includes(column.meaning) ? [c] : []))
  const title = columns.findIndex((column) => column.meaning === 'aim')
  const finest = title !== -1 ? title : (levels.at(-1) ?? -1)
  const shares = lines.filter((line) => finest !== -1 && line.cells[finest] === '').length
  const shared = sharedLeads(lines, columns, levels, finest)
  lines.forEach((line, i) => {
    const above = lines[i - 1]
    if (!above) return
    const sameTheme = line.theme === above.theme
    let changed = !sameTheme
    for (const c of levels) {
      if (line.cells[c]) {
        changed = true
        continue
      }
      const before = above.cells[c]
      const covered = line.first.cells[c]?.covered === 'up'
      // A blank aim is taken from above only where nothing else names this row.
      if (!before || (changed && !covered)) continue
      if (
        c === finest &&
        !covered &&
        levels.some((level) => level !== c && line.cells[level] && !line.inherited.includes(level))
      )
        continue
      if (c === finest && shares < lines.length) line.sharesAim = true
      line.cells[c] = before
      line.inherited.push(c)
      if (c === finest) above.sharesAim = true
    }
    for (const c of shared) {
      if (
        line.cells[c] ||
        !above.cells[c] ||
        levels.some((level) => level !== finest && line.cells[level] && !line.inherited.includes(level))
      )
        continue
      line.cells[c] = above.cells[c] ?? ''
      line.inherited.push(c)
    }
    columns.forEach((_, c) => {
      if (levels.includes(c) || line.cells[c] || line.first.cells[c]?.covered !== 'up' || !above.cells[c]) return
      line.cells[c] = above.cells[c] ?? ''
      line.inherited.push(c)
    })
  })
  for (const line of lines)
    if (line.inherited.length > 0) {
      const names = line.inherited.map((c) => (columns[c]?.heading || columns[c]?.meaning) ?? '')
      settling.putRight.push({
        code: 'inherited',
        rows: [line.first.row],
        sentence: `Row ${line.first.row}: ${names.map((name) => `“${brief(name, 30)}”`).join(' and ')} ${names.length > 1 ? 'are' : 'is'} blank, so the row above was taken.`,
      })
    }
  return lines
}

/** Columns of leads that are filled once for each objective and blank below it: one lead for all of its rows. */
const sharedLeads = (lines: Line[], columns: ReadColumn[], levels: number[], finest: number): number[] => {
  const above = levels.filter((level) => level !== finest)
  const heads = lines.filter((line) => above.some((level) => line.cells[level]))
  const below = lines.filter((line) => above.every((level) => !line.cells[level]))
  return columns.flatMap(({ meaning }, c) => {
    if ((meaning !== 'lead' && meaning !== 'agency') || above.length === 0 || heads.length < 2) return []
    const isOnce =
      below.length >= (c < finest ? 1 : 2) &&
      below.every((line) => !line.cells[c]) &&
      heads.every((line) => line.cells[c])
    return isOnce ? [c] : []
  })
}

const draftOf = (line: Line, columns: ReadColumn[], table: number, keys: Set<string>): Draft => {
  const base = `${table > 0 ? `t${table + 1}` : ''}r${line.first.row}`
  let key = base
  for (let n = 2; keys.has(key); n++) key = `${base}-${n}`
  keys.add(key)
  const { page, sheet } = line.first
  const draft: Draft = {
    key,
    table,
    rows: line.rows.map((row) => row.row),
    ...(page === undefined ? {} : { page }),
    ...(sheet === undefined ? {} : { sheet }),
    breakBefore: line.breakBefore,
    text: line.theme ? { theme: line.theme } : {},
    columns: {},
    inherited: [],
    moved: {},
    fill: null,
    links: line.rows.flatMap((row) => row.cells.flatMap((cell) => cell.links)),
    extra: [],
    warnings: [],
    sharesAim: line.sharesAim,
  }
  columns.forEach(({ meaning, heading }, c) => {
    const text = line.cells[c] ?? ''
    if (meaning === 'status' && draft.fill === null)
      draft.fill = line.rows.map((row) => row.cells[c]?.fill ?? null).find(Boolean) ?? null
    if (!text) return
    if (meaning === 'other') {
      draft.extra.push({ heading, text })
      return
    }
    const before = draft.text[meaning]
    const isSecond = draft.columns[meaning] !== undefined && before !== undefined
    draft.text[meaning] = isSecond
      ? `${before}\n${heading && meaning === 'progress' ? `${heading}: ` : ''}${text}`
      : meaning === 'theme' && before && before !== text
        ? text
        : text
    draft.columns[meaning] ??= c
    if (line.inherited.includes(c)) draft.inherited.push(meaning)
  })
  withStatus(draft)
  if (line.rows.length > 1)
    draft.warnings.push({
      code: 'split',
      sentence: `This row stood over ${line.rows.length} lines (rows ${draft.rows.join(', ')}). They were joined.`,
    })
  return draft
}

// "Amber: draft with members" in one cell is a status and a progress text.
const withStatus = (draft: Draft) => {
  const { status, progress } = draft.text
  const found = status ? statusThen(status) : progress ? statusThen(progress) : null
  if (!found || (status && progress)) return
  draft.text.status = found.status
  draft.text.progress = capital(found.rest)
  const from = draft.columns.status ?? draft.columns.progress
  if (from !== undefined) Object.assign(draft.columns, { status: from, progress: from })
}
