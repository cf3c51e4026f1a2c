/**
 * Run charts and control charts as pictures, a sentence and a table.
 *
 *   readSeries(...)            src/statistics/series-reading.ts: centre, limits, signals, variation, assurance
 *   controlChart(series)       here: { wide, narrow, small, print, pictures, sentence, alt, rows, key, notes, steps, axis }
 *   sentenceOf, variationWords, assuranceWords, rebasingWords      ./words.ts
 *   readPeriod('Q1 2026'), periodOf(from, to)                      ./periods.ts
 *   sparkline ./sparkline.ts, variationIcon and assuranceIcon ./icon.ts, bars ./bars.ts
 *
 * A page writes `pictures` (wide, narrow and small; the style sheet shows the one that fits), then `key`, the sentence, the
 * list of notes and the table. Everything in the pictures is escaped and drawn by attributes, so they also stand alone in Word.
 */
import { altOf } from './alt.ts'
import { axisWords, timeAxis, uprightAxis } from './axis.ts'
import { boundsOf, capital, edgeFigure, type Figures, figuresOf } from './figures.ts'
import { keyOf } from './key.ts'
import { dataLine, dataPoints, expected, phaseLines, startOf } from './lines.ts'
import { picture, round, textLine, widthOf } from './marks.ts'
import { type NoteSaid, noteNumbers, notesSaid, noteWords } from './notes.ts'
import { type Plot, plotOf, type SizeName, sizeOf, unitOver } from './plot.ts'
import { chartInk } from './points.ts'
import { Room } from './room.ts'
import { type ChartRow, rowsOf } from './rows.ts'
import { spread } from './scale.ts'
import { centreName, hasLimits, type Series } from './series.ts'
import { future, staircase, stepInForce, type StepSaid, stepsSaid, stepWords } from './steps.ts'
import { sentenceOf } from './words.ts'

export type ChartDrawn = {
  /** 864 by 400 (steps: 816 by 330), 358 by 330, 288 by 310 and, for paper, 326 by 196. */
  wide: string
  narrow: string
  small: string
  print: string
  /** The three for a screen, one after the other. */
  pictures: string
  sentence: string
  /** What `<desc>` says. */
  alt: string
  rows: ChartRow[]
  /** The key in words, as HTML. */
  key: string
  /** What the numbers in the picture mean. `inWords`: the wide picture says it itself, so only the others need the list. */
  notes: { list: NoteSaid[]; inWords: boolean }
  steps: StepSaid[]
  /** Where the axis does not run as expected: "The axis starts at 900, not at 0." */
  axis: string | null
}

/** What a paper prints of a series. */
export type PaperChart = Pick<
  ChartDrawn,
  'narrow' | 'print' | 'sentence' | 'alt' | 'rows' | 'notes' | 'steps' | 'axis'
> & {
  /** 720 by 260: over the width of an A4 page. */
  page: string
  /** `print` is small and stands without a list, so only its phases are numbered: why each begins. */
  phases: NoteSaid[]
}

export const paperChart = (series: Series): PaperChart => {
  const figures = figuresOf(series.reading, series.unit, series.steps)
  const alt = altOf(series)
  const bare = { ...series, notes: [] }
  const [page, narrow] = [draw(series, 'page', figures, alt), draw(series, 'narrow', figures, alt)]
  return {
    page: page.svg,
    narrow: narrow.svg,
    print: draw(bare, 'print', figures, alt).svg,
    sentence: sentenceOf(series),
    alt,
    rows: rowsOf(series),
    notes: { list: notesSaid(series), inWords: false },
    phases: notesSaid(bare),
    steps: stepsSaid(series, figures),
    axis: axisWords(page.plot, figures),
  }
}

