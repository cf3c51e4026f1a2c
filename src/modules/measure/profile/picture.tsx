import { raw } from 'hono/html'
import { type BarRow, bars } from '../../../charts/bars.ts'
import { wilson } from '../../../statistics/interval.ts'
import { notShown } from '../disclosure/rules.ts'
import type { Measure } from '../model.ts'
import { countsOf, type Seen } from './comparing.ts'
import type { Line } from './rules.ts'

/** The shares of some lines as bars, each with its interval and the partnership's mark. Nothing where no share is shown. */
export const Picture = ({ title, lines }: { title: string; lines: readonly Line[] }) => {
  const rows = lines.flatMap(barOf)
  if (!rows.some(({ hidden }) => hidden === undefined)) return null
  const drawn = bars({ id: 'profile', title, rows, against: 'the partnership' })
  return (
    <figure class="hf-figure">
      {raw(drawn.pictures)}
      {raw(drawn.key)}
    </figure>
  )
}

/** A share as a bar; what is not shown has none, and what is no share stands in the table only. */
const barOf = ({ name, measure, part, whole }: Line): BarRow[] => {
  const all = whole && !whole.hidden ? shareOf(whole, measure) : null
  const mark = all && all.of > 0 ? all.count / all.of : null
  const none = { label: name, count: 0, of: 0, lower: null, upper: null, mark }
  if (!part || part.hidden) return all ? [{ ...none, hidden: part ? notShown : 'No figure' }] : []
  const own = shareOf(part, measure)
  if (!own) return []
  const interval = wilson(own.count, own.of)
  return [{ ...none, ...own, lower: interval?.lower ?? null, upper: interval?.upper ?? null }]
}

const shareOf = (seen: Seen, measure: Measure): { count: number; of: number } | null => {
  const counts = countsOf(seen, measure)
  return typeof counts !== 'string' && counts.c !== null && counts.n !== null && counts.d !== null
    ? { count: counts.n, of: counts.d }
    : null
}
