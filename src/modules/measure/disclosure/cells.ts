import type { Cell, Sum } from '../../../statistics/suppression.ts'
import type { Counted, Leaving, Left, Release } from './model.ts'
import { figureKey, keyFor, type Opaque, type Parts, partsOf } from './parts.ts'
import { periodTies, placeTies, type Tie } from './ties.ts'

/** The cells behind a figure: the count, and what it is out of. `needs`: other figures it would give away. */
export type Behind = { n: string | null; d: string | null; c: string | null; opaque: Opaque | null; needs: string[] }

/**
 * Figures as the cells of one big table: of each figure what was counted (n), out of how many (d) and the rest (c = d - n), tied
 * by every sum that somebody outside could reckon with: parts of a breakdown, finer breakdowns within coarser, shorter periods
 * within longer, measures worked out from others, and whatever left before.
 */
export type Cells = {
  cells: Cell[]
  sums: Sum[]
  /** Hidden at the source; of these there is no value. */
  withheld: Set<string>
  /** Left before with the value they have now. */
  known: Set<string>
  /** Never printed: the rest of a share, what is left of a total. */
  unprinted: Set<string>
  /** Of everybody, not of a part. */
  whole: Set<string>
  /** For each figure, in the order given. */
  behind: Behind[]
}

type Laid = { figure: Leaving; key: string; parts: Parts; ids: { n: string; d: string; c: string } }
type Values = Map<string, number>
type Measures = ReadonlyMap<string, Counted>
const letters = ['n', 'd', 'c'] as const

export function cellsOf({ measures, figures, before = [] }: Release): Cells {
  const known = new Map(measures.map((measure) => [measure.id, measure]))
  const now = new Set(figures.map(figureKey))
  const gone = before.filter((left) => !now.has(figureKey(left)))
  const laid = new Map<string, Laid>()
  const behind = [...figures, ...gone].map((figure): Behind => {
    const measure = known.get(figure.measure_id)
    const parts = partsOf(figure, measure)
    const key = figureKey(figure)
    const from = measure?.derived && measure.derived_from ? keyFor(measure.derived_from, figure) : null
    const by = measure?.derived && measure.derived_by ? keyFor(measure.derived_by, figure) : null
    const needs = [from, by].filter((each) => each !== null)
    if (typeof parts === 'string') return { n: null, d: null, c: null, opaque: parts, needs }
    // A share or rate counts what the measures count that it is worked out from: the same cells, not others of equal value.
    const isRatio = measure?.derived === 'share' || measure?.derived === 'rate'
    const ids = {
      n: isRatio && from ? `${from} n` : `${key} n`,
      d: isRatio && by ? `${by} n` : `${key} d`,
      c: `${key} c`,
    }
    if (!laid.has(key)) laid.set(key, { figure, key, parts, ids })
    const id = (letter: 'n' | 'd' | 'c') =>
      parts[letter] === null && !(letter === 'n' && figure.withheld) ? null : ids[letter]
    return { n: id('n'), d: id('d'), c: id('c'), opaque: null, needs: measure?.derived === 'difference' ? [] : needs }
  })
  const table = tableOf([...laid.values()])
  for (const sum of differences({ measures, figures }, table.values)) table.sums.push(sum)
  const left = leftBefore(before, known, laid, table.values, table.sums)
  for (const sum of left.sums) table.sums.push(sum)
  for (const [id, value] of left.values) table.values.set(id, value)
  return {
    cells: [...table.values].map(([id, value]) => ({ id, value })),
    sums: table.sums,
    withheld: table.withheld,
    known: left.known,
    unprinted: table.unprinted,
    whole: table.whole,
    behind: behind.slice(0, figures.length),
  }
}

function tableOf(laid: readonly Laid[]) {
  const values: Values = new Map()
  const sums: Sum[] = []
  const [withheld, unprinted, whole] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { figure, parts, ids } of laid) {
    for (const letter of letters) {
      const value = parts[letter]
      if (value !== null && !values.has(ids[letter])) values.set(ids[letter], value)
    }
    if (figure.withheld) withheld.add(ids.n)
    if (parts.c !== null) {
      unprinted.add(ids.c)
      sums.push({ total: ids.d, of: [ids.n, ids.c] })
    }
    if ((figure.at ?? []).length === 0) for (const letter of letters) whole.add(ids[letter])
  }
  // A figure that came by itself may be the same cell that was hidden elsewhere.
  for (const id of withheld) if (values.has(id)) withheld.delete(id)
  for (const id of withheld) values.set(id, 1)
  const byKey = new Map(laid.map((each) => [each.key, each]))
  const periodOf = ({ figure }: Laid) => `${figure.measure_id}|${figure.period_from}|${figure.period_to}`
  const placeOf = ({ figure }: Laid) => keyFor(figure.measure_id, { ...figure, period_from: '', period_to: '' })
  const ties: Tie[] = [
    ...[...Map.groupBy(laid, periodOf).values()].flatMap((group) =>
      placeTies(group.map(({ key, figure }) => ({ key, at: figure.at ?? [] }))),
    ),
    ...[...Map.groupBy(laid, placeOf).values()].flatMap((group) =>
      periodTies(group.map(({ key, figure }) => ({ key, from: figure.period_from, to: figure.period_to }))),
    ),
  ]
  for (const tie of ties) lay(tie, byKey, { values, sums, withheld, unprinted })
  return { values, sums, withheld, unprinted, whole }
}

