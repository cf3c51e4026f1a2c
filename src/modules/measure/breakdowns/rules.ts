import { readValues } from '../figures/rules.ts'
import type { Figure, PartFigure } from '../model.ts'
import { keyOf } from '../marks/rules.ts'

export type Category = { id: string; dimension: string; category: string; position: number }

/** Dimensions that most partnerships use; any other word will do. */
export const usualDimensions = ['Locality', 'Agency', 'Care setting', 'Age band'] as const

const mostCategories = 100

export type CategoryFigure = { category: string } & Pick<Figure, 'value' | 'withheld' | 'numerator' | 'denominator'>

/**
 * Reads pasted lines of one period: a category, then a value, or how many and out of how many. Tabs, semicolons and commas part
 * them. Each line that cannot be read gives a sentence; then nothing is entered.
 */
export const readCategories = (pasted: string, unit: string): { value: CategoryFigure[]; errors: string[] } => {
  const value: CategoryFigure[] = []
  const errors: string[] = []
  const seen = new Map<string, number>()
  for (const [at, line] of pasted.replaceAll(/\r\n?/g, '\n').split('\n').entries()) {
    if (line.trim() === '') continue
    const wrong = (text: string) => errors.push(`Line ${at + 1}: ${text}`)
    const by = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
    const [category = '', ...rest] = line.split(by).map((cell) => cell.trim().replaceAll(/\s+/g, ' '))
    const before = seen.get(category.toLowerCase())
    seen.set(category.toLowerCase(), before ?? at + 1)
    if (category === '') wrong('it does not begin with a category')
    else if (category.length > 120) wrong('the name of a category must be 120 characters or fewer')
    else if (before !== undefined) wrong(`“${category}” stands in line ${before} too`)
    else {
      const read = readValues(
        rest.filter((cell) => cell !== ''),
        unit,
      )
      if ('error' in read) wrong(read.error.replace('after the period', `after “${category}”`))
      else value.push({ category, ...read })
    }
  }
  if (value.length === 0 && errors.length === 0) errors.push('Paste at least one line, such as: North, 18, 25')
  if (value.length + errors.length > mostCategories)
    return { value: [], errors: [`Paste at most ${mostCategories} lines at a time`] }
  return { value, errors }
}

export type Line = { category: string; figures: (PartFigure | undefined)[] }
export type Table = { dimension: string; periods: Period[]; lines: Line[]; whole: (Figure | undefined)[] }
type Period = { period_from: string; period_to: string }

/** The figures of each dimension by category, the newest periods first, with the whole of the same periods beside. */
export const tablesOf = (
  categories: readonly Category[],
  parts: readonly PartFigure[],
  whole: readonly Figure[],
  most: number,
): Table[] => {
  const dimensions = new Map<string, Category[]>()
  for (const each of categories) {
    const key = each.dimension.toLowerCase()
    dimensions.set(key, [...(dimensions.get(key) ?? []), each])
  }
  return [...dimensions.values()].flatMap((own): Table[] => {
    const ids = new Set(own.map(({ id }) => id))
    const figures = parts.filter(({ breakdown_id }) => ids.has(breakdown_id))
    const periods = [...new Map(figures.map((each) => [keyOf(each), each])).values()]
      .toSorted((a, b) => b.period_to.localeCompare(a.period_to) || b.period_from.localeCompare(a.period_from))
      .slice(0, most)
      .map(({ period_from, period_to }) => ({ period_from, period_to }))
    if (periods.length === 0) return []
    const find = <F extends Figure>(rows: readonly F[], period: Period) =>
      rows.find((each) => keyOf(each) === keyOf(period))
    return [
      {
        dimension: own[0]?.dimension ?? '',
        periods,
        lines: own
          .filter(({ id }) => figures.some(({ breakdown_id }) => breakdown_id === id))
          .map(({ id, category }) => ({
            category,
            figures: periods.map((period) =>
              find(
                figures.filter(({ breakdown_id }) => breakdown_id === id),
                period,
              ),
            ),
          })),
        whole: periods.map((period) => find(whole, period)),
      },
    ]
  })
}

/**
 * Whether the parts make up the whole, for figures that can be added: counts, and the counts behind shares. A sentence where they do
 * not; nothing where they do, or where a part is hidden or missing.
 */
export const sumFault = (
  whole: Figure | undefined,
  parts: readonly (Figure | undefined)[],
  unit: string,
): string | undefined => {
  const counts = (figure: Figure | undefined) =>
    figure === undefined ? null : figure.denominator !== null ? figure.denominator : unit === '%' ? null : figure.value
  const total = counts(whole)
  const each = parts.map(counts)
  if (total === null || each.length === 0 || each.some((n) => n === null)) return undefined
  const sum = Number(each.reduce<number>((all, n) => all + (n ?? 0), 0).toPrecision(12))
  if (sum === total) return undefined
  const [made, said] = [sum.toLocaleString('en-GB'), total.toLocaleString('en-GB')]
  return sum < total
    ? `The categories make ${made} of ${said}: the rest is in none of them.`
    : `The categories make ${made}, more than the whole of ${said}: some are counted twice, or the whole is wrong.`
}
