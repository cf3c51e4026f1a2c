/** Σ coefficients[i]·x[i] = total, for unknowns x >= 0. Sparse: [unknown, coefficient]. */
export type Equation = { terms: readonly (readonly [number, number])[]; total: number }

/** An end of what a sum of unknowns can be, and values of all unknowns with which it is that. `value` null: there is no end. */
export type End = { value: number | null; point: Float64Array }

/**
 * The least and the greatest value that Σ objective[i]·x[i] can take when x >= 0 and all equations hold (two-phase simplex).
 * `upper` is null when there is no bound; null altogether when nothing satisfies the equations.
 */
export function extremes(
  unknowns: number,
  equations: readonly Equation[],
  objectives: readonly (readonly (readonly [number, number])[])[],
): ({ lower: number; upper: number | null } | null)[] {
  const end = solver(unknowns, equations)
  if (!end) return objectives.map(() => null)
  return objectives.map((objective) => ({ lower: end(objective, -1).value ?? 0, upper: end(objective, 1).value }))
}

const clean = (x: number) => (Math.abs(x - Math.round(x)) < 1e-7 ? Math.round(x) : x)
const tiny = 1e-9
const far = 1e7

type Tableau = { rows: Float64Array[]; basis: number[]; unknowns: number }

/**
 * Solves the same equations for one objective after another, each from the corner where the last one ended. Null when nothing
 * satisfies the equations. `way` 1 asks for the greatest value, -1 for the least.
 */
export function solver(
  unknowns: number,
  equations: readonly Equation[],
): ((objective: readonly (readonly [number, number])[], way: 1 | -1) => End) | null {
  const tableau = firstCorner(unknowns, equations)
  if (!tableau) return null
  return (objective, way) => {
    const weights = new Float64Array(unknowns)
    for (const [at, weight] of objective) weights[at] = (weights[at] ?? 0) + way * weight
    const endless = climb(tableau, weights)
    const point = new Float64Array(unknowns)
    for (const [n, row] of tableau.rows.entries()) point[tableau.basis[n] ?? 0] = Math.max(0, row[unknowns] ?? 0)
    if (endless >= 0) {
      // There is no end that way: a point far out on it.
      point[endless] = (point[endless] ?? 0) + far
      for (const [n, row] of tableau.rows.entries()) {
        const at = tableau.basis[n] ?? 0
        point[at] = (point[at] ?? 0) - far * (row[endless] ?? 0)
      }
      return { value: null, point }
    }
    const value = objective.reduce((sum, [at, weight]) => sum + weight * (point[at] ?? 0), 0)
    return { value: clean(value), point }
  }
}

function firstCorner(unknowns: number, equations: readonly Equation[]): Tableau | null {
  const width = unknowns + equations.length
  const rows = equations.map(({ terms, total }, n) => {
    const row = new Float64Array(width + 1)
    for (const [at, coefficient] of terms) row[at] = (row[at] ?? 0) + coefficient
    row[width] = total
    if (total < 0) for (let at = 0; at <= width; at++) row[at] = -(row[at] ?? 0)
    row[unknowns + n] = 1
    return row
  })
  const basis = equations.map((_, n) => unknowns + n)
  const artificial = new Float64Array(width).fill(-1, unknowns)
  const tableau = { rows, basis, unknowns: width }
  climb(tableau, artificial)
  const left = basis.reduce((sum, at, n) => sum + (at >= unknowns ? (rows[n]?.[width] ?? 0) : 0), 0)
  if (left > 1e-6) return null
  // Artificial unknowns that stayed at 0 are swapped out; a row that has no other unknown says nothing new.
  for (let n = rows.length - 1; n >= 0; n--) {
    if ((basis[n] ?? 0) < unknowns) continue
    const at = (rows[n] ?? new Float64Array()).subarray(0, unknowns).findIndex((value) => Math.abs(value) > tiny)
    if (at >= 0) pivot(rows, basis, n, at)
    else {
      rows.splice(n, 1)
      basis.splice(n, 1)
    }
  }
  const short = rows.map((row) => {
    const kept = row.slice(0, unknowns + 1)
    kept[unknowns] = row[width] ?? 0
    return kept
  })
  return { rows: short, basis, unknowns }
}

/**
 * Goes from corner to corner uphill, by the steepest edge at first and, should that take long, by Bland's rule, which always ends.
 * Gives -1 at the top, else the unknown that can grow without end.
 */
function climb({ rows, basis, unknowns }: Tableau, weights: Float64Array): number {
  const gain = Float64Array.from(weights)
  for (const [n, row] of rows.entries()) {
    const weight = weights[basis[n] ?? 0] ?? 0
    if (weight !== 0) for (let at = 0; at < unknowns; at++) gain[at] = (gain[at] ?? 0) - weight * (row[at] ?? 0)
  }
  for (let step = 0; ; step++) {
    const entering = step < 4 * (unknowns + rows.length) ? steepest(gain) : gain.findIndex((each) => each > tiny)
    if (entering < 0) return -1
    const leaving = narrowest(rows, basis, entering, unknowns)
    if (leaving < 0) return entering
    pivot(rows, basis, leaving, entering)
    const by = gain[entering] ?? 0
    const row = rows[leaving]
    for (let at = 0; at < unknowns; at++) gain[at] = (gain[at] ?? 0) - by * (row?.[at] ?? 0)
    gain[entering] = 0
  }
}

function steepest(gain: Float64Array): number {
  let best = -1
  let most = tiny
  for (let at = 0; at < gain.length; at++)
    if ((gain[at] ?? 0) > most) {
      most = gain[at] ?? 0
      best = at
    }
  return best
}

function narrowest(rows: readonly Float64Array[], basis: readonly number[], entering: number, last: number): number {
  let leaving = -1
  let best = Number.POSITIVE_INFINITY
  for (const [n, row] of rows.entries()) {
    const coefficient = row[entering] ?? 0
    if (coefficient <= tiny) continue
    const reach = (row[last] ?? 0) / coefficient
    if (reach < best - tiny || (reach < best + tiny && leaving >= 0 && (basis[n] ?? 0) < (basis[leaving] ?? 0))) {
      best = Math.min(best, reach)
      leaving = n
    }
  }
  return leaving
}

function pivot(rows: readonly Float64Array[], basis: number[], leaving: number, entering: number): void {
  const row = rows[leaving]
  if (!row) return
  const by = row[entering] ?? 1
  for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) / by
  for (const [n, other] of rows.entries()) {
    const factor = n === leaving ? 0 : (other[entering] ?? 0)
    if (factor !== 0) for (let at = 0; at < other.length; at++) other[at] = (other[at] ?? 0) - factor * (row[at] ?? 0)
  }
  basis[leaving] = entering
}
