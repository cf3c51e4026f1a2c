import type { Finding } from '../inspection/index.ts'
import {
  daysLate,
  lacksLead,
  lacksMeasure,
  type LeadPost,
  type Move,
  type StatusChange,
  type TreeItem,
} from '../plan/index.ts'
import { type Conclusion, type Facts, headingsOf, linesOf } from './facts.ts'

type Tone = TreeItem['status']['tone']
export type Standing = { word: string; tone: Tone; count: number }
export type Late = { item: TreeItem; days: number }
export type Moved = {
  item: TreeItem
  which: Move['which']
  from: string | null
  to: string | null
  toKind: string
  /** How often this date has moved in all, for agreed dates; since the chosen date, for forecasts. */
  times: number
  reason: string
}
export type Changed = Omit<StatusChange, 'item_id' | 'reference' | 'title'> & { item: TreeItem }
/** What stands under one top heading; the title is empty for items under none. */
export type Theme = { title: string; lines: TreeItem[]; standings: Standing[]; off: number; risk: number; late: number }
export type Answer = { finding: Finding; items: TreeItem[]; standings: Standing[]; conclusion: Conclusion | null }
export type Vacancy = { post: Pick<LeadPost, 'id' | 'title' | 'agency' | 'vacant_since'>; items: TreeItem[] }

export type Since = {
  date: string
  worse: Changed[]
  better: Changed[]
  /** Items that got their first status. */
  first: Changed[]
  completed: Changed[]
  moved: Moved[]
  added: TreeItem[]
  removed: { reference: string; title: string }[]
  updates: number
  /** How many were off track then; null when items were deleted since, for nobody can tell how those stood. */
  offBefore: number | null
  /** Open items of which nobody has said anything since. */
  silent: TreeItem[]
}

/** Every number of a paper, and the items behind it. A sentence or table that counts anything takes it from here. */
export type Figures = {
  /** What the plan's own key calls its two worst shapes: "Off track", "At risk"; "Red", "Amber". */
  words: { off: string; risk: string }
  lines: TreeItem[]
  count: number
  standings: Standing[]
  off: TreeItem[]
  risk: TreeItem[]
  done: TreeItem[]
  unstated: TreeItem[]
  late: Late[]
  noLead: TreeItem[]
  noMeasure: TreeItem[]
  /** Open items that nobody has ever reported on. */
  neverUpdated: TreeItem[]
  themes: Theme[]
  answers: Answer[]
  unanswered: Finding[]
  vacancies: Vacancy[]
  since: Since | null
}

export const figuresOf = (facts: Facts): Figures => {
  const lines = linesOf(facts.tree)
  const at = (tone: Tone) => lines.filter(({ status }) => status.tone === tone)
  const answers = answersOf(facts)
  return {
    words: { off: wordFor(facts, 'off', 'Off track'), risk: wordFor(facts, 'risk', 'At risk') },
    lines,
    count: lines.length,
    standings: standingsOf(lines),
    off: at('off'),
    risk: at('risk'),
    done: at('done'),
    unstated: at(null),
    late: lateOf(lines, facts.today),
    noLead: lines.filter(lacksLead),
    noMeasure: lines.filter(lacksMeasure),
    neverUpdated: lines.filter((item) => isOwed(item) && !facts.updates.has(item.id)),
    themes: themesOf(facts, lines),
    answers,
    unanswered: unansweredOf(facts, answers),
    vacancies: vacanciesOf(lines),
    since: sinceOf(facts, lines),
  }
}

const wordFor = (facts: Facts, tone: 'off' | 'risk', otherwise: string): string =>
  facts.tree.plan.keys[0]?.words.find(({ shape }) => shape === tone)?.word ?? otherwise

/** Worst first, in the plan's own words. */
export const standingsOf = (lines: readonly TreeItem[]): Standing[] => {
  const counts = new Map<string, Standing>()
  for (const { status } of lines) {
    const known = counts.get(status.word)
    if (known) known.count++
    else counts.set(status.word, { word: status.word, tone: status.tone, count: 1 })
  }
  return [...counts.values()].sort((a, b) => rank(a.tone) - rank(b.tone))
}

const order: readonly Tone[] = ['off', 'risk', null, 'wait', 'on', 'done', 'none']
export const rank = (tone: Tone): number => order.indexOf(tone)

/** Worst first; the plan's order among equals. */
export const worstFirst = (items: readonly TreeItem[]): TreeItem[] =>
  items.toSorted((a, b) => rank(a.status.tone) - rank(b.status.tone))

const isOwed = (item: TreeItem) => item.kind === 'improvement' && !item.closed

