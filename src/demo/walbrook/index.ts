import { readFileSync } from 'node:fs'
import type { KeyWord } from '../../modules/plan/index.ts'
import type { Story } from '../story.ts'
import { evidence } from './evidence.ts'
import { sources } from './findings.ts'
import { measures } from './measures.ts'
import { people, posts } from './people.ts'
import { practice } from './practice.ts'
import { scrutiny } from './scrutiny.ts'
import { works } from './works.ts'

const text = (plan: string) => readFileSync(new URL(`plan-${plan}.txt`, import.meta.url), 'utf8')

const key: KeyWord[] = [
  {
    code: 'red',
    word: 'Red',
    shape: 'off',
    definition: 'It will not be done by its date, and we do not yet know how it will be.',
  },
  {
    code: 'amber',
    word: 'Amber',
    shape: 'risk',
    definition: 'It may miss its date. What is being done about it stands beside it.',
  },
  { code: 'green', word: 'Green', shape: 'on', definition: 'It will be done by its date.' },
  { code: 'blue', word: 'Blue', shape: 'done', definition: 'Done, and somebody who did not do it has checked.' },
]

/** An English partnership under an improvement notice: a strategic plan rated at its objectives, and one delivery plan. */
export const walbrook: Story = {
  slug: 'walbrook',
  name: 'Walbrook safeguarding children partnership',
  nation: 'england',
  agencies: [
    { name: 'Children’s social care', shortName: 'CSC', kind: 'social_work' },
    { name: 'Education', shortName: 'Education', kind: 'education' },
    { name: 'Health', shortName: 'Health', kind: 'health' },
    { name: 'Police', shortName: 'Police', kind: 'police' },
    { name: 'Voluntary sector', shortName: 'VCS', kind: 'third_sector' },
    { name: 'Walbrook Council, corporate', shortName: 'Council', kind: 'council' },
  ],
  groups: [
    { name: 'Improvement board', shortName: 'Board' },
    { name: 'Safeguarding partners', shortName: 'Partners' },
    { name: 'Operational delivery group', shortName: 'Delivery' },
    { name: 'Children’s scrutiny panel', shortName: 'Scrutiny' },
  ],
  people,
  posts,
  keeper: 'Carol Fenwick',
  sources,
  covers: {
    O1: ['R1', 'R4'],
    O2: ['R1', 'R2'],
    O3: ['R3', 'R4'],
    O4: ['R4', 'R8'],
    O5: ['R5'],
    O6: ['R4', 'R6'],
    O7: ['R7', 'R8', 'R9'],
    O8: ['R7', 'R9'],
  },
  plans: [
    {
      title: 'Improvement plan {@2026-05} to {@2027-07}',
      kind: 'strategic',
      levels: [
        { level: 'theme', word: 'Theme' },
        { level: 'outcome', word: 'Objective' },
      ],
      words: key,
      starts: '2026-05-11',
      ends: '2027-07-31',
      owner: 'Delivery',
      overseer: 'Board',
      text: text('strategic'),
      rounds: [
        ...(
          [
            ['2026-05-11', '2026-06-30', '2026-06-22', '2026-06-26', '2026-07-03'],
            ['2026-07-01', '2026-08-31', '2026-08-24', '2026-08-28', '2026-09-04'],
            ['2026-09-01', '2026-09-30', '2026-09-21', '2026-09-25', '2026-10-02'],
            ['2026-10-01', '2026-10-31', '2026-10-26', '2026-10-30', '2026-11-06'],
          ] as const
        ).map(([from, to, opens, due, closes]) => ({
          period: [from, to] as [string, string],
          opens,
          due,
          closes,
          group: 'Board',
          by: 'Carol Fenwick',
          closed: { by: 'Judith Harbury', on: closes },
        })),
        {
          period: ['2026-11-01', '2026-11-30'],
          opens: '2026-11-09',
          due: '2026-11-27',
          closes: '2026-12-04',
          group: 'Board',
          by: 'Carol Fenwick',
        },
      ],
    },
    {
      title: 'Delivery plan: front door, plans, practice and people',
      kind: 'delivery',
      under: 0,
      levels: [
        { level: 'theme', word: 'Workstream' },
        { level: 'action', word: 'Action' },
      ],
      words: key,
      starts: '2026-05-11',
      ends: '2027-03-31',
      owner: 'Delivery',
      overseer: 'Board',
      text: text('delivery'),
      rounds: [],
    },
  ],
  measures,
  practice,
  works,
  scrutiny,
  levels: [
    {
      reference: 'O1',
      level: 1,
      on: '2026-09-11',
      by: 'Carol Fenwick',
      why: ['A step is closed with evidence.'],
      reason: 'Two readers are there each morning.',
    },
  ],
  evidence,
  papers: [
    { kind: 'highlight', plan: 0, group: 'Board', by: 'Judith Harbury', since: '2026-09-25', item: '3' },
    { kind: 'committee', plan: 0, group: 'Scrutiny', by: 'Carol Fenwick', since: '2026-09-25', item: '6' },
  ],
}
