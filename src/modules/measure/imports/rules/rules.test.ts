import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Known } from './book.ts'
import { likeness, nearest } from './names.ts'
import { guessRhythm, readPeriod } from './periods.ts'
import { readTable } from './table.ts'
import { isSameUnit } from './units.ts'
import { readCell } from './values.ts'
import type { Calendar, Frequency } from '../../model.ts'

const span = (text: string, frequency: Frequency | null = null, calendar: Calendar | null = null, column = {}) => {
  const period = readPeriod(text, { frequency, calendar }, column)
  return 'error' in period ? period.error : `${period.from} ${period.to}${period.doubt ? ' ?' : ''}`
}

const labels: [string, string][] = [
  ['Apr 2026', '2026-04-01 2026-04-30'],
  ['April 2026', '2026-04-01 2026-04-30'],
  ['Apr-26', '2026-04-01 2026-04-30'],
  ["Sept '26", '2026-09-01 2026-09-30'],
  ['2026 April', '2026-04-01 2026-04-30'],
  ['2026-04', '2026-04-01 2026-04-30'],
  ['2026/04', '2026-04-01 2026-04-30'],
  ['04/2026', '2026-04-01 2026-04-30'],
  ['4/2026', '2026-04-01 2026-04-30'],
  ['2026-M04', '2026-04-01 2026-04-30'],
  ['202604', '2026-04-01 2026-04-30'],
  ['30/04/2026', '2026-04-30 2026-04-30'],
  ['30.04.26', '2026-04-30 2026-04-30'],
  ['30 April 2026', '2026-04-30 2026-04-30'],
  ['Thursday 30th April 2026', '2026-04-30 2026-04-30'],
  ['2026-04-30 00:00', '2026-04-30 2026-04-30'],
  ['2026-04-30T00:00:00Z', '2026-04-30 2026-04-30'],
  ['46142', '2026-04-30 2026-04-30 ?'],
  ['2026 Q2', '2026-04-01 2026-06-30'],
  ['2026-Q2', '2026-04-01 2026-06-30'],
  ['Q2 2026', '2026-04-01 2026-06-30'],
  ['Quarter 2, 2026', '2026-04-01 2026-06-30'],
  ['Q2 2026/27', '2026-07-01 2026-09-30'],
  ['2026/27 Q4', '2027-01-01 2027-03-31'],
  ['Q2 26/27', '2026-07-01 2026-09-30'],
  ['FY2026-27 Q1', '2026-04-01 2026-06-30'],
  ['second quarter 2026', '2026-04-01 2026-06-30'],
  ['H1 2026', '2026-01-01 2026-06-30'],
  ['H2 2026/27', '2026-10-01 2027-03-31'],
  ['2025', '2025-01-01 2025-12-31'],
  ['2025/26', '2025-04-01 2026-03-31'],
  ['2025-26', '2025-04-01 2026-03-31'],
  ['2025-2026', '2025-04-01 2026-03-31'],
  ['25/26', '2025-04-01 2026-03-31'],
  ['FY 2025/26', '2025-04-01 2026-03-31'],
  ['Academic year 2025/26', '2025-08-01 2026-07-31'],
  ['2025/26 (academic)', '2025-08-01 2026-07-31'],
  ['1 Aug 2025 to 31 Jul 2026', '2025-08-01 2026-07-31'],
  ['01/08/2025 - 31/07/2026', '2025-08-01 2026-07-31'],
  ['April to June 2026', '2026-04-01 2026-06-30'],
  ['Apr–Jun 2026', '2026-04-01 2026-06-30'],
  ['Oct to Mar 2026', '2025-10-01 2026-03-31'],
  ['1 April to 30 June 2026', '2026-04-01 2026-06-30'],
  ['1 to 30 April 2026', '2026-04-01 2026-04-30'],
  ['2026-04-01 to 2026-06-30', '2026-04-01 2026-06-30'],
  ['Year ending 31 March 2026', '2025-04-01 2026-03-31'],
  ['12 months to Jun 2026', '2025-07-01 2026-06-30'],
  ['Quarter ending June 2026', '2026-04-01 2026-06-30'],
  ['w/c 6 April 2026', '2026-04-06 2026-04-12'],
  ['As at 31 March 2026', '2026-03-31 2026-03-31'],
  ['2011-12', '2011-12-01 2011-12-31'],
  ['2011/12', '2011-04-01 2012-03-31'],
]
for (const [text, wanted] of labels) test(`“${text}” is ${wanted}`, () => assert.equal(span(text), wanted))

