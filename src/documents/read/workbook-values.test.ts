import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactly, shown } from './workbook-values.ts'

const cases: [number | string | Date, string | undefined, string, string][] = [
  [0.4537, '0%', '45%', '45.37%'],
  [1234.567, '#,##0', '1,235', '1234.567'],
  [0.45, undefined, '0.45', '0.45'],
  [0.1 + 0.2, 'General', '0.3', '0.3'],
  ['<5', '0%', '<5', '<5'],
  [new Date('2026-04-30T00:00:00Z'), 'mmm yyyy', '2026-04-30', '2026-04-30'],
  [12, '0 "children"', '12 children', '12'],
]
for (const [value, format, asShown, exact] of cases)
  test(`${String(value)} formatted ${format} is shown as ${asShown} and is exactly ${exact}`, () => {
    assert.equal(shown(value, format, false), asShown)
    assert.equal(exactly(value, format, false), exact)
  })
