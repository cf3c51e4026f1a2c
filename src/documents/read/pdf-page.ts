import type { PDFPageProxy } from 'unpdf/pdfjs'
import { type Matrix, type Painted, paintedOn, placed } from './pdf-paint.ts'

/** Words set in one go. Points (1/72 inch) from the page's top left corner; `y` is the line they stand on. */
export type Piece = { text: string; x: number; y: number; right: number; size: number; bold: boolean }

/** A link's area on the page. */
export type Link = { url: string; x: number; y: number }

/** All that can be seen of a page, before anybody has said what it means. */
export type PageFacts = Painted & { number: number; width: number; height: number; pieces: Piece[]; links: Link[] }

export const factsOf = async (page: PDFPageProxy): Promise<PageFacts> => {
  const view = page.getViewport({ scale: 1 })
  const turn = view.transform as Matrix
  const painted = paintedOn(await page.getOperatorList(), turn)
  const content = await page.getTextContent()
  const pieces = content.items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a, b, c, d, e, f] = item.transform as Matrix
    const { x, y } = placed(turn, e, f)
    // Words set at an angle (watermarks, side notes) belong to no line.
    if (Math.abs(turned(turn, a, b).y) > Math.abs(turned(turn, a, b).x)) return []
    const size = Math.hypot(c, d)
    return [{ text: item.str, x, y, right: x + item.width, size, bold: isBold(page, item.fontName) }]
  })
  const annotations = (await page.getAnnotations()) as { url?: string; rect?: number[] }[]
  const links = annotations.flatMap(({ url, rect }): Link[] => {
    const [left = 0, bottom = 0, right = 0, top = 0] = rect ?? []
    return url === undefined ? [] : [{ url, ...placed(turn, (left + right) / 2, (bottom + top) / 2) }]
  })
  const facts = { number: page.pageNumber, width: view.width, height: view.height, ...painted, pieces, links }
  page.cleanup()
  return facts
}

const turned = ([a, b, c, d]: Matrix, x: number, y: number) => ({ x: a * x + c * y, y: b * x + d * y })

const isBold = (page: PDFPageProxy, font: string): boolean => {
  if (!page.commonObjs.has(font)) return false
  const { name, bold, black } = page.commonObjs.get(font) as { name?: string; bold?: boolean; black?: boolean }
  return bold === true || black === true || /bold|black|heavy|semibold|demi/i.test(name ?? '')
}
