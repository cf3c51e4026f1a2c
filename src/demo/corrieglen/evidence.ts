import type { Piece } from '../story.ts'

export const evidence: Piece[] = [
  {
    title: 'Self-assessment against the six areas, for the first progress review',
    nature: 'document',
    dated: '2026-08-21',
    speaks: ['2026-02-16', '2026-08-14'],
    agency: 'Council',
    by: 'Elspeth Carnoch',
    file: 'self-assessment.txt',
    content: `Self-assessment against six areas for improvement
Executive leadership group, {2026-08-21}

A1 Leading together. Good progress. One leadership group with four strategic groups under it; two groups have plans that say who, when and how much.
A2 Child protection committee. Very good progress. It answers to two groups on paper; attendance has not been below nine of twelve. There is no independent chair yet.
A3 Rights and participation. Some progress. Fourteen young people meet and set the agenda. There is no plan yet for asking other children.
A4 Joint self-evaluation. Good progress. 13 of 17 activities were held in their month; forty records have been read together. Only five of twelve teams have heard what was found.
A5 Risk and neglect. Good progress in the first response. 71 per cent of discussions are recorded as they happen. For neglect we can say who was trained, not yet what changed.
A6 Standards and supervision. Some progress. Standards are out since June; supervision has begun in one team.

What we do not know: whether children in neglect are helped sooner. The records read so far are older than the changes.
`,
    supports: [
      ['A1', 'What the partnership thought of itself in August'],
      ['A2', 'What the partnership thought of itself in August'],
      ['A3', 'What the partnership thought of itself in August'],
      ['A4', 'What the partnership thought of itself in August'],
      ['A5', 'What the partnership thought of itself in August'],
      ['A6', 'What the partnership thought of itself in August'],
    ],
  },
  {
    title: 'Joint audit, rounds one to four: forty records',
    nature: 'records',
    dated: '2026-08-28',
    speaks: ['2025-09-01', '2026-04-30'],
    agency: 'Council',
    by: 'Elspeth Carnoch',
    body: 'Read by two services together. Most of what was read had been written before anything changed, so it says where we began. In 19 of the 50 records read by October the chronology ends with the last team’s last day.',
    supports: [
      ['A4', 'Forty records read together by August'],
      ['4.2', 'The first four rounds'],
      ['Q1', 'Where the finding comes from'],
    ],
  },
  {
    title: 'Joint audit, round five: ten records begun after July',
    nature: 'records',
    dated: '2026-10-16',
    speaks: ['2026-08-03', '2026-09-30'],
    agency: 'Council',
    by: 'Elspeth Carnoch',
    body: 'Ten records, all begun after the trial of the new procedure. The reason for the decision could be found in eight. The neglect tool stands before the first plan in four.',
    result: [8, 10],
    supports: [
      [
        'Discussions by telephone, recorded as they are held',
        'The reason for the decision could be found in 8 of 10 records',
      ],
      ['5.1', 'The reason for the decision could be found in 8 of 10 records'],
      ['5.2', 'The tool is in 4 of 10 records'],
      ['A5', 'Discussions are recorded, the tool is not yet used'],
    ],
  },
  {
    title: 'Champions board: what came of our first agenda',
    nature: 'views_of_children',
    dated: '2026-09-04',
    speaks: ['2026-02-02', '2026-08-31'],
    agency: '3rd sector',
    by: 'Bridget Kinloss-Hay',
    body: 'Eleven of fourteen young people came, aged 12 to 19. In their words: “You asked us about buses in March and in May somebody put a bus on. Nobody told us it was because of us.” What changed: nobody is moved with less than two days’ notice.',
    view: {
      whose: 'Champions board, aged 12 to 19',
      asked: 14,
      heard: 11,
      how: 'An afternoon, led by two of them',
      words: 'Nobody told us it was because of us.',
      changed: 'Nobody is moved with less than two days’ notice.',
    },
    supports: [
      ['A3', 'They are asked more and told back less'],
      ['3.2', 'What came of the first agenda'],
    ],
  },
  {
    title: 'Terms of reference of the child protection committee, signed',
    nature: 'document',
    dated: '2026-06-26',
    agency: 'Council',
    by: 'Elspeth Carnoch',
    body: 'Signed by both groups to which the committee answers. Beside each name stands what its holder may decide for their service.',
    review: '2027-06-30',
    supports: [
      ['A2', 'To whom the committee answers is written down'],
      ['2.2', 'Signed by both groups'],
    ],
  },
  {
    title: 'Staff in the north team on supervision, after three months',
    nature: 'views_of_staff',
    dated: '2026-11-06',
    speaks: ['2026-08-03', '2026-10-30'],
    agency: 'CSW',
    by: 'Colin Auchterless',
    body: 'Nine of eleven answered six questions. Seven said that the hour was about children more than about forms; two had one hour in three months.',
    supports: [['6.2', 'Seven of nine say that the hour was about children']],
  },
]
