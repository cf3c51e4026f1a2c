import { fitOf, lookOf, type Look } from './content.ts'
import { datesIn } from './dates.ts'
import { meaningsOf } from './headings.ts'
import type { Meaning, ReadColumn } from './proposal.ts'

/** Columns after a second look: the latest status, the deed, the levels above it and the prose that is left. */
export const settled = (columns: ReadColumn[], looks: Look[]): ReadColumn[] =>
  withProse(withLevels(withAim(withLatest(columns, looks), looks)), looks)

/** A status printed for several dates ("RAG Oct", "RAG Nov") is the one for the last of them; the others are kept as notes. */
const withLatest = (columns: ReadColumn[], looks: Look[]): ReadColumn[] => {
  const taken = columns.findIndex((column) => column.meaning === 'status')
  const word = (heading: string) => /\bb?rag|\bstatus|\brating/i.exec(heading)?.[0].toLowerCase()
  const mark = word(columns[taken]?.heading ?? '')
  const rivals = columns.flatMap(({ heading, meaning }, c) =>
    mark !== undefined &&
    word(heading) === mark &&
    (c === taken || (meaning === 'other' && fitOf(looks[c] ?? lookOf([]), 'status') > 0)) &&
    !/\b(?:previous|prior|last|old|initial|original|risk)\b/i.test(heading)
      ? [{ c, day: datesIn(heading, undefined, true)[0]?.date ?? '' }]
      : [],
  )
  const latest = rivals.toSorted((a, b) => a.day.localeCompare(b.day) || a.c - b.c).at(-1)
  if (latest === undefined || latest.c === taken) return columns
  const [from, to] = [columns[taken], columns[latest.c]]
  return columns.map((column, c) =>
    c === latest.c && from
      ? {
          ...column,
          meaning: 'status',
          confidence: from.confidence,
          why: 'It is the latest of the columns of its kind.',
        }
      : c === taken && to
        ? { ...column, meaning: 'other', confidence: 0.5, why: 'A later column of its kind says how it stands now.' }
        : column,
  )
}

const levels: Meaning[] = ['theme', 'outcome', 'driver', 'finding']

/** Two columns of one level ("Primary driver", "Secondary driver"): the left one moves up a level where that is free. */
const withLevels = (columns: ReadColumn[]): ReadColumn[] => {
  const next = columns.map((column) => ({ ...column }))
  next.forEach((column, c) => {
    if (column.meaning !== 'other' || column.confidence > 0.2) return
    const wanted = [...meaningsOf(column.heading)]
      .filter(([meaning, weight]) => weight >= 0.6 && (levels.includes(meaning) || meaning === 'aim'))
      .sort((a, b) => b[1] - a[1])[0]?.[0]
    if (!wanted) return
    const isFree = (meaning: Meaning) => next.every((other) => other.meaning !== meaning)
    const rival = next.findIndex((other) => other.meaning === wanted)
    const [left, right] = rival < c ? [next[rival], column] : [column, next[rival]]
    const above = levels
      .slice(0, Math.max(0, wanted === 'aim' ? 3 : levels.indexOf(wanted)))
      .reverse()
      .find(isFree)
    const place = above ?? levels.find(isFree)
    if (!left || !right || !place) return
    const why = `Another column is the ${wanted} too; this one stands ${left === column ? 'left' : 'beside'} of it.`
    Object.assign(right, { meaning: wanted })
    Object.assign(left, { meaning: place })
    Object.assign(column, { confidence: 0.5, why })
  })
  return next
}

/** Prose under a heading that says nothing: left of the action it is why, right of it what has been done. */
const withProse = (columns: ReadColumn[], looks: Look[]): ReadColumn[] => {
  const aim = columns.findIndex((column) => column.meaning === 'aim')
  const used = new Set(columns.map((column) => column.meaning))
  return columns.map((column, c) => {
    const look = looks[c]
    if (column.meaning !== 'other' || column.confidence > 0.2 || !look || aim === -1 || look.ranks > 0.6) return column
    // Short names above blanks, without a heading, stand for all the rows below them.
    if (!column.heading && c < aim && look.words >= 1.5 && look.words < 12 && look.blank > 0.2 && !used.has('theme')) {
      used.add('theme')
      return { ...column, meaning: 'theme', confidence: 0.4, why: 'Its few cells stand for the rows below them.' }
    }
    if (look.words < 5) return column
    const meaning = (c < aim ? (['driver', 'finding', 'outcome'] as const) : (['progress'] as const)).find(
      (each) => !used.has(each),
    )
    if (!meaning) return column
    used.add(meaning)
    return { ...column, meaning, confidence: 0.3, why: 'Its cells are prose, and no other column has this place.' }
  })
}

/** A plan needs a column that names the thing to be done: without one the best of the rest takes the part. */
const withAim = (columns: ReadColumn[], looks: Look[]): ReadColumn[] => {
  if (columns.some((column) => column.meaning === 'aim')) return columns
  const named = columns.flatMap((column, c) => (['driver', 'outcome', 'finding'].includes(column.meaning) ? [c] : []))
  // Names that stand once for many rows, or that do not say what is done, leave the deed to a column of their own.
  const isUpper = named.length > 0 && named.every((c) => (looks[c]?.blank ?? 0) > 0.3)
  const meant = named.length === 0 ? ['other', 'theme', 'measure', 'reason'] : ['other']
  const long = looks
    .map((look, column) => ({ look, column }))
    .filter(
      ({ column, look }) =>
        meant.includes(columns[column]?.meaning ?? '') &&
        look.words >= 2.5 &&
        look.numbers < 0.5 &&
        (named.length === 0 || (look.distinct > 0.8 && look.blank < 0.2 && (isUpper || look.actions > 0.4))),
    )
    .sort((a, b) => b.look.actions + b.look.words / 30 - a.look.actions - a.look.words / 30)[0]
  if (!long) return columns
  return columns.map((column, i) =>
    i === long.column
      ? {
          ...column,
          meaning: 'aim',
          confidence: 0.4,
          why: 'Its cells are the longest text that says what will be done.',
        }
      : column,
  )
}
