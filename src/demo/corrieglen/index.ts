import { readFileSync } from 'node:fs'
import type { Story } from '../story.ts'
import { evidence } from './evidence.ts'
import { sources } from './findings.ts'
import { measures } from './measures.ts'
import { people, posts } from './people.ts'
import { practice } from './practice.ts'
import { scrutiny } from './scrutiny.ts'

/** A Scottish partnership after its first progress review: six areas, four strategic groups, audits every two months. */
export const corrieglen: Story = {
  slug: 'corrieglen',
  name: 'Corrieglen children’s services partnership',
  nation: 'scotland',
  agencies: [
    { name: 'Children and families social work', shortName: 'CSW', kind: 'social_work' },
    { name: 'Education', shortName: 'Education', kind: 'education' },
    { name: 'NHS Corrieglen', shortName: 'NHS', kind: 'health' },
    { name: 'Police', shortName: 'Police', kind: 'police' },
    { name: 'Third sector', shortName: '3rd sector', kind: 'third_sector' },
    { name: 'Corrieglen Council, corporate', shortName: 'Council', kind: 'council' },
  ],
  groups: [
    { name: 'Chief officers’ group', shortName: 'COG' },
    { name: 'Executive leadership group', shortName: 'ELG' },
    { name: 'Child protection committee', shortName: 'CPC' },
    { name: 'Corporate parenting group', shortName: 'Parenting' },
    { name: 'Planning and performance group', shortName: 'Planning' },
    { name: 'Early years and families group', shortName: 'Early years' },
  ],
  people,
  posts,
  keeper: 'Elspeth Carnoch',
  sources,
  covers: {},
  plans: [
    {
      title: 'Joint improvement plan {@2026-03} to {@2027-06}',
      kind: 'strategic',
      levels: [
        { level: 'theme', word: 'Area' },
        { level: 'project', word: 'Project' },
      ],
      starts: '2026-03-02',
      ends: '2027-06-30',
      owner: 'ELG',
      overseer: 'COG',
      text: readFileSync(new URL('plan.txt', import.meta.url), 'utf8'),
      rounds: [
        {
          period: ['2026-03-01', '2026-05-31'],
          opens: '2026-05-04',
          due: '2026-05-15',
          closes: '2026-05-29',
          group: 'ELG',
          by: 'Elspeth Carnoch',
          closed: { by: 'Gordon Ballindean', on: '2026-05-29', note: 'Ninety-four lines are too many.' },
        },
        {
          period: ['2026-06-01', '2026-08-31'],
          opens: '2026-08-03',
          due: '2026-08-14',
          closes: '2026-08-28',
          group: 'ELG',
          by: 'Elspeth Carnoch',
          closed: { by: 'Gordon Ballindean', on: '2026-08-28' },
        },
        {
          period: ['2026-09-01', '2026-11-30'],
          opens: '2026-11-02',
          due: '2026-11-13',
          closes: '2026-12-04',
          group: 'ELG',
          by: 'Elspeth Carnoch',
          words: 'The second progress review will read this one.',
        },
      ],
    },
  ],
  measures,
  practice,
  scrutiny,
  levels: [
    {
      reference: 'A2',
      level: 1,
      on: '2026-08-20',
      by: 'Elspeth Carnoch',
      why: ['A step is closed with evidence.'],
      reason: 'The terms of reference are signed. Children do not feel that yet.',
    },
    {
      reference: 'A5',
      level: 1,
      on: '2026-08-20',
      by: 'Elspeth Carnoch',
      why: ['A step is closed with evidence.'],
      reason: 'The procedure was on trial; the records read are older than it.',
    },
  ],
  evidence,
  papers: [{ kind: 'highlight', plan: 0, group: 'ELG', by: 'Elspeth Carnoch', since: '2026-08-15', item: '4' }],
}
