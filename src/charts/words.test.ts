import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, readSeries, rebasing } from '../statistics/series-reading.ts'
import { type Period, readPeriod } from './periods.ts'
import { assuranceWords, rebasingWords, sentenceOf, type Spoken, variationWords } from './words.ts'

const months = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    readPeriod(`${Math.floor((first + at) / 12)}-${String(((first + at) % 12) + 1).padStart(2, '0')}`),
  )
const quarters = (year: number, count: number) =>
  Array.from({ length: count }, (_, at) => readPeriod(`Q${(at % 4) + 1} ${year + Math.floor(at / 4)}`))
const named = (count: number): Period[] => Array.from({ length: count }, (_, at) => readPeriod(`Group ${at + 1}`))

const spoken = (asked: Asked, unit: string, periods: Period[] = months(2025 * 12, asked.values.length)): Spoken => {
  const reading = readSeries(asked)
  if ('reason' in reading) throw new Error(reading.reason)
  return { reading, unit, periods }
}

// Ordinary ups and downs around 62: no run, trend or point beyond the limits.
const calm = [60, 64, 61, 65, 59, 63, 62.5, 60, 64, 61.5, 63, 60.5, 64.5, 62, 63.5, 61]
const up = (by: number, count: number) => Array.from({ length: count }, (_, at) => 62 + by + (at % 2))
const flat = (count: number, value = 62) => Array.from({ length: count }, () => value)

type Case = [asked: Asked, unit: string, sentence: string, periods?: Period[]]
const i = (values: (number | null)[], more: Partial<Asked> = {}): Asked => ({ type: 'i', values, ...more })
const run = (values: (number | null)[], more: Partial<Asked> = {}): Asked => ({ type: 'run', values, ...more })

