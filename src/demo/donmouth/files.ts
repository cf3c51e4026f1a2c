import { readFileSync } from 'node:fs'
import type { Piece } from '../story.ts'

const report = readFileSync(new URL('named-nurse-standard.pdf', import.meta.url))

/** Small files, so that downloading and reading from within can be tried. */
export const files: Piece[] = [
  {
    title: 'Saturday clinics held, {2026-01} to {2026-09}',
    nature: 'data',
    dated: '2026-10-05',
    speaks: ['2026-01-01', '2026-09-30'],
    agency: 'NHS',
    by: 'Rhona Sandlaw',
    file: 'saturday-clinics.csv',
    content: table('Month,Clinics held,Children seen', [
      '{2026-01},2,9',
      '{2026-02},4,15',
      '{2026-03},4,17',
      '{2026-04},5,19',
      '{2026-05},4,14',
      '{2026-06},2,7',
      '{2026-07},4,13',
      '{2026-08},5,20',
      '{2026-09},7,24',
    ]),
    supports: [
      ['1.1.1', '37 Saturday clinics were held, and 138 children seen'],
      ['A2', 'The step was taken'],
    ],
  },
  {
    title: 'First health assessments by quarter',
    nature: 'data',
    dated: '2026-11-12',
    speaks: ['2025-07-01', '2026-10-31'],
    agency: 'Council',
    by: 'Tam Braewell',
    file: 'first-health-assessments.csv',
    content: table('Quarter ending,Came into care,Seen within four weeks', [
      '{2025-09},62,32',
      '{2025-12},58,34',
      '{2026-03},60,38',
      '{2026-06},66,39',
      '{2026-09},71,50',
      '{2026-10} (one month),22,17',
    ]),
    supports: [
      ['1.1.1', '17 of 22 children were seen in time in the last month'],
      ['A2', 'Children are seen sooner'],
    ],
  },
  {
    title: 'Balance of care, yearly count',
    nature: 'data',
    dated: '2026-10-09',
    speaks: ['2025-10-01', '2026-09-30'],
    agency: 'Council',
    by: 'Tam Braewell',
    file: 'balance-of-care.csv',
    content: table('Where children live,A year ago (%),Now (%)', [
      'At home,18,21',
      'With kin,18,18',
      'With foster carers,51,47',
      'In children’s houses,10.5,10.5',
      'Elsewhere,2.5,3.5',
    ]),
    supports: [
      ['2.1.1', 'Three points more at home, four fewer fostered'],
      ['A3', 'More children live with family'],
    ],
  },
  {
    title: 'Record reading, round 8: short report to teams',
    nature: 'records',
    dated: '2026-09-18',
    speaks: ['2026-03-01', '2026-08-31'],
    agency: 'CSW',
    by: 'Isla Corrimuir',
    file: 'record-reading-8.txt',
    content: `Record reading, round 8
Read: 32 records, by 14 readers from four services, {~2026-08}.
Is what health found in the child’s plan? In 19 of 32. In round 4 it was 9 of 30.
Is the child quoted? In 14 of 32.
Was the neglect toolkit finished? In 13 of the 23 records where it was opened.
What we ask of teams: book the second visit before leaving the first.
`,
    supports: [
      ['5.1.1', 'Nine rounds held, and what the eighth one found'],
      ['1.1.1', 'Health findings are in the plan in 19 of 32 records'],
      ['Q1', 'The readers’ own count'],
      ['3.2.1', 'Opened in 23 records, finished in 13'],
    ],
  },
  {
    title: 'Standard for named nurses in children’s houses',
    nature: 'document',
    dated: '2026-06-24',
    agency: 'NHS',
    by: 'Rhona Sandlaw',
    file: 'named-nurse-standard.pdf',
    content: report,
    review: '2027-06-30',
    supports: [['1.1.3', 'What a house may expect of its nurse']],
  },
  {
    title: 'Out-of-hours decisions, a year of second looks',
    nature: 'data',
    dated: '2026-11-09',
    speaks: ['2025-11-01', '2026-10-31'],
    agency: 'Police',
    by: 'Moira Kylehead',
    confidential: true,
    file: 'second-looks.txt',
    content: `Decisions taken out of hours: 306. Looked at by noon of the next working day: 300.
In six cases the plan was changed. The six are listed in the unit’s own register, not here.
`,
    supports: [
      ['3.1.3', 'It has held for a year'],
      ['S2', 'The strength is still there'],
    ],
  },
  {
    title: 'Attendance by school year, looked after at home',
    nature: 'data',
    dated: '2026-11-03',
    speaks: ['2025-08-18', '2026-10-31'],
    agency: 'Education',
    by: 'Bea Lintrose',
    file: 'attendance-at-home.csv',
    content: table('Term ending,Attendance (%)', [
      '{2025-10},77.1',
      '{2025-12},77.4',
      '{2026-03},76.8',
      '{2026-06},78.0',
      '{2026-10},77.9',
    ]),
    supports: [['2.2.1', 'Up and down, with no direction in it']],
  },
]

function table(head: string, rows: readonly string[]): string {
  return `${[head, ...rows].join('\n')}\n`
}
