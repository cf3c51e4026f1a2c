import { html } from 'hono/html'
import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate, shortDate } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, input, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { type Around, AskToDelete, Fact, LinkButton } from '../parts.tsx'
import { PieceFields } from '../pieces/fields.tsx'
import type { DocumentRequest } from './queries.ts'
import { inNeed, requestSentence, standingOf, standingWords } from './rules.ts'

type Source = { id: string; title: string }
type Posts = readonly { id: string; title: string }[]

export const RequestsPage = (
  p: Around & {
    source: Source
    requests: readonly DocumentRequest[]
    gone: readonly DocumentRequest[]
    pieces: ReadonlyMap<string, string>
    today: string
    mayEdit: boolean
  },
) => {
  const at = `/inspection/sources/${p.source.id}/requests`
  return (
    <Page
      {...p.frame}
      wide
      title={`Documents asked for: ${p.source.title}`}
      heading="Documents asked for"
      caption={p.source.title}
      trail={[
        { href: p.path('/inspection'), text: 'Findings' },
        { href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title },
      ]}
      lede={requestSentence(p.requests, p.today)}
      actions={
        <>
          {p.mayEdit && (
            <>
              <a class="govuk-link" href={p.path(`${at}/list`)}>
                Paste a list
              </a>{' '}
              <a class="govuk-link" href={p.path(`${at}/new`)}>
                Add a document
              </a>{' '}
            </>
          )}
          {p.requests.length > 0 && (
            <a class="govuk-link" href={p.path(`/inspection/sources/${p.source.id}/requests.csv`)}>
              Take as CSV
            </a>
          )}
        </>
      }
    >
      {p.requests.length === 0 ? (
        <p class="govuk-body">
          {p.mayEdit
            ? 'Paste the list that the inspectors sent, or add the documents one by one.'
            : 'The coordinator adds what the inspectors ask for.'}
        </p>
      ) : (
        Table(p)
      )}
      {p.mayEdit &&
        p.gone.map((r) => (
          <div class="govuk-body hf-meta hf-noprint">
            Taken away: {r.title}.{' '}
            <LinkButton
              action={p.path(`/inspection/requests/${r.id}/restoration`)}
              text="Bring it back"
              about={r.title}
            />
          </div>
        ))}
    </Page>
  )
}

type TableProps = Pick<Around, 'path'> & {
  requests: readonly DocumentRequest[]
  pieces: ReadonlyMap<string, string>
  today: string
  mayEdit: boolean
}

// A template, not JSX: an inspection asks for hundreds of documents.
const Table = ({ requests, pieces, path, today, mayEdit }: TableProps) =>
  html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">Documents asked for and returned</caption>