const settled: [string, Frequency, Calendar, string][] = [
  ['30/04/2026', 'month', 'calendar', '2026-04-01 2026-04-30'],
  ['30/04/2026', 'quarter', 'calendar', '2026-04-01 2026-06-30'],
  ['30/04/2026', 'quarter', 'academic', '2026-02-01 2026-04-30'],
  ['31/03/2026', 'year', 'financial', '2025-04-01 2026-03-31'],
  ['30/06/2026', 'half_year', 'financial', '2026-04-01 2026-09-30'],
  ['Q2 2026', 'quarter', 'financial', '2026-07-01 2026-09-30 ?'],
  ['Q1 2025/26', 'quarter', 'academic', '2025-08-01 2025-10-31'],
  ['2025/26', 'year', 'academic', '2025-08-01 2026-07-31'],
  ['2026', 'year', 'financial', '2026-04-01 2027-03-31 ?'],
  ['2011-12', 'year', 'financial', '2011-04-01 2012-03-31'],
  ['2011-12', 'month', 'financial', '2011-12-01 2011-12-31'],
]
for (const [text, frequency, calendar, wanted] of settled)
  test(`“${text}” of a measure that comes every ${frequency}, years ${calendar}, is ${wanted}`, () =>
    assert.equal(span(text, frequency, calendar), wanted))

const noPeriods: [string, RegExp][] = [
  ['04/13/2026', /only the American order makes it 13 Apr 2026/],
  ['31/02/2026', /no day of the calendar/],
  ['Round 3', /names a round, not its days/],
  ['soon', /is no period, such as/],
  ['Q5 2026', /is no period/],
  ['Q2 2026/28', /is no period/],
  ['2026-13', /is no period/],
  ['June 2026 to April 2026', /ends before it begins/],
]
for (const [text, wanted] of noPeriods) test(`“${text}” is refused in words`, () => assert.match(span(text), wanted))

test('a date that fits both orders is refused where the column holds only American ones', () => {
  assert.match(span('04/05/2026', 'month', null, { american: true }), /may be 4 May 2026 or 5 Apr 2026/)
  assert.equal(span('04/05/2026', 'month'), '2026-05-01 2026-05-31')
})

test('how often a new measure comes is told from its labels', () => {
  const cases: [string[], string][] = [
    [['Apr 2026', 'May 2026'], 'month calendar'],
    [['31/03/2026', '30/04/2026', '31/05/2026'], 'month calendar'],
    [['2026-03-31', '2026-06-30', '2026-09-30'], 'quarter calendar'],
    [['Q1 2026/27', 'Q2 2026/27'], 'quarter financial'],
    [['2024/25', '2025/26'], 'year financial'],
    [['1 Aug 2025 to 31 Jul 2026'], 'year academic'],
    [['Round 1', 'Round 2'], 'irregular audit_round'],
    [['3 March 2026', '9 October 2026'], 'irregular calendar'],
  ]
  for (const [given, wanted] of cases) {
    const { frequency, calendar } = guessRhythm(given)
    assert.equal(`${frequency} ${calendar}`, wanted, given.join())
  }
})

const cells: [string, string][] = [
  ['45', 'number 45'],
  ['45%', 'number 45 %'],
  ['45 per cent', 'number 45 %'],
  ['0.45', 'number 0.45'],
  ['1,234', 'number 1234'],
  ['1,234,567.8', 'number 1234567.8'],
  ['1 234', 'number 1234'],
  ['45,3', 'number 45.3'],
  ['1.234,5', 'number 1234.5'],
  ['0,453', 'number 0.453'],
  ['£1,200', 'number 1200'],
  ['−3.5', 'number -3.5'],
  ['(12)', 'number -12'],
  ['45 (p)', 'number 45 provisional'],
  ['45 [r]', 'number 45 corrected'],
  ['18/25', 'pair 18 25'],
  ['18 of 25 (72%)', 'pair 18 25'],
  ['0/0', 'pair 0 0'],
  ['<5', 'withheld <5'],
  ['< 5', 'withheld < 5'],
  ['fewer than 5', 'withheld fewer than 5'],
  ['*', 'withheld *'],
  ['c', 'withheld c'],
  ['[c]', 'withheld [c]'],
  ['-', 'withheld -'],
  ['1-4', 'withheld 1-4'],
  ['n/a', 'nothing'],
  ['', 'nothing'],
  ['..', 'nothing'],
  ['not available', 'nothing'],
  ['forty', 'wrong'],
  ['30/04/2026', 'wrong'],
  ['12.3.4', 'wrong'],
]
for (const [text, wanted] of cells)
  test(`a cell “${text}” is ${wanted}`, () => {
    const cell = readCell(text)
    const said =
      cell.is === 'number'
        ? `number ${cell.value}${cell.points ? ' %' : ''}${cell.state ? ` ${cell.state}` : ''}`
        : cell.is === 'pair'
          ? `pair ${cell.numerator} ${cell.denominator}`
          : cell.is === 'withheld'
            ? `withheld ${cell.as}`
            : cell.is
    assert.equal(said, wanted)
  })

