import { contributionsIn } from './contributions.ts'
import { readDate } from './dates.ts'
import { postsIn } from './leads.ts'
import type { Decision, Field, ProposedItem } from './proposal.ts'
import { measuresIn } from './targets.ts'
import { shortened } from './titles.ts'
import { squeezed, tidy } from './words.ts'

/** Splits, merges, moves, edits and drops, in the order they were decided. A decision about an item that is gone is passed over. */
export const applied = (items: ProposedItem[], decisions: Decision[]): ProposedItem[] =>
  decisions.reduce((before, decision) => {
    switch (decision.do) {
      case 'split':
        return before.flatMap((item) => (item.key === decision.item ? split(item, decision.at, before) : [item]))
      case 'merge':
        return merged(before, decision.items)
      case 'move':
        return moved(before, decision)
      case 'edit':
        return before.map((item) => (item.key === decision.item ? written(item, decision.field, decision.value) : item))
      case 'drop':
        return withIndexes(
          before,
          before.filter((item) => item.key !== decision.item),
        )
      default:
        return before
    }
  }, items)

/** The words of a field as one text, as a person would edit it. */
export const wordsIn = (item: ProposedItem, field: Field): string => {
  switch (field) {
    case 'findings':
    case 'leads':
      return item[field].join('\n')
    case 'measures':
      return item.measures.map((measure) => measure.text).join('\n')
    default:
      return item[field] ?? ''
  }
}

const written = (item: ProposedItem, field: Field, value: string): ProposedItem => {
  const text = value.trim()
  const provenance = { ...item.provenance, [field]: { from: 'person' as const, rows: item.source.rows, column: null } }
  const without = (code: string) => item.warnings.filter((warning) => warning.code !== code || text === '')
  const next = { ...item, provenance }
  switch (field) {
    case 'title':
      return text === '' ? item : { ...next, title: squeezed(text) }
    case 'leads':
      return { ...next, leads: postsIn(text), warnings: without('no_lead') }
    case 'findings':
      return { ...next, findings: text === '' ? [] : text.split(/\n+/).map(tidy) }
    case 'measures':
      return { ...next, measures: measuresIn(text), warnings: without('no_measure') }
    case 'due': {
      const read = readDate(text)
      return {
        ...next,
        due: read?.date ?? null,
        dueWords: read?.unclear ? text : null,
        warnings: read?.unclear ? item.warnings : without('unclear_date'),
      }
    }
    case 'progress': {
      const told = contributionsIn(text)
      return { ...next, progress: text || null, progressRest: told.rest || null, contributions: told.contributions }
    }
    default:
      return { ...next, [field]: text || null }
  }
}

const split = (
  item: ProposedItem,
  at: Extract<Decision, { do: 'split' }>['at'],
  all: ProposedItem[],
): ProposedItem[] => {
  let n = 2
  while (all.some((other) => other.key === `${item.key}.${n}`)) n++
  let [first, second]: ProposedItem[] = [
    item,
    { ...item, key: `${item.key}.${n}`, warnings: item.warnings.filter((warning) => warning.code !== 'leak') },
  ]
  if (!first || !second) return [item]
  for (const [field, cut] of Object.entries(at) as [Field, number][]) {
    const text = wordsIn(item, field)
    first = written(first, field, text.slice(0, cut))
    second = written(second, field, text.slice(cut))
    if (field === 'aim' || field === 'driver') {
      if (at.title !== undefined) continue
      first = written(first, 'title', shortened(text.slice(0, cut)))
      second = written(second, 'title', shortened(text.slice(cut)))
    }
  }
  return [first, second]
}

const merged = (items: ProposedItem[], keys: string[]): ProposedItem[] => {
  const parts = items.filter((item) => keys.includes(item.key))
  const [head, ...rest] = parts
  if (!head || rest.length === 0) return items
  let whole = head
  for (const part of rest) {
    for (const field of ['aim', 'driver', 'progress', 'measures', 'leads', 'findings', 'reason'] as const) {
      const [a, b] = [wordsIn(whole, field), wordsIn(part, field)]
      if (b && !a.includes(b)) whole = written(whole, field, a ? `${a}${field === 'progress' ? ' ' : '\n'}${b}` : b)
    }
    const has = new Set(whole.warnings.map((warning) => warning.code))
    whole = {
      ...whole,
      due:
        [whole.due, part.due]
          .filter((each) => each !== null)
          .sort()
          .at(-1) ?? null,
      links: [...new Set([...whole.links, ...part.links])],
      source: { ...whole.source, rows: [...new Set([...whole.source.rows, ...part.source.rows])] },
      warnings: [...whole.warnings, ...part.warnings.filter((warning) => !has.has(warning.code))],
    }
  }
  return withIndexes(
    items,
    items.flatMap((item) => (item.key === head.key ? [whole] : keys.includes(item.key) ? [] : [item])),
  )
}

const moved = (items: ProposedItem[], { text, from, to }: Extract<Decision, { do: 'move' }>): ProposedItem[] => {
  const source = items.find((item) => item.key === from.item)
  if (!source || !wordsIn(source, from.field).includes(text) || !items.some((item) => item.key === to.item))
    return items
  const taken = items.map((item) =>
    item.key === from.item ? written(item, from.field, squeezed(wordsIn(item, from.field).replace(text, ' '))) : item,
  )
  return taken.map((item) => {
    if (item.key !== to.item) return item
    const before = wordsIn(item, to.field)
    return written(
      item,
      to.field,
      before ? `${before}${to.field === 'leads' || to.field === 'measures' ? '\n' : ' '}${text}` : text,
    )
  })
}

/** Warnings name items by their place, so places are put right when an item goes. */
const withIndexes = (before: ProposedItem[], after: ProposedItem[]): ProposedItem[] =>
  after.map((item) => ({
    ...item,
    warnings: item.warnings.map((warning) => {
      if (warning.suggests === undefined) return warning
      const key = before[warning.suggests]?.key
      const { suggests: _, ...rest } = warning
      const index = after.findIndex((other) => other.key === key)
      return index === -1 ? rest : { ...rest, suggests: index }
    }),
  }))
