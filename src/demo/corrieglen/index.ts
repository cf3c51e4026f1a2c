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
    },
  ],
  measures,
  practice,
  scrutiny,
  evidence,
  papers: [{ kind: 'highlight', plan: 0, group: 'ELG', by: 'Elspeth Carnoch', since: '2026-08-15', item: '4' }],
}
