import { endsFinding } from './headings.ts'
import { continuesList, introduces, isItem, isKind, kindWords, listStyle, numberOf, qualityOf } from './items.ts'
import type { Place, ReportKind } from './model.ts'
import { add, type At, fits, hasList, isCommittee, openWith, type Read, type Reading, start } from './reading.ts'
import {
  graded,
  gradeIn,
  gradedInWords,
  isDecision,
  isMixed,
  isWanting,
  judgementIn,
  labelled,
  promisedByHeading,
  promisedByLeadIn,
  unnumbered,
} from './signals.ts'
import { findingIn } from './tables.ts'
import type { Unit } from './units.ts'

export type { Candidate, Read } from './reading.ts'

/**
 * Candidates by shape: labelled paragraphs, lists and paragraphs under a heading that promises findings, lists below a
 * sentence that does, grades, and tables with a column of findings.
 */
export const readByShape = (units: Unit[], places: Place[], kind: ReportKind | null): Read => {
  const reading = start(units, places, kind)
  units.forEach((unit, i) => {
    const at: At = { unit, place: places[i] ?? 'body', level: reading.levels[i] ?? null, next: units[i + 1], index: i }
    reading.sections.push(reading.section.title || null)
    if (at.place === 'contents') return
    // Each step says whether it has dealt with the unit.
    void (
      cell(reading, at) ||
      label(reading, at) ||
      grade(reading, at) ||
      heading(reading, at) ||
      afterLabel(reading, at) ||
      paragraph(reading, at) ||
      bullet(reading, at)
    )
  })
  return reading
}

const cell = (r: Reading, at: At): boolean => {
  if (at.unit.kind !== 'cell') return false
  const found = findingIn(at.unit, r.kind)
  const inRow = found?.grade ? r.units.slice(at.index, at.index + 6) : []
  const cellOfGrade = inRow.find(({ table, text }) => table?.row === at.unit.table?.row && text === found?.grade)
  const conclusion = cellOfGrade && found?.grade ? { phrase: found.grade, paragraph: cellOfGrade.id } : null
  if (found) add(r, at, { ...found.finding, conclusion, ticked: !isDecision(at.unit.text, isCommittee(r)) })
  return true
}

const label = (r: Reading, at: At): boolean => {
  const found = labelled(at.unit.text)
  if (!found || isDecision(found.wording, isCommittee(r))) return false
  if (at.level !== null) r.headings.add(at.unit.id)
  r.leadIn = null
  r.open = null
  if (found.kind === 'theme') r.theme = found.wording ? { words: found.wording, level: at.level ?? 0 } : null
  if (found.wording) openWith(r, at, add(r, at, { ...found, why: `It is labelled ${kindWords[found.kind]}.` }))
  else r.waiting = found
  return true
}

const grade = (r: Reading, at: At): boolean => {
  const found = at.unit.text.length < 200 ? (graded(at.unit.text) ?? gradedInWords(at.unit.text)) : null
  if (!found || (isCommittee(r) && !graded(at.unit.text))) return false
  const conclusion = { phrase: found.grade, paragraph: at.unit.id }
  add(r, at, { kind: 'evaluation', ...qualityOf(found.what), conclusion, why: 'The text gives it a grade.' })
  // A marked heading that ends in a grade still opens its section.
  return at.unit.kind !== 'heading'
}

const heading = (r: Reading, at: At): boolean => {
  const { unit, level, place } = at
  if (level === null) return false
  r.headings.add(unit.id)
  r.leadIn = null
  r.waiting = null
  if (
    r.open &&
    ((place === 'appendix' && r.open.candidate.place !== 'appendix') || endsFinding(unit, level, r.open.level))
  )
    r.open = null
  if (r.theme && level <= r.theme.level) r.theme = null
  const promised = promisedByHeading(unit.text)
  if (promised === null && level > r.section.level && isKind(r.section.promised))
    r.theme = { words: unnumbered(unit.text), level }
  else {
    r.section = { promised, level, title: unit.text, lists: hasList(r, at.index + 1), style: null }
    r.section.promised = fits(r, promised, false)
  }
  return true
}

