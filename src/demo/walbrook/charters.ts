import type { CharterStory } from '../story-works.ts'

export const charters: CharterStory[] = [
  {
    item: 'B1',
    versions: [
      {
        by: 'Neil Stanbrook',
        on: '2026-06-08',
        group: 'Delivery',
        fields: {
          why: 'Parents told the inspectors that they had a plan of fourteen pages and did not know what was wanted of them.',
          aim: 'A plan of two pages that a parent can hold up and read out, in use for all new plans by {2026-10}.',
          scope: 'Child protection plans and child in need plans.',
          measures: 'New plans written on two pages (process)',
          people: 'Head of quality assurance\nTeam managers',
        },
        decided: {
          on: '2026-06-12',
          by: 'Judith Harbury',
          asked: 'Families are not among those who take part. Measure whether a plan got better, not only shorter.',
        },
      },
      {
        by: 'Neil Stanbrook',
        on: '2026-06-15',
        group: 'Delivery',
        fields: {
          ideas: 'Six families write the headings with us\nThe chair reads it out at the end of the conference',
          outside: 'Plans of children in care: they have their own form, which is read in {~2027-02}.',
          measures:
            'New plans written on two pages (process)\nPlans that readers judge good or better (outcome)\nParents who can say what is wanted of them (experience)',
          people: 'Head of quality assurance\nTeam managers\nSix families',
          risks: 'Both forms are filled in: the old one goes on one day',
        },
        decided: { on: '2026-06-26', by: 'Judith Harbury', approved: true },
      },
    ],
  },
  {
    item: 'D3',
    versions: [
      {
        by: 'Carol Fenwick',
        on: '2026-11-16',
        fields: {
          why: 'Children told us that a stranger rang the bell and said that she was their new worker.',
          aim: 'No child’s worker changes without a visit by both.',
        },
      },
    ],
  },
]
