import { counted, joined, upper } from '../../../platform/sentence.ts'
import type { DriverNode } from '../../../charts/driver-diagram.ts'
import { misplaced, nextLevel } from '../items/rules.ts'
import { countsOf } from '../outline/groups.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { type Level, levels, type Plan } from '../plans/model.ts'
import { wordOfLevel } from '../plans/rules.ts'

/** A shared driver: an item that also serves another heading. */
export type Share = { item_id: string; under_id: string }

/** How many lines fit one printed page with text that can be read. More than these are folded into their headings. */
export const mostLines = 12

/** What of the plan the picture shows, and why it is not all of it. */
export type Drawn = { nodes: DriverNode[]; folded: boolean; why: string }

/**
 * The tree as nodes of a driver diagram. A long plan is folded: its lines become counts on their headings, and each theme
 * can be opened on a page of its own. `themeId`: only this theme, unfolded.
 */
export const drawnOf = ({ plan, items }: PlanTree, shares: readonly Share[], themeId: string | null): Drawn => {
  const theme = items.find(({ id, depth }) => id === themeId && depth === 0)
  const inside = theme ? items.filter(({ id, above }) => id === theme.id || above.includes(theme.id)) : items
  const lines = inside.filter(({ line }) => line)
  const folded = !theme && lines.length > mostLines && inside.some(({ line, depth }) => !line && depth >= 0)
  const shown = folded ? inside.filter(({ line }) => !line) : inside
  const known = new Set(shown.map(({ id }) => id))
  const names = new Map(items.map((item) => [item.id, item.reference || item.title]))
  const nodes = shown.map((item): DriverNode => {
    const shared = shares.filter(({ item_id: id }) => id === item.id).map(({ under_id: id }) => id)
    const elsewhere = shared.filter((id) => !known.has(id)).flatMap((id) => names.get(id) ?? [])
    const own = item.parent_id !== null && known.has(item.parent_id) ? [item.parent_id] : []
    return {
      id: item.id,
      under: [...own, ...shared.filter((id) => known.has(id))],
      caption: [wordOfLevel(plan, item.level), item.reference].filter(Boolean).join(' '),
      title: item.title,
      status: item.status.tone ? { tone: item.status.tone, word: item.status.word } : null,
      notes: [
        ...measureNotes(item),
        ...(folded ? foldedNotes(item, lines) : item.line && item.status.tone === null ? ['Not yet stated'] : []),
        ...(elsewhere.length > 0 ? [`Also serves ${joined(elsewhere)}`] : []),
      ],
    }
  })
  const roots = shown.filter(({ depth }) => depth === 0)
  const whole =
    !theme && roots.length > 1
      ? [
          { id: plan.id, under: [], caption: 'Plan', title: plan.title, status: null, notes: [] },
          ...nodes.map((node) => (node.under.length === 0 ? { ...node, under: [plan.id] } : node)),
        ]
      : nodes
  return {
    nodes: whole,
    folded,
    why: folded
      ? `The plan has ${counted(lines.length, 'line')}, more than can be read on one page. They are folded into their headings here; open one ${wordOfLevel(plan, roots[0]?.level ?? 'theme').toLowerCase()} to see them.`
      : '',
  }
}

// Short measures stand in the picture; long ones are counted, so that nothing is cut.
const measureNotes = ({ targets }: TreeItem): string[] => {
  const words = targets.map(({ text }) => text).join('; ')
  if (targets.length === 0) return []
  return words.length <= 90 ? [`Measure: ${words}`] : [counted(targets.length, 'measure')]
}

const foldedNotes = (item: TreeItem, lines: readonly TreeItem[]): string[] => {
  const below = lines.filter(({ parent_id: parent }) => parent === item.id)
  if (below.length === 0) return []
  const counts = countsOf(below).map(({ word, count }) => `${count} ${word.toLowerCase()}`)
  return [`${counted(below.length, 'line')}: ${joined(counts)}`]
}

/** Where a move would put an item, or why it cannot go there. */
export type Placing =
  | { refused: string }
  | { refused?: undefined; parentId: string | null; level: Level; order: string[]; said: string }