const lateOf = (lines: readonly TreeItem[], today: string): Late[] =>
  lines
    .map((item) => ({ item, days: daysLate(item, today) }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days)

const themesOf = (facts: Facts, lines: readonly TreeItem[]): Theme[] => {
  const known = new Map(facts.tree.items.map((item) => [item.id, item]))
  const groups = Map.groupBy(lines, (line) => headingsOf(line, known)[0]?.id ?? '')
  return [...groups].map(([id, inside]) => {
    const top = known.get(id)
    return {
      title: top ? [top.reference, top.title].filter(Boolean).join(' ') : '',
      lines: inside,
      standings: standingsOf(inside),
      off: inside.filter(({ status }) => status.tone === 'off').length,
      risk: inside.filter(({ status }) => status.tone === 'risk').length,
      late: lateOf(inside, facts.today).length,
    }
  })
}

// A finding that a heading answers is answered by all lines beneath it.
const answersOf = (facts: Facts): Answer[] => {
  const known = new Map(facts.tree.items.map((item) => [item.id, item]))
  const found = new Map<string, TreeItem[]>()
  for (const line of linesOf(facts.tree)) {
    const path = [line, ...line.above.flatMap((id) => known.get(id) ?? [])]
    for (const id of new Set(path.flatMap(({ findings }) => findings.map(({ id }) => id))))
      found.set(id, [...(found.get(id) ?? []), line])
  }
  return facts.findings.flatMap((finding) => {
    const items = found.get(finding.id)
    if (!items) return []
    const conclusion = facts.conclusions.filter(({ finding_id: id }) => id === finding.id).at(-1) ?? null
    return [{ finding, items, standings: standingsOf(items), conclusion }]
  })
}

// Only findings of the reports that this plan answers at all: other plans answer the rest.
const unansweredOf = (facts: Facts, answers: readonly Answer[]): Finding[] => {
  const sources = new Set(answers.map(({ finding }) => finding.source_id))
  const answered = new Set(answers.map(({ finding }) => finding.id))
  return facts.findings.filter(
    ({ id, kind, source_id: source }) => kind !== 'strength' && sources.has(source) && !answered.has(id),
  )
}

const vacanciesOf = (lines: readonly TreeItem[]): Vacancy[] => {
  const found = new Map<string, Vacancy>()
  for (const item of lines.filter(isOwed))
    for (const post of item.leads.filter(({ vacant }) => vacant)) {
      const known = found.get(post.id)
      if (known) known.items.push(item)
      else found.set(post.id, { post, items: [item] })
    }
  return [...found.values()].sort(
    (a, b) =>
      (a.post.vacant_since ?? '').localeCompare(b.post.vacant_since ?? '') || a.post.title.localeCompare(b.post.title),
  )
}

const sinceOf = (facts: Facts, lines: readonly TreeItem[]): Since | null => {
  const { since, changes } = facts
  if (!since || !changes) return null
  const known = new Map(lines.map((item) => [item.id, item]))
  const changed = changes.statuses.flatMap(({ item_id: id, was, became, dated }): Changed[] => {
    const item = known.get(id)
    return item ? [{ item, was, became, dated }] : []
  })
  const open = changed.filter(({ became }) => became.tone !== 'done')
  const stated = open.filter(({ was }) => was.tone !== null)
  const fresh = new Set(changes.added.map(({ item_id: id }) => id))
  const added = lines.filter(({ id }) => fresh.has(id))
  return {
    date: since,
    worse: stated.filter(({ was, became }) => rank(became.tone) < rank(was.tone)),
    better: stated.filter(({ was, became }) => rank(became.tone) > rank(was.tone)),
    first: open.filter(({ was }) => was.tone === null),
    completed: changed.filter(({ became }) => became.tone === 'done'),
    moved: movedOf(changes.moves, known),
    added,
    removed: changes.deleted,
    updates: changes.updates,
    offBefore: changes.deleted.length > 0 ? null : offBefore(lines, changed, added),
    silent: lines.filter(
      (item) => isOwed(item) && (facts.updates.get(item.id)?.dated ?? '') < since && !added.includes(item),
    ),
  }
}

const offBefore = (lines: readonly TreeItem[], changed: readonly Changed[], added: readonly TreeItem[]): number => {
  const was = new Map(changed.map((change) => [change.item.id, change.was.tone]))
  return lines.filter((item) => !added.includes(item) && (was.get(item.id) ?? item.status.tone) === 'off').length
}

// Several moves of one date since then are one line: from where it stood to where it stands, with the last reason.
const movedOf = (moves: readonly Move[], known: ReadonlyMap<string, TreeItem>): Moved[] => {
  const groups = Map.groupBy(moves, (move) => `${move.item_id} ${move.which}`)
  return [...groups.values()].flatMap((group): Moved[] => {
    const [first, last] = [group[0], group.at(-1)]
    const item = first && known.get(first.item_id)
    if (!item || !last) return []
    return [
      {
        item,
        which: first.which,
        from: first.was,
        to: last.became,
        toKind: last.became_kind,
        times: first.which === 'due' ? Math.max(item.moved, group.length) : group.length,
        reason: last.reason,
      },
    ]
  })
}
