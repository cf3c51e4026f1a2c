import { html, raw } from 'hono/html'
import { pointMark } from '../../../charts/key.ts'
import type { ChartRow } from '../../../charts/rows.ts'
import { longDate, longInstant } from '../../../platform/dates.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { isSmallFigure, smallMark } from '../disclosure/rules.ts'
import { keyOf } from '../marks/rules.ts'
import type { Break, Figure } from '../model.ts'
import { breakWords, partsWords, periodWords, stateWords, valueWords } from '../rules.ts'
import type { MeasureProps } from './pages.tsx'
import type { Dated } from './series.ts'

type TableProps = MeasureProps & { listed: readonly Dated[]; rows: readonly ChartRow[] }

/** The same numbers as the chart, the newest first. Figures outside the time shown have no expected range. */
export const Figures = (p: TableProps) => (
  <section class="hf-section" aria-labelledby="figures">
    <h2 class="hf-h2" id="figures">
      Figures
    </h2>
    {p.figures.length === 0 ? <p class="hf-p">{Missing({ words: 'No figure yet' })}</p> : Table(p)}
  </section>
)

// A template, not JSX: ten years of months are 120 rows.
const Table = ({ figures, listed, breaks, measure, rows, drawable, threshold }: TableProps) => {
  const read = new Map((drawable?.shown ?? []).map((each, at) => [keyOf(each), rows[at]]))
  const newest = listed.toReversed()
  // A column that would say nothing in any row is left out.
  const counted = figures.some(({ denominator }) => denominator !== null)
  const noted = figures.some(({ note }) => note !== '')
  return html`<table class="hf-table hf-table--tight hf-stack" id="points"><caption class="govuk-visually-hidden">Figures, the newest first</caption>
<thead><tr><th scope="col">Period</th>${counted && html`<th scope="col" class="hf-num">Counts</th>`}<th scope="col" class="hf-num">Value</th><th scope="col">Expected</th><th scope="col">Signal</th>${noted && html`<th scope="col">Note</th>`}</tr></thead>
<tbody>${newest.map((each, at) => {
    const row = read.get(keyOf(each))
    return html`${breaksBefore(breaks, newest[at - 1], each)}<tr><th scope="row">${periodWords(each, measure.calendar)}${
      each.state === 'final' ? '' : html` <span class="hf-meta">${stateWords[each.state].toLowerCase()}</span>`
    }</th>${counted && html`<td data-label="Counts" class="hf-num">${partsWords(each).trim().replaceAll(/[()]/g, '') || 'Not given'}</td>`}<td data-label="Value" class="hf-num">${each.missing ? Missing({ words: 'No figure' }) : html`<b class="hf-b">${valueWords(each, measure)}</b>`}${smallNote(each, measure.unit, threshold)}</td><td data-label="Expected">${row?.expected || 'Nothing said'}</td><td data-label="Signal">${signal(row)}</td>${noted && html`<td data-label="Note">${each.note || 'None'}</td>`}</tr>`
  })}</tbody></table>`
}

const smallNote = (figure: Figure, unit: string, threshold: number) =>
  isSmallFigure(figure, unit, { threshold }) ? html` <span class="hf-meta">${smallMark}</span>` : ''

const signal = (row: ChartRow | undefined) =>
  row?.signal
    ? html`<span class="hf-signal">${raw(pointMark({ meaning: row.meaning, excluded: row.excluded }))}${row.signal}</span>`
    : 'None'

const breaksBefore = (breaks: readonly Break[], next: Figure | undefined, each: Figure) =>
  breaks
    .filter(({ dated }) => next && dated <= next.period_to && dated > each.period_to)
    .map(
      (b) =>
        html`<tr><td colspan="6"><strong>${breakWords[b.what]}</strong> on ${longDate(b.dated)}: ${b.reason}. Figures above and below are not comparable.</td></tr>`,
    )

/** Periods of a derived measure without a value, each with its reason. */
export const NotWorkedOut = ({ unknown, measure }: MeasureProps) =>
  unknown.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="unknown">
      <h2 class="hf-h2" id="unknown">
        Periods that could not be worked out
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {unknown.toReversed().map((each) => (
          <li>
            {periodWords(each, measure.calendar)}: {each.why}
          </li>
        ))}
      </ul>
    </section>
  )

export const Replaced = ({ revisions, measure }: MeasureProps) => (
  <section class="hf-section" aria-labelledby="replaced">
    <h2 class="hf-h2" id="replaced">
      Figures that were replaced
    </h2>
    <table class="hf-table hf-table--tight hf-stack">
      <caption class="govuk-visually-hidden">Earlier figures of the same periods</caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col">It said</th>
          <th scope="col">Until</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((each) => (
          <tr>
            <th scope="row">{periodWords(each, measure.calendar)}</th>
            <td data-label="It said">
              {valueWords(each, measure)}
              {partsWords(each)}
              {each.state === 'provisional' ? ', provisional' : ''}
            </td>
            <td data-label="Until">{longInstant(each.replaced_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
