import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import { Places } from '../places.tsx'
import { type Plan, type RollUp, rollUps } from '../plans/model.ts'
import { wordOfLevel } from '../plans/rules.ts'
import { alwaysWords, type RolledUp, rollUpWords } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan
  /** The headings, each with what every rule gives for it. */
  headings: readonly { id: string; name: string; by: Record<RollUp, RolledUp | undefined> }[]
  mayEdit: boolean
}

/** How the headings of a plan get their status, in words, and what each rule would give today. */
export const RollUpPage = ({ frame, path, plan, headings, mayEdit }: Props) => (
  <Page
    {...frame}
    title="How headings get their status"
    wide
    trail={[
      { href: path('/plan/plans'), text: 'Plans' },
      { href: path(`/plan/plans/${plan.id}`), text: plan.title },
    ]}
    lede={`${rollUpWords[plan.roll_up].says} ${plan.rated_level === null ? 'The lines of the plan carry the status.' : `The status is carried by the level “${wordOfLevel(plan, plan.rated_level)}”.`}`}
    actions={
      mayEdit ? (
        <a class="govuk-link" href={path(`/plan/plans/${plan.id}/edit#rollUp`)}>
          Choose another rule
        </a>
      ) : undefined
    }
  >
    <Places path={path} plan={plan.id} at="" />
    <section class="hf-section" aria-labelledby="rules">
      <h2 class="hf-h2" id="rules">
        The rules a plan may choose
      </h2>
      <dl class="hf-qa">
        {rollUps.map((rule) => (
          <>
            <dt>
              {rollUpWords[rule].name}
              {rule === plan.roll_up && ' (chosen)'}
            </dt>
            <dd>{rollUpWords[rule].says}</dd>
          </>
        ))}
      </dl>
    </section>
    <section class="hf-section" aria-labelledby="always">
      <h2 class="hf-h2" id="always">
        Whatever the rule
      </h2>
      <ul class="hf-reasons">
        {alwaysWords.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
    <section class="hf-section" aria-labelledby="today">
      <h2 class="hf-h2" id="today">
        What each rule gives today
      </h2>
      {headings.length === 0 ? (
        <p class="hf-p">No heading of this plan stands above items that carry a status.</p>
      ) : (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Headings and their status by each rule</caption>
          <thead>
            <tr>
              <th scope="col">Heading</th>
              {shown.map((rule) => (
                <th scope="col">
                  {rollUpWords[rule].name}
                  {rule === plan.roll_up && ' (chosen)'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {headings.map(({ id, name, by }) => (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={path(`/plan/items/${id}`)}>
                    {name}
                  </a>
                </th>
                {shown.map((rule) => (
                  <td data-label={rollUpWords[rule].name}>
                    <Given rule={rule} by={by[rule]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  </Page>
)

const shown = rollUps.filter((rule) => rule !== 'none')

const Given = ({ rule, by }: { rule: RollUp; by: RolledUp | undefined }) =>
  by?.tone ? (
    <>
      <span class="hf-status">
        {Shape({ tone: by.tone, open: rule !== 'reported' })}
        {by.word}
      </span>
      <br />
      <span class="hf-meta">{by.reason}</span>
    </>
  ) : (
    <>
      {Missing({ words: by?.word ?? 'No status yet' })}
      <br />
      <span class="hf-meta">{by?.reason}</span>
    </>
  )
