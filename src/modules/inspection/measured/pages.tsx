import { longDate } from '../../../platform/dates.ts'
import { asked, type Filled } from '../../../platform/asked.ts'
import { button, details, select } from '../../../platform/govuk.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { kindWords, type Measure } from '../../measure/index.ts'
import type { Around } from '../parts.tsx'
import type { Measured } from './queries.ts'

/** On the page of a finding: the measures that could tell whether it is answered, and since when they are linked. */
export const MeasureList = (
  p: Pick<Around, 'path'> & {
    finding: { id: string }
    measured: readonly Measured[]
    measures: readonly Measure[]
    filled: Filled
    mayEdit: boolean
  },
) => {
  const known = new Map(p.measures.map((m) => [m.id, m]))
  const linked = p.measured.flatMap((row) => {
    const measure = known.get(row.measure_id)
    return measure ? [{ row, measure }] : []
  })
  const offered = p.measures.filter((m) => !linked.some(({ measure }) => measure.id === m.id))
  const at = p.path(`/inspection/findings/${p.finding.id}/measures`)
  return (
    <section class="hf-section" aria-labelledby="measures">
      <h2 class="hf-h2" id="measures">
        Measures
      </h2>
      {linked.length === 0 ? (
        <p class="govuk-body">
          <Missing words="No measure linked" />
        </p>
      ) : (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Measures that could tell whether it is answered</caption>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Kind</th>
              <th scope="col">Since</th>
              {p.mayEdit && (
                <th scope="col">
                  <span class="govuk-visually-hidden">Do</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {linked.map(({ row, measure }) => (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={p.path(`/measure/measures/${measure.id}`)}>
                    {measure.title}
                  </a>
                </th>
                <td data-label="Kind">{kindWords[measure.kind]}</td>
                <td data-label="Since">Linked on {longDate(row.linked_on)}</td>
                {p.mayEdit && (
                  <td>
                    <form method="post" action={`${at}/removal`}>
                      <input type="hidden" name="measure" value={measure.id} />
                      <button class="hf-linkbutton" type="submit">
                        Unlink<span class="govuk-visually-hidden"> {measure.title}</span>
                      </button>
                    </form>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {p.mayEdit &&
        (offered.length === 0 ? (
          <p class="govuk-body hf-noprint">
            <a class="govuk-link" href={p.path('/measure/new')}>
              Name a measure
            </a>
            , then link it here.
          </p>
        ) : (
          details({
            classes: 'hf-noprint',
            summaryText: 'Link a measure',
            open: (p.filled.errors ?? []).length > 0,
            html: (
              <form method="post" action={at}>
                <p class="govuk-body">
                  Link it before its figures come. A measure that is linked after it has moved proves nothing.
                </p>
                {select({
                  ...asked(p.filled, 'measure'),
                  label: { text: 'Measure', classes: 'govuk-label--s' },
                  items: [
                    { value: '', text: 'Choose one' },
                    ...offered.map((m) => ({ value: m.id, text: `${m.title} (${kindWords[m.kind].toLowerCase()})` })),
                  ],
                })}
                {button({ text: 'Link it', classes: 'govuk-button--secondary' })}
              </form>
            ),
          })
        ))}
    </section>
  )
}
