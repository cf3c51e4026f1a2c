import { longDate } from '../../../platform/dates.ts'
import { asked, askedChoice, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, radios, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { EvidenceList, type Support } from '../../evidence/index.ts'
import { type Around, AskToDelete, Fact, LinkButton } from '../parts.tsx'
import { PieceLink } from '../pieces/fields.tsx'
import type { Finding } from '../queries.ts'
import { findingKindWords } from '../rules.ts'
import type { Audit } from './queries.ts'
import { type Aged, bandWords, isOverdue, readsWords, scopeWords, stoodSentence } from './rules.ts'

type Props = Around & {
  audit: Audit
  all: readonly Audit[]
  findings: readonly Finding[]
  aged: readonly Aged<Finding>[]
  /** Open findings of the audit that this one repeats, which it has not found again so far. */
  before: readonly Finding[]
  supports: readonly Support[]
  pieces: ReadonlyMap<string, string>
  filled: Filled
  doubts: readonly string[]
  today: string
  mayEdit: boolean
  mayAddEvidence: boolean
}

/** One audit: what it read, what it found, and how long that has stood. */
export const AuditPage = (p: Props) => {
  const { audit, path } = p
  const at = `/inspection/audits/${audit.id}`
  const repeats = p.all.find((other) => other.id === audit.repeats_id)
  const later = p.all.filter((other) => other.repeats_id === audit.id)
  return (
    <Page
      {...p.frame}
      wide
      title={audit.title}
      caption={`${scopeWords[audit.scope]} audit, ${longDate(audit.done_on)}`}
      trail={[
        { href: path('/inspection'), text: 'Findings' },
        { href: path('/inspection/audits'), text: 'Register of audits' },
      ]}
      errors={p.filled.errors}
      lede={audit.deleted_at ? 'This audit was deleted. No list shows it any more.' : ledeOf(p)}
      actions={
        p.mayEdit &&
        !audit.deleted_at && (
          <a class="govuk-link" href={path(`${at}/edit`)}>
            Change
          </a>
        )
      }
    >
      {p.mayEdit && audit.deleted_at && (
        <form method="post" action={path(`${at}/restoration`)}>
          {button({ text: 'Bring it back' })}
        </form>
      )}
      <dl class="hf-facts">
        <Fact name="Why">{audit.why || <Missing words="Not said" />}</Fact>
        <Fact name="By">{[audit.agency, audit.post].filter(Boolean).join(', ') || <Missing words="Not said" />}</Fact>
        <Fact name="Records read">{audit.records ?? <Missing words="Not said" />}</Fact>
        <Fact name="Period read">{readsWords(audit) || <Missing words="Not said" />}</Fact>
        <Fact name="Tool">{audit.tool || <Missing words="Not said" />}</Fact>
        <Fact name="Its report">
          {PieceLink({ id: audit.evidence_id, names: p.pieces, path }) ?? <Missing words="No report kept" />}
        </Fact>
        <Fact name="Due again">
          {audit.next_on === null ? (
            <Missing words="No day is set" />
          ) : isOverdue(audit, p.all, p.today) ? (
            <Late words={`${longDate(audit.next_on)}, overdue`} />
          ) : (
            longDate(audit.next_on)
          )}
        </Fact>
        {repeats && (
          <Fact name="It repeats">
            <a class="govuk-link" href={path(`/inspection/audits/${repeats.id}`)}>
              {repeats.title}
            </a>{' '}
            <span class="hf-meta">{longDate(repeats.done_on)}</span>
          </Fact>
        )}
        {later.length > 0 && (
          <Fact name="Repeated by">
            {later.map((other) => (
              <div>
                <a class="govuk-link" href={path(`/inspection/audits/${other.id}`)}>
                  {other.title}
                </a>{' '}
                <span class="hf-meta">{longDate(other.done_on)}</span>
              </div>
            ))}
          </Fact>
        )}
      </dl>
      <section class="hf-section" aria-labelledby="found">
        <h2 class="hf-h2" id="found">
          What was found
        </h2>
        {audit.found ? <p class="govuk-body hf-lines">{audit.found}</p> : <Missing words="Not written down" />}
      </section>
      <Findings {...p} />
      <section class="hf-section" aria-labelledby="evidence">
        <h2 class="hf-h2" id="evidence">
          Evidence
        </h2>
        <EvidenceList
          supports={p.supports}
          path={path}
          today={p.today}
          addHref={p.mayAddEvidence && !audit.deleted_at ? path(`/evidence/new?for=${audit.id}`) : undefined}
        />
      </section>
      {p.mayEdit && !audit.deleted_at && (
        <AskToDelete
          action={path(`${at}/deletion`)}
          what="this audit"
          says="It will go from the register. Its findings stay among the findings. You can bring it back."
        />
      )}
    </Page>
  )
}

function ledeOf(p: Props): string {
  const open = p.aged.length
  if (p.findings.length === 0) return 'No finding of it stands among the findings yet.'
  const again = p.aged.find(({ stood }) => stood > 1)
  const all = p.findings.length
  return `${counted(all, 'finding')}, ${open === 0 ? 'none open' : open === all ? (all === 1 ? 'and it is open' : 'all open') : `${open} of them open`}.${again ? ` ${stoodSentence(again).replace('This finding', `“${again.finding.title}”`)}` : ''}`
}

const Findings = (p: Props) => {
  const at = `/inspection/audits/${p.audit.id}`
  const edits = p.mayEdit && !p.audit.deleted_at
  return (
    <section class="hf-section" aria-labelledby="its-findings">
      <h2 class="hf-h2" id="its-findings">
        Its findings <small>{counted(p.findings.length, 'finding')}</small>
      </h2>
      {p.findings.length === 0 ? (
        <p class="govuk-body">
          <Missing words="None yet" />
        </p>
      ) : (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Findings of this audit</caption>
          <thead>
            <tr>
              <th scope="col">Finding</th>
              <th scope="col">Kind</th>
              <th scope="col">How long it has stood</th>
            </tr>
          </thead>
          <tbody>
            {p.findings.map((finding) => {
              const aged = p.aged.find((each) => each.finding.id === finding.id)
              return (
                <tr>
                  <th scope="row">
                    <a class="govuk-link hf-quiet" href={p.path(`/inspection/findings/${finding.id}`)}>
                      {finding.title}
                    </a>
                  </th>
                  <td data-label="Kind">{findingKindWords[finding.kind]}</td>
                  <td data-label="How long it has stood">
                    {aged
                      ? `${bandWords[aged.band].charAt(0).toUpperCase()}${bandWords[aged.band].slice(1)}. ${stoodSentence(aged)}`
                      : finding.kind === 'strength'
                        ? ''
                        : 'Closed, or found again since'}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {edits && p.before.length > 0 && (
        <>
          <h3 class="hf-h3">Open from the audit before: found again?</h3>
          <ul class="govuk-list hf-noprint">
            {p.before.map((finding) => (
              <li>
                {finding.title}{' '}
                <LinkButton
                  action={p.path(`${at}/findings/${finding.id}/again`)}
                  text="Found again"
                  about={finding.title}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {edits && (
        <form class="hf-noprint" method="post" action={p.path(`${at}/findings`)}>
          <Doubts doubts={p.doubts} />
          {textarea({
            ...asked(p.filled, 'findings'),
            label: { text: 'Add findings', classes: 'govuk-label--s' },
            hint: { text: 'One on each line. They stand among the findings, and plans can answer them' },
            rows: '3',
          })}
          {radios({
            ...askedChoice(p.filled, 'kind'),
            classes: 'govuk-radios--small govuk-radios--inline',
            fieldset: { legend: { text: 'They are', classes: 'govuk-fieldset__legend--s' } },
            items: [
              { value: 'area_for_improvement', text: 'Areas for improvement' },
              { value: 'strength', text: 'Strengths' },
            ],
          })}
          {button({ text: 'Add these findings', classes: 'govuk-button--secondary' })}
        </form>
      )}
    </section>
  )
}
