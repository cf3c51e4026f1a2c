import type { Child } from 'hono/jsx'
import { asked, askedChoice, askedChoices, askedDate, type Filled } from '../../platform/asked.ts'
import { longDate, longInstant } from '../../platform/dates.ts'
import {
  button,
  checkboxes,
  dateInput,
  details,
  fileUpload,
  input,
  radios,
  select,
  textarea,
  warningText,
} from '../../platform/govuk.ts'
import { ErrorPage, type Frame, Page } from '../../platform/layout.tsx'
import { Late, Missing } from '../../platform/shapes.tsx'
import { period } from './list.tsx'
import type { Piece, Supported } from './queries.ts'
import { type Filter, isDueForReview, kindWords, natures, natureWords, sizeWords } from './rules.ts'

type Around = Frame & { banner?: string | undefined }
type Path = (rest: string) => string
type Agency = { id: string; name: string }

export const ListPage = (p: {
  frame: Around
  path: Path
  rows: (Piece & { supports: number })[]
  filter: Filter
  agencies: readonly Agency[]
  today: string
  mayAdd: boolean
}) => (
  <Page
    {...p.frame}
    wide
    title={p.filter.deleted ? 'Deleted evidence' : 'Evidence'}
    trail={[{ href: p.path(''), text: 'Home' }]}
    lede={ledeOf(p.rows, p.filter, p.today)}
    actions={
      p.mayAdd && (
        <a class="govuk-link" href={p.path('/evidence/new')}>
          Add evidence
        </a>
      )
    }
  >
    <form class="hf-filter" method="get" action={p.path('/evidence')} aria-label="Choose which evidence to see">
      <div class="hf-filter__row">
        {input({ label: { text: 'Words' }, id: 'words', name: 'words', value: p.filter.words })}
        {select({
          label: { text: 'Kind' },
          id: 'nature',
          name: 'nature',
          value: p.filter.nature ?? '',
          items: [{ value: '', text: 'Any kind' }, ...natures.map((n) => ({ value: n, text: natureWords[n] }))],
        })}
        {select({
          label: { text: 'Agency' },
          id: 'agency',
          name: 'agency',
          value: p.filter.agency ?? '',
          items: [{ value: '', text: 'Any agency' }, ...p.agencies.map((a) => ({ value: a.id, text: a.name }))],
        })}
        {button({ text: 'Show', classes: 'govuk-button--secondary' })}
      </div>
      <p class="hf-quick">
        <span>Or show only</span>{' '}
        <a class="govuk-link" href={p.path('/evidence?show=review')}>
          due to be looked at again
        </a>{' '}
        <a class="govuk-link" href={p.path('/evidence?show=deleted')}>
          deleted
        </a>
      </p>
    </form>
    {p.rows.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Evidence, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Piece</th>
            <th scope="col">Kind</th>
            <th scope="col">Speaks about</th>
            <th scope="col">From</th>
            <th scope="col">Supports</th>
          </tr>
        </thead>
        <tbody>
          {p.rows.slice(0, 200).map((row) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={p.path(`/evidence/pieces/${row.id}`)}>
                  {row.title}
                </a>
                <span class="hf-meta">
                  {' '}
                  {kindWords[row.kind]}
                  {row.confidential && ', confidential'}
                </span>
              </th>
              <td data-label="Kind">{natureWords[row.nature]}</td>
              <td data-label="Speaks about">
                {period(row)}
                {isDueForReview(row, p.today) && row.review_on && (
                  <>
                    <br />
                    <Late words={`look again since ${longDate(row.review_on)}`} />
                  </>
                )}
              </td>
              <td data-label="From">{row.agency ?? <Missing words="No agency" />}</td>
              <td data-label="Supports">
                {row.supports === 0 ? (
                  <Missing words="Nothing yet" />
                ) : (
                  `${row.supports} ${row.supports === 1 ? 'statement' : 'statements'}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {p.rows.length > 200 && (
      <p class="govuk-body">Only the newest 200 are shown. Use the words above to find others.</p>
    )}
  </Page>
)

function ledeOf(rows: readonly (Piece & { supports: number })[], filter: Filter, today: string): string {
  const filtered = filter.words || filter.nature || filter.agency || filter.review
  if (rows.length === 0)
    return filter.deleted
      ? 'Nothing has been deleted.'
      : filtered
        ? 'No evidence fits what you asked for. Choose less above.'
        : 'There is no evidence yet. Add a file, a link or a statement, and say which part of the plan or which finding it supports.'
  const idle = rows.filter((r) => r.supports === 0).length
  const due = rows.filter((r) => isDueForReview(r, today)).length
  const counts = `${rows.length > 200 ? 'More than 200' : rows.length} ${rows.length === 1 ? 'piece' : 'pieces'}`
  return `${counts}${idle ? `, ${idle} supporting nothing yet` : ''}${due ? `, ${due} due to be looked at again` : ''}.`
}

export const PiecePage = (p: {
  frame: Around
  path: Path
  piece: Piece
  supports: readonly Supported[]
  found: readonly { id: string; kind: string; title: string }[]
  asked: string
  today: string
  mayChange: boolean
  mayRead: boolean
}) => (
  <Page
    {...p.frame}
    title={p.piece.title}
    caption={`${natureWords[p.piece.nature]}, ${kindWords[p.piece.kind].toLowerCase()}`}
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/evidence'), text: 'Evidence' },
    ]}
    lede={
      p.piece.deleted_at
        ? 'This piece was deleted. What it supported no longer shows it.'
        : p.supports.length === 0
          ? 'It supports nothing yet.'
          : `It supports ${p.supports.length} ${p.supports.length === 1 ? 'statement' : 'statements'}.`
    }
    actions={
      p.mayChange && !p.piece.deleted_at ? (
        <a class="govuk-link" href={p.path(`/evidence/pieces/${p.piece.id}/edit`)}>
          Change
        </a>
      ) : undefined
    }
  >
    {p.piece.body && <p class="govuk-body hf-pre">{p.piece.body}</p>}
    <dl class="hf-facts">
      {p.piece.kind === 'file' && (
        <Fact name="File">
          {p.mayRead ? (
            <a class="govuk-link" href={p.path(`/evidence/pieces/${p.piece.id}/file`)}>
              Download {p.piece.file_name}
            </a>
          ) : (
            'Confidential: only the coordinator, the chair and whoever added it may open it.'
          )}{' '}
          {p.piece.size !== null && `(${sizeWords(p.piece.size)})`}
        </Fact>
      )}
      {p.piece.url && (
        <Fact name="Link">
          <a class="govuk-link" href={p.piece.url} rel="noreferrer noopener">
            {p.piece.url}
          </a>
        </Fact>
      )}
      <Fact name="Speaks about">{period(p.piece)}</Fact>
      <Fact name="From">{p.piece.agency ?? <Missing words="No agency" />}</Fact>
      <Fact name="Look at it again">
        {p.piece.review_on ? (
          isDueForReview(p.piece, p.today) ? (
            <Late words={`since ${longDate(p.piece.review_on)}`} />
          ) : (
            longDate(p.piece.review_on)
          )
        ) : (
          'No date set'
        )}
      </Fact>
      <Fact name="Added">
        {p.piece.added_by_name ?? 'By the import'}, {longInstant(p.piece.added_at)}
      </Fact>
      {p.piece.sha256 && <Fact name="Fingerprint">SHA-256 {p.piece.sha256.match(/.{8}/g)?.join(' ')}</Fact>}
    </dl>
    <h2 class="govuk-heading-m">What it supports</h2>
    {p.supports.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Statements that this piece supports</caption>
        <thead>
          <tr>
            <th scope="col">Statement</th>
            <th scope="col">What it shows</th>
            {p.mayChange && <th scope="col">Take away</th>}
          </tr>
        </thead>
        <tbody>
          {p.supports.map((s) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={p.path(s.path)}>
                  {s.title}
                </a>
              </th>
              <td data-label="What it shows">{s.shows || <Missing words="Not said" />}</td>
              {p.mayChange && (
                <td data-label="Take away">
                  <form method="post" action={p.path(`/evidence/attachments/${s.id}/removal`)}>
                    <button class="hf-linkbutton" type="submit">
                      Take away<span class="govuk-visually-hidden"> from {s.title}</span>
                    </button>
                  </form>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {p.mayChange && !p.piece.deleted_at && (
      <>
        <form method="get" action={p.path(`/evidence/pieces/${p.piece.id}`)}>
          {input({
            label: { text: 'Find what else it supports' },
            hint: { text: 'Words from the title of a finding or of an item in the plan' },
            id: 'words',
            name: 'words',
            value: p.asked,
          })}
          {button({ text: 'Find', classes: 'govuk-button--secondary' })}
        </form>
        {p.asked && p.found.length === 0 && <p class="govuk-body">Nothing has these words in its title.</p>}
        {p.found.length > 0 && (
          <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/attachments`)}>
            {radios({
              idPrefix: 'statement',
              name: 'statement',
              fieldset: { legend: { text: 'Which one?', classes: 'govuk-fieldset__legend--s' } },
              items: p.found.map((f) => ({
                value: f.id,
                text: f.title,
                hint: { text: f.kind === 'finding' ? 'Finding' : 'Plan item' },
              })),
            })}
            {textarea({ label: { text: 'What it shows' }, id: 'shows', name: 'shows', rows: '2' })}
            {button({ text: 'Add this support' })}
          </form>
        )}
        <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/deletion`)}>
          {button({ text: 'Delete this piece', classes: 'govuk-button--secondary' })}
        </form>
      </>
    )}
    {p.mayChange && p.piece.deleted_at && (
      <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/restoration`)}>
        {button({ text: 'Bring it back' })}
      </form>
    )}
  </Page>
)

