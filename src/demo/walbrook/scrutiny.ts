import type { ScrutinyStory } from '../story.ts'

export const scrutiny: ScrutinyStory = {
  bodies: [
    { name: 'Inspectorate of children’s services', shortName: 'ICS', does: 'Inspects and visits to monitor.' },
    {
      name: 'Children’s commissioner for the department',
      shortName: 'Commissioner',
      does: 'Advises whether the council may keep its services.',
    },
  ],
  programmes: [
    {
      source: 0,
      bodies: ['ICS'],
      steps: [
        { kind: 'publication', title: 'Inspection report', on: '2026-02-23', done: true },
        { kind: 'notice', title: 'Improvement notice', on: '2026-04-20', done: true },
        { kind: 'meeting', title: 'Improvement board, monthly', on: '2026-05-11', done: true },
        {
          kind: 'progress_review',
          title: 'Second monitoring visit: children in need of a plan',
          on: '2027-01-19',
          until: '2027-01-20',
        },
        { kind: 'publication', title: 'Letter of the second visit', expected: 'three weeks after it' },
        { kind: 'progress_review', title: 'Review of the notice', expected: 'to be confirmed by the department' },
      ],
      requests: [
        {
          title: 'Fifteen records of children with a plan',
          asked: '2026-11-16',
          due: '2026-12-11',
          post: 'Head of quality assurance',
        },
        {
          title: 'Caseloads, by worker, without names',
          asked: '2026-11-16',
          due: '2026-11-23',
          post: 'Head of workforce',
        },
      ],
    },
  ],
  watches: [
    {
      reference: 'S1',
      post: 'Head of workforce',
      how: 'A call to ten carers each quarter.',
      since: '2026-06-01',
      review: '2026-12-15',
    },
  ],
  questions: [
    {
      question: 'Is a child seen sooner, and alone?',
      askedBy: 'Improvement board',
      asked: '2026-06-15',
      why: 'Every finding about practice comes back to who saw the child, when, and whether the child could speak.',
      expect: 'Nine in ten within the time set and six in ten alone by December.',
      findings: ['O2'],
      measures: ['Children seen within the time set'],
    },
  ],
  audits: [
    {
      title: 'Closed referrals, a sample of twenty',
      why: 'After the monitoring visit: are reasons worth the name?',
      scope: 'single',
      agency: 'CSC',
      post: 'Head of the front door',
      done: '2026-11-06',
      reads: ['2026-10-05', '2026-10-30'],
      records: 20,
      tool: 'Two questions on one page',
      found: 'Eleven of twenty have a reason worth the name.',
      next: '2026-12-11',
    },
  ],
}
