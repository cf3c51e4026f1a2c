/** Σ coefficients[i]·x[i] = total, for unknowns x >= 0. Sparse: [unknown, coefficient]. */
export type Equation = { terms: readonly (readonly [number, number])[]; total: number }

/**
 * The least and the greatest value that Σ objective[i]·x[i] can take when x >= 0 and all equations hold (two-phase simplex, Bland's
 * rule, so it always ends). `upper` is null when there is no bound; null altogether when nothing satisfies the equations.
 */
export function extremes(
  unknowns: number,
  equations: readonly Equation[],
  objectives: readonly (readonly (readonly [number, number])[])[],
): ({ lower: number; upper: number | null } | null)[] {
  const feasible = firstCorner(unknowns, equations)
  if (!feasible) return objectives.map(() => null)
  return objectives.map((objective) => {
    const weights = Array.from({ length: unknowns }, () => 0)
    for (const [at, weight] of objective) weights[at] = (weights[at] ?? 0) + weight
    const least = optimum(
      feasible,
      weights.map((weight) => -weight),
    )
    const most = optimum(feasible, weights)
    return { lower: least === null ? 0 : clean(-least), upper: most === null ? null : clean(most) }
  })
}

const clean = (x: number) => (Math.abs(x - Math.round(x)) < 1e-7 ? Math.round(x) : x)
const tiny = 1e-9

type Corner = { rows: number[][]; basis: number[]; unknowns: number }

function firstCorner(unknowns: number, equations: readonly Equation[]): Corner | null {
  const rows = equations.map(({ terms, total }, n) => {
    const row = Array.from({ length: unknowns + equations.length + 1 }, () => 0)
    for (const [at, coefficient] of terms) row[at] = (row[at] ?? 0) + coefficient
    row[row.length - 1] = total
    if (total < 0) for (let at = 0; at < row.length; at++) row[at] = -(row[at] ?? 0)
    row[unknowns + n] = 1
    return row
  })
  const basis = equations.map((_, n) => unknowns + n)
  const width = unknowns + equations.length
  const artificial = Array.from({ length: width }, (_, at) => (at >= unknowns ? -1 : 0))
  if (climb(rows, basis, artificial, width) === null) return null
  const left = basis.reduce((sum, at, n) => sum + (at >= unknowns ? (rows[n]?.at(-1) ?? 0) : 0), 0)
  if (left > 1e-6) return null
  // Artificial unknowns that stayed at 0 are swapped out; a row that has no other unknown says nothing new.
  for (let n = rows.length - 1; n >= 0; n--) {
    if ((basis[n] ?? 0) < unknowns) continue
    const at = (rows[n] ?? []).slice(0, unknowns).findIndex((value) => Math.abs(value) > tiny)
    if (at >= 0) pivot(rows, basis, n, at)
    else {
      rows.splice(n, 1)
      basis.splice(n, 1)
    }
  }
  return { rows: rows.map((row) => [...row.slice(0, unknowns), row.at(-1) ?? 0]), basis, unknowns }
}

function optimum(corner: Corner, weights: readonly number[]): number | null {
  const rows = corner.rows.map((row) => [...row])
  const basis = [...corner.basis]
  return climb(rows, basis, weights, corner.unknowns)
}

// Goes from corner to corner uphill. Gives the greatest value; null when there is no end to it.
function climb(rows: number[][], basis: number[], weights: readonly number[], width: number): number | null {
  for (;;) {
    let entering = -1
    for (let at = 0; at < width && entering < 0; at++) {
      if (basis.includes(at)) continue
      const gain = (weights[at] ?? 0) - basis.reduce((sum, b, n) => sum + (weights[b] ?? 0) * (rows[n]?.[at] ?? 0), 0)
      if (gain > tiny) entering = at
    }
    if (entering < 0) return basis.reduce((sum, b, n) => sum + (weights[b] ?? 0) * (rows[n]?.at(-1) ?? 0), 0)
    let leaving = -1
    let best = Number.POSITIVE_INFINITY
    for (const [n, row] of rows.entries()) {
      const coefficient = row[entering] ?? 0
      if (coefficient <= tiny) continue
      const reach = (row.at(-1) ?? 0) / coefficient
      if (reach < best - tiny || (reach < best + tiny && leaving >= 0 && (basis[n] ?? 0) < (basis[leaving] ?? 0))) {
        best = Math.min(best, reach)
        leaving = n
      }
    }
    if (leaving < 0) return null
    pivot(rows, basis, leaving, entering)
  }
}

function pivot(rows: number[][], basis: number[], leaving: number, entering: number): void {
  const row = rows[leaving] as number[]
  const by = row[entering] ?? 1
  for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) / by
  for (const [n, other] of rows.entries()) {
    const factor = n === leaving ? 0 : (other[entering] ?? 0)
    if (factor !== 0) for (let at = 0; at < other.length; at++) other[at] = (other[at] ?? 0) - factor * (row[at] ?? 0)
  }
  basis[leaving] = entering
}
