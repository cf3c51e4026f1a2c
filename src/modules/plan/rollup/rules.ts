import type { Tone } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import type { KeyWord, Plan, RollUp } from '../plans/model.ts'
import { keyed } from '../suggestion/rules.ts'
import { isRated } from './rated.ts'

/** A heading's status as the plan's rule gives it, in the plan's own key; no tone where nothing below it is stated. */
export type RolledUp = { tone: Tone | null; code: string | null; word: string; reason: string }

/** The rules a plan may choose, each as one sentence. None of them is an average. */
export const rollUpWords: Record<RollUp, { name: string; says: string }> = {
  none: { name: 'Not at all', says: 'Headings have no status. Only the counts below them are shown.' },
  worst: { name: 'As the worst of them', says: 'A heading stands as the worst of the items below it.' },
  two_worst: {
    name: 'As the worst when two share it',
    says: 'A heading stands as the worst of the items below it when at least two share it; when only one does, it stands one step better.',
  },
  reported: { name: 'As somebody says', says: 'A heading has the status that somebody reports for it, and no other.' },
}

/** What holds whatever the rule: how the good, the unknown and the left out are read. */
export const alwaysWords: readonly string[] = [
  'Never an average: two red and four green are not amber.',
  'Where nothing is off track or at risk, a heading is complete when all below it is, not started when nothing has begun, and on track otherwise.',
  'Items that nobody has stated yet count for nothing and are named; a heading is never complete while one is left.',
  'Items that need no improvement and signposts to other plans are left out.',
  'Where somebody reports a heading’s own status, it stands beside the one that the rule gives.',
]

/** The status of each heading above the items that carry one, by the plan's rule. Empty where the plan has no such rule. */
export const rolledUp = ({ plan, items }: PlanTree, rule: RollUp = plan.roll_up): Map<string, RolledUp> => {
  if (rule === 'none') return new Map()
  const rated = items.filter((item) => isRated(plan, item))
  const key = plan.keys[0]?.words ?? []
  return new Map(
    items
      .filter((item) => isHeading(plan, item, rated))
      .map((heading) => [
        heading.id,
        rule === 'reported'
          ? said(heading)
          : rolled(
              rule,
              rated.filter(({ above }) => above.includes(heading.id)),
              key,
            ),
      ]),
  )
}

// A heading carries no status of its own, and something that carries one may stand below it.
const isHeading = (plan: Plan, item: TreeItem, rated: readonly TreeItem[]) =>
  !item.line &&
  !isRated(plan, item) &&
  (plan.rated_level === null || rated.some(({ above }) => above.includes(item.id)))

const said = ({ status }: TreeItem): RolledUp => ({
  tone: status.tone,
  code: status.tone === null ? null : status.code,
  word: status.word,
  reason:
    status.tone === null
      ? 'Nobody has said yet how this heading stands. By the plan’s rule only a person says it.'
      : `${status.word}, as somebody reported it. By the plan’s rule only a person says it.`,
})

const rolled = (rule: 'worst' | 'two_worst', below: readonly TreeItem[], key: readonly KeyWord[]): RolledUp => {
  const weighed = below.filter(({ kind, status }) => kind === 'improvement' && status.tone !== 'none')
  const stated = weighed.filter(({ status }) => status.tone !== null)
  const unstated = weighed.length - stated.length
  const rest = restWords(unstated, below.length - weighed.length)
  if (stated.length === 0)
    return {
      tone: null,
      code: null,
      word: 'No status yet',
      reason: `No status yet: ${weighed.length === 0 ? 'nothing below it carries one' : `none of ${counted(weighed.length, 'item')} below it is stated`}.${weighed.length === 0 ? rest : ''}`,
    }
  const { tone, why } = decided(rule, stated, unstated, key)
  const { code, word, note } = keyed(tone, key)
  return { tone, code, word, reason: [`${word} because ${why}.`, rest.trim(), note].filter(Boolean).join(' ') }
}

const decided = (
  rule: 'worst' | 'two_worst',
  stated: readonly TreeItem[],
  unstated: number,
  key: readonly KeyWord[],
): { tone: Exclude<Tone, 'none'>; why: string } => {
  const all = stated.length
  const having = (tone: Tone) => stated.filter(({ status }) => status.tone === tone).length
  const wordOf = (tone: 'off' | 'risk') => keyed(tone, key).word.toLowerCase()
  const worst = having('off') > 0 ? 'off' : having('risk') > 0 ? 'risk' : null
  if (worst) {
    const some = having(worst)
    const share =
      all === 1
        ? `the one item below it is ${wordOf(worst)}`
        : `${some} of ${all} ${some === 1 ? 'is' : 'are'} ${wordOf(worst)}`
    if (rule === 'worst') return { tone: worst, why: `${share}, by the plan’s rule: as the worst of them` }
    if (some > 1 || all === 1)
      return { tone: worst, why: `${share}, by the plan’s rule: as the worst when two share it` }
    return {
      tone: worst === 'off' ? 'risk' : 'on',
      why: `only ${share}, by the plan’s rule: one step better than the worst when it stands alone`,
    }
  }
  const done = having('done')
  if (done === all && unstated === 0)
    return { tone: 'done', why: all === 1 ? 'the one item below it is complete' : `all ${all} are complete` }
  if (having('wait') === all)
    return { tone: 'wait', why: all === 1 ? 'the one item below it has not begun' : `none of ${all} has begun` }
  const none =
    all === 1
      ? `the one item below it is neither ${wordOf('off')} nor ${wordOf('risk')}`
      : `none of ${all} is ${wordOf('off')} or ${wordOf('risk')}`
  return { tone: 'on', why: done > 0 ? `${none}; ${done} ${done === 1 ? 'is' : 'are'} complete` : none }
}

const restWords = (unstated: number, out: number) =>
  `${unstated > 0 ? ` ${unstated} more ${unstated === 1 ? 'is' : 'are'} not yet stated and ${unstated === 1 ? 'counts' : 'count'} for nothing.` : ''}${
    out > 0
      ? ` ${out} ${out === 1 ? 'needs' : 'need'} no improvement or ${out === 1 ? 'stands' : 'stand'} in another plan, and ${out === 1 ? 'is' : 'are'} left out.`
      : ''
  }`
