import { readFileSync } from 'node:fs'
import type { Story } from '../story.ts'
import { evidence } from './evidence.ts'
import { sources } from './findings.ts'
import { beside, measures } from './measures.ts'
import { people, posts } from './people.ts'
import { practice } from './practice.ts'
import { rounds } from './rounds.ts'
import { scrutiny } from './scrutiny.ts'
import { works } from './works.ts'

const text = ['health', 'family', 'risk', 'voice', 'leading']
  .map((theme) => readFileSync(new URL(`plan-${theme}.txt`, import.meta.url), 'utf8'))
  .join('\n')

/** A Scottish partnership eighteen months after its inspection: one plan in mid-life. */
export const donmouth: Story = {
  slug: 'donmouth',
  name: 'Donmouth children’s services partnership',
  nation: 'scotland',
  agencies: [
    { name: 'Social work', shortName: 'CSW', kind: 'social_work' },
    { name: 'Education', shortName: 'Education', kind: 'education' },
    { name: 'Health', shortName: 'NHS', kind: 'health' },
    { name: 'Police', shortName: 'Police', kind: 'police' },
    { name: 'Third sector', shortName: '3rd sector', kind: 'third_sector' },
    { name: 'Children’s reporter', shortName: 'SCRA', kind: 'reporter' },
    { name: 'Donmouth Council, corporate', shortName: 'Council', kind: 'council' },
  ],
  groups: [
    { name: 'Chief officers group', shortName: 'COG' },
    { name: 'Child protection committee', shortName: 'CPC' },
    { name: 'Integrated children’s services board', shortName: 'ICSB' },
    { name: 'Corporate parenting group', shortName: 'CPG' },
    { name: 'Improvement board', shortName: 'Board' },
  ],
  people,
  posts,
  keeper: 'Alice Merrow',
  sources,
  covers: {},
  plans: [
    {
      title: 'Children’s improvement plan {@2025-06} to {@2028-05}',
      kind: 'strategic',
      levels: [
        { level: 'theme', word: 'Theme' },
        { level: 'outcome', word: 'Outcome' },
        { level: 'project', word: 'Item' },
      ],
      starts: '2025-06-01',
      ends: '2028-05-31',
      owner: 'ICSB',
      overseer: 'Board',
      text,
      rounds,
    },
  ],
  measures,
  beside,
  practice,
  works,
  scrutiny,
  levels: [
    {
      reference: 'A1',
      level: 1,
      on: '2025-12-12',
      by: 'Alice Merrow',
      why: ['Two steps are closed with evidence.'],
      reason: 'The shared screen is in use; nobody has read records since.',
    },
    {
      reference: 'A1',
      level: 2,
      on: '2026-09-04',
      by: 'Alice Merrow',
      why: ['Records read after the change meet the level written down beforehand: 28 of 32, at least 24.'],
      reason: 'The reason could be found in 28 of 32 records of children met since March.',
    },
    {
      reference: 'A2',
      level: 1,
      on: '2026-07-24',
      by: 'Alice Merrow',
      why: ['Steps are closed with evidence.'],
      reason: 'Notices are sent on the day. Whether children are healthier we do not know.',
    },
  ],
  evidence,
  papers: [
    { kind: 'highlight', plan: 0, group: 'Board', by: 'Gavin Stanefield', since: '2026-09-29', item: '6' },
    { kind: 'committee', plan: 0, group: 'ICSB', by: 'Alice Merrow', since: '2026-09-29', item: '4' },
    { kind: 'page', plan: 0, group: 'COG', by: 'Alice Merrow', item: '2' },
  ],
}
