import type { RoundStory } from '../story.ts'

const closed = (
  period: RoundStory['period'],
  opens: string,
  due: string,
  closes: string,
  note: string,
): RoundStory => ({
  period,
  opens,
  due,
  closes,
  group: 'ICSB',
  by: 'Alice Merrow',
  closed: { by: 'Gavin Stanefield', on: closes, note },
})

/** Four rounds that are closed, and the one under way. */
export const rounds: RoundStory[] = [
  closed(
    ['2025-09-01', '2025-11-30'],
    '2025-11-24',
    '2025-12-05',
    '2025-12-19',
    'Housing and health have said something for the first time.',
  ),
  closed(['2025-12-01', '2026-01-31'], '2026-02-09', '2026-02-20', '2026-03-06', ''),
  closed(
    ['2026-02-01', '2026-03-31'],
    '2026-04-06',
    '2026-04-17',
    '2026-05-01',
    'Two posts said nothing. They have been asked why.',
  ),
  closed(
    ['2026-04-01', '2026-06-30'],
    '2026-07-03',
    '2026-07-17',
    '2026-07-31',
    'The group asked for a plan for each item that is off track.',
  ),
  {
    period: ['2026-07-01', '2026-10-31'],
    opens: '2026-11-02',
    due: '2026-11-20',
    closes: '2026-12-04',
    group: 'ICSB',
    by: 'Alice Merrow',
    words: 'The board reads this on the second Friday of December.',
  },
]
