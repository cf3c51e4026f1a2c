import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { Places } from '../places.tsx'
import type { Plan } from '../plans/model.ts'
import type { LinkedPlan } from './queries.ts'
import { countsOf, countsWords, type Objective, type Served, type SuiteItem, suiteLede } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan
  /** The strategic plan above a delivery plan. */
  above: Plan | null
  under: readonly Plan[]
  items: readonly SuiteItem[]
  objectives: readonly Objective[]
  serving: ReadonlySet<string>
  linked: readonly LinkedPlan[]
  today: string
  fresh: string
  mayEdit: boolean
}

/** A strategic plan with the delivery plans under it, what serves which objective, and the plans kept elsewhere. */
export const SuitePage = (p: Props) => {
  const { frame, path, plan, above, under } = p
  return (
    <Page
      {...frame}
      title={`Linked plans of “${plan.title}”`}
      wide
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      ]}
      fresh={p.fresh}
      lede={suiteLede(plan, under, p.objectives, p.linked.length)}
      actions={
        p.mayEdit ? (
          <>
            {plan.kind === 'delivery' && (
              <a class="govuk-link" href={path(`/plan/plans/${plan.id}/edit`)}>
                Say what it stands under
              </a>
            )}
            <a class="govuk-link" href={path(`/plan/plans/${plan.id}/linked/new`)}>
              Add a plan kept elsewhere
            </a>
          </>
        ) : undefined
      }
    >
      <Places path={path} plan={plan.id} at="/suite" />
      {above && (
        <p class="hf-p">
          <b>Stands under:</b>{' '}
          <a class="govuk-link" href={path(`/plan/plans/${above.id}/suite`)}>
            {above.title}
          </a>
        </p>
      )}
      {plan.kind === 'strategic' && <Under {...p} />}
      {plan.kind === 'strategic' && under.length > 0 && <Objectives {...p} />}
      <Linked {...p} />
    </Page>
  )
}

const Under = ({ path, plan, under, items, today, serving }: Props) => (
  <section class="hf-section" aria-labelledby="under">
    <h2 class="hf-h2" id="under">
      This plan and its delivery plans
    </h2>
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">The plans and how their items stand</caption>
      <thead>
        <tr>
          <th scope="col">Plan</th>
          <th scope="col">Runs</th>
          <th scope="col">How it stands</th>
          <th scope="col">Serves an objective</th>
        </tr>
      </thead>
      <tbody>
        {[plan, ...under].map((each) => {
          const counts = countsOf(items, each.id, today)
          const own = items.filter(({ plan_id: id, line }) => id === each.id && line)
          const serves = own.filter(({ id }) => serving.has(id)).length
          return (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/plan/plans/${each.id}`)}>
                  {each.title}
                </a>
                <span class="hf-meta hf-under">{each.kind === 'strategic' ? 'Strategic plan' : 'Delivery plan'}</span>
              </th>
              <td data-label="Runs">
                {each.starts_on && each.ends_on
                  ? `${longDate(each.starts_on)} to ${longDate(each.ends_on)}`
                  : Missing({ words: 'No dates' })}
              </td>
              <td data-label="How it stands">{countsWords(counts)}</td>
              <td data-label="Serves an objective">
                {each.id === plan.id ? 'It sets them' : `${serves} of ${counted(counts.items, 'item')}`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
    {under.length === 0 && (
      <p class="hf-p">
        To put a delivery plan under this one, open that plan, choose “Change” and say which plan it stands under.
      </p>
    )}
  </section>
)

const Objectives = ({ path, under, objectives, items, serving }: Props) => {
  const planOf = new Map(under.map(({ id, title }) => [id, title]))
  const loose = items.filter(({ id, plan_id: plan, line }) => line && planOf.has(plan) && !serving.has(id))
  return (
    <section class="hf-section" aria-labelledby="objectives">
      <h2 class="hf-h2" id="objectives">
        What serves which objective
      </h2>
      <p class="hf-p">
        A delivery item serves an objective when a signpost leads from one to the other, or when both answer the same
        finding.
      </p>
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Objectives and the delivery items that serve them</caption>
        <thead>
          <tr>
            <th scope="col">Objective</th>
            <th scope="col">Status</th>
            <th scope="col">Delivery items that serve it</th>
          </tr>
        </thead>
        <tbody>
          {objectives.map(({ item, servedBy }) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
                  {nameOf(item)}
                </a>
              </th>
              <td data-label="Status">
                <StatusOf item={item} />
              </td>
              <td data-label="Served by">
                {servedBy.length === 0
                  ? Missing({ words: 'No delivery item serves it' })
                  : Object.entries(Object.groupBy(servedBy, (each) => each.item.plan_id)).map(([plan, some = []]) => (
                      <ServedBy title={planOf.get(plan) ?? ''} some={some} path={path} />
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {loose.length > 0 && (
        <details class="govuk-details hf-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {loose.length === 1
                ? 'One delivery item serves no objective'
                : `${loose.length} delivery items serve no objective`}
            </span>
          </summary>
          <div class="govuk-details__text">
            <ul class="hf-links">
              {loose.map((item) => (
                <li>
                  <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
                    {nameOf(item)}
                  </a>{' '}
                  <span class="hf-meta">{planOf.get(item.plan_id)}</span>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </section>
  )
}

const ServedBy = ({ title, some, path }: { title: string; some: readonly Served[]; path: Ctx['path'] }) => (
  <>
    <span class="hf-meta">{title}</span>
    <ul class="hf-links">
      {some.map(({ item, how }) => (
        <li>
          <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
            {nameOf(item)}
          </a>{' '}
          <StatusOf item={item} /> <span class="hf-meta">{how}</span>
        </li>
      ))}
    </ul>
  </>
)

const StatusOf = ({ item: { status } }: { item: SuiteItem }) =>
  status.tone === null ? (
    <span class="hf-missing">Not yet stated</span>
  ) : (
    <span class="hf-status">
      {Shape({ tone: status.tone })}
      {status.word}
    </span>
  )

const nameOf = ({ reference, title }: SuiteItem) => [reference, title].filter(Boolean).join(' ')

const Linked = ({ path, plan, linked, mayEdit }: Props) => (
  <section class="hf-section" aria-labelledby="linked">
    <h2 class="hf-h2" id="linked">
      Plans kept elsewhere
    </h2>
    {linked.length === 0 ? (
      <p class="hf-p">
        None yet. A children’s services plan or an outcome improvement plan that this one is tied to belongs here.{' '}
        {mayEdit && (
          <a class="govuk-link" href={path(`/plan/plans/${plan.id}/linked/new`)}>
            Add one
          </a>
        )}
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Plans kept elsewhere</caption>
        <thead>
          <tr>
            <th scope="col">Plan</th>
            <th scope="col">Whose it is</th>
            <th scope="col">How they are tied</th>
            {mayEdit && (
              <th scope="col">
                <span class="govuk-visually-hidden">Do</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {linked.map((each) => (
            <tr>
              <th scope="row">
                {each.url ? (
                  <a class="govuk-link" href={each.url} rel="noreferrer noopener">
                    {each.title}
                  </a>
                ) : (
                  each.title
                )}
              </th>
              <td data-label="Whose it is">{each.whose || Missing({ words: 'Not said' })}</td>
              <td data-label="How they are tied" class="hf-lines">
                {each.why || Missing({ words: 'Not said' })}
              </td>
              {mayEdit && (
                <td>
                  <a class="govuk-link" href={path(`/plan/linked/${each.id}/edit`)}>
                    Change<span class="govuk-visually-hidden"> {each.title}</span>
                  </a>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)
