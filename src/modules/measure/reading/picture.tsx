import { raw } from 'hono/html'
import type { ChartDrawn } from '../../../charts/control-chart.ts'
import { assuranceIcon, variationIcon } from '../../../charts/icon.ts'
import { chartNames, type Series } from '../../../charts/series.ts'
import { assuranceWords, rebasingWords, variationWords } from '../../../charts/words.ts'
import { button, select } from '../../../platform/govuk.ts'
import { charts } from '../model.ts'
import { chartWords, periodWords } from '../rules.ts'
import { Words } from '../narrative/pages.tsx'
import type { Narrative } from '../narrative/rules.ts'
import type { MeasureProps } from './pages.tsx'
import { newestSentence, questionOf } from './rules.ts'
import type { Drawable } from './series.ts'

/** What the chart says of variation and of the target, each as an icon with its words; nothing where there is too little to say. */
export const Signals = ({ series }: { series: Series }) => {
  const { reading } = series
  const assurance = assuranceWords(series)
  const variation = variationIcon(reading.variation, reading)
  if (!variation) return <></>
  return (
    <div class="hf-icons">
      {[
        { icon: variation, ...variationWords(series) },
        ...(assurance ? [{ icon: assuranceIcon(reading.assurance, reading), ...assurance }] : []),
      ].map(({ icon, head, words }) => (
        <div class="hf-icon">
          {icon && raw(icon)}
          <p>
            <b>{head}</b> {words}
          </p>
        </div>
      ))}
    </div>
  )
}

type PictureProps = MeasureProps & {
  drawable: Drawable
  drawn: ChartDrawn
  late: boolean
  reads: boolean
  beside: Narrative | undefined
}

/** The chart with what is counted, its key, its notes, what to say and what to ask. */
export const Picture = (p: PictureProps) => {
  const { drawn, drawable, measure } = p
  return (
    <section class="hf-section" aria-labelledby="chart">
      <h2 class="hf-h2" id="chart">
        {measure.counted}
      </h2>
      <p class="hf-meta">
        {measure.out_of && `Out of: ${measure.out_of}. `}
        {span(p)}. {drawable.why ?? `${chartNames[drawable.reading.type]}, as chosen.`} {drawn.axis}
      </p>
      <div class="hf-chartrow">
        <figure class="hf-figure">
          <div class="hf-reader" {...(p.reads ? { 'data-points': 'points', 'data-newest-first': '' } : {})}>
            {raw(drawn.pictures)}
          </div>
          {raw(drawn.key)}
          {drawn.notes.list.length > 0 && (
            <ol class={`hf-notes${drawn.notes.inWords ? ' hf-notes--narrow' : ''}`}>
              {drawn.notes.list.map(({ when, words }) => (
                <li>
                  {when}: {words}
                </li>
              ))}
            </ol>
          )}
          {drawn.steps.length > 0 && (
            <p class="hf-meta">Steps: {drawn.steps.map(({ head, words }) => `${head}, ${words}`).join('; ')}.</p>
          )}
        </figure>
        <section class="hf-say" aria-label="In words">
          <h3>Say it aloud</h3>
          <p>{newestSentence(measure, drawable.shown, p.today)}</p>
          <h3>Ask</h3>
          <p>{questionOf(drawable.reading, p.late)}</p>
          {measure.context && (
            <>
              <h3>Bear in mind</h3>
              <p class="hf-pre">{measure.context}</p>
            </>
          )}
          {p.beside && (
            <>
              <h3>Beside the newest figure</h3>
              <Words {...p} narrative={p.beside} />
            </>
          )}
          <p class="hf-noprint">
            <a class="govuk-link" href="#origin">
              Where from?
            </a>
          </p>
        </section>
      </div>
      <Suggestion {...p} />
      <Chooser {...p} />
    </section>
  )
}

const span = ({ drawable: { shown }, measure }: PictureProps) => {
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last || shown.length === 1) return first ? `One figure, ${periodWords(first, measure.calendar)}` : ''
  const missing = shown.filter((each) => each.missing).length
  const gaps =
    missing === 0 ? '' : `, with no figure for ${missing === 1 ? 'one period' : `${missing} periods`} between them`
  return `${shown.length - missing} figures, ${periodWords(first, measure.calendar)} to ${periodWords(last, measure.calendar)}${gaps}`
}

/** A new phase that the rules suggest: a person who knows the reason may begin it. */
const Suggestion = ({ drawable, measure, path, mayEdit }: PictureProps) => {
  const words = rebasingWords(drawable.series, drawable.suggestion)
  const first = drawable.suggestion && drawable.shown[drawable.suggestion.first - 1]
  if (!words || !first) return null
  return (
    <p class="hf-p">
      {words}{' '}
      {mayEdit && (
        <a
          class="govuk-link hf-noprint"
          href={path(`/measure/measures/${measure.id}/phases/new?from=${first.period_from}`)}
        >
          Begin a phase there
        </a>
      )}
    </p>
  )
}

/** Another stretch of time, or another chart: only for this reading, nothing is saved. */
const Chooser = ({ figures, measure, path, asked }: PictureProps) => {
  const periods = figures.map((each) => ({ ...each, words: periodWords(each, measure.calendar) }))
  return (
    <form class="hf-chooser hf-noprint" method="get" action={path(`/measure/measures/${measure.id}`)}>
      {select({
        id: 'from',
        name: 'from',
        label: { text: 'From' },
        value: asked.from ?? '',
        items: [
          { value: '', text: 'The first figure' },
          ...periods.map(({ period_from, words }) => ({ value: period_from, text: words })),
        ],
      })}
      {select({
        id: 'to',
        name: 'to',
        label: { text: 'To' },
        value: asked.to ?? '',
        items: [
          { value: '', text: 'The newest figure' },
          ...periods.toReversed().map(({ period_to, words }) => ({ value: period_to, text: words })),
        ],
      })}
      {select({
        id: 'as',
        name: 'as',
        label: { text: 'Chart' },
        value: asked.chart ?? '',
        items: [
          { value: '', text: 'As the measure says' },
          ...charts.map((each) => ({ value: each, text: chartWords[each] })),
        ],
      })}
      {button({ text: 'Show', classes: 'govuk-button--secondary' })}
      <p class="hf-meta">Centre and limits are reckoned from the figures shown. Nothing is saved.</p>
    </form>
  )
}
