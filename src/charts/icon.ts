import { pathOf } from './plot.ts'
import { chartInk, colourOf, pointShape } from './points.ts'
import type { Assurance, Meaning, Reading } from './series.ts'

type Look = Pick<Reading, 'better'>

const font = `font-family="'Source Sans 3', 'Source Sans 3 Variable', Arial, sans-serif" font-weight="700"`
const framed = (size: number, colour: string, body: string) =>
  `<svg class="hf-icon__picture" xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 62 62" aria-hidden="true" focusable="false"><circle cx="31" cy="31" r="29" fill="#ffffff" stroke="${colour}" stroke-width="3"/>${body}</svg>`
const line = (points: readonly (readonly [number, number])[]) =>
  `<path d="${pathOf(points)}" fill="none" stroke="${chartInk.line}" stroke-width="2"/>`

const rising = [
  [12, 41],
  [21, 38],
  [29, 42],
  [38, 29],
  [47, 20],
] as const
const level = [
  [11, 36],
  [21, 25],
  [30, 37],
  [40, 26],
  [51, 33],
] as const

/**
 * The icon of variation, 62 px (a page) or 40 (a summary): five points and a letter. Empty where there are too few points to say:
 * then the words say so alone (variationWords in ./words.ts).
 */
export const variationIcon = (variation: Reading['variation'], { better }: Look, size: 40 | 62 = 62): string => {
  if (variation === null) return ''
  if (variation === 'common') {
    const dots = level.map(([x, y]) => pointShape(x, y, { meaning: 'common' }))
    return framed(size, colourOf('common'), line(level) + dots.join(''))
  }
  const meaning: Meaning = variation === 'unclear' ? 'neutral_high' : variation
  const high = isHigh(variation, better)
  const points = variation === 'unclear' ? level : rising.map(([x, y]) => [x, high ? y : 62 - y] as const)
  const dots = points.map(([x, y], at) =>
    pointShape(x, y, at < 3 && variation !== 'unclear' ? { meaning: 'common', scale: 0.85 } : { meaning, scale: 0.8 }),
  )
  return framed(size, colourOf(meaning), line(points) + dots.join('') + letter(variation, high))
}

// Higher, where that is better, is improving high; where it is worse, lower is.
const isHigh = (variation: Reading['variation'], better: Look['better']) =>
  variation === 'neutral_high' || (variation === 'improvement') === (better !== 'lower')

const letter = (variation: Meaning | 'unclear', high: boolean) => {
  if (variation === 'unclear') return ''
  const colour = colourOf(variation)
  const y = high ? 28 : 48
  if (variation === 'neutral_high' || variation === 'neutral_low') {
    // An arrow instead of a letter: neither way is better.
    const [from, to] = high ? [y, y - 14] : [y - 14, y]
    return `<path d="M20 ${from}V${to}M14.5 ${high ? to + 5.5 : to - 5.5}L20 ${to}L25.5 ${high ? to + 5.5 : to - 5.5}" fill="none" stroke="${colour}" stroke-width="2.6"/>`
  }
  return `<text x="20" y="${y}" text-anchor="middle" ${font} font-size="19" fill="${colour}">${high ? 'H' : 'L'}</text>`
}

/** The icon of assurance: five points against a dotted target. P: clear of it on the good side; F: on the bad side; ?: on both. */
export const assuranceIcon = (assurance: Assurance | null, { better }: Look, size: 40 | 62 = 62): string => {
  if (assurance === null) return ''
  const up = (assurance === 'passes') === (better !== 'lower')
  const target = assurance === 'hit_or_miss' ? 31 : up ? 39 : 23
  const shift = assurance === 'hit_or_miss' ? 0 : up ? -8 : 9
  const points = (assurance === 'hit_or_miss' ? [40, 22, 38, 24, 35] : [32, 27, 33, 28, 31]).map(
    (y, at) => [[11, 20, 29, 38, 50][at] ?? 0, y + shift] as const,
  )
  const colour = { passes: colourOf('improvement'), fails: colourOf('concern'), hit_or_miss: colourOf('common') }[
    assurance
  ]
  const sign = { passes: 'P', fails: 'F', hit_or_miss: '?' }[assurance]
  const above = assurance !== 'hit_or_miss' && !up
  const aim = `<path d="M7 ${target}H55" stroke="${chartInk.text}" stroke-width="2" stroke-dasharray="2 3.5"/>`
  const dots = points.map(([x, y]) => pointShape(x, y, { meaning: 'common' }))
  return framed(
    size,
    colour,
    `${aim}${line(points)}${dots.join('')}<text x="31" y="${above ? 19 : 55.5}" text-anchor="middle" ${font} font-size="17" fill="${assurance === 'hit_or_miss' ? chartInk.quiet : colour}">${sign}</text>`,
  )
}
