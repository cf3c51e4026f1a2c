import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { LetterRow } from '../../../platform/letters.ts'
import type { Ctx } from '../../../platform/route.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { plural, small, upper } from '../../../platform/sentence.ts'
import type { Round } from '../rounds/model.ts'
import type { AskedPost, Recipient } from './model.ts'
import { cannotAsk } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

const trail = (path: Ctx['path'], round: Round) => [
  { href: path(`/plan/plans/${round.plan_id}`), text: round.plan },
  { href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` },
  { href: path(`/plan/rounds/${round.id}/asking`), text: 'Ask and remind' },
]

type PreviewProps = Around & {
  round: Round
  each: AskedPost
  letters: readonly (Recipient & { subject: string; text: string })[]
  /** The address of who looks, for a sample; null: they have none here. */
  own: string | null
  hasServer: boolean
  today: string
}

/** The letters that one post gets, as they would go today. */
export const PreviewPage = (p: PreviewProps) => {
  const { each, round, letters } = p
  const shut = cannotAsk(round)
  const here = p.path(`/plan/rounds/${round.id}/asking/${each.post.id}`)
  return (
    <Page
      {...p.frame}
      title={`The letter to ${each.post.title}`}
      wide
      trail={trail(p.path, round)}
      lede={
        shut ??
        (each.owed.length === 0
          ? 'This post owes nothing more in this round, so no letter goes to it.'
          : letters.length === 0
            ? 'Nobody of this post can be written to, so no letter goes to it.'
            : letters.length === 1
              ? 'One letter goes to this post, with a link of its own.'
              : `${upper(small(letters.length))} letters go to this post, each with a link of its own.`)
      }
    >
      {each.without.map((why) => (
        <p>{Missing({ words: why })}</p>
      ))}
      {letters.map((letter, n) => (
        <section class="hf-section" aria-labelledby={`to-${n}`}>
          <h2 class="hf-h2" id={`to-${n}`}>
            To {letter.name} <small>{letter.isHolder ? 'holds the post' : 'writes for the post'}</small>
          </h2>
          <dl class="hf-facts">
            <div>
              <dt>Address</dt>
              <dd>{letter.email}</dd>
            </div>
            <div>
              <dt>Subject</dt>
              <dd>{letter.subject}</dd>
            </div>
          </dl>
          <div class="hf-mail hf-lines">{letter.text}</div>
        </section>
      ))}
      {letters.length > 0 && !shut && (
        <div class="hf-asking__do">
          {each.state === 'asked' ? (
            <form method="post" action={`${here}/chase`}>
              {button({ text: 'Send this reminder' })}
            </form>
          ) : (
            <form method="post" action={here}>
              {button({
                text: `Send ${letters.length === 1 ? 'this letter' : `these ${plural(letters.length, 'letter')}`}`,
              })}
            </form>
          )}
          {p.hasServer && p.own && (
            <form method="post" action={`${here}/sample`}>
              {button({ text: 'Send it to myself', classes: 'govuk-button--secondary' })}
            </form>
          )}
        </div>
      )}
      {letters.length > 0 && !shut && (
        <p class="hf-hint">
          {p.hasServer
            ? p.own
              ? `“Send it to myself” goes to ${p.own} and carries no link that works.`
              : 'You have no e-mail address here, so it cannot be sent to yourself.'
            : 'No mail server is set: once sent, the letter stands on the page before, ready to be copied.'}
        </p>
      )}
    </Page>
  )
}

/** A letter to be sent from somebody's own mail program. */
export const CopyPage = ({
  frame,
  path,
  round,
  letter,
}: Around & { round: Round; letter: LetterRow & { text: string } }) => (
  <Page
    {...frame}
    title={`Send the letter to ${letter.email} yourself`}
    trail={trail(path, round)}
    lede="Copy it into an e-mail of your own. Its link is personal: send it to this address and to nobody else."
  >
    <dl class="hf-facts">
      <div>
        <dt>Address</dt>
        <dd>{letter.email}</dd>
      </div>
      <div>
        <dt>Subject</dt>
        <dd>{letter.subject}</dd>
      </div>
    </dl>
    <div class="hf-mail hf-lines">{letter.text}</div>
    <p class="govuk-body">
      <a
        class="govuk-link"
        href={`mailto:${encodeURIComponent(letter.email)}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.text.replaceAll('\n', '\r\n'))}`}
      >
        Open it in my mail program
      </a>
    </p>
    <form method="post" action={path(`/plan/rounds/${round.id}/asking/letters/${letter.id}/sending`)}>
      {button({ text: 'I have sent it' })}
    </form>
    <p class="hf-hint">Holdfast then sends it no more, and forgets its words. That you read it is in the history.</p>
  </Page>
)
