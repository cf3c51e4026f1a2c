import { linesOf } from './pdf-lines.ts'
import type { PageFacts, Piece } from './pdf-page.ts'

/**
 * What is printed in the margin of most pages: running heads, protective markings, page numbers. A line counts as such
 * when it stands at the same height, with the same words (numbers aside), on most pages, outside every table.
 */
export const furnitureOf = (pages: { facts: PageFacts; free: Piece[] }[]): Set<Piece> => {
  const seen = new Map<string, { pieces: Piece[]; pages: Set<number> }>()
  for (const { facts, free } of pages)
    for (const line of linesOf(free)) {
      const margin = Math.max(56, facts.height * 0.1)
      const isMargin = line.y < margin || line.y > facts.height - margin
      if (!isMargin || line.stretches.length > 3) continue
      const words = line.stretches.map((each) => each.text).join(' ')
      const key = `${words.replace(/\d+/g, '#').toLowerCase()} at ${Math.round(line.y / 6)}`
      const entry = seen.get(key) ?? { pieces: [], pages: new Set<number>() }
      entry.pieces.push(...free.filter((piece) => Math.abs(piece.y - line.y) < line.size * 0.45))
      entry.pages.add(facts.number)
      seen.set(key, entry)
    }
  const most = Math.max(2, Math.ceil(pages.length * 0.5))
  return new Set([...seen.values()].filter((entry) => entry.pages.size >= most).flatMap((entry) => entry.pieces))
}

/** A page number by itself needs no second page to be known. */
export const isPageNumber = (text: string): boolean => /^(?:page )?\d{1,3}(?: ?(?:of|\/) ?\d{1,3})?$/i.test(text)
