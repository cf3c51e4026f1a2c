import { longDate } from '../../../platform/dates.ts'
import { type Gap, type GapFacts, type GapItem, type GapKind, named, weightOf } from './facts.ts'

/** What an item lacks: a post, a date, a measure, somebody in the post, an update, or time before its post ends. */
export const itemGaps = (facts: GapFacts): Gap[] => {
  const open = facts.items.filter((item) => item.line && item.kind === 'improvement' && !item.closed)
  const byId = new Map(facts.items.map((item) => [item.id, item]))
  return [
    ...open.flatMap(lacks),
    ...vacancies(open),
    ...tooLate(facts, new Map(open.map((item) => [item.id, item]))),
    ...missingUpdates(facts, byId),
  ]
}

const lacks = (item: GapItem): Gap[] => {
  const edit = `/plan/items/${item.id}/edit`
  const subject = named(item)
  return [
    ...(item.leads.length === 0
      ? [gapOf(item, 'item_without_post', `“${subject}” has no post that leads it.`, edit, 'Name a post')]
      : []),
    ...(item.due === null && item.due_kind !== 'ongoing'
      ? [gapOf(item, 'item_without_date', `“${subject}” has no agreed date.`, edit, 'Agree a date')]
      : []),
    ...(item.targets.length === 0
      ? [
          gapOf(
            item,
            'item_without_measure',
            `“${subject}” has no measure.`,
            `/plan/items/${item.id}/targets`,
            'Add a measure',
          ),
        ]
      : []),
  ]
}

const vacancies = (open: readonly GapItem[]): Gap[] => {
  const posts = new Map<string, { title: string; items: GapItem[] }>()
  for (const item of open)
    for (const lead of item.leads)
      if (lead.vacant) posts.set(lead.id, { title: lead.title, items: [...(posts.get(lead.id)?.items ?? []), item] })
  return [...posts].map(([id, { title, items }]) => ({
    kind: 'post_vacant',
    subject: title,
    subjectId: id,
    ...threadOf(items),
    planId: items[0]?.plan_id ?? null,
    postIds: [id],
    sentence: `Nobody holds the post “${title}”, which leads ${items.length === 1 ? 'one item' : `${items.length} items`}.`,
    mend: { href: `/partnership/posts/${id}/handover`, words: 'Say who holds it' },
    weight: weightOf('post_vacant'),
  }))
}

const tooLate = (facts: GapFacts, open: ReadonlyMap<string, GapItem>): Gap[] =>
  facts.endings.flatMap(({ what, ends_on: ends, item_ids: ids }) =>
    ids.flatMap((id) => {
      const item = open.get(id)
      return item?.due && item.due > ends
        ? [
            gapOf(
              item,
              'due_after_post_ends',
              `“${named(item)}” is due on ${longDate(item.due)}, after “${what}”, which does it, ends on ${longDate(ends)}.`,
              `/plan/items/${item.id}`,
              'Move the date, or keep the post',
            ),
          ]
        : []
    }),
  )

const missingUpdates = (facts: GapFacts, items: ReadonlyMap<string, GapItem>): Gap[] =>
  facts.owed.flatMap(({ round, due, item_id: id }) => {
    const item = items.get(id)
    if (!item) return []
    const late = due < facts.today
    return [
      {
        ...gapOf(
          item,
          'update_missing',
          `“${named(item)}” has no update in the round “${round}”, ${late ? `which was due on ${longDate(due)}` : `due on ${longDate(due)}`}.`,
          `/plan/items/${item.id}/updates/new`,
          'Write the update',
        ),
        // Before the day it is due it is only to come.
        weight: late ? weightOf('update_missing') : weightOf('item_without_date') - 2,
      },
    ]
  })

/** A gap of an item, in the threads of the findings that it answers. */
export const gapOf = (item: GapItem, kind: GapKind, sentence: string, href: string, words: string): Gap => ({
  kind,
  subject: named(item),
  subjectId: item.id,
  ...threadOf([item]),
  planId: item.plan_id,
  postIds: item.leads.map(({ id }) => id),
  sentence,
  mend: { href, words },
  weight: weightOf(kind),
})

/** The findings in whose thread some items stand. */
export const threadOf = (
  items: readonly Pick<GapItem, 'findings' | 'through'>[],
): { findingId: string | null; findingIds: string[] } => {
  const findingIds = [...new Set(items.flatMap((item) => [...item.findings, ...item.through].map(({ id }) => id)))]
  return { findingId: findingIds[0] ?? null, findingIds }
}
