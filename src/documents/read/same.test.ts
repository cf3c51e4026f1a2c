import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MakeOptions, makeDocx, makePdf, makeXlsx } from '../../../test/fixtures/make-files.ts'
import { documentOf, onlyTable } from '../../../test/fixtures/shown.ts'
import { covers, readHere } from './index.ts'

const rows = [
  ['Outcome', 'Action', 'Lead', 'RAG'],
  ['Theme 1: Health'],
  ['Children are well', 'Offer a health assessment within four weeks', 'Head of Nursing', ''],
  ['', 'Open a clinic in Walbrook', 'Service Manager', 'Amber'],
  ['Theme 2: Voice'],
  ['Children are heard', 'Use one form in every meeting', 'Reviewing Manager', 'Green'],
  ['', 'Publish what changed', 'Participation Officer', ''],
]
const fill = (row: number, column: number) => (row > 1 && column === 3 ? '00b050' : null)

const cases: { says: string; options: MakeOptions }[] = [
  { says: 'with merged outcomes and colours', options: { mergeColumns: 1, fill } },
  { says: 'with blank cells for "as above"', options: {} },
  { says: 'with a row in two parts and the header again between them', options: { mergeColumns: 1, splitRows: [5] } },
]

for (const { says, options } of cases)
  test(`the same plan ${says} is the same table from Word, Excel and PDF`, async () => {
    const files = [
      ['plan.docx', await makeDocx(rows, options)],
      ['plan.xlsx', await makeXlsx(rows, options)],
      ['plan.pdf', makePdf(rows, options)],
    ] as const
    const [word, excel, pdf] = await Promise.all(files.map(([name, bytes]) => seen(bytes, name)))
    assert.ok(word && word.length > rows.length - 1)
    assert.deepEqual(excel, word)
    assert.deepEqual(pdf, word)
  })

/** What a person sees at each place of the table: the words and the colour, in merged cells those of the whole. */
const seen = async (bytes: Buffer, name: string) => {
  const table = onlyTable(documentOf(await readHere(bytes, name)))
  return table.rows.map((row, y) => row.cells.map((_, x) => [covers(table, y, x)?.text, covers(table, y, x)?.fill]))
}
