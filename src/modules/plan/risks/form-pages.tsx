import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, radios, select, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Confirm } from '../parts.tsx'
import { impactItems, likelihoodItems } from './form.ts'
import { bandRule } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: { id: string; title: string }
  filled: Filled
  doubts: readonly string[]
  posts: readonly { id: string; title: string }[]
  /** Null: a new one, which is scored at once. */
  risk: { id: string; title: string } | null
}

/** A risk to write down or to change. */
export const RiskFormPage = ({ frame, path, plan, filled, doubts, posts, risk }: Props) => (
  <Page
    {...frame}
    title={risk ? 'Change a risk' : 'Write a risk down'}
    trail={[
      { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      { href: path(`/plan/plans/${plan.id}/risks`), text: 'Risks' },
      ...(risk ? [{ href: path(`/plan/risks/${risk.id}`), text: risk.title }] : []),
    ]}
    errors={filled.errors}
  >
    <form method="post" action={path(risk ? `/plan/risks/${risk.id}` : `/plan/plans/${plan.id}/risks`)} novalidate>
      {risk && <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />}
      {textarea({
        ...asked(filled, 'title'),
        label: { text: 'What could go wrong?', classes: 'govuk-label--s' },
        hint: { text: 'One sentence, such as “Half of the health visitors leave before the new team is in place”' },
        rows: '2',
      })}
      {textarea({
        ...asked(filled, 'cause'),
        label: { text: 'From what cause? (optional)', classes: 'govuk-label--s' },
        rows: '2',
      })}
      {textarea({
        ...asked(filled, 'effect'),
        label: { text: 'To what effect for children and families? (optional)', classes: 'govuk-label--s' },
        rows: '2',
      })}
      {!risk && <Grades filled={filled} when="before" />}
      {textarea({
        ...asked(filled, 'doing'),
        label: { text: 'What is done about it? (optional)', classes: 'govuk-label--s' },
        hint: { text: 'In words. Items of the plan that make it smaller are chosen on the next page.' },
        rows: '3',
      })}
      {!risk && <Grades filled={filled} when="after" />}
      {select({
        ...asked(filled, 'post'),
        label: { text: 'Which post owns it?', classes: 'govuk-label--s' },
        items: [{ value: '', text: 'Nobody yet' }, ...posts.map(({ id, title }) => ({ value: id, text: title }))],
      })}
      {dateInput({
        ...askedDate(filled, 'review'),
        fieldset: { legend: { text: 'When is it looked at again?', classes: 'govuk-fieldset__legend--s' } },
      })}
      <Confirm doubts={doubts} />
      {button({ text: risk ? 'Save this risk' : 'Write it down' })}
    </form>
  </Page>
)

/** Likelihood and impact as radios, before or after what is done. */
export const Grades = ({ filled, when }: { filled: Filled; when: 'before' | 'after' }) => {
  const [likelihood, impact] = when === 'before' ? ['likelihood', 'impact'] : ['likelihoodAfter', 'impactAfter']
  const words = when === 'before' ? 'before anything is done' : 'with what is done'
  return (
    <>
      {radios({
        ...askedChoice(filled, likelihood ?? ''),
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: { legend: { text: `How likely is it, ${words}?`, classes: 'govuk-fieldset__legend--s' } },
        items: likelihoodItems,
      })}
      {radios({
        ...askedChoice(filled, impact ?? ''),
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: { legend: { text: `How bad would it be, ${words}?`, classes: 'govuk-fieldset__legend--s' } },
        hint: when === 'before' ? { text: bandRule } : undefined,
        items: impactItems,
      })}
    </>
  )
}

/** Which items of the plan make a risk smaller. */
export const MitigationPage = ({
  frame,
  path,
  plan,
  risk,
  items,
}: {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: { id: string; title: string }
  risk: { id: string; title: string; items: readonly string[] }
  items: readonly { id: string; reference: string; title: string; under: string }[]
}) => (
  <Page
    {...frame}
    title="Which items make it smaller?"
    caption={risk.title}
    trail={[
      { href: path(`/plan/plans/${plan.id}/risks`), text: 'Risks' },
      { href: path(`/plan/risks/${risk.id}`), text: risk.title },
    ]}
  >
    {items.length === 0 ? (
      <p class="govuk-body">This plan has no items yet.</p>
    ) : (
      <form method="post" action={path(`/plan/risks/${risk.id}/mitigation`)}>
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Items of “{plan.title}”</legend>
          <div class="govuk-checkboxes govuk-checkboxes--small">
            {items.map(({ id, reference, title, under }) => (
              <div class="govuk-checkboxes__item">
                <input
                  class="govuk-checkboxes__input"
                  type="checkbox"
                  id={`item-${id}`}
                  name="items"
                  value={id}
                  checked={risk.items.includes(id)}
                />
                <label class="govuk-label govuk-checkboxes__label" for={`item-${id}`}>
                  {[reference, title].filter(Boolean).join(' ')} {under && <span class="hf-meta">{under}</span>}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        {button({ text: 'Save these items' })}
      </form>
    )}
  </Page>
)
