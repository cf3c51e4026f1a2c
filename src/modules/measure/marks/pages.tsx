import type { Child } from 'hono/jsx'
import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, input, select, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { Figure, Measure } from '../model.ts'
import { periodWords, valueWords } from '../rules.ts'
import { keyOf } from './rules.ts'

export type MarkProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  measure: Measure
  figures: readonly Figure[]
  filled: Filled
  doubts: readonly string[]
}

const MarkPage = (p: MarkProps & { title: string; lede: string; noun: string; press: string; children?: Child }) => (
  <Page
    {...p.frame}
    title={p.title}
    trail={[
      { href: p.path('/measure'), text: 'Measures' },
      { href: p.path(`/measure/measures/${p.measure.id}`), text: p.measure.title },
    ]}
    lede={p.lede}
    errors={p.filled.errors}
  >
    <form method="post" action={p.path(`/measure/measures/${p.measure.id}/${p.noun}`)} novalidate>
      {p.children}
      <Doubts doubts={p.doubts} />
      {button({ text: p.press })}
    </form>
  </Page>
)

/** A new phase: only ever begun by a person with a reason, also where the rules suggest one. */
export const PhasePage = (p: MarkProps) => (
  <MarkPage
    {...p}
    noun="phases"
    title="Begin a new phase"
    press="Begin the phase"
    lede="From that day on centre and limits are reckoned anew. Do this when you know what changed and that it will last, not because a chart would look better."
  >
    {dateInput({
      ...askedDate(p.filled, 'starts_on'),
      fieldset: { legend: { text: 'From which day?', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'The first figure whose period begins on or after it is the first one of the phase' },
    })}
    {textarea({
      ...asked(p.filled, 'reason'),
      label: { text: 'What changed, and why will it last?', classes: 'govuk-label--s' },
      rows: '4',
    })}
  </MarkPage>
)

export const ExclusionPage = (p: MarkProps) => (
  <MarkPage
    {...p}
    noun="exclusions"
    title="Leave a figure out of the limits"
    press="Leave it out"
    lede="It is still shown, marked with a cross, and the reason stands beside the chart."
  >
    {select({
      ...asked(p.filled, 'period'),
      label: { text: 'Which figure?', classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'Choose one' },
        ...p.figures.toReversed().map((each) => ({
          value: keyOf(each),
          text: `${periodWords(each, p.measure.calendar)}: ${valueWords(each, p.measure)}`,
        })),
      ],
    })}
    {textarea({
      ...asked(p.filled, 'reason'),
      label: { text: 'Why does it not count?', classes: 'govuk-label--s' },
      hint: { text: 'Such as: the office was closed by a flood' },
      rows: '3',
    })}
  </MarkPage>
)

export const AnnotationPage = (p: MarkProps) => (
  <MarkPage
    {...p}
    noun="annotations"
    title="Pin a note on the chart"
    press="Pin the note"
    lede="What happened on that day that a reader of the chart should know. Name no person."
  >
    {dateInput({
      ...askedDate(p.filled, 'dated'),
      fieldset: { legend: { text: 'At which day?', classes: 'govuk-fieldset__legend--s' } },
    })}
    {input({
      ...asked(p.filled, 'text'),
      label: { text: 'The note', classes: 'govuk-label--s' },
      hint: { text: 'Short: it stands in the picture' },
    })}
  </MarkPage>
)

export const StepPage = (p: MarkProps) => (
  <MarkPage
    {...p}
    noun="steps"
    title="Set a step"
    press="Set the step"
    lede="How much it shall reach by a day. Steps that the plan sets for this measure come here by themselves."
  >
    {input({
      ...asked(p.filled, 'value'),
      label: { text: `How much${p.measure.unit ? `, in ${p.measure.unit}` : ''}?`, classes: 'govuk-label--s' },
      classes: 'govuk-input--width-5',
    })}
    {dateInput({
      ...askedDate(p.filled, 'due'),
      fieldset: { legend: { text: 'By when?', classes: 'govuk-fieldset__legend--s' } },
    })}
  </MarkPage>
)
