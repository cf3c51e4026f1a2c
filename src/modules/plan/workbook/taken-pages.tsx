import { button } from '../../../platform/govuk.ts'
import type { Ctx } from '../../../platform/route.ts'
import type { Import } from '../import/pages/choices.ts'
import { type Field, fieldNames } from './sheet.ts'

/** What was taken over from a workbook, and the way back. */
export const TakenOver = ({ made, path }: { made: Import; path: Ctx['path'] }) => {
  const taken = made.choices.taken
  if (!taken) return <p class="govuk-body">What was taken over from this workbook stands in each item’s history.</p>
  return (
    <>
      {taken.items.length > 0 && (
        <table class="hf-table hf-table--tight hf-stack">
          <caption class="govuk-visually-hidden">What was taken over</caption>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">Since</th>
            </tr>
          </thead>
          <tbody>
            {taken.items.flatMap(({ item, title, fields }) =>
              fields.map(({ field, was, became }) => (
                <tr>
                  <th scope="row">
                    <a class="govuk-link hf-quiet" href={path(`/plan/items/${item}`)}>
                      {title}
                    </a>
                  </th>
                  <td data-label="Field">{fieldNames[field as Field]}</td>
                  <td data-label="Before" class="hf-lines">
                    {was || 'Nothing'}
                  </td>
                  <td data-label="Since" class="hf-lines">
                    {became || 'Nothing'}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
      {taken.deleted.length > 0 && (
        <p class="govuk-body">Deleted: {taken.deleted.map(({ title }) => `“${title}”`).join(', ')}.</p>
      )}
      <h2 class="govuk-heading-m">Take the whole workbook back</h2>
      <p class="govuk-body">
        Every field goes back to what it said before, items that the workbook added go, and items that went come back.
        What somebody changed since stays as it is now.
      </p>
      <form method="post" action={path(`/plan/imports/${made.id}/undoing`)} novalidate>
        {button({ text: 'Take the whole workbook back', classes: 'govuk-button--secondary' })}
      </form>
    </>
  )
}
