import type { Place } from './model.ts'
import { unnumbered } from './signals.ts'
import type { Unit } from './units.ts'

const pageNumber = /(?:[\s.…·_-]*\.{2,}[\s.…·_-]*|\s{1,})\d{1,3}$/

/** A line of a list of contents without its dots and page number. */
export const withoutPage = (text: string) => text.replace(pageNumber, '').trim()

/** Which units are the list of contents, which stand in an appendix, and which are the body of the report. */
export const placesOf = (units: Unit[]): Place[] => {
  const places: Place[] = units.map((unit) => (/\.{4,}\s*\d{1,3}$|…\s*\d{1,3}$/.test(unit.text) ? 'contents' : 'body'))
  const start = units.findIndex((unit) =>
    /^(?:table of |list of )?contents(?: page)?:?$/i.test(unnumbered(unit.text) || unit.text),
  )
  if (start >= 0) for (let i = start; i < contentsEnd(units, start); i++) places[i] = 'contents'
  // A reader may have dropped the list of contents but for a line: an appendix that is announced again starts later.
  const last = new Map(units.map((unit, i) => [key(unit), i]))
  let appendix = false
  units.forEach((unit, i) => {
    if (places[i] !== 'body') return
    const announces = /^(?:appendix|annexe?)(?:\s+\w{1,3})?\s*(?:[:.–-]|$)/i.test(unit.text) && unit.text.length < 250
    if (announces && !appendix && last.get(key(unit)) !== i) places[i] = 'contents'
    else if (announces) appendix = true
    if (appendix && places[i] === 'body') places[i] = 'appendix'
  })
  return places
}

// A list of contents goes on while a line ends in a page number or is printed again later as a heading.
const contentsEnd = (units: Unit[], start: number) => {
  const later = new Map<string, number>()
  units.forEach((unit, i) => later.set(key(unit), i))
  const seen = new Set<string>()
  let i = start + 1
  for (; i < units.length; i++) {
    const unit = units[i]
    if (!unit || unit.text.length > 250) break
    if (unit.kind === 'cell') continue
    const again = (later.get(key(unit)) ?? i) > i
    if (seen.has(key(unit)) || !(again || pageNumber.test(unit.text))) break
    seen.add(key(unit))
  }
  return i
}

const key = (unit: Unit) =>
  unnumbered(withoutPage(unit.text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
