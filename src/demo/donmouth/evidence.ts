import type { Piece } from '../story.ts'
import { files } from './files.ts'

const statements: Piece[] = [
  {
    title: 'Foster carers’ survey, wave 2: did the visit come in time to help?',
    nature: 'views_of_families',
    dated: '2026-07-03',
    speaks: ['2026-06-01', '2026-06-30'],
    agency: '3rd sector',
    by: 'Fergus Larkside',
    body: 'Forty-one carers answered on paper or by telephone. Thirty-one said that the visit came in time to help, six that it came too late, four could not say. What they asked for most: a second visit. What changed: the second visit has been offered since {2026-09}. Told back to them by letter on {2026-09-21}.',
    supports: [
      ['A2', '31 of 41 carers say that the visit came in time'],
      ['1.1.1', 'Carers notice that nurses come sooner'],
    ],
  },
  {
    title: 'Register of named nurses, six houses',
    nature: 'document',
    dated: '2026-10-05',
    agency: 'NHS',
    by: 'Rhona Sandlaw',
    body: 'Four houses have a nurse by name since {2026-10-01}. The register is kept by the lead nurse and read out at each managers’ meeting.',
    review: '2027-01-31',
    supports: [['1.1.3', 'Four of six houses have a named nurse']],
  },
  {
    title: 'Young people’s board: what we said about waiting',
    nature: 'views_of_children',
    dated: '2026-06-20',
    speaks: ['2026-05-01', '2026-06-20'],
    agency: '3rd sector',
    by: 'Fergus Larkside',
    body: 'Nine young people aged 13 to 17 talked for an evening, with pizza and without managers. In their words: “You fill in the form about being sad and then you wait till you are a different kind of sad.” What changed: referrals are read within two days. Told back on {2026-09-05}, by the psychologist, in person.',
    supports: [
      ['A5', 'Young people find the wait too long and the phone line for carers good'],
      ['1.2.3', 'Nine young people on waiting'],
    ],
  },
]

export const evidence: Piece[] = [...statements, ...files]
