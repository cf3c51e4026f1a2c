import { asked, type Filled } from '../../../platform/asked.ts'
import { button, input, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted, small } from '../../../platform/sentence.ts'
import { Confirm } from '../parts.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: { id: string; plan_id: string; title: string; reference: string }
  needs: readonly { id: string; name: string; why: string }[]
  neededBy: readonly { id: string; name: string }[]
  offered: readonly { id: string; plan_id: string; plan: string; reference: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
}

/** What an item waits for, and what waits for it. */
export const DependenciesPage = ({ frame, path, item, needs, neededBy, offered, filled, doubts }: Props) => {
  const plans = [...Map.groupBy(offered, ({ plan_id: id }) => id).values()]
  return (
    <Page
      {...frame}
      title={`What “${item.title}” waits for`}
      trail={[
        { href: path(`/plan/plans/${item.plan_id}`), text: 'Plan' },
        { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
      ]}
      lede={
        needs.length === 0
          ? `It waits for nothing. ${neededBy.length === 0 ? 'Nothing waits for it.' : `${counted(neededBy.length, 'item')} ${neededBy.length === 1 ? 'waits' : 'wait'} for it.`}`
          : `It cannot end before ${needs.length === 1 ? 'one other item has' : `${small(needs.length)} other items have`}.`
      }
      errors={filled.errors}
    >
      {needs.length > 0 && (
        <ul class="hf-links">
          {needs.map(({ id, name, why }) => (
            <li>
              <a class="govuk-link" href={path(`/plan/items/${id}`)}>
                {name}
              </a>
              {why && <span class="hf-meta"> {why}</span>}
              <form
                method="post"
                action={path(`/plan/items/${item.id}/dependencies/removal`)}
                class="hf-noprint hf-waits"
              >
                <input type="hidden" name="needs" value={id} />
                <button class="hf-linkbutton" type="submit">
                  It no longer waits for this<span class="govuk-visually-hidden">: {name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {neededBy.length > 0 && (
        <section class="hf-section" aria-labelledby="needed-by">
          <h2 class="hf-h2" id="needed-by">
            What waits for it
          </h2>
          <ul class="hf-links">
            {neededBy.map(({ id, name }) => (
              <li>
                <a class="govuk-link" href={path(`/plan/items/${id}`)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={path(`/plan/items/${item.id}/dependencies`)} novalidate class="hf-section">
        {select({
          ...asked(filled, 'needs'),
          label: { text: 'It cannot end before this one has', classes: 'govuk-label--s' },
          items: [
            { value: '', text: 'Choose an item' },
            ...plans.flatMap((items) =>
              items.map(({ id, plan, reference, title }) => ({
                value: id,
                text: `${[reference, title].filter(Boolean).join(' ').slice(0, 80)}${plans.length > 1 ? ` (${plan.slice(0, 40)})` : ''}`,
              })),
            ),
          ],
        })}
        {input({ ...asked(filled, 'why'), label: { text: 'Why it waits (optional)', classes: 'govuk-label--s' } })}
        <Confirm doubts={doubts} />
        {button({ text: 'Say that it waits' })}
      </form>
    </Page>
  )
}
