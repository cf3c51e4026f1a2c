import { html } from 'hono/html'
import { longDate, shortDate } from '../../../platform/dates.ts'
import { button, input, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { type Around, LinkButton } from '../parts.tsx'
import { Places } from '../places.tsx'
import type { Finding } from '../queries.ts'
import type { Audit } from './queries.ts'
import {
  type Aged,
  ageingSentence,
  auditSentence,
  bandWords,
  type Filter,
  isFiltered,
  isOverdue,
  readsWords,
  scopeWords,
  stoodSentence,
} from './rules.ts'

export const AuditsPage = (
  p: Around & {
    all: readonly Audit[]
    shown: readonly Audit[]
    gone: readonly Audit[]
    aged: readonly Aged<Finding>[]
    agencies: readonly { id: string; name: string }[]
    filter: Filter
    today: string
    mayEdit: boolean
  },
) => (
  <Page
    {...p.frame}
    wide
    title="Register of audits"
    heading="Register of audits"
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/inspection'), text: 'Findings' },
    ]}
    lede={
      isFiltered(p.filter)
        ? `${p.shown.length} of ${p.all.length} audits ${p.shown.length === 1 ? 'fits' : 'fit'} your choice.`
        : auditSentence(p.all, p.today)
    }
    actions={
      <>
        {p.mayEdit && (
          <>
            <a class="govuk-link" href={p.path('/inspection/audits/new')}>
              Add an audit
            </a>{' '}
            <a class="govuk-link" href={p.path('/inspection/audits/list')}>
              Paste a list
            </a>{' '}
          </>
        )}
        {p.all.length > 0 && (
          <a class="govuk-link" href={p.path('/inspection/audits.csv')}>
            Take as CSV
          </a>
        )}
      </>
    }
  >
    <Places path={p.path} at="/audits" />
    {p.all.length === 0 ? (
      <p class="govuk-body">
        Any audit that anybody did belongs here, whichever agency did it and however small it was. Then what it found
        does not stay with one agency.
      </p>
    ) : (
      <>
        <Filters {...p} />
        {AuditRows(p)}
        <Ageing {...p} />
      </>
    )}
    {p.mayEdit &&
      p.gone.map((audit) => (
        <div class="govuk-body hf-meta hf-noprint">
          Deleted: {audit.title}.{' '}
          <LinkButton
            action={p.path(`/inspection/audits/${audit.id}/restoration`)}
            text="Bring it back"
            about={audit.title}
          />
        </div>
      ))}
  </Page>
)

const Filters = (p: Around & { agencies: readonly { id: string; name: string }[]; filter: Filter }) => (
  <form class="hf-filter" method="get" action={p.path('/inspection/audits')} aria-label="Choose which audits to see">
    <div class="hf-filter__row">
      {input({ label: { text: 'Words' }, id: 'words', name: 'words', value: p.filter.words })}
      {select({
        label: { text: 'Agency' },
        id: 'agency',
        name: 'agency',
        value: p.filter.agency ?? '',
        items: [{ value: '', text: 'Any agency' }, ...p.agencies.map((a) => ({ value: a.id, text: a.name }))],
      })}
      {select({
        label: { text: 'Single or joint' },
        id: 'scope',
        name: 'scope',
        value: p.filter.scope ?? '',
        items: [
          { value: '', text: 'Either' },
          { value: 'single', text: scopeWords.single },
          { value: 'joint', text: scopeWords.joint },
        ],
      })}
      {select({
        label: { text: 'Due again' },
        id: 'show',
        name: 'show',
        value: p.filter.late ? 'late' : '',
        items: [
          { value: '', text: 'All' },
          { value: 'late', text: 'Overdue' },
        ],
      })}
      {button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </div>
    {isFiltered(p.filter) && (
      <p class="hf-quick">
        <a class="govuk-link" href={p.path('/inspection/audits')}>
          Show all audits
        </a>
      </p>
    )}
  </form>
)

// A template, not JSX: a register may hold hundreds.
const AuditRows = (
  p: Pick<Around, 'path'> & {
    all: readonly Audit[]
    shown: readonly Audit[]
    aged: readonly Aged<Finding>[]
    today: string
  },
) =>
  p.shown.length === 0
    ? html`<p class="govuk-body">No audit fits. Choose less above.</p>`
    : html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">Audits, the newest first</caption>
<thead><tr><th scope="col">Audit</th><th scope="col">By</th><th scope="col">Done</th><th scope="col">What was read</th><th scope="col">Open findings</th><th scope="col">Due again</th></tr></thead>
<tbody>${p.shown.map((audit) => {
        const open = p.aged.filter(({ auditId }) => auditId === audit.id).length
        return html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${p.path(`/inspection/audits/${audit.id}`)}">${audit.title}</a></th>
<td data-label="By">${audit.agency ?? Missing({ words: 'No agency' })} <span class="hf-meta">${scopeWords[audit.scope]}</span></td>
<td data-label="Done">${shortDate(audit.done_on)}</td>
<td data-label="What was read">${audit.records ? `${audit.records} records` : Missing({ words: 'Number not said' })}${readsWords(audit) && html` <span class="hf-meta">${readsWords(audit)}</span>`}</td>
<td data-label="Open findings">${audit.source_id === null ? Missing({ words: 'No finding entered' }) : open === 0 ? 'None' : String(open)}</td>
<td data-label="Due again">${
          audit.next_on === null
            ? ''
            : isOverdue(audit, p.all, p.today)
              ? Late({ words: `Overdue since ${shortDate(audit.next_on)}` })
              : shortDate(audit.next_on)
        }</td></tr>
`
      })}</tbody></table>`

const Ageing = (p: Around & { aged: readonly Aged<Finding>[] }) => (
  <section class="hf-section" aria-labelledby="ageing">
    <h2 class="hf-h2" id="ageing">
      How long findings have stood
    </h2>
    <p class="govuk-body">{ageingSentence(p.aged)}</p>
    {p.aged.length > 0 &&
      html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">Open findings of audits, the oldest first</caption>
<thead><tr><th scope="col">Finding</th><th scope="col">Audit</th><th scope="col">Since</th><th scope="col">Age</th></tr></thead>
<tbody>${p.aged.map(
        ({ finding, auditId, since, stood, band }) =>
          html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${p.path(`/inspection/findings/${finding.id}`)}">${finding.title}</a>${stood > 1 && html` <span class="hf-meta">${stoodSentence({ stood, since })}</span>`}</th>
<td data-label="Audit"><a class="govuk-link hf-quiet" href="${p.path(`/inspection/audits/${auditId}`)}">${finding.source_title}</a></td>
<td data-label="Since">${longDate(since)}</td>
<td data-label="Age">${bandWords[band].charAt(0).toUpperCase()}${bandWords[band].slice(1)}</td></tr>
`,
      )}</tbody></table>`}
  </section>
)