type Open = { values: Values; sums: Sum[]; withheld: Set<string>; unprinted: Set<string> }

// A sum holds for a letter when its parts add up; less than all leaves a rest that anybody can work out; more is no sum at all.
// Where a part says nothing of the letter, neither does the sum.
function lay(tie: Tie, byKey: ReadonlyMap<string, Laid>, { values, sums, withheld, unprinted }: Open): void {
  const rests: string[] = []
  for (const letter of letters) {
    const total = byKey.get(tie.total)?.ids[letter] ?? ''
    const of = tie.of.flatMap((key) => byKey.get(key)?.ids[letter] ?? [])
    if (![total, ...of].every((id) => values.has(id))) continue
    const shown = of.filter((id) => !withheld.has(id))
    const left = (values.get(total) ?? 0) - shown.reduce((sum, id) => sum + (values.get(id) ?? 0), 0)
    const isSum = withheld.has(total) || (shown.length < of.length ? left >= 0 : Math.abs(left) < 1e-9)
    if (isSum) sums.push({ total, of })
    else if (left > 0 && tie.rest !== '') {
      const rest = `${tie.rest} ${letter}`
      values.set(rest, left)
      unprinted.add(rest)
      rests.push(rest)
      sums.push({ total, of: [...of, rest] })
    }
  }
  const total = rests.find((id) => id.endsWith(' d'))
  const of = rests.filter((id) => id !== total)
  if (total && of.length > 0) sums.push({ total, of })
}

// What one count is more than another is a count as well: those who have no plan.
const differences = ({ measures, figures }: Pick<Release, 'measures' | 'figures'>, values: Values): Sum[] => {
  const known = new Map(measures.map((measure) => [measure.id, measure]))
  return figures.flatMap((figure): Sum[] => {
    const { derived, derived_from: from, derived_by: by } = known.get(figure.measure_id) ?? {}
    if (derived !== 'difference' || !from || !by || figure.value === null) return []
    const own = `${figureKey(figure)} n`
    const [first, second] = [`${keyFor(from, figure)} n`, `${keyFor(by, figure)} n`]
    if (![own, first, second].every((id) => values.has(id))) return []
    return [figure.value >= 0 ? { total: first, of: [second, own] } : { total: second, of: [first, own] }]
  })
}

// A value that left and is the same now is known. One that was another then is a cell of its own, in the sums of that time.
function leftBefore(
  before: readonly Left[],
  measures: Measures,
  laid: ReadonlyMap<string, Laid>,
  values: Values,
  sums: readonly Sum[],
) {
  const known = new Set<string>()
  const then: Values = new Map()
  const old: Sum[] = []
  for (const [release, figures] of Map.groupBy(before, ({ release: id }) => id)) {
    const renamed = new Map<string, string>()
    for (const figure of figures) {
      const parts = partsOf(figure, measures.get(figure.measure_id))
      const ids = laid.get(figureKey(figure))?.ids
      if (typeof parts === 'string' || !ids) continue
      for (const letter of letters) {
        const value = parts[letter]
        if (value === null) continue
        const id = ids[letter]
        if (values.get(id) === value) known.add(id)
        else {
          renamed.set(id, `${id} in ${release}`)
          then.set(`${id} in ${release}`, value)
          known.add(`${id} in ${release}`)
        }
      }
    }
    const name = (id: string) => renamed.get(id) ?? id
    const valueOf = (id: string) => then.get(id) ?? values.get(id) ?? Number.NaN
    for (const { total, of } of sums.filter((sum) => [sum.total, ...sum.of].some((id) => renamed.has(id)))) {
      const mapped = { total: name(total), of: of.map(name) }
      if (Math.abs(valueOf(mapped.total) - mapped.of.reduce((sum, id) => sum + valueOf(id), 0)) < 1e-9) old.push(mapped)
    }
  }
  return { known, values: then, sums: old }
}
