import { longDate, shortDate } from '../../../../platform/dates.ts'
import type { Ctx } from '../../../../platform/route.ts'
import { Late, Missing, Shape } from '../../../../platform/shapes.tsx'
import type { PracticeChange } from './queries.ts'
import { changeStanding, criterionSentence, criterionWords, overdueSentence, toldSentence } from './rules.ts'

type Around = { path: Ctx['path']; today: string; measures: readonly { id: string; title: string }[] }

/** A table of changes of practice, for the plan's page and for an item's. */
export const ChangesTable = ({ changes, path, today, measures }: Around & { changes: readonly PracticeChange[] }) => (
  <table class="hf-table hf-stack">
    <caption class="govuk-visually-hidden">Changes of practice</caption>
    <thead>
      <tr>
        <th scope="col">What staff do differently</th>
        <th scope="col">Stands</th>
        <th scope="col">Level written down</th>
        <th scope="col">Told</th>
      </tr>
    </thead>
    <tbody>
      {changes.map((change) => (
        <tr>
          <th scope="row">
            <a class="govuk-link hf-quiet" href={path(`/plan/practice/${change.id}`)}>
              {change.title}
            </a>
            {change.place && <span class="hf-meta hf-block">{change.place}</span>}
            {change.item_ids.length === 0 && (
              <span class="hf-block">{Missing({ words: 'No item brings it about' })}</span>
            )}
          </th>
          <td data-label="Stands">
            <Stands change={change} today={today} />
          </td>
          <td data-label="Level written down">
            <Level change={change} measures={measures} short />
          </td>
          <td data-label="Told">
            <ToldWords change={change} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Where it stands today: shape and words, and what is late. */
export const Stands = ({ change, today }: { change: PracticeChange; today: string }) => {
  const { tone, words } = changeStanding(change, today)
  const overdue = overdueSentence(change, today)
  return (
    <>
      <span class="hf-status">
        {Shape({ tone })}
        <span>{words}</span>
      </span>
      {overdue && <span class="hf-block">{Late({ words: overdue })}</span>}
    </>
  )
}

/** The level written down beforehand, and whether it was beforehand. */
export const Level = ({
  change,
  measures,
  short = false,
}: {
  change: PracticeChange
  measures: Around['measures']
  short?: boolean
}) => {
  const words = criterionWords(change, measures.find(({ id }) => id === change.measure_id)?.title ?? null)
  const beforehand = criterionSentence(change)
  const doubtful = change.earlier_criteria.some(({ after_evidence: after }) => after)
  if (words === null) return Missing({ words: 'No level written down beforehand' })
  return (
    <>
      {words}
      {short ? (
        <span class="hf-meta hf-block">
          {doubtful ? 'Changed after evidence had come' : change.criterion_on && shortDate(change.criterion_on)}
        </span>
      ) : (
        <span class="hf-block">{doubtful ? Missing({ words: beforehand ?? '' }) : beforehand}</span>
      )}
    </>
  )
}

export const ToldWords = ({
  change,
}: {
  change: Pick<PracticeChange, 'told'> & Partial<Pick<PracticeChange, 'to_tell' | 'to_tell_what'>>
}) => {
  const { sentence, missing } = toldSentence(change)
  return missing ? Missing({ words: sentence }) : sentence
}

/** The changes of practice that an item brings about, on its page. */
export const PracticePanel = ({
  item,
  practice,
  path,
  today,
  mayEdit,
}: {
  item: { id: string; plan_id: string }
  practice: readonly PracticeChange[]
  path: Ctx['path']
  today: string
  mayEdit: boolean
}) =>
  practice.length === 0 && !mayEdit ? null : (
    <section class="hf-section" aria-labelledby="practice">
      <h2 class="hf-h2" id="practice">
        What staff do differently
      </h2>
      {practice.length === 0 && <p class="hf-p">No change of practice is tied to it.</p>}
      {practice.length > 0 && (
        <ul class="hf-links">
          {practice.map((change) => (
            <li>
              <a class="govuk-link" href={path(`/plan/practice/${change.id}`)}>
                {change.title}
              </a>
              <br />
              <Stands change={change} today={today} />
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <p class="hf-p hf-noprint">
          <a class="govuk-link" href={path(`/plan/plans/${item.plan_id}/practice/new?item=${item.id}`)}>
            Write down what staff do differently
          </a>
        </p>
      )}
    </section>
  )

export const dayOr = (day: string | null, otherwise: string) => (day ? longDate(day) : Missing({ words: otherwise }))
