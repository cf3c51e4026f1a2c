import { longDate } from '../../../platform/dates.ts'
import { counted, joined, upper } from '../../../platform/sentence.ts'

export type ResourceKind = 'money' | 'post' | 'other'
export type ResourceState = 'asked' | 'agreed' | 'refused'

/** With what something is done: money, a post or another thing. */
export type Resource = {
  id: string
  item_id: string
  kind: ResourceKind
  what: string
  pounds: number | null
  each_year: boolean
  post_id: string | null
  post: string | null
  /** The last day of the post itself, where one is set. */
  post_ends_on: string | null
  from_whom: string
  state: ResourceState
  ends_on: string | null
}

export const stateWords: Record<ResourceState, string> = { asked: 'Asked for', agreed: 'Agreed', refused: 'Refused' }

/** "£40,000", "£12,500.50". */
export const poundWords = (pounds: number): string =>
  `£${pounds.toLocaleString('en-GB', Number.isInteger(pounds) ? {} : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`

/** The last day of a resource: its own, or that of its post where that comes first. */
export const lastDay = ({
  ends_on: own,
  post_ends_on: post,
}: Pick<Resource, 'ends_on' | 'post_ends_on'>): string | null =>
  own !== null && post !== null ? (own < post ? own : post) : (own ?? post)

/** The sum in words. Money once and money each year are never added; what is asked for is no money yet. */
export const sumWords = (resources: readonly Resource[]): string => {
  if (resources.length === 0) return 'No resource is named.'
  const money = (state: ResourceState) => {
    const some = resources.filter((each) => each.kind === 'money' && each.state === state && each.pounds !== null)
    const of = (yearly: boolean) =>
      some
        .filter(({ each_year: each }) => each === yearly)
        .reduce((sum, { pounds }) => sum + Math.round((pounds ?? 0) * 100), 0) / 100
    const parts = [
      of(false) > 0 ? `${poundWords(of(false))} once` : '',
      of(true) > 0 ? `${poundWords(of(true))} each year` : '',
    ].filter(Boolean)
    return parts.length === 0 ? [] : [`${joined(parts)}, ${state === 'asked' ? 'asked for' : state}`]
  }
  const open = resources.filter(
    ({ kind, pounds, state }) => kind === 'money' && pounds === null && state !== 'refused',
  ).length
  const posts = resources.filter(({ kind, state }) => kind === 'post' && state === 'agreed').length
  const askedPosts = resources.filter(({ kind, state }) => kind === 'post' && state === 'asked').length
  const others = resources.filter(({ kind, state }) => kind === 'other' && state !== 'refused').length
  const parts = [
    ...(['agreed', 'asked', 'refused'] as const).flatMap(money),
    open > 0 ? `${counted(open, 'sum')} not yet known` : '',
    posts > 0 ? counted(posts, 'post') : '',
    askedPosts > 0 ? `${counted(askedPosts, 'post')} asked for` : '',
    others > 0 ? counted(others, 'other thing') : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'All that was asked for was refused.' : `${upper(parts.join('; '))}.`
}

type Dated = { due: string | null; closed: boolean }

/** Why an item may not have with what to finish: due after a post or its money ends. One sentence for each. */
export const runsOut = (item: Dated, resources: readonly Resource[]): string[] =>
  item.due === null || item.closed
    ? []
    : resources.flatMap((each) => {
        const last = lastDay(each)
        if (last === null || item.due === null || each.state === 'refused' || last >= item.due) return []
        const what = each.kind === 'post' ? `the post that does it, ${each.post ?? each.what},` : `“${each.what}”`
        return [`It is due on ${longDate(item.due)}, after ${what} ends on ${longDate(last)}.`]
      })
