import { longInstant, shortDate } from '../../../platform/dates.ts'
import { button, insetText } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { LetterRow } from '../../../platform/letters.ts'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { Holder } from '../outline/rows.ts'
import type { Round } from '../rounds/model.ts'
import type { AskedPost } from './model.ts'
import {
  askingSentence,
  cannotAsk,
  chasesSentence,
  letterStateWords,
  stateWords,
  undeliveredSentence,
} from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }
type Props = Around & {
  round: Round
  posts: readonly AskedPost[]
  letters: readonly LetterRow[]
  /** Is there a mail server? */
  hasServer: boolean
  /** The days of the reminders still to come. */
  chases: readonly string[]
  today: string
  errors?: readonly { href: string; text: string }[] | undefined
}

const trail = (path: Ctx['path'], round: Round) => [
  { href: path(`/plan/plans/${round.plan_id}`), text: round.plan },
  { href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` },
]

/** Asking the leads of a round, and reminding them: who owes what, who can be written to, what was sent when. */
export const AskingPage = (p: Props) => {
  const { round, posts, letters, hasServer } = p
  const shut = cannotAsk(round)
  const failed = letters.filter(({ state }) => state === 'failed').map(({ email }) => email)
  const ready = posts.filter(({ state }) => state === 'to_ask' || state === 'new_holder').length
  const chased = posts.filter(({ state }) => state === 'asked').length
  const isLate = p.today > round.due
  return (
    <Page
      {...p.frame}
      title="Ask and remind"
      wide
      trail={trail(p.path, round)}
      lede={shut ?? askingSentence(posts)}
      errors={p.errors}
    >
      {failed.length > 0 && (
        <p class="hf-asking__failed">
          {Late({ words: undeliveredSentence(failed) })} Correct the address and send a reminder, or copy the letter
          below.
        </p>
      )}
      {!hasServer &&
        insetText({
          text: 'No mail server is set, so Holdfast sends nothing by itself. Ask all the same: each letter then stands below, ready to be copied into an e-mail of your own.',
        })}
      {!shut && (
        <div class="hf-asking__do">
          {ready > 0 && (
            <form method="post" action={p.path(`/plan/rounds/${round.id}/asking`)}>
              {button({ text: `Ask ${counted(ready, 'post')}` })}
            </form>
          )}
          {chased > 0 && (
            <form method="post" action={p.path(`/plan/rounds/${round.id}/chase`)}>
              {button({
                text: `Remind ${counted(chased, 'post')}${isLate ? `, late since ${shortDate(round.due)}` : ''}`,
                classes: 'govuk-button--secondary',
              })}
            </form>
          )}
        </div>
      )}
      {!shut && letters.length > 0 && <p class="govuk-body">{chasesSentence(p.chases, hasServer)}</p>}
      <Posts {...p} shut={shut !== undefined} />
      <Letters {...p} />
    </Page>
  )
}

const Posts = ({ posts, round, path, shut }: Props & { shut: boolean }) =>
  posts.length === 0 ? (
    <p class="govuk-body">No post leads an item of this round, so there is nobody to ask. Give its items lead posts.</p>
  ) : (
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">The posts of this round</caption>
      <thead>
        <tr>
          <th scope="col">Post</th>
          <th scope="col">Owes</th>
          <th scope="col">The letter goes to</th>
          <th scope="col">State</th>
          <th scope="col">Do</th>
        </tr>
      </thead>
      <tbody>
        {posts.map((each) => (
          <tr>
            <th scope="row">
              {each.post.title}
              <br />
              {Holder(each.post)}
            </th>
            <td data-label="Owes">{each.owed.length === 0 ? 'Nothing' : counted(each.owed.length, 'update')}</td>
            <td data-label="The letter goes to">
              {each.recipients.map(({ name, email, isHolder }) => (
                <div>
                  {name} <span class="hf-meta">{isHolder ? email : `writes for it, ${email}`}</span>
                </div>
              ))}
              {each.owed.length > 0 && each.without.map((why) => <div>{Missing({ words: why })}</div>)}
            </td>
            <td data-label="State">
              {each.state !== 'asked' && stateWords[each.state]}
              {each.asking?.asked_at && (
                <div class="hf-meta">
                  {[
                    `Asked on ${longInstant(each.asking.asked_at)}`,
                    each.asking.chased_at &&
                      `reminded ${each.asking.chased === 1 ? 'once' : each.asking.chased === 2 ? 'twice' : `${each.asking.chased} times`}, last on ${longInstant(each.asking.chased_at)}`,
                  ]
                    .filter(Boolean)
                    .join('; ')}
                </div>
              )}
            </td>
            <td>
              {each.owed.length > 0 && each.recipients.length > 0 && (
                <a class="govuk-link" href={path(`/plan/rounds/${round.id}/asking/${each.post.id}`)}>
                  {shut ? 'See the letter' : 'See or send the letter'}
                  <span class="govuk-visually-hidden"> to {each.post.title}</span>
                </a>
              )}
              {each.state === 'cannot' && (
                <a class="govuk-link" href={path('/partnership/posts')}>
                  Name a holder or a writer
                  <span class="govuk-visually-hidden"> for {each.post.title}</span>
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const Letters = ({ letters, round, path, hasServer, posts }: Props) => (
  <section class="hf-section" aria-labelledby="letters">
    <h2 class="hf-h2" id="letters">
      What was sent <small>{letters.length > 0 && counted(letters.length, 'letter')}</small>
    </h2>
    {letters.length === 0 ? (
      <p class="govuk-body">Nothing has been sent in this round.</p>
    ) : (
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">To</th>
            <th scope="col">Letter</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr>
              <td data-label="When">{longInstant(letter.queued_at)}</td>
              <th scope="row" data-label="To">
                {letter.email}
                <br />
                <span class="hf-meta">
                  {posts.find(({ asking }) => asking?.id === letter.about_id)?.post.title ?? ''}
                </span>
              </th>
              <td data-label="Letter">{letter.subject}</td>
              <td data-label="What became of it">
                {letter.state === 'failed'
                  ? Late({ words: letterStateWords(letter.state, hasServer, null) })
                  : letterStateWords(letter.state, hasServer, letter.settled_at && longInstant(letter.settled_at))}
                {letter.why && (
                  <div class="hf-meta">
                    {letter.why} {letter.state === 'waiting' && 'It is tried again.'}
                  </div>
                )}
                {(letter.state === 'failed' || letter.state === 'waiting') && (
                  <div>
                    <a class="govuk-link" href={path(`/plan/rounds/${round.id}/asking/letters/${letter.id}`)}>
                      Copy it<span class="govuk-visually-hidden"> to {letter.email}</span>
                    </a>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)
