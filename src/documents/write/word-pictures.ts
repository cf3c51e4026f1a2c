import { Resvg } from '@resvg/resvg-js'
import { ImageRun } from 'docx'
import { fontFiles } from './fonts.ts'
import type { Figure, Shape } from './model.ts'
import { stripInWords } from './placed.ts'
import { shapeAlt, shapeKey, shapeRatio, shapeSvg, stripSvg } from './shapes.ts'

/** A shape so many points high, as SVG with a PNG for programs that do not draw SVG. */
export const shapePicture = (shape: Shape, points: number) =>
  picture(shapeSvg(shape, 16), shapeKey(shape), points * shapeRatio(shape), points, shapeAlt(shape))

/** A row of shapes as one picture, so that it is heard as one sentence. */
export const stripPicture = (shapes: readonly Shape[], points: number) =>
  picture(
    stripSvg(shapes),
    shapes.map(shapeKey).join(','),
    (points * (shapes.length * 21 - 5)) / 16,
    points,
    stripInWords(shapes),
  )

export const figurePicture = (figure: Figure, widest: number) => {
  const scale = Math.min(1, widest / figure.width)
  return picture(figure.svg, figure.svg, figure.width * scale, figure.height * scale, figure.alt)
}

/** A small square drawing beside its own words, so many points high. */
export const iconPicture = (svg: string, points: number) => picture(svg, svg, points, points, null)

/** A shape as PNG, 64 pixels high. */
export const shapePng = (shape: Shape) => drawing(shapeSvg(shape, 16), shapeKey(shape)).png

const picture = (svg: string, key: string, width: number, height: number, alt: string | null) => {
  const drawn = drawing(svg, key)
  return new ImageRun({
    type: 'svg',
    data: drawn.svg,
    fallback: { type: 'png', data: drawn.png },
    // Pixels of a 96th of an inch.
    transformation: { width: (width * 96) / 72, height: (height * 96) / 72 },
    ...(alt === null ? { decorative: true } : { altText: { name: alt.slice(0, 60), title: '', description: alt } }),
  })
}

// A plan of 300 items has ten different pictures.
const drawn = new Map<string, { svg: Buffer; png: Buffer }>()

const drawing = (svg: string, key: string) => {
  const known = drawn.get(key)
  if (known) return known
  const png = new Resvg(svg, {
    // Shapes are drawn four times as large; a chart is large already, and twice is 290 dots an inch over the width of a page.
    fitTo: { mode: 'zoom', value: svg.length > 4000 ? 2 : 4 },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Source Sans 3' },
  })
    .render()
    .asPng()
  const made = { svg: Buffer.from(svg), png }
  if (drawn.size > 200) drawn.clear()
  drawn.set(key, made)
  return made
}
