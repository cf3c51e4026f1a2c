import type { Candidate, Read } from './candidates.ts'
import type { FindingKind, Place, ReportKind } from './model.ts'
import { unnumbered } from './signals.ts'
import type { Unit } from './units.ts'

/** What one sentence of running text says about services, and whether it says so plainly enough to be ticked. */
export type Said = { kind: FindingKind; plainly: boolean; sentence: string; why: string }

const who =
  '(?:you|(?:the |your |all )?(?:partnership|partners|leaders|council|board|committee|trust|services?|agencies|managers|chief officers|local authority))'

const asks: RegExp[] = [
  new RegExp(`\\bwe (?:would |also |strongly |now )*(?:encourage|recommend|urge|advise) (?:that )?${who}\\b`, 'i'),
  /\bwe (?:would |also |therefore )*recommend(?:ed)? (?:that|to)\b/i,
  /\bwe agree that (?:[\w-]+[ ,]+){1,24}would be (?:beneficial|helpful|useful)\b/i,
  new RegExp(`\\bwe (?:also )?suggest (?:that )?${who}\\b`, 'i'),
  new RegExp(
    `\\b${who} (?:now )?must (?:now )?(?:ensure|put|develop|improve|take|make|address|strengthen|provide|agree|work)\\b`,
    'i',
  ),
]
const milder = new RegExp(
  `\\b${who} (?:should|needs? to|will need to) (?:now )?(?:ensure|put|develop|improve|take|make|address|strengthen|provide|agree|work|do)\\b`,
  'i',
)
const needs: RegExp[] = [
  /\bmore work is (?:needed|required)\b/i,
  /\b(?:greater|further|more|stronger) (?:focus|work|attention|oversight) (?:is|was) (?:now )?(?:needed|required)\b/i,
  /\b(?:is|was|were|as|remains?) an? (?:\w+ )?area for (?:improvement|development)\b/i,
]
const milderNeeds =
  /\bnot (?:yet )?(?:confident|sufficiently|consistently)\b|\bvariab(?:le|ility)\b|\binconsisten(?:t|cy)\b|\btoo (?:slow|long|late)\b/i
const strengths: RegExp[] = [
  /\bareas? of strength (?:were|was|are|is) identified in\b/i,
  /\b(?:is|was|are|were|remains?) (?:a|an) (?:\w+ )?strengths?\b/i,
  /\bconsistently in place\b/i,
  /\bwe (?:found|saw|concluded|judged|noted) that (?:\w+ ){1,8}(?:was|were|is|are) (?:\w+ )?(?:effective|strong|fully|highly|well|consistently|robust)\b/i,
  /\bdemonstrated (?:ownership|strong|clear|effective)\b/i,
]

/** The sentence of a paragraph that asks for, finds wanting or praises something: the ask before the need before the praise. */
export const said = (text: string): Said | null => {
  const sentences = text.split(/(?<=[.?!]["”’]?)\s+(?=["“‘]?\p{Lu})/u)
  const having = (shapes: RegExp[]) => {
    const at = sentences.findIndex(
      (sentence) => shapes.some((shape) => shape.test(sentence)) && !announces.test(sentence),
    )
    return at < 0 ? null : sentences.slice(startOf(sentences, at), at + 1).join(' ')
  }
  const ask = having(asks)
  if (ask)
    return { kind: 'recommendation', plainly: true, sentence: ask, why: 'The writer asks for this in so many words.' }
  const need = having(needs)
  if (need)
    return {
      kind: 'area_for_improvement',
      plainly: true,
      sentence: need,
      why: 'The text says that this still has to improve.',
    }
  const praise = having(strengths)
  if (praise) return { kind: 'strength', plainly: true, sentence: praise, why: 'The text calls this a strength.' }
  const mild = having([milder, milderNeeds])
  return mild
    ? {
        kind: 'area_for_improvement',
        plainly: false,
        sentence: mild,
        why: 'The text hints at this; read it before you tick it.',
      }
    : null
}

// "We encourage you to do what is listed below" asks for nothing by itself.
const announces =
  /\b(?:listed|set out|described|outlined|actions|activities|areas) (?:below|above)\b|\bthe following\b/i

// "You recognised this as an area for improvement" needs the sentence before it, which may need its own.
const startOf = (sentences: string[], at: number) => {
  let start = at
  while (
    start > 0 &&
    at - start < 2 &&
    /\b(?:that this|this as|it as|(?<!as )this (?:was|is|remains))\b|^(?:It|These|They|This)\b/.test(
      sentences[start] ?? '',
    )
  )
    start -= 1
  return start
}

const silent = /^(?:background|method|what we did|how we|introduction|purpose|about|context)/i

/** Candidates in running text, for reports without a list of their own; papers about others' findings only by quotation. */
export const readRunningText = (units: Unit[], places: Place[], read: Read, kind: ReportKind | null): Candidate[] => {
  const listed = read.candidates.filter((candidate) => candidate.kind !== 'evaluation' && candidate.kind !== 'theme')
  if (listed.some((candidate) => candidate.kind !== 'strength')) return []
  const reported = kind === 'committee_report' || kind === 'action_plan'
  return units.flatMap((unit, i): Candidate[] => {
    const place = places[i] ?? 'body'
    if (unit.kind !== 'paragraph' || read.headings.has(unit.id) || place === 'contents') return []
    if (reported ? !/^["“‘']/.test(unit.text) : silent.test(unnumbered(read.sections[i] ?? ''))) return []
    const found = said(unit.text)
    if (!found || (found.kind === 'strength' && listed.length > 0)) return []
    const { kind: its, plainly, sentence, why } = found
    const ticked = plainly && !reported
    return [{ unit, place, kind: its, wording: sentence, reference: null, theme: null, ticked, conclusion: null, why }]
  })
}
