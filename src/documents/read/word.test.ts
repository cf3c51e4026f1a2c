import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deleted, inserted, makeDocx, prose, run, wordFile } from '../../../test/fixtures/make-docx.ts'
import { documentOf, onlyTable, rowShown, shown } from '../../../test/fixtures/shown.ts'
import { readHere } from './index.ts'

const read = async (body: string, parts: Record<string, string> = {}) =>
  documentOf(await readHere(await wordFile(body, parts), 'plan.docx'))

const styled = (style: string, text: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const cell = (body: string, format = '') => `<w:tc><w:tcPr>${format}</w:tcPr>${body}</w:tc>`
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
const numbered = (id: number, level: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = {
  'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}${level(3, 'lowerRoman', '%4)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
}

const bodies: { says: string; body: string; parts?: Record<string, string>; gives: string[]; notes?: string[] }[] = [
  {
    says: 'headings come by style name, by what a style is based on, by outline level and by Title',
    body:
      styled('Title', 'Donmouth plan') +
      prose('# Aims') +
      styled('Council', 'Health') +
      `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>${run('Nursing')}</w:p>`,
    gives: ['# Donmouth plan', '# Aims', '## Health', '### Nursing'],
  },
  {
    says: 'a short bold line by itself is a heading, a bold label and a bold sentence are not',
    body: `<w:p>${run('What we will do', true)}</w:p><w:p>${run('Lead:', true)}</w:p><w:p>${run('We met.', true)}</w:p>`,
    gives: ['##### What we will do', 'Lead:', 'We met.'],
  },
  {
    says: 'lists carry the marker that Word prints, and a list told to restart does',
    body: [
      numbered(1, 0, 'one'),
      numbered(1, 1, 'one one'),
      numbered(1, 2, 'a'),
      numbered(1, 3, 'i'),
      numbered(1, 0, 'two'),
      numbered(1, 1, 'two one'),
      numbered(2, 0, 'bullet'),
      numbered(3, 0, 'again'),
    ].join(''),
    parts: numbering,
    gives: ['(1.) one', '(1.1) one one', '((a)) a', '(i)) i', '(2.) two', '(2.1) two one', '(•) bullet', '(1.) again'],
  },
  {
    says: 'tracked insertions are kept and deletions dropped, and both are said',
    body: `<w:p>${run('Due in ')}${deleted('May')}${inserted('June')}</w:p>`,
    gives: ['Due in June'],
    notes: ['One tracked insertion was taken as accepted.', 'One tracked deletion was left out.'],
  },
  {
    says: 'a paragraph whose mark was deleted runs on into the next',
    body: `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>${run('Train ')}</w:p><w:p>${run('nurses')}</w:p>`,
    gives: ['Train nurses'],
  },
  {
    says: 'content controls, hyperlinks and simple fields give their words',
    body: `<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:sdt><w:sdtContent>${run('In a control')}</w:sdtContent></w:sdt> <w:hyperlink r:id="rId9">${run(' and a link')}</w:hyperlink><w:fldSimple w:instr="DATE">${run(' today')}</w:fldSimple></w:p></w:sdtContent></w:sdt>`,
    gives: ['In a control and a link today'],
  },
  {
    says: 'a field shows its result and not its instruction',
    body: `<w:p>${field('begin')}<w:r><w:instrText>REF plan</w:instrText></w:r>${field('separate')}${run('Section 4')}${field('end')}</w:p>`,
    gives: ['Section 4'],
  },
  {
    says: 'a contents list is left out, by its field, its style or its control',
    body: `<w:p>${field('begin')}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>${field('separate')}${run('Aims 2')}</w:p><w:p>${run('Health 3')}</w:p><w:p>${field('end')}</w:p>${styled('TOC1', 'Aims 2')}<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${prose('Aims 2')}</w:sdtContent></w:sdt>${prose('After')}`,
    gives: ['After'],
    notes: ['The table of contents was left out.'],
  },
  {
    says: 'footnotes, comments and hidden words stay out of the sentence, and are said',
    body: `<w:p>${run('Half of them')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>`,
    parts: { 'word/comments.xml': `<w:comments ${w}><w:comment w:id="0">${prose('Really?')}</w:comment></w:comments>` },
    gives: ['Half of them'],
    notes: [
      'One comment in the margin was left out.',
      'One footnote was left out.',
      'One passage of hidden text was left out.',
    ],
  },
  {
    says: 'breaks, tabs, hard hyphens and ticks are kept',
    body: '<w:p><w:r><w:t>Lead</w:t><w:tab/><w:t>Nurse</w:t><w:br/><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency </w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>',
    gives: ['Lead\tNurse\nmulti-agency ✓'],
  },
  {
    says: 'a text box is read once, though Word writes it twice',
    body: `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><w:txbxContent>${prose('Boxed')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${prose('Boxed')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    gives: ['Boxed'],
  },
  {
    says: 'a frame of one cell is no table',
    body: table(tr(cell(prose('# Our aim') + prose('To be safe')))),
    gives: ['# Our aim', 'To be safe'],
  },
  {
    says: 'a table inside a cell becomes lines of that cell',
    body: table(tr(cell(prose('Lead')), cell(prose('Team') + table(tr(cell(prose('A')), cell(prose('B'))))))),
    gives: ['Lead | Team / A | B'],
  },
  {
    says: 'cells merged to the right and downwards are given once',
    body: table(
      tr(cell(prose('A'), '<w:vMerge w:val="restart"/>'), cell(prose('B'), '<w:gridSpan w:val="2"/>')),
      tr(cell('<w:p/>', '<w:vMerge/>'), cell(prose('C')), cell(prose('D'))),
    ),
    gives: ['A | B | ·', '· | C | D'],
  },
  {
    says: 'a row that begins in the second column leaves the first empty',
    body: table(
      tr(cell(prose('A')), cell(prose('B'))),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(prose('C'))}</w:tr>`,
    ),
    gives: ['A | B', ' | C'],
  },
  {
    says: 'a deleted row is dropped',
    body: table(
      tr(cell(prose('A')), cell(prose('B'))),
      `<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>${cell(prose('x'))}${cell(prose('y'))}</w:tr>`,
    ),
    gives: ['A | B'],
    notes: ['One tracked deletion was left out.'],
  },
  {
    says: 'list numbers inside cells are kept as words',
    body: table(tr(cell(numbered(1, 0, 'Meet') + numbered(1, 0, 'Report')), cell(numbered(2, 0, 'Nurse')))),
    parts: numbering,
    gives: ['1. Meet / 2. Report | • Nurse'],
  },
]

