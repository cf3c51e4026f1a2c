import type { Finding } from '../story.ts'

const practice = 'Work with children and families'
const together = 'Working together and answering for it'
const people = 'The people who do the work'

const objective = (
  reference: string,
  theme: string,
  title: string,
  draft: string,
  notice: string,
  phrase?: string,
): Finding => ({
  reference,
  kind: 'objective',
  theme,
  title,
  state: notice === '' ? 'draft' : 'final',
  wordings: [
    ['Draft notice, {2026-05}', '2', draft],
    ...(notice === '' ? [] : [['Notice', '2', notice] as [string, string, string]]),
  ],
  conclusions: phrase ? [{ by: 'partnership', name: 'Improvement board', dated: '2026-10-29', phrase }] : [],
})

/** What the notice requires. Its objectives overlap with what the inspection recommended: see `covers`. */
export const objectives: Finding[] = [
  objective(
    'O1',
    practice,
    'A front door that decides well and on the day',
    'Make decisions on referrals timely.',
    'By {2026-12} nineteen referrals in twenty are decided within one working day, with a reason.',
    'Timely now; the reasons are next',
  ),
  objective(
    'O2',
    practice,
    'Children seen, heard and understood',
    'See children in the time set.',
    'By {2027-03} nine children in ten are seen within the time set, and alone.',
    'Seen sooner, not yet often enough alone',
  ),
  objective(
    'O3',
    practice,
    'Plans that change something',
    'Improve the quality of plans.',
    'By {2027-06} readers judge seven plans in ten good or better.',
    'Early',
  ),
  objective(
    'O4',
    practice,
    'Managers who read before they sign',
    'Strengthen management oversight.',
    'By {2026-12} every decision to close or step down shows that a manager read the record.',
  ),
  objective(
    'O5',
    together,
    'Three agencies in the first discussion',
    'Secure attendance of partners.',
    'By {2026-11} health and police are present at every strategy discussion.',
    'Police yes, health by day',
  ),
  objective(
    'O6',
    together,
    'A partnership that knows itself',
    'Report quality to the partnership.',
    'By {2027-03} partners read records together each month and act upon what they find.',
  ),
  objective(
    'O7',
    people,
    'Caseloads and supervision that make good work possible',
    'Reduce caseloads.',
    'By {2027-03} no worker holds more than eighteen children and each is supervised monthly.',
    'Better; three workers are still above twenty-five',
  ),
  objective('O8', people, 'A team that stays', 'Reduce the share of agency workers to one in ten.', ''),
]
