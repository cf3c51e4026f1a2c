import { raw } from 'hono/html'
import { type Paper, toHtml } from '../../../documents/write/index.ts'
import { longInstant } from '../../../platform/dates.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { hasTable } from '../building.ts'

/** Formats a paper can be taken away in, in the order they are offered. */
export const formats = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['xlsx', 'Excel'],
  ['html', 'Web page'],
  ['json', 'JSON'],
] as const

export const Downloads = ({ paper, base }: { paper: Paper; base: string }) => (
  <>
    {formats
      .filter(([format]) => format !== 'xlsx' || hasTable(paper))
      .map(([format, word]) => (
        <>
          <a class="govuk-link" href={`${base}/files/${format}`}>
            {word}
          </a>{' '}
        </>
      ))}
  </>
)

/** The paper as it will print, while it is being written. */
export const PreviewPage = (p: {
  frame: Frame & { banner?: string | undefined }
  path: (rest: string) => string
  id: string
  paper: Paper
  now: Date
  embargoed: number
  mayRelease: boolean
}) => {
  const base = p.path(`/report/papers/${p.id}`)
  return (
    <Page
      {...p.frame}
      wide
      ownHeading
      print="paper"
      title={p.paper.title}
      fresh={`Figures as at ${longInstant(p.now)}`}
      trail={[
        { href: p.path('/report'), text: 'Papers' },
        { href: base, text: 'Edit the words' },
      ]}
    >
      <div class="hf-title hf-title__row hf-paper-bar">
        <p class="hf-lede">
          <b>The paper as it will print.</b> Working draft, not released: only those who make papers see it. Your own
          words are kept when the{' '}
          <a class="govuk-link" href={`${base}/preview`}>
            figures are made again
          </a>
          .{embargoWords(p.embargoed)}
        </p>
        <div class="hf-actions">
          <Downloads paper={p.paper} base={base} />
          <a class="govuk-link" href={base}>
            Edit the words
          </a>{' '}
          {p.mayRelease && (
            <a class="govuk-button" role="button" draggable="false" href={`${base}/release`}>
              Release
            </a>
          )}
        </div>
      </div>
      {raw(toHtml(p.paper))}
    </Page>
  )
}

export const embargoWords = (count: number): string =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'One finding that you may read is' : `${count} findings that you may read are`} under embargo and left out.`
