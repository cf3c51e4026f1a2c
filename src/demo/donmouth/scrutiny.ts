import type { ScrutinyStory } from '../story.ts'

export const scrutiny: ScrutinyStory = {
  bodies: [
    { name: 'Inspectorate of care', shortName: 'IC', does: 'Leads joint inspections and publishes them.' },
    { name: 'Inspectorate of constabulary', shortName: 'ICon', does: 'Looks at the part of the police.' },
    { name: 'Health improvement body', shortName: 'HIB', does: 'Looks at the part of health.' },
    { name: 'Inspectorate of education', shortName: 'IE', does: 'Looks at the part of schools.' },
  ],
  programmes: [
    {
      source: 0,
      bodies: ['IC', 'ICon', 'HIB', 'IE'],
      steps: [
        { kind: 'notice', title: 'Notice of the inspection', on: '2024-11-18', done: true },
        { kind: 'return', title: 'Position statement and evidence sent', on: '2024-12-20', done: true },
        {
          kind: 'fieldwork',
          title: 'Records, groups and interviews',
          on: '2025-01-13',
          until: '2025-03-28',
          done: true,
        },
        { kind: 'publication', title: 'Report', on: '2025-05-20', done: true },
        {
          kind: 'progress_review',
          title: 'Progress review',
          expected: 'early {@2027-02}',
          note: 'The link inspector will say when.',
        },
      ],
      requests: [
        {
          title: 'Self-assessment against the six areas',
          asked: '2026-10-12',
          due: '2026-12-18',
          post: 'Improvement coordinator',
        },
        {
          title: 'Minutes of the chief officers group, twelve months',
          asked: '2026-10-12',
          due: '2026-11-13',
          post: 'Chair of the chief officers group',
          returned: '2026-11-10',
        },
        {
          title: 'Children’s views and what was told back',
          asked: '2026-10-12',
          due: '2026-11-20',
          post: 'Children’s rights manager',
        },
      ],
    },
  ],
  watches: [
    {
      reference: 'S1',
      post: 'Service manager, reviews',
      how: 'One question at each review: who has known you longest?',
      since: '2025-09-01',
      review: '2027-01-15',
    },
    {
      reference: 'S2',
      post: 'Detective chief inspector, public protection',
      how: 'The noon call counts decisions taken by one service alone.',
      since: '2025-09-01',
      review: '2026-10-30',
    },
    {
      reference: 'S5',
      post: 'Children’s rights manager',
      how: 'The young people’s board marks each answer that it got.',
      since: '2026-01-12',
      review: '2027-03-01',
    },
  ],
  questions: [
    {
      question: 'How well do we answer when a child lives with neglect?',
      askedBy: 'Child protection committee',
      asked: '2025-09-12',
      why: 'Neglect was named late in every third record that the inspectors read.',
      expect:
        'The toolkit before the first plan in eight of ten records, and fewer children registered again within a year.',
      findings: ['A1'],
      measures: ['Children harmed again within a year of leaving the register'],
    },
    {
      question: 'Are children in care healthier for being in our care?',
      askedBy: 'Chief officers group',
      asked: '2025-09-12',
      why: 'An assessment in time is a start; what it leads to is the point.',
      expect: 'Nine in ten seen within four weeks, and what was found acted on within three months.',
      findings: ['A2'],
      measures: ['Children seen for a first health assessment within four weeks of coming into care'],
    },
  ],
  audits: [
    {
      title: 'Joint reading of records, spring',
      why: 'Is the reason for a decision written down?',
      scope: 'joint',
      post: 'Lead officer, child protection committee',
      done: '2026-03-27',
      reads: ['2025-09-01', '2026-02-27'],
      records: 32,
      tool: 'Joint reading tool, version 2',
      found: 'The reason for a decision could be found in 19 of 32 records. Children’s own words stood in 13.',
      next: '2026-08-31',
    },
    {
      title: 'Joint reading of records, late summer',
      why: 'Is the reason for a decision written down?',
      scope: 'joint',
      post: 'Lead officer, child protection committee',
      done: '2026-08-28',
      reads: ['2026-03-02', '2026-07-31'],
      records: 32,
      tool: 'Joint reading tool, version 2',
      found:
        'The reason for a decision could be found in 28 of 32 records. The toolkit was finished in 14 of 25 where neglect was suspected.',
      next: '2027-02-26',
      repeats: 'Joint reading of records, spring',
    },
    {
      title: 'Dental registration, a count by hand',
      why: 'The board asked who has no dentist.',
      scope: 'single',
      agency: 'NHS',
      post: 'Lead nurse for children in care',
      done: '2026-06-19',
      reads: ['2026-01-05', '2026-05-29'],
      records: 58,
      tool: 'List of the dental service',
      found: '41 of 58 children who came into care have a dentist; 17 have waited more than twelve weeks.',
    },
  ],
}