const ordinary62 = 'Ordinary ups and downs around 62%: nothing says it changed'
const cases: Case[] = [
  // Nothing, one, too few.
  [i([]), '%', 'No figure yet.'],
  [run([]), '', 'No figure yet.'],
  [i([null, null, null]), '%', 'No figure yet.'],
  [
    i([62]),
    '%',
    'One figure, 62% in January 2025: too few to say whether anything changed; 13 are needed, the earliest is January 2026.',
  ],
  [
    run([62]),
    'weeks',
    'One figure, 62 weeks in January 2025: too few to say whether anything changed; ten are needed, the earliest is October 2025.',
  ],
  [
    run([0, null]),
    '',
    'One figure, 0 in January 2025: too few to say whether anything changed; ten are needed, the earliest is October 2025.',
  ],
  [i(calm.slice(0, 2)), '%', 'Too few points to say: 13 are needed, there are two; the earliest is January 2026.'],
  [i(calm.slice(0, 9)), '%', 'Too few points to say: 13 are needed, there are nine; the earliest is January 2026.'],
  [i(calm.slice(0, 12)), '%', 'Too few points to say: 13 are needed, there are twelve; the earliest is January 2026.'],
  [
    i([...calm.slice(0, 6), null, ...calm.slice(6, 9)]),
    '%',
    'Too few points to say: 13 are needed, there are nine; the earliest is February 2026.',
  ],
  [i(calm.slice(0, 9)), '%', 'Too few points to say: 13 are needed, there are nine.', named(9)],
  [
    i(calm.slice(0, 9)),
    '%',
    'Too few points to say: 13 are needed, there are nine; the earliest is January to March 2028.',
    quarters(2025, 9),
  ],
  [run(calm.slice(0, 8)), '%', 'Too few points to say: ten are needed, there are eight; the earliest is October 2025.'],
  [
    run(calm.slice(0, 9)),
    '%',
    'Too few points to say: ten off the median are needed, there are eight, and one on it; the earliest is November 2025.',
  ],
  [
    run(flat(12)),
    '%',
    'Too few points to say: ten off the median are needed, there are none, and twelve on it; the earliest is October 2026.',
  ],
  [run(calm.slice(0, 4)), '%', 'Too few points to say: ten are needed, there are four.', named(4)],
  [
    i(calm.slice(0, 9), { better: 'higher', target: 10 }),
    '%',
    'Too few points to say: 13 are needed, there are nine; the earliest is January 2026.',
  ],
  [
    { type: 'p', values: [1, 2, 3], denominators: [5, 5, 5], per: 100 },
    '%',
    'Too few points to say: 13 are needed, there are three; the earliest is January 2026.',
  ],
  [{ type: 't', values: [3, 5, 9] }, 'days', 'Too few points to say: 13 are needed, there are three.', named(3)],
  [
    i([...calm, ...up(9, 4)], { rebaseAt: [17] }),
    '%',
    'Too few points since May 2026 to say: 13 are needed, there are four; the earliest is May 2027.',
  ],
  [i([...calm, null], { rebaseAt: [17] }), '%', 'No figure since May 2026 yet.'],
  // Nothing varies.
  [
    i([...flat(13), 65]),
    '%',
    'Too many figures are the same to tell a change from chance: their mean is 62.2%, the last is 65%.',
  ],
  [i(flat(14)), '%', 'Every figure is 62%: nothing varies, so there is nothing to tell from chance.'],
  [i(flat(14, 0)), '', 'Every figure is 0: nothing varies, so there is nothing to tell from chance.'],
  // Ordinary.
  [i(calm), '%', `${ordinary62}.`],
  [run(calm), '%', `${ordinary62}.`],
  [i(calm), 'weeks', 'Ordinary ups and downs around 62.2 weeks: nothing says it changed.'],
  [i(calm.map((value) => value * 1000)), '', 'Ordinary ups and downs around 62,156: nothing says it changed.'],
  [i(calm.map((value) => -value)), '', 'Ordinary ups and downs around −62.2: nothing says it changed.'],
  [
    i([...calm, ...calm.map((value) => value + 20)], { rebaseAt: [17] }),
    '%',
    'Ordinary ups and downs around 82% since May 2026: nothing says it changed.',
  ],
  // Assurance.
  [i(calm, { better: 'higher', target: 62 }), '%', `${ordinary62}; chance decides whether 62% is met.`],
  [i(calm, { better: 'higher', target: 90 }), '%', `${ordinary62}; 90% will not be met unless something changes.`],
  [i(calm, { better: 'higher', target: 40 }), '%', `${ordinary62}; 40% can be relied on.`],
  [i(calm, { better: 'lower', target: 90 }), '%', `${ordinary62}; 90% or less can be relied on.`],
  [
    i(calm, { better: 'lower', target: 40 }),
    '%',
    `${ordinary62}; 40% or less will not be met unless something changes.`,
  ],
  [i(calm, { better: 'neither', target: 40 }), '%', `${ordinary62}.`],
  [run(calm, { better: 'higher', target: 90 }), '%', `${ordinary62}.`],
  // Outside the limits.
  [
    i([...calm, 90], { better: 'higher' }),
    '%',
    'May 2026, at 90%, is above the upper limit of 72%: this is not chance, and it is for the better.',
  ],
  [
    i([...calm, 90], { better: 'lower' }),
    '%',
    'May 2026, at 90%, is above the upper limit of 72%: this is not chance, and it is for the worse.',
  ],
  [
    i([...calm, 30], { better: 'higher' }),
    '%',
    'May 2026, at 30%, is below the lower limit of 52%: this is not chance, and it is for the worse.',
  ],
  [i([...calm, 30]), '%', 'May 2026, at 30%, is below the lower limit of 52%: this is not chance.'],
  [
    i([...calm, 90, 62], { better: 'higher' }),
    '%',
    'Ordinary now, around 64%; May 2026 was higher than chance explains.',
  ],
  [
    i([...calm, 30, 62], { better: 'higher', freeze: 16 }),
    '%',
    'Ordinary now, around 62%; May 2026 was lower than chance explains.',
  ],
  // Shift, trend, two of three.
  [
    i([...calm, ...up(2.5, 8)], { better: 'higher', freeze: 16 }),
    '%',
    'Eight months in a row above the mean since May 2026: this is not chance, and it is for the better.',
  ],
  [
    i([...calm, ...up(-3.5, 7)], { better: 'higher', freeze: 16 }),
    '%',
    'Eight months in a row below the mean since April 2026: this is not chance, and it is for the worse.',
  ],
  [
    i([...calm, 59, 59.5, 60, 61.8, 62.7, 63.5, 65], { better: 'higher', freeze: 16 }),
    '%',
    'Rising for seven months in a row since May 2026: this is not chance, and it is for the better.',
  ],
  [
    i([...calm, 65, 64.5, 63, 61.8, 61, 60, 59], { better: 'lower', freeze: 16 }),
    '%',
    'Falling for seven months in a row since May 2026: this is not chance, and it is for the better.',
  ],
  [
    i([...calm, 69, 63, 69], { better: 'higher', freeze: 16 }),
    '%',
    'Two of the last three months are beyond the near limit on the high side: this is not chance, and it is for the better.',
  ],
  // Run charts.
  [
    run([50, 52, 51, 53, 49, 52, 50, 51, 70, 72, 71, 73, 69, 72, 70, 71], { better: 'higher' }),
    '%',
    'Eight quarters in a row above the median since January to March 2027: this is not chance, and it is for the better.',
    quarters(2025, 16),
  ],
  [
    run([50, 52, 51, 53, 49, 52, 50, 51, 70, 72, 71, 73, 69, 72, 70, 71]),
    '%',
    'Eight months in a row above the median since September 2025: this is not chance.',
  ],
  [
    run([1, 2, 3, 4, 9, 8, 7, 9, 1, 2, 3, 4, 9, 8, 7, 9, 1, 2, 3, 4]),
    '',
    'The line crosses the median only four times, where chance would give 5 or more: this is not chance, but it points in no one direction.',
  ],
]

