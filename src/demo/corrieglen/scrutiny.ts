import type { ScrutinyStory } from '../story.ts'

export const scrutiny: ScrutinyStory = {
  bodies: [
    { name: 'Inspectorate of care', shortName: 'IC', does: 'Leads joint inspections and progress reviews.' },
    { name: 'Health improvement body', shortName: 'HIB', does: 'Looks at the part of health.' },
    { name: 'Inspectorate of constabulary', shortName: 'ICon', does: 'Looks at the part of the police.' },
    {
      name: 'Inspectorate of education',
      shortName: 'IE',
      does: 'Looks at the part of schools; has a link officer here.',
    },
  ],
  programmes: [
    {
      source: 0,
      bodies: ['IC', 'HIB', 'ICon', 'IE'],
      steps: [
        { kind: 'fieldwork', title: 'Inspection', on: '2025-08-18', until: '2025-10-24', done: true },
        { kind: 'publication', title: 'Report of the joint inspection', on: '2026-02-10', done: true },
      ],
      requests: [],
    },
    {
      source: 1,
      bodies: ['IC', 'HIB', 'ICon', 'IE'],
      steps: [
        { kind: 'return', title: 'Self-assessment with evidence sent', on: '2026-08-21', done: true },
        { kind: 'fieldwork', title: 'First progress review', on: '2026-09-14', until: '2026-09-18', done: true },
        { kind: 'publication', title: 'First progress review published', on: '2026-10-13', done: true },
        {
          kind: 'progress_review',
          title: 'Second progress review',
          expected: 'by {2027-10}',
          note: 'Within twelve months of the first one’s publication.',
        },
      ],
      requests: [
        {
          title: 'Self-assessment against six areas',
          asked: '2026-06-15',
          due: '2026-08-21',
          post: 'Quality assurance lead',
          returned: '2026-08-21',
        },
        {
          title: 'Referrals of the last month, with the decision',
          asked: '2026-08-31',
          due: '2026-09-11',
          post: 'Head of children and families',
          returned: '2026-09-10',
        },
        {
          title: 'Attendance of the committee since {2026-01}',
          asked: '2026-08-31',
          due: '2026-09-11',
          post: 'Chair, child protection committee',
          returned: '2026-09-11',
        },
      ],
    },
  ],
  watches: [
    {
      reference: 'S2',
      post: 'Detective inspector, public protection',
      how: 'Counts the weeks without a call.',
      since: '2026-03-02',
      review: '2026-12-18',
    },
  ],
  questions: [
    {
      question: 'How well do we answer when neglect or small harms add up?',
      askedBy: 'Executive leadership group, after the progress review',
      asked: '2026-11-02',
      why: 'The inspectors asked for a few questions that are answered from more records over longer.',
      expect: 'One way to look, in eight of ten records; a plan that the parents know; fewer children referred again.',
      findings: ['A5', 'P1'],
      measures: ['Children referred again for neglect within six months'],
    },
  ],
  audits: [
    {
      title: 'Practice audit, rounds one to four',
      why: 'What does practice look like where the inspectors looked?',
      scope: 'joint',
      post: 'Quality assurance lead',
      done: '2026-08-28',
      reads: ['2025-09-01', '2026-04-30'],
      records: 40,
      tool: 'Practice audit tool, version 1',
      found:
        'Chronologies stop when a team changes in 16 of 40. Most of what was read was written before anything changed.',
      source: 2,
    },
    {
      title: 'Practice audit, round five',
      why: 'Only records begun after July, to see what the new procedure does.',
      scope: 'joint',
      post: 'Quality assurance lead',
      done: '2026-10-16',
      reads: ['2026-08-03', '2026-09-30'],
      records: 10,
      tool: 'Practice audit tool, version 1',
      found:
        'The reason for the decision could be found in 8 of 10, the neglect tool in 4 of 10. In 3 of 10 the chronology stops with the last team.',
      next: '2026-12-18',
      repeats: 'Practice audit, rounds one to four',
    },
  ],
}
