import { asked, type Filled } from '../../../platform/asked.ts'
import { button, input, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Confirm } from '../parts.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: { id: string; title: string }
  filled: Filled
  doubts: readonly string[]
  /** Null: a new one. */
  linked: { id: string; title: string } | null
}

/** A plan kept elsewhere, to add or to change. */
export const LinkedPage = ({ frame, path, plan, filled, doubts, linked }: Props) => (
  <Page
    {...frame}
    title={linked ? `Change “${linked.title}”` : 'Add a plan kept elsewhere'}
    trail={[
      { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      { href: path(`/plan/plans/${plan.id}/suite`), text: 'Linked plans' },
    ]}
    errors={filled.errors}
  >
    <form
      method="post"
      action={path(linked ? `/plan/linked/${linked.id}` : `/plan/plans/${plan.id}/linked`)}
      novalidate
    >
      {input({
        ...asked(filled, 'title'),
        label: { text: 'Title of the plan', classes: 'govuk-label--s' },
        hint: { text: 'Such as “Children’s services plan 2026 to 2029”' },
      })}
      {input({ ...asked(filled, 'whose'), label: { text: 'Whose is it? (optional)', classes: 'govuk-label--s' } })}
      {input({
        ...asked(filled, 'url'),
        label: { text: 'Where can it be read? (optional)', classes: 'govuk-label--s' },
        hint: { text: 'An address such as https://www.example.org/plan' },
        type: 'url',
      })}
      {textarea({
        ...asked(filled, 'why'),
        label: { text: 'How are the two plans tied? (optional)', classes: 'govuk-label--s' },
        rows: '3',
      })}
      <Confirm doubts={doubts} />
      {button({ text: linked ? 'Save' : 'Add this plan' })}
    </form>
    {linked && (
      <form method="post" action={path(`/plan/linked/${linked.id}/removal`)}>
        {button({ text: 'Take it away', classes: 'govuk-button--secondary' })}
      </form>
    )}
  </Page>
)
