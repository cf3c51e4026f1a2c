import type { Source } from '../story.ts'
import { areas } from './areas.ts'

const scale = 'Six points: unsatisfactory, weak, adequate, good, very good, excellent'

export const sources: Source[] = [
  {
    kind: 'joint_inspection',
    title: 'Joint inspection of services for children, {@2025-05}',
    publisher: 'Joint inspection team',
    published: '2025-05-20',
    starts: '2025-01-13',
    ends: '2025-03-28',
    evaluations: [
      { indicator: '1.1 Improvements in the safety and wellbeing of children', grade: 'Good', scale, page: '14' },
      { indicator: '2.1 Impact on children and young people', grade: 'Good', scale, page: '22' },
      { indicator: '5.1 Recognition and response to initial concerns', grade: 'Good', scale, page: '31' },
      { indicator: '9.2 Leadership of strategy and direction', grade: 'Good', scale, page: '44' },
    ],
    findings: [
      {
        reference: 'S1',
        kind: 'strength',
        theme: 'Family, school and moving on',
        title: 'Staff know the children they work for, and stay with them',
        wordings: [
          [
            'Key strengths',
            '5',
            'Children could name the worker who had been there longest, and most had not changed in a year.',
          ],
        ],
      },
      {
        reference: 'S2',
        kind: 'strength',
        theme: 'Noticing and responding to risk',
        title: 'Police and social work decide together out of hours',
        wordings: [
          [
            'Key strengths',
            '5',
            'Decisions at night and at weekends were taken jointly and written down before the shift ended.',
          ],
        ],
      },
      {
        reference: 'S3',
        kind: 'strength',
        theme: 'Family, school and moving on',
        title: 'Kinship carers are asked what they need',
        wordings: [['Key strengths', '6', 'Carers within the family told us that somebody rang them, and rang again.']],
      },
      {
        reference: 'S4',
        kind: 'strength',
        theme: 'Leading, learning and using data',
        title: 'The third sector sits at the table where money is spent',
        wordings: [
          ['Key strengths', '6', 'Voluntary agencies had a voice and a vote in how the early help fund was used.'],
        ],
      },
      {
        reference: 'S5',
        kind: 'strength',
        theme: 'Children’s voice and rights',
        title: 'Chief officers hear from young people themselves',
        wordings: [
          [
            'Key strengths',
            '6',
            'Twice a year the young people’s board set the agenda, and chief officers answered it in writing.',
          ],
        ],
      },
      ...areas,
    ],
  },
  {
    kind: 'monitoring',
    title: 'Monitoring visit by the link inspector, {2026-03}',
    publisher: 'Joint inspection team',
    published: '2026-03-12',
    starts: '2026-02-23',
    ends: '2026-02-27',
    findings: [
      {
        reference: 'M1',
        kind: 'recommendation',
        title: 'Show the difference for children, not only the work that was done',
        theme: 'Leading, learning and using data',
        wordings: [
          [
            'Letter',
            '2',
            'Partners report what they have finished. They should now show what it has changed for children.',
          ],
          ['Summary table', '4', 'Report outcomes beside activity in each paper to the improvement board.'],
        ],
        conclusions: [
          {
            by: 'partnership',
            name: 'Improvement board',
            dated: '2026-09-29',
            phrase: 'Begun: four themes of five now carry a figure',
          },
        ],
      },
      {
        reference: 'M2',
        kind: 'recommendation',
        title: 'Agree what happens to an item when its lead leaves',
        theme: 'Leading, learning and using data',
        wordings: [
          ['Letter', '3', 'Two items stood still for months after the people who led them had gone.'],
          ['Summary table', '4', 'Name a successor, even for a time, before a lead’s last day.'],
        ],
      },
    ],
  },
  {
    kind: 'own_audit',
    title: 'Record reading, round 8: was neglect named early?',
    publisher: 'Child protection committee',
    published: '2026-09-18',
    starts: '2026-08-17',
    ends: '2026-08-28',
    findings: [
      {
        reference: 'Q1',
        kind: 'strength',
        theme: 'Health and wellbeing in care',
        title: 'Health findings now reach the child’s plan more often',
        wordings: [
          [
            'Report',
            '3',
            'In 19 of 32 records the plan used what the health assessment had found. In round 4 it was 9 of 30.',
          ],
        ],
      },
      {
        reference: 'Q2',
        kind: 'area_for_improvement',
        title: 'The neglect toolkit is started and then left',
        theme: 'Noticing and responding to risk',
        wordings: [
          [
            'Report',
            '6',
            'The toolkit was opened in 23 of 32 records and finished in 13. Where it was finished, the plan was better.',
          ],
        ],
      },
    ],
  },
  {
    kind: 'learning_review',
    title: 'Learning review: a family known to four services',
    publisher: 'Child protection committee',
    state: 'draft',
    embargo: {
      until: '2027-01-29',
      readers: ['Alice Merrow', 'Margaret Auchlee', 'Gavin Stanefield', 'Isla Corrimuir'],
    },
    findings: [
      {
        reference: 'L1',
        kind: 'recommendation',
        theme: 'Noticing and responding to risk',
        title: 'One service should hold the whole chronology',
        state: 'draft',
        wordings: [
          [
            'Draft report',
            '17',
            'Four services kept four chronologies. Read together, they would have told the story a year sooner.',
          ],
        ],
      },
      {
        reference: 'L2',
        kind: 'recommendation',
        theme: 'Noticing and responding to risk',
        title: 'Ask fathers, and write down what they say',
        state: 'draft',
        wordings: [['Draft report', '21', 'The father was mentioned in every record and spoken to in one.']],
      },
    ],
  },
]
