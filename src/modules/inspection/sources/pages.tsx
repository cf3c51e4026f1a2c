import { longDate, longInstant, monthSpan } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { type Around, AskToDelete, Fact, LinkButton } from '../parts.tsx'
import { Timeline } from '../programme/pages.tsx'
import type { Step } from '../programme/queries.ts'
import type { Evaluation, Finding } from '../queries.ts'
import type { DocumentRequest } from '../requests/queries.ts'
import { requestSentence } from '../requests/rules.ts'
import { FindingRows } from '../register/rows.ts'
import { countSentence, isHeldBack, kindOfSource, stateWords } from '../rules.ts'
import type { Named } from './form-pages.tsx'
import type { Source } from './queries.ts'

export const SourcePage = (
  p: Around & {
    source: Source
    findings: readonly Finding[]
    conclusions: ReadonlyMap<string, string>
    evaluations: readonly Evaluation[]
    goneEvaluations: readonly Evaluation[]
    readers: readonly Named[]
    steps: readonly Step[]
    bodies: readonly string[]
    requests: readonly DocumentRequest[]
    now: Date
    today: string
    mayEdit: boolean
  },
) => {
  const { source, path } = p
  const at = `/inspection/sources/${source.id}`
  return (
    <Page
      {...p.frame}
      wide
      title={source.title}
      caption={`${kindOfSource(source.kind)}, ${stateWords[source.state].toLowerCase()}`}
      trail={[
        { href: path(''), text: 'Home' },
        { href: path('/inspection'), text: 'Findings' },
      ]}
      lede={
        source.deleted_at
          ? 'This source was deleted, and its findings with it.'
          : p.findings.length === 0
            ? 'No finding has been taken from it yet.'
            : countSentence(p.findings, 'kinds')
      }
      actions={
        p.mayEdit &&
        !source.deleted_at && (
          <>
            <a class="govuk-link" href={path(`/inspection/findings/new?source=${source.id}`)}>
              Add a finding
            </a>{' '}
            <a class="govuk-link" href={path(`${at}/edit`)}>
              Change
            </a>
          </>
        )
      }
    >
      {p.mayEdit && source.deleted_at && (
        <form method="post" action={path(`${at}/restoration`)}>
          {button({ text: 'Bring it back' })}
        </form>
      )}
      <dl class="hf-facts">
        <Fact name="Publisher">{source.publisher || <Missing words="Not said" />}</Fact>
        <Fact name="Published">
          {source.published_on ? longDate(source.published_on) : <Missing words="To be confirmed" />}
        </Fact>
        <Fact name="Who takes part">
          {p.bodies.length > 0 ? p.bodies.join(', ') : <Missing words="No scrutiny body named" />}{' '}
          {p.mayEdit && !source.deleted_at && (
            <a class="govuk-link hf-noprint" href={path(`${at}/bodies`)}>
              Change<span class="govuk-visually-hidden"> who takes part</span>
            </a>
          )}
        </Fact>
        {(source.starts_on ?? source.ends_on) && <Fact name="Fieldwork">{fieldwork(source)}</Fact>}
        <Fact name="The report">
          {source.evidence_id ? (
            <a class="govuk-link" href={path(`/evidence/pieces/${source.evidence_id}`)}>
              Open it among the evidence
            </a>
          ) : (
            <Missing words="No file kept" />
          )}
        </Fact>
        {source.embargo_until && (
          <Fact name="Embargo">
            {isHeldBack(source, p.now)
              ? `Until ${longInstant(source.embargo_until)}. Read by ${p.readers.map((r) => r.name).join(', ')} only.`
              : `Ended ${longInstant(source.embargo_until)}`}
          </Fact>
        )}
      </dl>
      <Timeline path={path} source={source} steps={p.steps} today={p.today} mayEdit={p.mayEdit} />
      <section class="hf-section" aria-labelledby="documents">
        <h2 class="hf-h2" id="documents">
          Documents asked for
        </h2>
        <p class="govuk-body">
          {requestSentence(p.requests, p.today)}{' '}
          {!source.deleted_at && (
            <a class="govuk-link hf-noprint" href={path(`${at}/requests`)}>
              Documents asked for and returned
            </a>
          )}
        </p>
      </section>
      <section class="hf-section" aria-labelledby="findings">
        <h2 class="hf-h2" id="findings">
          Findings <small>{counted(p.findings.length, 'finding')}</small>
        </h2>
        {p.findings.some((f) => f.kind !== 'strength') && !source.deleted_at && (
          <p class="govuk-body hf-noprint">
            <a class="govuk-link" href={path(`${at}/progress`)}>
              Progress: what we say beside what was published
            </a>
          </p>
        )}
        {p.findings.length > 0 ? (
          FindingRows({ caption: 'Findings of this source', findings: p.findings, conclusions: p.conclusions, path })
        ) : (
          <p class="govuk-body">
            <Missing words="None yet" />
          </p>
        )}
      </section>
      <Evaluations {...p} />
      {p.mayEdit && !source.deleted_at && (
        <AskToDelete
          action={path(`${at}/deletion`)}
          what="this source"
          says={`Its ${counted(p.findings.length, 'finding')} will go from every list with it. You can bring all of it back.`}
        />
      )}
    </Page>
  )
}

const Evaluations = (
  p: Around & {
    source: Source
    evaluations: readonly Evaluation[]
    goneEvaluations: readonly Evaluation[]
    mayEdit: boolean
  },
) => (
  <section class="hf-section" aria-labelledby="evaluations">
    <h2 class="hf-h2" id="evaluations">
      Evaluations
    </h2>
    {p.evaluations.length === 0 ? (
      <p class="govuk-body">
        <Missing words="No grade entered" />
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Grades that this source gave</caption>
        <thead>
          <tr>
            <th scope="col">Indicator</th>
            <th scope="col">Grade</th>
            <th scope="col">Scale as it was then</th>
            <th scope="col">Page</th>
          </tr>
        </thead>
        <tbody>
          {p.evaluations.map((e) => (
            <tr>
              <th scope="row">
                {p.mayEdit && !p.source.deleted_at ? (
                  <a class="govuk-link hf-quiet" href={p.path(`/inspection/evaluations/${e.id}/edit`)}>
                    {e.indicator}
                  </a>
                ) : (
                  e.indicator
                )}
              </th>
              <td data-label="Grade">{e.grade}</td>
              <td data-label="Scale as it was then">{e.scale || <Missing words="Not said" />}</td>
              <td data-label="Page">{e.page || <Missing words="Not said" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {p.mayEdit && !p.source.deleted_at && (
      <>
        <p class="govuk-body">
          <a class="govuk-link" href={p.path(`/inspection/sources/${p.source.id}/evaluations/new`)}>
            Add an evaluation
          </a>
        </p>
        {p.goneEvaluations.map((e) => (
          <div class="govuk-body hf-meta">
            Taken away: {e.indicator}, {e.grade}.{' '}
            <LinkButton
              action={p.path(`/inspection/evaluations/${e.id}/restoration`)}
              text="Bring it back"
              about={e.indicator}
            />
          </div>
        ))}
      </>
    )}
  </section>
)

const fieldwork = (s: Source) =>
  s.starts_on && s.ends_on
    ? monthSpan(s.starts_on, s.ends_on)
    : s.starts_on
      ? `From ${longDate(s.starts_on)}, end to be confirmed`
      : `Until ${longDate(s.ends_on ?? '')}, start to be confirmed`
