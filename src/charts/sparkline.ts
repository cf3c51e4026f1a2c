import { round } from './marks.ts'
import { pathOf } from './plot.ts'
import { chartInk, pointShape } from './points.ts'
import type { Reading } from './series.ts'

const [width, height] = [92, 30]
const shown = 13

/** The last 13 points as a line of 92 by 30 with only the last one marked, and the target dotted. The words stand beside it. */
export const sparkline = (
  { points, target }: Pick<Reading, 'points' | 'target'>,
  { provisional = [] }: { provisional?: readonly number[] } = {},
): string => {
  const from = Math.max(0, points.length - shown)
  const last = points.slice(from)
  const values = last.flatMap(({ value, excluded }) => (value === null || excluded ? [] : [value]))
  const all = target === null ? values : [...values, target]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (at: number) => 4 + at * ((width - 14) / (shown - 1)) + (shown - last.length) * ((width - 14) / (shown - 1))
  const y = (value: number) => (high === low ? height / 2 : height - 6 - ((value - low) / (high - low)) * (height - 12))
  const lines: [number, number][][] = [[]]
  for (const [at, { value, excluded }] of last.entries()) {
    if (excluded) continue
    if (value === null) lines.push([])
    else lines.at(-1)?.push([x(at), y(value)])
  }
  const drawn = lines
    .filter((line) => line.length > 1)
    .map(
      (line) =>
        `<path d="${pathOf(line)}" fill="none" stroke="${chartInk.line}" stroke-width="1.5" stroke-linejoin="round"/>`,
    )
  const aim =
    target === null || values.length === 0
      ? ''
      : `<path d="M2 ${round(y(target))}H${width - 2}" stroke="${chartInk.text}" stroke-width="1.5" stroke-dasharray="2 3"/>`
  const end = last.findLastIndex(({ value, excluded }) => value !== null && !excluded)
  const point = last[end]
  const mark =
    point === undefined || point.value === null
      ? ''
      : pointShape(x(end), y(point.value), {
          meaning: point.meaning,
          open: provisional.includes(from + end + 1),
          scale: 0.85,
        })
  return `<svg class="hf-spark" xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${aim}${drawn.join('')}${mark}</svg>`
}
