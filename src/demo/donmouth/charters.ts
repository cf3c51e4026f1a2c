import type { CharterStory } from '../story-works.ts'

export const charters: CharterStory[] = [
  {
    item: '1.1.3',
    versions: [
      {
        by: 'Rhona Sandlaw',
        on: '2026-02-16',
        group: 'CPG',
        fields: {
          why: 'Young people in the houses told us that they had met six nurses in a year and could name none of them.',
          aim: 'By {2027-01} each of the six houses has one nurse whose name the young people know.',
          scope: 'The six children’s houses in Donmouth. Young people from 12 to 18.',
          ideas: 'One nurse for each house\nA visit every fortnight at a time the house chooses',
          measures: 'Houses with a named nurse, of six (process)',
          people: 'Lead nurse for children in care\nHouse managers',
        },
        decided: {
          on: '2026-02-27',
          by: 'Alice Merrow',
          asked:
            'Nobody who lives in a house is among those who take part. Say how you will know that her name is known, and what the nurses will not do.',
        },
      },
      {
        by: 'Rhona Sandlaw',
        on: '2026-03-02',
        group: 'CPG',
        fields: {
          outside: 'Young people in foster care, who have their own nurse. Treatment: that stays with their practice.',
          ideas:
            'One nurse for each house\nA visit every fortnight at a time the house chooses\nThe door open between visits, by text message',
          measures:
            'Houses with a named nurse, of six (process)\nYoung people who can say her name, asked once a term (outcome)\nAppointments kept with their own practice (balancing)',
          people: 'Lead nurse for children in care\nHouse managers\nThree young people who live in the harbour house',
          resources: 'One afternoon a fortnight of six nurses, until {2027-01}; a room in each house',
          risks: 'A nurse leaves: each house has a second name from the start',
        },
        decided: { on: '2026-03-13', by: 'Alice Merrow', approved: true },
      },
    ],
  },
  {
    item: '3.2.1',
    versions: [
      {
        by: 'Isla Corrimuir',
        on: '2025-06-09',
        group: 'CPC',
        fields: {
          why: 'The inspection found that neglect was described again and again and measured nowhere.',
          aim: 'Where neglect is suspected, four in five first assessments hold a toolkit finished with the parents, by {2026-06}.',
          scope: 'First assessments in all five social work teams, and the health visitors who go along.',
          outside: 'Children who already have a plan: their next review uses the old form.',
          ideas: 'A toolkit filled in with the parents\nTwo visits, the second with a health visitor',
          measures:
            'First assessments with a finished toolkit, where neglect is suspected (process)\nFamilies referred again for neglect within a year (outcome)\nDays until the assessment is done (balancing)',
          people: 'Lead officer, child protection committee\nTeam leaders\nTwo parents from the family panel',
          resources: 'A day’s training for 140 staff',
          risks: 'The second visit is missed: book both at the first call',
        },
        decided: { on: '2025-06-23', by: 'Margaret Auchlee', approved: true },
      },
      {
        by: 'Isla Corrimuir',
        on: '2026-06-29',
        group: 'CPC',
        fields: {
          aim: 'Where neglect is suspected, four in five first assessments hold a toolkit finished with the parents, by {2026-10}.',
          resources: 'Half of the practice development officer’s week until {2027-03}\nA day’s training for 140 staff',
        },
        decided: { on: '2026-07-10', by: 'Margaret Auchlee', approved: true },
      },
    ],
  },
  {
    item: '2.2.4',
    versions: [
      {
        by: 'Peigi Dunnock',
        on: '2026-11-09',
        group: 'ICSB',
        fields: {
          why: 'Between leaving school and nineteen a young person has spoken to five services on average.',
          aim: 'One named contact from 16 to 19, chosen by the young person.',
          scope: 'Young people in care and care leavers who left a Donmouth school since {2026-06}.',
          measures: 'Young people still in touch with their contact at nineteen (outcome)',
          people: 'Head of inclusion\nCare leavers’ group',
        },
      },
    ],
  },
]
