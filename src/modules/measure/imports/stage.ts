// From an examined file to an answer in counts, and to figures that stand. One transaction: all of it, or nothing.
import type { Db } from '../../../platform/db.ts'
import { refreshSource } from '../../evidence/index.ts'
import { workingsOf } from '../definitions/queries.ts'
import { refresh } from '../figures/queries.ts'
import { addMeasure } from '../queries.ts'
import { latestSentence } from '../rules.ts'
import { type Examined, figuresOf } from './examine.ts'
import type { Choices, FileMeasure, Settled } from './rules/book.ts'
import type { Figure, Refusal } from './rules/figures.ts'
import type { Counts } from './rules/outcome.ts'
import type { Split } from './rules/rows.ts'
import type { Doubt } from './rules/table.ts'
import {
  addBreakdowns,
  addParts,
  compare,
  copyStaged,
  knownMeasures,
  layTables,
  newestOf,
  settleRepeats,
  stageNames,
  type Twice,
  writeFigures,
} from './staging/queries.ts'

export type MeasureCounts = { measure: FileMeasure; counts: Counts }

/** What an import does or would do. `refused`: the first of them; `refusals`: how many there are. */
export type Staged = {
  measures: readonly MeasureCounts[]
  counts: Counts
  refused: readonly Refusal[]
  refusals: number
  /** How the file was read, and how the figures of single measures were. */
  fileDoubts: readonly Doubt[]
  doubts: readonly Doubt[]
  /** Names of the places and categories that staged rows point to. */
  places: readonly string[]
  breakdowns: readonly Split[]
}

const mostRefusals = 5_000
const mostBreakdowns = 5_000

/** Copies the figures into this transaction and compares them with what stands. Nothing is written yet. */
export const stage = async (db: Db, examined: Examined, choices: Choices): Promise<Staged> => {
  await layTables(db)
  const settled = examined.settle(await knownMeasures(db), choices)
  const refused: Refusal[] = []
  let refusals = 0
  const refuse = (refusal: Refusal) => {
    refusals++
    if (refused.length < mostRefusals) refused.push(refusal)
  }
  const names = registers(refuse)
  await copyStaged(db, linesOf(figuresOf(examined, settled, refuse), names))
  await stageNames(
    db,
    settled.measures.flatMap(({ n, known }, at) => (known && n === at ? [{ n, id: known.id }] : [])),
    names.breakdowns.map(({ dimension, category }, n) => ({ n, dimension, category })),
  )
  const repeats = await settleRepeats(db)
  for (const twice of repeats) if (twice.differs) refuse(differing(twice, settled, names.places))
  const counts = await compare(db)
  const fileDoubts = [...examined.doubts, ...sameAgain(repeats), ...lessCertain(counts)]
  return {
    measures: settled.measures.map((measure, at) => ({
      measure,
      counts: sum(counts.filter((each) => each.measure === measure.n && measure.n === at)),
    })),
    counts: sum(counts),
    refused: refused.toSorted((a, b) => a.row - b.row),
    refusals,
    fileDoubts,
    doubts: [...fileDoubts, ...measureDoubts(settled)],
    places: names.places,
    breakdowns: names.breakdowns,
  }
}

const sum = (counts: readonly { verdict: keyof Counts; count: number }[]): Counts => {
  const all = { new: 0, changed: 0, unchanged: 0 }
  for (const { verdict, count } of counts) all[verdict] += count
  return all
}

const differing = ({ row, place, measure, other }: Twice, settled: Settled, places: readonly string[]): Refusal => {
  const name = settled.measures[measure]?.name ?? ''
  return {
    row,
    column: places[place] ?? '',
    sentence:
      other === row
        ? `This row gives two different figures of one period of “${name}”. Leave one.`
        : `Row ${other} gives another figure of the same period of “${name}”. Leave the one that is right.`,
  }
}

const sameAgain = (repeats: readonly Twice[]): Doubt[] => {
  const same = repeats.filter((twice) => !twice.differs)
  const first = same[0]
  if (!first) return []
  return [
    {
      column: '',
      sentence:
        same.length === 1
          ? `Row ${first.row} says the same as row ${first.other} and was counted once`
          : `${same.length.toLocaleString('en-GB')} figures stand in the file twice with the same value, first in row ${first.row}. They were counted once`,
    },
  ]
}

const lessCertain = (counts: readonly { held: number }[]): Doubt[] => {
  const held = counts.reduce((all, each) => all + each.held, 0)
  if (held === 0) return []
  return [
    {
      column: '',
      sentence: `${held === 1 ? 'One figure is' : `${held.toLocaleString('en-GB')} figures are`} provisional where a final one stands, or final where a corrected one does. What stands was kept`,
    },
  ]
}

