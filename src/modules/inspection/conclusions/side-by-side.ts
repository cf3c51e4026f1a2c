import { daysBetween, monthSpan } from '../../../platform/dates.ts'
import { joined, upper } from '../../../platform/sentence.ts'
import type { ByKind, Conclusion } from '../model.ts'
import { byKinds, byWords } from './rules.ts'

type Said = Pick<Conclusion, 'id' | 'by_kind' | 'by_name' | 'dated' | 'phrase'>

/** Two voices are of the same time when at most so many days lie between them: a quarter. */
const sameTime = 92

/** Voices by who speaks and in time: one row for each day on which somebody concluded, a place for each kind of voice. */
export function sideBySide<C extends Said>(all: readonly C[]): { dated: string; by: Record<ByKind, C[]> }[] {
  return [
    ...Map.groupBy(
      all.toSorted((a, b) => a.dated.localeCompare(b.dated)),
      (c) => c.dated,
    ),
  ].map(([dated, its]) => ({
    dated,
    by: Object.fromEntries(byKinds.map((kind) => [kind, its.filter((c) => c.by_kind === kind)])) as Record<ByKind, C[]>,
  }))
}

/** The kinds of voice that have spoken, in their order. */
export const voices = (all: readonly Said[]): ByKind[] => byKinds.filter((kind) => all.some((c) => c.by_kind === kind))

/**
 * Where voices of the same time say something else, one sentence for each time, newest first: "In May 2026 voices differ:
 * the inspectorate said “some progress” and young people said “nothing has changed”." A voice counts with what it said last.
 */
export function differences(all: readonly Said[]): string[] {
  const sentences: string[] = []
  let rest = all.toSorted((a, b) => b.dated.localeCompare(a.dated))
  while (rest[0]) {
    const newest = rest[0].dated
    const near = rest.filter((c) => daysBetween(c.dated, newest) <= sameTime)
    rest = rest.filter((c) => !near.includes(c))
    const spoken = byKinds.flatMap((kind) => near.find((c) => c.by_kind === kind) ?? [])
    if (new Set(spoken.map((c) => plain(c.phrase))).size < 2) continue
    const days = spoken.map((c) => c.dated).toSorted()
    const when = monthSpan(days[0] ?? newest, days.at(-1) ?? newest)
    sentences.push(`${when.includes(' to ') ? 'From' : 'In'} ${when} voices differ: ${joined(spoken.map(says))}.`)
  }
  return sentences
}

const says = (c: Said) => `${lower(c.by_name || byWords[c.by_kind])} said “${c.phrase}”`
// "The inspectorate" and "A peer reviewer" stand small in a sentence; a name keeps its capital.
const lower = (who: string) => who.replace(/^(The|A|An|Young) /, (word) => word.toLowerCase())
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Who has spoken, and who has not: "The inspectorate and the partnership have concluded; young people have not been heard." */
export function heardSentence(all: readonly Said[]): string {
  const spoken = voices(all)
  if (spoken.length === 0) return 'Nobody has concluded anything about it since.'
  const names = joined(spoken.map((kind) => byWords[kind].charAt(0).toLowerCase() + byWords[kind].slice(1)))
  const have = spoken.length > 1 || spoken[0] === 'young_people' ? 'have' : 'has'
  const first = `${upper(names)} ${have} concluded`
  return spoken.includes('young_people') ? `${first}.` : `${first}; no young people’s board has.`
}
