import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { button, dateInput, input } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Confirm } from '../parts.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: { id: string; title: string }
  filled: Filled
  doubts: readonly string[]
  /** Null: a new one. */
  milestone: { id: string; title: string } | null
}

/** A milestone to add or to change. */
export const MilestonePage = ({ frame, path, item, filled, doubts, milestone }: Props) => (
  <Page
    {...frame}
    title={milestone ? 'Change a milestone' : 'Add a milestone'}
    trail={[{ href: path(`/plan/items/${item.id}`), text: item.title }]}
    errors={filled.errors}
  >
    <form
      method="post"
      action={path(milestone ? `/plan/milestones/${milestone.id}` : `/plan/items/${item.id}/milestones`)}
      novalidate
    >
      {input({ ...asked(filled, 'title'), label: { text: 'What is to be done?', classes: 'govuk-label--s' } })}
      {dateInput({
        ...askedDate(filled, 'due'),
        fieldset: { legend: { text: 'By (optional)', classes: 'govuk-fieldset__legend--s' } },
      })}
      {milestone &&
        dateInput({
          ...askedDate(filled, 'done'),
          fieldset: { legend: { text: 'Done on', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'Leave it empty while it is still to do' },
        })}
      <Confirm doubts={doubts} />
      {button({ text: milestone ? 'Save this milestone' : 'Add this milestone' })}
    </form>
    {milestone && (
      <form method="post" action={path(`/plan/milestones/${milestone.id}/removal`)}>
        {button({ text: 'Take it away', classes: 'govuk-button--secondary' })}
      </form>
    )}
  </Page>
)
