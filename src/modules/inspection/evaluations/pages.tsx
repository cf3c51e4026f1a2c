import { asked, type Filled } from '../../../platform/asked.ts'
import { button, input } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { type Around, AskToDelete, Fact } from '../parts.tsx'
import type { FullEvaluation } from './queries.ts'

type Props = Around & { source: { id: string; title: string }; filled: Filled }

export const EvaluationFormPage = (p: Props & { evaluation: FullEvaluation | null }) => (
  <Page
    {...p.frame}
    title={p.evaluation ? `Change the evaluation of “${p.evaluation.indicator}”` : 'Add an evaluation'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      { href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title },
    ]}
    lede={`A grade that “${p.source.title}” gave.`}
  >
    <form method="post" action={actionOf(p)}>
      <input type="hidden" name="version" value={String(p.evaluation?.version ?? 0)} />
      <Fields filled={p.filled} />
      {button({ text: p.evaluation ? 'Save' : 'Add this evaluation' })}
    </form>
    {p.evaluation && (
      <AskToDelete
        action={p.path(`/inspection/evaluations/${p.evaluation.id}/removal`)}
        what="this evaluation"
        says="The source will no longer show it. You can bring it back from there."
      />
    )}
  </Page>
)

/** Two people changed the same evaluation: what is stored now beside what was typed, which can be saved over it. */
export const EvaluationConflictPage = (p: Props & { evaluation: FullEvaluation }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Indicator">{p.evaluation.indicator}</Fact>
      <Fact name="Grade">{p.evaluation.grade}</Fact>
      <Fact name="Scale">{p.evaluation.scale || 'Not said'}</Fact>
      <Fact name="Page">{p.evaluation.page || 'Not said'}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={actionOf(p)}>
      <input type="hidden" name="version" value={String(p.evaluation.version)} />
      <Fields filled={p.filled} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const actionOf = (p: Props & { evaluation: FullEvaluation | null }) =>
  p.path(
    p.evaluation ? `/inspection/evaluations/${p.evaluation.id}/edit` : `/inspection/sources/${p.source.id}/evaluations`,
  )

const Fields = ({ filled }: { filled: Filled }) => (
  <>
    {input({
      ...asked(filled, 'indicator'),
      label: { text: 'Indicator', classes: 'govuk-label--s' },
      hint: { text: 'With its number, such as “2.1 Impact on children and young people”' },
    })}
    {input({
      ...asked(filled, 'grade'),
      label: { text: 'Grade', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-20',
    })}
    {input({
      ...asked(filled, 'scale'),
      label: { text: 'Scale, as it was then', classes: 'govuk-label--s' },
      hint: { text: 'Such as “six points, unsatisfactory to excellent, 2019”' },
    })}
    {input({
      ...asked(filled, 'page'),
      label: { text: 'Page', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-5',
    })}
  </>
)
