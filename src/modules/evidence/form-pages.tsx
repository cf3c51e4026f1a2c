import { Doubts } from '../../platform/doubts.tsx'
import { asked, askedChoice, askedChoices, askedDate, type Filled } from '../../platform/asked.ts'
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
} from '../../platform/govuk.ts'
import { ErrorPage, type Frame, Page } from '../../platform/layout.tsx'
import { period } from './list.tsx'
import { Fact } from './pages.tsx'
import type { Piece } from './queries.ts'
import { natures, natureWords } from './rules.ts'
import type { SourceKind } from './sources/queries.ts'
import { sourceWords } from './sources/rules.ts'

type Around = Frame & { banner?: string | undefined }
type Path = (rest: string) => string
type Agency = { id: string; name: string }

type FormProps = { frame: Around; path: Path; filled: Filled; agencies: readonly Agency[]; doubts: readonly string[] }
type Offered = { id: string; kind: SourceKind; title: string }

export const NewPage = (
  p: FormProps & { statement: { id: string; title: string; path: string } | undefined; sources: readonly Offered[] },
) => (
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
          ...(p.sources.length > 0 || errorOn(p.filled, 'source') ? [living(p)] : []),
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

// Follows what it refers to: its latest sentence and the period it speaks about.
const living = (p: FormProps & { sources: readonly Offered[] }) => ({
  value: 'live',
  text: 'A measure, audit or survey kept in Holdfast',
  hint: { text: 'It follows the figures: what it says and the time it speaks about stay up to date' },
  conditional: {
    html: select({
      ...asked(p.filled, 'source'),
      label: { text: 'Which one?' },
      items: [
        { value: '', text: 'Choose one' },
        ...p.sources.map(({ id, kind, title }) => ({ value: id, text: `${sourceWords[kind]}: ${title}` })),
      ],
    }),
  },
})

const errorOn = (filled: Filled, field: string) => (filled.errors ?? []).some((e) => e.field === field)

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
      <Fields {...p} piece={p.piece} />
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

const Fields = ({ filled, agencies, piece }: { filled: Filled; agencies: readonly Agency[]; piece?: Piece }) => (
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
      summaryText: 'Result, period it speaks about, dates, marking, confidentiality',
      open: (filled.errors ?? []).some((e) => /dated|speaks|review|result|marking/.test(e.field)),
      html: (
        <>
          <fieldset class="govuk-fieldset hf-pair">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Result, such as 7 of 10 records</legend>
            {input({
              ...asked(filled, 'result_met'),
              label: { text: 'It was so in' },
              classes: 'govuk-input--width-4',
              inputmode: 'numeric',
            })}
            {input({
              ...asked(filled, 'result_all'),
              label: { text: 'of how many looked at' },
              classes: 'govuk-input--width-4',
              inputmode: 'numeric',
            })}
          </fieldset>
          {piece?.kind !== 'live' && (
            <>
              {dateInput({
                ...askedDate(filled, 'speaks_from'),
                fieldset: { legend: { text: 'First day it speaks about' } },
              })}
              {dateInput({
                ...askedDate(filled, 'speaks_to'),
                fieldset: { legend: { text: 'Last day it speaks about' } },
              })}
            </>
          )}
          {dateInput({ ...askedDate(filled, 'dated'), fieldset: { legend: { text: 'Date of the evidence itself' } } })}
          {dateInput({
            ...askedDate(filled, 'review_on'),
            fieldset: { legend: { text: 'Look at it again on' } },
            hint: { text: 'Whoever added it is reminded by mail 14 days before, and once when the day has passed' },
          })}
          {input({
            ...asked(filled, 'marking'),
            label: { text: 'Marking on it, such as OFFICIAL-SENSITIVE' },
            classes: 'govuk-input--width-20',
          })}
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
