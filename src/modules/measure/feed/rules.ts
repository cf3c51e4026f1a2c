/** One figure as it leaves. `shown`: empty, or what is to be said of its value: that it is not shown, or was rounded. */
export type Outgoing = {
  measure_id: string
  measure: string
  unit: string
  dimension: string | null
  category: string | null
  from: string
  to: string
  value: number | null
  numerator: number | null
  denominator: number | null
  state: string
  shown: string
}

const quoted = (text: string) => (/[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
// A cell that begins like a formula would be run by a spreadsheet.
const cell = (value: string | number | null) =>
  value === null
    ? ''
    : typeof value === 'number'
      ? String(value)
      : quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

const columns = [
  'measure',
  'unit',
  'dimension',
  'category',
  'from',
  'to',
  'value',
  'numerator',
  'denominator',
  'state',
  'shown',
] as const

/** The figures as CSV for Excel and Power BI: the same columns whatever the figures are. */
export const csvOf = (figures: readonly Outgoing[]): string =>
  `\ufeff${[columns.join(','), ...figures.map((f) => columns.map((name) => cell(f[name])).join(','))].join('\r\n')}\r\n`
