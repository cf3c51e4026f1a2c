import type { Reading, Step } from './series.ts'

/** How the figures of one chart are written: the same rounding in picture, sentence and table. */
export type Figures = { unit: string; decimals: number }

/**
 * The rounding that suits a series: none below 1% unless everything lies within 5 points, fewer decimals for larger numbers,
 * and one more where a target would otherwise read the same as a limit that it is not.
 */
export const figuresOf = ({ points, target }: Reading, unit: string, steps: readonly Step[] = []): Figures => {
  const values = points.flatMap(({ value }) => value ?? [])
  const aims = [...(target === null ? [] : [target]), ...steps.map(({ value }) => value)]
  const largest = Math.max(0, ...[...values, ...aims].map(Math.abs))
  const spread = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
  let decimals = unit === '%' ? (spread > 5 ? 0 : 1) : largest >= 100 ? 0 : largest >= 2 ? 1 : 2
  const last = points.findLast(({ upper }) => upper !== null)
  const alike = () =>
    last !== undefined &&
    target !== null &&
    [last.upper, last.lower].some(
      (limit) =>
        limit !== null && limit !== target && bare(limit, { unit, decimals }) === bare(target, { unit, decimals }),
    )
  while (decimals < 3 && alike()) decimals++
  return { unit, decimals }
}

/** A number without its unit: "1,250". */
export const bare = (value: number, { decimals }: Figures): string => {
  const words = value.toLocaleString('en-GB', { maximumFractionDigits: decimals })
  return words === '-0' ? '0' : words.replace('-', '−')
}

/** A number with its unit: "72%", "12 weeks", "1,250". */
export const figure = (value: number, figures: Figures): string => {
  const words = bare(value, figures)
  if (figures.unit === '%') return `${words}%`
  if (figures.unit === '£') return words.startsWith('−') ? `−£${words.slice(1)}` : `£${words}`
  return figures.unit === '' ? words : `${words} ${figures.unit}`
}

/** For a name at the edge of a chart: only a percentage carries its unit there, the axis has it otherwise. */
export const edgeFigure = (value: number, figures: Figures): string =>
  figures.unit === '%' ? `${bare(value, figures)}%` : bare(value, figures)

const counted = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')
/** "nine", "13". */
export const countWords = (n: number): string => counted[n] ?? n.toLocaleString('en-GB')
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** What a figure can be: a percentage from 0 to 100, and nothing below zero where nothing lies there. */
export const boundsOf = ({ points }: Reading, unit: string): { least: number; most: number } => {
  const values = points.flatMap(({ value }) => value ?? [])
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  return {
    least: low < 0 ? Number.NEGATIVE_INFINITY : 0,
    most: unit === '%' && high <= 100 ? 100 : Number.POSITIVE_INFINITY,
  }
}

/** The expected range in words: "53% to 79%", "up to 79%" where nothing can be too low. */
export const rangeWords = (
  lower: number | null,
  upper: number | null,
  figures: Figures,
  { least, most }: { least: number; most: number },
): string => {
  if (lower === null || upper === null) return ''
  const [low, high] = [lower <= least, upper >= most]
  if (low && high) return 'any figure'
  if (low) return `up to ${edgeFigure(upper, figures)}`
  if (high) return `${edgeFigure(lower, figures)} or more`
  return `${bare(lower, figures)}${figures.unit === '%' ? '%' : ''} to ${edgeFigure(upper, figures)}`
}
