import { Doubts } from '../../../platform/doubts.tsx'
import { asked, askedChoice, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate, longInstant } from '../../../platform/dates.ts'
import { button, checkboxes, dateInput, details, fileUpload, input, radios, select } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { type Around, Fact } from '../parts.tsx'
import { kindOfSource, sourceKinds, sourceKindWords, stateWords, states } from '../rules.ts'
import { speaksOfEmbargo } from './form.ts'
import type { Source } from './queries.ts'

export type Named = { person_id: string; name: string }
type FormProps = Around & { filled: Filled; people: readonly Named[]; doubts: readonly string[] }

export const SourceFormPage = (p: FormProps & { source: Source | null }) => (
  <Page
    {...p.frame}
    title={p.source ? `Change “${p.source.title}”` : 'Add a source'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      ...(p.source ? [{ href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title }] : []),
    ]}
    lede={
      p.source ? undefined : 'A source is where findings come from: an inspection, a review, an audit, a complaint.'
    }
  >
    <form
      method="post"
      action={p.path(p.source ? `/inspection/sources/${p.source.id}/edit` : '/inspection/sources/new')}
      enctype="multipart/form-data"
    >
      <input type="hidden" name="version" value={String(p.source?.version ?? 0)} />
      <Doubts doubts={p.doubts} />
      <SourceFields {...p} />
      {fileUpload({
        ...asked(p.filled, 'file'),
        label: {
          text: p.source?.evidence_id ? 'Another version of the report' : 'The report itself',
          classes: 'govuk-label--s',
        },
        hint: {
          text: 'It is kept as evidence. PDF, Word, Excel, picture or text, at most 50 MB. You may leave this empty.',
        },
      })}
      {button({ text: p.source ? 'Save' : 'Add this source' })}
    </form>
  </Page>
)

/** Two people changed the same source: what is stored now beside what was typed, which can be saved over it. */
export const SourceConflictPage = (p: FormProps & { source: Source; readers: readonly Named[] }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Title">{p.source.title}</Fact>
      <Fact name="Kind">{kindOfSource(p.source.kind)}</Fact>
      <Fact name="Publisher">{p.source.publisher || 'Not said'}</Fact>
      <Fact name="Draft or final">{stateWords[p.source.state]}</Fact>
      <Fact name="Published">{p.source.published_on ? longDate(p.source.published_on) : 'To be confirmed'}</Fact>
      <Fact name="Embargo">
        {p.source.embargo_until
          ? `Until ${longInstant(p.source.embargo_until)}, for ${p.readers.map((r) => r.name).join(', ')}`
          : 'None'}
      </Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={p.path(`/inspection/sources/${p.source.id}/edit`)}>
      <input type="hidden" name="version" value={String(p.source.version)} />
      <SourceFields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

/** The fields of a source, also on the page of a report that was dropped in. */
export const SourceFields = ({ filled, people }: { filled: Filled; people: readonly Named[] }) => (
  <>
    {select({
      ...asked(filled, 'kind'),
      label: { text: 'Kind of source', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Choose one' }, ...sourceKinds.map((k) => ({ value: k, text: sourceKindWords[k] }))],
    })}
    {input({ ...asked(filled, 'title'), label: { text: 'Title', classes: 'govuk-label--s' } })}
    {input({
      ...asked(filled, 'publisher'),
      label: { text: 'Publisher', classes: 'govuk-label--s' },
      hint: { text: 'Who concluded it, such as an inspectorate, or your own partnership' },
    })}
    {radios({
      ...askedChoice(filled, 'state'),
      classes: 'govuk-radios--small govuk-radios--inline',
      fieldset: { legend: { text: 'Draft or final', classes: 'govuk-fieldset__legend--s' } },
      items: states.map((s) => ({ value: s, text: stateWords[s] })),
    })}
    {dateInput({
      ...askedDate(filled, 'published'),
      fieldset: { legend: { text: 'Date it was published', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Leave this empty while the date is to be confirmed' },
    })}
    {details({
      summaryText: 'Days of the fieldwork',
      open: (filled.errors ?? []).some((e) => /starts|ends/.test(e.field)),
      html: (
        <>
          {dateInput({ ...askedDate(filled, 'starts'), fieldset: { legend: { text: 'First day' } } })}
          {dateInput({
            ...askedDate(filled, 'ends'),
            fieldset: { legend: { text: 'Last day' } },
            hint: { text: 'Leave both empty while they are to be confirmed' },
          })}
        </>
      ),
    })}
    {details({
      summaryText: 'Under embargo',
      open: speaksOfEmbargo(filled.words) || (filled.errors ?? []).some((e) => /embargo|readers/.test(e.field)),
      html: (
        <>
          {dateInput({
            ...askedDate(filled, 'embargo'),
            fieldset: { legend: { text: 'Day the embargo ends' } },
            hint: { text: 'Until then only you and the people you tick see this source, its findings and its file' },
          })}
          {input({
            ...asked(filled, 'embargoTime'),
            label: { text: 'Time, in London' },
            hint: { text: 'Like 09:30. Left empty, it ends as that day begins' },
            classes: 'govuk-input--width-5',
          })}
          {checkboxes({
            ...askedChoices(filled, 'readers'),
            classes: 'govuk-checkboxes--small',
            fieldset: { legend: { text: 'Who may read it before' } },
            items: people.map((person) => ({ value: person.person_id, text: person.name })),
          })}
        </>
      ),
    })}
  </>
)
