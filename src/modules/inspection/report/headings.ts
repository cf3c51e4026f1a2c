import { labelled, promisedByHeading, unnumbered } from './signals.ts'
import type { Unit } from './units.ts'

/** How deep a heading without marks is taken to stand: below every heading that the file marks as one. */
const unmarked = 7

/**
 * The level of a unit that is a heading, with or without marks of the file; null for running text. A short line that
 * starts with a capital and ends without a full stop heads what follows; "2. Recommendations" heads "2.1".
 */
export const headingLevel = (unit: Unit, next: Unit | undefined): number | null => {
  if (unit.kind === 'heading') return unit.level
  if (unit.kind === 'cell') return null
  if (unit.kind === 'bullet') {
    const number = /^(\d{1,2})\.?$/.exec(unit.marker)?.[1]
    if (!number || !next || unit.text.length > 80) return null
    const heads = next.marker.startsWith(`${number}.`) && next.marker.length > number.length + 1
    const title = promisedByHeading(unit.text) !== null && wordsIn(unit.text) <= 6 && !/[.;,]$/.test(unit.text)
    return heads || (title && next.marker !== `${Number(number) + 1}.`) ? 2 : null
  }
  if (unit.text.length > 100 || wordsIn(unit.text) > 14 || !/^["“‘(]?[\p{Lu}\d]/u.test(unit.text)) return null
  if (labelled(unit.text)?.wording === '') return unmarked
  const promised = promisedByHeading(unit.text)
  if (/[?:]$/.test(unit.text)) return promised !== null && wordsIn(unit.text) <= 8 ? unmarked : null
  if (/[.;,]["”’]?$/.test(unit.text) || /^(?:dear|yours|tel|email|from|to|date|re|subject)\b/i.test(unit.text))
    return null
  return next !== undefined && /^\p{Ll}/u.test(next.text) && next.kind === 'paragraph' ? null : unmarked
}

/** Whether a heading ends what was said about the finding before it. */
export const endsFinding = (unit: Unit, level: number, findingLevel: number | null): boolean => {
  if (/^\d{1,2}[.)]?\s/.test(unit.text) || /^\d{1,2}\.?$/.test(unit.marker)) return true
  if (/^conclusions?\b/i.test(unit.text)) return false
  if (findingLevel !== null && level <= findingLevel) return true
  return promisedByHeading(unit.text) === 'other' && !/^(?:background|context|what)/i.test(unnumbered(unit.text))
}

const wordsIn = (text: string) => text.split(' ').length
