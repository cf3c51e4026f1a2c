import { boundsOf } from './figures.ts'
import { round } from './marks.ts'
import { pathOf, type Plot } from './plot.ts'
import { chartInk, pointShape } from './points.ts'
import type { Box } from './room.ts'
import { hasLimits, type ReadPhase, type ReadPoint, type Series } from './series.ts'

type Span = { from: number; to: number; point: ReadPoint }

// The stretch of time that each point of a phase stands for: half-way to its neighbours.
const spansOf = ({ reading }: Series, phase: ReadPhase, plot: Plot): Span[] => {
  const half = plot.pitch / 2
  const at = (number: number) => plot.x(plot.places[number - 1] ?? 0)
  const middle = (a: number, b: number) => (at(a) + at(b)) / 2
  return reading.points.slice(phase.first - 1, phase.last).map((point, nth) => {
    const number = phase.first + nth
    return {
      point,
      from: number === phase.first ? startOf(plot, phase.first) : middle(number - 1, number),
      to: number === phase.last ? at(number) + half : middle(number, number + 1),
    }
  })
}

/** Where a phase begins: half a place before its first point. */
export const startOf = (plot: Plot, first: number): number => plot.x(plot.places[first - 1] ?? 0) - plot.pitch / 2

// A line that keeps its height over each span, and breaks where there is none.
const stepped = (spans: readonly Span[], heightOf: (point: ReadPoint) => number | null): [number, number][][] => {
  const lines: [number, number][][] = []
  let last: [number, number][] | null = null
  for (const { from, to, point } of spans) {
    const y = heightOf(point)
    if (y === null) {
      last = null
      continue
    }
    const end = last?.at(-1)
    if (!last || !end)
      lines.push(
        (last = [
          [from, y],
          [to, y],
        ]),
      )
    else if (Math.abs(end[1] - y) < 0.05) end[0] = to
    else last.push([from, y], [to, y])
  }
  return lines
}

export type Drawn = { band: string; limits: string; centre: string; boxes: Box[] }

/** The expected range, its limits and the middle line of every phase, and where they lie. */
export const expected = (series: Series, plot: Plot): Drawn => {
  const { reading } = series
  const bounds = boundsOf(reading, series.unit)
  const out: Drawn = { band: '', limits: '', centre: '', boxes: [] }
  const take = (line: readonly [number, number][]) => {
    for (const [at, [x, y]] of line.entries()) {
      const next = line[at + 1]
      if (next && next[1] === y) out.boxes.push({ x, y: y - 2, width: next[0] - x, height: 4 })
    }
  }
  for (const phase of reading.phases) {
    const spans = spansOf(series, phase, plot)
    if (hasLimits(reading, phase) && !phase.degenerate) {
      const upper = stepped(spans, ({ upper: u, lower: l }) =>
        u === null || l === null ? null : plot.y(Math.min(u, bounds.most)),
      )
      const lower = stepped(spans, ({ upper: u, lower: l }) =>
        u === null || l === null ? null : plot.y(Math.max(l, bounds.least)),
      )
      for (const [at, line] of upper.entries()) {
        const under = lower[at] ?? []
        out.band += `<path d="${pathOf([...line, ...under.toReversed()])}Z" fill="${chartInk.band}"/>`
      }
      // A limit that no figure can pass is not drawn.
      const inside = (value: number | null) =>
        value !== null &&
        value > bounds.least &&
        value < bounds.most &&
        value <= plot.scale.high &&
        value >= plot.scale.low
      for (const which of ['upper', 'lower'] as const)
        for (const line of stepped(spans, (point) =>
          point.lower !== null && inside(point[which]) ? plot.y(point[which] ?? 0) : null,
        )) {
          out.limits += `<path d="${pathOf(line)}" fill="none" stroke="${chartInk.limit}" stroke-width="1.25" stroke-dasharray="6 4"/>`
          take(line)
        }
    }
    if (phase.known > 1)
      for (const line of stepped(spans, ({ centre }) => (centre === null ? null : plot.y(centre)))) {
        out.centre += `<path d="${pathOf(line)}" fill="none" stroke="${chartInk.quiet}" stroke-width="1.5"/>`
        take(line)
      }
  }
  return out
}

/** Full-height lines where a phase begins. */
export const phaseLines = ({ reading }: Series, plot: Plot): string =>
  reading.phases
    .slice(1)
    .map(
      ({ first }) =>
        `<path d="M${round(startOf(plot, first))} ${plot.size.name === 'print' ? 8 : 16}V${round(plot.bottom)}" stroke="${chartInk.text}"/>`,
    )
    .join('')

/** The line of figures: broken where one is missing, where a phase begins, and past nothing that is left out. */
export const dataLine = (series: Series, plot: Plot): { svg: string; boxes: Box[] } => {
  const { reading, layout } = series
  const firsts = new Set(reading.phases.map(({ first }) => first))
  const lines: [number, number][][] = []
  let last: { place: number; line: [number, number][] } | null = null
  for (const [at, { value, excluded }] of reading.points.entries()) {
    const place = plot.places[at] ?? 0
    if (firsts.has(at + 1)) last = null
    if (excluded) {
      if (last) last.place = place
      continue
    }
    if (value === null) {
      last = null
      continue
    }
    const point: [number, number] = [plot.x(place), plot.y(value)]
    if (last && place - last.place <= 1) last.line.push(point)
    else lines.push((last = { place, line: [point] }).line)
    last.place = place
  }
  const strong = layout === 'steps'
  const svg = lines
    .filter((line) => line.length > 1)
    .map(
      (line) =>
        `<path d="${pathOf(line)}" fill="none" stroke="${strong ? chartInk.strong : chartInk.line}" stroke-width="${strong ? 2 : 1.5}" stroke-linejoin="round"/>`,
    )
    .join('')
  return { svg, boxes: lines.flatMap(boxesAlong) }
}

const boxesAlong = (line: readonly [number, number][]): Box[] =>
  line.flatMap(([x, y], at) => {
    const next = line[at + 1]
    if (!next) return []
    const [dx, dy] = [next[0] - x, next[1] - y]
    const count = Math.max(1, Math.ceil(Math.hypot(dx, dy) / 9))
    return Array.from({ length: count }, (_, nth) => {
      const t = (nth + 0.5) / count
      return { x: x + dx * t - 4, y: y + dy * t - 4, width: 8, height: 8 }
    })
  })

/** The points, and where they lie. Where they are too close to each other only those that say something are drawn. */
export const dataPoints = (series: Series, plot: Plot): { svg: string; boxes: Box[] } => {
  const { reading, provisional = [] } = series
  const open = new Set(provisional)
  const scale = Math.max(0.4, Math.min(plot.size.scale, (plot.pitch * 0.42) / 4))
  const crowded = plot.pitch < 3.6
  const boxes: Box[] = []
  const drawn = reading.points.map(({ value, meaning, excluded }, at) => {
    if (value === null) return ''
    const [x, y] = [plot.x(plot.places[at] ?? 0), plot.y(value)]
    const special = meaning !== 'common' || excluded || open.has(at + 1)
    const lonely = (reading.points[at - 1]?.value ?? null) === null && (reading.points[at + 1]?.value ?? null) === null
    if (crowded && !special && !lonely) return ''
    const size = special ? Math.max(scale, 0.55) : scale
    const r = (meaning === 'common' ? 5 : 8) * size
    boxes.push({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })
    return pointShape(x, y, { meaning, open: open.has(at + 1), excluded, scale: size })
  })
  return { svg: drawn.join(''), boxes }
}
