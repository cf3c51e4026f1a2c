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

/** File names hold spaces: their words begin with a capital or a digit; a name in capitals begins the last such run. */
const nameStart = (text: string, at: number): number => {
  let start = at
  for (const word of [...text.slice(0, at).matchAll(/\S+/g)].toReversed().slice(0, 7)) {
    const isName =
      /^[A-Z0-9(]/.test(word[0]) && !/[.;:,)]$/.test(word[0]) && !/^(?:see|link|attached|the|refer)$/i.test(word[0])
    if (!isName && !/^(?:of|and|for|the|-|–|&|to)$/.test(word[0])) break
    if (isName) start = word.index
    if (/^[A-Z]{2,}$/.test(word[0])) break
  }
  return start
}
