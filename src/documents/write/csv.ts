/** Rows as comma-separated text, the first row naming the columns. Opens in Excel with its letters right; numbers stay numbers. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

// A cell that a spreadsheet would run as a formula gets a leading apostrophe, whatever spaces stand before it.
const cell = (content: string | number): string => {
  const text = String(content)
  const safe = typeof content === 'string' && /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe
}
