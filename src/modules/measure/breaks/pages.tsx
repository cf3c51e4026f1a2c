import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, radios, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { breakKinds, type Measure } from '../model.ts'
import { breakWords } from '../rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  measure: Measure
  filled: Filled
  doubts: readonly string[]
}

/** Says from which day on the figures of a measure are not comparable with those before. */
export const BreakPage = ({ frame, path, measure, filled, doubts }: Props) => (
  <Page
    {...frame}
    title="Say that something changed"
    trail={[
      { href: path('/measure'), text: 'Measures' },
      { href: path(`/measure/measures/${measure.id}`), text: measure.title },
    ]}
    lede={`From that day on “${measure.title}” is not compared with the figures before, and cannot show that something got better until there are enough new ones.`}
    errors={filled.errors}
  >
    <form method="post" action={path(`/measure/measures/${measure.id}/breaks`)} novalidate>
      {radios({
        ...askedChoice(filled, 'what'),
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: 'What changed?', classes: 'govuk-fieldset__legend--s' } },
        items: breakKinds.map((kind) => ({ value: kind, text: breakWords[kind] })),
      })}
      {dateInput({
        ...askedDate(filled, 'dated'),
        fieldset: { legend: { text: 'From which day?', classes: 'govuk-fieldset__legend--s' } },
      })}
      {textarea({
        ...asked(filled, 'reason'),
        label: { text: 'What changed, and why?', classes: 'govuk-label--s' },
        rows: '3',
      })}
      <Doubts doubts={doubts} />
      {button({ text: 'Save the break' })}
    </form>
  </Page>
)