const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

type FormProps = { frame: Around; path: Path; filled: Filled; agencies: readonly Agency[]; doubts: readonly string[] }

export const NewPage = (p: FormProps & { statement: { id: string; title: string; path: string } | undefined }) => (
  <Page
    {...p.frame}
    title="Add evidence"
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/evidence'), text: 'Evidence' },
    ]}
    lede={
      p.statement
        ? `For “${p.statement.title}”.`
        : 'One piece may support many statements. You can add those afterwards.'
    }
  >
    <form method="post" action={p.path('/evidence/new')} enctype="multipart/form-data">
      <input type="hidden" name="for" value={p.statement?.id ?? ''} />
      <Doubts doubts={p.doubts} />
      {radios({
        ...askedChoice(p.filled, 'kind'),
        fieldset: { legend: { text: 'What do you add?', classes: 'govuk-fieldset__legend--s' } },
        items: [
          {
            value: 'file',
            text: 'A file',
            conditional: {
              html: fileUpload({
                ...asked(p.filled, 'file'),
                label: { text: 'Choose the file' },
                hint: {
                  text: 'PDF, Word, Excel, PowerPoint, picture, e-mail or text, at most 50 MB. Leave out names and anything else that points to a child.',
                },
              }),
            },
          },
          {
            value: 'link',
            text: 'A link',
            conditional: {
              html: input({
                ...asked(p.filled, 'url'),
                label: { text: 'Address' },
                hint: { text: 'Begins with https://' },
                type: 'url',
              }),
            },
          },
          { value: 'statement', text: 'A statement', hint: { text: 'Something that was seen or said, in your words' } },
        ],
      })}
      <Fields {...p} />
      {p.statement &&
        textarea({
          ...asked(p.filled, 'shows'),
          label: { text: `What does it show about “${p.statement.title}”?`, classes: 'govuk-label--s' },
          rows: '3',
        })}
      {button({ text: 'Add this evidence' })}
    </form>
  </Page>
)

