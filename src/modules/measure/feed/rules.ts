import type { Figure, Measure } from '../model.ts'

/** One figure as it leaves. `shown`: empty, or what stands in place of a value that is not shown. */
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

export const notShown = 'Not shown'

type Named = ReadonlyMap<string, { dimension: string; category: string }>

/**
 * Hides every small count, and with it all categories of its breakdown in that period, so that none can be worked out from
 * the others and the total.
 */
export const protectedFigures = (
  measure: Pick<Measure, 'id' | 'title' | 'unit'>,
  figures: readonly (Figure & { breakdown_id: string | null })[],
  names: Named,
  threshold: number,
): Outgoing[] => {
  const groupOf = (f: { breakdown_id: string | null; period_from: string; period_to: string }) =>
    `${f.breakdown_id === null ? '' : names.get(f.breakdown_id)?.dimension} ${f.period_from} ${f.period_to}`
  const shut = new Set(figures.filter((f) => f.withheld !== '' || isSmall(f, measure.unit, threshold)).map(groupOf))
  return figures.map((f) => {
    const name = f.breakdown_id === null ? null : (names.get(f.breakdown_id) ?? null)
    const isShut = shut.has(groupOf(f))
    return {
      measure_id: measure.id,
      measure: measure.title,
      unit: measure.unit,
      dimension: name?.dimension ?? null,
      category: name?.category ?? null,
      from: f.period_from,
      to: f.period_to,
      value: isShut ? null : f.value,
      numerator: isShut ? null : f.numerator,
      denominator: isShut ? null : f.denominator,
      state: f.state,
      shown: isShut ? notShown : f.value === null ? 'None to count' : '',
    }
  })
}

// A share that leaves all but a few out points to those few as well. Without its counts a share of a part cannot be judged.
const isSmall = (f: Figure & { breakdown_id: string | null }, unit: string, threshold: number): boolean => {
  const small = (n: number) => n > 0 && n < threshold
  if (f.numerator !== null && f.denominator !== null)
    return small(f.numerator) || small(f.denominator) || small(f.denominator - f.numerator)
  if (f.value === null) return false
  return unit === '%' ? f.breakdown_id !== null : Number.isInteger(f.value) && small(f.value)
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
