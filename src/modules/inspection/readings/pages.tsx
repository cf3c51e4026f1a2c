import { Doubts } from '../../../platform/doubts.tsx'
import { asked, type Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { button, details, fileUpload, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { counted, joined } from '../../../platform/sentence.ts'
import { type Around, AskToDelete } from '../parts.tsx'
import { type Named, SourceFields } from '../sources/form-pages.tsx'
import type { OpenReading } from './queries.ts'
import { ParagraphRows } from './rows.ts'
import { type Row, taken } from './rules.ts'

export const DropPage = (p: Around & { filled: Filled; open: readonly OpenReading[] }) => (
  <Page
    {...p.frame}
    title="Take findings from a report"
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/inspection'), text: 'Findings' },
    ]}
    lede="Drop the report, or paste its text. You then see each paragraph, with those that look like findings ticked. Nothing is taken before you say so."
  >
    <form method="post" action={p.path('/inspection/reports/new')} enctype="multipart/form-data">
      {fileUpload({
        ...asked(p.filled, 'file'),
        label: { text: 'The report', classes: 'govuk-label--s' },
        hint: { text: 'A PDF with text in it, Word or plain text file, at most 25 MB. The file is kept as evidence.' },
      })}
      {textarea({
        ...asked(p.filled, 'text'),
        label: { text: 'Or its text', classes: 'govuk-label--s' },
        hint: {
          text: 'Paste it here when there is no file, such as a letter in an e-mail. Leave out names of children.',
        },
        rows: '8',
      })}
      {button({ text: 'Read this report' })}
    </form>
    {p.open.length > 0 && <OpenReadings readings={p.open} path={p.path} />}
    <p class="govuk-body">
      Or{' '}
      <a class="govuk-link" href={p.path('/inspection/sources/new')}>
        add a source by hand
      </a>
      .
    </p>
  </Page>
)

/** Reports that were dropped in and wait for their ticks. */
export const OpenReadings = ({ readings, path }: { readings: readonly OpenReading[] } & Pick<Around, 'path'>) => (
  <section class="hf-section" aria-labelledby="open">
    <h2 class="hf-h2" id="open">
      Read and not yet taken
    </h2>
    <ul class="govuk-list">
      {readings.map((r) => (
        <li>
          <a class="govuk-link" href={path(`/inspection/reports/${r.id}`)}>
            Go on with {r.file_name}
          </a>{' '}
          <span class="hf-meta">read {longInstant(r.made_at)}, seen by you alone</span>
        </li>
      ))}
    </ul>
  </section>
)

export type View = { all: boolean; number: number; pages: number }

export const ReadingPage = (
  p: Around & {
    reading: OpenReading
    pagesInFile: number | null
    rows: readonly Row[]
    shown: readonly Row[]
    mains: readonly Row[]
    notes: readonly string[]
    view: View
    filled: Filled
    people: readonly Named[]
    doubts: readonly string[]
  },
) => {
  const { reading, path, view } = p
  const at = `/inspection/reports/${reading.id}`
  const { findings, evaluations } = taken(p.rows)
  const what = joined([
    ...(findings.length > 0 || evaluations.length === 0 ? [counted(findings.length, 'finding')] : []),
    ...(evaluations.length > 0 ? [counted(evaluations.length, 'evaluation')] : []),
  ])
  const offered = p.rows.filter((row) => row.offered || row.tick.ticked).length
  return (
    <Page
      {...p.frame}
      wide
      title={`${what} ticked in ${reading.file_name}`}
      caption={`${reading.file_name}, read ${longInstant(reading.made_at)}${p.pagesInFile ? `, ${counted(p.pagesInFile, 'page')}` : ''}`}
      errors={p.filled.errors}
      modules={['enhance/words.js']}
      trail={[
        { href: path(''), text: 'Home' },
        { href: path('/inspection'), text: 'Findings' },
      ]}
      lede={`Nothing is taken yet. ${counted(offered, 'paragraph')} of ${p.rows.length} may be findings: untick what is none, tick what was missed. All of it can be undone afterwards.`}
    >
      <form method="post" action={path(`${at}/acceptance`)}>
        <input type="hidden" name="shown" value={p.shown.map((row) => row.paragraph.id).join(' ')} />
        <input type="hidden" name="view" value={view.all ? 'all' : ''} />
        <input type="hidden" name="page" value={String(view.number)} />
        <Doubts doubts={p.doubts} />
        <section class="hf-section" aria-labelledby="source">
          <h2 class="hf-h2" id="source">
            The report itself
          </h2>
          <div class="hf-column">
            <SourceFields filled={p.filled} people={p.people} />
          </div>
        </section>
        <section class="hf-section" aria-labelledby="paragraphs">
          <h2 class="hf-h2" id="paragraphs">
            {view.all ? 'All its paragraphs' : 'Paragraphs that may be findings'}{' '}
            <small>{view.all ? `Part ${view.number} of ${view.pages}` : `${p.shown.length} of ${p.rows.length}`}</small>
          </h2>
          {p.notes.length > 0 &&
            details({
              summaryText: `${counted(p.notes.length, 'remark')} about reading it`,
              html: (
                <ul class="govuk-list govuk-list--bullet">
                  {p.notes.map((note) => (
                    <li>{note}</li>
                  ))}
                </ul>
              ),
            })}
          {p.shown.length === 0 ? (
            <p class="govuk-body">No paragraph looks like a finding. Show all paragraphs, and tick those that are.</p>
          ) : (
            ParagraphRows({ rows: p.shown, mains: p.mains, alone: !view.all })
          )}
          <Views {...p} at={path(at)} />
        </section>
        <div class="hf-savebar">
          <p class="hf-savebar__state">
            <span>
              <b>{what}</b> ticked when this page was opened
            </span>
          </p>
          <div class="hf-savebar__do">
            <button
              class="govuk-button govuk-button--secondary"
              type="submit"
              formaction={path(at)}
              name="do"
              value="later"
            >
              Save for later
            </button>
            {button({ text: 'Take what is ticked' })}
          </div>
        </div>
      </form>
      <AskToDelete
        action={path(`${at}/disposal`)}
        what="this reading"
        says="Nothing of the report is kept in Findings. You can bring the reading back from the list of what was deleted."
      />
    </Page>
  )
}

// Each is a button, not a link: what was ticked on this page is saved on the way.
const Views = ({ view, rows, at }: { view: View; rows: readonly Row[]; at: string }) => (
  <p class="govuk-body hf-quick">
    {view.all ? (
      <>
        {view.number > 1 && <Go to={at} value={`all-${view.number - 1}`} text="Part before" />}
        {view.number < view.pages && <Go to={at} value={`all-${view.number + 1}`} text="Part after" />}
        <Go to={at} value="offered" text="Show only those that may be findings" />
      </>
    ) : (
      <Go to={at} value="all-1" text={`Show all ${rows.length} paragraphs`} />
    )}
  </p>
)

const Go = ({ to, value, text }: { to: string; value: string; text: string }) => (
  <button class="hf-linkbutton" type="submit" formaction={to} name="do" value={value}>
    {text}
  </button>
)
