import { small, upper } from '../../../platform/sentence.ts'
import { smartFacts } from '../items/checked.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { type Letter, letters, planSentence, type Smart, smart } from '../smart.ts'
import type { Vague } from '../wording.ts'

/** One line of a plan with its check. `missing` are the letters that are not met. */
export type Checked = { item: TreeItem; smart: Smart; missing: Letter[] }

export const letterWords: Record<Letter, string> = {
  specific: 'Specific',
  measurable: 'Measurable',
  achievable: 'Achievable',
  relevant: 'Relevant',
  timed: 'Time-bound',
}

/** Every line of a plan that is something to improve, the one that lacks most first; in the plan's order where they tie. */
export const checkedLines = ({ items }: PlanTree): Checked[] =>
  items
    .filter(({ line, kind }) => line && kind === 'improvement')
    .map((item) => {
      const found = smart(smartFacts(item))
      return { item, smart: found, missing: letters.filter((letter) => !found[letter].met) }
    })
    .toSorted((a, b) => b.missing.length - a.missing.length)

/** How many lines lack each letter. */
export const lacking = (checked: readonly Checked[]): Record<Letter, number> => {
  const count = (letter: Letter) => checked.filter(({ missing }) => missing.includes(letter)).length
  return {
    specific: count('specific'),
    measurable: count('measurable'),
    achievable: count('achievable'),
    relevant: count('relevant'),
    timed: count('timed'),
  }
}

/** The whole plan in two or three sentences: how long it is for what it answers, and what is missing most often. */
export const checkSentence = ({ items }: PlanTree, checked: readonly Checked[]): string => {
  if (checked.length === 0) return 'Nothing to check yet: this plan has no items to improve.'
  const findings = new Set(items.flatMap((item) => item.findings.map(({ id }) => id))).size
  const priorities = items.filter(({ depth, line }) => depth === 0 && !line).length
  const counts = lacking(checked)
  const [most, second] = letters.toSorted((a, b) => counts[b] - counts[a])
  const often =
    most && second && counts[most] > counts[second]
      ? ` ${upper(small(counts[most]))} ${counts[most] === 1 ? 'lacks' : 'lack'} “${letterWords[most].toLowerCase()}”, the part missed most often.`
      : ''
  return `${planSentence(
    checked.map(({ smart: found }) => found),
    findings,
    priorities,
  )}${often}`
}

/** The words of a text, cut where a vague word begins and ends. */
export const marked = (text: string, vague: readonly Vague[]): { words: string; vague: boolean }[] => {
  const parts: { words: string; vague: boolean }[] = []
  let at = 0
  for (const { word, at: from } of vague.toSorted((a, b) => a.at - b.at)) {
    if (from < at) continue
    if (from > at) parts.push({ words: text.slice(at, from), vague: false })
    parts.push({ words: text.slice(from, from + word.length), vague: true })
    at = from + word.length
  }
  return at < text.length ? [...parts, { words: text.slice(at), vague: false }] : parts
}

/** Where each letter is mended: the page, as what stands behind the item's address, and what its link says. */
export const mendOf: Record<Letter, { at: string; words: string }> = {
  specific: { at: '/edit', words: 'Change its words' },
  measurable: { at: '/targets', words: 'Add a measure' },
  achievable: { at: '#milestones', words: 'Add milestones, a lead or resources' },
  relevant: { at: '/answers', words: 'Choose the findings it answers' },
  timed: { at: '/edit', words: 'Set its date' },
}
