import { figure, type Figures } from './figures.ts'
import { round, widthOf, wrapped } from './marks.ts'
import { monthIndex, placesOf, type Rhythm } from './periods.ts'
import { type Scale, scaleOf } from './scale.ts'
import { hasLimits, type Series } from './series.ts'

export type SizeName = 'wide' | 'narrow' | 'small' | 'print' | 'page'
export type Size = {
  name: SizeName
  width: number
  height: number
  left: number
  right: number
  top: number
  /** Of points. */
  scale: number
  intervals: number
}

const control: Record<SizeName, Size> = {
  wide: { name: 'wide', width: 864, height: 400, left: 46, right: 148, top: 44, scale: 1, intervals: 5 },
  narrow: { name: 'narrow', width: 358, height: 330, left: 44, right: 76, top: 54, scale: 0.75, intervals: 5 },
  small: { name: 'small', width: 288, height: 310, left: 42, right: 76, top: 54, scale: 0.75, intervals: 5 },
  print: { name: 'print', width: 326, height: 196, left: 42, right: 76, top: 26, scale: 0.75, intervals: 2 },
  page: { name: 'page', width: 720, height: 260, left: 44, right: 120, top: 30, scale: 0.85, intervals: 4 },
}
const steps: Record<SizeName, Size> = {
  wide: { ...control.wide, width: 816, height: 330, right: 24, top: 40, intervals: 4 },
  narrow: { ...control.narrow, height: 300, right: 12, intervals: 4 },
  small: { ...control.small, height: 290, right: 12, intervals: 4 },
  print: { ...control.print, right: 10 },
  page: { ...control.page, right: 20 },
}
export const sizeOf = (series: Series, name: SizeName): Size => (series.layout === 'steps' ? steps : control)[name]

/** Where everything lies in one picture. */
export type Plot = {
  size: Size
  left: number
  right: number
  top: number
  bottom: number
  scale: Scale
  rhythm: Rhythm
  /** The place in time of each point, and how many places there are from the first to the last one shown. */
  places: readonly number[]
  count: number
  /** Room of one place. */
  pitch: number
  /** Text is drawn between the months and the foot. */
  initials: boolean
  x: (place: number) => number
  y: (value: number) => number
  /** The place of a day; null where the chart knows no time. */
  placeOf: (date: string) => number | null
}

export const plotOf = (series: Series, size: Size, figures: Figures, edgeWords: readonly string[]): Plot => {
  const { reading, periods } = series
  const irregularKind = reading.type === 'g' || reading.type === 't'
  const found = placesOf(irregularKind ? periods.map((period) => ({ ...period, from: null })) : periods)
  const { rhythm, places } = found
  const origin = periods[0]?.from ?? null
  const placeOf = (date: string) =>
    rhythm.months !== null && origin !== null
      ? (monthIndex(date) - monthIndex(origin) + (Number(date.slice(8, 10)) - 1) / 31) / rhythm.months
      : nearest(series, date)
  const lastStep = series.layout === 'steps' && rhythm.months !== null ? series.steps?.at(-1) : undefined
  const until = lastStep ? Math.floor(placeOf(lastStep.due) ?? 0) + 1 : 0
  const count = Math.max(1, (places.at(-1) ?? 0) + 1, until + 1)
  const scale = scaleOf(shownValues(series), series.unit, { intervals: size.intervals, fit: series.fit ?? false })
  const tickRoom = Math.max(...scale.ticks.map((tick) => widthOf(tickWords(tick, scale, figures), 15))) + 9
  const left = Math.max(size.left, Math.ceil(tickRoom))
  const edge = Math.max(0, ...edgeWords.map((words) => widthOf(words, 15)))
  const pad =
    series.layout === 'steps' ? size.right : Math.max(size.right, Math.ceil(edge) + (size.name === 'wide' ? 18 : 14))
  const right = size.width - pad
  const pitch = (right - left) / count
  const initials = rhythm.months !== null && rhythm.months < 12 && pitch >= 13 && size.name !== 'print'
  const long = rhythm.months === null && size.name !== 'print' && periods.some(({ short }) => widthOf(short, 14) > 132)
  const bottom = size.height - (initials || long || size.name === 'wide' ? 50 : 34)
  const top = Math.max(size.top, 16 * unitOver(figures.unit, size).length + 12)
  return {
    size,
    left,
    right,
    top,
    bottom,
    scale,
    rhythm,
    places,
    count,
    pitch,
    initials,
    placeOf,
    x: (place) => left + (place + 0.5) * pitch,
    y: (value) => bottom - ((clamp(value, scale) - scale.low) / (scale.high - scale.low)) * (bottom - top),
  }
}

const clamp = (value: number, { low, high }: Scale) => Math.min(high, Math.max(low, value))

// Where time has no rhythm: the last point that is not after the day.
const nearest = ({ periods }: Series, date: string): number | null => {
  const at = periods.findLastIndex(({ from }) => from !== null && from <= date)
  return at < 0 ? null : at
}

/** Everything that must be inside the axis. Limits may run far beyond the figures where few were counted: they are cut off there. */
function shownValues(series: Series): number[] {
  const { reading, steps: aims = [] } = series
  const values = reading.points.flatMap(({ value }) => value ?? [])
  const targets = [...(reading.target === null ? [] : [reading.target]), ...aims.map(({ value }) => value)]
  const all = [...values, ...targets]
  if (series.layout === 'steps') return all
  const centres = reading.points.flatMap(({ centre }) => centre ?? [])
  const [low, high] = [Math.min(...all, ...centres), Math.max(...all, ...centres)]
  const room = 0.6 * Math.max(high - low, Math.abs(high))
  const limits = reading.phases
    .filter((phase) => hasLimits(reading, phase))
    .flatMap(({ first, last }) =>
      reading.points.slice(first - 1, last).flatMap(({ lower, upper }) => [
        ...(upper === null ? [] : [Math.min(upper, high + room)]),
        // Below zero only where figures are.
        ...(lower === null ? [] : [Math.max(lower, low < 0 ? low - room : 0)]),
      ]),
    )
  return [
    ...all,
    ...centres,
    ...(series.unit === '%' ? limits.map((each) => (high <= 100 ? Math.min(100, each) : each)) : limits),
  ]
}

/** The unit as it stands above the axis: a percentage has it at its top tick. */
export const unitOver = (unit: string, { name, width }: Size): string[] =>
  unit === '' || unit === '%' ? [] : wrapped(unit, name === 'wide' ? 240 : width - 12, 15)

/** What stands at a tick: the top one of percentages carries the unit. */
export const tickWords = (tick: number, { ticks, high }: Scale, figures: Figures): string => {
  const decimals = Math.max(0, ...ticks.map((each) => (String(each).split('.')[1] ?? '').length))
  const plain = { unit: '', decimals }
  return figure(tick, figures.unit === '%' && tick === high ? { unit: '%', decimals } : plain)
}

/** "M1 2L3 4" from numbers. */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