export const controlChart = (series: Series): ChartDrawn => {
  const figures = figuresOf(series.reading, series.unit, series.steps)
  const alt = altOf(series)
  const drawn = (name: SizeName) => draw(series, name, figures, alt)
  const [wide, narrow, small, print] = [drawn('wide'), drawn('narrow'), drawn('small'), drawn('print')]
  return {
    wide: wide.svg,
    narrow: narrow.svg,
    small: small.svg,
    print: print.svg,
    pictures: wide.svg + narrow.svg + small.svg,
    sentence: sentenceOf(series),
    alt,
    rows: rowsOf(series),
    key: keyOf(series, figures),
    notes: { list: notesSaid(series), inWords: wide.inWords },
    steps: stepsSaid(series, figures),
    axis: axisWords(wide.plot, figures),
  }
}

function draw(series: Series, name: SizeName, figures: Figures, alt: string) {
  const size = sizeOf(series, name)
  const labels = series.layout === 'steps' ? [] : edgeLabels(series, figures, name === 'wide' || name === 'page')
  const rough = plotOf(series, size, figures, [])
  // A limit beyond the axis has an arrow: its line is not in the picture.
  const arrow = (value: number) => (value > rough.scale.high ? ' ↑' : value < rough.scale.low ? ' ↓' : '')
  for (const label of labels) label.words += arrow(label.value)
  const words = labels.map((label) => label.words)
  const plot = plotOf(series, size, figures, words)
  const room = new Room({ x: 0, y: 0, width: plot.size.width, height: plot.bottom })
  const line = dataLine(series, plot)
  const points = dataPoints(series, plot)
  const lines = series.layout === 'steps' ? { band: '', limits: '', centre: '', boxes: [] } : expected(series, plot)
  const target = staircase(series, plot)
  for (const box of [...line.boxes, ...points.boxes]) room.take(box)
  const unit = unitOver(figures.unit, size)
  if (unit.length > 0)
    room.take({ x: 0, y: 0, width: Math.max(...unit.map((line) => widthOf(line, 15))) + 6, height: plot.top - 4 })
  if (series.layout !== 'steps')
    room.take({ x: plot.right + 2, y: plot.top - 14, width: size.width, height: plot.bottom })
  for (const { first } of series.reading.phases.slice(1))
    room.take({ x: startOf(plot, first) - 3, y: plot.top - 6, width: 6, height: plot.bottom })
  const tint = future(series, plot, room)
  const soft = [...lines.boxes, ...target.boxes]
  if (series.layout === 'steps') for (const box of target.boxes) room.take(box)
  const spoken = name === 'wide' ? noteWords(series, plot, room, soft) : null
  const notes = spoken ?? noteNumbers(series, plot, room)
  for (const box of lines.boxes) room.take(box)
  for (const box of series.layout === 'steps' ? [] : target.boxes) room.take(box)
  const steps = series.layout === 'steps' || name === 'wide' ? stepWords(series, plot, figures, room) : ''
  const body = [
    tint,
    lines.band,
    uprightAxis(plot, figures),
    baseline(series, plot, room),
    lines.limits,
    lines.centre,
    phaseLines(series, plot),
    target.svg,
    line.svg,
    points.svg,
    notes,
    steps,
    timeAxis(series, plot),
    edge(labels, plot),
    series.reading.points.every(({ value }) => value === null) ? emptyWords(plot) : '',
  ].join('')
  const reads = name === 'print' || name === 'page' ? '' : ` data-xy="${placesOfPoints(series, plot)}"`
  return {
    plot,
    inWords: spoken !== null,
    svg: picture({
      id: `${series.id}-${name}`,
      width: size.width,
      height: size.height,
      title: series.title,
      desc: alt,
      body,
      more: `class="hf-chart hf-chart--${name}"${reads}`,
    }),
  }
}

// Where the points lie, for the reader of points: "58.9,221.2" each, and '-' where a figure is missing.
const placesOfPoints = ({ reading }: Series, plot: Plot): string =>
  reading.points
    .map(({ value }, at) => (value === null ? '-' : `${round(plot.x(plot.places[at] ?? 0))},${round(plot.y(value))}`))
    .join(' ')

type Label = { value: number; words: string; strong: boolean; order: number }

