import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePdf, typst } from '../../../test/fixtures/make-pdf.ts'
import { documentOf, onlyTable, rowShown, shown } from '../../../test/fixtures/shown.ts'
import { readHere } from './index.ts'

const rows = [
  ['Outcome', 'Action', 'Lead', 'Due', 'Progress'],
  [
    'Children are well',
    'Offer each child who comes into care a health assessment within four weeks',
    'Head of Children’s Nursing',
    '30 September 2027',
    'A coordinator is in post. Waiting times fell in two of three localities.',
  ],
  ['', 'Open a clinic', 'Service Manager', 'Spring 2027', 'Premises found in Walbrook'],
  [
    'Children are heard',
    'Use one form to record views in every meeting about a child',
    'Reviewing Manager',
    '31-03-27',
    'Form agreed; 45% of meetings used it',
  ],
]
const read = async (pdf: Buffer) => documentOf(await readHere(pdf, 'plan.pdf'))
const printed = rows.map((row) => row.join(' | '))

for (const unruled of [false, true])
  test(`PDF: a table ${unruled ? 'parted by white space only' : 'with ruling lines'} gives its cells whole`, async () => {
    const document = await read(
      makePdf(rows, { unruled, before: ['# Plan for Donmouth', 'Agreed in May.'], after: ['Reviewed yearly.'] }),
    )
    assert.deepEqual(shown(document), ['# Plan for Donmouth', 'Agreed in May.', ...printed, 'Reviewed yearly.'])
  })

test('PDF: merged cells and themes across the table are found by the lines that are not there', async () => {
  const themed = [rows[0] ?? [], ['Theme 1: Health'], ...rows.slice(1)]
  const document = await read(makePdf(themed, { mergeColumns: 1 }))
  const table = onlyTable(document)
  assert.equal(table.rows[1]?.cells[0]?.columns, 5)
  assert.equal(table.rows[2]?.cells[0]?.rows, 2)
  assert.deepEqual(
    [table.rows[1], table.rows[3]].map((row) => row && rowShown(row).slice(0, 19)),
    ['Theme 1: Health | ·', '· | Open a clinic |'],
  )
})

test('PDF: a table over several pages is one block, with pages on its rows and its repeated header kept', async () => {
  const document = await read(makePdf(rows, { pageHeight: 190, runningHead: 'OFFICIAL' }))
  const table = onlyTable(document)
  assert.deepEqual(
    table.rows.map((row) => row.where.row),
    table.rows.map((_, i) => i + 1),
  )
  assert.equal(table.rows.filter((row) => row.cells[0]?.text === 'Outcome').length, document.pages)
  assert.ok((document.pages ?? 0) >= 2)
  assert.equal(table.rows.at(-1)?.where.page, document.pages)
})

test('PDF: running heads and page numbers are left out, and that is said', async () => {
  const document = await read(makePdf(rows, { pageHeight: 190, runningHead: 'OFFICIAL' }))
  assert.ok(!shown(document).some((line) => /OFFICIAL|of \d$/.test(line)))
  assert.deepEqual(
    document.notes.map((note) => note.code),
    ['furniture'],
  )
})

test('PDF: a colour behind a cell is kept, with and without words in it', async () => {
  for (const unruled of [false, true]) {
    const rag = [
      ['Action', 'Lead', 'RAG'],
      ['Train nurses', 'Nurse', ''],
      ['Meet weekly', 'Chair', 'Green'],
    ]
    const document = await read(
      makePdf(rag, { unruled, fill: (y, x) => (y > 0 && x === 2 ? (y === 1 ? 'c00000' : '00b050') : null) }),
    )
    assert.deepEqual(
      onlyTable(document).rows.map((row) => row.cells[2]?.fill),
      [null, '#c00000', '#00b050'],
    )
  }
})

test('PDF: line breaks that a person typed in a cell are kept, those of the column width are not', async () => {
  const document = await read(
    makePdf([
      ['Action', 'Leads'],
      [
        'Train every school nurse and every health visitor in Donmouth, Walbrook, Corrieglen and West Lennox before the end of the year',
        'Chair\nNurse\nManager',
      ],
    ]),
  )
  assert.equal(
    onlyTable(document)
      .rows[1]?.cells.map((cell) => cell?.text)
      .join(' | '),
    'Train every school nurse and every health visitor in Donmouth, Walbrook, Corrieglen and West Lennox before the end of the year | Chair\nNurse\nManager',
  )
})

test('PDF: prose comes as headings, whole paragraphs and list entries', async () => {
  const long = 'Partners agreed that every child who comes into care is seen by a nurse within four weeks. '
    .repeat(4)
    .trim()
  const document = await read(
    typst(
      `= Findings\n\n${long}\n\n== Strengths\n\n- Staff know children well\n- Leaders are visible\n\n+ Improve oversight\n+ Improve data`,
    ),
  )
  assert.deepEqual(shown(document), [
    '# Findings',
    long,
    '## Strengths',
    '(•) Staff know children well',
    '(•) Leaders are visible',
    '(1.) Improve oversight',
    '(2.) Improve data',
  ])
})

test('PDF: a contents list with its dots is left out', async () => {
  const document = await read(typst('#outline(title: [Contents])\n= Aims\nTo be safe.\n= Health\nTo be well.'))
  assert.deepEqual(shown(document), ['# Aims', 'To be safe.', '# Health', 'To be well.'])
  assert.deepEqual(
    document.notes.map((note) => note.code),
    ['contents'],
  )
})

test('PDF: the axes of a chart are no table, and a numbered heading is no row of the table below it', async () => {
  const axes =
    '#block(height: 60pt, width: 200pt)[#for i in range(6) [#place(line(start: (0pt, i * 10pt), length: 200pt))] #for i in range(6) [#place(line(start: (i * 40pt, 0pt), end: (i * 40pt, 50pt)))] #place(dx: 5pt, dy: 2pt)[2026]]'
  const table =
    '#table(columns: (1fr, 1fr, 1fr), stroke: none, [*Item*], [*Why*], [*Due*], [1.1 Nurses], [None yet], [May], [1.2 Clinic], [No room], [June])'
  const document = await read(typst(`${axes}\n#text(size: 13pt)[*3#h(14pt)At risk*]\n\n${table}`))
  assert.deepEqual(shown(document), [
    '2026',
    '# 3 At risk',
    'Item | Why | Due',
    '1.1 Nurses | None yet | May',
    '1.2 Clinic | No room | June',
  ])
})

test('PDF: two columns of running text are no table, and are read one after the other', async () => {
  const sentences = Array.from(
    { length: 24 },
    (_, i) => `Step ${i + 1} says that every child who comes into care is seen by a nurse.`,
  )
  const document = await read(typst(`#block(height: 150pt, columns(2)[#par(justify: true)[${sentences.join(' ')}]])`))
  assert.deepEqual(shown(document).join(' '), sentences.join(' '))
})

test('PDF: a scan is refused, since it holds no words', async () => {
  const reading = await readHere(typst('#rect(width: 100pt, height: 100pt, fill: red)').subarray(), 'scan.pdf')
  assert.ok('refused' in reading && reading.code === 'no_text', JSON.stringify(reading))
})
