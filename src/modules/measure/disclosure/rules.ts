import { type Cell, suppress } from '../../../statistics/suppression.ts'
import { type Behind, cellsOf } from './cells.ts'
import type { Leaving, Protected, Release, Rule, Shown } from './model.ts'
import { figureKey, partsOf } from './parts.ts'

/** What stands in the place of a figure that is not shown, in tables, in lists and at the gap of a chart. */
export const notShown = 'Not shown'

/**
 * The one door: everything that leaves the readers of working pages goes through it, all figures of the measures concerned
 * at once, whatever part of them is then printed, so that the same figure is hidden everywhere. Small counts are hidden, counts
 * left over (the rest of a share, of a total) protected as well, others left out until an attacker who knows every sum and all
 * that left before cannot work out a small one; a share is shown only where both its counts are. Pure; see `outside` for the
 * figures of the database.
 */
export function protect<F extends Leaving>(release: Release<F>, { threshold, zeros = false }: Rule): Protected<F> {
  const { cells, sums, withheld, known, unprinted, whole, behind } = cellsOf(release)
  const { primary, secondary, lost } = suppress({ cells, sums }, threshold, {
    zeros,
    also: withheld,
    known,
    unprinted,
    cost: (cell) => cost(cell, whole),
  })
  const small = new Set([...primary, ...lost])
  const hidden = new Set([...small, ...secondary])
  const judged = release.figures.map((figure, at) => {
    const cell = behind[at]
    return cell && cell.opaque === null ? counted(figure, cell, hidden) : alone(figure, cell)
  })
  const figures = withNeeds(judged, behind, release.figures)
  const count = (of: (each: Shown<F>, cell: Behind) => boolean) =>
    figures.filter((each, at) => each.hidden && of(each, behind[at] ?? nothing)).length
  const isCounted = ({ n, d, c }: Behind) => [n, d, c].some((id) => id !== null && small.has(id))
  const told = {
    small: count((_, cell) => isCounted(cell)),
    further: count((_, cell) => !isCounted(cell)),
    unchecked: figures.filter(({ unchecked }) => unchecked).length,
  }
  return {
    figures,
    sentence: ruleSentence({ threshold, zeros }, told),
    rule: { threshold, zeros },
    small: told.small,
    further: told.further,
    out: release.figures.filter((_, at) =>
      [behind[at]?.n, behind[at]?.d, behind[at]?.c].some((id) => id && lost.has(id)),
    ).length,
  }
}

const nothing: Behind = { n: null, d: null, c: null, opaque: null, needs: [] }

// Totals are what people come for: they go last. A hidden zero protects little, since nothing is below it.
const cost = ({ id, value }: Cell, whole: ReadonlySet<string>) =>
  1 + value + (whole.has(id) ? 1e4 : 0) + (value === 0 ? 1e6 : 0)

function counted<F extends Leaving>(figure: F, { n, d }: Behind, hidden: ReadonlySet<string>): Shown<F> {
  const isOpen = (id: string | null) => id === null || !hidden.has(id)
  const isShown = isOpen(n) && isOpen(d) && !figure.withheld
  return {
    figure,
    value: isShown ? figure.value : null,
    numerator: isOpen(n) && !figure.withheld ? figure.numerator : null,
    denominator: isOpen(d) ? figure.denominator : null,
    hidden: !isShown,
    words: isShown ? '' : notShown,
    unchecked: false,
  }
}

// Nobody can tell how few a bare percentage stands for. Of everybody it is rounded and said to be unchecked; of a part, or where
// it is none or all, it is hidden.
function alone<F extends Leaving>(figure: F, cell: Behind | undefined): Shown<F> {
  const shown = {
    figure,
    value: figure.value,
    numerator: null,
    denominator: null,
    hidden: false,
    words: '',
    unchecked: false,
  }
  if (cell?.opaque !== 'percentage' || figure.value === null) return shown
  const rounded = Math.round(figure.value)
  const isTelling = (figure.at ?? []).length > 0 || rounded <= 0 || rounded >= 100
  return isTelling
    ? { ...shown, value: null, hidden: true, words: notShown }
    : { ...shown, value: rounded, unchecked: true }
}

// A figure worked out from others is hidden with them.
function withNeeds<F extends Leaving>(
  judged: Shown<F>[],
  behind: readonly Behind[],
  figures: readonly F[],
): Shown<F>[] {
  const gone = new Set(judged.flatMap(({ hidden }, at) => (hidden && figures[at] ? [figureKey(figures[at])] : [])))
  return judged.map((each, at) =>
    !each.hidden && (behind[at]?.needs ?? []).some((key) => gone.has(key))
      ? { ...each, value: null, hidden: true, words: notShown }
      : each,
  )
}

/** "Counts under 5 are not shown; 2 further figures are left out so that nobody can work them out." */
export function ruleSentence(
  { threshold, zeros = false }: Rule,
  { small, further, unchecked }: { small: number; further: number; unchecked: number },
): string {
  const counts = `Counts under ${threshold}${zeros ? ', zeros among them,' : ''} are not shown`
  const more =
    further === 0
      ? ''
      : `; ${further === 1 ? 'one further figure is' : `${further} further figures are`} left out so that nobody can work them out`
  const alone =
    unchecked === 0
      ? ''
      : unchecked === 1
        ? 'One percentage came without the counts behind it: it is rounded, and could not be checked.'
        : `${unchecked} percentages came without the counts behind them: they are rounded, and could not be checked.`
  return [small + further > 0 ? `${counts}${more}.` : '', alone].filter(Boolean).join(' ')
}

type Bare = Pick<Leaving, 'numerator' | 'denominator' | 'value'>

/** The smallest count that a figure tells or gives away (few of many, or all but few of them), zeros aside; null: it tells of nobody. */
export const smallestCount = (figure: Bare | undefined, unit: string): number | null => {
  if (!figure) return null
  const parts = partsOf({ ...figure, measure_id: '', period_from: '', period_to: '' }, { id: '', unit, out_of: '' })
  if (typeof parts === 'string') return null
  const counts = [parts.n, parts.d, parts.c].filter((count) => count !== null && count > 0) as number[]
  return counts.length === 0 ? null : Math.min(...counts)
}

/** Is a figure by itself too small to leave? What marks it on working pages; `protect` may hide more. */
export const isSmallFigure = (figure: Bare | undefined, unit: string, { threshold }: Rule): boolean =>
  (smallestCount(figure, unit) ?? threshold) < threshold

/** The mark of such a figure on a working page. */
export const smallMark = 'small: not shown outside'
