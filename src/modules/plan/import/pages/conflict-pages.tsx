import { Sent } from '../../../../platform/both-versions.tsx'
import type { Form } from '../../../../platform/forms.ts'
import { button } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  here: string
  title: string
  action: string
  fields: Form
  theirs: readonly string[]
  mine: readonly string[]
}

/** Somebody else settled part of the import first: theirs and yours, and the way to save yours too. */
export const ConflictPage = ({ frame, path, here, title, action, fields, theirs, mine }: Props) => (
  <Page
    {...frame}
    title="Somebody changed this import before you saved"
    caption={title}
    lede="Nothing of yours has been saved yet. Compare both, then save yours too or look at the import as it is now."
    trail={[
      { href: path('/plan'), text: 'Plan' },
      { href: path('/plan/import'), text: 'Import' },
    ]}
  >
    <h2 class="govuk-heading-m">Saved by somebody else</h2>
    <Changes of={theirs} none="Posts, findings or text around the table were chosen, or a change was undone." />
    <h2 class="govuk-heading-m">Yours, not saved</h2>
    <Changes of={mine} none="Nothing that differs from what is saved now." />
    <form method="post" action={action}>
      <Sent words={fields} />
      {button({ text: 'Save mine too' })}
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={here}>
        Look at the import as it is now
      </a>
    </p>
  </Page>
)

const Changes = ({ of, none }: { of: readonly string[]; none: string }) =>
  of.length === 0 ? (
    <p class="govuk-body">{none}</p>
  ) : (
    <ul class="govuk-list govuk-list--bullet">
      {of.map((words) => (
        <li>{words}</li>
      ))}
    </ul>
  )
