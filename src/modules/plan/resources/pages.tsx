import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import type { TreeItem } from '../outline/tree.ts'
import { Places } from '../places.tsx'
import { lastDay, poundWords, type Resource, runsOut, stateWords, sumWords } from './rules.ts'

type Table = {
  resources: readonly Resource[]
  path: Ctx['path']
  mayWrite: boolean
  items?: ReadonlyMap<string, TreeItem>
}

const tones = { asked: 'wait', agreed: 'on', refused: 'off' } as const

const ResourceTable = ({ resources, path, mayWrite, items }: Table) => (
  <table class="hf-table hf-stack">
    <caption class="govuk-visually-hidden">Resources</caption>
    <thead>
      <tr>
        <th scope="col">What</th>
        {items && <th scope="col">For which item</th>}
        <th scope="col">How much</th>
        <th scope="col">From whom</th>
        <th scope="col">How it stands</th>
        <th scope="col">Last day</th>
        {mayWrite && (
          <th scope="col" class="hf-noprint">
            <span class="govuk-visually-hidden">Do</span>
          </th>
        )}
      </tr>
    </thead>
    <tbody>
      {resources.map((each) => {
        const last = lastDay(each)
        const item = items?.get(each.item_id)
        return (
          <tr>
            <th scope="row">
              {each.what}
              {each.post && <span class="hf-meta hf-under">{each.post}</span>}
            </th>
            {items && (
              <td data-label="For which item">
                {item && (
                  <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
                    {[item.reference, item.title].filter(Boolean).join(' ')}
                  </a>
                )}
              </td>
            )}
            <td data-label="How much">
              {each.kind !== 'money'
                ? each.kind === 'post'
                  ? 'A post'
                  : 'Not money'
                : each.pounds === null
                  ? Missing({ words: 'Not known yet' })
                  : `${poundWords(each.pounds)} ${each.each_year ? 'each year' : 'once'}`}
            </td>
            <td data-label="From whom">{each.from_whom || Missing({ words: 'Not said' })}</td>
            <td data-label="How it stands">
              <span class="hf-status">
                {Shape({ tone: tones[each.state] })}
                {stateWords[each.state]}
              </span>
            </td>
            <td data-label="Last day">{last ? longDate(last) : 'None set'}</td>
            {mayWrite && (
              <td class="hf-noprint">
                <a class="govuk-link" href={path(`/plan/resources/${each.id}/edit`)}>
                  Change<span class="govuk-visually-hidden"> {each.what}</span>
                </a>
              </td>
            )}
          </tr>
        )
      })}
    </tbody>
  </table>
)

/** On an item's page: with what it is done, the sum in words, and what runs out before it is due. */
export const ResourcesPanel = ({
  item,
  resources,
  path,
  mayUpdate,
}: {
  item: TreeItem
  resources: readonly Resource[]
  path: Ctx['path']
  mayUpdate: boolean
}) =>
  item.kind === 'improvement' ? (
    <section class="hf-section" aria-labelledby="resources">
      <h2 class="hf-h2" id="resources">
        Resources
      </h2>
      <p class="hf-p">{sumWords(resources)}</p>
      {runsOut(item, resources).map((sentence) => (
        <p class="hf-p">{Missing({ words: sentence })}</p>
      ))}
      {resources.length > 0 && <ResourceTable resources={resources} path={path} mayWrite={mayUpdate} />}
      {mayUpdate && (
        <p class="hf-p hf-noprint">
          <a class="govuk-link" href={path(`/plan/items/${item.id}/resources/new`)}>
            Add a resource
          </a>
        </p>
      )}
    </section>
  ) : null

/** With what a whole plan is done. */
export const PlanResourcesPage = ({
  frame,
  path,
  plan,
  items,
  resources,
  fresh,
}: {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: { id: string; title: string }
  items: readonly TreeItem[]
  resources: readonly Resource[]
  fresh: string
}) => {
  const known = new Map(items.map((item) => [item.id, item]))
  const short = items.flatMap((item) =>
    runsOut(
      item,
      resources.filter(({ item_id: id }) => id === item.id),
    ).map((sentence) => ({ item, sentence })),
  )
  return (
    <Page
      {...frame}
      title={`Resources of “${plan.title}”`}
      wide
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      ]}
      fresh={fresh}
      lede={sumWords(resources)}
    >
      <Places path={path} plan={plan.id} at="/resources" />
      {short.length > 0 && (
        <section class="hf-section" aria-labelledby="short">
          <h2 class="hf-h2" id="short">
            What ends too early
          </h2>
          <ul class="hf-links">
            {short.map(({ item, sentence }) => (
              <li>
                <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
                  {[item.reference, item.title].filter(Boolean).join(' ')}
                </a>
                . {sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
      {resources.length === 0 ? (
        <p class="hf-p">Open an item and add the money, the posts and the other things that it needs.</p>
      ) : (
        <ResourceTable resources={resources} path={path} mayWrite={false} items={known} />
      )}
    </Page>
  )
}
