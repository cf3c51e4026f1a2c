import { addDays, daysBetween } from '../../../platform/dates.ts'
import type { TreeItem } from './tree.ts'

/** What somebody asked to see. Empty means any. */
export type Choice = {
  words: string
  status: string
  post: string
  agency: string
  group: string
  finding: string
  due: Due | ''
  only: Only | ''
  by: By
  sort: Sort
}

export const dues = ['late', 'soon', 'none', 'moved'] as const
export type Due = (typeof dues)[number]
export const onlys = ['late', 'no-lead', 'no-measure', 'not-stated', 'moved', 'doubts', 'mine'] as const
export type Only = (typeof onlys)[number]
const bys = ['theme', 'lead', 'agency', 'status', 'due'] as const
export type By = (typeof bys)[number]
export const sorts = ['plan', 'due', 'status', 'update'] as const
export type Sort = (typeof sorts)[number]

/** Six weeks: what a board that meets every six weeks sees once before it is due. */
const soonDays = 42

/** Reads the choice out of an address. Anything unknown is any. */
export const choiceOf = (query: URLSearchParams): Choice => ({
  words: (query.get('words') ?? '').trim().slice(0, 200),
  status: query.get('status') ?? '',
  post: query.get('post') ?? '',
  agency: query.get('agency') ?? '',
  group: query.get('group') ?? '',
  finding: query.get('finding') ?? '',
  due: dues.find((each) => each === query.get('due')) ?? '',
  only: onlys.find((each) => each === query.get('only')) ?? '',
  by: bys.find((each) => each === query.get('by')) ?? 'theme',
  sort: sorts.find((each) => each === query.get('sort')) ?? 'plan',
})

/** Is anything left out? Grouping and sorting leave nothing out. */
export const isFiltered = (choice: Choice): boolean =>
  [choice.words, choice.status, choice.post, choice.agency, choice.group, choice.finding, choice.due, choice.only].some(
    (each) => each !== '',
  )

/** The agreed date is past and the item is still open. */
export const isLate = (item: Dated, today: string): boolean =>
  !item.closed && item.kind === 'improvement' && item.due_kind === 'date' && item.due !== null && item.due < today

/** Whole days past the agreed date; 0 when it is not late. */
export const daysLate = (item: Dated, today: string): number =>
  item.due !== null && isLate(item, today) ? daysBetween(item.due, today) : 0

type Dated = Pick<TreeItem, 'closed' | 'kind' | 'due_kind' | 'due'>

/** "moved once", "moved twice", "moved 3 times"; nothing when it never moved. */
export const movedWords = (times: number): string =>
  times === 0 ? '' : `moved ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`}`

/** Nobody leads it: no post at all, or every post is vacant. Items that need nothing, and signposts, need no lead. */
export const lacksLead = (item: Pick<TreeItem, 'leads' | 'kind' | 'closed'>): boolean =>
  item.kind === 'improvement' && !item.closed && item.leads.every(({ vacant }) => vacant)

export const lacksMeasure = (item: Pick<TreeItem, 'targets' | 'kind' | 'closed'>): boolean =>
  item.kind === 'improvement' && !item.closed && item.targets.length === 0

export const lacksStatus = (item: Pick<TreeItem, 'status'>): boolean => item.status.tone === null

/** Is the item due within six weeks from today, today included? */
export const isDueSoon = (item: Dated, today: string): boolean =>
  !item.closed && item.due !== null && item.due >= today && item.due <= addDays(today, soonDays)

const shows = (only: Only, item: TreeItem, today: string, me: string): boolean => {
  switch (only) {
    case 'late':
      return isLate(item, today)
    case 'no-lead':
      return lacksLead(item)
    case 'no-measure':
      return lacksMeasure(item)
    case 'not-stated':
      return lacksStatus(item)
    case 'moved':
      return item.moved >= 2
    case 'doubts':
      return item.doubts > 0
    case 'mine':
      return item.leads.some(({ person_id }) => person_id !== null && person_id === me)
  }
}

/** How many lines each of the quick views would show. `me`: the person who looks. */
export const onlyCounts = (lines: readonly TreeItem[], today: string, me: string): Record<Only, number> => {
  const count = (only: Only) => lines.filter((item) => shows(only, item, today, me)).length
  return {
    late: count('late'),
    'no-lead': count('no-lead'),
    'no-measure': count('no-measure'),
    'not-stated': count('not-stated'),
    moved: count('moved'),
    doubts: count('doubts'),
    mine: count('mine'),
  }
}

/** The lines a choice lets through. A finding, a group or a word also counts when it stands on a heading above the line. */
export const chosen = (items: readonly TreeItem[], choice: Choice, today: string, me = ''): TreeItem[] => {
  const known = new Map(items.map((item) => [item.id, item]))
  const words = choice.words.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    if (!item.line) return false
    const path = [item, ...item.above.flatMap((id) => known.get(id) ?? [])]
    const text = words.length > 0 ? textOf(item) : ''
    return (
      words.every((word) => text.includes(word)) &&
      (choice.status === '' || item.status.code === choice.status) &&
      (choice.post === '' || item.leads.some(({ id }) => id === choice.post)) &&
      (choice.agency === '' || item.lead_agency_id === choice.agency) &&
      (choice.group === '' ||
        path.some((each) => each.owning_group_id === choice.group || each.overseeing_group_id === choice.group)) &&
      (choice.finding === '' || path.some((each) => each.findings.some(({ id }) => id === choice.finding))) &&
      (choice.due === '' || isDue(choice.due, item, today)) &&
      (choice.only === '' || shows(choice.only, item, today, me))
    )
  })
}

const isDue = (due: Due, item: TreeItem, today: string): boolean => {
  switch (due) {
    case 'late':
      return isLate(item, today)
    case 'soon':
      return isDueSoon(item, today)
    case 'none':
      return item.due === null
    case 'moved':
      return item.moved > 0
  }
}

const textOf = (item: TreeItem): string =>
  [
    item.reference,
    item.title,
    item.aim,
    item.reason,
    item.signpost,
    ...item.targets.map(({ text }) => text),
    ...item.leads.flatMap(({ title, holder }) => [title, holder ?? '']),
    item.lead_agency?.name ?? '',
  ]
    .join('\n')
    .toLowerCase()

/** What the filter can offer: the posts, agencies, groups and findings that the plan names. */
export const offeredBy = (items: readonly TreeItem[]) => ({
  posts: unique(items.flatMap(({ leads }) => leads)).sort((a, b) => a.title.localeCompare(b.title)),
  agencies: unique(items.flatMap(({ lead_agency: agency }) => agency ?? [])),
  groups: unique(
    items.flatMap(({ owning_group: owning, overseeing_group: overseeing }) => [owning ?? [], overseeing ?? []].flat()),
  ),
  findings: unique(items.flatMap(({ findings }) => findings)).sort((a, b) =>
    a.reference.localeCompare(b.reference, 'en-GB', { numeric: true }),
  ),
})

const unique = <T extends { id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((each) => [each.id, each])).values(),
]
