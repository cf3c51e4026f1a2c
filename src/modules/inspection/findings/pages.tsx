import type { Child } from 'hono/jsx'
import { longDate, longInstant } from '../../../platform/dates.ts'
import type { Filled } from '../../../platform/asked.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import { EvidenceList, type Support } from '../../evidence/index.ts'
import { type Line, sentenceOf } from '../../history/index.ts'
import type { Measure } from '../../measure/index.ts'
import { ConclusionList } from '../conclusions/list.tsx'
import { concluded } from '../conclusions/rules.ts'
import { MeasureList } from '../measured/pages.tsx'
import type { Measured } from '../measured/queries.ts'
import { type Around, AskToDelete, Fact, LinkButton } from '../parts.tsx'
import type { Conclusion, Finding } from '../queries.ts'
import { findingKindWords, isHeldBack, placeWords, stateWords } from '../rules.ts'
import { WatchList } from '../watches/pages.tsx'
import type { Watch } from '../watches/queries.ts'
import type { FullFinding, Wording } from './queries.ts'

type Props = Around & {
  finding: FullFinding
  wordings: readonly Wording[]
  covers: readonly Finding[]
  coveredBy: readonly Finding[]
  conclusions: readonly Conclusion[]
  goneConclusions: readonly Conclusion[]
  supports: readonly Support[]
  today: string
  history: readonly Line[]
  watches: readonly Watch[]
  now: Date
  mayEdit: boolean
  mayAddEvidence: boolean
  /** What other rooms say of what answers it. */
  answered: readonly Child[]
  mayReadPlan: boolean
  mayReadThread: boolean
  pieces: ReadonlyMap<string, string>
  sources: ReadonlyMap<string, string>
  measured: readonly Measured[]
  measures: readonly Measure[]
  filled: Filled
  /** What each audit of a chain found again: said when it stood in more than one. */
  stood: string
}

export const FindingPage = (p: Props) => {
  const { finding, path } = p
  const at = `/inspection/findings/${finding.id}`
  const latest = p.conclusions.at(-1)
  return (
    <Page
      {...p.frame}
      wide
      title={finding.title}
      caption={
        <>
          {findingKindWords[finding.kind]}
          {finding.reference && ` ${finding.reference}`}
          {finding.state === 'draft' && ', draft'}. From{' '}
          <a class="govuk-link" href={path(`/inspection/sources/${finding.source_id}`)}>
            {finding.source_title}
          </a>
        </>
      }
      trail={[
        { href: path(''), text: 'Home' },
        { href: path('/inspection'), text: 'Findings' },
      ]}
      lede={
        finding.deleted_at
          ? 'This finding was deleted. No list shows it any more.'
          : latest
            ? `${concluded(latest)}: “${latest.phrase}”.`
            : 'Nobody has concluded anything about it since.'
      }
      errors={p.filled.errors}
      actions={
        p.mayEdit &&
        !finding.deleted_at && (
          <a class="govuk-link" href={path(`${at}/edit`)}>
            Change
          </a>
        )
      }
    >
      {p.mayEdit && finding.deleted_at && (
        <form method="post" action={path(`${at}/restoration`)}>
          {button({ text: 'Bring it back' })}
        </form>
      )}
      {p.mayReadThread && (
        <p class="govuk-body">
          <a class="govuk-link" href={path(`/thread/findings/${finding.id}`)}>
            The golden thread from here
          </a>
        </p>
      )}
      {p.stood && <p class="govuk-body">{p.stood}</p>}
      <div class="hf-cols hf-cols--8-4">
        <div>
          <Wordings {...p} />
          <ConclusionList {...p} mayEdit={p.mayEdit && !finding.deleted_at} />
          {p.mayReadPlan && (
            <section class="hf-section" aria-labelledby="answered">
              <h2 class="hf-h2" id="answered">
                Answered by
              </h2>
              {p.answered}
              <p class="govuk-body">
                <a class="govuk-link" href={path(`/plan/findings/${finding.id}`)}>
                  What the plan does about it
                </a>
              </p>
            </section>
          )}
          <MeasureList {...p} mayEdit={p.mayEdit && !finding.deleted_at} />
          {finding.kind === 'strength' && <WatchList {...p} mayEdit={p.mayEdit && !finding.deleted_at} />}
          <section class="hf-section" aria-labelledby="evidence">
            <h2 class="hf-h2" id="evidence">
              Evidence
            </h2>
            <EvidenceList
              supports={p.supports}
              path={path}
              addHref={p.mayAddEvidence && !finding.deleted_at ? path(`/evidence/new?for=${finding.id}`) : undefined}
              allHref={path(`/evidence/statements/${finding.id}`)}
              today={p.today}
            />
          </section>
        </div>
        <Rail {...p} />
      </div>
      {p.mayEdit && !finding.deleted_at && finding.kind !== 'strength' && (
        <div class="govuk-body hf-noprint">
          {finding.closed_on ? (
            <LinkButton action={path(`${at}/reopening`)} text="Open it again" about={finding.title} />
          ) : (
            <LinkButton action={path(`${at}/closure`)} text="Close it: nothing more is owed" about={finding.title} />
          )}
        </div>
      )}
      {p.mayEdit && !finding.deleted_at && (
        <AskToDelete
          action={path(`${at}/deletion`)}
          what="this finding"
          says="It will go from every list, with its wordings and conclusions. You can bring it back."
        />
      )}
    </Page>
  )
}

