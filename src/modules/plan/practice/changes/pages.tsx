import { longDate } from '../../../../platform/dates.ts'
import { button } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { Missing } from '../../../../platform/shapes.tsx'
import { EvidenceList, type Silence, type Support, triangulate, voiceSentence } from '../../../evidence/index.ts'
import { Places } from '../../places.tsx'
import type { Plan } from '../../plans/model.ts'
import { ToldList } from '../telling/parts.tsx'
import { ChangesTable, dayOr, Level, Stands } from './parts.tsx'
import type { ChangeItem, PracticeChange } from './queries.ts'
import { changesLede, changeStanding, decisionWords, overdueSentence, reviewDay } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }
type Measures = readonly { id: string; title: string }[]

/** The changes of practice that a plan brings about. */
export const ChangesPage = ({
  frame,
  path,
  plan,
  changes,
  measures,
  today,
  mayEdit,
}: Around & {
  plan: Plan
  changes: readonly PracticeChange[]
  measures: Measures
  today: string
  mayEdit: boolean
}) => (
  <Page
    {...frame}
    wide
    title="Practice changes"
    caption={plan.title}
    trail={[
      { href: path('/plan/plans'), text: 'Plans' },
      { href: path(`/plan/plans/${plan.id}`), text: plan.title },
    ]}
    lede={changesLede(changes, today)}
    actions={
      <>
        {mayEdit && (
          <a class="govuk-link" href={path(`/plan/plans/${plan.id}/practice/new`)}>
            Write down a change of practice
          </a>
        )}
        <a class="govuk-link" href={path('/plan/standards')}>
          Standards
        </a>
        <a class="govuk-link" href={path(`/plan/plans/${plan.id}/pack`)}>
          Evidence pack of the plan
        </a>
      </>
    }
  >
    <Places path={path} plan={plan.id} at="/practice" />
    {changes.length > 0 && <ChangesTable changes={changes} path={path} today={today} measures={measures} />}
  </Page>
)

type Props = Around & {
  change: PracticeChange
  items: readonly ChangeItem[]
  plans: readonly Plan[]
  measures: Measures
  supports: readonly Support[]
  silences: readonly Silence[]
  today: string
  mayEdit: boolean
  mayAddEvidence: boolean
}

/** One change of practice: before and now, when, by what it is judged, who was told, and what shows it. */
export const ChangePage = (p: Props) => {
  const { change, path, today } = p
  const overdue = overdueSentence(change, today)
  const at = `/plan/practice/${change.id}`
  const first = p.plans.find(({ id }) => change.plan_ids.includes(id))
  return (
    <Page
      {...p.frame}
      wide
      title={change.title}
      caption="Change of practice"
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        ...(first
          ? [{ href: path(`/plan/plans/${first.id}/practice`), text: `Practice changes: ${first.title}` }]
          : []),
      ]}
      lede={
        change.deleted_at
          ? 'It was deleted. Its evidence is kept.'
          : overdue && reviewDay(change) === change.trial_to
            ? `${overdue}.`
            : `${changeStanding(change, today).words}.${overdue ? ` ${overdue}.` : ''}`
      }
      actions={p.mayEdit && !change.deleted_at && <Actions {...p} at={at} />}
    >
      <div class="hf-cols hf-cols--8-4">
        <div>
          <dl class="hf-facts">
            <div>
              <dt>Before</dt>
              <dd class="hf-pre">{change.before || Missing({ words: 'Not said' })}</dd>
            </div>
            <div>
              <dt>Now</dt>
              <dd class="hf-pre">{change.now || Missing({ words: 'Not said' })}</dd>
            </div>
            <div>
              <dt>Judged by</dt>
              <dd>
                <Level change={change} measures={p.measures} />
                <Earlier change={change} />
              </dd>
            </div>
          </dl>
          <Shown {...p} />
          <ToldList {...p} about={change} at={at} mayEdit={p.mayEdit && !change.deleted_at} />
        </div>
        <Rail {...p} />
      </div>
      {p.mayEdit && (
        <form method="post" action={path(`${at}/${change.deleted_at ? 'restoration' : 'deletion'}`)} class="hf-noprint">
          {button({
            text: change.deleted_at ? 'Bring it back' : 'Delete this change of practice',
            classes: 'govuk-button--secondary',
          })}
        </form>
      )}
    </Page>
  )
}