const afterLabel = (r: Reading, at: At): boolean => {
  if (!r.waiting) return false
  openWith(
    r,
    at,
    add(r, at, { ...r.waiting, wording: at.unit.text, why: `It follows the label ${kindWords[r.waiting.kind]}.` }),
  )
  r.waiting = null
  return true
}

const paragraph = (r: Reading, at: At): boolean => {
  const { unit } = at
  if (unit.kind !== 'paragraph') return false
  const phrase = r.open ? judgementIn(unit.text) : null
  if (r.open && phrase) r.open.candidate.conclusion = { phrase, paragraph: unit.id }
  const promised = fits(r, promisedByLeadIn(unit.text), true)
  if (/[:;]$/.test(unit.text) || promised !== null) {
    const said = gradeIn(unit.text)
    const detail = at.next?.kind === 'bullet' && isKind(r.section.promised) && isDetail(r, at.next)
    r.leadIn = {
      promised: detail ? 'other' : (promised ?? r.section.promised),
      grade: said ? { phrase: said, paragraph: unit.id } : null,
      last: 0,
      style: null,
    }
    return true
  }
  if (r.leadIn && !continuesList(r.leadIn.last, at.next)) r.leadIn = null
  const { promised: its, lists, title } = r.section
  if (lists || !isKind(its) || its === 'evaluation' || its === 'theme' || introduces(unit.text)) return true
  const short = unit.text.split(' ').length <= 80
  if (isMixed(title)) add(r, at, either(r, at))
  else if (short) add(r, at, { kind: its, why: `It stands under “${title}”.` })
  else
    add(r, at, {
      kind: its,
      ticked: false,
      why: `It stands under “${title}” but is long, and may hold more than one finding.`,
    })
  return true
}

// "Key messages" and the like hold good and bad, so a person has to say which.
const either = (r: Reading, at: At) => ({
  kind: isWanting(at.unit.text) ? ('area_for_improvement' as const) : ('strength' as const),
  ticked: false,
  why: `Under “${r.section.title}” good and bad may stand together. Read it before you tick it.`,
})

const bullet = (r: Reading, at: At): boolean => {
  const { unit, next } = at
  if (next?.kind === 'bullet' && listStyle(next) !== listStyle(unit) && unit.text.endsWith(':')) {
    const promised = fits(r, promisedByLeadIn(unit.text), true) ?? r.section.promised
    r.leadIn = { promised, grade: null, last: 0, style: listStyle(next) }
    return true
  }
  if (r.leadIn?.style && r.leadIn.style !== listStyle(unit)) r.leadIn = null
  if (r.leadIn) r.leadIn = { ...r.leadIn, last: numberOf(unit.marker), style: listStyle(unit) }
  const promised = r.leadIn ? r.leadIn.promised : r.section.promised
  if (!isKind(promised) || !isItem(unit.text, promised) || isDecision(unit.text, isCommittee(r))) return true
  if (!r.leadIn?.style && isDetail(r, unit)) return true
  r.section.style ??= listStyle(unit)
  if (promised === 'evaluation') {
    const conclusion = r.leadIn?.grade
    const why = `The text gives it the grade “${conclusion?.phrase}”.`
    if (conclusion) add(r, at, { kind: promised, ...qualityOf(unit.text), conclusion, why })
  } else if (isMixed(r.section.title)) add(r, at, either(r, at))
  else {
    const why = r.leadIn
      ? 'It is in a list that the text introduces as such.'
      : `It is in the list under “${r.section.title}”.`
    add(r, at, { kind: promised, why })
  }
  return true
}

// A list of another look below an entry of the section's own list spells that entry out.
const isDetail = (r: Reading, unit: Unit) => r.section.style !== null && r.section.style !== listStyle(unit)
