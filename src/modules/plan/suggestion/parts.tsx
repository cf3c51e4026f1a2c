import { longDate } from '../../../platform/dates.ts'
import { textarea } from '../../../platform/govuk.ts'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import type { ShownSuggestion } from './showing.ts'

/** What Holdfast suggests, as it stands beside what a person said: open shape, the reasons, what a better word would need. */
export const SuggestedSide = ({ shown }: { shown: ShownSuggestion }) => {
  const { suggestion } = shown
  return (
    <div>
      <h2>{shown.on === null ? 'Suggested by Holdfast today' : `Suggested by Holdfast on ${longDate(shown.on)}`}</h2>
      {suggestion ? (
        <>
          <span class="hf-badge">
            {Shape({ tone: suggestion.tone, open: true })}
            {suggestion.word}
          </span>
          <Reasons of={suggestion.reasons} />
          {suggestion.wanting && <p>{suggestion.wanting}</p>}
          {suggestion.note && <p class="hf-meta">{suggestion.note}</p>}
        </>
      ) : (
        <>
          <span class="hf-badge">{Missing({ words: 'No suggestion' })}</span>
          <p>{shown.nothing}</p>
        </>
      )}
      {shown.isPrivate && (
        <p class="hf-meta">Only those who work on this item see this until an update has been given.</p>
      )}
    </div>
  )
}

/** One reason as a sentence, several as a list. */
export const Reasons = ({ of }: { of: readonly string[] }) =>
  of.length === 1 ? (
    <p>{of[0]}</p>
  ) : (
    <ul class="hf-reasons">
      {of.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
  )

/** A complete item that later evidence or its measures contradict: why, and one click to open it again. */
export const Reopening = ({
  item,
  reasons,
  path,
}: {
  item: { id: string }
  reasons: readonly string[]
  path: Ctx['path']
}) =>
  reasons.length === 0 ? null : (
    <section class="hf-gap hf-reopening" aria-labelledby="reopening">
      <h2 class="hf-h3" id="reopening">
        Offered for reopening
      </h2>
      <Reasons of={reasons} />
      <form method="post" action={path(`/plan/items/${item.id}/reopening`)} novalidate class="hf-noprint">
        {textarea({
          id: 'reason',
          name: 'reason',
          label: { text: 'Why it is opened again' },
          value: reasons.join(' '),
          rows: '2',
        })}
        <button class="govuk-button govuk-button--secondary" type="submit">
          Open it again
        </button>
      </form>
    </section>
  )