export const ChangePage = (p: FormProps & { piece: Piece; now?: Piece | undefined }) => (
  <Page
    {...p.frame}
    title={`Change “${p.piece.title}”`}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path('/evidence'), text: 'Evidence' },
      { href: p.path(`/evidence/pieces/${p.piece.id}`), text: p.piece.title },
    ]}
  >
    <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/edit`)}>
      <input type="hidden" name="version" value={String(p.piece.version)} />
      <Doubts doubts={p.doubts} />
      {p.piece.kind === 'link' && input({ ...asked(p.filled, 'url'), label: { text: 'Address' }, type: 'url' })}
      <Fields {...p} />
      {button({ text: 'Save' })}
    </form>
  </Page>
)

/** Two people changed the same piece: what is stored now beside what was typed, which can be saved over it. */
export const ConflictPage = (p: FormProps & { piece: Piece }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Title">{p.piece.title}</Fact>
      <Fact name="Kind">{natureWords[p.piece.nature]}</Fact>
      <Fact name="Words">{p.piece.body || 'None'}</Fact>
      <Fact name="Speaks about">{period(p.piece)}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/edit`)}>
      <input type="hidden" name="version" value={String(p.piece.version)} />
      {p.piece.kind === 'link' && input({ ...asked(p.filled, 'url'), label: { text: 'Address' }, type: 'url' })}
      <Fields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const Doubts = ({ doubts }: { doubts: readonly string[] }) =>
  doubts.length > 0 ? (
    <>
      {warningText({
        iconFallbackText: 'Warning',
        text: 'These words may point to one person. Nothing has been saved.',
      })}
      <ul class="govuk-list govuk-list--bullet">
        {doubts.map((d) => (
          <li>{d}</li>
        ))}
      </ul>
      {checkboxes({
        idPrefix: 'confirmed',
        name: 'confirmed',
        items: [{ value: 'yes', text: 'I have looked: nobody can be identified by these words' }],
      })}
    </>
  ) : null

