import type { Finding, Source } from '../story.ts'

const scale = 'Six points: unsatisfactory, weak, adequate, good, very good, excellent'
const review = 'Joint inspection team'

type Said = [
  by: 'inspectorate' | 'partnership' | 'peer_reviewer' | 'young_people',
  dated: string,
  phrase: string,
  page?: string,
]
const names = {
  inspectorate: review,
  partnership: 'Executive leadership group',
  peer_reviewer: 'Quality lead of a neighbouring partnership',
  young_people: 'Champions board',
}

// The partnership judged itself in August; the inspectors published what they saw in September a month later.
const area = (
  reference: string,
  title: string,
  theme: string,
  wordings: Finding['wordings'],
  said: readonly Said[],
): Finding => ({
  reference,
  kind: 'area_for_improvement',
  theme,
  title,
  wordings,
  conclusions: said.map(([by, dated, phrase, page]) => ({
    by,
    name: names[by],
    dated,
    phrase,
    ...(page ? { page } : {}),
  })),
})

const areas: Finding[] = [
  area(
    'A1',
    'Chief officers lead together, from shared facts about need',
    'Vision and leadership',
    [
      [
        'Areas for improvement',
        '38',
        'Chief officers should lead services for children together, from one assessment of need and figures they all trust, and show what became better.',
      ],
      [
        'Progress review',
        '3',
        'Lead services for children together, on the ground of one assessment of need and of figures that all trust.',
      ],
    ],
    [
      ['partnership', '2026-08-21', 'Good progress: one leadership group, one set of priorities'],
      ['inspectorate', '2026-10-13', 'Encouraging progress', '4'],
    ],
  ),
  area(
    'A2',
    'The child protection committee is led, and answers for its work',
    'Child protection committee',
    [
      [
        'Areas for improvement',
        '38',
        'Who leads the child protection committee, whom it answers to and what it expects of each service should be plain to everybody.',
      ],
    ],
    [
      ['partnership', '2026-08-21', 'Very good progress; the independent chair is still to come'],
      ['inspectorate', '2026-10-13', 'Very positive progress in governance and reporting', '5'],
    ],
  ),
  area(
    'A3',
    'Children’s rights and participation move at pace',
    'Rights and participation',
    [
      [
        'Areas for improvement',
        '39',
        'Being good corporate parents, and giving children a say in what is planned for them, should come faster than it has.',
      ],
    ],
    [
      ['partnership', '2026-08-21', 'Some progress: the champions board meets; rights are hardly begun'],
      ['young_people', '2026-09-04', 'We are asked more. We are told back less'],
      ['inspectorate', '2026-10-13', 'Encouraging steps; rights and participation barely begun', '6'],
    ],
  ),
  area(
    'A4',
    'Services judge themselves together',
    'Joint self-evaluation',
    [
      [
        'Areas for improvement',
        '39',
        'Services should look at their own work together, by a plan, and keep their eyes on what became different for children.',
      ],
    ],
    [
      ['partnership', '2026-08-21', 'Good progress: the calendar is kept in seven months of eight'],
      ['peer_reviewer', '2026-09-11', 'A sound calendar; the learning does not yet come back to teams'],
      ['inspectorate', '2026-10-13', 'A promising start', '7'],
    ],
  ),
  area(
    'A5',
    'Neglect and harm that adds up are seen early and answered',
    'Risk and neglect',
    [
      [
        'Areas for improvement',
        '40',
        'When a child lives with neglect, or small harms add up, the first look at risk and the first answer should be better and sooner.',
      ],
      [
        'Progress review',
        '7',
        'The first look at risk, and the answer to it, should be better and sooner where a child lives with neglect.',
      ],
    ],
    [
      ['partnership', '2026-08-21', 'Good progress in the first response; neglect is earlier days'],
      ['inspectorate', '2026-10-13', 'Encouraging', '8'],
    ],
  ),
  area(
    'A6',
    'Staff know what is expected, and somebody checks and supports',
    'Standards and supervision',
    [
      [
        'Areas for improvement',
        '40',
        'Say plainly what good work looks like, check it, and give staff the supervision in which it grows.',
      ],
    ],
    [
      ['partnership', '2026-08-21', 'Some progress: standards are out, supervision is being tried in one team'],
      ['inspectorate', '2026-10-13', 'Encouraging steps; a greater focus is needed', '9'],
    ],
  ),
]

export const sources: Source[] = [
  {
    kind: 'joint_inspection',
    title: 'Joint inspection of services for children, {@2026-02}',
    publisher: review,
    published: '2026-02-10',
    starts: '2025-08-18',
    ends: '2025-10-24',
    evaluations: [
      { indicator: '1.1 Improvements in wellbeing', grade: 'Adequate', scale, page: '12' },
      { indicator: '5.2 Assessing and responding to risk', grade: 'Weak', scale, page: '24' },
      { indicator: '9.4 Leadership of improvement and change', grade: 'Weak', scale, page: '33' },
    ],
    findings: [
      ...areas,
      {
        reference: 'S1',
        kind: 'strength',
        theme: 'Rights and participation',
        title: 'Young carers are found early in schools',
        wordings: [
          ['Key strengths', '6', 'Guidance teachers knew who cared for somebody at home, and school bent to fit.'],
        ],
      },
      {
        reference: 'S2',
        kind: 'strength',
        theme: 'Risk and neglect',
        title: 'Health visitors and police trade what they know each week',
        wordings: [
          [
            'Key strengths',
            '6',
            'A short weekly call between health visitors and police meant that nobody was surprised on a Friday.',
          ],
        ],
      },
    ],
  },
  {
    kind: 'progress_review',
    title: 'First progress review, {2026-10}',
    publisher: review,
    published: '2026-10-13',
    starts: '2026-09-14',
    ends: '2026-09-18',
    findings: [
      {
        reference: 'P1',
        kind: 'recommendation',
        theme: 'Risk and neglect',
        title: 'Choose a few key questions and answer them over time',
        wordings: [
          [
            'What happens next',
            '9',
            'Choose a handful of questions that matter most, and answer each from more records, over long enough to see a change.',
          ],
        ],
      },
    ],
  },
  {
    kind: 'own_audit',
    title: 'Practice audits every two months, {@2026-02} and since',
    publisher: 'Quality assurance, performance and planning team',
    published: '2026-08-28',
    findings: [
      {
        reference: 'Q1',
        kind: 'area_for_improvement',
        theme: 'Risk and neglect',
        title: 'Chronologies stop when a team changes',
        wordings: [
          ['Summary of 50 records', '2', 'In 19 of 50 records the chronology ends with the last team’s last day.'],
        ],
      },
    ],
  },
]
