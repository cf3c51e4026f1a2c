import type { Child } from 'hono/jsx'
import { button, checkboxes, details, warningText } from '../../platform/govuk.ts'
import type { Frame } from '../../platform/layout.tsx'

export type Around = { frame: Frame & { banner?: string | undefined }; path: (rest: string) => string }

export const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Passages that may point to one person, and the tick that says they do not. */
export const Doubts = ({ doubts }: { doubts: readonly string[] }) =>
  doubts.length === 0 ? null : (
    <>
      {warningText({
        iconFallbackText: 'Warning',
        text: 'These words may point to one person. Nothing has been saved.',
      })}
      <ul class="govuk-list govuk-list--bullet">
        {doubts.map((doubt) => (
          <li>{doubt}</li>
        ))}
      </ul>
      {checkboxes({
        idPrefix: 'confirmed',
        name: 'confirmed',
        items: [{ value: 'yes', text: 'I have looked: nobody can be identified by these words' }],
      })}
    </>
  )

/** Asks before deleting, without script: what will happen, then the button. */
export const AskToDelete = ({ action, what, says }: { action: string; what: string; says: string }) =>
  details({
    summaryText: `Delete ${what}`,
    html: (
      <form method="post" action={action}>
        <p class="govuk-body">{says}</p>
        {button({ text: `Delete ${what}`, classes: 'govuk-button--warning' })}
      </form>
    ),
  })

/** A small form of one button that looks like a link, for rows of a list. */
export const LinkButton = ({ action, text, about }: { action: string; text: string; about: string }) => (
  <form method="post" action={action}>
    <button class="hf-linkbutton" type="submit">
      {text}
      <span class="govuk-visually-hidden"> {about}</span>
    </button>
  </form>
)
