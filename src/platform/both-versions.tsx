import type { Child } from 'hono/jsx'
import { type Form, wordsOf } from './forms.ts'
import { button } from './govuk.ts'
import { type Frame, Page } from './layout.tsx'

/** A field of a form as people know it, and the names under which its words are sent. */
export type Shown = { label: string; names: readonly string[]; show?: (form: Form) => string }

type Props = {
  frame: Frame & { banner?: string | undefined }
  title: string
  trail: { href: string; text: string }[]
  action: string
  keepHref: string
  fields: readonly Shown[]
  saved: Form
  yours: Form
  version: number
}

/** Somebody saved first: both versions, field by field, and the way to save one's own over it or to leave it. */
export const BothVersionsPage = ({ frame, title, trail, action, keepHref, fields, saved, yours, version }: Props) => {
  const differences = fields
    .map((field) => ({ label: field.label, saved: wordsIn(field, saved), yours: wordsIn(field, yours) }))
    .filter((each) => each.saved !== each.yours)
  return (
    <Page
      {...frame}
      title={title}
      trail={trail}
      lede="Your words have not been saved. Compare both versions, then say which one stays."
    >
      <VersionsTable rows={differences} />
      <form method="post" action={action}>
        <Sent words={{ ...yours, version: String(version) }} />
        {button({ text: 'Save my version over it' })}
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={keepHref}>
          Keep what is saved, and start from there
        </a>
      </p>
    </Page>
  )
}

/** Field by field: what is saved now beside one's own. */
export const VersionsTable = ({ rows }: { rows: readonly { label: string; saved: Child; yours: Child }[] }) =>
  rows.length === 0 ? (
    <p class="govuk-body">Both versions say the same now.</p>
  ) : (
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">Both versions, field by field</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Saved now</th>
          <th scope="col">Yours</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each) => (
          <tr>
            <th scope="row">{each.label}</th>
            <td data-label="Saved now" class="hf-lines">
              {each.saved || 'Empty'}
            </td>
            <td data-label="Yours" class="hf-lines">
              {each.yours || 'Empty'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

/** Everything that was typed travels along unseen. */
export const Sent = ({ words }: { words: Form }) => (
  <>
    {Object.entries(words).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => <input type="hidden" name={name} value={each} />),
    )}
  </>
)

const wordsIn = ({ names, show }: Shown, form: Form): string =>
  show
    ? show(form)
    : names
        .flatMap((name) => wordsOf(form, name))
        .map((word) => word.trim())
        .filter(Boolean)
        .join(names.every((name) => /-(day|month|year)$/.test(name)) ? ' ' : ', ')