const Actions = ({ path, at }: Props & { at: string }) => (
  <>
    <a class="govuk-link" href={path(`${at}/edit`)}>
      Change
    </a>
    <a class="govuk-link" href={path(`${at}/reviews/new`)}>
      Write down its review
    </a>
  </>
)

const Earlier = ({ change }: { change: PracticeChange }) =>
  change.earlier_criteria.length === 0 ? null : (
    <details class="govuk-details hf-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">What it said before</span>
      </summary>
      <div class="govuk-details__text">
        <ul class="hf-links">
          {change.earlier_criteria.map((e) => (
            <li>
              “{e.words}”{' '}
              <span class="hf-meta">
                {e.written_on && `written down on ${longDate(e.written_on)}, `}replaced on {longDate(e.replaced_on)}
                {e.after_evidence && ', after evidence had come'}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )

const Shown = ({ change, supports, silences, path, today, mayAddEvidence }: Props) => {
  const since = { proves_since: change.in_use_from, since_why: change.in_use_from ? ('in_use' as const) : null }
  const voice = voiceSentence(supports, silences, since, today)
  return (
    <section class="hf-section" aria-labelledby="evidence">
      <h2 class="hf-h2" id="evidence">
        Evidence
      </h2>
      {supports.length > 0 && <p class="hf-p">{triangulate(supports, since).sentences.join(' ')}</p>}
      {supports.length > 0 && <p class="hf-p">{voice.missing ? Missing({ words: voice.sentence }) : voice.sentence}</p>}
      <EvidenceList
        supports={supports}
        path={path}
        today={today}
        addHref={mayAddEvidence && !change.deleted_at ? path(`/evidence/new?for=${change.id}`) : undefined}
        allHref={path(`/evidence/statements/${change.id}`)}
      />
    </section>
  )
}

const Rail = ({ change, items, path, today }: Props) => (
  <aside class="hf-rail" aria-label="About this change of practice">
    <section>
      <h2 class="hf-h2">Where and when</h2>
      <dl class="hf-facts hf-facts--rail">
        <dt>Stands</dt>
        <dd>
          <Stands change={change} today={today} />
        </dd>
        <dt>Where</dt>
        <dd>{change.place || Missing({ words: 'Not said' })}</dd>
        <dt>In use from</dt>
        <dd>{dayOr(change.in_use_from, 'No day yet')}</dd>
        {change.trial_from && change.trial_to && (
          <>
            <dt>Trial</dt>
            <dd>
              {longDate(change.trial_from)} to {longDate(change.trial_to)}
            </dd>
          </>
        )}
        <dt>Review</dt>
        <dd>{dayOr(reviewDay(change), 'No day agreed')}</dd>
        {change.reviewed_on && (
          <>
            <dt>Reviewed</dt>
            <dd>
              {longDate(change.reviewed_on)}
              {change.decision && `: ${decisionWords[change.decision].toLowerCase()}`}
            </dd>
            <dt>What was learned</dt>
            <dd class="hf-pre">{change.learned || Missing({ words: 'Not said' })}</dd>
          </>
        )}
        {change.stopped_on && (
          <>
            <dt>Stopped</dt>
            <dd>{longDate(change.stopped_on)}</dd>
          </>
        )}
        <dt>Standard</dt>
        <dd>
          {change.standard ? (
            <>
              <a class="govuk-link" href={path(`/plan/standards/${change.standard.id}`)}>
                {change.standard.title}, edition {change.standard.number}
              </a>
              {change.standard.ended_on && (
                <span class="hf-block">
                  {Missing({ words: `A newer edition took its place on ${longDate(change.standard.ended_on)}` })}
                </span>
              )}
            </>
          ) : (
            'None'
          )}
        </dd>
      </dl>
    </section>
    <section>
      <h2 class="hf-h2">Brought about by</h2>
      {items.length === 0 ? (
        <p class="hf-p">{Missing({ words: 'No item brings it about' })}</p>
      ) : (
        <ul class="hf-links">
          {items.map(({ id, reference, title }) => (
            <li>
              <a class="govuk-link" href={path(`/plan/items/${id}`)}>
                {[reference, title].filter(Boolean).join(' ')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  </aside>
)
