import { daysBetween, longDate, shortDate } from '../../../platform/dates.ts'
import { dateInput, input } from '../../../platform/govuk.ts'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing, Shape } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Milestone } from './queries.ts'

type Props = { item: TreeItem; milestones: readonly Milestone[]; path: Ctx['path']; today: string; mayUpdate: boolean }

/** The steps under an item: when each is due, whether it is done, and a line to add one. */
export const Milestones = ({ item, milestones, path, today, mayUpdate }: Props) => (
  <section class="hf-section" aria-labelledby="milestones">
    <h2 class="hf-h2" id="milestones">
      Milestones
    </h2>
    {milestones.length === 0 ? (
      <p class="hf-p">{Missing({ words: 'No milestone yet' })}</p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Milestones</caption>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">Due</th>
            <th scope="col">Finished</th>
            {mayUpdate && (
              <th scope="col" class="hf-noprint">
                <span class="govuk-visually-hidden">Do</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {milestones.map((m) => (
            <tr>
              <th scope="row">{m.title}</th>
              <td data-label="Due" class="hf-nowrap">
                {m.due ? shortDate(m.due) : Missing({ words: 'No date' })}
              </td>
              <td data-label="Finished">{Finished(m, today)}</td>
              {mayUpdate && (
                <td class="hf-noprint">
                  {m.done_on === null && (
                    <form method="post" action={path(`/plan/milestones/${m.id}/completion`)}>
                      <button class="hf-linkbutton" type="submit">
                        Done today<span class="govuk-visually-hidden">: {m.title}</span>
                      </button>
                    </form>
                  )}
                  <a class="govuk-link" href={path(`/plan/milestones/${m.id}/edit`)}>
                    Change<span class="govuk-visually-hidden"> {m.title}</span>
                  </a>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {mayUpdate && (
      <details class="govuk-details hf-details hf-noprint">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Add a milestone</span>
        </summary>
        <div class="govuk-details__text">
          <form method="post" action={path(`/plan/items/${item.id}/milestones`)} novalidate>
            {input({ id: 'milestone', name: 'title', label: { text: 'What is to be done?' } })}
            {dateInput({ id: 'due', namePrefix: 'due', fieldset: { legend: { text: 'By (optional)' } } })}
            <button class="govuk-button govuk-button--secondary" type="submit">
              Add this milestone
            </button>
          </form>
        </div>
      </details>
    )}
  </section>
)

const Finished = ({ done_on: done, due }: Milestone, today: string) => {
  if (done)
    return (
      <span class="hf-status">
        {Shape({ tone: 'done' })}
        <span>
          {longDate(done)}
          {due && done > due && `, ${counted(daysBetween(due, done), 'day')} late`}
        </span>
      </span>
    )
  return due && due < today ? Late({ words: `Not yet, ${counted(daysBetween(due, today), 'day')} late` }) : 'Not yet'
}
