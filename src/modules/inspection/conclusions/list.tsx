import { longDate } from '../../../platform/dates.ts'
import { Missing } from '../../../platform/shapes.tsx'
import type { Conclusion } from '../model.ts'
import { type Around, LinkButton } from '../parts.tsx'
import { byWords } from './rules.ts'

/** What was concluded about a finding over time, and what was taken away and can come back. */
export const ConclusionList = (
  p: Pick<Around, 'path'> & {
    finding: { id: string }
    conclusions: readonly Conclusion[]
    goneConclusions: readonly Conclusion[]
    mayEdit: boolean
  },
) => (
  <section class="hf-section" aria-labelledby="conclusions">
    <h2 class="hf-h2" id="conclusions">
      Conclusions over time
    </h2>
    {p.conclusions.length === 0 ? (
      <p class="govuk-body">
        <Missing words="None yet" />
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">What was concluded about progress, oldest first</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">By</th>
            <th scope="col">In their words</th>
            <th scope="col">Page</th>
          </tr>
        </thead>
        <tbody>
          {p.conclusions.map((c) => (
            <tr>
              <th scope="row">
                {p.mayEdit ? (
                  <a class="govuk-link hf-quiet" href={p.path(`/inspection/conclusions/${c.id}/edit`)}>
                    {longDate(c.dated)}
                    <span class="govuk-visually-hidden">: change this conclusion</span>
                  </a>
                ) : (
                  longDate(c.dated)
                )}
              </th>
              <td data-label="By">{c.by_name || byWords[c.by_kind]}</td>
              <td data-label="In their words">“{c.phrase}”</td>
              <td data-label="Page">{c.page || <Missing words="Not said" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {p.mayEdit && (
      <>
        <p class="govuk-body">
          <a class="govuk-link" href={p.path(`/inspection/findings/${p.finding.id}/conclusions/new`)}>
            Add a conclusion
          </a>
        </p>
        {p.goneConclusions.map((c) => (
          <div class="govuk-body hf-meta">
            Taken away: “{c.phrase}”, {longDate(c.dated)}.{' '}
            <LinkButton
              action={p.path(`/inspection/conclusions/${c.id}/restoration`)}
              text="Bring it back"
              about={c.phrase}
            />
          </div>
        ))}
      </>
    )}
  </section>
)
