import { Doubts } from '../../../platform/doubts.tsx'
import { asked, askedChoice, type Filled } from '../../../platform/asked.ts'
import { button, details, fieldset, input, radios, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { type Around, Fact } from '../parts.tsx'
import { findingKinds, findingKindWords, placeWords, stateWords, states } from '../rules.ts'
import { rowsShown } from './form.ts'
import type { FullFinding, Wording } from './queries.ts'

type FormProps = Around & { filled: Filled; doubts: readonly string[] }

type Sources = { sources: readonly { id: string; title: string }[] }

export const FindingFormPage = (p: FormProps & Sources & { finding: FullFinding | null }) =>
  p.finding === null && p.sources.length === 0 && !p.filled.errors?.length ? (
    <SourceFirst {...p} />
  ) : (
    <FindingForm {...p} />
  )

const SourceFirst = ({ frame, path }: FormProps) => (
  <Page
    {...frame}
    title="Add a finding"
    trail={[{ href: path('/inspection'), text: 'Findings' }]}
    lede="Every finding has a source, such as an inspection or an audit, and there is none yet."
  >
    {button({ text: 'Add a source', href: path('/inspection/sources/new') })}
    <p class="govuk-body">
      Or{' '}
      <a class="govuk-link" href={path('/inspection/reports/new')}>
        take the findings from a report
      </a>
      , which makes its source as well.
    </p>
  </Page>
)

const FindingForm = (p: FormProps & Sources & { finding: FullFinding | null }) => (
  <Page
    {...p.frame}
    title={p.finding ? `Change “${p.finding.title}”` : 'Add a finding'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      ...(p.finding ? [{ href: p.path(`/inspection/findings/${p.finding.id}`), text: p.finding.title }] : []),
    ]}
    lede={p.finding ? `From “${p.finding.source_title}”.` : undefined}
  >
    <form
      method="post"
      action={p.path(p.finding ? `/inspection/findings/${p.finding.id}/edit` : '/inspection/findings')}
    >
      <input type="hidden" name="version" value={String(p.finding?.version ?? 0)} />
      <Doubts doubts={p.doubts} />
      {!p.finding &&
        select({
          ...asked(p.filled, 'source'),
          label: { text: 'Source', classes: 'govuk-label--s' },
          items: [{ value: '', text: 'Choose one' }, ...p.sources.map((s) => ({ value: s.id, text: s.title }))],
        })}
      <Fields {...p} />
      {button({ text: p.finding ? 'Save' : 'Add this finding' })}
    </form>
  </Page>
)

/** Two people changed the same finding: what is stored now beside what was typed, which can be saved over it. */
export const FindingConflictPage = (p: FormProps & { finding: FullFinding; wordings: readonly Wording[] }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="In one line">{p.finding.title}</Fact>
      <Fact name="Kind">{findingKindWords[p.finding.kind]}</Fact>
      <Fact name="Reference">{p.finding.reference || 'None'}</Fact>
      <Fact name="Theme">{p.finding.theme || 'None'}</Fact>
      <Fact name="Draft or final">{stateWords[p.finding.state]}</Fact>
      {p.wordings.map((w) => (
        <Fact name={`${placeWords(w.place)}${w.page && `, page ${w.page}`}`}>{w.wording}</Fact>
      ))}
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={p.path(`/inspection/findings/${p.finding.id}/edit`)}>
      <input type="hidden" name="version" value={String(p.finding.version)} />
      <Fields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const Fields = ({ filled }: { filled: Filled }) => (
  <>
    {radios({
      ...askedChoice(filled, 'kind'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Kind of finding', classes: 'govuk-fieldset__legend--s' } },
      items: findingKinds.map((k) => ({ value: k, text: findingKindWords[k] })),
    })}
    {input({
      ...asked(filled, 'reference'),
      label: { text: 'Reference', classes: 'govuk-label--s' },
      hint: { text: 'As the source numbers it, such as A2 or R3' },
      classes: 'govuk-input--width-10',
    })}
    {input({
      ...asked(filled, 'title'),
      label: { text: 'The finding in one line', classes: 'govuk-label--s' },
      hint: { text: 'For lists. Left empty, it is made from the words below' },
    })}
    {input({ ...asked(filled, 'theme'), label: { text: 'Theme', classes: 'govuk-label--s' } })}
    {radios({
      ...askedChoice(filled, 'state'),
      classes: 'govuk-radios--small govuk-radios--inline',
      fieldset: { legend: { text: 'Draft or final', classes: 'govuk-fieldset__legend--s' } },
      items: states.map((s) => ({ value: s, text: stateWords[s] })),
    })}
    <h2 class="hf-h3">Its words, in each place they are printed</h2>
    {Array.from({ length: rowsShown(filled.words) }, (_, i) => (
      <WordingFields filled={filled} i={i} />
    ))}
    {details({
      summaryText: 'Printed in more places?',
      html: (
        <p class="govuk-body">
          Save, then change it again: there is always room for one more. To take a wording out, empty its words and its
          page.
        </p>
      ),
    })}
  </>
)

const WordingFields = ({ filled, i }: { filled: Filled; i: number }) => (
  <>
    {fieldset({
      legend: { text: i === 0 ? 'First place' : `Place ${i + 1}`, classes: 'govuk-fieldset__legend--s' },
      html: (
        <>
          {input({
            ...asked(filled, `place-${i}`),
            label: { text: 'Where' },
            hint: { text: 'Main text, Appendix, List of contents, or in your own words' },
            classes: 'govuk-input--width-20',
          })}
          {input({ ...asked(filled, `page-${i}`), label: { text: 'Page' }, classes: 'govuk-input--width-5' })}
          {textarea({ ...asked(filled, `wording-${i}`), label: { text: 'The words exactly as printed' }, rows: '3' })}
        </>
      ),
    })}
  </>
)
