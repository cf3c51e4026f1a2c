import type { FormError } from '../../../platform/forms.ts'
import { button, input, radios } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import type { TreeItem } from '../outline/tree.ts'
import type { Plan } from '../plans/model.ts'
import { type Pointed, pointedWords, type SuiteItem } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  plan: Plan
  others: readonly Plan[]
  items: readonly SuiteItem[]
  /** What the list was narrowed to. */
  words: string
  chosen: string
  errors: readonly FormError[]
}

/** Which item of another plan does this one point to? */
export const SignpostPage = ({ frame, path, item, plan, others, items, words, chosen, errors }: Props) => (
  <Page
    {...frame}
    title="Which item does it point to?"
    caption={item.title}
    trail={[
      { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
    ]}
    lede="The item becomes a signpost: it shows the status of the one it points to, and says when nobody reports on that."
    errors={errors}
  >
    {others.length === 0 ? (
      <p class="govuk-body">There is no other plan here that it could point to. Add one first.</p>
    ) : (
      <>
        <form method="get" action={path(`/plan/items/${item.id}/signpost`)}>
          {input({
            id: 'words',
            name: 'words',
            value: words,
            label: { text: 'Find by reference or words', classes: 'govuk-label--s' },
            classes: 'govuk-input--width-20',
          })}
          {button({ text: 'Find', classes: 'govuk-button--secondary' })}
        </form>
        <form method="post" action={path(`/plan/items/${item.id}/signpost`)} novalidate>
          <input type="hidden" name="version" value={String(item.version)} />
          {items.length === 0 && <p class="govuk-body">No item of another plan fits “{words}”.</p>}
          {radios({
            idPrefix: 'to',
            name: 'to',
            value: chosen,
            errorMessage: errors[0] ? { text: errors[0].text } : undefined,
            classes: 'govuk-radios--small',
            fieldset: { legend: { text: 'Items of other plans', classes: 'govuk-fieldset__legend--s' } },
            items: [
              ...items.map((each) => ({
                value: each.id,
                text: [each.reference, each.title].filter(Boolean).join(' '),
                hint: { text: others.find(({ id }) => id === each.plan_id)?.title ?? '' },
              })),
              { divider: 'or' },
              { value: 'none', text: 'None of them: the work is kept elsewhere' },
            ],
          })}
          {button({ text: 'Save' })}
        </form>
      </>
    )}
  </Page>
)

/** On the page of a signpost: the item it leads to, its status, and whether nobody reports on it. */
export const SignpostPanel = ({
  item,
  pointed,
  path,
  today,
  mayEdit,
}: {
  item: TreeItem
  pointed: Pointed | null | undefined
  path: Ctx['path']
  today: string
  mayEdit: boolean
}) => {
  if (item.kind !== 'signpost') return null
  const said = pointed === undefined ? null : pointedWords(pointed, today)
  return (
    <section class="hf-section" aria-labelledby="signpost">
      <h2 class="hf-h2" id="signpost">
        Where it stands
      </h2>
      {pointed ? (
        <p class="hf-p">
          <a class="govuk-link" href={path(`/plan/items/${pointed.id}`)}>
            {pointed.title}
          </a>
          , in “{pointed.plan}”
        </p>
      ) : (
        <p class="hf-p">{item.signpost || Missing({ words: 'Not said' })}</p>
      )}
      {said && (
        <p class="hf-p">
          {said.silent ? (
            <span class="hf-missing">{said.words}</span>
          ) : (
            <span class="hf-status">
              {pointed?.status.tone && Shape({ tone: pointed.status.tone })}
              {said.words}
            </span>
          )}
        </p>
      )}
      {pointed === undefined && (
        <p class="hf-p">The plan it stands in is kept elsewhere, so Holdfast cannot say how it is going.</p>
      )}
      {mayEdit && (
        <p class="hf-p hf-noprint">
          <a class="govuk-link" href={path(`/plan/items/${item.id}/signpost`)}>
            Choose the item it points to
          </a>
        </p>
      )}
    </section>
  )
}
