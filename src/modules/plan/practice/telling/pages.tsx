import { asked, askedDate, type Filled } from '../../../../platform/asked.ts'
import { button, dateInput, input } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { Confirm } from '../../parts.tsx'

/** Whom, how many, how and when somebody was told of a change or a standard. */
export const ToldPage = ({
  frame,
  path,
  title,
  at,
  filled,
  doubts,
}: {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  title: string
  at: string
  filled: Filled
  doubts: readonly string[]
}) => (
  <Page
    {...frame}
    title="Who was told?"
    caption={title}
    trail={[{ href: path(at), text: title }]}
    lede="One line for each team or group, so that it shows who has not heard yet. Leave out names."
    errors={filled.errors}
  >
    <form method="post" action={path(`${at}/told`)} novalidate>
      {input({
        ...asked(filled, 'whom'),
        label: { text: 'Whom?', classes: 'govuk-label--s' },
        hint: { text: 'Such as: the north area team' },
      })}
      {input({
        ...asked(filled, 'people'),
        label: { text: 'How many people? (optional)', classes: 'govuk-label--s' },
        classes: 'govuk-input--width-4',
        inputmode: 'numeric',
      })}
      {input({
        ...asked(filled, 'how'),
        label: { text: 'How?', classes: 'govuk-label--s' },
        hint: { text: 'Such as: team meeting, with the exemplar on paper' },
      })}
      {dateInput({
        ...askedDate(filled, 'dated'),
        fieldset: { legend: { text: 'When?', classes: 'govuk-fieldset__legend--s' } },
      })}
      <Confirm doubts={doubts} />
      {button({ text: 'Save' })}
    </form>
  </Page>
)
