import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { makeXlsx } from '../../../test/fixtures/make-files.ts'
import { documentOf, onlyTable, rowShown, shown } from '../../../test/fixtures/shown.ts'
import { readHere } from './index.ts'

type Sheet = WriteSheet
const read = async (...sheets: Sheet[]) =>
  documentOf(await readHere(Buffer.from(await writeXlsx({ sheets })), 'plan.xlsx'))

const day = new Date(Date.UTC(2026, 4, 12))
const cases: { says: string; sheets: Sheet[]; gives: string[]; notes?: string[] }[] = [
  {
    says: 'numbers, percentages, dates, times and yes/no come as a person sees them',
    sheets: [
      {
        name: 'Plan',
        rows: [
          ['a', 'b', 'c', 'd', 'e', 'f'],
          [0.1 + 0.2, 0.45, day, 1234.5, true, 12],
        ],
        cells: new Map([
          ['1,1', { value: 0.45, style: { numFmt: '0%' } }],
          ['1,2', { value: day, style: { numFmt: 'dd/mm/yyyy' } }],
          ['1,3', { value: 1234.5, style: { numFmt: '#,##0.00' } }],
        ]),
      },
    ],
    gives: ['a | b | c | d | e | f', '0.3 | 45% | 2026-05-12 | 1,234.50 | Yes | 12'],
  },
  {
    says: 'hidden sheets, rows and columns are left out and named',
    sheets: [
      {
        name: 'Plan',
        rows: [
          ['Action', 'Secret', 'Lead'],
          ['Train', 'x', 'Nurse'],
          ['Gone', 'y', 'Nobody'],
          ['Meet', 'z', 'Chair'],
        ],
        columns: [{}, { hidden: true }, {}],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
      { name: 'Lists', rows: [['On track']], hidden: true },
    ],
    gives: ['Action | Lead', 'Train | Nurse', 'Meet | Chair'],
    notes: [
      'The hidden sheet “Lists” was left out.',
      'On sheet “Plan” one hidden row was left out.',
      'On sheet “Plan” one hidden column was left out.',
    ],
  },
  {
    says: 'a merged range is given once and covers the rest',
    sheets: [
      {
        name: 'Plan',
        rows: [
          ['Aim', 'Action'],
          ['Safe', 'One'],
          [null, 'Two'],
        ],
        merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
      },
    ],
    gives: ['Aim | Action', 'Safe | One', '· | Two'],
  },
  {
    says: 'a formula gives its last value, and that is said',
    sheets: [
      {
        name: 'Plan',
        rows: [
          ['Done', 'Of'],
          [3, 4],
        ],
        cells: new Map([['1,1', { value: 4, formula: 'A2+1', formulaResult: 4 }]]),
      },
    ],
    gives: ['Done | Of', '3 | 4'],
    notes: ['On sheet “Plan” one formula was read as its last value.'],
  },
  {
    says: 'sentences above the table and, after an empty row, below it are paragraphs',
    sheets: [
      {
        name: 'Plan',
        rows: [
          ['Donmouth plan'],
          [],
          ['Action', 'Lead'],
          ['Train', 'Nurse'],
          ['Theme'],
          ['Meet', 'Chair'],
          [],
          ['Agreed in May'],
        ],
      },
    ],
    gives: ['Donmouth plan', 'Action | Lead', 'Train | Nurse', 'Theme | ', 'Meet | Chair', 'Agreed in May'],
  },
  {
    says: 'every visible sheet is a table of its own',
    sheets: [
      { name: 'Health', rows: [['A', 'B']] },
      { name: 'Voice', rows: [['C', 'D']] },
    ],
    gives: ['A | B', 'C | D'],
  },
  {
    says: 'empty columns and empty rows round the table are cut off',
    sheets: [{ name: 'Plan', rows: [[], [null, 'A', null, 'B'], [null, 'C', null, 'D']] }],
    gives: ['A | B', 'C | D'],
  },
]

for (const { says, sheets, gives, notes } of cases)
  test(`Excel: ${says}`, async () => {
    const document = await read(...sheets)
    assert.deepEqual(shown(document), gives)
    if (notes)
      assert.deepEqual(
        document.notes.map((note) => note.sentence),
        notes,
      )
  })

test('Excel: rows are numbered as on the sheet, with their sheet', async () => {
  const document = await read({ name: 'Plan', rows: [[], [], ['A', 'B'], ['C', 'D']] })
  assert.deepEqual(
    onlyTable(document).rows.map((row) => row.where),
    [
      { sheet: 'Plan', row: 3 },
      { sheet: 'Plan', row: 4 },
    ],
  )
})

test('Excel: fills, bold and links of cells are kept; white is no fill', async () => {
  const fill = (rgb: string) => ({
    style: { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb } } },
  })
  const document = await read({
    name: 'Plan',
    rows: [['A', 'B', 'C', 'D']],
    cells: new Map([
      ['0,0', { value: 'A', ...fill('FFFFC000') }],
      ['0,1', { value: 'B', ...fill('FFFFFF') }],
      ['0,2', { value: 'C', style: { font: { bold: true } } }],
      ['0,3', { value: 'D', hyperlink: { target: 'https://example.org/' } }],
    ]),
  })
  assert.deepEqual(
    onlyTable(document).rows[0]?.cells.map((cell) => [cell?.fill, cell?.bold, cell?.links.length]),
    [
      ['#ffc000', false, 0],
      [null, false, 0],
      [null, true, 0],
      [null, false, 1],
    ],
  )
})

test('Excel: a coloured cell without words still has its colour', async () => {
  const rows = [
    ['Action', 'RAG'],
    ['Train', ''],
  ]
  const document = documentOf(
    await readHere(await makeXlsx(rows, { fill: (y, x) => (y === 1 && x === 1 ? '00b050' : null) }), 'plan.xlsx'),
  )
  assert.equal(onlyTable(document).rows[1]?.cells[1]?.fill, '#00b050')
  assert.deepEqual(onlyTable(document).rows.map(rowShown), ['Action | RAG', 'Train | '])
})