const Wordings = ({ wordings }: Props) => (
  <section class="hf-section" aria-labelledby="wordings">
    <h2 class="hf-h2" id="wordings">
      As it is printed
    </h2>
    {wordings.length === 0 && (
      <p class="govuk-body">
        <Missing words="No wording entered" />
      </p>
    )}
    {wordings.map((w) => (
      <>
        <blockquote class="hf-printed hf-pre">{w.wording}</blockquote>
        <p class="hf-meta">
          {placeWords(w.place)}, {w.page ? `page ${w.page}` : <Missing words="page not said" />}
        </p>
      </>
    ))}
  </section>
)

const Rail = (p: Props) => (
  <aside aria-label="About this finding">
    <h2 class="hf-h2">About it</h2>
    <dl class="hf-facts">
      <Fact name="Theme">{p.finding.theme || <Missing words="No theme" />}</Fact>
      <Fact name="State">
        {stateWords[p.finding.state]}
        {p.finding.closed_on && `, closed on ${longDate(p.finding.closed_on)}`}
      </Fact>
      {p.finding.embargo_until && isHeldBack(p.finding, p.now) && (
        <Fact name="Embargo">Until {longInstant(p.finding.embargo_until)}</Fact>
      )}
    </dl>
    <Links title="It covers" findings={p.covers} path={p.path} />
    <Links title="It is covered by" findings={p.coveredBy} path={p.path} />
    {p.mayEdit && !p.finding.deleted_at && (
      <p class="hf-p">
        <a class="govuk-link" href={p.path(`/inspection/findings/${p.finding.id}/covers`)}>
          Choose what it covers
        </a>
      </p>
    )}
    {p.history.length > 0 && (
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">History of this finding</span>
        </summary>
        <ul class="govuk-list">
          {p.history.map((line) => (
            <li>
              <span class="hf-meta">
                {longInstant(line.at)}, {line.person ?? 'Holdfast'}
              </span>
              <br />
              {sentenceOf(line)}
            </li>
          ))}
        </ul>
      </details>
    )}
  </aside>
)

const Links = ({ title, findings, path }: { title: string; findings: readonly Finding[] } & Pick<Around, 'path'>) =>
  findings.length === 0 ? null : (
    <>
      <h2 class="hf-h3">{title}</h2>
      <ul class="govuk-list">
        {findings.map((f) => (
          <li>
            <a class="govuk-link hf-quiet" href={path(`/inspection/findings/${f.id}`)}>
              {f.reference && `${f.reference} `}
              {f.title}
            </a>{' '}
            <span class="hf-meta">
              {findingKindWords[f.kind]}, {f.source_title}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