const csv = (text: string) => text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
const known: Known[] = [
  { id: 'visits', title: 'Visits on time', unit: '%', frequency: 'month', calendar: 'calendar' },
  { id: 'wait', title: 'Waiting time', unit: 'weeks', frequency: 'quarter', calendar: 'financial' },
]
/** Each figure in one line: measure, category, first day, value or counts or what was withheld. */
const told = (text: string, more: Parameters<typeof readTable>[1] = {}) => {
  const read = readTable(csv(text), { known, ...more })
  if ('unreadable' in read) return { lines: [read.unreadable], refused: [], doubts: [] }
  const lines = read.figures.map((f) =>
    [
      read.measures[f.measure]?.name,
      ...(f.breakdown ? [`${f.breakdown.dimension}=${f.breakdown.category}`] : []),
      f.from,
      f.withheld || (f.value === null ? 'none' : String(f.value)),
      ...(f.denominator === null ? [] : [`${f.numerator}/${f.denominator}`]),
      ...(f.state ? [f.state] : []),
    ].join(' '),
  )
  return {
    lines,
    refused: read.refused.map((r) => `${r.row} ${r.column}: ${r.sentence}`),
    doubts: [...read.doubts, ...read.measures.flatMap((m) => m.doubts.map((sentence) => ({ sentence })))].map(
      (d) => d.sentence,
    ),
  }
}

