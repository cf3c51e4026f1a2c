import { datesIn } from './dates.ts'
import { fitOf, lookOf, type Look } from './content.ts'
import type { Grid } from './grids.ts'
import { meaningsOf } from './headings.ts'
import type { Meaning, ReadColumn } from './proposal.ts'

const every: Meaning[] = [
  'reference',
  'theme',
  'outcome',
  'driver',
  'finding',
  'aim',
  'measure',
  'lead',
  'agency',
  'start',
  'due',
  'status',
  'progress',
  'reason',
  'resources',
  'other',
]
// Several columns may hold these (progress by quarter, measure and target, lead and support).
const shared = new Set<Meaning>(['progress', 'measure', 'lead', 'resources', 'other', 'finding', 'agency'])

type Bid = { column: number; meaning: Meaning; score: number; said: number; fit: number }

/** What each column of a grid means, by the words of its heading and by what its cells look like. */
export const columnsOf = (grid: Grid, forced: Map<number, Meaning>): ReadColumn[] => {
  const rows = grid.rows.filter(
    (row) => row.state === 'used' && row.cells.filter((cell) => cell.text !== '').length > 1,
  )
  const width = Math.max(grid.headings.length, ...grid.rows.map((row) => row.cells.length), 0)
  const looks = Array.from({ length: width }, (_, c) => lookOf(rows.map((row) => row.cells[c]?.text ?? '')))
  const bids = looks.flatMap((look, column) => bidsOf(column, grid.headings[column] ?? '', look))
  const taken = new Map<number, Bid>()
  for (const bid of bids.sort((a, b) => b.score - a.score)) {
    if (taken.has(bid.column) || forced.has(bid.column)) continue
    const rival = [...taken.values()].find((other) => other.meaning === bid.meaning)
    if (rival && !(shared.has(bid.meaning) && bid.said >= 0.6)) continue
    if ([...forced.values()].includes(bid.meaning) && !shared.has(bid.meaning)) continue
    taken.set(bid.column, bid)
  }
  const columns = looks.map((_, column): ReadColumn => {
    const heading = grid.headings[column] ?? ''
    const order = forced.get(column)
    if (order) return { heading, meaning: order, confidence: 1, why: 'You said so.' }
    const labelled = grid.meanings?.[column]
    if (labelled)
      return {
        heading,
        meaning: labelled,
        confidence: 0.9,
        why: heading ? `The label “${heading}” says so.` : 'Its place in the text says so.',
      }
    const bid = taken.get(column)
    if (!bid)
      return { heading, meaning: 'other', confidence: 0.2, why: 'Neither the heading nor the cells say what it is.' }
    return {
      heading,
      meaning: bid.meaning,
      confidence: Math.max(0.1, Math.min(1, bid.score / 1.5)),
      why: whyOf(bid, heading),
    }
  })
  return settled(columns, looks)
}

const bidsOf = (column: number, heading: string, look: Look): Bid[] => {
  const said = meaningsOf(heading)
  return every.flatMap((meaning): Bid[] => {
    const words = said.get(meaning) ?? 0
    if (meaning === 'start' && words === 0) return []
    const fit = fitOf(look, meaning)
    // Without a heading only the content can speak; against a clear heading it can only overrule by much.
    const score = heading ? words + fit * 0.55 - (words === 0 ? 0.25 : 0) : fit * 0.9 - place(meaning)
    return score > 0.15 ? [{ column, meaning, score, said: words, fit }] : []
  })
}

// Among nameless columns an action is likelier than a finding, and a finding than a driver.
const place = (meaning: Meaning) =>
  (
    ({ aim: 0, due: 0, lead: 0, status: 0, progress: 0.05, measure: 0.1, reference: 0.05 }) as Partial<
      Record<Meaning, number>
    >
  )[meaning] ?? 0.5

const whyOf = (bid: Bid, heading: string) => {
  if (bid.said >= 0.6 && bid.fit >= 0) return `The heading “${heading}” says so.`
  if (bid.said >= 0.6) return `The heading “${heading}” says so, though its cells look different.`
  return 'Its cells look like it.'
}

const settled = (columns: ReadColumn[], looks: Look[]): ReadColumn[] =>
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
