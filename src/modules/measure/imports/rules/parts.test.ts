// Tables whose numerators and denominators stand in rows or columns of their own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from './table.ts'

const cells = (text: string) => text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))

const both = ['Visits on time 2026-04-01 72 18/25', 'Visits on time 2026-05-01 80 20/25']
const own = /^Numerators and denominators stand in (?:rows|columns) of their own/
const tables: { name: string; text: string; lines: string[]; refused?: RegExp[]; doubts?: RegExp[] }[] = [
  {
    name: 'two counts above a bare percentage, each with its own name',
    text: 'Indicator|Apr 2026|May 2026\nChildren seen within 5 days (number)|18|20\nChildren due (number)|25|25\n%|72%|80%\nReferrals|7|9',
    lines: [
      'Children seen within 5 days 2026-04-01 72 18/25',
      'Children seen within 5 days 2026-05-01 80 20/25',
      'Referrals 2026-04-01 7',
      'Referrals 2026-05-01 9',
    ],
    doubts: [
      /^“Children seen within 5 days \(number\)” in row 2 and “Children due \(number\)” in row 3 were taken as the counts of row 4, which is the one in per cent of the other$/,
    ],
  },
  {
    name: 'the denominator above the numerator, the percentage under the name and in parts of one',
    text: 'Indicator|Apr 2026|May 2026\nVisits due|25|25\nVisits on time (number)|18|20\nVisits due (%)|0.72|0.8',
    lines: ['Visits due 2026-04-01 72 18/25', 'Visits due 2026-05-01 80 20/25'],
    doubts: [/were taken as the counts of row 4/],
  },
  {
    name: 'two counts above a percentage that is of something else stay what they are',
    text: 'Indicator|Apr 2026|May 2026\nReferrals|18|20\nMeetings|25|25\nAttendance (%)|91%|92%',
    lines: [
      'Referrals 2026-04-01 18',
      'Referrals 2026-05-01 20',
      'Meetings 2026-04-01 25',
      'Meetings 2026-05-01 25',
      'Attendance 2026-04-01 91',
      'Attendance 2026-05-01 92',
    ],
  },
  {
    name: 'a missing or withheld count among them',
    text: 'Indicator|Apr 2026|May 2026|Jun 2026\nSeen (number)|18|<5|\nDue (number)|25|25|\n%|72%|*|',
    lines: ['Seen 2026-04-01 72 18/25', 'Seen 2026-05-01 *'],
    doubts: [/counts of row 4/],
  },
  {
    name: 'numerator and denominator in the names of rows',
    text: 'Measure|Apr 2026|May 2026\nVisits on time - Numerator|18|20\nVisits on time - Denominator|25|25\nVisits on time|72%|80%',
    lines: both,
    doubts: [own],
  },
  {
    name: 'under the name of the measure, which holds the percentage',
    text: 'Measure|Apr 2026|May 2026\nVisits on time (%)|72|80\nNumerator|18|20\nDenominator|25|25\nReferrals|7|9',
    lines: [...both, 'Referrals 2026-04-01 7', 'Referrals 2026-05-01 9'],
    doubts: [own],
  },
  {
    name: 'without any percentage',
    text: 'Measure|Apr 2026|May 2026\nVisits on time: numerator|18|20\nVisits on time: denominator|25|25',
    lines: both,
    doubts: [own],
  },
  {
    name: 'a column says which part each row is, several periods in a row',
    text: 'Measure|Type|Apr 2026|May 2026\nVisits on time|Numerator|18|20\n|Denominator|25|25\n|Percentage|72%|80%',
    lines: both,
    doubts: [own],
  },
  {
    name: 'a column says which part each row is, one figure in a row, in blocks and with categories',
    text: 'Measure|Locality|Period|Value type|Value\nVisits on time|North|Apr 2026|Numerator|8\nVisits on time|All|Apr 2026|Numerator|18\nVisits on time|North|Apr 2026|Denominator|10\nVisits on time|All|Apr 2026|Denominator|25',
    lines: ['Visits on time Locality=North 2026-04-01 80 8/10', 'Visits on time 2026-04-01 72 18/25'],
    doubts: [own],
  },
  {
    name: 'each period above its numerator, denominator and percentage',
    text: 'Measure|Apr 2026|||May 2026||\n|Numerator|Denominator|%|Numerator|Denominator|%\nVisits on time|18|25|72|20|25|80',
    lines: both,
    doubts: [own],
  },
  {
    name: 'one row a period, columns of several measures with their counts',
    text: 'Month|Visits on time - numerator|Visits on time - denominator|Visits on time %|Plans (numerator)|Plans (denominator)\nApr 2026|18|25|72%|3|4\nMay 2026|20|25|80%|1|4',
    lines: [
      'Visits on time 2026-04-01 72 18/25',
      'Visits on time 2026-05-01 80 20/25',
      'Plans 2026-04-01 75 3/4',
      'Plans 2026-05-01 25 1/4',
    ],
    doubts: [own],
  },
  {
    name: 'counts that contradict their percentage are refused by row',
    text: 'Measure|Apr 2026\nVisits on time - Numerator|18\nVisits on time - Denominator|25\nVisits on time|45%',
    lines: [],
    refused: [/^4 Apr 2026: “45%” is not 18 of 25, which is 72%\.$/],
    doubts: [own],
  },
  {
    name: 'a numerator whose denominator is missing',
    text: 'Measure|Apr 2026|May 2026\nVisits on time - Numerator|18|20\nVisits on time - Denominator|25|',
    lines: ['Visits on time 2026-04-01 72 18/25'],
    refused: [/^2 May 2026: There is a numerator without a denominator/],
    doubts: [own],
  },
]
for (const { name, text, lines, refused = [], doubts = [] } of tables)
  test(name, () => {
    const read = readTable(cells(text))
    assert.ok(!('unreadable' in read), 'unreadable' in read ? read.unreadable : '')
    const got = read.figures.map((f) =>
      [
        read.measures[f.measure]?.name,
        ...(f.breakdown ? [`${f.breakdown.dimension}=${f.breakdown.category}`] : []),
        f.from,
        f.withheld || String(f.value),
        ...(f.denominator === null ? [] : [`${f.numerator}/${f.denominator}`]),
      ].join(' '),
    )
    assert.deepEqual(got.toSorted(), lines.toSorted())
    assert.equal(read.refused.length, refused.length, JSON.stringify(read.refused))
    for (const [at, pattern] of refused.entries()) {
      const no = read.refused[at]
      assert.match(`${no?.row} ${no?.column}: ${no?.sentence}`, pattern)
    }
    const said = read.doubts.map(({ sentence }) => sentence)
    for (const pattern of doubts)
      assert.ok(
        said.some((each) => pattern.test(each)),
        said.join(' | '),
      )
    if (doubts.length === 0) assert.ok(!said.some((each) => /counts of/.test(each)), said.join(' | '))
  })