const tables: { name: string; text: string; lines: string[]; refused?: RegExp[]; doubts?: RegExp[] }[] = [
  {
    name: 'one row a figure, headings in other words and order, under title rows',
    text: 'Performance report||\nProduced 3 May||\n||\nResult|Month|KPI\n45%|Apr 2026|Visits on time\n50%|May 2026|Visits on time',
    lines: ['Visits on time 2026-04-01 45', 'Visits on time 2026-05-01 50'],
  },
  {
    name: 'numerator and denominator',
    text: 'Measure|Period|Numerator|Denominator\nVisits on time|Apr 2026|18|25\nVisits on time|May 2026|0|0',
    lines: ['Visits on time 2026-04-01 72 18/25', 'Visits on time 2026-05-01 none 0/0'],
  },
  {
    name: 'a numerator above its denominator is no share',
    text: 'Measure|Period|Numerator|Denominator\nVisits on time|Apr 2026|26|25',
    lines: [],
    refused: [/^2 Numerator: 26 of 25 is no share/],
  },
  {
    name: 'a share that its own counts contradict',
    text: 'Measure|Period|Numerator|Denominator|%\nVisits on time|Apr 2026|18|25|45\nVisits on time|May 2026|1|3|33.3',
    lines: ['Visits on time 2026-05-01 33.3333 1/3'],
    refused: [/^2 %: “45” is not 18 of 25, which is 72%\.$/],
  },
  {
    name: 'one column a period, several measures, categories, a total',
    text: 'Indicator|Locality|Apr 2026|May 2026\nVisits on time|North|45|50\n|South|<5|*\n|Total|47|49',
    lines: [
      'Visits on time Locality=North 2026-04-01 45',
      'Visits on time Locality=North 2026-05-01 50',
      'Visits on time Locality=South 2026-04-01 <5',
      'Visits on time Locality=South 2026-05-01 *',
      'Visits on time 2026-04-01 47',
      'Visits on time 2026-05-01 49',
    ],
  },
  {
    name: 'years in a row above quarters',
    text: '|2025/26|||2026/27\n|Q1|Q2|Q3|Q1\nVisits on time|40|41|42|43',
    lines: [
      'Visits on time 2025-04-01 40',
      'Visits on time 2025-07-01 41',
      'Visits on time 2025-10-01 42',
      'Visits on time 2026-04-01 43',
    ],
    doubts: [/is a quarter, but this measure comes every month/],
  },
  {
    name: 'one row a period, one column a measure, units in the headings',
    text: 'Month|Visits on time (%)|Referrals\nApr 2026|45|12\nMay 2026|50|1,234',
    lines: [
      'Visits on time 2026-04-01 45',
      'Referrals 2026-04-01 12',
      'Visits on time 2026-05-01 50',
      'Referrals 2026-05-01 1234',
    ],
  },
  {
    name: 'year and quarter in two columns',
    text: 'Measure|Year|Quarter|Value\nWaiting time|2025/26|Q4|12\nWaiting time|2026/27|Q1|11',
    lines: ['Waiting time 2026-01-01 12', 'Waiting time 2026-04-01 11'],
  },
  {
    name: 'first and last day in two columns',
    text: 'Measure|From|To|Value\nReferrals|01/08/2025|31/07/2026|12',
    lines: ['Referrals 2025-08-01 12'],
  },
  {
    name: 'audit rounds with their period in a column',
    text: 'Measure|Round|Period covered|Value\nPlans of good quality (%)|Round 3|Jan to Mar 2026|60',
    lines: ['Plans of good quality 2026-01-01 60'],
  },
  {
    name: 'a round without its period',
    text: 'Measure|Round|Value\nPlans of good quality|Round 3|60',
    lines: [],
    refused: [/names a round, not its days/],
  },
  {
    name: 'a whole column of parts of one',
    text: 'Measure|Period|Value\nVisits on time|Apr 2026|0.45\nVisits on time|May 2026|1',
    lines: ['Visits on time 2026-04-01 45', 'Visits on time 2026-05-01 100'],
    doubts: [/All figures lie between 0 and 1/],
  },
  {
    name: 'a small share among large ones stays small',
    text: 'Measure|Period|Value\nVisits on time|Apr 2026|0.5\nVisits on time|May 2026|45',
    lines: ['Visits on time 2026-04-01 0.5', 'Visits on time 2026-05-01 45'],
    doubts: [/Some figures are below 1/],
  },
  {
    name: 'decimal commas tell that 1,234 has one too',
    text: 'Measure|Period|Value\nCost|Apr 2026|45,3\nCost|May 2026|1,234',
    lines: ['Cost 2026-04-01 45.3', 'Cost 2026-05-01 1.234'],
    doubts: [/decimal comma/],
  },
  {
    name: 'a unit that changed',
    text: 'Measure|Period|Value|Unit\nWaiting time|Q1 2026/27|12|weeks\nWaiting time|Q2 2026/27|12|days\nWaiting time|Q3 2026/27|12%|',
    lines: ['Waiting time 2026-04-01 12'],
    refused: [
      /^3 Value: The unit changed: “Waiting time” is measured in weeks, and this figure in days/,
      /^4 Value: The unit changed.*is a share/,
    ],
  },
  {
    name: 'an American date among British ones',
    text: 'Measure|Date|Value\nVisits on time|30/04/2026|45\nVisits on time|05/31/2026|50\nVisits on time|06/07/2026|51',
    lines: ['Visits on time 2026-04-01 45', 'Visits on time 2026-07-01 51'],
    refused: [/^3 Value: “05\/31\/2026” is no date with the day first/],
  },
  {
    name: 'words that point to one person',
    text: 'Measure|Period|Value|Note\nVisits on time|Apr 2026|45|Ask jo@example.org\nVisits on time|May 2026|45|Recounted',
    lines: ['Visits on time 2026-05-01 45'],
    refused: [/^2 Note: “j…@…”: This looks like an e-mail address/],
  },
  {
    name: 'provisional and revised figures, and what is not there',
    text: 'Measure|Period|Value|Status\nVisits on time|Apr 2026|45|Provisional\nVisits on time|May 2026|46 (r)|\nVisits on time|Jun 2026|n/a|\nVisits on time|Jul 2026||\nVisits on time|Aug 2026|hmm|',
    lines: ['Visits on time 2026-04-01 45 provisional', 'Visits on time 2026-05-01 46 corrected'],
    refused: [/^6 Value: “hmm” is no figure/],
  },
  {
    name: 'two breakdowns in one row are one category of both',
    text: 'Measure|Period|Sex|Locality|Value\nReferrals|Apr 2026|Girls|North|4\nReferrals|Apr 2026|All|North|9\nReferrals|Apr 2026|All|All|20',
    lines: [
      'Referrals Locality, Sex=North, Girls 2026-04-01 4',
      'Referrals Locality=North 2026-04-01 9',
      'Referrals 2026-04-01 20',
    ],
    doubts: [
      /^A row that names “Locality” and “Sex” is kept as one cell of both, such as “North, Girls”\. Such cells add up to “North” and “Girls”/,
    ],
  },
  {
    name: 'a category in each row and one in each column are a cell of both',
    text: 'Measure|Month|Locality|Girls|Boys\nReferrals|Apr 2026|North|4|5\nReferrals|Apr 2026|All|9|12',
    lines: [
      'Referrals Category, Locality=Girls, North 2026-04-01 4',
      'Referrals Category, Locality=Boys, North 2026-04-01 5',
      'Referrals Category=Girls 2026-04-01 9',
      'Referrals Category=Boys 2026-04-01 12',
    ],
    doubts: [/“Category” and “Locality” is kept as one cell of both/],
  },
  {
    name: 'breakdown and category named in their own columns; targets left out',
    text: 'Measure|Breakdown|Category|Period|Actual|Target|RAG\nReferrals|Agency|Police|2026-04|7|9|Amber',
    lines: ['Referrals Agency=Police 2026-04-01 7'],
  },
  {
    name: 'no column for the measure: the title above the table names it',
    text: 'Children seen within 15 days|\nPeriod|Value\nApr 2026|45%',
    lines: ['Children seen within 15 days 2026-04-01 45'],
    doubts: [/No column names the measure/],
  },
  {
    name: 'cells pasted without headings',
    text: 'Visits on time|Apr 2026|45\nVisits on time|May 2026|50',
    lines: ['Visits on time 2026-04-01 45', 'Visits on time 2026-05-01 50'],
    doubts: [/There are no headings/],
  },
  {
    name: 'a row that says no measure, one that says no period, and a footnote',
    text: 'Measure|Period|Value\n|Apr 2026|4\nReferrals||4\nSource: our own system||',
    lines: [],
    refused: [/^2 Value: Nothing says which measure/, /^3 Value: Nothing says which period/],
  },
  {
    name: 'a name that is nearly known is new, and asked about',
    text: 'Measure|Period|Value\nVisits on tme|Apr 2026|45%',
    lines: ['Visits on tme 2026-04-01 45'],
    doubts: [/Did you mean “Visits on time”\?/],
  },
  {
    name: 'a share above 100 and one below 0',
    text: 'Measure|Period|Value\nVisits on time|Apr 2026|145\nVisits on time|May 2026|-2',
    lines: [],
    refused: [/145% is not between 0 and 100/, /-2% is not between 0 and 100/],
  },
  {
    name: 'counts that are hidden hide the figure',
    text: 'Measure|Period|Numerator|Denominator\nVisits on time|Apr 2026|<5|25\nVisits on time|May 2026|3|*',
    lines: ['Visits on time 2026-04-01 <5', 'Visits on time 2026-05-01 *'],
  },
  {
    name: 'a table without figures',
    text: 'Name|Colour\nApple|Red',
    lines: [
      'No table of figures was found in “Figures”. Give each column a heading, such as Measure, Period and Value, or one column for each period',
    ],
  },
]
for (const { name, text, lines, refused = [], doubts = [] } of tables)
  test(name, () => {
    const got = told(text)
    assert.deepEqual(got.lines, lines)
    assert.equal(got.refused.length, refused.length, got.refused.join('\n'))
    for (const [at, pattern] of refused.entries()) assert.match(got.refused[at] ?? '', pattern)
    for (const pattern of doubts)
      assert.ok(
        got.doubts.some((d) => pattern.test(d)),
        `${pattern} not in: ${got.doubts.join(' | ')}`,
      )
  })

