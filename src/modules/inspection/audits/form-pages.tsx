import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, input, radios, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { counted } from '../../../platform/sentence.ts'
import { type Around, Fact } from '../parts.tsx'
import { PieceFields } from '../pieces/fields.tsx'
import { columnWords, type PastedAudit } from './pasted.ts'
import type { Audit } from './queries.ts'
import { readsWords, scopeWords } from './rules.ts'

type Named = readonly { id: string; name: string }[]
type FormProps = Around & {
  agencies: Named
  posts: readonly { id: string; title: string }[]
  others: readonly Audit[]
  filled: Filled
  doubts: readonly string[]
}

export const AuditFormPage = (
  p: FormProps & { audit: Audit | null; piece: { title: string; href: string } | null },
) => (
  <Page
    {...p.frame}
    title={p.audit ? `Change “${p.audit.title}”` : 'Add an audit'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={trail(p)}
    lede={p.audit ? undefined : 'Any audit that anybody did. What you do not know may stay empty.'}
  >
    <form method="post" action={actionOf(p)} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(p.audit?.version ?? 0)} />
      <Doubts doubts={p.doubts} />
      <Fields {...p} />
      <PieceFields filled={p.filled} what="its report" now={p.piece} />
      {button({ text: p.audit ? 'Save' : 'Add this audit' })}
    </form>
  </Page>
)

/** Two people changed the same audit: what is stored now beside what was typed, which can be saved over it. */
export const AuditConflictPage = (p: FormProps & { audit: Audit }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Audit">{p.audit.title}</Fact>
      <Fact name="Why">{p.audit.why || 'Not said'}</Fact>
      <Fact name="Single or joint">{scopeWords[p.audit.scope]}</Fact>
      <Fact name="Done">{longDate(p.audit.done_on)}</Fact>
      <Fact name="Period read">{readsWords(p.audit) || 'Not said'}</Fact>
      <Fact name="Records read">{p.audit.records ?? 'Not said'}</Fact>
      <Fact name="Tool">{p.audit.tool || 'Not said'}</Fact>
      <Fact name="What was found">{p.audit.found || 'Not written down'}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={actionOf(p)} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(p.audit.version)} />
      <Fields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const trail = (p: Around) => [
  { href: p.path('/inspection'), text: 'Findings' },
  { href: p.path('/inspection/audits'), text: 'Register of audits' },
]
const actionOf = (p: Around & { audit: Audit | null }) =>
  p.path(p.audit ? `/inspection/audits/${p.audit.id}/edit` : '/inspection/audits')

