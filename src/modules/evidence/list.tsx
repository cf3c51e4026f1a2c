import { longDate, monthSpan } from '../../platform/dates.ts'
import { Missing } from '../../platform/shapes.tsx'
import type { Support } from './supports/queries.ts'
import { natureWords } from './rules.ts'

/** The evidence for one statement, for the pages of findings, items and updates. `addHref`: where more is added. */
export const EvidenceList = ({
  supports,
  addHref,
  path,
}: {
  supports: readonly Support[]
  addHref?: string | undefined
  path: (rest: string) => string
}) => (
  <>
    {supports.length === 0 ? (
      <p class="govuk-body">
        <Missing words="No evidence yet" />
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Evidence and what it shows</caption>
        <thead>
          <tr>
            <th scope="col">Piece</th>
            <th scope="col">Kind</th>
            <th scope="col">Speaks about</th>
            <th scope="col">What it shows</th>
          </tr>
        </thead>
        <tbody>
          {supports.map((s) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/evidence/pieces/${s.evidence_id}`)}>
                  {s.title}
                </a>
                {s.confidential && <span class="hf-meta"> Confidential</span>}
              </th>
              <td data-label="Kind">{natureWords[s.nature]}</td>
              <td data-label="Speaks about">{period(s)}</td>
              <td data-label="What it shows">{s.shows || <Missing words="Not said" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {addHref && (
      <p class="govuk-body hf-noprint">
        <a class="govuk-link" href={addHref}>
          Add evidence
        </a>
      </p>
    )}
  </>
)

/** The period a piece speaks about, else its date, else what is missing. */
export const period = (p: { speaks_from: string | null; speaks_to: string | null; dated: string | null }) =>
  p.speaks_from && p.speaks_to ? (
    monthSpan(p.speaks_from, p.speaks_to)
  ) : p.dated ? (
    longDate(p.dated)
  ) : (
    <Missing words="No date" />
  )