test('a person’s choice settles the scale, the measure, or leaves it out', () => {
  const text = 'Measure|Period|Value\nVisits on tme|Apr 2026|0.45'
  assert.deepEqual(told(text, { choices: { 'visits on tme': { as: 'visits' } } }).lines, [
    'Visits on tme 2026-04-01 45',
  ])
  assert.deepEqual(told(text, { choices: { 'visits on tme': { as: 'visits', scale: 'points' } } }).lines, [
    'Visits on tme 2026-04-01 0.45',
  ])
  assert.deepEqual(told(text, { choices: { 'visits on tme': { left_out: true } } }).lines, [])
})

test('names in other words are one measure; another number in a name is another measure', () => {
  assert.equal(likeness('Visits on-time', 'visits on time'), 1)
  assert.equal(likeness('Percentage of visits', '% of visits'), 1)
  const titles = [{ title: 'Seen within 3 days' }, { title: 'Children registered with a dentist' }]
  assert.equal(nearest('Seen within 5 days', titles), null)
  assert.equal(nearest('Children registerd with a dentist', titles), titles[1])
  assert.equal(nearest('Referrals', titles), null)
})

test('units in other words are the same unit', () => {
  const cases: [string, string, boolean][] = [
    ['%', 'percentage', true],
    ['%', 'number', false],
    ['children', 'number', true],
    ['weeks', 'week', true],
    ['weeks', 'number', false],
    ['', 'count', true],
    ['', '%', false],
    ['per 1,000', 'count', false],
  ]
  for (const [a, b, wanted] of cases) assert.equal(isSameUnit(a, b), wanted, `${a} and ${b}`)
})
