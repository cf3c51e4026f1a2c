import { audit, isSmall, suppress, tableOf } from '../../src/statistics/suppression.ts'
import type { Case, Given } from './answers.ts'

type Input = { tableWithTotals: number[][]; threshold: number; rule: string }
type Interval = { row: number; col: number }

/**
 * Suppression: the same primary cells, the attacker's intervals of both patterns, and a pattern of ours that is safe and hides
 * not many more cells. Which cells are hidden besides is not unique, so it is not compared.
 */
export function disclosureAnswers(file: string, { input, expected }: Case): Given | undefined {
  if (!file.startsWith('disclosure.')) return undefined
  const { tableWithTotals, threshold, rule } = input as unknown as Input
  const zeros = /zeros included/.test(rule)
  const table = tableOf(tableWithTotals)
  const primary = new Set(table.cells.filter(({ value }) => isSmall(value, threshold, zeros)).map(({ id }) => id))
  const peer = new Set(
    (expected['peerSuppressed'] as boolean[][]).flatMap((row, r) =>
      row.flatMap((is, c) => (is ? [`${r + 1},${c + 1}`] : [])),
    ),
  )
  const value = (id: string) => table.cells.find((cell) => cell.id === id)?.value
  const intervals = (hidden: Set<string>, wanted: Interval[]) => {
    const bounds = new Map(audit(table, hidden).map((each) => [each.id, each]))
    return wanted.map(({ row, col }) => {
      const id = `${row},${col}`
      const { lower, upper } = bounds.get(id) ?? { lower: null, upper: null }
      return {
        row,
        col,
        true: value(id),
        lower,
        upper,
        exactlyDisclosed: upper !== null && lower !== null && upper - lower < 1e-6,
      }
    })
  }
  const only = intervals(primary, expected['attackerIntervalsPrimaryOnly'] as Interval[])
  const theirs = intervals(peer, expected['attackerIntervalsPeerPattern'] as Interval[])
  const ours = suppress(table, threshold, { zeros })
  const exposed = ours.bounds.filter(({ lower, upper }) => upper !== null && upper - lower < 1e-6)
  const count = ours.primary.size + ours.secondary.size
  const allowed = Math.max(peer.size + 6, peer.size * 1.75)
  if (exposed.length > 0) return { primary: `ours gives ${exposed.map(({ id }) => id).join(' ')} away` }
  if (count > allowed) return { primary: `ours hides ${count} cells, the package ${peer.size}` }
  return {
    primary: tableWithTotals.map((row, r) => row.map((_, c) => primary.has(`${r + 1},${c + 1}`))),
    peerSuppressed: expected['peerSuppressed'],
    peerSuppressedCount: peer.size,
    attackerIntervalsPrimaryOnly: only,
    attackerIntervalsPeerPattern: theirs,
    anyPrimaryExactlyDisclosedIfPrimaryOnly: only.some(({ exactlyDisclosed }) => exactlyDisclosed),
    peerPatternSafe: !theirs.some(({ row, col, exactlyDisclosed }) => primary.has(`${row},${col}`) && exactlyDisclosed),
  }
}
