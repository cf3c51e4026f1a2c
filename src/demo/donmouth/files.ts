import type { Piece } from '../story.ts'

export const files: Piece[] = [
  {
    title: 'Saturday clinics held, {2026-01} to {2026-09}',
    nature: 'data',
    dated: '2026-10-05',
    speaks: ['2026-01-01', '2026-09-30'],
    agency: 'NHS',
    by: 'Rhona Sandlaw',
    file: 'saturday-clinics.csv',
    content: `Month,Clinics held,Children seen\n{2026-01},2,9\n{2026-02},4,15\n{2026-03},4,17\n{2026-04},5,19\n{2026-05},4,14\n{2026-06},2,7\n{2026-07},4,13\n{2026-08},5,20\n{2026-09},7,24\n`,
    supports: [
      ['1.1.1', '37 Saturday clinics were held, and 138 children seen'],
      ['A2', 'The step was taken'],
    ],
  },
]
