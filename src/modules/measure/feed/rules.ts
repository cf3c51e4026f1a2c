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

const line = (cells: readonly (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`

/** The first line of the figures as CSV, for Excel and Power BI: the same columns whatever the figures are. */
export const headLine = `\ufeff${line(columns)}`
export const lineOf = (figure: Outgoing): string => line(columns.map((name) => figure[name]))

/** What was done to the figures of one measure. */
export type MeasureRule = {
  measure: string
  unit: string
  figures: number
  not_shown: number
  rounded: number
  threshold: number
  rule: string
}
const ruleColumns = ['measure', 'unit', 'figures', 'not_shown', 'rounded', 'threshold', 'rule'] as const

export const ruleHead = `\ufeff${line(ruleColumns)}`
export const ruleLine = (rule: MeasureRule): string => line(ruleColumns.map((name) => rule[name]))

/** The rule as a header: it goes out before the last figure is weighed, so it counts nothing. */
export const ruleHeader = (threshold: number): string =>
  `Counts under ${threshold} are not shown, nor figures from which they could be worked out; the column shown says where.`
