import type { PracticeStory } from '../story.ts'

export const practice: PracticeStory = {
  standards: [
    {
      title: 'Writing up an inter-agency discussion',
      says: 'Who was there, what each service knew, what was decided and why, who does what in the next two days. Finished when the call is.',
      starts: '2025-08-18',
      review: '2026-08-31',
      exemplar: 'A made-up discussion about two brothers, on one page.',
      post: 'Detective chief inspector, public protection',
      told: [
        { whom: 'All who take part in discussions', how: 'Two half-days', people: 64, on: '2025-08-14' },
        { whom: 'Night teams of all three services', how: 'At the handover', people: 21, on: '2025-09-03' },
      ],
    },
    {
      title: 'A first health assessment in four weeks',
      says: 'The nurse hears of a child on the day it comes into care, offers two dates in the first week and one visit at home.',
      starts: '2025-09-01',
      review: '2027-01-31',
      post: 'Lead nurse for children in care',
      told: [
        { whom: 'Nurses and social workers of children in care', how: 'Team meetings', people: 38, on: '2025-08-28' },
      ],
    },
  ],
  changes: [
    {
      title: 'One shared screen during the discussion',
      before: 'Each service wrote its own notes and one of them typed them up, four days later on average.',
      now: 'One writer, three services watching the words appear; read out and agreed before the call ends.',
      place: 'All inter-agency discussions',
      inUse: '2025-09-01',
      trial: ['2025-06-02', '2025-08-29'],
      review: '2025-09-12',
      reviewed: '2025-09-12',
      decision: 'adopt',
      learned: 'It takes six minutes longer and saves four days.',
      standard: 'Writing up an inter-agency discussion',
      criterion: { words: 'The reason for the decision can be found', atLeast: 24, outOf: 32, on: '2025-09-12' },
      items: ['3.1.1'],
      told: [{ whom: 'Duty teams', how: 'Shown on the screen', people: 40, on: '2025-08-29' }],
    },
    {
      title: 'The nurse hears of a child on the day',
      before: 'A letter reached the nurse after eleven days, half of the time.',
      now: 'The placement form sends a notice as it is saved; two dates are offered within the week.',
      place: 'Children who come into care, whole area',
      inUse: '2025-09-01',
      standard: 'A first health assessment in four weeks',
      criterion: {
        words: 'Three in four children are seen within four weeks',
        measure: 'Children seen for a first health assessment within four weeks of coming into care',
        level: 75,
        on: '2025-06-02',
      },
      items: ['1.1.1', '1.1.2'],
      told: [{ whom: 'Placement team', how: 'Team meeting', people: 9, on: '2025-08-28' }],
    },
    {
      title: 'Neglect toolkit before the first plan',
      before: 'Neglect was described, not measured; parents read of it in the plan.',
      now: 'Worker and parents fill in the toolkit together over two visits before the first plan.',
      place: 'North and harbour teams; the others from January',
      inUse: '2026-01-12',
      trial: ['2026-01-12', '2026-04-10'],
      review: '2026-05-29',
      items: ['3.2.1'],
      told: [{ whom: 'North and harbour teams', how: 'One day each', people: 31, on: '2025-12-11' }],
    },
  ],
}
