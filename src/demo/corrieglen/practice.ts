import type { PracticeStory } from '../story.ts'

export const practice: PracticeStory = {
  standards: [
    {
      title: 'What a good assessment looks like',
      says: 'It begins with the child’s day, names what is known and by whom, weighs it, and ends with what must be different in three months.',
      starts: '2026-06-15',
      review: '2027-06-15',
      exemplar: 'Six examples, five of them ready; nobody in them is real.',
      post: 'Head of children and families',
      told: [
        { whom: 'Social workers and their managers', how: 'Two mornings', people: 74, on: '2026-06-18' },
        { whom: 'Health visitors and school nurses', how: 'Team meetings', people: 52, on: '2026-06-30' },
      ],
    },
  ],
  changes: [
    {
      title: 'Discussions by telephone, recorded as they are held',
      before: 'Three services met when all could travel; the record followed within a week.',
      now: 'A call within hours, one writer, the record agreed before it ends.',
      place: 'Whole area',
      inUse: '2026-08-03',
      trial: ['2026-05-04', '2026-07-31'],
      review: '2026-08-31',
      reviewed: '2026-09-03',
      decision: 'adopt',
      learned: 'Whoever chairs must not write. Nights need a second number.',
      criterion: { words: 'The reason for the decision can be found', atLeast: 7, outOf: 10, on: '2026-07-20' },
      items: ['5.1'],
      told: [{ whom: 'All who may be called', how: 'A card and an hour', people: 118, on: '2026-07-24' }],
    },
    {
      title: 'One tool where neglect is suspected',
      before: 'Four services used four forms.',
      now: 'One tool, filled in with the parents, before the first plan.',
      place: 'Whole area; adult services from January',
      inUse: '2026-06-01',
      criterion: { words: 'The tool stands before the first plan', atLeast: 5, outOf: 10, on: '2026-05-15' },
      items: ['5.2'],
      told: [{ whom: 'Eight services', how: 'One day of training', people: 210, on: '2026-10-30' }],
    },
    {
      title: 'Supervision about children, an hour a month',
      before: 'Supervision was about caseload and leave.',
      now: 'An hour a month, two children, in the worker’s own words first.',
      place: 'North team',
      trial: ['2026-08-03', '2027-01-29'],
      review: '2027-02-12',
      items: ['6.2'],
      told: [],
    },
  ],
}
