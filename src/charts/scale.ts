/** The upright axis: where it begins and ends, its ticks, and what must be said when it is not what one expects. */
export type Scale = { low: number; high: number; ticks: number[]; says: string | null }

/**
 * Percentages run from 0 to 100, anything else from 0. Where all figures lie far above 0 and close together, the axis starts
 * higher and says so; below zero it goes as far as it must. `fit`: small percentages may end earlier, and say so.
 */
export const scaleOf = (
  values: readonly number[],
  unit: string,
  { intervals = 5, fit = false }: { intervals?: number; fit?: boolean } = {},
): Scale => {
  const known = values.filter(Number.isFinite)
  const [min, max] = known.length === 0 ? [0, unit === '%' ? 100 : 1] : [least(known), most(known)]
  if (unit === '%' && min >= 0 && max <= 100 && !fit) {
    const step = intervals >= 5 ? 20 : intervals === 4 ? 25 : 50
    return made(0, 100, step, null)
  }
  const far = max >= 100 && max > min && min > 0.75 * max && unit !== '%'
  const spread = far ? max - min : Math.max(0, max) - Math.min(0, min)
  const step = niceStep((spread === 0 ? 1 : spread) / intervals)
  const low = far ? Math.floor(min / step - 0.25) * step : Math.floor(Math.min(0, min) / step) * step
  const high = Math.max(low + step, Math.ceil(Math.max(far ? max : 0, max) / step) * step)
  const end = high === low ? low + step : high
  return made(
    low,
    unit === '%' && max <= 100 ? Math.min(100, end) : end,
    step,
    far ? 'starts' : unit === '%' && min >= 0 && end < 100 ? 'ends' : null,
  )
}

const made = (low: number, high: number, step: number, says: string | null): Scale => {
  const ticks: number[] = []
  const count = Math.round((high - low) / step)
  for (let at = 0; at <= count; at++) ticks.push(Number((low + at * step).toPrecision(12)))
  return { low, high: ticks.at(-1) ?? high, ticks, says }
}

const niceStep = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough))
  const times = rough / power
  return (times <= 1 ? 1 : times <= 2 ? 2 : times <= 2.5 ? 2.5 : times <= 5 ? 5 : 10) * power
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b))

/** Moves words apart so that none is nearer than `gap` to another, and all stay between `top` and `bottom` while there is room. */
export const spread = (wanted: readonly number[], gap: number, top: number, bottom: number): number[] => {
  const order = wanted.map((_, at) => at).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
  const places = order.map((at) => Math.min(bottom, Math.max(top, wanted[at] ?? 0)))
  for (let at = 1; at < places.length; at++) places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + gap)
  for (let at = places.length - 1, edge = bottom; at >= 0; at--, edge -= gap)
    places[at] = Math.min(places[at] ?? 0, edge)
  // Not enough room for all: apart from each other matters more than the edge.
  const out = Array.from(wanted, () => 0)
  for (const [nth, at] of order.entries()) out[at] = places[nth] ?? 0
  return out
}
