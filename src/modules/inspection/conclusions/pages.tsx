import { Doubts } from '../../../platform/doubts.tsx'
import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { button, dateInput, input, radios, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { type Around, AskToDelete, Fact } from '../parts.tsx'
import { PieceFields } from '../pieces/fields.tsx'
import type { FullConclusion } from './queries.ts'
import { byKinds, byWords } from './rules.ts'

type Props = Around & {
  finding: { id: string; title: string }
  sources: readonly { id: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
}

export const ConclusionFormPage = (
  p: Props & { conclusion: FullConclusion | null; piece: { title: string; href: string } | null },
) => (
  <Page
    {...p.frame}
    title={p.conclusion ? `Change the conclusion of ${longDate(p.conclusion.dated)}` : 'Add a conclusion'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      { href: p.path(`/inspection/findings/${p.finding.id}`), text: p.finding.title },
    ]}
    lede={`On “${p.finding.title}”.`}
  >
    <form method="post" action={actionOf(p)} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(p.conclusion?.version ?? 0)} />
      <Doubts doubts={p.doubts} />
      <Fields {...p} />
      <PieceFields filled={p.filled} what="evidence for it" now={p.piece} />
      {button({ text: p.conclusion ? 'Save' : 'Add this conclusion' })}
    </form>
    {p.conclusion && (
      <AskToDelete
        action={p.path(`/inspection/conclusions/${p.conclusion.id}/removal`)}
        what="this conclusion"
        says="The finding will no longer show it. You can bring it back from there."
      />
    )}
  </Page>
)

/** Two people changed the same conclusion: what is stored now beside what was typed, which can be saved over it. */
export const ConclusionConflictPage = (p: Props & { conclusion: FullConclusion }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="By">{p.conclusion.by_name || byWords[p.conclusion.by_kind]}</Fact>
      <Fact name="Date">{longDate(p.conclusion.dated)}</Fact>
      <Fact name="Phrase">“{p.conclusion.phrase}”</Fact>
      <Fact name="Page">{p.conclusion.page || 'Not said'}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={actionOf(p)} enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(p.conclusion.version)} />
      <Fields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const actionOf = (p: Props & { conclusion: FullConclusion | null }) =>
  p.path(
    p.conclusion
      ? `/inspection/conclusions/${p.conclusion.id}/edit`
      : `/inspection/findings/${p.finding.id}/conclusions`,
  )

const Fields = ({ filled, sources }: Pick<Props, 'filled' | 'sources'>) => (
  <>
    {radios({
      ...askedChoice(filled, 'by_kind'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Who concluded it', classes: 'govuk-fieldset__legend--s' } },
      items: byKinds.map((k) => ({ value: k, text: byWords[k] })),
    })}
    {input({
      ...asked(filled, 'by_name'),
      label: { text: 'By name', classes: 'govuk-label--s' },
      hint: { text: 'The body, such as an inspectorate or a board; no person’s name' },
    })}
    {dateInput({
      ...askedDate(filled, 'dated'),
      fieldset: { legend: { text: 'Date of the conclusion', classes: 'govuk-fieldset__legend--s' } },
    })}
    {textarea({
      ...asked(filled, 'phrase'),
      label: { text: 'Their phrase, exactly as printed', classes: 'govuk-label--s' },
      hint: { text: 'Such as “good progress has been made”. It is quoted and never graded by Holdfast' },
      rows: '2',
    })}
    {select({
      ...asked(filled, 'source'),
      label: { text: 'Printed in', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Not said' }, ...sources.map((s) => ({ value: s.id, text: s.title }))],
    })}
    {input({
      ...asked(filled, 'page'),
      label: { text: 'Page', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-5',
    })}
  </>
)
