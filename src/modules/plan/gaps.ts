import type { TreeItem } from './outline/tree.ts'

export type GapKind =
  | 'finding_without_item'
  | 'item_without_post'
  | 'item_without_date'
  | 'item_without_measure'
  | 'post_vacant'

/** Something missing between a finding and the work that answers it. `subject` is what it is missing from. */
export type Gap = { kind: GapKind; subject: string; sentence: string }

type Line = Pick<
  TreeItem,
  'title' | 'reference' | 'line' | 'kind' | 'closed' | 'leads' | 'due' | 'due_kind' | 'targets' | 'findings' | 'through'
>
type Known = { id: string; kind: string; reference: string; title: string }

/**
 * The gaps that a plan and its findings show by themselves: a finding without an item; an item without a post, a date or a
 * measure; a post that nobody holds. Strengths need no item, and items that are finished or need no improvement owe nothing.
 */
export const gapsOf = (items: readonly Line[], findings: readonly Known[]): Gap[] => {
  const answered = new Set(items.flatMap((item) => [...item.findings, ...item.through].map(({ id }) => id)))
  const open = items.filter((item) => item.line && item.kind === 'improvement' && !item.closed)
  return [
    ...findings
      .filter(({ id, kind }) => kind !== 'strength' && !answered.has(id))
      .map((finding): Gap => {
        const subject = named(finding)
        return { kind: 'finding_without_item', subject, sentence: `No item answers finding ${subject}.` }
      }),
    ...open.flatMap(gapsOfItem),
    ...vacancies(open),
  ]
}

const gapsOfItem = (item: Line): Gap[] => {
  const subject = named(item)
  const gap = (kind: GapKind, missing: string): Gap => ({ kind, subject, sentence: `“${subject}” has ${missing}.` })
  return [
    ...(item.leads.length === 0 ? [gap('item_without_post', 'no post that leads it')] : []),
    ...(item.due === null && item.due_kind !== 'ongoing' ? [gap('item_without_date', 'no agreed date')] : []),
    ...(item.targets.length === 0 ? [gap('item_without_measure', 'no measure')] : []),
  ]
}

const vacancies = (open: readonly Line[]): Gap[] => {
  const posts = new Map<string, { title: string; items: number }>()
  for (const item of open)
    for (const lead of item.leads)
      if (lead.vacant) posts.set(lead.id, { title: lead.title, items: (posts.get(lead.id)?.items ?? 0) + 1 })
  return [...posts.values()].map(({ title, items }) => ({
    kind: 'post_vacant',
    subject: title,
    sentence: `Nobody holds the post “${title}”, which leads ${items === 1 ? 'one item' : `${items} items`}.`,
  }))
}

const named = ({ reference, title }: { reference: string; title: string }) =>
  [reference, title].filter(Boolean).join(' ')