const Fields = (p: FormProps) => (
  <>
    {input({ ...asked(p.filled, 'title'), label: { text: 'Audit', classes: 'govuk-label--s' } })}
    {textarea({ ...asked(p.filled, 'why'), label: { text: 'Why it was done', classes: 'govuk-label--s' }, rows: '2' })}
    {radios({
      ...askedChoice(p.filled, 'scope'),
      classes: 'govuk-radios--small govuk-radios--inline',
      fieldset: { legend: { text: 'Single agency or joint', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'single', text: scopeWords.single },
        { value: 'joint', text: scopeWords.joint },
      ],
    })}
    {select({
      ...asked(p.filled, 'agency'),
      label: { text: 'Agency that did it, or led it', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Not said' }, ...p.agencies.map((a) => ({ value: a.id, text: a.name }))],
    })}
    {select({
      ...asked(p.filled, 'post'),
      label: { text: 'Post that answers for it', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Not said' }, ...p.posts.map((post) => ({ value: post.id, text: post.title }))],
    })}
    {dateInput({
      ...askedDate(p.filled, 'done'),
      fieldset: { legend: { text: 'Day it was done', classes: 'govuk-fieldset__legend--s' } },
    })}
    {dateInput({
      ...askedDate(p.filled, 'from'),
      fieldset: { legend: { text: 'First day of the practice it read', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Not the day of reading: the time in which the work with children was done' },
    })}
    {dateInput({
      ...askedDate(p.filled, 'to'),
      fieldset: { legend: { text: 'Last day of the practice it read', classes: 'govuk-fieldset__legend--s' } },
    })}
    {input({
      ...asked(p.filled, 'records'),
      label: { text: 'Records read', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-5',
      inputmode: 'numeric',
    })}
    {input({ ...asked(p.filled, 'tool'), label: { text: 'Tool', classes: 'govuk-label--s' } })}
    {textarea({ ...asked(p.filled, 'found'), label: { text: 'What was found', classes: 'govuk-label--s' }, rows: '6' })}
    {dateInput({
      ...askedDate(p.filled, 'next'),
      fieldset: { legend: { text: 'Due again', classes: 'govuk-fieldset__legend--s' } },
    })}
    {select({
      ...asked(p.filled, 'repeats'),
      label: { text: 'It repeats', classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'No audit before' },
        ...p.others.map((other) => ({ value: other.id, text: `${other.title}, ${longDate(other.done_on)}` })),
      ],
    })}
  </>
)

/** Many past audits at once, pasted from a spreadsheet: first what was read in them, then the button that adds them. */
export const AuditListPage = (
  p: Around & {
    filled: Filled
    doubts: readonly string[]
    preview: { audits: readonly PastedAudit[]; unread: readonly string[]; known: ReadonlySet<string> } | null
    agencies: Named
  },
) => (
  <Page
    {...p.frame}
    wide={p.preview !== null}
    title={p.preview ? 'Is this what you pasted?' : 'Paste a list of audits'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={trail(p)}
    lede={
      p.preview
        ? `${counted(p.preview.audits.length, 'audit')} ${p.preview.audits.length === 1 ? 'was' : 'were'} read. Nothing has been saved yet.`
        : 'Copy the rows from your spreadsheet, with the names of the columns.'
    }
  >
    {p.preview && <Preview {...p.preview} agencies={p.agencies} />}
    <form method="post" action={p.path('/inspection/audits/list')}>
      <Doubts doubts={p.doubts} />
      {p.preview && p.doubts.length === 0 && (
        <p class="govuk-body">
          <button class="govuk-button" type="submit" name="go" value="add">
            {`Add ${counted(p.preview.audits.length, 'audit')}`}
          </button>
        </p>
      )}
      {textarea({
        ...asked(p.filled, 'list'),
        label: { text: p.preview ? 'Or change the list' : 'The list', classes: 'govuk-label--s' },
        hint: { text: `“Audit” and “Done” are needed. The columns may be: ${columnWords}` },
        rows: '12',
      })}
      {button({ text: 'Show what was read', classes: 'govuk-button--secondary' })}
    </form>
  </Page>
)

const Preview = ({
  audits,
  unread,
  known,
  agencies,
}: {
  audits: readonly PastedAudit[]
  unread: readonly string[]
  known: ReadonlySet<string>
  agencies: Named
}) => (
  <>
    {unread.length > 0 && (
      <p class="govuk-body">
        {unread.length === 1 ? 'This column is' : 'These columns are'} not read: {unread.join(', ')}.
      </p>
    )}
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">Audits as they were read</caption>
      <thead>
        <tr>
          <th scope="col">Audit</th>
          <th scope="col">Done</th>
          <th scope="col">By</th>
          <th scope="col">What was read</th>
          <th scope="col">Due again</th>
        </tr>
      </thead>
      <tbody>
        {audits.map((audit) => (
          <tr>
            <th scope="row">
              {audit.title}
              {known.has(nameOf(audit)) && (
                <span class="hf-meta"> An audit of this name and day is there already: it is left out</span>
              )}
            </th>
            <td data-label="Done">{longDate(audit.done_on)}</td>
            <td data-label="By">
              {agencies.find(({ id }) => id === audit.agency_id)?.name ?? 'Not said'},{' '}
              {scopeWords[audit.scope].toLowerCase()}
            </td>
            <td data-label="What was read">
              {[audit.records && `${audit.records} records`, readsWords(audit), audit.tool].filter(Boolean).join(', ')}
            </td>
            <td data-label="Due again">{audit.next_on ? longDate(audit.next_on) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)

/** By what an audit is known as there already. */
export const nameOf = (audit: { title: string; done_on: string }): string =>
  `${audit.done_on} ${audit.title.toLowerCase()}`