/**
 * What moving an item up, down, in or out comes to, or to a place among its neighbours. In: under the one above it; out:
 * beside what it stands under. `order` holds its new brothers and sisters in their order, itself among them.
 */
export const placing = ({ plan, items }: PlanTree, item: TreeItem, way: string, to = 0): Placing => {
  const row = items.filter(({ parent_id: parent }) => parent === item.parent_id).map(({ id }) => id)
  const at = row.indexOf(item.id)
  const stay = { parentId: item.parent_id, level: item.level }
  const moved = (place: number) => ({
    ...stay,
    order: row.toSpliced(at, 1).toSpliced(place, 0, item.id),
    said: `Moved to place ${place + 1} of ${row.length}`,
  })
  switch (way) {
    case 'up':
      return at === 0 ? { refused: 'It is the first of its row already' } : moved(at - 1)
    case 'down':
      return at === row.length - 1 ? { refused: 'It is the last of its row already' } : moved(at + 1)
    case 'to':
      return Number.isInteger(to) && to >= 1 && to <= row.length
        ? moved(to - 1)
        : { refused: `Enter a place from 1 to ${row.length}` }
    case 'in':
      return indented(plan, items, item, row[at - 1])
    default:
      return outdented(plan, items, item)
  }
}

const indented = (plan: Plan, items: readonly TreeItem[], item: TreeItem, beforeId: string | undefined): Placing => {
  const before = items.find(({ id }) => id === beforeId)
  if (!before) return { refused: 'Nothing stands above it in its row, so it cannot move in' }
  if (before.level === lowestOf(plan))
    return {
      refused: `“${before.title}” is ${article(wordOfLevel(plan, before.level))}, and nothing can stand under that`,
    }
  const level = rank(item.level) > rank(before.level) ? item.level : nextLevel(plan, before)
  const children = items.filter(({ parent_id: parent }) => parent === item.id)
  const wrong = misplaced(level, before, children)
  if (wrong) return { refused: wrong.text }
  const row = items.filter(({ parent_id: parent }) => parent === before.id).map(({ id }) => id)
  return {
    parentId: before.id,
    level,
    order: [...row, item.id],
    said: `Moved in under “${before.title}” as ${article(wordOfLevel(plan, level))}`,
  }
}

const outdented = (plan: Plan, items: readonly TreeItem[], item: TreeItem): Placing => {
  const parent = items.find(({ id }) => id === item.parent_id)
  if (!parent) return { refused: 'It stands at the top already, so it cannot move out' }
  const row = items.filter(({ parent_id: above }) => above === parent.parent_id).map(({ id }) => id)
  return {
    parentId: parent.parent_id,
    level: parent.level,
    order: row.toSpliced(row.indexOf(parent.id) + 1, 0, item.id),
    said: `Moved out beside “${parent.title}” as ${article(wordOfLevel(plan, parent.level))}`,
  }
}

/** Why an item may not be shared under another; nothing when it may. */
export const unshareable = (plan: Plan, item: TreeItem, under: TreeItem, shares: readonly Share[]): string | null => {
  if (under.id === item.id) return 'It cannot stand under itself'
  if (item.parent_id === under.id) return `It stands under “${under.title}” already`
  if (shares.some((share) => share.item_id === item.id && share.under_id === under.id))
    return `It is shared under “${under.title}” already`
  if (rank(under.level) >= rank(item.level))
    return `${upper(article(wordOfLevel(plan, item.level)))} cannot stand under ${article(wordOfLevel(plan, under.level))}: “${under.title}” must be of a higher level`
  if (item.above.includes(under.id)) return `It stands below “${under.title}” already`
  return null
}

/** The headings that an item may be shared under. */
export const sharesOffered = (tree: PlanTree, item: TreeItem, shares: readonly Share[]): TreeItem[] =>
  tree.items.filter((under) => unshareable(tree.plan, item, under, shares) === null)

/** The level of something added below an item; null where nothing can stand under it. */
export const levelBelow = (plan: Plan, item: TreeItem): Level | null =>
  item.level === lowestOf(plan) ? null : nextLevel(plan, item)

const lowestOf = (plan: Plan) => plan.levels.at(-1)?.level ?? 'action'
const rank = (level: Level) => levels.indexOf(level)

export const article = (word: string): string => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word.toLowerCase()}`
