// A long list of JSON records read a few hundred at a time: parsing 20 MB at once would hold everybody else up.
import { setImmediate as turn } from 'node:timers/promises'

type Records = Record<string, unknown>[]
const piece = 65_536

/** The objects of a JSON list; null when it is none, is empty, or holds anything but objects. */
export const recordsIn = async (text: string): Promise<Records | null> => {
  const all: Records = []
  let at = after(text, 0, '[')
  while (at > 0) {
    const end = endOfPiece(text, at)
    const found = end === null ? null : parsed(`[${text.slice(at, end)}]`)
    if (end === null || !found) return null
    for (const each of found) all.push(each)
    const next = after(text, end, ',')
    if (next < 0) return after(text, end, ']') === text.trimEnd().length ? all : null
    at = next
    await turn()
  }
  return null
}

const parsed = (text: string): Records | null => {
  try {
    const value = JSON.parse(text) as unknown[]
    const isList =
      value.length > 0 && value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each))
    return isList ? (value as Records) : null
  } catch {
    return null
  }
}

// Past this sign, if it is the next one that is no space.
const after = (text: string, from: number, sign: string): number => {
  let at = from
  while (/\s/.test(text[at] ?? '')) at++
  return text[at] === sign ? at + 1 : -1
}

/** Where the first record ends that ends a whole piece later, or the last one of the list. */
const endOfPiece = (text: string, from: number): number | null => {
  let [depth, end] = [0, -1]
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === quote) {
      at = endOfString(text, at)
      if (at < 0) return null
    } else if (sign === opens || sign === lists) depth++
    else if (sign === closes || sign === ends) {
      if (depth === 0) return end < 0 ? null : end
      if (--depth > 0) continue
      end = at + 1
      if (end - from >= piece) return end
    }
  }
  return null
}
const [quote, opens, closes, lists, ends] = [34, 123, 125, 91, 93]

const endOfString = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1
    while (text[before] === '\\') before--
    if ((at - before) % 2 === 1) return at
  }
  return -1
}
