import type { Db } from '../../../platform/db.ts'
import type { Examined } from './examine.ts'
import type { Choices } from './rules/book.ts'
import { likeliest, measureShown, mostShown, type Preview } from './rules/preview.ts'
import { stage } from './stage.ts'
import { judgedRows, knownMeasures } from './staging/queries.ts'

/** What an import would do with these answers; without any, the likeliest are taken. Writes nothing. */
export const previewOf = async (
  db: Db,
  examined: Examined,
  given: Choices | null,
): Promise<{ choices: Choices; preview: Preview }> => {
  const choices = given ?? likeliest(examined.settle(await knownMeasures(db), {}).measures)
  const staged = await stage(db, examined, choices)
  const rows = await judgedRows(db, mostShown)
  return {
    choices,
    preview: {
      measures: staged.measures.map(({ measure, counts }) => measureShown(measure, counts)),
      counts: staged.counts,
      refusals: staged.refusals,
      refused: staged.refused.slice(0, mostShown),
      doubts: staged.fileDoubts.slice(0, 100),
      rows: rows.map((row) => {
        const measure = staged.measures[row.measure]?.measure
        const breakdown = staged.breakdowns[row.breakdown]
        const { value, numerator, denominator, withheld } = row
        return {
          row: row.row,
          column: staged.places[row.place] ?? '',
          measure: measure?.known?.title ?? measure?.name ?? '',
          unit: measure?.unit ?? '',
          category: breakdown ? `${breakdown.dimension}: ${breakdown.category}` : '',
          period_from: row.period_from,
          period_to: row.period_to,
          now: { value, numerator, denominator, withheld },
          was: row.was,
          verdict: row.verdict === 'changed' ? 'changed' : 'new',
        }
      }),
    },
  }
}
