import { longDate } from '../../../platform/dates.ts'
import { Shape } from '../../../platform/shapes.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Plan } from '../plans/model.ts'
import { statusShown } from '../plans/rules.ts'
import type { Update } from './queries.ts'
import { agreedWords } from './rules.ts'

type Props = {
  item: TreeItem
  plan: Plan
  updates: readonly Update[]
  nameOf: (id: string | null) => string | null
  confirmable: ReadonlySet<string>
  path: Ctx['path']
  mayUpdate: boolean
  /** May the reader see a part that its agency holds back until the round is released? */
  seesHeldBack: (agencyId: string | null) => boolean
}

/** What was said about an item: the newest open, the others folded, each with the key of its time. */
export const Updates = (p: Props) => {
  const [first, ...rest] = p.updates
  return (
    <section class="hf-section" aria-labelledby="updates">
      <h2 class="hf-h2" id="updates">
        Updates{' '}
        <small>
          {p.updates.length > 0 && `${counted(p.updates.length, 'update')}. `}
          {p.mayUpdate && (
            <a class="govuk-link" href={p.path(`/plan/items/${p.item.id}/updates/new`)}>
              Write an update
            </a>
          )}
        </small>
      </h2>
      {first ? <Words update={first} {...p} /> : <p class="hf-p">Nobody has written about it yet.</p>}
      {rest.map((update) => (
        <details class="govuk-details hf-details hf-details--dated">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {longDate(update.dated)}: {statusOf(update, p).word.toLowerCase()}
            </span>
          </summary>
          <div class="govuk-details__text">
            <Words update={update} {...p} />
          </div>
        </details>
      ))}
    </section>
  )
}

const statusOf = (update: Update, { plan, item }: Props) => {
  const key = plan.keys.find(({ id }) => id === update.key_id)
  return statusShown({ status: update.status, kind: item.kind }, key ? [key] : plan.keys)
}

const Words = ({ update, ...p }: Props & { update: Update }) => {
  const status = statusOf(update, p)
  return (
    <article class="hf-update">
      <h3 class="hf-h3">
        {longDate(update.dated)} <span class="hf-update__by">{writtenBy(update, p.nameOf)}</span>
      </h3>
      <p class="hf-update__st">
        <span class={status.tone === 'off' ? 'hf-status hf-status--strong' : 'hf-status'}>
          {status.tone && Shape({ tone: status.tone })}
          {status.word}
        </span>
      </p>
      <dl class="hf-qa">
        {update.done && <Pair name="What changed" words={update.done} />}
        {update.difference && <Pair name="What difference it made" words={update.difference} />}
        {update.next && <Pair name="What is next" words={update.next} />}
        {update.forecast && <Pair name="Forecast" words={longDate(update.forecast)} />}
        {update.help && <Pair name="Help needed" words={update.help} />}
      </dl>
      {update.contributions.map(({ agency_id: id, agency, text, held_back: heldBack }) => (
        <p class="hf-contrib">
          <b>{agency}:</b> {heldBack && !p.seesHeldBack(id) ? 'holds its part back until the round is released' : text}
          {heldBack && p.seesHeldBack(id) && (
            <span class="hf-meta"> (held back from other agencies until the round is released)</span>
          )}
        </p>
      ))}
      {p.confirmable.has(update.id) && (
        <form method="post" action={p.path(`/plan/updates/${update.id}/confirmation`)} class="hf-gap">
          This was written for your post.{' '}
          <button class="hf-linkbutton" type="submit">
            Say yes to it
          </button>
        </form>
      )}
    </article>
  )
}

const Pair = ({ name, words }: { name: string; words: string }) => (
  <>
    <dt>{name}</dt>
    <dd class="hf-lines">{words}</dd>
  </>
)

/** "Henry Quill for Head of nursing, agreed by e-mail on 12 May 2026". */
export const writtenBy = (update: Update, nameOf: Props['nameOf']): string => {
  const who = nameOf(update.written_by)
  const post = nameOf(update.for_post_id)
  const first = update.agreed_how === 'imported' ? '' : [who ?? 'Holdfast', post ? ` for ${post}` : ''].join('')
  // A holder's own words need no word about agreement; a confirmation is one.
  const agreed =
    update.agreed_how === 'holder'
      ? update.agreed_on
        ? `confirmed by its holder on ${longDate(update.agreed_on)}`
        : ''
      : `${agreedWords[update.agreed_how]}${update.agreed_on ? ` on ${longDate(update.agreed_on)}` : ''}`
  return [first, agreed].filter(Boolean).join(', ')
}
