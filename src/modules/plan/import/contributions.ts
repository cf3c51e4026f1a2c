import type { Contribution } from './proposal.ts'
import { agencyMarks } from './segments.ts'
import { capital } from './words.ts'

/** What each agency wrote in a progress text, by its prefix, and the words before the first of them. */
export const contributionsIn = (progress: string): { contributions: Contribution[]; rest: string | null } => {
  const marks = agencyMarks(progress)
  const first = marks[0]
  if (!first) return { contributions: [], rest: progress }
  const contributions: Contribution[] = []
  marks.forEach((mark, i) => {
    const text = progress.slice(mark.end, marks[i + 1]?.at ?? progress.length).trim()
    // The date of "Police Scotland October 2020" belongs to what was said then.
    const head = progress
      .slice(mark.at, mark.end)
      .replace(mark.agency, '')
      .replace(/[\s:–—-]+$/, '')
      .trim()
    if (text) contributions.push({ agency: mark.agency, text: capital(/\d/.test(head) ? `${head}: ${text}` : text) })
  })
  return { contributions, rest: progress.slice(0, first.at).trim() || null }
}
