import { londonDate, longDate } from '../../../platform/dates.ts'
import type { Past } from './past.ts'

/** The readable history of an item: the newest lines open, the rest folded. */
export const History = ({ past }: { past: readonly Past[] }) => {
  const [first, rest] = [past.slice(0, 8), past.slice(8)]
  return (
    <section class="hf-section" aria-labelledby="history">
      <h2 class="hf-h2" id="history">
        What happened to it
      </h2>
      <Sentences past={first} />
      {rest.length > 0 && (
        <details class="govuk-details hf-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Earlier: {rest.length} more</span>
          </summary>
          <div class="govuk-details__text">
            <Sentences past={rest} />
          </div>
        </details>
      )}
    </section>
  )
}

const Sentences = ({ past }: { past: readonly Past[] }) => (
  <ul class="hf-links">
    {past.map(({ at, who, sentence }) => (
      <li>{`On ${longDate(londonDate(at))} ${who} ${sentence}${/[.!?…]$/.test(sentence) ? '' : '.'}`}</li>
    ))}
  </ul>
)
