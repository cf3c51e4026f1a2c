import { html } from 'hono/html'
import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, input, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { type Around, Fact } from '../parts.tsx'
import type { Finding } from '../queries.ts'
import type { KeyQuestion } from './queries.ts'

type Titled = { id: string; title: string }

type FormProps = Around & { filled: Filled; doubts: readonly string[] }

export const QuestionFormPage = (p: FormProps & { question: KeyQuestion | null }) => (
  <Page
    {...p.frame}
    title={p.question ? 'Change the key question' : 'Ask a key question'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[{ href: p.path('/inspection/questions'), text: 'Key questions' }]}
    lede={p.question ? undefined : 'Few questions, asked for years, tell more than many asked once.'}
  >
    <form method="post" action={actionOf(p)}>
      <input type="hidden" name="version" value={String(p.question?.version ?? 0)} />
      <Doubts doubts={p.doubts} />
      <Fields {...p} />
      {button({ text: p.question ? 'Save' : 'Ask it' })}
    </form>
  </Page>
)

/** Two people changed the same question: what is stored now beside what was typed, which can be saved over it. */
export const QuestionConflictPage = (p: FormProps & { question: KeyQuestion }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Question">{p.question.question}</Fact>
      <Fact name="Asked by">{p.question.asked_by || 'Not said'}</Fact>
      <Fact name="Why">{p.question.why || 'Not said'}</Fact>
      <Fact name="What we would expect to see">{p.question.expect || 'Not said'}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={actionOf(p)}>
      <input type="hidden" name="version" value={String(p.question.version)} />
      <Fields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const actionOf = (p: FormProps & { question: KeyQuestion | null }) =>
  p.path(p.question ? `/inspection/questions/${p.question.id}/edit` : '/inspection/questions')

const Fields = ({ filled, question }: FormProps & { question: KeyQuestion | null }) => (
  <>
    {textarea({
      ...asked(filled, 'question'),
      label: { text: 'Question', classes: 'govuk-label--s' },
      hint: { text: 'As a chair would ask it: “How well do we respond to neglect?”' },
      rows: '2',
    })}
    {input({
      ...asked(filled, 'asked_by'),
      label: { text: 'Asked by', classes: 'govuk-label--s' },
      hint: { text: 'A group or a post; no person’s name' },
    })}
    {dateInput({
      ...askedDate(filled, 'asked_on'),
      fieldset: { legend: { text: 'Day it was asked', classes: 'govuk-fieldset__legend--s' } },
    })}
    {textarea({ ...asked(filled, 'why'), label: { text: 'Why it is asked', classes: 'govuk-label--s' }, rows: '3' })}
    {textarea({
      ...asked(filled, 'expect'),
      label: { text: 'What we would expect to see', classes: 'govuk-label--s' },
      hint: { text: 'If the answer were good. Written down before the answer comes' },
      rows: '4',
    })}
    {question &&
      dateInput({
        ...askedDate(filled, 'ended'),
        fieldset: { legend: { text: 'Day it ended', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'Leave this empty while it is asked' },
      })}
  </>
)

/** Ticks for what a question is about and answered from. Templates, not JSX: there may be hundreds. */
export const LinksPage = (
  p: Around & {
    question: KeyQuestion
    findings: readonly Finding[]
    measures: readonly Titled[]
  },
) => (
  <Page
    {...p.frame}
    title="Link findings and measures"
    trail={[
      { href: p.path('/inspection/questions'), text: 'Key questions' },
      { href: p.path(`/inspection/questions/${p.question.id}`), text: p.question.question },
    ]}
    lede={p.question.question}
  >
    <form method="post" action={p.path(`/inspection/questions/${p.question.id}/links`)}>
      {p.measures.length === 0 ? (
        <p class="govuk-body">
          There is no measure yet.{' '}
          <a class="govuk-link" href={p.path('/measure/new')}>
            Name one
          </a>
        </p>
      ) : (
        Ticks('measures', 'Measures that answer it', p.measures, p.question.measure_ids)
      )}
      {p.findings.length === 0 ? (
        <p class="govuk-body">There is no finding yet.</p>
      ) : (
        Ticks(
          'findings',
          'Findings it is about',
          p.findings.map((f) => ({ id: f.id, title: [f.reference, f.title].filter(Boolean).join(' ') })),
          p.question.finding_ids,
        )
      )}
      {button({ text: 'Save these links' })}
    </form>
  </Page>
)

const Ticks = (name: string, legend: string, all: readonly Titled[], ticked: readonly string[]) =>
  html`<div class="govuk-form-group"><fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${legend}</legend>
<div class="govuk-checkboxes govuk-checkboxes--small">${all.map(
    ({ id, title }) => html`<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" type="checkbox" name="${name}" id="${name}-${id}" value="${id}"${ticked.includes(id) ? ' checked' : ''}>
<label class="govuk-label govuk-checkboxes__label" for="${name}-${id}">${title}</label></div>
`,
  )}</div></fieldset></div>`
