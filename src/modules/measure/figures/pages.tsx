import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, input, radios, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { type Measure, states } from '../model.ts'
import { stateWords } from '../rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  measure: Measure
  filled: Filled
  doubts: readonly string[]
}

/** One figure typed, or many pasted. */
export const FiguresPage = ({ frame, path, measure, filled, doubts }: Props) => (
  <Page
    {...frame}
    title="Enter figures"
    trail={[
      { href: path('/measure'), text: 'Measures' },
      { href: path(`/measure/measures/${measure.id}`), text: measure.title },
    ]}
    lede={`For “${measure.title}”. A figure for a period that has one already replaces it; the old one is kept.`}
    errors={filled.errors}
  >
    <section class="hf-section" aria-labelledby="many">
      <h2 class="hf-h2" id="many">
        Paste many
      </h2>
      <form method="post" action={path(`/measure/measures/${measure.id}/pasted-figures`)} novalidate>
        {textarea({
          ...asked(filled, 'pasted'),
          label: { text: 'One line for each period', classes: 'govuk-label--s' },
          hint: {
            text: 'Period, value: September 2026, 72. Or period, how many, out of how many: Q2 2026/27, 18, 25. Cells copied from a sheet work too. A figure that is withheld stands as <5 or *',
          },
          rows: '8',
        })}
        {radios({
          ...askedChoice(filled, 'pasted_state'),
          classes: 'govuk-radios--small govuk-radios--inline',
          fieldset: { legend: { text: 'These figures are', classes: 'govuk-fieldset__legend--s' } },
          items: states.map((state) => ({ value: state, text: stateWords[state] })),
        })}
        {button({ text: 'Enter these figures' })}
      </form>
    </section>
    <section class="hf-section" aria-labelledby="one">
      <h2 class="hf-h2" id="one">
        Or type one
      </h2>
      <form method="post" action={path(`/measure/measures/${measure.id}/figures`)} novalidate>
        {dateInput({
          ...askedDate(filled, 'from'),
          fieldset: { legend: { text: 'First day of the period', classes: 'govuk-fieldset__legend--s' } },
        })}
        {dateInput({
          ...askedDate(filled, 'to'),
          fieldset: { legend: { text: 'Last day of the period', classes: 'govuk-fieldset__legend--s' } },
        })}
        {input({
          ...asked(filled, 'value'),
          label: { text: `Value${measure.unit ? `, in ${measure.unit}` : ''}`, classes: 'govuk-label--s' },
          hint: {
            text: 'Leave it empty to have it worked out from the two counts. Enter <5 or * where the source has withheld it',
          },
          classes: 'govuk-input--width-5',
        })}
        {input({
          ...asked(filled, 'numerator'),
          label: { text: 'How many', classes: 'govuk-label--s' },
          classes: 'govuk-input--width-5',
        })}
        {input({
          ...asked(filled, 'denominator'),
          label: { text: 'Out of how many', classes: 'govuk-label--s' },
          classes: 'govuk-input--width-5',
        })}
        {radios({
          ...askedChoice(filled, 'state'),
          classes: 'govuk-radios--small govuk-radios--inline',
          fieldset: { legend: { text: 'This figure is', classes: 'govuk-fieldset__legend--s' } },
          items: states.map((state) => ({ value: state, text: stateWords[state] })),
        })}
        {textarea({ ...asked(filled, 'note'), label: { text: 'Note', classes: 'govuk-label--s' }, rows: '2' })}
        <Doubts doubts={doubts} />
        {button({ text: 'Enter this figure' })}
      </form>
    </section>
  </Page>
)
