import { tidy } from './words.ts'

const file = /\S*\.(?:pdf|docx?|xlsx?|pptx?|csv)\b/gi
const address = /\bhttps?:\/\/[^\s<>"')]+[^\s<>"').,;]/gi

/** Addresses and file names in a text, and the text without the file names. */
export const linksIn = (text: string): { links: string[]; rest: string } => {
  const links: string[] = [...text.matchAll(address)].map((m) => m[0])
  let rest = text.replace(address, ' ')
  for (const m of [...rest.matchAll(file)].reverse()) {
    const at = nameStart(rest, m.index)
    const name = tidy(rest.slice(at, m.index + m[0].length))
    links.unshift(name)
    rest = `${rest.slice(0, at)} ${rest.slice(m.index + m[0].length)}`
  }
  return { links: [...new Set(links)], rest: rest.replace(/[ \t]+/g, ' ').trim() }
}

/**
 * File names hold spaces: a name is the run of capitalised words before the dot, from its last word in capitals; at the
 * head of a line every word counts. A name printed twice in a row is one.
 */
const nameStart = (text: string, at: number): number => {
  const words = [...text.slice(0, at).matchAll(/\S+|\n/g)].toReversed().slice(0, 8)
  let start = at
  let count = 0
  for (const word of words) {
    if (word[0] === '\n' || /[.;:,)]$/.test(word[0]) || /^(?:see|link|attached|refer)$/i.test(word[0])) return start
    const isName = /^[A-Z0-9(]/.test(word[0])
    if (!isName && !/^(?:of|and|for|the|-|–|&|to)$/.test(word[0])) break
    if (isName) start = word.index
    if (/^[A-Z]{2,}$/.test(word[0])) return start
    count++
  }
  const head = text.slice(0, at).match(/(?:^|[\n.;:] *)((?:\S+ ){1,6})$/)?.[1]
  return head && count < words.length && !/\b(?:see|link|attached|refer)\b/i.test(head) ? at - head.length : start
}
