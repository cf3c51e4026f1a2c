import { type Line, type Settling, upper } from './draft.ts'
import type { ReadColumn } from './proposal.ts'
import { brief } from './words.ts'

/** Fills blank cells of the upper levels from the row above, unless a level further up has just changed. */
export const inherited = (lines: Line[], columns: ReadColumn[], settling: Settling): Line[] => {
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
