import { type Form, wordOf } from '../../platform/forms.ts'
import { button } from '../../platform/govuk.ts'
import { Page } from '../../platform/layout.tsx'
import type { Ctx } from '../../platform/route.ts'

/** A field of a form as people know it, and the names under which its words are sent. */
export type Shown = { label: string; names: readonly string[]; show?: (form: Form) => string }

type Props = {
  frame: ReturnType<Ctx['frame']>
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
    .map((field) => ({ label: field.label, saved: wordsOf(field, saved), yours: wordsOf(field, yours) }))
    .filter((each) => each.saved !== each.yours)
  return (
    <Page
      {...frame}
      title={title}
      trail={trail}
      lede="Your words have not been saved. Compare both versions, then say which one stays."
    >
      {differences.length === 0 ? (
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
            {differences.map((each) => (
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
      )}
      <form method="post" action={action}>
        {Object.entries({ ...yours, version: String(version) }).flatMap(([name, value]) =>
          (typeof value === 'string' ? [value] : value).map((each) => <input type="hidden" name={name} value={each} />),
        )}
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

const wordsOf = ({ names, show }: Shown, form: Form): string =>
  show
    ? show(form)
    : names
        .map((name) => wordOf(form, name).trim())
        .filter(Boolean)
        .join(' ')
