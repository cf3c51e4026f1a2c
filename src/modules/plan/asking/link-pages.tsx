import { longDate } from '../../../platform/dates.ts'
import type { Form } from '../../../platform/forms.ts'
import { insetText } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { LinkCtx } from '../../../platform/route.ts'
import type { Round } from '../rounds/model.ts'
import { shutWords } from '../rounds/rules.ts'
import type { ReadSitting } from '../sittings/form.ts'
import type { SittingFacts } from '../sittings/model.ts'
import { sittingSentence, unsavedSentence } from '../sittings/rules.ts'
import type { SavedSitting } from '../sittings/saving.ts'
import { shownPart, Sitting } from '../sittings/sitting.tsx'

type Props = {
  frame: ReturnType<LinkCtx['frame']>
  name: string
  action: string
  sitting: SittingFacts
  words: Form
  read?: ReadSitting | undefined
  crossed?: SavedSitting['crossed'] | undefined
  /** What was saved although something else came back. */
  saved?: string | undefined
  today: string
  /** Which part of the sitting the address names. */
  part: string | null
}

/** What one post owes in one round, for whoever holds its personal link: the form and nothing that leads away from it. */
export const LinkPage = (p: Props) => {
  const { round, posts } = p.sitting
  const left = (p.read?.left.size ?? 0) + (p.crossed?.length ?? 0)
  const errors = [
    ...(p.read?.errors ?? []),
    ...(p.crossed ?? []).map(({ item }) => ({
      href: `#crossed-${item.id}`,
      text: `Somebody else wrote about ${item.reference || item.title} while your page was open`,
    })),
  ]
  return (
    <Page
      {...p.frame}
      title={`Your updates for ${round.title}`}
      caption={round.plan}
      lede={`${sittingSentence(posts)} ${p.today > round.due ? `They were due on ${longDate(round.due)}.` : `Please send them by ${longDate(round.due)}.`}`}
      errors={errors}
      banner={p.saved ?? p.frame.banner}
    >
      {left > 0 && insetText({ text: unsavedSentence(left) })}
      <p class="govuk-body">
        This page is for {p.name}. It opens with the link of your letter, as often as you like, until the round closes.
      </p>
      {posts.length === 0 ? (
        <p class="govuk-body">Nothing is asked of you in this round any more.</p>
      ) : (
        Sitting({
          ...shownPart(p.sitting, p.action, p.part, p),
          words: p.words,
          read: p.read,
          crossed: p.crossed,
          today: p.today,
        })
      )}
    </Page>
  )
}

/** The round takes no more words. What somebody typed meanwhile comes back, so that nothing is lost. */
export const LinkShutPage = ({
  frame,
  round,
  typed,
}: Pick<Props, 'frame'> & { round: Round; typed: readonly string[] }) => (
  <Page {...frame} title="Nothing more can be written here" caption={round.plan} lede={shutWords(round)}>
    {typed.length > 0 && (
      <>
        <p class="govuk-body">What you wrote has not been saved. Copy it and answer the letter with it.</p>
        {typed.map((words) => (
          <p class="hf-lines govuk-inset-text">{words}</p>
        ))}
      </>
    )}
  </Page>
)