test(`${cases.length} series, each with its one true sentence`, () => {
  assert.ok(cases.length >= 40)
  for (const [asked, unit, sentence, periods] of cases) assert.equal(sentenceOf(spoken(asked, unit, periods)), sentence)
})

test('the words of the icons: what it is, then why; too few are counted', () => {
  const said = (asked: Asked) => {
    const series = spoken(asked, '%')
    return [variationWords(series), assuranceWords(series)].map((words) =>
      words ? `${words.head} ${words.words}`.trim() : null,
    )
  }
  assert.deepEqual(said(i(calm, { better: 'higher', target: 62 })), [
    'Variation: ordinary. Nothing beyond ordinary ups and downs.',
    'Assurance: hit or miss. 62% lies inside the limits of 54% to 70%. Chance decides.',
  ])
  assert.deepEqual(said(i([...calm, 90], { better: 'higher', target: 95 })), [
    'Variation: improving, high. The last figure is outside the limits.',
    'Assurance: fails. 95% lies above the upper limit of 72%. It will not be met unless something changes.',
  ])
  assert.deepEqual(said(i([...calm, 30], { better: 'lower', target: 95 })), [
    'Variation: improving, low. The last figure is outside the limits.',
    'Assurance: passes. 95% lies above the upper limit of 68%. It can be relied on.',
  ])
  assert.deepEqual(said(i(calm.slice(0, 5), { better: 'higher', target: 62 })), [
    'Too few points to say. 13 are needed, there are five; the earliest is January 2026.',
    null,
  ])
  assert.deepEqual(said(i([62], { better: 'higher', target: 62 })), [
    'Too few points to say. 13 are needed, there is one; the earliest is January 2026.',
    null,
  ])
  assert.deepEqual(said(i([...calm, 90])), ['Variation: special, high. The last figure is outside the limits.', null])
})

test('a new phase is suggested with its reason, never begun', () => {
  const suggested = (asked: Asked) => {
    const series = spoken(asked, '%')
    const reading = readSeries(asked)
    return 'reason' in reading ? null : rebasingWords(series, rebasing(reading))
  }
  assert.equal(
    suggested(i([...calm, ...up(9, 9)], { better: 'higher', freeze: 16 })),
    'Nine months at the end lie above the mean. Do you know what changed in May 2026, and will it stay? Then a new phase can begin there, with that reason. Until you say so the limits stay as they are.',
  )
  assert.equal(suggested(i([...calm, ...up(9, 8)], { freeze: 16 })), null, 'eight are not enough')
  assert.equal(suggested(i(calm)), null)
  assert.equal(suggested(i([...calm.slice(0, 5), ...up(9, 9)])), null, 'the phase before would be too short')
})

for (const [title, values, periods, every, words] of [
  ['months', [60, 61], ['2025-01', '2025-02'], 1, 'the earliest is January 2026.'],
  ['a financial year', [60, 61], ['2024/25', '2025/26'], 12, 'the earliest is 2036/37.'],
  ['a month of each quarter', [60, 61], ['2025-01', '2025-04'], 3, 'the earliest is January 2028.'],
  ['the last day of each month', [60, 61], ['2025-01-31', '2025-02-28'], 1, 'the earliest is 31 January 2026.'],
  ['now and then', [60, 61], ['2025-01', '2025-02'], null, 'there are two.'],
] as const)
  test(`the earliest that a chart could say anything, by how often its figures come: ${title}`, () => {
    const series = { ...spoken(i([...values]), '%', periods.map(readPeriod)), every }
    assert.ok(sentenceOf(series).endsWith(words), sentenceOf(series))
    assert.ok(variationWords(series).words.endsWith(words))
  })