<thead><tr><th scope="col">Document</th><th scope="col">Who provides it</th><th scope="col">Asked</th><th scope="col">State</th><th scope="col">What was returned</th>${mayEdit && html`<th scope="col">Do</th>`}</tr></thead>
<tbody>${inNeed(requests, today).map((r) => {
    const standing = standingOf(r, today)
    const words = standingWords(r, today)
    return html`<tr><th scope="row">${
      mayEdit
        ? html`<a class="govuk-link hf-quiet" href="${path(`/inspection/requests/${r.id}/edit`)}">${r.title}</a>`
        : r.title
    }${r.reference && html` <span class="hf-meta">${r.reference}</span>`}${r.note && html`<div class="hf-meta hf-lines">${r.note}</div>`}</th>
<td data-label="Who provides it">${r.post ? html`${r.post}${r.holder ? html` <span class="hf-meta">${r.holder}</span>` : html` ${Late({ words: 'vacant' })}`}` : Missing({ words: 'Nobody named' })}</td>
<td data-label="Asked">${r.asked_on ? shortDate(r.asked_on) : ''}</td>
<td data-label="State">${standing === 'late' ? Late({ words }) : words}</td>
<td data-label="What was returned">${
      r.evidence_id && pieces.has(r.evidence_id)
        ? html`<a class="govuk-link" href="${path(`/evidence/pieces/${r.evidence_id}`)}">${pieces.get(r.evidence_id)}</a>`
        : standing === 'returned' && Missing({ words: 'No file kept' })
    }</td>${
      mayEdit &&
      html`<td data-label="Do">${
        standing !== 'returned' &&
        html`<form method="post" action="${path(`/inspection/requests/${r.id}/return`)}"><button class="hf-linkbutton" type="submit">Returned today<span class="govuk-visually-hidden"> ${r.title}</span></button></form>`
      }</td>`
    }</tr>
`
  })}</tbody></table>`

type FormProps = Around & { source: Source; posts: Posts; filled: Filled; doubts: readonly string[] }

export const RequestFormPage = (
  p: FormProps & { request: DocumentRequest | null; piece: { title: string; href: string } | null },
) => (
  <Page
    {...p.frame}
    title={p.request ? `Change “${p.request.title}”` : 'Add a document that was asked for'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={trail(p)}
    lede={`For “${p.source.title}”.`}
  >
    <form method="post" action={actionOf(p)} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(p.request?.version ?? 0)} />
      <Doubts doubts={p.doubts} />
      <Fields {...p} />
      <PieceFields filled={p.filled} what="what was returned" now={p.piece} />
      {button({ text: p.request ? 'Save' : 'Add this document' })}
    </form>
    {p.request && (
      <AskToDelete
        action={p.path(`/inspection/requests/${p.request.id}/removal`)}
        what="this document"
        says="The list will no longer show it. You can bring it back from there."
      />
    )}
  </Page>
)

/** Two people changed the same request: what is stored now beside what was typed, which can be saved over it. */
export const RequestConflictPage = (p: FormProps & { request: DocumentRequest }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Document">{p.request.title}</Fact>
      <Fact name="Reference">{p.request.reference || 'None'}</Fact>
      <Fact name="Who provides it">{p.request.post ?? 'Nobody named'}</Fact>
      <Fact name="Due">{p.request.due ? longDate(p.request.due) : 'No date'}</Fact>
      <Fact name="Returned">{p.request.returned_on ? longDate(p.request.returned_on) : 'Not yet'}</Fact>
      <Fact name="Note">{p.request.note || 'None'}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={actionOf(p)} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(p.request.version)} />
      <Fields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const trail = (p: FormProps) => [
  { href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title },
  { href: p.path(`/inspection/sources/${p.source.id}/requests`), text: 'Documents asked for' },
]

const actionOf = (p: FormProps & { request: DocumentRequest | null }) =>
  p.path(p.request ? `/inspection/requests/${p.request.id}/edit` : `/inspection/sources/${p.source.id}/requests`)

const Fields = ({ filled, posts }: Pick<FormProps, 'filled' | 'posts'>) => (
  <>
    {input({ ...asked(filled, 'title'), label: { text: 'Document', classes: 'govuk-label--s' } })}
    {input({
      ...asked(filled, 'reference'),
      label: { text: 'Reference', classes: 'govuk-label--s' },
      hint: { text: 'As the inspectors number it' },
      classes: 'govuk-input--width-10',
    })}
    {select({
      ...asked(filled, 'post'),
      label: { text: 'Who provides it', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Nobody named yet' }, ...posts.map((post) => ({ value: post.id, text: post.title }))],
    })}
    {dateInput({
      ...askedDate(filled, 'asked'),
      fieldset: { legend: { text: 'Day it was asked for', classes: 'govuk-fieldset__legend--s' } },
    })}
    {dateInput({
      ...askedDate(filled, 'due'),
      fieldset: { legend: { text: 'Due', classes: 'govuk-fieldset__legend--s' } },
    })}
    {dateInput({
      ...askedDate(filled, 'returned'),
      fieldset: { legend: { text: 'Returned', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Leave this empty until it has gone' },
    })}
    {textarea({ ...asked(filled, 'note'), label: { text: 'Note', classes: 'govuk-label--s' }, rows: '2' })}
  </>
)

/** Many documents at once, pasted from the inspectors' list. */
export const PastePage = (p: Around & { source: Source; filled: Filled; doubts: readonly string[] }) => (
  <Page
    {...p.frame}
    title="Paste the list of documents"
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title },
      { href: p.path(`/inspection/sources/${p.source.id}/requests`), text: 'Documents asked for' },
    ]}
    lede="One document on each line. Paste it from Word, Excel or an e-mail."
  >
    <form method="post" action={p.path(`/inspection/sources/${p.source.id}/requests/list`)}>
      <Doubts doubts={p.doubts} />
      {textarea({
        ...asked(p.filled, 'list'),
        label: { text: 'The list', classes: 'govuk-label--s' },
        hint: {
          text: 'After the document, parted by tabs or semicolons and in any order: its reference, the day it is due, and the post that provides it.',
        },
        rows: '14',
      })}
      {dateInput({
        ...askedDate(p.filled, 'asked'),
        fieldset: { legend: { text: 'Day they were asked for', classes: 'govuk-fieldset__legend--s' } },
      })}
      {dateInput({
        ...askedDate(p.filled, 'due'),
        fieldset: { legend: { text: 'Due, where a line names no day', classes: 'govuk-fieldset__legend--s' } },
      })}
      {button({ text: 'Add these documents' })}
    </form>
  </Page>
)
