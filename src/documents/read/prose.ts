import { words } from './grid.ts'
import type { Block, Where } from './model.ts'

type List = { marker: string; level: number }

// Scanned bullets come out as "e ", "o " or "¢ "; Word's symbol fonts as private-use characters.
const bullet = /^(?:[-–—•●○◦‣▪▫■□·∙⁃►▸✓✔*+¢«\uf000-\uf0ff]|[eo](?= \p{L}))\s+(?=\S)/u
const numbered = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+\p{Lu}))\s+(?=\S)/iu

/** Cuts a list marker off a line: "- 1. Meet weekly" has the marker "1."; null when the line is no list entry. */
export const listEntry = (line: string): { list: List; text: string } | null => {
  const indent = /^\s*/.exec(line.replaceAll('\t', '    '))?.[0].length ?? 0
  let text = line.trim()
  let marker = ''
  for (const pattern of [bullet, numbered]) {
    const found = pattern.exec(plain(text))
    if (!found) continue
    text = plain(text).slice(found[0].length)
    marker = pattern === bullet ? '•' : found[0].trim()
  }
  return marker === '' ? null : { list: { marker, level: Math.min(8, Math.floor(indent / 2)) }, text }
}

/** Without the marks that plain text uses for bold and code, and without stray inline tags from a converter. */
export const plain = (text: string): string =>
  text
    .replace(/<\/?(?:sup|sub|a|u|b|i|em|strong|span|br|p|div)(?:\s[^<>]*)?>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|\s)__([^_]+)__(?=\s|$)/g, '$1$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([_*#|[\]])/g, '$1')

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }

export const paragraph = (text: string, where: Where, list: List | null = null): Block => ({
  kind: 'paragraph',
  text: words(plain(text)),
  list,
  where,
})

export const heading = (text: string, level: number, where: Where): Block => ({
  kind: 'heading',
  level,
  text: words(plain(text)).replaceAll('\n', ' '),
  where,
})

/**
 * Joins a paragraph that a page break cut in two: the first ends without a full stop, the second goes on in lower case.
 */
export const mended = (blocks: Block[]): Block[] => {
  const out: Block[] = []
  for (const block of blocks) {
    const before = out.at(-1)
    if (before?.kind === 'paragraph' && block.kind === 'paragraph' && goesOn(before.text, block))
      out[out.length - 1] = { ...before, text: `${before.text} ${block.text}` }
    else out.push(block)
  }
  return out
}

const goesOn = (before: string, next: { text: string; list: List | null }) =>
  next.list === null && before.length > 50 && /[\p{L}\d,’']$/u.test(before) && /^\p{Ll}/u.test(next.text)
