import { longInstant } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Plan } from '../plans/model.ts'
import type { Deleted } from './queries.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

/** Asks before an item goes, and says what goes along. */
export const DeletionPage = ({
  frame,
  path,
  item,
  beneath,
  updates,
}: Around & { item: TreeItem; beneath: number; updates: number }) => (
  <Page
    {...frame}
    title={`Delete “${item.title}”?`}
    trail={[
      { href: path(`/plan/plans/${item.plan_id}`), text: 'Plan' },
      { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
    ]}
    lede={
      beneath > 0 || updates > 0
        ? `${[beneath > 0 ? `${counted(beneath, 'item')} beneath it` : '', updates > 0 ? `its ${counted(updates, 'update')}` : ''].filter(Boolean).join(' and ')} would go along.`
        : 'Nothing else would go along.'
    }
  >
    <p class="govuk-body">You can bring it back from “Recently deleted”. History keeps everything.</p>
    <form method="post" action={path(`/plan/items/${item.id}/deletion`)}>
      {button({ text: 'Delete it', classes: 'govuk-button--warning' })}
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
        Keep it
      </a>
    </p>
  </Page>
)

/** What was deleted from a plan, and a button to bring each back. */
export const DeletedPage = ({ frame, path, plan, deleted }: Around & { plan: Plan; deleted: readonly Deleted[] }) => (
  <Page
    {...frame}
    title={`Deleted from “${plan.title}”`}
    wide
    trail={[{ href: path(`/plan/plans/${plan.id}`), text: plan.title }]}
    lede={
      deleted.length === 0
        ? 'Nothing has been deleted from this plan.'
        : `${counted(deleted.length, 'item')}, the newest first. Each comes back with what stood under it.`
    }
  >
    {deleted.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Deleted items</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Stood under</th>
            <th scope="col">Deleted</th>
            <th scope="col">
              <span class="govuk-visually-hidden">Do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deleted.map((item) => (
            <tr>
              <th scope="row">
                {[item.reference, item.title].filter(Boolean).join(' ')}
                {item.beneath > 0 && <span class="hf-meta"> with {counted(item.beneath, 'item')} beneath it</span>}
              </th>
              <td data-label="Stood under">{item.parent ?? 'The top of the plan'}</td>
              <td data-label="Deleted">{longInstant(item.deleted_at)}</td>
              <td>
                {item.parent_gone ? (
                  <span class="hf-meta">Bring back “{item.parent}” first</span>
                ) : (
                  <form method="post" action={path(`/plan/items/${item.id}/restoration`)}>
                    <button class="hf-linkbutton" type="submit">
                      Bring it back<span class="govuk-visually-hidden">: {item.title}</span>
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

/** What somebody wrote about an item that was deleted before they sent it. */
export const GonePage = ({
  frame,
  path,
  item,
  typed,
  mayRestore,
}: Around & {
  item: { id: string; title: string }
  typed: readonly { name: string; words: string }[]
  mayRestore: boolean
}) => (
  <Page
    {...frame}
    title="Somebody deleted this item before you saved"
    trail={[{ href: path('/plan'), text: 'Plan' }]}
    lede={`“${item.title}” was deleted while you wrote, so your words have not been saved. They stand below.`}
  >
    <dl class="hf-facts">
      {typed.map(({ name, words }) => (
        <div>
          <dt>{name}</dt>
          <dd class="hf-pre">{words}</dd>
        </div>
      ))}
    </dl>
    {mayRestore ? (
      <form method="post" action={path(`/plan/items/${item.id}/restoration`)}>
        {button({ text: 'Bring the item back' })}
      </form>
    ) : (
      <p class="govuk-body">Ask the coordinator to bring it back, then send your words again.</p>
    )}
  </Page>
)
