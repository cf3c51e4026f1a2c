import type { CycleStory } from '../story-works.ts'

export const cycles: CycleStory[] = [
  {
    item: 'A1',
    measure: 'Referrals decided within one working day',
    cycles: [
      {
        title: 'One reader from eight to ten',
        question: 'Is every referral of the night read by ten with one qualified reader?',
        prediction: 'Nine in ten are read by ten.',
        predicted: '2026-05-15',
        plan: 'Two weeks, one reader, the others as before.',
        dates: ['2026-05-18', '2026-05-29'],
        did: 'Ten mornings; on three the reader was called away.',
        result: ['2026-06-01', 'On seven mornings all were read by ten, on three about half.'],
        learned: 'One reader is no reader when the telephone rings.',
        decision: 'adapt',
      },
      {
        title: 'Two readers, one of them never on the telephone',
        question: 'Does it hold when one reader does nothing else?',
        prediction: 'All are read by ten on nine mornings of ten.',
        predicted: '2026-06-05',
        plan: 'Four weeks, both teams.',
        dates: ['2026-06-08', '2026-07-03'],
        did: 'Twenty mornings, among them the week with most referrals of the year.',
        result: ['2026-07-06', 'All were read by ten on nineteen mornings of twenty.'],
        learned: 'The second reader also saves the afternoon: half of the questions are answered before noon.',
        decision: 'adopt',
      },
    ],
  },
  {
    item: 'C3',
    cycles: [
      {
        title: 'All letters on one day',
        question: 'Do teams hear sooner when all letters are written on the day after the reading?',
        prediction: 'Every team has its letter within seven days.',
        predicted: '2026-09-21',
        plan: 'After the first reading, one day kept free.',
        dates: ['2026-09-24', '2026-10-02'],
        did: 'Four of twelve letters were written. The day was needed for a conference.',
        result: ['2026-10-21', 'The last letter went out on day 27.'],
        learned: 'One writer cannot do it, whatever the day.',
        decision: 'abandon',
      },
    ],
  },
]
