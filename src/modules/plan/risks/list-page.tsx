import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing, Shape } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { Places } from '../places.tsx'
import {
  bandOf,
  bandRule,
  impacts,
  likelihoods,
  overdue,
  ranked,
  reviewWords,
  type Risk,
  risksLede,
  trendOf,
  trendWords,
} from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: { id: string; title: string }
  risks: readonly Risk[]
  postOf: (id: string | null) => { title: string; holder: string | null } | null
  today: string
  fresh: string
  mayEdit: boolean
}

/** The risks of a plan, what matters first, and the matrix they stand in. */
export const RisksPage = (p: Props) => {
  const { frame, path, plan, risks } = p
  const open = ranked(risks.filter(({ closed_on: closed }) => closed === null))
  const closed = risks.filter(({ closed_on: on }) => on !== null)
  const home = `/plan/plans/${plan.id}/risks`
  return (
    <Page
      {...frame}
      title={`Risks of “${plan.title}”`}
      wide
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      ]}
      fresh={p.fresh}
      lede={risksLede(risks, p.today)}
      actions={
        <>
          {p.mayEdit && (
            <a class="govuk-link" href={path(`${home}/new`)}>
              Write a risk down
            </a>
          )}
          {risks.length > 0 && (
            <a class="govuk-link" href={path(`${home}/risks.csv`)}>
              Export as CSV
            </a>
          )}
        </>
      }
    >
      <Places path={path} plan={plan.id} at="/risks" />
      {risks.length === 0 && (
        <p class="hf-p">
          A risk says what could keep the plan from working, how likely that is, how bad it would be, and what is done
          about it.{' '}
          {p.mayEdit && (
            <a class="govuk-link" href={path(`${home}/new`)}>
              Write the first one down
            </a>
          )}
        </p>
      )}
      {open.length > 0 && (
        <>
          <List {...p} open={open} />
          <section class="hf-section" aria-labelledby="matrix">
            <h2 class="hf-h2" id="matrix">
              As they stand
            </h2>
            <Matrix {...p} risks={open} when="after" />
            <p class="hf-meta">
              {bandRule} Impact: {impacts.map((word, at) => `${at + 1} ${word.toLowerCase()}`).join(', ')}.
            </p>
            <details class="govuk-details hf-details">
              <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">Before anything was done</span>
              </summary>
              <div class="govuk-details__text">
                <Matrix {...p} risks={open} when="before" />
              </div>
            </details>
          </section>
        </>
      )}
      {closed.length > 0 && (
        <section class="hf-section" aria-labelledby="closed">
          <h2 class="hf-h2" id="closed">
            Closed
          </h2>
          <ul class="hf-links">
            {closed.map((risk) => (
              <li>
                R{risk.number}{' '}
                <a class="govuk-link" href={path(`/plan/risks/${risk.id}`)}>
                  {risk.title}
                </a>
                . {risk.closed_on && `Closed on ${longDate(risk.closed_on)}: `}
                {risk.closed_why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

const List = ({ open, path, postOf, today }: Props & { open: readonly Risk[] }) => (
  <table class="hf-table hf-stack">
    <caption class="govuk-visually-hidden">Open risks, what matters first</caption>
    <thead>
      <tr>
        <th scope="col">Risk</th>
        <th scope="col">As it stands</th>
        <th scope="col">Before</th>
        <th scope="col">Trend</th>
        <th scope="col">Who owns it</th>
        <th scope="col">Review</th>
      </tr>
    </thead>
    <tbody>
      {open.map((risk) => {
        const [now] = risk.scores
        const owner = postOf(risk.post_id)
        return (
          <tr>
            <th scope="row">
              <a class="govuk-link hf-quiet" href={path(`/plan/risks/${risk.id}`)}>
                {risk.title}
              </a>
              <span class="hf-meta hf-under">
                R{risk.number}.{' '}
                {risk.items.length > 0
                  ? `${counted(risk.items.length, 'item')} of the plan ${risk.items.length === 1 ? 'makes' : 'make'} it smaller.`
                  : risk.doing
                    ? 'Something is done about it beside the plan.'
                    : 'Nothing is done about it yet.'}
              </span>
            </th>
            <td data-label="As it stands">
              {now ? (
                <Grade likelihood={now.likelihood_after} impact={now.impact_after} />
              ) : (
                Missing({ words: 'Not scored yet' })
              )}
            </td>
            <td data-label="Before">
              {now ? <Grade likelihood={now.likelihood} impact={now.impact} /> : Missing({ words: 'Not scored yet' })}
            </td>
            <td data-label="Trend">
              <TrendOf risk={risk} />
            </td>
            <td data-label="Who owns it">
              {owner ? (
                <>
                  {owner.title}
                  <span class="hf-meta hf-under">{owner.holder ?? Late({ words: 'Vacant' })}</span>
                </>
              ) : (
                Missing({ words: 'Nobody owns it' })
              )}
            </td>
            <td data-label="Review">
              <Review risk={risk} today={today} />
            </td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

/** Band and score: "High, 8". */
export const Grade = ({ likelihood, impact }: { likelihood: number; impact: number }) => {
  const band = bandOf(likelihood, impact)
  return (
    <span class="hf-status">
      {Shape({ tone: band.tone })}
      {band.word}, {likelihood * impact}
    </span>
  )
}

const arrows = {
  rising: 'M8 14V3M3.5 7.5 8 3l4.5 4.5',
  falling: 'M8 2v11M3.5 8.5 8 13l4.5-4.5',
  steady: 'M2 8h11M8.5 3.5 13 8l-4.5 4.5',
}

/** The trend, with an arrow beside its words. */
export const TrendOf = ({ risk }: { risk: Risk }) => {
  const trend = trendOf(risk.scores)
  const words = trendWords(risk.scores)
  if (trend === 'none' || trend === 'once') return <span class="hf-meta">{words}</span>
  return (
    <span class="hf-status">
      <svg class="hf-arrow" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={arrows[trend]} fill="none" stroke="currentColor" stroke-width="2.2" />
      </svg>
      {words}
    </span>
  )
}

export const Review = ({ risk, today }: { risk: Risk; today: string }) => {
  const words = reviewWords(risk, today)
  if (overdue(risk, today) > 0) return Late({ words })
  return risk.review_on ? <>{words}</> : Missing({ words })
}

const Matrix = ({ path, risks, when }: Props & { when: 'before' | 'after' }) => (
  <table class="hf-matrix">
    <caption class="govuk-visually-hidden">
      Open risks by likelihood and impact, {when === 'after' ? 'as they stand' : 'before anything was done'}
    </caption>
    <thead>
      <tr>
        <th scope="col">
          <span class="hf-matrix__word">Impact</span>
        </th>
        {likelihoods.map((word, at) => (
          <th scope="col">
            {at + 1} {word}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {[5, 4, 3, 2, 1].map((impact) => (
        <tr>
          <th scope="row">
            {impact} <span class="hf-matrix__word">{impacts[impact - 1]}</span>
          </th>
          {[1, 2, 3, 4, 5].map((likelihood) => {
            const here = risks.filter(({ scores: [now] }) =>
              when === 'after'
                ? now?.likelihood_after === likelihood && now.impact_after === impact
                : now?.likelihood === likelihood && now.impact === impact,
            )
            const band = bandOf(likelihood, impact)
            return (
              <td class={here.length > 0 ? 'hf-matrix__held' : undefined}>
                <span class="hf-matrix__band">{band.word}</span>
                {here.map((risk) => (
                  <a class="govuk-link" href={path(`/plan/risks/${risk.id}`)}>
                    R{risk.number}
                    <span class="govuk-visually-hidden"> {risk.title}</span>
                  </a>
                ))}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  </table>
)
