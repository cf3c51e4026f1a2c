// Words that may point to one person, in narrative: held until whoever wrote them says that nobody can be identified.
// What is looked for stands in personal-data.ts.
import type { Child } from 'hono/jsx'
import { askedChoices, type Filled } from './asked.ts'
import { type Form, type FormError, wordOf, wrong } from './forms.ts'
import { checkboxes, warningText } from './govuk.ts'
import { findPersonalData, sentence } from './personal-data.ts'

/** What in these words might point to one person, as sentences; none when nothing does or somebody has said it is all right. */
export const personalDoubts = (words: readonly string[], confirmed: boolean): string[] =>
  confirmed
    ? []
    : [
        ...new Set(
          words.flatMap((text) => findPersonalData(text).map((found) => `“${found.shown}”: ${sentence(found.kind)}`)),
        ),
      ]

/** Passages in narrative that may point to one person, unless the writer ticked that they do not. */
export const doubtsIn = (form: Form, narrative: readonly (string | null)[]): string[] =>
  personalDoubts(
    narrative.flatMap((words) => words ?? []),
    wordOf(form, 'confirmed') === 'yes',
  )

export const doubtErrors: readonly FormError[] = [
  wrong('confirmed', 'Take out the words that may point to one person, or say that nobody can be identified'),
]

/**
 * The passages, and the tick that says they point to nobody; nothing without doubts. `children` may open it in other words;
 * with `filled` the error stands beside the tick as well.
 */
export const Doubts = ({
  doubts,
  filled,
  children,
}: {
  doubts: readonly string[]
  filled?: Filled | undefined
  children?: Child
}) =>
  doubts.length === 0 ? null : (
    <>
      {children ??
        warningText({
          iconFallbackText: 'Warning',
          text: 'These words may point to one person. Nothing has been saved.',
        })}
      <ul class="govuk-list govuk-list--bullet">
        {doubts.map((doubt) => (
          <li>{doubt}</li>
        ))}
      </ul>
      {checkboxes({
        ...(filled ? askedChoices(filled, 'confirmed') : { idPrefix: 'confirmed', name: 'confirmed' }),
        items: [{ value: 'yes', text: 'I have looked: nobody can be identified by these words' }],
      })}
    </>
  )
