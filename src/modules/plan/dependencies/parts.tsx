import { longDate } from '../../../platform/dates.ts'
import type { Ctx } from '../../../platform/route.ts'

/** What an item waits for, in the rail beside it. */
export const Waits = ({
  item,
  waits,
  path,
  mayEdit,
}: {
  item: { id: string }
  waits: readonly { id: string; name: string; due: string | null; closed: boolean }[]
  path: Ctx['path']
  mayEdit: boolean
}) =>
  waits.length === 0 && !mayEdit ? null : (
    <section>
      <h2 class="hf-h2">Waits for</h2>
      {waits.length === 0 ? (
        <p class="hf-p">Nothing.</p>
      ) : (
        <ul class="hf-links">
          {waits.map(({ id, name, due, closed }) => (
            <li>
              <a class="govuk-link" href={path(`/plan/items/${id}`)}>
                {name}
              </a>
              <span class="hf-meta"> {closed ? 'complete' : due ? `due ${longDate(due)}` : 'no agreed date'}</span>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <p class="hf-p hf-noprint">
          <a class="govuk-link" href={path(`/plan/items/${item.id}/dependencies`)}>
            Say what it waits for
          </a>
        </p>
      )}
    </section>
  )
