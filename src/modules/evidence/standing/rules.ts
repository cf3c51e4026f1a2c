import { daysBetween, longDate, monthSpan } from '../../../platform/dates.ts'
import { counted, joined, upper } from '../../../platform/sentence.ts'
import { type Nature } from '../rules.ts'

/** What is known of a piece when it is asked how much it proves. */
export type Standing = {
  nature: Nature
  dated: string | null
  speaks_from: string | null
  speaks_to: string | null
  agency: string | null
  result_met: number | null
  result_all: number | null
  review_on: string | null
  added_at: Date
}

/** The day from which evidence must speak to prove a statement, and why: the change came into use, or the item closed. */
export type Since = { proves_since: string | null; since_why: 'in_use' | 'closed' | null }

/** The last day a piece speaks about, else its own date. */
export const lastDay = (piece: Pick<Standing, 'speaks_to' | 'dated'>): string | null => piece.speaks_to ?? piece.dated

/** "14 months old", counted from the last day it speaks about; null when it has no date or that day is still to come. */
export const ageWords = (piece: Pick<Standing, 'speaks_to' | 'dated'>, today: string): string | null => {
  const last = lastDay(piece)
  const days = last === null ? 0 : daysBetween(last, today)
  return days <= 0 ? null : `${span(days)} old`
}

const span = (days: number): string =>
  days < 60
    ? counted(days, 'day')
    : days < 730
      ? counted(Math.floor(days / 30.44), 'month')
      : counted(Math.floor(days / 365.25), 'year')

/**
 * Why a piece cannot prove a statement: it ends before the change was in use, or before the item closed. A document shows
 * that a step was taken, and is written before the step is closed: only a change of practice makes it stale.
 */
export const staleSentence = (piece: Pick<Standing, 'nature' | 'speaks_to' | 'dated'>, since: Since): string | null => {
  const last = lastDay(piece)
  if (last === null || since.proves_since === null || last >= since.proves_since) return null
  if (since.since_why === 'closed' && piece.nature === 'document') return null
  const speaks = piece.speaks_to ? `It speaks about time up to ${longDate(last)}` : `It is of ${longDate(last)}`
  return since.since_why === 'in_use'
    ? `${speaks}, before the change was in use on ${longDate(since.proves_since)}.`
    : `${speaks}, before the item closed on ${longDate(since.proves_since)}.`
}

/** "7 of 10 records"; null when no result was given. */
export const resultWords = (piece: Pick<Standing, 'nature' | 'result_met' | 'result_all'>): string | null =>
  piece.result_met === null || piece.result_all === null
    ? null
    : `${piece.result_met} of ${piece.result_all}${resultOf[piece.nature]}`

const resultOf: Record<Nature, string> = {
  data: '',
  records: ' records',
  views_of_children: ' children and young people',
  views_of_families: ' parents and carers',
  views_of_staff: ' staff',
  observation: ' times',
  document: '',
}

/** The kinds of evidence that are looked for together. Documents show what was done, so they support none of these. */
export const kindsWanted = ['data', 'records', 'views', 'observation'] as const
export type KindWanted = (typeof kindsWanted)[number]
export const wantedWords: Record<KindWanted, string> = {
  data: 'data',
  records: 'records read',
  views: 'people’s views',
  observation: 'observation',
}
const wantedOf = (nature: Nature): KindWanted | null =>
  nature === 'document'
    ? null
    : nature === 'data' || nature === 'records' || nature === 'observation'
      ? nature
      : 'views'

export type Triangulation = {
  kinds: { kind: KindWanted; pieces: number; fresh: number; results: string[] }[]
  missing: KindWanted[]
  sentences: string[]
}

/**
 * Which kinds of evidence support one statement, which are missing, and whether kinds that are independent of each other
 * point the same way. Pieces that are stale, or stand for documents only, do not count.
 */
export const triangulate = (pieces: readonly Standing[], since: Since): Triangulation => {
  const kinds = kindsWanted.flatMap((kind) => {
    const of = pieces.filter(({ nature }) => wantedOf(nature) === kind)
    return of.length === 0
      ? []
      : [
          {
            kind,
            pieces: of.length,
            fresh: of.filter((piece) => staleSentence(piece, since) === null).length,
            results: of.flatMap((piece) => resultWords(piece) ?? []),
          },
        ]
  })
  const missing = kindsWanted.filter((kind) => kinds.every((each) => each.kind !== kind))
  return { kinds, missing, sentences: [supportSentence(pieces, kinds, missing), ...independence(pieces, since)] }
}

const supportSentence = (
  pieces: readonly Standing[],
  kinds: Triangulation['kinds'],
  missing: readonly KindWanted[],
): string => {
  if (pieces.length === 0) return 'Nothing supports it yet.'
  if (kinds.length === 0)
    return 'Only documents support it. They show what was done, not what is different: data, records read, people’s views and observation are missing.'
  const found = joined(kinds.map(({ kind }) => wantedWords[kind]))
  const lacks = missing.length === 0 ? ' None is missing.' : ` Missing: ${joined(missing.map((k) => wantedWords[k]))}.`
  return `${kinds.length === 1 ? `Only one kind supports it: ${found}.` : `${upper(numberWords[kinds.length] ?? '')} kinds support it: ${found}.`}${lacks}`
}

const independence = (pieces: readonly Standing[], since: Since): string[] => {
  const fresh = pieces.filter((piece) => wantedOf(piece.nature) !== null && staleSentence(piece, since) === null)
  const stale = pieces.filter((piece) => staleSentence(piece, since) !== null).length
  const said =
    stale === 0 ? [] : [`${upper(counted(stale, 'piece'))} ${stale === 1 ? 'is' : 'are'} too old to prove it.`]
  const kinds = [...new Set(fresh.map(({ nature }) => wantedOf(nature)))]
  if (kinds.length < 2) return said
  const named = new Set(fresh.flatMap(({ agency }) => agency ?? []))
  const apart =
    named.size > 1
      ? 'It comes from more than one agency, so the kinds are independent.'
      : named.size === 1 && fresh.every(({ agency }) => agency !== null)
        ? `All of it comes from ${[...named][0]}, so the kinds are not independent: have somebody else look.`
        : 'Nobody said which agencies all of it comes from, so whether the kinds are independent is not known.'
  return [...said, apart, agreement(fresh)]
}

// Only counted results can be held against each other; half is the line between "mostly so" and "mostly not".
const agreement = (fresh: readonly Standing[]): string => {
  const counted = fresh.filter(({ result_met: met, result_all: all }) => met !== null && all !== null)
  const kinds = new Set(counted.map(({ nature }) => wantedOf(nature)))
  if (kinds.size < 2) return 'Fewer than two kinds give a count, so read what they show side by side.'
  const most = counted.map(({ result_met: met, result_all: all }) => (met ?? 0) * 2 > (all ?? 1))
  return most.every((m) => m === most[0])
    ? `Counted, they point the same way: ${most[0] ? 'mostly so' : 'mostly not so'}.`
    : 'Counted, they do not point the same way: read them side by side before you say that it is better.'
}

/** "asked in March 2026": when people were asked, from the period the views speak about, else the date, else the day they were added. */
export const askedWhen = (piece: Pick<Standing, 'speaks_from' | 'speaks_to' | 'dated'>, added: string): string =>
  piece.speaks_from && piece.speaks_to
    ? monthSpan(piece.speaks_from, piece.speaks_to)
    : monthSpan(piece.dated ?? added, piece.dated ?? added)

const numberWords = ['no', 'one', 'two', 'three', 'four']