const Fields = ({ filled, agencies }: { filled: Filled; agencies: readonly Agency[] }) => (
  <>
    {input({
      ...asked(filled, 'title'),
      label: { text: 'Title', classes: 'govuk-label--s' },
      hint: { text: 'Say what it is, such as “Record reading, round 8”' },
    })}
    {textarea({
      ...asked(filled, 'body'),
      label: { text: 'Words', classes: 'govuk-label--s' },
      hint: { text: 'The statement itself, or what a reader should know about the file or link' },
      rows: '4',
    })}
    {radios({
      ...askedChoice(filled, 'nature'),
      fieldset: { legend: { text: 'Kind of evidence', classes: 'govuk-fieldset__legend--s' } },
      classes: 'govuk-radios--small',
      items: natures.map((n) => ({ value: n, text: natureWords[n] })),
    })}
    {select({
      ...asked(filled, 'agency_id'),
      label: { text: 'Agency it comes from', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'No single agency' }, ...agencies.map((a) => ({ value: a.id, text: a.name }))],
    })}
    {details({
      summaryText: 'Period it speaks about, dates, confidentiality',
      open: (filled.errors ?? []).some((e) => /dated|speaks|review/.test(e.field)),
      html: (
        <>
          {dateInput({
            ...askedDate(filled, 'speaks_from'),
            fieldset: { legend: { text: 'First day it speaks about' } },
          })}
          {dateInput({ ...askedDate(filled, 'speaks_to'), fieldset: { legend: { text: 'Last day it speaks about' } } })}
          {dateInput({ ...askedDate(filled, 'dated'), fieldset: { legend: { text: 'Date of the evidence itself' } } })}
          {dateInput({ ...askedDate(filled, 'review_on'), fieldset: { legend: { text: 'Look at it again on' } } })}
          {checkboxes({
            ...askedChoices(filled, 'confidential'),
            items: [
              {
                value: 'yes',
                text: 'Confidential',
                hint: { text: 'Only the coordinator, the chair and you may open the file, and each time is recorded' },
              },
            ],
          })}
        </>
      ),
    })}
  </>
)
