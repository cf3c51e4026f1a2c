import type { Db } from '../../../platform/db.ts'
import { planTree, type Who } from '../outline/queries.ts'
import type { LeadPost, PlanTree } from '../outline/tree.ts'
import { statusShown, wordOfLevel } from '../plans/rules.ts'
import type { Asking, Round, RoundAnswer, RoundLine, RoundPost, RoundStanding } from './model.ts'
import { answersOf, askingsOf, type RoundItem, roundItems } from './queries.ts'
import { countsOf, itemsToFix, lineState } from './rules.ts'

/**
 * How a round stands: its items in the plan's order, by post, who answered, what is late, missing and not required. A
 * draft shows what opening would fix. The number of queries never grows.
 */
export const roundStanding = async (
  db: Db,
  round: Round,
  today: string,
  who?: Who,
): Promise<RoundStanding & { tree: PlanTree }> => {
  const tree = await planTree(db, round.plan_id, who)
  if (!tree) throw new Error(`The plan of round ${round.id} is gone`)
  const items = round.state === 'draft' ? wouldFix(round, tree) : await roundItems(db, round.id)
  const answers = await answersOf(db, [round.id])
  return { ...standingOf(round, tree, items, answers, await askingsOf(db, round.id), today), tree }
}

/** The items that opening a round would fix. */
export const wouldFix = (round: Pick<Round, 'period_to'>, { plan, items }: PlanTree): RoundItem[] => {
  const level = plan.rated_level
  return itemsToFix(items, round, level === null ? null : { level, word: wordOfLevel(plan, level) })
}

/** The same out of facts that were read. Items that were deleted since are left out. */
export const standingOf = (
  round: Round,
  tree: PlanTree,
  items: readonly RoundItem[],
  answers: readonly RoundAnswer[],
  askings: readonly Asking[],
  today: string,
): RoundStanding => {
  const asked = new Map(items.map((each) => [each.item_id, each]))
  const answered = new Map(answers.map((each) => [each.item_id, each]))
  const lines = tree.items.flatMap((item): RoundLine[] => {
    const fixed = asked.get(item.id)
    const answer = answered.get(item.id) ?? null
    if (!fixed && !answer) return []
    const { required = false, why_not = '' } = fixed ?? {}
    const key = answer && tree.plan.keys.find(({ id }) => id === answer.key_id)
    return [
      {
        item_id: item.id,
        reference: item.reference,
        title: item.title,
        required,
        why_not,
        leads: item.leads,
        answer,
        said: answer && statusShown({ status: answer.status, kind: item.kind }, key ? [key] : tree.plan.keys),
        state: lineState({ required, leads: item.leads, answer }, round, today),
      },
    ]
  })
  return { round, lines, posts: postsOf(lines, askings), counts: countsOf(lines) }
}

const postsOf = (lines: readonly RoundLine[], askings: readonly Asking[]): RoundPost[] => {
  const posts = new Map<string, LeadPost & { lines: RoundLine[] }>()
  for (const line of lines)
    for (const lead of line.leads) {
      const post = posts.get(lead.id) ?? { ...lead, lines: [] }
      post.lines.push(line)
      posts.set(lead.id, post)
    }
  return [...posts.values()]
    .map((post) => ({ ...post, asking: askings.find(({ post_id: id }) => id === post.id) ?? null }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB'))
}
