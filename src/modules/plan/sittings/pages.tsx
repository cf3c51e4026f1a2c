import { longDate } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late } from '../../../platform/shapes.tsx'
import { counted, small } from '../../../platform/sentence.ts'
import type { Round, RoundPost } from '../rounds/model.ts'
import { isOwed, owedSentence, shutWords } from '../rounds/rules.ts'
import type { SittingItem, SittingPost } from './model.ts'
import { sittingSentence, unsavedSentence } from './rules.ts'
import { Sitting, type SittingProps } from './sitting.tsx'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

type MinePageProps = Around &
  Omit<SittingProps, 'path'> & {
    /** Updates of this round that others wrote for posts this person holds. */
    waiting: readonly SittingItem[]
    mayChoose: boolean
    /** What was saved, when the rest came back. */
    saved?: string | undefined
    crossed?: SittingProps['crossed']
    /** All posts with all their items, of which the form may show a part. */
    whole: readonly SittingPost[]
  }

/** Everything that somebody's posts owe in a round, in one sitting. */
export const SittingPage = (p: MinePageProps) => {
  const { sitting, path, crossed = [] } = p
  const { round } = sitting
  const posts = p.whole
  const items = posts.flatMap((post) => post.items)
  const owed = items.filter(({ required, answer }) => required && !answer).length
  const left = (p.read?.left.size ?? 0) + crossed.length
  const errors = [
    ...(p.read?.errors ?? []),
    ...crossed.map(({ item, answer }) => ({
      href: `#crossed-${item.id}`,
      text: `${item.reference || item.title}: ${answer.writer ?? 'The holder'} wrote about this while your page was open`,
    })),
  ]
  return (
    <Page
      {...p.frame}
      banner={p.saved ?? p.frame.banner}
      title={`${titleOf(posts)}: ${round.title}`}
      trail={[
        { href: path('/plan/mine'), text: 'My items' },
        { href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` },
      ]}
      lede={
        left > 0
          ? unsavedSentence(left)
          : `${sittingSentence(posts)} ${owed > 0 ? owedSentence(owed, round, p.today) : ''}`
      }
      errors={errors}
      modules={['enhance/words.js']}
    >
      {p.mayChoose && (
        <p class="govuk-body">
          <a class="govuk-link" href={path(`/plan/rounds/${round.id}/mine?post=`)}>
            Write for another post
          </a>
        </p>
      )}
      {p.waiting.length > 0 && <Yes {...p} />}
      {posts.length === 0 ? (
        <p class="govuk-body">
          None of your posts leads an item of this round. If you expected one, ask the coordinator which post you hold
          or write for.
        </p>
      ) : (
        Sitting({ ...p, path })
      )}
    </Page>
  )
}

// Who writes for one other post reads its name; everybody else reads that the updates are theirs.
const titleOf = (posts: readonly SittingPost[]): string => {
  const [only, ...more] = posts
  return only && more.length === 0 && !only.voice.own ? `Updates for ${only.voice.title}` : 'My updates'
}

const Yes = ({ waiting, sitting, path }: MinePageProps) => (
  <section class="hf-section" aria-labelledby="yes">
    <h2 class="hf-h2" id="yes">
      Written for you: say yes
    </h2>
    <ul class="hf-todo">
      {waiting.map(({ item, answer }) => (
        <li>
          <div>
            <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
              {[item.reference, item.title].filter(Boolean).join(' ')}
            </a>
            <p>
              {sitting.words.find(({ code }) => code === answer?.status)?.word ?? 'Said'},{' '}
              {answer?.writer ?? 'somebody'}, {longDate(answer?.dated ?? sitting.round.due)}: {answer?.done}
            </p>
          </div>
          <form method="post" action={path('/plan/confirmations')}>
            <input type="hidden" name="round" value={sitting.round.id} />
            <input type="hidden" name="update" value={answer?.id ?? ''} />
            <button class="hf-linkbutton" type="submit">
              Say yes<span class="govuk-visually-hidden"> to the update on {item.title}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
    {waiting.length > 1 && (
      <form method="post" action={path('/plan/confirmations')}>
        <input type="hidden" name="round" value={sitting.round.id} />
        {waiting.map(({ answer }) => (
          <input type="hidden" name="update" value={answer?.id ?? ''} />
        ))}
        {button({ text: `Say yes to all ${small(waiting.length)}`, classes: 'govuk-button--secondary' })}
      </form>
    )}
  </section>
)

/** For who keeps the plan: for which post to write. */
export const ChoosePostPage = ({
  frame,
  path,
  round,
  posts,
}: Around & { round: Round; posts: readonly RoundPost[] }) => (
  <Page
    {...frame}
    title="Write for a post"
    wide
    trail={[{ href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` }]}
    lede="Choose the post whose reply you have. You say on its page how its holder agreed."
  >
    {posts.length === 0 ? (
      <p class="govuk-body">No post leads an item of this round, so there is nobody to write for.</p>
    ) : (
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Post</th>
            <th scope="col">Held by</th>
            <th scope="col">Updates to come</th>
          </tr>
        </thead>
        <tbody>
          {posts.map(({ id, title, holder, lines }) => (
            <tr>
              <th scope="row">
                <a class="govuk-link" href={path(`/plan/rounds/${round.id}/mine?post=${id}`)}>
                  {title}
                </a>
              </th>
              <td data-label="Held by">{holder ?? Late({ words: 'Vacant' })}</td>
              <td data-label="Updates to come">
                {lines.some(isOwed) ? counted(lines.filter(isOwed).length, 'update') : 'None'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

/** The round cannot be written into. What was typed is shown, to be copied. */
export const ShutPage = ({
  frame,
  path,
  round,
  typed,
}: Around & {
  round: Round
  /** The words that were sent; null when none were. */
  typed: readonly string[] | null
}) => (
  <Page
    {...frame}
    title={`My updates: ${round.title}`}
    trail={[{ href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` }]}
    lede={typed ? undefined : shutWords(round)}
    errors={typed ? [{ href: '#main-content', text: shutWords(round) ?? 'Nothing has been saved' }] : undefined}
  >
    {typed && typed.length > 0 && (
      <>
        <p class="govuk-body">Nothing of this has been saved. These are your words, to copy:</p>
        {typed.map((words) => (
          <blockquote class="hf-lines govuk-inset-text">{words}</blockquote>
        ))}
      </>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={path('/plan/mine')}>
        My items
      </a>
    </p>
  </Page>
)
