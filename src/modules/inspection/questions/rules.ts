import { longDate } from '../../../platform/dates.ts'
import { counted, joined } from '../../../platform/sentence.ts'
import { ageWords } from '../days.ts'

/** More than this many questions are more than a partnership can answer. */
const few = 5

type Asked = { ended_on: string | null; finding_ids: readonly string[]; measure_ids: readonly string[] }

/** "Three key questions are open." Gently when there are more than guidance advises, and which nothing answers yet. */
export function questionsSentence(questions: readonly Asked[], evidence: (question: Asked) => number): string {
  const open = questions.filter((q) => q.ended_on === null)
  if (open.length === 0)
    return questions.length === 0 ? 'No key question is asked yet.' : 'No key question is open: each has ended.'
  const bare = open.filter((q) => q.measure_ids.length === 0 && evidence(q) === 0).length
  return [
    `${counted(open.length, 'key question')} ${open.length === 1 ? 'is' : 'are'} open.`,
    open.length > few
      ? `That is many: guidance is to ask few, and few can be answered well. Which ${open.length - few === 1 ? 'one' : String(open.length - few)} could wait?`
      : '',
    bare === 0 ? '' : `Nothing answers ${bare === 1 ? 'one' : bare} of them yet.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Something a question is answered from; `dated` is the last day it speaks about. */
export type Answering = {
  what: 'Measure' | 'Evidence' | 'Conclusion'
  title: string
  says: string
  dated: string | null
  href: string
}

/** What a question is answered from, the newest first; what has no date stands last. */
export const newestFirst = (all: readonly Answering[]): Answering[] =>
  all.toSorted((a, b) => (b.dated ?? '').localeCompare(a.dated ?? '') || a.title.localeCompare(b.title))

/** "Answered from 2 measures and 1 piece of evidence; the newest is 3 months old." */
export function answeredSentence(all: readonly Answering[], today: string): string {
  if (all.length === 0) return 'Nothing answers it yet.'
  const of = (what: Answering['what']) => all.filter((each) => each.what === what).length
  const parts = [
    [of('Measure'), 'measure'],
    [of('Evidence'), 'piece'],
    [of('Conclusion'), 'conclusion'],
  ] as const
  const from = parts.flatMap(([n, noun]) =>
    n === 0 ? [] : [noun === 'piece' ? `${counted(n, 'piece')} of evidence` : counted(n, noun)],
  )
  const newest = newestFirst(all)[0]?.dated
  return `Answered from ${joined(from)}; ${newest ? `the newest is ${ageWords(newest, today)}` : 'none of it has a date'}.`
}

/** "Asked by the board on 3 March 2026". */
export const askedWords = (q: { asked_by: string; asked_on: string }): string =>
  `Asked${q.asked_by && ` by ${q.asked_by}`} on ${longDate(q.asked_on)}`
