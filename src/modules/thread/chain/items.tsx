import type { Ctx } from '../../../platform/route.ts'
import { Late, Levels, Missing, Status } from '../../../platform/shapes.tsx'
import { named } from '../gaps/facts.ts'
import type { Laid } from '../laying.ts'
import { levelWords } from '../levels/rules.ts'
import { itemLevels, saying, statusCounts } from './rules.ts'

/** The items that answer a finding: what each lead reports, who leads it, and how far its evidence reaches. */
export const ItemsTable = ({ laid, path, headsShown }: { laid: Laid; path: Ctx['path']; headsShown: boolean }) => {
  const levels = itemLevels(laid)
  return (
    <table class={`hf-table hf-table--tight hf-stack${headsShown ? '' : ' hf-thread__items'}`}>
      <caption class="govuk-visually-hidden">Items that answer the finding</caption>
      <thead class={headsShown ? undefined : 'govuk-visually-hidden'}>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Status</th>
          <th scope="col">Lead</th>
          <th scope="col">Evidence</th>
        </tr>
      </thead>
      <tbody>
        {laid.lines.map((item) => {
          const level = levels.get(item.id) ?? 0
          return (
            <tr>
              <td>
                <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
                  {named(item)}
                </a>
              </td>
              <td data-label="Status">
                {item.status.tone ? <Status word={item.status.word} tone={item.status.tone} /> : item.status.word}
              </td>
              <td data-label="Lead">
                {item.leads.length === 0 ? (
                  <Missing words="No post" />
                ) : (
                  item.leads.map(({ title, vacant }, at) => (
                    <>
                      {at > 0 && <br />}
                      {title} {vacant && <Late words="Vacant" />}
                    </>
                  ))
                )}
              </td>
              <td data-label="Evidence">{Levels({ level, word: levelWords[level] })}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** On the page of a finding: the items that answer it, counted by what their leads report. */
export const ItemsPanel = ({ laid, path }: { laid: Laid; path: Ctx['path'] }) =>
  laid.lines.length === 0 ? (
    <p class="govuk-body">
      <Missing words="No item answers it" />
    </p>
  ) : (
    <>
      <p class="govuk-body">
        {saying(laid.lines.length, 'item answers it', 'items answer it', '')}: {statusCounts(laid.lines)}.
      </p>
      <ItemsTable laid={laid} path={path} headsShown />
    </>
  )

/** The way to everything that stands in a finding's thread, as one file. */
export const PackLink = ({ finding, path }: { finding: { id: string }; path: Ctx['path'] }) => (
  <a class="govuk-link" href={path(`/thread/findings/${finding.id}/pack`)}>
    Evidence pack of the whole thread
  </a>
)
