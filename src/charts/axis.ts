import type { Figures } from './figures.ts'
import { round, textLine, widthOf, wrapped } from './marks.ts'
import { monthIndex, monthName } from './periods.ts'
import { type Plot, tickWords, unitOver } from './plot.ts'
import { chartInk } from './points.ts'
import type { Series } from './series.ts'

const quiet = { fill: chartInk.quiet, size: 15 }

/** Gridlines, the figures beside them, the unit above them, and a note where the axis does not run from 0. */
export const uprightAxis = (plot: Plot, figures: Figures): string => {
  const { left, right, bottom, scale, y } = plot
  const lines = scale.ticks.map((tick) => {
    const at = round(y(tick))
    const strong = tick === 0 && scale.low < 0
    return `<path d="M${left} ${at}H${round(right)}" stroke="${strong ? chartInk.axis : chartInk.grid}"/>${textLine(tickWords(tick, scale, figures), left - 8, at + 5, { ...quiet, anchor: 'end' })}`
  })
  const unit = figures.unit === '' || figures.unit === '%' ? '' : unitLines(plot, figures.unit)
  const broken =
    scale.says === 'starts'
      ? `<path d="M${left - 5} ${round(bottom - 7)}l10 -4m-10 9l10 -4" stroke="${chartInk.text}" stroke-width="1.25"/>`
      : ''
  return lines.join('') + unit + broken
}

const unitLines = ({ top, size }: Plot, unit: string) =>
  unitOver(unit, size)
    .map((words, at, all) => textLine(words, 0, top - 13 - (all.length - 1 - at) * 16, quiet))
    .join('')

/** What must be said of an axis that does not run as one expects; null where it does. */
export const axisWords = ({ scale }: Plot, figures: Figures): string | null => {
  if (scale.says === 'starts')
    return `The axis starts at ${tickWords(scale.low, { ...scale, high: Number.NaN }, figures)}${figures.unit === '%' ? '%' : ''}, not at 0.`
  return scale.says === 'ends' ? `The axis ends at ${tickWords(scale.high, scale, figures)}, not at 100%.` : null
}

/** The axis of time: month initials where they fit, years beneath; years alone; or dates where there is no rhythm. */
export const timeAxis = (series: Series, plot: Plot): string => {
  const { left, right, bottom, rhythm } = plot
  const line = `<path d="M${left} ${round(bottom)}H${round(right)}" stroke="${chartInk.axis}"/>`
  if (series.periods.length === 0) return line
  if (rhythm.months === null) return line + plainAxis(series, plot)
  return line + (rhythm.months === 12 ? yearAxis(series, plot) : monthAxis(series, plot, rhythm.months))
}

function monthAxis(series: Series, plot: Plot, step: number): string {
  const { bottom, count, pitch, initials, x } = plot
  const origin = monthIndex(series.periods[0]?.from ?? '2000-01-01')
  const parts: string[] = []
  const years: { x: number; words: string; divides: boolean }[] = []
  const full = step > 1 && pitch >= 34
  const ticks = pitch >= 5
  for (let place = 0; place < count; place++) {
    const month = origin + place * step
    const starts = month % 12 < step
    if (initials) {
      const name = monthName(month)
      parts.push(
        textLine(full ? name.slice(0, 3) : name.slice(0, 1), x(place), bottom + 17, {
          fill: chartInk.quiet,
          anchor: 'middle',
        }),
      )
    } else if (ticks) parts.push(`<path d="M${round(x(place))} ${round(bottom)}v4" stroke="${chartInk.axis}"/>`)
    if (place === 0 || starts)
      years.push({ x: x(place) - pitch / 2, words: String(Math.floor(month / 12)), divides: place > 0 })
  }
  const foot = bottom + (initials ? 37 : 22)
  return parts.join('') + yearWords(years, foot, plot)
}

// Years as they fit: a short first year gives way to the next one, and of many years only every second, fifth or tenth is named.
function yearWords(years: readonly { x: number; words: string; divides: boolean }[], foot: number, plot: Plot): string {
  const room = widthOf('2026', 15) + 9
  const far = (years[2]?.x ?? Number.POSITIVE_INFINITY) - (years[1]?.x ?? 0)
  const every = years.length < 3 ? 1 : ([1, 2, 5, 10, 20, 50].find((n) => far * n >= room) ?? 100)
  return years
    .map(({ x, words, divides }, at) => {
      const next = years[at + 1]
      const named =
        (every === 1
          ? !(at === 0 && next && next.x - x - Math.max(2, plot.pitch / 2 - 5) < room - 9)
          : divides && Number(words) % every === 0) && x + room - 6 <= plot.size.width
      const rule =
        divides && (named || every === 1)
          ? `<path d="M${round(x)} ${round(plot.bottom)}V${round(foot + 3)}" stroke="${chartInk.axis}"/>`
          : ''
      return rule + (named ? textLine(words, divides ? x + 5 : x + Math.max(2, plot.pitch / 2 - 5), foot, quiet) : '')
    })
    .join('')
}

function yearAxis(series: Series, plot: Plot): string {
  const { x, bottom, count, pitch } = plot
  const first = series.periods[0]
  const origin = monthIndex(first?.from ?? '2000-01-01')
  const calendar = origin % 12 === 0
  const words = (place: number) => {
    const year = Math.floor(origin / 12) + place
    return calendar ? String(year) : `${year}/${String(year + 1).slice(2)}`
  }
  const every = Math.max(1, Math.ceil((widthOf(words(0), 15) + 8) / pitch))
  return Array.from({ length: count }, (_, place) => {
    const named = (count - 1 - place) % every === 0 && x(place) - widthOf(words(place), 15) / 2 >= 0
    return `<path d="M${round(x(place))} ${round(bottom)}v4" stroke="${chartInk.axis}"/>${named ? textLine(words(place), x(place), bottom + 20, { ...quiet, anchor: 'middle' }) : ''}`
  }).join('')
}

// Points that simply follow each other: as many of their names as fit, the last one always.
function plainAxis({ periods }: Series, { x, bottom, pitch, size }: Plot): string {
  const widest = Math.min(130, Math.max(...periods.map(({ short }) => widthOf(short, 14))))
  const every = Math.max(1, Math.ceil((widest + 10) / pitch))
  return periods
    .map(({ short }, at) => {
      const tick = pitch >= 5 ? `<path d="M${round(x(at))} ${round(bottom)}v4" stroke="${chartInk.axis}"/>` : ''
      if ((periods.length - 1 - at) % every !== 0) return tick
      const lines = wrapped(short, 132, 14)
      const half = Math.max(...lines.map((line) => widthOf(line, 14))) / 2
      // A name that fits is shown; the table has the longer ones.
      if (lines.length > (size.height - bottom >= 50 ? 2 : 1) || x(at) - half < 0) return tick
      const middle = Math.min(x(at), size.width - half)
      return (
        tick +
        lines
          .map((line, nth) =>
            textLine(line, middle, bottom + 19 + nth * 16, { fill: chartInk.quiet, anchor: 'middle' }),
          )
          .join('')
      )
    })
    .join('')
}
