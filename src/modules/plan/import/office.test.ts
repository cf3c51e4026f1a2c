import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { prose, run, wordFile } from '../../../../test/fixtures/make-docx.ts'
import { makeDocx, makePdf } from '../../../../test/fixtures/make-files.ts'
import { readHere } from '../../../documents/read/index.ts'
import { toContract } from './contract.ts'
import { propose } from './propose.ts'

/** Theme, title, leads and date of each item, as a person would read the file. */
const linesOf = async (file: Buffer, name: string) => {
  const reading = await readHere(file, name)
  assert.ok('document' in reading, JSON.stringify(reading))
  return toContract(propose(reading.document)).items.map(({ theme, title, leads, due }) => [
    theme,
    title,
    leads.join(' + '),
    due,
  ])
}

const table = (rows: string[][]) =>
  `<w:tbl><w:tblPr/><w:tblGrid>${(rows[0] ?? []).map(() => '<w:gridCol w:w="2000"/>').join('')}</w:tblGrid>${rows
    .map((row) => `<w:tr>${row.map((text) => `<w:tc><w:tcPr/><w:p>${run(text)}</w:p></w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`

const day = (date: string) => (Date.parse(date) - Date.parse('1899-12-30')) / 86_400_000
const wide = (text: string, width: number) => [text, ...Array.from({ length: width - 1 }, () => null)]

test('a workbook with a key, a list, titles, two rows of headings and dates as numbers is one plan', async () => {
  const file = await writeXlsx({
    sheets: [
      {
        name: 'Key',
        rows: [
          ['Colour', 'Meaning'],
          ['Blue', 'Complete'],
          ['Red', 'Off track'],
          ['Green', 'On track'],
        ],
      },
      {
        name: 'Plan',
        rows: [
          wide('Ochilbank partnership', 7),
          wide('Action plan, version 4', 7),
          wide('', 7),
          ['No.', 'Action', 'Lead', null, 'Timescale', null, 'BRAG'],
          [null, null, 'Agency', 'Officer', 'Start', 'End', null],
          wide('A. Exploitation', 7),
          [
            1,
            'Map where children are met',
            'Police',
            'DCI Vulnerability',
            day('2026-04-01'),
            day('2026-09-30'),
            'Blue',
          ],
          [2, 'Train taxi drivers', 'Council', 'Licensing Manager', day('2026-05-01'), day('2026-12-31'), 'Red'],
          wide('B. Neglect', 7),
          [3, 'Use one tool in all visits', 'Health', 'Named Nurse', day('2026-06-01'), day('2027-01-31'), 'Green'],
          wide('Note: reviewed at each meeting.', 7),
        ],
        merges: [
          { startRow: 3, startCol: 2, endRow: 3, endCol: 3 },
          { startRow: 3, startCol: 4, endRow: 3, endCol: 5 },
          { startRow: 5, startCol: 0, endRow: 5, endCol: 6 },
          { startRow: 8, startCol: 0, endRow: 8, endCol: 6 },
        ],
        cells: new Map(
          [6, 7, 9].flatMap((row) =>
            [4, 5].map((column) => [`${row},${column}`, { style: { numFmt: 'dd/mm/yyyy' } }] as const),
          ),
        ),
      },
      {
        name: 'Lists',
        rows: [
          ['Agencies', 'Status'],
          ['Police', 'Blue'],
          ['Health', 'Red'],
        ],
      },
    ],
  })
  assert.deepEqual(await linesOf(Buffer.from(file), 'plan.xlsx'), [
    ['A. Exploitation', 'Map where children are met', 'DCI Vulnerability', '2026-09-30'],
    ['A. Exploitation', 'Train taxi drivers', 'Licensing Manager', '2026-12-31'],
    ['B. Neglect', 'Use one tool in all visits', 'Named Nurse', '2027-01-31'],
  ])
})

const forms: [string, string[][]][] = [
  [
    'two columns',
    [
      ['Action', 'Ring-fence two chairs each day'],
      ['Lead', 'Head of MASH'],
      ['By when', '31/10/2026'],
      ['Progress', 'One chair named'],
    ],
  ],
  [
    'four columns',
    [
      ['What will we do?', 'Ring-fence two chairs each day', 'Lead', 'Head of MASH'],
      ['By when?', '31/10/2026', 'Progress', 'One chair named'],
    ],
  ],
]

for (const [name, form] of forms)
  test(`a form of ${name} for each action is a record under its heading`, async () => {
    const second = form.map((row) =>
      row.map((cell) => cell.replace('Ring-fence two chairs each day', 'Send notices to schools by half past eight')),
    )
    const third = form.map((row) =>
      row.map((cell) => cell.replace('Ring-fence two chairs each day', 'Add a decision box')),
    )
    const body = [
      prose('# Walbrook response'),
      ...[form, second, third].flatMap((rows, i) => [prose(`## Area ${i + 1}: Part ${i + 1}`), table(rows)]),
    ]
    const leads = ['Head of MASH', '2026-10-31']
    assert.deepEqual(
      (await linesOf(await wordFile(body.join('')), 'forms.docx')).map(([, ...rest]) => rest),
      [
        ['Ring-fence two chairs each day', ...leads],
        ['Send notices to schools by half past eight', ...leads],
        ['Add a decision box', ...leads],
      ],
    )
  })

test('a heading over each of several tables is the theme, and the line below it is no theme', async () => {
  const head = ['Action required', 'Person responsible', 'Timescale']
  const body = [
    prose('# Improvement plan'),
    prose('## Priority one: Response'),
    prose('Outcome: Children get a timely response.'),
    table([head, ['Put a nurse in the joint team', 'Director of Nursing', '31/03/2027']]),
    prose('## Priority two: Planning'),
    prose('Outcome: Plans change lives.'),
    table([head, ['Give each step a date', 'Reviewing Officers', '30/04/2027']]),
  ]
  const reading = await readHere(await wordFile(body.join('')), 'priorities.docx')
  assert.ok('document' in reading)
  assert.deepEqual(
    toContract(propose(reading.document)).items.map(({ theme, outcome, title }) => [theme, outcome, title]),
    [
      ['Priority one: Response', 'Children get a timely response.', 'Put a nurse in the joint team'],
      ['Priority two: Planning', 'Plans change lives.', 'Give each step a date'],
    ],
  )
})

const lettered = [
  ['Finding', 'Actions', 'Lead', 'Target date'],
  [
    'Children wait too long',
    '(a) Set a ten-day limit\n(b) Tell the duty manager of any breach\n(c) Publish the figures',
    'Assistant Director\nDuty Manager\nData Analyst',
    '31/10/2026\n30/11/2026\n31/01/2027',
  ],
  [
    'Advocacy is late',
    '(a) Offer an advocate\n(b) Record the answer',
    'Advocate\nReviewing Officers',
    '30/09/2026\n31/10/2026',
  ],
]

test('lettered actions in a cell take the lead and the date on their own line', async () => {
  assert.deepEqual(
    (await linesOf(await makeDocx(lettered), 'lettered.docx')).map(([, ...rest]) => rest),
    [
      ['Set a ten-day limit', 'Assistant Director', '2026-10-31'],
      ['Tell the duty manager of any breach', 'Duty Manager', '2026-11-30'],
      ['Publish the figures', 'Data Analyst', '2027-01-31'],
      ['Offer an advocate', 'Advocate', '2026-09-30'],
      ['Record the answer', 'Reviewing Officers', '2026-10-31'],
    ],
  )
})

test('rows cut by the pages of a PDF come back whole', async () => {
  const rows = [
    ['Priority area', 'Action', 'Lead', 'Completion date', 'Update'],
    [
      'Domestic abuse',
      'Agree a shared tool and publish guidance on its use in every service that meets families',
      'Domestic Abuse Coordinator',
      '31 March 2027',
      'The tool was agreed after a pilot with two teams. Guidance is being written with survivors.',
    ],
    ['', 'Train fifty court officers', 'Training Manager', '30 April 2027', 'Thirty-one have been trained so far.'],
    [
      'Mental health',
      'Ask patients whether they have children',
      'Lead Psychiatrist',
      '30 June 2027',
      'In the new form.',
    ],
  ]
  const file = makePdf(rows, { mergeColumns: 1, pageHeight: 300, before: ['Improvement plan'] })
  assert.deepEqual(
    await linesOf(file, 'pages.pdf'),
    rows
      .slice(1)
      .map(([theme, title, lead], i) => [
        theme || 'Domestic abuse',
        title,
        lead,
        ['2027-03-31', '2027-04-30', '2027-06-30'][i],
      ]),
  )
})
