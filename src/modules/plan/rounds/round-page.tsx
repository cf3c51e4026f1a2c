import { longDate, longInstant } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { OnPage } from '../../../platform/on-page.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late } from '../../../platform/shapes.tsx'
import { Places } from '../places.tsx'
import type { Plan } from '../plans/model.ts'
import type { RoundChoice, Show } from './choice.ts'
import type { RoundLine, RoundPost, RoundStanding } from './model.ts'
import { draftSentence, roundStateWords, shutWords, standingSentence } from './rules.ts'
import { RoundTable } from './table.ts'

export type RoundPageProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan
  standing: RoundStanding
  shown: { posts: readonly RoundPost[]; unled: readonly RoundLine[] }
  choice: RoundChoice
  counts: readonly { show: Show; words: string; count: number }[]
  nameOf: (id: string | null) => string | null
  query: string
  errors?: readonly { href: string; text: string }[] | undefined
  /** Which letters could not be delivered; '' when all went. */
  undelivered: string
  mayEdit: boolean
  mayUpdate: boolean
  maySignOff: boolean
  mayClose: boolean
}

/** One round for those who keep it: the sentence, what is to be done, then every update by post and item. */
export const RoundPage = (p: RoundPageProps) => {
  const { round, counts, lines } = p.standing
  const home = p.path(`/plan/rounds/${round.id}`)
  return (
    <Page
      {...p.frame}
      title={`Round ${round.title}`}
      wide
      print="landscape"
      errors={p.errors}
      trail={[
        { href: p.path(`/plan/plans/${p.plan.id}`), text: p.plan.title },
        { href: p.path(`/plan/plans/${p.plan.id}/rounds`), text: 'Rounds' },
      ]}
      lede={
        round.state === 'draft'
          ? draftSentence(lines.filter(({ required }) => required).length, lines.length, counts.nobody)
          : standingSentence(counts)
      }
      actions={<Actions {...p} home={home} />}
    >
      <Places path={p.path} plan={p.plan.id} at="/rounds" />
      <Facts {...p} />
      {p.undelivered && p.mayEdit && (
        <p class="govuk-body">
          {Late({ words: p.undelivered })}{' '}
          <a class="govuk-link" href={`${home}/asking#letters`}>
            See why, and what to do
          </a>
        </p>
      )}
      <NextStep {...p} home={home} />
      <nav class="hf-quick hf-round__show" aria-label="Choose which updates to see">
        <span>Show only</span>
        {p.counts
          .filter(({ count }) => count > 0)
          .map(({ show, words, count }) => (
            <a
              class="govuk-link"
              href={`${home}?show=${show}`}
              aria-current={p.choice.show === show ? 'true' : undefined}
            >
              {words.toLowerCase()}, {count}
            </a>
          ))}
        {(p.choice.show !== '' || p.choice.post !== '') && (
          <a class="govuk-link" href={home}>
            everything
          </a>
        )}
      </nav>
      <OnPage
        parts={[
          ...p.shown.posts.map(({ id, title, lines: theirs }) => ({
            id: `post-${id}`,
            words: title,
            count: theirs.length,
          })),
          { id: 'unled', words: 'No post leads these', count: p.shown.unled.length },
        ].filter(({ count }) => count > 0)}
      />
      {p.shown.posts.length + p.shown.unled.length === 0 ? (
        <p class="govuk-body">
          {lines.length === 0 ? 'This round has no items.' : 'Nothing in this round fits.'}{' '}
          {lines.length > 0 && (
            <a class="govuk-link" href={home}>
              Show everything
            </a>
          )}
        </p>
      ) : (
        RoundTable({
          ...p.shown,
          path: p.path,
          round,
          plan: p.plan,
          titleOf: (id) => p.standing.posts.find((post) => post.id === id)?.title ?? 'a post that no longer leads it',
          mayEdit: p.mayEdit && round.state === 'open',
        })
      )}
    </Page>
  )
}

