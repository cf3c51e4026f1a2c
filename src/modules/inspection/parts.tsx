import type { Child } from 'hono/jsx'
import { button, details } from '../../platform/govuk.ts'
import type { Frame } from '../../platform/layout.tsx'

export type Around = { frame: Frame & { banner?: string | undefined }; path: (rest: string) => string }

export const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
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
