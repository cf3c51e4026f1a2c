import { counted, joined } from '../../../platform/sentence.ts'
import type { Brought, Kept } from './sheet.ts'

const what: Record<Kept['what'], [one: string, words: string]> = {
  comment: ['comment', 'Comment'],
  formula: ['formula', 'Formula, read as its value'],
  column: ['cell of another column', 'Cell of a column that is no field of the plan'],
}

/** What a workbook holds beside the plan: comments, formulas and columns of its own. It stays with the import. */
export const KeptList = ({ brought: { kept, otherSheets } }: { brought: Brought }) =>
  kept.length === 0 && otherSheets.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="kept">
      <h2 class="hf-h2" id="kept">
        Kept with this import
      </h2>
      <p class="hf-p">{keptWords(kept, otherSheets)}</p>
      {kept.length > 0 && (
        <table class="hf-table hf-table--tight hf-stack">
          <caption class="govuk-visually-hidden">Comments, formulas and other columns of the workbook</caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">What</th>
              <th scope="col">Its words</th>
            </tr>
          </thead>
          <tbody>
            {kept.map((each) => (
              <tr>
                <th scope="row">
                  {each.column}, row {each.row}
                </th>
                <td data-label="What">{what[each.what][1]}</td>
                <td data-label="Its words" class="hf-lines">
                  {each.text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )

/** "The plan has no place for 2 comments and 1 formula. They stay here, and in the file, which is kept too." */
export const keptWords = (kept: readonly Kept[], otherSheets: readonly string[]): string => {
  const counts = (['comment', 'formula', 'column'] as const).flatMap((kind) => {
    const count = kept.filter((each) => each.what === kind).length
    if (count === 0) return []
    return [kind === 'column' && count > 1 ? `${count} cells of other columns` : counted(count, what[kind][0])]
  })
  const sheets = otherSheets.map((sheet) => `the sheet “${sheet}”`)
  const all = [...counts, ...sheets]
  return `The plan has no place for ${joined(all)}. ${kept.length === 0 ? 'It stays' : 'They stay here and'} in the file, which is kept.`
}
