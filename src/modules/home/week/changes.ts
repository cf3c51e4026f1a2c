import { shortDate } from '../../../platform/dates.ts'
import type { Tone } from '../../../platform/shapes.tsx'
import type { Changes } from '../../plan/index.ts'
import { named } from './rules.ts'

type Path = (rest: string) => string

/** A change as one row of a table. No `was`: it is new. */
export type ChangeRow = { date: string; href: string; text: string; was: Said; became: Said }
export type Said = { kind: 'status'; tone: Tone | null; word: string } | { kind: 'words'; words: string }

/** What changed in a plan, newest first. `day` gives the date in London of an instant. */
export const changeRows = (changes: Changes, path: Path, day: (at: Date) => string): ChangeRow[] => {
  const words = (text: string): Said => ({ kind: 'words', words: text })
  const about = (s: { item_id: string; reference: string; title: string }) => ({
    href: path(`/plan/items/${s.item_id}`),
    text: named(s),
  })
  return [
    ...changes.statuses.map((s) => ({
      ...about(s),
      date: s.dated,
      was: { kind: 'status' as const, tone: s.was.tone, word: s.was.word },
      became: { kind: 'status' as const, tone: s.became.tone, word: s.became.word },
    })),
    ...changes.moves.map((m) => ({
      ...about(m),
      date: day(m.moved_at),
      was: words(dateWords(m.which, m.was, 'date')),
      became: words(dateWords(m.which, m.became, m.became_kind)),
    })),
    ...addedRows(
      changes.added.map((a) => ({
        ...about(a),
        date: day(a.created_at),
        was: words('Not in the plan'),
        became: words('Added'),
      })),
      path,
    ),
    ...changes.deleted.map((d) => ({
      ...about(d),
      href: path('/plan'),
      date: day(d.deleted_at),
      was: words('In the plan'),
      became: words('Deleted'),
    })),
  ].toSorted((a, b) => b.date.localeCompare(a.date))
}

// An import adds a whole plan in one day: that is one change to whoever reads what changed.
const addedRows = (rows: readonly ChangeRow[], path: Path): ChangeRow[] =>
  [...Map.groupBy(rows, ({ date }) => date)].flatMap(([, each]) => {
    const [first] = each
    return first === undefined || each.length <= 3
      ? each
      : [{ ...first, href: path('/plan'), text: `${each.length} items` }]
  })

const dateWords = (which: 'due' | 'forecast', date: string | null, kind: string) => {
  if (date) return `${which === 'due' ? 'Due' : 'Forecast'} ${shortDate(date)}`
  return kind === 'ongoing' ? 'Ongoing' : kind === 'to_be_confirmed' ? 'Date to be confirmed' : 'No date'
}
