import type { Shape, Status } from './model.ts'

const ink: Record<Status, string> = {
  off: '#a51d1d',
  risk: '#c26b00',
  on: '#17693a',
  done: '#1c4f93',
  wait: '#5b686e',
  none: '#5b686e',
}
const deep = '#0b3a44'
const pale = '#d3dcdf'

/** The shape as a complete SVG, and its width over its height. `size` is its height in points or pixels. */
export const shapeSvg = (shape: Shape, size = 15): string => {
  const [width, height] = box(shape)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round((size * width) / height)}" height="${size}" viewBox="0 0 ${width} ${height}">${shapeBody(shape)}</svg>`
}

/** Width over height. */
export const shapeRatio = (shape: Shape) => {
  const [width, height] = box(shape)
  return width / height
}

/** The drawing without its `<svg>`, for pages that set the element themselves. */
export const shapeBody = (shape: Shape): string =>
  shape.kind === 'level'
    ? bars(shape.level, shape.suggested)
    : drawing(shape.status, shape.open === true || shape.unstated === true)

/** Shapes side by side as one complete SVG, 16 units high, 21 from one to the next. */
export const stripSvg = (shapes: readonly Shape[]): string => {
  const width = shapes.length * 21 - 5
  const drawings = shapes.map((shape, i) => `<g transform="translate(${i * 21} 0)">${shapeBody(shape)}</g>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="16" viewBox="0 0 ${width} 16">${drawings}</svg>`
}

/** A name for the drawing, the same for the same picture. */
export const shapeKey = (shape: Shape) =>
  shape.kind === 'level'
    ? `level-${shape.level}${shape.suggested === undefined ? '' : `-${shape.suggested}`}`
    : `${shape.status}${shape.open || shape.unstated ? '-open' : ''}`

/** What the picture says to those who do not see it. */
export const shapeAlt = (shape: Shape) =>
  shape.kind === 'status' && shape.open ? `Suggested: ${shape.word}` : shape.word

/** Worst first. */
export const severity: readonly Status[] = ['off', 'risk', 'wait', 'on', 'done', 'none']

/** The `viewBox` of its drawing. */
export const viewBox = (shape: Shape) => `0 0 ${box(shape).join(' ')}`

const box = (shape: Shape): [number, number] => (shape.kind === 'level' ? [24, 20] : [16, 16])
const round = (n: number) => Math.round(n * 100) / 100

const drawing = (status: Status, open: boolean): string => {
  const colour = ink[status]
  const fill = open ? '#ffffff' : colour
  const mark = open ? colour : '#ffffff'
  const edge = (width: number) => `fill="${fill}" stroke="${colour}" stroke-width="${width}"`
  switch (status) {
    case 'off':
      return `<path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" ${edge(1.6)}/><path d="M4.9 8H11.1" stroke="${mark}" stroke-width="2.2"/>`
    case 'risk':
      return `<path d="M8 1.2 15.2 14.6H.8Z" ${edge(1.6)} stroke-linejoin="round"/><path d="M8 5.8V10" stroke="${mark}" stroke-width="1.9"/><path d="M8 11.3V13" stroke="${mark}" stroke-width="1.9"/>`
    case 'on':
      return `<circle cx="8" cy="8" r="6.7" ${edge(1.6)}/>`
    case 'done':
      return `<rect x="1.3" y="1.3" width="13.4" height="13.4" ${edge(1.6)}/><path d="M4.2 8.3 7 11 11.9 5.2" fill="none" stroke="${mark}" stroke-width="2"/>`
    case 'wait':
      return `<rect x="1.3" y="5.6" width="13.4" height="4.8" ${edge(1.4)}/>`
    case 'none':
      return `<path d="M1.5 5.2H14.5M1.5 10.8H14.5" stroke="${colour}" stroke-width="2.2"/>`
  }
}

const bars = (level: number, suggested: number | undefined) =>
  [1, 2, 3, 4]
    .map((bar) => {
      const height = round(2.1 + bar * 4.4)
      const [x, y] = [round(0.2 + (bar - 1) * 6.2), round(20 - height)]
      if (bar <= level) return `<rect x="${x}" y="${y}" width="4.6" height="${height}" fill="${deep}"/>`
      if (suggested !== undefined && bar <= suggested)
        return `<rect x="${round(x + 0.7)}" y="${round(y + 0.7)}" width="3.2" height="${round(height - 1.4)}" fill="#ffffff" stroke="${deep}" stroke-width="1.4"/>`
      return `<rect x="${x}" y="${y}" width="4.6" height="${height}" fill="${pale}"/>`
    })
    .join('')
