import { asked, type Filled } from '../../../platform/asked.ts'
import { button, fileUpload } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'

/** The partnership's own Word template: what it does, what is in use, another, none. */
export const TemplatePage = (p: {
  frame: Frame & { banner?: string | undefined }
  path: (rest: string) => string
  own: { name: string } | null
  filled: Filled
}) => (
  <Page
    {...p.frame}
    title="Your own Word template"
    errors={p.filled.errors}
    trail={[{ href: p.path('/report'), text: 'Papers' }]}
    lede={
      p.own
        ? `Papers in Word take their styles, header and footer from “${p.own.name}”.`
        : 'Papers in Word have the look of Holdfast. Give a document of yours, and they take its styles, header and footer.'
    }
  >
    {p.own && (
      <>
        <p class="govuk-body">
          <a class="govuk-link" href={p.path('/report/template/file')}>
            Open “{p.own.name}”
          </a>
        </p>
        <form method="post" action={p.path('/report/template/removal')}>
          {button({ text: 'Go back to the look of Holdfast', classes: 'govuk-button--secondary' })}
        </form>
      </>
    )}
    <form method="post" action={p.path('/report/template')} enctype="multipart/form-data">
      {fileUpload({
        ...asked(p.filled, 'file'),
        label: { text: p.own ? 'Another template' : 'Choose the template', classes: 'govuk-label--s' },
        hint: {
          text: 'A Word document (.docx), at most 10 MB, such as last month’s committee paper. Its text is not used. A paper is tried in it before it is kept.',
        },
      })}
      {button({ text: 'Use this template' })}
    </form>
  </Page>
)