for (const { says, body, parts, gives, notes } of bodies)
  test(`Word: ${says}`, async () => {
    const document = await read(body, parts)
    assert.deepEqual(shown(document), gives)
    if (notes)
      assert.deepEqual(
        document.notes.map((note) => note.sentence),
        notes,
      )
  })

test('Word: header rows, shading, bold and links of cells are kept, and rows are numbered through the document', async () => {
  const rows = [
    ['Action', 'Status'],
    ['Train nurses', 'Late'],
  ]
  const two = await makeDocx(rows, { fill: (row, column) => (row === 1 && column === 1 ? 'C00000' : null) })
  const document = documentOf(await readHere(two, 'plan.docx'))
  assert.deepEqual(
    onlyTable(document).rows.map((row) => [
      row.header,
      row.where.row,
      row.cells.map((each) => [each?.bold, each?.fill]),
    ]),
    [
      [
        true,
        1,
        [
          [true, null],
          [true, null],
        ],
      ],
      [
        false,
        2,
        [
          [false, null],
          [false, '#c00000'],
        ],
      ],
    ],
  )
  const linked = await read(
    table(tr(cell(prose('A')), cell(`<w:p><w:hyperlink r:id="rId9">${run('plan')}</w:hyperlink></w:p>`))),
  )
  assert.deepEqual(onlyTable(linked).rows[0]?.cells[1]?.links, ['https://example.org/plan'])
})

test('Word: pages are counted where Word left its marks', async () => {
  const document = await read(
    `${prose('One')}<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>${prose('Also two')}`,
  )
  assert.deepEqual([document.pages, document.blocks.at(-1)?.where], [2, { page: 2 }])
})

test('Word: a plan with themes, merged outcomes and a row split over pages keeps its grid', async () => {
  const rows = [
    ['Outcome', 'Action', 'Lead'],
    ['Health'],
    ['Well', 'Train all nurses', 'Lead Nurse'],
    ['', 'Open a clinic', 'Manager'],
  ]
  const document = documentOf(await readHere(await makeDocx(rows, { mergeColumns: 1, splitRows: [2] }), 'plan.docx'))
  assert.deepEqual(onlyTable(document).rows.map(rowShown), [
    'Outcome | Action | Lead',
    'Health | · | ·',
    'Well | Train all | Lead',
    'Outcome | Action | Lead',
    ' | nurses | Nurse',
    '· | Open a clinic | Manager',
  ])
})
