import type { Piece } from '../story.ts'

export const evidence: Piece[] = [
  {
    title: 'Referrals decided within one working day, by month',
    nature: 'data',
    dated: '2026-11-04',
    speaks: ['2026-05-01', '2026-10-31'],
    agency: 'Council',
    by: 'Ursula Finch',
    file: 'referrals-by-month.csv',
    content:
      'Month,Referrals,Decided in time\n{2026-05},412,206\n{2026-06},398,207\n{2026-07},430,292\n{2026-08},371,286\n{2026-09},455,401\n{2026-10},441,410\n',
    supports: [
      ['1.1', '410 of 441 were decided in time in the last month'],
      ['O1', 'From one in two to nineteen in twenty, nearly'],
    ],
  },
  {
    title: 'First monitoring visit: published letter',
    nature: 'document',
    dated: '2026-10-23',
    agency: '',
    by: 'Carol Fenwick',
    url: 'https://example.org/walbrook/monitoring-visit-1',
    supports: [
      ['A1', 'Twenty of twenty referrals were decided in time'],
      ['V1', 'The inspectors’ own count'],
    ],
  },
  {
    title: 'What six families said about the two-page plan',
    nature: 'views_of_families',
    dated: '2026-08-21',
    speaks: ['2026-07-06', '2026-08-21'],
    agency: 'CSC',
    by: 'Neil Stanbrook',
    body: 'Asked at the kitchen table by somebody who had not written the plan. Five of six could say what had to change; with the old form it was one of six. What changed: the line “what we shall do” now stands beside “what you will do”. Told back on {2026-09-10}.',
    supports: [
      ['B1', 'Five of six families could say what had to change'],
      ['1.3', 'Families understand the shorter plan'],
      ['O3', 'A first sign, from six families'],
    ],
  },
  {
    title: 'Children in care council on being seen alone',
    nature: 'views_of_children',
    dated: '2026-09-17',
    agency: 'CSC',
    by: 'Carol Fenwick',
    body: 'Eight young people, an afternoon, two artists. “If my mum is in the room I say everything is fine.” What changed: a room is being made. To be told back when it opens.',
    supports: [
      ['1.2', 'Why being seen alone matters, in their words'],
      ['A5', 'Three of them drew the room'],
    ],
  },
  {
    title: 'Record reading, second round: twelve records',
    nature: 'records',
    dated: '2026-10-16',
    speaks: ['2026-08-01', '2026-09-30'],
    agency: 'CSC',
    by: 'Neil Stanbrook',
    file: 'reading-2.txt',
    content:
      'Twelve records, read by nine people from four agencies, {~2026-10}.\nReason for the decision: found in 9. Child’s own words: found in 5. Health’s letters: found in none.\nAsked of health: where do your letters go?\n',
    supports: [
      ['C2', 'What the second reading found'],
      ['2.2', 'Partners have read records and can say what they found'],
    ],
  },
  {
    title: 'Supervision register, {2026-10}',
    nature: 'data',
    dated: '2026-11-02',
    speaks: ['2026-10-01', '2026-10-31'],
    agency: 'CSC',
    by: 'Ursula Finch',
    body: 'Of 118 workers, 99 were supervised in the month: 84%. Of the 19 who were not, 12 were on leave.',
    supports: [
      ['3.1', '84% supervised in the month'],
      ['O7', 'Supervision is nearly where it should be'],
    ],
  },
  {
    title: 'Letters of three workers who left',
    nature: 'views_of_staff',
    dated: '2026-09-30',
    agency: 'CSC',
    by: 'Carol Fenwick',
    confidential: true,
    body: 'Kept confidential because the writers could be known. All three named the same thing: no time to think.',
    supports: [['3.2', 'Why three workers left']],
  },
]
