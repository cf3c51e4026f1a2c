/** Rows as comma-separated text, the first row naming the columns. Opens in Excel with its letters right; numbers stay numbers. */
export const csvOf = (rows: readonly Row[]): string => `${csvStart}${rows.map(csvLine).join('')}`

type Row = readonly (string | number | null)[]

/** What such a text begins with, for one that is sent line by line. */
export const csvStart = '\uFEFF'

/** One row with the end of its line; null is an empty cell. */
export const csvLine = (row: Row): string => `${row.map(cell).join(',')}\r\n`

// A cell that a spreadsheet would run as a formula gets a leading apostrophe, whatever spaces stand before it.
const cell = (content: string | number | null): string => {
  const text = String(content ?? '')
  const safe = typeof content === 'string' && /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe
}
