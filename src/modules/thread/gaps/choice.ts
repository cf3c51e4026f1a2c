import type { Permission } from '../../../platform/permissions.ts'
import { isId } from '../../../platform/forms.ts'
import { type Gap, type GapKind, gapKinds } from './facts.ts'

/** What a reader asked to see of the gaps; anything an address does not know is left out. */
export type Choice = {
  finding: string | null
  post: string | null
  kind: GapKind | null
  by: 'worst' | 'finding' | 'post' | 'kind'
  page: number
}

export const groupings = ['worst', 'finding', 'post', 'kind'] as const
export const perPage = 100

export const choiceOf = (query: URLSearchParams): Choice => {
  const id = (name: string) => {
    const value = query.get(name) ?? ''
    return isId(value) ? value : null
  }
  const page = Number(query.get('page') ?? '1')
  return {
    finding: id('finding'),
    post: id('post'),
    kind: gapKinds.find((kind) => kind === query.get('kind')) ?? null,
    by: groupings.find((by) => by === query.get('by')) ?? 'worst',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
}

export const isFiltered = ({ finding, post, kind }: Choice): boolean =>
  finding !== null || post !== null || kind !== null

/** The gaps that fit, the worst first. `postsOf`: the posts that should mend a gap. */
export const chosen = (
  gaps: readonly Gap[],
  { finding, post, kind }: Choice,
  postsOf: (gap: Gap) => readonly string[],
): Gap[] =>
  gaps.filter(
    (gap) =>
      (finding === null || gap.findingIds.includes(finding)) &&
      (post === null || postsOf(gap).includes(post)) &&
      (kind === null || gap.kind === kind),
  )

/**
 * The gaps in groups, the group with the worst gap first. A gap that breaks several threads stands in the first of them, so
 * that the counts add up.
 */
export const grouped = (
  gaps: readonly Gap[],
  by: Choice['by'],
  names: { finding: (id: string) => string; post: (gap: Gap) => string; kind: (kind: GapKind) => string },
): { title: string; gaps: Gap[] }[] => {
  if (by === 'worst') return [{ title: '', gaps: [...gaps] }]
  const titleOf = (gap: Gap): string => {
    if (by === 'kind') return names.kind(gap.kind)
    if (by === 'post') return names.post(gap)
    return gap.findingId ? names.finding(gap.findingId) : 'No finding'
  }
  return [...Map.groupBy(gaps, titleOf)].map(([title, all]) => ({ title, gaps: all }))
}

/** The address of another page or choice of the list. */
export const addressOf = (choice: Choice, change: Partial<Choice>): string => {
  const next = { ...choice, page: 1, ...change }
  const query = new URLSearchParams()
  if (next.finding) query.set('finding', next.finding)
  if (next.post) query.set('post', next.post)
  if (next.kind) query.set('kind', next.kind)
  if (next.by !== 'worst') query.set('by', next.by)
  if (next.page > 1) query.set('page', String(next.page))
  const words = query.toString()
  return words === '' ? '/thread' : `/thread?${words}`
}

const doors: [RegExp, Permission][] = [
  [/^\/plan\/items\/[^/]+\/updates/, 'plan.update'],
  [/^\/plan\/items\/[^/]+\/(edit|targets)$/, 'plan.edit'],
  [/^\/plan\/findings\/[^/]+\/items$/, 'plan.edit'],
  [/^\/partnership\/posts\/[^/]+\/handover$/, 'partnership.edit'],
  [/^\/(thread|inspection)\/findings\/[^/]+\/(measures|watches)\/new$/, 'inspection.edit'],
  [/^\/measure\/measures\/[^/]+\/figures$/, 'measure.edit'],
  [/^\/evidence\/new/, 'evidence.add'],
  // Whoever added the piece may too, from its own page.
  [/^\/evidence\/pieces\/[^/]+\/view\/edit$/, 'evidence.edit'],
]

/** What somebody must be allowed to do to mend a gap there; null where looking is enough. */
export const mendNeeds = (href: string): Permission | null => doors.find(([door]) => door.test(href))?.[1] ?? null
