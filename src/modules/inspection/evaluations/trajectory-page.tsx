import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import type { Around } from '../parts.tsx'
import { Places } from '../places.tsx'
import { evaluationsSentence, type Given, trajectorySentence } from './rules.ts'

/** Each indicator over the sources that graded it, on the scale as it was dated then. */
export const TrajectoriesPage = (p: Around & { all: readonly { indicator: string; grades: readonly Given[] }[] }) => (
  <Page
    {...p.frame}
    wide
    title="Evaluations over time"
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/inspection'), text: 'Findings' },
    ]}
    lede={evaluationsSentence(p.all)}
  >
    <Places path={p.path} at="/evaluations" />
    {p.all.length === 0 && (
      <p class="govuk-body">
        Open an inspection among the findings and add the grades it gave, with the scale as it was then.
      </p>
    )}
    {p.all.map(({ indicator, grades }, at) => (
      <section class="hf-section" aria-labelledby={`i-${at}`}>
        <h2 class="hf-h2" id={`i-${at}`}>
          {indicator}
        </h2>
        <p class="govuk-body">{trajectorySentence(grades)}</p>
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Grades of {indicator}, oldest first</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Grade</th>
              <th scope="col">Scale as it was then</th>
              <th scope="col">By</th>
              <th scope="col">Page</th>
            </tr>
          </thead>
          <tbody>
            {grades.map((e) => (
              <tr>
                <th scope="row">{e.published_on ? longDate(e.published_on) : <Missing words="No date" />}</th>
                <td data-label="Grade">{e.grade}</td>
                <td data-label="Scale as it was then">{e.scale || <Missing words="Not said" />}</td>
                <td data-label="By">
                  <a class="govuk-link hf-quiet" href={p.path(`/inspection/sources/${e.source_id}`)}>
                    {e.source_title}
                  </a>
                </td>
                <td data-label="Page">{e.page || <Missing words="Not said" />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ))}
  </Page>
)
