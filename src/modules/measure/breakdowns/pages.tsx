import { html } from 'hono/html'
import { asked, askedChoice, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, input, radios, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { isSmallFigure, smallMark } from '../disclosure/rules.ts'
import { type Figure, type Measure, states } from '../model.ts'
import { partsWords, periodWords, stateWords, valueWords } from '../rules.ts'
import { sumFault, type Table, usualDimensions } from './rules.ts'

type Around = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  measure: Measure
  mayEdit: boolean
  threshold: number
}

/** The figures of a measure by category, with the whole above them. */
export const BreakdownsPage = (
  p: Around & {
    tables: readonly Table[]
    /** How the entry of the catalogue that it was made from is usually split. */
    splits: readonly { dimension: string }[]
  },
) => (
  <Page
    {...p.frame}
    wide
    title={`By category: ${p.measure.title}`}
    trail={[
      { href: p.path('/measure'), text: 'Measures' },
      { href: p.path(`/measure/measures/${p.measure.id}`), text: p.measure.title },
    ]}
    lede={
      p.tables.length === 0
        ? 'No figure is split yet: by locality, agency, care setting, age band or anything else.'
        : 'These are true figures, for those who work with them. Small ones are hidden where figures leave this place.'
    }
    actions={
      p.mayEdit &&
      !p.measure.derived && (
        <a class="govuk-link" href={p.path(`/measure/measures/${p.measure.id}/breakdowns/new`)}>
          Enter figures by category
        </a>
      )
    }
  >
    {p.mayEdit && !p.measure.derived && p.splits.length > 0 && <Suggested {...p} />}
    {p.tables.map((table, at) => OneTable(p, table, at))}
  </Page>
)

const Suggested = ({ path, measure, splits }: Around & { splits: readonly { dimension: string }[] }) => (
  <p class="hf-p hf-quick hf-noprint">
    <span>The catalogue suggests</span>
    {splits.map(({ dimension }) => (
      <a
        class="govuk-link"
        href={path(`/measure/measures/${measure.id}/breakdowns/new?dimension=${encodeURIComponent(dimension)}`)}
      >
        Enter figures by {dimension.toLowerCase()}
      </a>
    ))}
  </p>
)

const OneTable = ({ path, measure, threshold }: Around, { dimension, periods, lines, whole }: Table, at: number) => {
  const fault = sumFault(
    whole[0],
    lines.map(({ figures }) => figures[0]),
    measure.unit,
  )
  return html`<section class="hf-section" aria-labelledby="d${at}"><h2 class="hf-h2" id="d${at}">By ${dimension.toLowerCase()}</h2>
<p class="hf-p hf-noprint"><a class="govuk-link" href="${path(`/measure/measures/${measure.id}/profile`)}?by=${encodeURIComponent(dimension)}">Side by side, to hand round<span class="govuk-visually-hidden">: by ${dimension.toLowerCase()}</span></a></p>
<table class="hf-table hf-table--tight hf-stack"><caption class="govuk-visually-hidden">${measure.title} by ${dimension.toLowerCase()}, the newest period first</caption>
<thead><tr><th scope="col">${dimension}</th>${periods.map((each) => html`<th scope="col" class="hf-num">${periodWords(each, measure.calendar)}</th>`)}</tr></thead>
<tbody><tr><th scope="row">The whole</th>${whole.map((each, n) => cell(each, measure, periods[n], threshold))}</tr>${lines.map(
    ({ category, figures }) =>
      html`<tr><th scope="row">${category}</th>${figures.map((each, n) => cell(each, measure, periods[n], threshold))}</tr>`,
  )}</tbody></table>${fault && html`<p class="hf-p">${periods[0] ? periodWords(periods[0], measure.calendar) : ''}: ${fault}</p>`}</section>`
}

const cell = (
  figure: Figure | undefined,
  measure: Measure,
  period: { period_from: string; period_to: string } | undefined,
  threshold: number,
) =>
  html`<td class="hf-num" data-label="${period ? periodWords(period, measure.calendar) : ''}">${
    figure
      ? html`<b class="hf-b">${valueWords(figure, measure)}</b>${partsWords(figure)}${figure.state === 'provisional' ? html` <span class="hf-meta">provisional</span>` : ''}${isSmallFigure(figure, measure.unit, { threshold }) ? html` <span class="hf-meta">${smallMark}</span>` : ''}`
      : Missing({ words: 'No figure' })
  }</td>`

type EnterProps = Omit<Around, 'mayEdit' | 'threshold'> & { filled: Filled; doubts: readonly string[] }

export const EnterPage = ({ frame, path, measure, filled, doubts }: EnterProps) => (
  <Page
    {...frame}
    title="Enter figures by category"
    trail={[
      { href: path('/measure'), text: 'Measures' },
      { href: path(`/measure/measures/${measure.id}`), text: measure.title },
    ]}
    lede={`For “${measure.title}”: one period, one line for each category. A figure that is there already is replaced; the old one is kept.`}
    errors={filled.errors}
  >
    <form method="post" action={path(`/measure/measures/${measure.id}/breakdowns`)} novalidate>
      {input({
        ...asked(filled, 'dimension'),
        label: { text: 'Split by what?', classes: 'govuk-label--s' },
        hint: { text: `${usualDimensions.join(', ')}, or a word of your own` },
        classes: 'govuk-input--width-20',
      })}
      {input({
        ...asked(filled, 'period'),
        label: { text: 'Which period?', classes: 'govuk-label--s' },
        hint: { text: 'Such as: September 2026, Q2 2026/27 or 2026' },
        classes: 'govuk-input--width-20',
      })}
      {textarea({
        ...asked(filled, 'pasted'),
        label: { text: 'One line for each category', classes: 'govuk-label--s' },
        hint: { text: 'Category, value: North, 72. Or category, how many, out of how many: North, 18, 25' },
        rows: '8',
      })}
      {radios({
        ...askedChoice(filled, 'state'),
        classes: 'govuk-radios--small govuk-radios--inline',
        fieldset: { legend: { text: 'These figures are', classes: 'govuk-fieldset__legend--s' } },
        items: states.map((state) => ({ value: state, text: stateWords[state] })),
      })}
      <Doubts doubts={doubts} />
      {button({ text: 'Enter these figures' })}
    </form>
  </Page>
)
