import { type Level, levels, type PlanLevel } from '../../plans/model.ts'
import { defaultLevels } from '../../status-keys.ts'
import type { Meaning, Proposal, ProposedItem } from '../proposal.ts'
import { capital, tidy } from '../words.ts'

/** A place in the plan to be: a heading shared by several items, or an item. `parent` is a place in the same list. */
export type Place = {
  level: Level
  title: string
  aim: string
  parent: number | null
  position: number
  item: ProposedItem | null
}

/** The items below the themes, outcomes and drivers they name, each of those made once, in the order of the file. */
export const outlineOf = (items: readonly ProposedItem[], lineLevel: Level): Place[] => {
  const places: Place[] = []
  const headings = new Map<string, number>()
  const children = new Map<number | null, number>()
  const add = (place: Omit<Place, 'position'>) => {
    const position = children.get(place.parent) ?? 0
    children.set(place.parent, position + 1)
    places.push({ ...place, position })
    return places.length - 1
  }
  for (const item of items) {
    let parent: number | null = null
    for (const level of ['theme', 'outcome', 'driver'] as const) {
      const words = item[level]
      if (!words || namesItem(words, item)) continue
      const key = `${parent ?? ''} ${level} ${tidy(words).toLowerCase()}`
      const known = headings.get(key)
      const { title, rest } = titled(words)
      parent = known ?? add({ level, title, aim: rest, parent, item: null })
      headings.set(key, parent)
    }
    add({ level: lineLevel, title: item.title.slice(0, 500), aim: aimOf(item), parent, item })
  }
  return places
}

/** A driver that the item is called by is the item, not a heading above it. */
export const namesItem = (words: string, item: Pick<ProposedItem, 'title'>): boolean => {
  const [a, b] = [plain(words), plain(item.title.replace(/…$/, ''))]
  return a === b || (b.length > 20 && a.startsWith(b))
}

const plain = (text: string) =>
  tidy(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

const titled = (words: string) => {
  const clean = capital(words.replaceAll(/\s+/g, ' ').trim())
  return clean.length <= 500
    ? { title: clean, rest: '' }
    : { title: `${clean.slice(0, 497)}…`, rest: clean.slice(0, 5000) }
}

/** Everything the file says about the item that has no field of its own, so that nothing is lost. */
const aimOf = (item: ProposedItem): string => {
  const own = [item.driver, item.outcome, item.theme].filter((words) => words !== null && namesItem(words, item))
  const said = [...own, item.aim].filter(
    (words): words is string => words !== null && plain(words) !== plain(item.title),
  )
  const others = [
    ...(item.agencies.length > 1 ? [`With: ${item.agencies.slice(1).join(', ')}`] : []),
    ...(item.resources ? [`Resources: ${item.resources}`] : []),
    ...item.extra.map(({ heading, text }) => (heading ? `${heading}: ${text}` : text)),
    ...item.findings.map((text) => `Answers: ${text}`),
  ]
  return [...new Set([...said, ...others])].join('\n\n').slice(0, 5000)
}

/** The level that lines of this file are at: projects where its column says so, else actions. */
export const lineLevelOf = (proposal: Proposal): Level =>
  /project/i.test(headingOf(proposal, 'aim')) ? 'project' : 'action'

/** The levels a plan made of this file has, called as the file's columns are. */
export const levelsOf = (proposal: Proposal): PlanLevel[] => {
  const line = lineLevelOf(proposal)
  const used = new Set<Level>(outlineOf(proposal.items, line).map(({ level }) => level))
  return levels
    .filter((level) => used.has(level))
    .map((level) => ({ level, word: wordFor(headingOf(proposal, level === line ? 'aim' : (level as Meaning)), level) }))
}

const headingOf = (proposal: Proposal, meaning: Meaning): string =>
  proposal.tables.flatMap(({ columns }) => columns).find((column) => column.meaning === meaning)?.heading ?? ''

// "What drives it" is a good heading and no word for one line of a plan.
const wordFor = (heading: string, level: Level): string => {
  const word = tidy(heading)
  return word && word.length <= 40 && !/^(?:what|how|who|when|why|where)\b|[?]$/i.test(word)
    ? word.charAt(0).toUpperCase() + word.slice(1)
    : (defaultLevels.find((each) => each.level === level)?.word ?? 'Driver')
}
