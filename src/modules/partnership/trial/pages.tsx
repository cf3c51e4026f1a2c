import { button, warningText } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'

type Props = { frame: Frame; path: (rest: string) => string; name: string }

export const DeletionPage = ({ frame, path, name }: Props) => (
  <Page
    {...frame}
    title="Throw this trial away"
    lede={`${name} will be deleted: every row, paper and file, and its history.`}
    trail={[{ href: path('/partnership'), text: 'Partnership' }]}
  >
    {warningText({
      text: 'Nothing can bring it back. People who belong only here are deleted with it.',
      iconFallbackText: 'Warning',
    })}
    <form method="post" action={path('/partnership/deletion')}>
      {button({ text: 'Throw it all away', classes: 'govuk-button--warning' })}
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={path('/partnership')}>
        Keep it
      </a>
    </p>
  </Page>
)

export const NotATrial = ({ frame, path }: Props) => (
  <Page
    {...frame}
    title="Only a trial can be thrown away"
    lede="This partnership is in use. It cannot be deleted from a page."
    trail={[{ href: path('/partnership'), text: 'Partnership' }]}
  >
    <p class="govuk-body">
      To try things out, begin a throw-away trial from the list of your partnerships. What should never have been
      written can be removed everywhere from the history.
    </p>
  </Page>
)

export const TooManyTrials = ({ frame, most }: { frame: Frame; most: number }) => (
  <Page
    {...frame}
    title="You have too many trials"
    lede={`Nobody keeps more than ${most} at a time. Throw one away, then begin another.`}
    trail={[{ href: '/?all', text: 'Your partnerships' }]}
  />
)
