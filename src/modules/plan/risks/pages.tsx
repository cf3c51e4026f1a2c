import { asked, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { button, dateInput, textarea } from '../../../platform/govuk.ts'
import { askedDate } from '../../../platform/asked.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing, Shape } from '../../../platform/shapes.tsx'
import { History } from '../items/history.tsx'
import type { Past } from '../items/past.ts'
import type { TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import { Grades } from './form-pages.tsx'
import { Grade, Review, TrendOf } from './list-page.tsx'
import { type Risk, riskLede, scoreWords } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: { id: string; title: string }
  risk: Risk
  items: readonly TreeItem[]
  owner: { title: string; holder: string | null } | null
  nameOf: (id: string | null) => string | null
  past: readonly Past[]
  today: string
  mayEdit: boolean
  mayScore: boolean
  /** The form for a new score, or for closing, when it was refused. */
  filled: Filled
  doubts: readonly string[]
  refused: 'score' | 'close' | null
}

/** One risk: how it stands, what is done about it, how it was scored over time. */
export const RiskPage = (p: Props) => {
  const { frame, path, plan, risk } = p
  const [now] = risk.scores
  return (
    <Page
      {...frame}
      title={risk.title}
      wide
      trail={[
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
        { href: path(`/plan/plans/${plan.id}/risks`), text: 'Risks' },
      ]}
      caption={`Risk R${risk.number}`}
      lede={riskLede(risk, p.today)}
      errors={p.filled.errors}
      actions={
        p.mayEdit ? (
          <>
            <a class="govuk-link" href={path(`/plan/risks/${risk.id}/edit`)}>
              Change
            </a>
            {risk.closed_on !== null && (
              <form method="post" action={path(`/plan/risks/${risk.id}/reopening`)}>
                <button class="hf-linkbutton" type="submit">
                  Open it again
                </button>
              </form>
            )}
          </>
        ) : undefined
      }
    >
      <div class="hf-cols hf-cols--8-4">
        <div>
          <dl class="hf-facts">
            <dt>As it stands</dt>
            <dd>
              {now ? (
                <>
                  <Grade likelihood={now.likelihood_after} impact={now.impact_after} />{' '}
                  <span class="hf-meta">{scoreWords(now.likelihood_after, now.impact_after)}</span>
                </>
              ) : (
                Missing({ words: 'Not scored yet' })
              )}
            </dd>
            <dt>Before anything is done</dt>
            <dd>
              {now ? (
                <>
                  <Grade likelihood={now.likelihood} impact={now.impact} />{' '}
                  <span class="hf-meta">{scoreWords(now.likelihood, now.impact)}</span>
                </>
              ) : (
                Missing({ words: 'Not scored yet' })
              )}
            </dd>
            <dt>Trend</dt>
            <dd>
              <TrendOf risk={risk} />
            </dd>
            <dt>Cause</dt>
            <dd class="hf-lines">{risk.cause || Missing({ words: 'Not said' })}</dd>
            <dt>Effect</dt>
            <dd class="hf-lines">{risk.effect || Missing({ words: 'Not said' })}</dd>
            <dt>Owned by</dt>
            <dd>
              {p.owner ? (
                <>
                  {p.owner.title}, {p.owner.holder ?? Late({ words: 'vacant' })}
                </>
              ) : (
                Missing({ words: 'Nobody owns it' })
              )}
            </dd>
            <dt>Review</dt>
            <dd>
              <Review risk={risk} today={p.today} />
            </dd>
          </dl>
          <Doing {...p} />
          <Scores {...p} />
          <History past={p.past} />
        </div>
        <aside class="hf-rail hf-noprint" aria-label="What to do with this risk">
          {p.mayScore && <ScoreForm {...p} />}
          {p.mayEdit && risk.closed_on === null && <CloseForm {...p} />}
        </aside>
      </div>
    </Page>
  )
}

const Doing = ({ risk, items, path, mayEdit }: Props) => (
  <section class="hf-section" aria-labelledby="doing">
    <h2 class="hf-h2" id="doing">
      What is done about it
    </h2>
    {risk.doing && <p class="hf-p hf-lines">{risk.doing}</p>}
    {items.length > 0 ? (
      <ul class="hf-links">
        {items.map((item) => (
          <li>
            <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
              {[item.reference, item.title].filter(Boolean).join(' ')}
            </a>{' '}
            {item.status.tone && (
              <span class="hf-status hf-meta">
                {Shape({ tone: item.status.tone })}
                {item.status.word}
              </span>
            )}
          </li>
        ))}
      </ul>
    ) : (
      !risk.doing && <p class="hf-p">{Missing({ words: 'Nothing is done about it yet' })}</p>
    )}
    {mayEdit && (
      <p class="hf-p hf-noprint">
        <a class="govuk-link" href={path(`/plan/risks/${risk.id}/mitigation`)}>
          Choose the items that make it smaller
        </a>
      </p>
    )}
  </section>
)

const Scores = ({ risk, nameOf }: Props) => (
  <section class="hf-section" aria-labelledby="scores">
    <h2 class="hf-h2" id="scores">
      How it was scored
    </h2>
    {risk.scores.length === 0 ? (
      <p class="hf-p">Nobody has scored it yet.</p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Scores, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Before</th>
            <th scope="col">As it stood</th>
            <th scope="col">Why, and who said so</th>
          </tr>
        </thead>
        <tbody>
          {risk.scores.map((score) => (
            <tr>
              <th scope="row">{longDate(score.dated)}</th>
              <td data-label="Before">
                <Grade likelihood={score.likelihood} impact={score.impact} />
              </td>
              <td data-label="As it stood">
                <Grade likelihood={score.likelihood_after} impact={score.impact_after} />
              </td>
              <td data-label="Why">
                <span class="hf-lines">{score.why}</span>{' '}
                <span class="hf-meta">{nameOf(score.scored_by) ?? 'Holdfast'}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const ScoreForm = ({ risk, path, filled, doubts, refused }: Props) => (
  <section>
    <h2 class="hf-h2">Score it again</h2>
    <form method="post" action={path(`/plan/risks/${risk.id}/scores`)} novalidate>
      <Grades filled={filled} when="before" />
      <Grades filled={filled} when="after" />
      {textarea({ ...asked(filled, 'why'), label: { text: 'Why?', classes: 'govuk-label--s' }, rows: '3' })}
      {dateInput({
        ...askedDate(filled, 'next'),
        fieldset: { legend: { text: 'Next review (optional)', classes: 'govuk-fieldset__legend--s' } },
      })}
      {refused === 'score' && <Confirm doubts={doubts} />}
      {button({ text: 'Keep this score' })}
    </form>
  </section>
)

const CloseForm = ({ risk, path, filled, doubts, refused }: Props) => (
  <section>
    <h2 class="hf-h2">Close it</h2>
    <form method="post" action={path(`/plan/risks/${risk.id}/closure`)} novalidate>
      {textarea({
        ...asked(filled, 'closedWhy'),
        label: { text: 'Why is it no risk any more?', classes: 'govuk-label--s' },
        rows: '3',
      })}
      {refused === 'close' && <Confirm doubts={doubts} />}
      {button({ text: 'Close this risk', classes: 'govuk-button--secondary' })}
    </form>
  </section>
)
