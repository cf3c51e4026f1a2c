import { round } from './marks.ts'
import type { Meaning } from './series.ts'

export const chartInk = {
  text: '#0f1b20',
  quiet: '#45545b',
  axis: '#7d8a8f',
  grid: '#e4eaeb',
  band: '#eef2f3',
  future: '#f6f8f8',
  limit: '#6d7a80',
  line: '#7d8a8f',
  strong: '#55646a',
  lead: '#8a979c',
}

const colours: Record<Meaning, string> = {
  common: '#66737a',
  improvement: '#0a67b0',
  concern: '#c65102',
  neutral_high: '#6f3fa0',
  neutral_low: '#6f3fa0',
}
export const colourOf = (meaning: Meaning): string => colours[meaning]

export type PointLook = { meaning: Meaning; open?: boolean; excluded?: boolean; scale?: number }

/** One point: ordinary is a circle, better a square, worse a diamond, neither a triangle; open is provisional, a cross is left out. */
export const pointShape = (x: number, y: number, look: PointLook): string => {
  const { meaning, open = false, excluded = false, scale = 1 } = look
  if (excluded) {
    const r = 4.5 * scale
    return `<path d="M${round(x - r)} ${round(y - r)}l${round(2 * r)} ${round(2 * r)}m0 ${round(-2 * r)}l${round(-2 * r)} ${round(2 * r)}" fill="none" stroke="${chartInk.text}" stroke-width="1.75"/>`
  }
  const colour = colours[meaning]
  const edge = open
    ? `fill="#ffffff" stroke="${colour}" stroke-width="2"`
    : `fill="${colour}" stroke="#ffffff" stroke-width="${scale < 0.6 ? 0.75 : 1.5}"`
  if (meaning === 'common') return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(4 * scale)}" ${edge}/>`
  if (meaning === 'improvement') {
    const half = 5 * scale
    return `<rect x="${round(x - half)}" y="${round(y - half)}" width="${round(2 * half)}" height="${round(2 * half)}" ${edge}/>`
  }
  const r = 7 * scale
  if (meaning === 'concern')
    return `<path d="M${round(x)} ${round(y - r)}L${round(x + r)} ${round(y)}L${round(x)} ${round(y + r)}L${round(x - r)} ${round(y)}Z" ${edge}/>`
  const up = meaning === 'neutral_high' ? -1 : 1
  return `<path d="M${round(x)} ${round(y + up * r)}L${round(x + r)} ${round(y - up * r * 0.72)}L${round(x - r)} ${round(y - up * r * 0.72)}Z" ${edge}/>`
}
