import { longDate } from '../../../platform/dates.ts'
import type { Ctx } from '../../../platform/route.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { valueWords } from '../outline/csv.ts'
import type { TreeItem } from '../outline/tree.ts'

/** How the item will be measured, each with its steps. */
export const TargetsTable = ({
  item,
  path,
  today,
  mayEdit,
  none,
}: {
  item: TreeItem
  path: Ctx['path']
  today: string
  mayEdit: boolean
  /** What to say instead of the warning, where no measure is wanted. */
  none?: string
}) => (
  <section class="hf-section" aria-labelledby="targets">
    <h2 class="hf-h2" id="targets">
      How it will be measured{' '}
      {mayEdit && (
        <small>
          <a class="govuk-link" href={path(`/plan/items/${item.id}/targets`)}>
            Change the measures
          </a>
        </small>
      )}
    </h2>
    {item.targets.length === 0 && <p class="hf-p">{none ?? Missing({ words: 'No measure' })}</p>}
    {item.targets.map(({ text, steps, measure_id }) => (
      <>
        <p class="hf-p">
          <span class="hf-b">{text}</span>{' '}
          {measure_id && (
            <a class="govuk-link" href={path(`/measure/measures/${measure_id}`)}>
              See its figures<span class="govuk-visually-hidden"> ({text})</span>
            </a>
          )}
        </p>
        {steps.length === 0 ? (
          <p class="hf-p">{Missing({ words: 'No dated step' })}</p>
        ) : (
          <table class="hf-table hf-table--tight hf-stack">
            <caption class="govuk-visually-hidden">Steps of: {text}</caption>
            <thead>
              <tr>
                <th scope="col">By</th>
                <th scope="col">Target</th>
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ due, value, unit }) => (
                <tr>
                  <th scope="row">{longDate(due)}</th>
                  <td data-label="Target">{valueWords(value, unit)}</td>
                  <td data-label="When">{due < today ? 'Past' : 'To come'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    ))}
  </section>
)
