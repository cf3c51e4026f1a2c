import { sumsOf } from '../parts.ts'
import type { MeasureStory } from '../story.ts'
import { decidedInTime } from './breakdowns.ts'

const weekly = 'Monday report of the front door'

/** What Walbrook counts, named when the notice came; figures of the year before were taken from the old system. */
export const measures: MeasureStory[] = [
  {
    title: 'Referrals decided within one working day',
    counted: 'Referrals with a decision and its reason by the end of the next working day',
    outOf: 'Referrals in the month',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'month',
    named: '2026-05-11',
    source: weekly,
    owner: 'Head of the front door',
    targets: ['Referrals decided within one working day'],
    findings: [
      { reference: 'O1', linked: '2026-05-11' },
      { reference: 'R1', linked: '2026-05-11' },
    ],
    from: '2023-11',
    figures: [63, 60, 60, 62, 62, 61, 60, 65, 61, 58, 62, 60, ...sumsOf(decidedInTime)],
    parts: decidedInTime,
    provisional: true,
  },
  {
    title: 'Referrals that come back within six months',
    counted: 'Referrals about a child referred in the six months before',
    outOf: 'Referrals in the month',
    unit: '%',
    kind: 'outcome',
    better: 'lower',
    frequency: 'month',
    named: '2026-05-11',
    source: weekly,
    owner: 'Head of the front door',
    findings: [{ reference: 'O1', linked: '2026-05-11' }],
    from: '2023-11',
    figures: [
      27, 28, 26, 28, 27, 28, 26, 27, 25, 26, 27, 27, 30, 29, 25, 26, 29, 26, 28, 25, 27, 29, 26, 28, 27, 30, 26, 27,
      28, 26, 29, 27, 26, 28, 27, 26,
    ],
  },
  {
    title: 'Children seen within the time set',
    counted: 'Children seen by a qualified worker within the time their plan sets',
    outOf: 'Children due to be seen in the month',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'month',
    named: '2026-05-11',
    source: 'Record system, after the September release',
    owner: 'Head of quality assurance',
    targets: ['Children seen within the time set'],
    findings: [{ reference: 'O2', linked: '2026-05-11' }],
    from: '2023-11',
    figures: [
      66, 63, 66, 63, 63, 63, 65, 69, 66, 65, 70, 64, 65, 65, 66, 64, 68, 66, 64, 67, 65, 63, 66, 64, 65, 60, 66, 65,
      67, 66, 68, 67, 69, 70, 68, 71,
    ],
    breaks: [
      {
        dated: '2026-09-01',
        what: 'source',
        reason: 'The new record system counts visits that the old one could not hold.',
      },
    ],
  },
  {
    title: 'Workers with more than eighteen children',
    counted: 'Social workers who hold more than eighteen children on the last day of the month',
    unit: 'workers',
    kind: 'balancing',
    better: 'lower',
    frequency: 'month',
    named: '2026-05-11',
    source: 'Record system',
    owner: 'Head of workforce',
    targets: ['Workers with more than eighteen children'],
    findings: [
      { reference: 'O7', linked: '2026-05-11' },
      { reference: 'O1', linked: '2026-05-11' },
    ],
    from: '2023-11',
    figures: [
      30, 31, 31, 29, 29, 30, 27, 31, 31, 31, 30, 31, 30, 32, 28, 32, 29, 31, 30, 33, 32, 34, 31, 33, 35, 36, 34, 33,
      35, 32, 30, 27, 24, 22, 19, 17,
    ],
  },
  {
    title: 'Agency workers among social workers',
    counted: 'Agency workers on the last day of the month',
    outOf: 'All social workers on that day',
    unit: '%',
    kind: 'process',
    better: 'lower',
    frequency: 'month',
    named: '2026-05-11',
    source: 'Council’s pay system',
    owner: 'Head of workforce',
    targets: ['Agency workers, share of all'],
    findings: [{ reference: 'O8', linked: '2026-05-11' }],
    from: '2023-11',
    figures: [
      35, 34, 34, 34, 36, 34, 34, 36, 36, 36, 35, 36, 38, 36, 38, 38, 38, 38, 39, 41, 40, 42, 41, 43, 42, 44, 43, 42,
      41, 40, 38, 37, 35, 34, 33, 32,
    ],
  },
]
