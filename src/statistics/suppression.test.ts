import assert from 'node:assert/strict'
import { test } from 'node:test'
import { below, generator } from './sampling.ts'
import { audit, suppress, tableOf, type Table } from './suppression.ts'

const next = generator('tables')
const pick = (n: number) => below(n, next)
const randomTable = (rows: number, columns: number, most: number): number[][] => {
  const inner = Array.from({ length: rows }, () => Array.from({ length: columns }, () => pick(most)))
  const withTotals = inner.map((row) => [...row, row.reduce((sum, value) => sum + value, 0)])
  const foot = withTotals[0]?.map((_, c) => withTotals.reduce((sum, row) => sum + (row[c] ?? 0), 0)) ?? []
  return [...withTotals, foot]
}

test('nobody can work out a small cell of any of 200 tables of chance, by any pattern of ours', () => {
  for (let n = 0; n < 200; n++) {
    const rows = randomTable(1 + pick(4), 1 + pick(4), 3 + pick(25))
    const { primary, bounds, refused, secondary } = suppress(tableOf(rows), 5)
    const given = bounds.filter(({ lower, upper }) => upper !== null && upper - lower < 1e-6)
    assert.ok(refused || given.length === 0, `${JSON.stringify(rows)} gives ${given.map(({ id }) => id).join(' ')}`)
    assert.equal(bounds.length, primary.size)
    for (const id of secondary) assert.ok(!primary.has(id))
  }
})

test('a table without a small cell is published whole', () => {
  const { primary, secondary } = suppress(
    tableOf([
      [10, 20, 30],
      [10, 20, 30],
    ]),
    5,
  )
  assert.deepEqual([primary.size, secondary.size], [0, 0])
})

test('a second table that shares its totals does not open a cell of the first', () => {
  const table: Table = {
    cells: [
      ...[
        ['a', 3],
        ['b', 40],
        ['c', 57],
        ['all', 100],
      ].map(([id, value]) => ({ id: String(id), value: Number(value) })),
      ...[
        ['girls', 43],
        ['boys', 57],
      ].map(([id, value]) => ({ id: String(id), value: Number(value) })),
      { id: 'a and b', value: 43 },
    ],
    sums: [
      { total: 'all', of: ['a', 'b', 'c'] },
      { total: 'all', of: ['girls', 'boys'] },
      { total: 'a and b', of: ['a', 'b'] },
    ],
  }
  const { primary, secondary, bounds } = suppress(table, 5)
  assert.deepEqual([...primary], ['a'])
  assert.ok(secondary.size >= 1)
  for (const { lower, upper } of bounds) assert.ok(upper === null || upper - lower >= 4 - 1e-6)
})

test('a total that is published with all cells but one gives that one away, and the audit says so', () => {
  const [bound] = audit(
    tableOf([
      [3, 7, 10],
      [3, 7, 10],
    ]),
    new Set(['1,1', '2,1']),
  )
  assert.deepEqual(bound, { id: '1,1', lower: 3, upper: 3 })
})