// The names at the right edge: the limits and middle of the last phase, and the step or target.
function edgeLabels(series: Series, figures: Figures, long: boolean): Label[] {
  const { reading, unit } = series
  const phase = reading.phases.at(-1)
  const labels: Label[] = []
  const points = phase ? reading.points.slice(phase.first - 1) : []
  const bounds = boundsOf(reading, unit)
  const add = (value: number | null | undefined, name: string, strong: boolean, order: number) => {
    if (value !== null && value !== undefined)
      labels.push({ value, words: `${name} ${edgeFigure(value, figures)}`, strong, order })
  }
  if (phase && phase.known > 1)
    add(points.findLast(({ centre }) => centre !== null)?.centre, capital(centreName(reading.type)), true, 2)
  if (phase && hasLimits(reading, phase) && !phase.degenerate) {
    const last = points.findLast(({ upper }) => upper !== null)
    const inside = (value: number | null | undefined) =>
      value !== null && value !== undefined && value > bounds.least && value < bounds.most ? value : null
    add(inside(last?.upper), long ? 'Upper limit' : 'Upper', false, 0)
    add(inside(last?.lower), long ? 'Lower limit' : 'Lower', false, 3)
  }
  const step = stepInForce(series)
  if (step) add(step.step.value, step.next ? 'Next step' : 'Step', true, 1)
  else add(reading.target, 'Target', true, 1)
  return labels.toSorted((a, b) => b.value - a.value || a.order - b.order)
}

function edge(labels: readonly Label[], plot: Plot): string {
  const lead = plot.size.name === 'wide' ? 14 : 10
  const ys = labels.map(({ value }) => plot.y(value))
  const places = spread(ys, 18, plot.top - (plot.size.name === 'print' ? 8 : 4), plot.bottom - 4)
  return labels
    .map(({ words, strong }, at) => {
      const [from, to] = [ys[at] ?? 0, places[at] ?? 0]
      return `<path d="M${round(plot.right)} ${round(from)}L${round(plot.right + lead - 2)} ${round(to)}" stroke="${chartInk.lead}"/>${textLine(words, plot.right + lead + 1, to + 5, { size: 15, weight: strong ? 600 : 400, fill: strong ? chartInk.text : chartInk.quiet })}`
    })
    .join('')
}

// The points that the limits come from, where later ones are only judged by them.
function baseline({ freeze, reading, layout }: Series, plot: Plot, room: Room): string {
  const phase = reading.phases.at(-1)
  if (!freeze || !phase || layout === 'steps' || phase.first - 1 + freeze >= phase.last) return ''
  const from = plot.x(plot.places[phase.first - 1] ?? 0) - plot.pitch / 2
  const to = plot.x(plot.places[phase.first + freeze - 2] ?? 0) + plot.pitch / 2
  const words = ['Limits from these points', 'Baseline'].find((each) => widthOf(each, 15) <= to - from) ?? ''
  const width = Math.max(widthOf(words, 15), 2)
  const box = room.free([
    { x: from, y: plot.bottom - 25, width, height: 20 },
    { x: to - width, y: plot.bottom - 25, width, height: 20 },
    { x: from, y: plot.top + 4, width, height: 20 },
  ])
  const high = box !== null && box.y < plot.bottom - 40
  const y = high ? plot.top : plot.bottom - 4
  const tick = high ? 5 : -5
  return `<path d="M${round(from + 1)} ${round(y + tick)}V${round(y)}H${round(to - 1)}V${round(y + tick)}" fill="none" stroke="${chartInk.quiet}" stroke-width="1.25"/>${box ? textLine(words, box.x + 4, box.y + 14, { size: 15, fill: chartInk.quiet }) : ''}`
}

const emptyWords = ({ left, right, top, bottom }: Plot) =>
  textLine('No figure yet', (left + right) / 2, (top + bottom) / 2, {
    size: 17,
    anchor: 'middle',
    fill: chartInk.quiet,
  })
