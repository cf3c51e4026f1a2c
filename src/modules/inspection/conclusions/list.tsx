import { longDate } from '../../../platform/dates.ts'
import { Missing } from '../../../platform/shapes.tsx'
import type { Conclusion } from '../model.ts'
import { type Around, LinkButton } from '../parts.tsx'
import { PieceLink } from '../pieces/fields.tsx'
import { byWords } from './rules.ts'
import { differences, heardSentence, sideBySide, voices } from './side-by-side.ts'

/** What was concluded about a finding over time, and what was taken away and can come back. */
export const ConclusionList = (
  p: Pick<Around, 'path'> & {
    finding: { id: string }
    conclusions: readonly Conclusion[]
    goneConclusions: readonly Conclusion[]
    pieces: ReadonlyMap<string, string>
    sources: ReadonlyMap<string, string>
    mayEdit: boolean
  },
) => {
  const kinds = voices(p.conclusions)
  return (
    <section class="hf-section" aria-labelledby="conclusions">
      <h2 class="hf-h2" id="conclusions">
        Conclusions over time
      </h2>
      {p.conclusions.length > 0 && (
        <p class="govuk-body">{[heardSentence(p.conclusions), ...differences(p.conclusions)].join(' ')}</p>
      )}
      {p.conclusions.length === 0 ? (
        <p class="govuk-body">
          <Missing words="None yet" />
        </p>
      ) : (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">
            What was concluded about progress, by whom and in time, oldest first
          </caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              {kinds.map((kind) => (
                <th scope="col">{byWords[kind]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sideBySide(p.conclusions).map((row) => (
              <tr>
                <th scope="row">{longDate(row.dated)}</th>
                {kinds.map((kind) => (
                  <td data-label={byWords[kind]}>{row.by[kind].map((c) => Said(c, p))}</td>
                ))}
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
}

type Shown = Pick<Around, 'path'> & {
  pieces: ReadonlyMap<string, string>
  sources: ReadonlyMap<string, string>
  mayEdit: boolean
}

const Said = (c: Conclusion, p: Shown) => (
  <div>
    “{c.phrase}”{' '}
    <div class="hf-meta hf-voice">
      {c.by_name && `${c.by_name}. `}
      {c.source_id && p.sources.has(c.source_id) && (
        <a href={p.path(`/inspection/sources/${c.source_id}`)}>{p.sources.get(c.source_id)}</a>
      )}
      {c.page ? ` Page ${c.page}. ` : c.by_kind === 'inspectorate' && <Missing words="Page not said" />}{' '}
      {PieceLink({ id: c.evidence_id, names: p.pieces, path: p.path })}{' '}
      {p.mayEdit && (
        <a class="hf-noprint" href={p.path(`/inspection/conclusions/${c.id}/edit`)}>
          Change<span class="govuk-visually-hidden"> this conclusion of {longDate(c.dated)}</span>
        </a>
      )}
    </div>
  </div>
)
