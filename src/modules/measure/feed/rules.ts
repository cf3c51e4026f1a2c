import { csvLine, csvStart } from '../../../documents/write/csv.ts'

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

/** The columns of a figure as CSV. */
export const columns = [
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

/** The first line of the figures as CSV, for Excel and Power BI: the same columns whatever the figures are. */
export const headLine = csvStart + csvLine(columns)
export const lineOf = (figure: Outgoing): string => csvLine(columns.map((name) => figure[name]))

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

export const ruleHead = csvStart + csvLine(ruleColumns)
export const ruleLine = (rule: MeasureRule): string => csvLine(ruleColumns.map((name) => rule[name]))

/** The rule as a header: it goes out before the last figure is weighed, so it counts nothing. */
export const ruleHeader = (threshold: number): string =>
  `Counts under ${threshold} are not shown, nor figures from which they could be worked out; the column shown says where.`
