import type { Piece } from './pdf-page.ts'

/** Words without a gap between them: a whole line of prose, or what one cell has on this line. */
export type Stretch = { text: string; x: number; right: number; size: number; bold: boolean }
export type Line = { y: number; size: number; stretches: Stretch[] }

/** Pieces into lines from top to bottom; a line is cut where the gap is wider than any space between words. */
export const linesOf = (pieces: Piece[]): Line[] => {
  const lines: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    const first = line?.[0]
    // Raised and lowered figures stand a little off the line and still belong to it.
    if (line && first && piece.y - first.y < Math.max(first.size, piece.size) * 0.45) line.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => {
    const main = line.reduce((best, each) => (each.text.length > best.text.length ? each : best))
    return { y: main.y, size: main.size, stretches: stretchesOf(line.toSorted((a, b) => a.x - b.x)) }
  })
}

const stretchesOf = (pieces: Piece[]): Stretch[] => {
  const stretches: Stretch[] = []
  for (const piece of pieces) {
    const before = stretches.at(-1)
    const gap = before ? piece.x - before.right : 0
    if (before && gap < piece.size * wordGap && !isBulletGap(before, gap, piece.size)) {
      const space = gap > piece.size * 0.12 && !/\s$/.test(before.text) && !/^\s/.test(piece.text) ? ' ' : ''
      before.text += space + piece.text
      before.bold &&= piece.bold
      before.right = Math.max(before.right, piece.right)
    } else if (before && isBullet(before.text) && gap < piece.size * 4) {
      before.text += ` ${piece.text}`
      before.bold = piece.bold
      before.right = piece.right
    } else stretches.push({ text: piece.text, x: piece.x, right: piece.right, size: piece.size, bold: piece.bold })
  }
  return stretches.map((each) => ({ ...each, text: each.text.replace(/\s+/g, ' ').trim() }))
}

// In ems: justified words stand up to about half an em apart, columns more.
const wordGap = 0.75

const isBullet = (text: string) =>
  /^\s*(?:[•●○◦‣▪■–—\-*·\uf0b7\uf0a7]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s*$/iu.test(text)
const isBulletGap = (before: Stretch, gap: number, size: number) => isBullet(before.text) && gap >= size * 0.5

/**
 * The lines of one cell or paragraph as text. A line that left room for the next word was ended by its writer, so a
 * line break is kept there; elsewhere the line is joined to the next.
 */
export const flowing = (lines: Stretch[], right: number): string => {
  let text = ''
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (!before) text = line.text
    else if (isNewLine(before, line, right)) text += `\n${line.text}`
    else text += /[\p{L}]-$/u.test(text) && /^\p{Ll}/u.test(line.text) ? line.text : ` ${line.text}`
  }
  return text
}

export const isNewLine = (before: Stretch, line: Stretch, right: number): boolean => {
  if (/^(?:[•●○◦▪■·\uf0b7\uf0a7]|[-–] |\d{1,2}[.)] )/u.test(line.text)) return true
  const letter = (line.right - line.x) / Math.max(1, line.text.length)
  const nextWord = (/^\S+/.exec(line.text)?.[0].length ?? 0) + 1
  return before.right + nextWord * letter * 1.15 + 1 < right
}