const Actions = ({ standing: { round }, home, query, mayEdit, mayUpdate, path }: RoundPageProps & { home: string }) => (
  <>
    <a class="govuk-link" href={`${home}/updates.csv${query}`}>
      Export as CSV
    </a>
    {mayEdit && round.state === 'open' && (
      <a class="govuk-link" href={`${home}/asking`}>
        Ask and remind
      </a>
    )}
    {mayUpdate && round.state === 'open' && (
      <a class="govuk-link" href={path(`/plan/rounds/${round.id}/mine`)}>
        My updates
      </a>
    )}
    {mayEdit && (round.state === 'draft' || round.state === 'open') && (
      <a class="govuk-link" href={`${home}/edit`}>
        Change this round
      </a>
    )}
  </>
)

const Facts = ({ standing: { round }, nameOf }: RoundPageProps) => (
  <dl class="hf-facts hf-round__facts">
    <div>
      <dt>State</dt>
      <dd>{roundStateWords[round.state]}</dd>
    </div>
    <div>
      <dt>Period</dt>
      <dd>
        {longDate(round.period_from)} to {longDate(round.period_to)}
      </dd>
    </div>
    <div>
      <dt>Days</dt>
      <dd>
        Opens {longDate(round.opens)}, due by {longDate(round.due)}, closes {longDate(round.closes)}
      </dd>
    </div>
    <div>
      <dt>Reports to</dt>
      <dd>{round.group ?? 'No group named'}</dd>
    </div>
    {round.signed_off_at && (
      <div>
        <dt>Signed off</dt>
        <dd>
          {nameOf(round.signed_off_by) ?? 'Somebody'}, {longInstant(round.signed_off_at)}
          {round.sign_off_note && <span class="hf-lines">. {round.sign_off_note}</span>}
        </dd>
      </div>
    )}
    {round.closed_at && (
      <div>
        <dt>Closed</dt>
        <dd>
          {nameOf(round.closed_by) ?? 'Somebody'}, {longInstant(round.closed_at)}
        </dd>
      </div>
    )}
  </dl>
)

// What is next in the life of a round: one main button, never two.
const NextStep = ({
  standing: { round, lines },
  home,
  path,
  mayEdit,
  maySignOff,
  mayClose,
}: RoundPageProps & { home: string }) => {
  switch (round.state) {
    case 'draft':
      return mayEdit ? (
        <div class="hf-round__next">
          <form method="post" action={`${home}/opening`}>
            {button({ text: `Open this round` })}
          </form>
          <p class="hf-hint">
            Opening fixes the list below. Nobody gets a mail until you ask; what is required can still be changed, item
            by item.
          </p>
          <Drop home={home} words="Drop this draft" written={false} />
        </div>
      ) : (
        <p class="govuk-body">{shutWords(round)}</p>
      )
    case 'open':
      return (
        <div class="hf-round__next">
          {maySignOff && (
            <p>
              <a class="govuk-button" role="button" draggable="false" href={`${home}/sign-off`}>
                Sign off this round
              </a>
            </p>
          )}
          {mayEdit && <Drop home={home} words="Drop this round" written={lines.some(({ answer }) => answer)} />}
        </div>
      )
    case 'signed_off':
      return (
        <div class="hf-round__next">
          {mayClose && (
            <p>
              <a class="govuk-button" role="button" draggable="false" href={path(`/report/rounds/${round.id}/closure`)}>
                Close this round
              </a>
            </p>
          )}
          {maySignOff && (
            <p class="govuk-body">
              <a class="govuk-link" href={`${home}/reopening`}>
                Open it again
              </a>
            </p>
          )}
          {!mayClose && <p class="govuk-body">{shutWords(round)}</p>}
        </div>
      )
    default:
      return <p class="govuk-body">{shutWords(round)}</p>
  }
}

const Drop = ({ home, words, written }: { home: string; words: string; written: boolean }) => (
  <details class="govuk-details hf-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{words}</span>
    </summary>
    <div class="govuk-details__text">
      <p>
        {written
          ? 'What was written for it stays on its items and in their history. Nobody can write into it any more.'
          : 'Nothing has been written for it. It stays in the list as dropped.'}
      </p>
      <form method="post" action={`${home}/drop`}>
        {button({ text: words, classes: 'govuk-button--secondary' })}
      </form>
    </div>
  </details>
)
