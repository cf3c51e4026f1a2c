import type { PracticeStory } from '../story.ts'

export const practice: PracticeStory = {
  standards: [
    {
      title: 'A reason in two sentences',
      says: 'What was known, and why it is safe to close. Whoever opens the record a year on must see it.',
      starts: '2026-10-26',
      post: 'Head of the front door',
      told: [{ whom: 'Front door', how: 'Monday meeting', people: 17, on: '2026-10-26' }],
    },
  ],
  changes: [
    {
      title: 'A qualified worker reads each referral by ten',
      before: 'Referrals waited for whoever was free.',
      now: 'Two readers, five days a week, and one who may decide.',
      place: 'Front door',
      inUse: '2026-07-20',
      criterion: {
        words: 'Eight in ten decided within a working day',
        measure: 'Referrals decided within one working day',
        level: 80,
        on: '2026-06-15',
      },
      items: ['A1'],
      told: [{ whom: 'Front door and partners’ helpline', how: 'A letter and a visit', people: 46, on: '2026-07-16' }],
    },
  ],
}
