import type { FindingKind } from './model.ts'
import { isGrade, type Promised } from './signals.ts'
import type { Unit } from './units.ts'

export const kindWords: Record<FindingKind, string> = {
  strength: 'a strength',
  area_for_improvement: 'an area for improvement',
  recommendation: 'a recommendation',
  objective: 'an objective',
  evaluation: 'an evaluation',
  theme: 'a theme',
}

export const isKind = (promised: Promised): promised is FindingKind => promised !== null && promised !== 'other'

/** "3", "2.4" or "R3" out of a marker; bullets and letters say nothing about which finding is meant. */
export const codeOf = (marker: string) => /(?:[A-Z]{1,3} ?)?\d+(?:\.\d+)*/.exec(marker)?.[0] ?? null

/** The number of a list entry; 0 without one. */
export const numberOf = (marker: string) => Number(/\d+/.exec(marker)?.[0] ?? 0)

/** Lists inside lists differ in their depth or in the look of their markers. */
export const listStyle = (unit: Unit) =>
  `${unit.depth} ${codeOf(unit.marker) ? 'number' : /[a-z]/i.test(unit.marker) ? 'letter' : 'dot'}`

/** "QI 2.1 Impact on families" as its reference and its words. */
export const qualityOf = (text: string) => {
  const code = /^(?:QI\s?)?\d{1,2}\.\d(?:\s*[,&–-]?\s*\d{1,2}\.\d)*(?=\s|:)/i.exec(text)?.[0]
  return code
    ? { reference: code.trim(), wording: text.slice(code.length).replace(/^[:\s]+/, '') }
    : { reference: null, wording: text }
}

/** Whether an entry of a list can be a finding at all: questions and "none" cannot. */
export const isItem = (text: string, kind: FindingKind) =>
  !/\?["”’]?$/.test(text) &&
  !isGrade(text) &&
  !/^(?:none|n\/?a|not applicable)\b/i.test(text) &&
  (text.split(' ').length >= 3 || kind === 'theme' || kind === 'evaluation')

/** A numbered list goes on after an explaining paragraph when its next number follows. */
export const continuesList = (last: number, next: Unit | undefined) =>
  last > 0 && next?.kind === 'bullet' && numberOf(next.marker) === last + 1

/** "We made three recommendations." announces findings and is none. */
export const introduces = (text: string) =>
  text.split(' ').length <= 30 &&
  /^(?:we|this|these|the following|inspectors|the (?:report|review|panel)|there (?:are|were)|in (?:total|all))\b.{0,120}\b(?:recommendations?|areas?|strengths|objectives|findings|improvements|below|following)\b/i.test(
    text,
  )