const measureDoubts = (settled: Settled): Doubt[] =>
  settled.measures.flatMap(({ name, doubts }) =>
    doubts.map((sentence) => ({ column: '', sentence: `“${name}”: ${sentence}` })),
  )

type Names = {
  place(column: string): number
  breakdown(figure: Figure): number | null
  places: string[]
  breakdowns: Split[]
}

const registers = (refuse: (refusal: Refusal) => void): Names => {
  const places = new Map<string, number>()
  const keys = new Map<string, number>()
  const names: Names = {
    places: [],
    breakdowns: [],
    place: (column) => {
      const known = places.get(column)
      if (known !== undefined) return known
      places.set(column, names.places.push(column) - 1)
      return names.places.length - 1
    },
    breakdown: ({ breakdown, row, column }) => {
      if (breakdown === null) return -1
      const key = `${breakdown.dimension}\u0000${breakdown.category}`.toLowerCase()
      const known = keys.get(key)
      if (known !== undefined) return known
      if (names.breakdowns.length >= mostBreakdowns) {
        refuse({
          row,
          column,
          sentence: `The file speaks of more than ${mostBreakdowns} categories. Is “${breakdown.dimension}” a breakdown?`,
        })
        return null
      }
      keys.set(key, names.breakdowns.push(breakdown) - 1)
      return names.breakdowns.length - 1
    },
  }
  return names
}

// PostgreSQL's text format for COPY.
async function* linesOf(figures: AsyncIterable<Figure[]>, names: Names): AsyncGenerator<string> {
  for await (const batch of figures) {
    let text = ''
    for (const f of batch) {
      const breakdown = names.breakdown(f)
      if (breakdown === null) continue
      text += `${f.row}\t${names.place(f.column)}\t${f.measure}\t${breakdown}\t${f.from}\t${f.to}\t${f.value ?? '\\N'}\t${f.numerator ?? '\\N'}\t${f.denominator ?? '\\N'}\t${f.places}\t${f.state ?? '\\N'}\t${escaped(f.withheld)}\t${escaped(f.note)}\n`
    }
    yield text
  }
}
const escaped = (text: string) =>
  text === '' ? '' : text.replaceAll('\\', '\\\\').replaceAll('\t', ' ').replaceAll('\n', '\\n').replaceAll('\r', '')

/** Writes what was staged in this transaction. Gives the measures that had to be added. */
export const write = async (
  db: Db,
  staged: Staged,
  importId: string,
  c: { today: string; now: Date; source: string },
): Promise<string[]> => {
  const made: { n: number; id: string }[] = []
  for (const { measure, counts } of staged.measures) {
    if (measure.known || counts.new === 0) continue
    const id = await addMeasure(db, {
      title: measure.name,
      counted: '',
      out_of: '',
      unit: measure.unit,
      kind: 'process',
      better: 'neither',
      frequency: measure.rhythm.frequency,
      named_on: c.today,
      source: c.source.slice(0, 500),
      owner_post_id: null,
      calendar: measure.rhythm.calendar,
    })
    made.push({ n: measure.n, id })
  }
  await stageNames(db, made, [])
  await addBreakdowns(db)
  await addParts(
    db,
    staged.breakdowns.flatMap(({ parts = [] }, n) => parts.map((part) => ({ n, ...part }))),
  )
  await writeFigures(db, importId, c.now)
  const touched = staged.measures.flatMap(({ measure, counts }) =>
    measure.known && counts.new + counts.changed > 0 ? [measure.known.id] : [],
  )
  await refreshAll(db, [...touched, ...made.map(({ id }) => id)])
  return made.map(({ id }) => id)
}

/**
 * Whatever refers to these measures as evidence, or to those worked out from them, shows their newest figures. Unlike refresh
 * it reads only the newest figure of each, since an import may bring very many.
 */
export const refreshAll = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  for (const m of await newestOf(db, ids)) {
    const { period_from, period_to, value, state } = m
    const isThere = period_from !== null && period_to !== null && value !== null && state !== null
    await refreshSource(db, m.id, {
      title: m.title,
      speaksFrom: m.speaks_from,
      speaksTo: period_to,
      latest: latestSentence(m, isThere ? { ...m, period_from, period_to, value, state } : undefined),
    })
  }
  const worked = (await workingsOf(db, ids, 'standing')).filter((each) => !ids.includes(each.id))
  if (worked.length > 0) await refresh(db, [...new Set(worked.map(({ id }) => id))])
}
