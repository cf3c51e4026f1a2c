import type { Filled } from '../../../platform/asked.ts'
import { wordsOf } from '../../../platform/forms.ts'
import type { Ctx } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { problemWords } from './rows.ts'
import type { Fresh, Gone } from './rules.ts'
import { fieldNames } from './sheet.ts'

/** A small box to tick. */
export const Box = ({
  id,
  name,
  value,
  on,
  text,
  hidden = '',
}: {
  id: string
  name: string
  value: string
  on: boolean
  text: string
  hidden?: string
}) => (
  <div class="govuk-checkboxes govuk-checkboxes--small">
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" type="checkbox" id={id} name={name} value={value} checked={on} />
      <label class="govuk-label govuk-checkboxes__label hf-lines" for={id}>
        {hidden && <span class="govuk-visually-hidden">{hidden}</span>}
        {text}
      </label>
    </div>
  </div>
)

/** Rows that stand for no item: each would become a new one. */
export const FreshRows = ({ fresh, filled }: { fresh: readonly Fresh[]; filled: Filled }) => (
  <section class="hf-section" aria-labelledby="new-rows">
    <h2 class="hf-h2" id="new-rows">
      New rows
    </h2>
    <table class="hf-table hf-table--tight hf-stack">
      <caption class="govuk-visually-hidden">Rows that would become new items</caption>
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">What it says</th>
          <th scope="col">Where it would stand</th>
        </tr>
      </thead>
      <tbody>
        {fresh.map((row) => (
          <tr>
            <th scope="row">
              {row.problems.length === 0 ? (
                <Box
                  id={`add-${row.key}`}
                  name="add"
                  value={row.key}
                  on={wordsOf(filled.words, 'add').includes(row.key)}
                  hidden="Add: "
                  text={row.title}
                />
              ) : (
                row.title || 'No title'
              )}
              <span class="hf-meta hf-under">
                Row {row.row} of “{row.sheet}”. {row.why}
              </span>
            </th>
            <td data-label="What it says">
              {row.cells.filter(({ field }) => field !== 'title').length === 0 && row.problems.length === 0
                ? 'Only its title'
                : row.cells
                    .filter(({ field }) => field !== 'title')
                    .map(({ field, words }) => (
                      <span class="hf-under hf-lines">
                        {fieldNames[field]}: {words}
                      </span>
                    ))}
              {row.problems.map((problem) => (
                <span class="hf-under">{problemWords(problem)}</span>
              ))}
            </td>
            <td data-label="Where it would stand">
              {row.problems.length > 0
                ? 'Nowhere until this is put right'
                : row.under
                  ? `Under “${row.under.title}”`
                  : 'At the top of the plan'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** Items whose row did not come back. Nothing is assumed: each is asked. */
export const GoneRows = ({ gone, filled, path }: { gone: readonly Gone[]; filled: Filled; path: Ctx['path'] }) => (
  <section class="hf-section" aria-labelledby="gone-rows">
    <h2 class="hf-h2" id="gone-rows">
      Items that did not come back
    </h2>
    <p class="hf-p">
      Their rows were in the workbook when it went out. They stay in the plan unless you tick them. A deleted item can
      be brought back.
    </p>
    <table class="hf-table hf-table--tight hf-stack">
      <caption class="govuk-visually-hidden">Items whose row is missing</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">What to know</th>
          <th scope="col">Delete it?</th>
        </tr>
      </thead>
      <tbody>
        {gone.map(({ item, title, changed, beneath }) => (
          <tr>
            <th scope="row">
              <a class="govuk-link hf-quiet" href={path(`/plan/items/${item}`)}>
                {title}
              </a>
            </th>
            <td data-label="What to know">
              {[
                changed ? 'It was changed on the site since the workbook went out.' : 'Nobody changed it since.',
                beneath > 0 ? `${counted(beneath, 'item')} under it would go too.` : '',
              ]
                .filter(Boolean)
                .join(' ')}
            </td>
            <td data-label="Delete it?">
              <Box
                id={`delete-${item}`}
                name="delete"
                value={item}
                on={wordsOf(filled.words, 'delete').includes(item)}
                text="Delete it from the plan"
                hidden={`${title}: `}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
