import type { PlanTree, TreeItem } from '../outline/tree.ts'
import type { Plan } from '../plans/model.ts'

/** Does this item carry a status? The plan's rated level does; where it names none, its lines do. */
export const isRated = (plan: Pick<Plan, 'rated_level'>, item: Pick<TreeItem, 'level' | 'line'>): boolean =>
  plan.rated_level === null ? item.line : item.level === plan.rated_level

/** The items that carry a status and owe an update, in the order of the plan: what a round asks about. */
export const ratedLines = ({ plan, items }: PlanTree): TreeItem[] => items.filter((item) => isRated(plan, item))
