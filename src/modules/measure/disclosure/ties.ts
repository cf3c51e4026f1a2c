import type { Place } from './model.ts'
import { placeKey } from './parts.ts'

/** Something that others add up to, by key. */
export type Tie = { total: string; of: string[]; rest: string }

type Placed = { key: string; at: readonly Place[] }
type Period = { key: string; from: string; to: string }

/**
 * Which places make up which others: the categories of each breakdown what they break down, and a finer breakdown the category of
 * the coarser one that holds it, and cells of several breakdowns each of their margins. `rest` names what is left over where they do not add up to all of it.
 */
export function placeTies(placed: readonly Placed[]): Tie[] {
  const byPlace = new Map(placed.map((each) => [placeKey(each.at), each.key]))
  const groups = new Map<string, Tie>()
  const join = (whole: readonly Place[], by: string, part: string) => {
    const total = byPlace.get(placeKey(whole))
    if (total === undefined || total === part) return
    const rest = `${total} without ${by.trim().toLowerCase()}`
    const group = groups.get(rest) ?? { total, of: [], rest }
    if (!group.of.includes(part)) group.of.push(part)
    groups.set(rest, group)
  }
  for (const { key, at } of placed) {
    // Cells of several breakdowns make up what any of them are left out of, also where what lies between is not known.
    for (const gone of somesOf(at))
      join(
        at.filter((other) => !gone.includes(other)),
        gone
          .map(({ dimension }) => dimension.trim().toLowerCase())
          .sort()
          .join(' and '),
        key,
      )
    for (const place of at)
      if (place.within) join([...at.filter((other) => other !== place), place.within], place.dimension, key)
  }
  return [...groups.values()]
}

// Every choice of one or more.
const somesOf = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((some, each) => [...some, [each], ...some.map((chosen) => [...chosen, each])], [])

/** Which shorter periods fill which longer ones without a gap: months a quarter, quarters a year. */
export function periodTies(periods: readonly Period[]): Tie[] {
  const starts = Map.groupBy(periods, ({ from }) => from)
  const ties = new Map<string, Tie>()
  for (const long of periods)
    for (const longest of [true, false]) {
      const of = filling(long, starts, longest)
      if (of.length > 1) ties.set(`${long.key} ${of.join(' ')}`, { total: long.key, of, rest: '' })
    }
  return [...ties.values()]
}

function filling(long: Period, starts: ReadonlyMap<string, readonly Period[]>, longest: boolean): string[] {
  const of: string[] = []
  for (let day = long.from; day <= long.to; ) {
    const [next] = (starts.get(day) ?? [])
      .filter(({ key, to }) => key !== long.key && to >= day && to <= long.to)
      .sort((a, b) => (longest ? b.to.localeCompare(a.to) : a.to.localeCompare(b.to)))
    if (!next) return []
    of.push(next.key)
    day = dayAfter(next.to)
  }
  return of
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
