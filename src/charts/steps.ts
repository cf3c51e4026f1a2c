import { figure, type Figures } from './figures.ts'
import { round, textLine, widthOf } from './marks.ts'
import { monthIndex, monthWords } from './periods.ts'
import { pathOf, type Plot } from './plot.ts'
import { chartInk } from './points.ts'
import type { Box, Room } from './room.ts'
import type { Series, Step } from './series.ts'

export type StepSaid = Step & {
  state: 'met' | 'missed' | 'open' | 'unknown'
  /** "75% by Sep 2026" and "missed with 72%". */
  head: string
  words: string
}

/** What became of each step, in the order of their days: met or missed by the figure of its own time, or still to come. */
export const stepsSaid = (series: Series, figures: Figures): StepSaid[] =>
  (series.steps ?? [])
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
    .map((step) => ({
      ...step,
      head: `${figure(step.value, figures)} by ${monthWords(step.due)}`,
      ...said(series, step, figures),
    }))

function said(series: Series, { value: aim, due }: Step, figures: Figures): Pick<StepSaid, 'state' | 'words'> {
  const { reading, periods, today = periods.at(-1)?.to ?? '', provisional = [] } = series
  if (due > today) return { state: 'open', words: timeLeft(today, due) }
  const at = periods.findLastIndex(({ from, to }, nth) => {
    if (from === null || to === null || from > due || (reading.points[nth]?.value ?? null) === null) return false
    // A figure belongs to a step when its time holds the day, or ended not long before it.
    return to >= due || days(to, due) <= Math.max(45, days(from, to) + 15)
  })
  const value = reading.points[at]?.value ?? null
  if (value === null) return { state: 'unknown', words: 'no figure for it' }
  const open = provisional.includes(at + 1) ? ', provisional' : ''
  const words = figure(value, figures)
  if (reading.better === 'neither') return { state: 'unknown', words: `it was ${words}${open}` }
  const met = reading.better === 'higher' ? value >= aim : value <= aim
  return { state: met ? 'met' : 'missed', words: `${met ? 'met' : 'missed'} with ${words}${open}` }
}

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

const timeLeft = (today: string, due: string) => {
  const months = monthIndex(due) - monthIndex(today)
  if (months > 1) return `${months} months left`
  const left = days(today, due)
  return left === 1 ? '1 day left' : `${left} days left`
}

const placeOf = (plot: Plot, due: string) => {
  const place = plot.placeOf(due)
  return place === null ? null : Math.floor(place + 1e-6)
}

/** The step in force at the last point, or the next one where none is yet: what the edge of the chart names. */
export const stepInForce = (series: Series): { step: Step; next: boolean } | null => {
  const steps = (series.steps ?? []).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const until = series.periods.at(-1)?.to ?? ''
  const now = steps.findLast(({ due }) => due <= until)
  const [first] = steps
  return now ? { step: now, next: false } : first ? { step: first, next: true } : null
}

/** The staircase: each step holds from its day on. One target, or a step still to come, is a level line. */
export const staircase = (series: Series, plot: Plot): { svg: string; boxes: Box[] } => {
  const { reading, steps = [], layout } = series
  const points: [number, number][] = []
  const drops: { x: number; y: number }[] = []
  const inForce = stepInForce(series)
  if (steps.length > 0 && (layout === 'steps' || !inForce?.next)) {
    for (const { value, due } of steps.toSorted((a, b) => (a.due < b.due ? -1 : 1))) {
      const place = placeOf(plot, due)
      if (place === null || (layout !== 'steps' && place > plot.count - 1)) continue
      const x = Math.max(plot.left, plot.x(Math.max(-0.5, place)))
      const before = points.at(-1)
      if (before) points.push([x, before[1]])
      points.push([x, plot.y(value)])
      if (layout === 'steps' && place >= 0) drops.push({ x, y: plot.y(value) })
    }
    const end = points.at(-1)
    if (end) points.push([plot.right - 2, end[1]])
  } else {
    const aim = inForce?.step.value ?? reading.target
    if (aim !== null && aim !== undefined) points.push([plot.left, plot.y(aim)], [plot.right - 2, plot.y(aim)])
  }
  const dropped = drops.map(({ x, y }): Box => ({ x: x - 2, y, width: 4, height: plot.bottom - y }))
  const boxes = points.flatMap(([x, y], at): Box[] => {
    const next = points[at + 1]
    if (!next) return []
    return [
      {
        x: Math.min(x, next[0]) - 1,
        y: Math.min(y, next[1]) - 2,
        width: Math.abs(next[0] - x) + 2,
        height: Math.abs(next[1] - y) + 4,
      },
    ]
  })
  const svg =
    points.length === 0
      ? ''
      : `<path d="${pathOf(points)}" fill="none" stroke="${chartInk.text}" stroke-width="2" stroke-dasharray="2 4"/>`
  const thin = drops.map(
    ({ x, y }) => `<path d="M${round(x)} ${round(y)}V${round(plot.bottom)}" stroke="${chartInk.lead}"/>`,
  )
  return { svg: thin.join('') + svg, boxes: [...boxes, ...dropped] }
}

/** The time to come is tinted. */
export const future = (series: Series, plot: Plot, room: Room): string => {
  if (series.layout !== 'steps') return ''
  const last = plot.places.at(-1) ?? -1
  if (last + 1 >= plot.count) return ''
  const x = plot.x(last) + plot.pitch / 2
  const words = 'Still to come'
  const box = { x: x + 7, y: plot.bottom - 22, width: widthOf(words, 15), height: 18 }
  const fits = box.x + box.width < plot.right && room.free([box])
  return `<rect x="${round(x)}" y="${plot.top}" width="${round(plot.right - x)}" height="${round(plot.bottom - plot.top)}" fill="${chartInk.future}"/>${fits ? textLine(words, box.x, box.y + 14, { size: 15 }) : ''}`
}

/** The words at each step, where there is room: the list beneath has them all. */
export const stepWords = (series: Series, plot: Plot, figures: Figures, room: Room): string =>
  stepsSaid(series, figures)
    .map((step) => {
      const place = placeOf(plot, step.due)
      if (place === null || place < -0.5 || place > plot.count - 1) return ''
      const size = plot.size.name === 'wide' ? 15 : 14
      const [x, y] = [plot.x(place), plot.y(step.value)]
      const width = Math.max(widthOf(step.head, size) * 1.06, widthOf(step.words, size))
      const height = 36
      // In a small picture words far from their step would be taken for another one's: rather none.
      const wide = plot.size.name === 'wide'
      const boxes = (wide ? [0, 14, 30, 50] : [0, 14]).flatMap((away) => [
        { x: x - 5 - width, y: y - height - 5 - away, width, height },
        { x: x + 6, y: y + 5 + away, width, height },
        ...(wide
          ? [
              { x: x + 6, y: y - height - 5 - away, width, height },
              { x: x - 5 - width, y: y + 5 + away, width, height },
            ]
          : []),
      ])
      const box = room.free(boxes)
      if (!box) return ''
      const end = box.x < x - 6
      const at = end ? box.x + width : box.x
      const anchor = end ? ('end' as const) : ('start' as const)
      return (
        textLine(step.head, at, box.y + 15, { size, weight: 600, anchor }) +
        textLine(step.words, at, box.y + 32, { size, fill: chartInk.quiet, anchor })
      )
    })
    .join('')
