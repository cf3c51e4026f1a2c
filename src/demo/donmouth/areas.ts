import type { Finding } from '../story.ts'

const link = 'Iona Fallow, link inspector'
const board = 'Improvement board'

/** The six areas for improvement, each printed in the body and again in the appendix, in other words. */
export const areas: Finding[] = [
  {
    reference: 'A1',
    kind: 'area_for_improvement',
    title: 'Risk is not always weighed together before somebody acts',
    theme: 'Noticing and responding to risk',
    wordings: [
      [
        'Body',
        '19',
        'Where health or education had not been asked, the first decision rested on half of what was known.',
      ],
      ['Appendix 1', '52', 'Bring every service’s knowledge to the first discussion about a child at risk.'],
    ],
    conclusions: [
      {
        by: 'inspectorate',
        name: link,
        dated: '2026-03-12',
        phrase: 'Good habits in most teams, not yet in all',
        page: '2',
      },
      {
        by: 'partnership',
        name: board,
        dated: '2026-09-29',
        phrase: 'Practice has changed by day; nights are still thin',
      },
    ],
  },
  {
    reference: 'A2',
    kind: 'area_for_improvement',
    title:
      'Children coming into care wait too long for a health assessment, and what it finds does not always shape their plan',
    theme: 'Health and wellbeing in care',
    wordings: [
      [
        'Body',
        '23',
        'Fewer than half of the children had been seen within four weeks, and few plans mentioned what the nurse had found.',
      ],
      ['Appendix 1', '52', 'See to it that health needs are assessed in good time and that plans act upon them.'],
    ],
    conclusions: [
      { by: 'inspectorate', name: link, dated: '2026-03-12', phrase: 'Right plan, slow start', page: '2' },
      {
        by: 'partnership',
        name: board,
        dated: '2026-09-29',
        phrase: 'Practice is changing; too soon to say it will hold',
      },
      {
        by: 'inspectorate',
        name: link,
        dated: '2026-11-18',
        phrase: 'Children are being seen sooner. Show me it lasts',
      },
    ],
  },
  {
    reference: 'A3',
    kind: 'area_for_improvement',
    title: 'Too many children live away from their families and lose ground at school',
    theme: 'Family, school and moving on',
    wordings: [
      [
        'Body',
        '26',
        'Moves away from home were often sudden, and a change of school followed more often than it needed to.',
      ],
      ['Appendix 1', '52', 'Keep children with family, or near to it, and keep them in their own school.'],
    ],
    conclusions: [
      {
        by: 'partnership',
        name: board,
        dated: '2026-09-29',
        phrase: 'More children are with family; school has not followed yet',
      },
    ],
  },
  {
    reference: 'A4',
    kind: 'area_for_improvement',
    title: 'Support falls away when a young person turns eighteen',
    theme: 'Family, school and moving on',
    wordings: [
      ['Body', '29', 'Young people described their eighteenth birthday as a door that closed.'],
      ['Appendix 1', '53', 'Plan for adult life early, and carry support on beyond eighteen.'],
    ],
    conclusions: [
      {
        by: 'young_people',
        name: 'Young people’s board',
        dated: '2026-06-20',
        phrase: 'We are told about it earlier. Not much is different yet',
      },
      { by: 'partnership', name: board, dated: '2026-09-29', phrase: 'Standing still' },
    ],
  },
  {
    reference: 'A5',
    kind: 'area_for_improvement',
    title: 'Help for children’s mental health comes late, and depends on where they live',
    theme: 'Health and wellbeing in care',
    wordings: [
      ['Body', '24', 'A child placed outside Donmouth joined the end of another area’s waiting list.'],
      ['Appendix 1', '53', 'Offer timely help with mental health to every child in care, wherever they live.'],
    ],
    conclusions: [
      {
        by: 'young_people',
        name: 'Young people’s board',
        dated: '2026-06-20',
        phrase: 'Still too long to wait. The phone line for carers is good',
      },
      { by: 'partnership', name: board, dated: '2026-09-29', phrase: 'Worse on waiting, better before it' },
    ],
  },
  {
    reference: 'A6',
    kind: 'area_for_improvement',
    title: 'Leaders know how busy services are, and too little about how good they are',
    theme: 'Leading, learning and using data',
    wordings: [
      ['Body', '46', 'Reports counted meetings, referrals and staff. None said whether children were safer.'],
      ['Appendix 1', '53', 'Find out together what practice is like, and act upon what is found.'],
    ],
    conclusions: [
      { by: 'inspectorate', name: link, dated: '2026-03-12', phrase: 'A promising start', page: '3' },
      {
        by: 'partnership',
        name: board,
        dated: '2026-09-29',
        phrase: 'Partners read records together; what they find travels slowly',
      },
    ],
  },
]
