import { controlChart } from '../../../charts/control-chart.ts'
import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { Workings } from '../definitions/queries.ts'
import { isSilent, latenessSentence } from '../lateness/rules.ts'
import type { Annotation, Exclusion, Phase, Step } from '../marks/rules.ts'
import type { Break, Figure, Measure, Revision, Unknown } from '../model.ts'
import { betterWords, kindWords } from '../rules.ts'
import { BesideSection } from '../narrative/pages.tsx'
import { isOf, type Narrative } from '../narrative/rules.ts'
import { RequestsTable } from '../requests/pages.tsx'
import type { AnalysisRequest } from '../requests/rules.ts'
import { Picture, Signals } from './picture.tsx'
import { Rail } from './rail.tsx'
import { newestSentence } from './rules.ts'
import { type Asked, dated, type Drawable } from './series.ts'
import { Figures, NotWorkedOut, Replaced } from './tables.tsx'

export type MeasureProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  today: string
  mayEdit: boolean
  /** Counts under it are marked as small. */
  threshold: number
  measure: Measure
  owner: string | null
  working: Workings | null
  figures: readonly Figure[]
  unknown: readonly Unknown[]
  revisions: readonly Revision[]
  breaks: readonly Break[]
  phases: readonly Phase[]
  exclusions: readonly Exclusion[]
  annotations: readonly Annotation[]
  steps: readonly Step[]
  names: ReadonlyMap<string, string>
  drawable: Drawable | null
  asked: Asked
  narratives: readonly Narrative[]
  requests: readonly AnalysisRequest[]
  posts: ReadonlyMap<string, string>
}

/** One measure: what its chart says, the picture, the same numbers as a table, what it is and what was decided about it. */
export const MeasurePage = (p: MeasureProps) => {
  const { measure, drawable, path } = p
  const drawn = drawable && controlChart(drawable.series)
  // It stands beside the chart; without one, below with the others.
  const beside = drawn ? p.narratives.find((each) => isOf(each, p.figures.at(-1))) : undefined
  const at = `/measure/measures/${measure.id}`
  // The reader of points counts rows, so it needs one row for each point and no other.
  const listed = dated(measure, p.figures)
  const reads = drawable?.shown.length === listed.length && p.breaks.length === 0
  const late = latenessSentence(measure, p.figures.at(-1), p.today)
  return (
    <Page
      {...p.frame}
      wide
      title={measure.title}
      caption={`${kindWords[measure.kind]} measure. ${betterWords[measure.better]}`}
      trail={[{ href: path('/measure'), text: 'Measures' }]}
      fresh={freshWords(p)}
      modules={reads ? ['enhance/points.js'] : []}
      lede={drawn ? `${drawn.sentence}${late ? ` ${late}` : ''}` : newestSentence(measure, p.figures, p.today)}
      actions={
        <>
          <a class="govuk-link" href={path(`${at}/breakdowns`)}>
            By category
          </a>
          {p.mayEdit && !p.working && (
            <a class="govuk-link" href={path(`${at}/figures`)}>
              Enter figures
            </a>
          )}
          {p.mayEdit && (
            <a class="govuk-link" href={path(`${at}/edit`)}>
              Change the measure
            </a>
          )}
        </>
      }
    >
      {drawable && drawn && (
        <>
          {/* With too few points the sentence above has said all there is. */}
          {drawable.reading.variation !== null && <Signals series={drawable.series} />}
          <Picture
            {...p}
            drawable={drawable}
            drawn={drawn}
            reads={reads}
            late={isSilent(measure, p.figures.at(-1), p.today)}
            beside={beside}
          />
        </>
      )}
      <BesideSection {...p} beside={beside} hasFigures={p.figures.length > 0} />
      <div class="hf-cols hf-cols--8-4">
        <div>
          <Figures {...p} listed={listed} rows={drawn?.rows ?? []} />
          <NotWorkedOut {...p} />
          {p.revisions.length > 0 && <Replaced {...p} />}
        </div>
        <Rail {...p} />
      </div>
      <AskedAndAnswered {...p} />
    </Page>
  )
}

const freshWords = ({ figures }: MeasureProps): string | undefined => {
  const newest = figures.reduce<Date | null>(
    (last, { entered_at }) => (last === null || entered_at > last ? entered_at : last),
    null,
  )
  const last = figures.at(-1)
  if (!newest || !last) return undefined
  return `Figures to ${longDate(last.period_to)}${last.state === 'provisional' ? ', the last one provisional' : ''}`
}

const AskedAndAnswered = ({ requests, posts, measure, names, today, path }: MeasureProps) => (
  <section class="hf-section" aria-labelledby="asked">
    <h2 class="hf-h2" id="asked">
      Asked and answered{' '}
      <small>
        <a class="govuk-link" href={path(`/measure/requests/new?measure=${measure.id}`)}>
          Ask for an analysis
        </a>
      </small>
    </h2>
    {requests.length === 0 ? (
      <p class="hf-p">Nobody has asked for an analysis of it.</p>
    ) : (
      RequestsTable({ requests, posts, measures: new Map([[measure.id, measure.title]]), people: names, today, path })
    )}
  </section>
)
