import type { Block, Cell, Paper, PlanTheme, Shape, Status, TableRow } from './model.ts'

/** Papers of a fictional partnership, for the tests of the writers and for looking at what they make. */

const words: Record<Status, string> = {
  off: 'Off track',
  risk: 'At risk',
  on: 'On track',
  done: 'Complete',
  wait: 'Not started',
  none: 'No improvement needed',
}

export const shapeOf = (status: Status, open = false): Shape => ({ kind: 'status', status, word: words[status], open })

export const key: Shape[] = (['off', 'risk', 'wait', 'on', 'done', 'none'] as const).map((status) => shapeOf(status))

const cell = (text: string): Cell => ({ lines: [{ words: text }] })
const dated = (date: string, shown: string, late = ''): Cell => ({
  date,
  lines: [{ words: shown }, ...(late ? [{ words: [{ text: late, tone: 'late' as const }] }] : [])],
})

const base = {
  marking: 'OFFICIAL',
  partnership: 'Donmouth children’s services partnership',
  dataAt: { instant: '2026-11-19T21:40:00Z', shown: '19 November 2026, 21:40' },
  language: 'en-GB',
  state: 'released',
} as const

export const committee: Paper = {
  ...base,
  kind: 'committee',
  title: 'Joint inspection of services for children at risk of harm: improvement plan',
  subtitle: 'Report by the chief social work officer',
  meeting: { group: 'Community planning management group', date: '27 November 2026', item: '7' },
  facts: [
    { label: 'To', value: 'Community planning management group, 27 November 2026' },
    { label: 'By', value: 'Chief social work officer' },
    { label: 'Data as at', value: '19 November 2026, 21:40' },
  ],
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', level: 1, title: 'Purpose', numbered: true },
        {
          kind: 'numbered',
          words:
            'This paper tells the group how far the partnership has come with the plan that followed the joint inspection, what is late, and what the group can do about it.',
        },
        {
          kind: 'numbered',
          words:
            'It covers the six areas for improvement in the report of 12 May 2026 and the 40 items of the plan that answer them.',
        },
        { kind: 'heading', level: 1, title: 'Recommendations', numbered: true },
        {
          kind: 'asks',
          asks: [
            {
              verb: 'Name',
              words: 'an agency to lead dental registration, which has had no lead since 14 September (item 1.1.4).',
            },
            {
              verb: 'Decide',
              words: 'whether to fund Saturday health clinics after March, £38,000 a year (item 1.1.1).',
            },
            { verb: 'Ask', words: 'chief officers to settle the data-sharing agreement by 31 December (item 5.2.2).' },
            { verb: 'Note', words: 'the four gaps set out in paragraph 4.4.' },
          ],
        },
        { kind: 'heading', level: 1, title: 'Background', numbered: true },
        {
          kind: 'numbered',
          words:
            'Inspectors read 60 children’s records, met 84 staff and heard from 41 children and parents between November 2025 and March 2026. They named three strengths and six areas for improvement.',
        },
        {
          kind: 'numbered',
          words:
            'The improvement board met first on 26 June 2026 and has met every eight weeks. It owns the plan. The chief officers group oversees it.',
        },
        { kind: 'heading', level: 1, title: 'Main issues', numbered: true },
        {
          kind: 'numbered',
          words:
            'Of 40 items, 6 are off track (4 in September), 8 at risk, 16 on track, 6 complete, 3 not started and 1 needs no improvement. The table shows them by theme.',
        },
        glance(),
        { kind: 'key', shapes: key },
        {
          kind: 'numbered',
          words:
            'What health finds is now in the child’s plan in 19 of 32 records read, up from 9 of 30. The difference, 29 points, lies between 5 and 50, so chance does not explain it [A8].',
        },
        {
          kind: 'numbered',
          words: 'Before the inspectors return in spring 2027 the partnership will:',
          list: [
            'read 40 records in January, with readers from health, police, education and social work',
            'ask children, parents and staff the same questions as in 2025',
            'send its own account of progress by 26 February 2027.',
          ],
        },
        {
          kind: 'numbered',
          words: [
            { text: 'Gaps: ', bold: true },
            {
              text: 'two items have no owner (1.1.4 and 2.3.3); two measures have had no data since June; three findings have no children’s voice and no reason given; named nurses have not been read again since the change.',
            },
          ],
        },
        {
          kind: 'note',
          words: [
            { text: 'Gap 1: ', bold: true },
            {
              text: 'no figure for dental registration since March 2026. The health board’s analyst is asked for one by 11 December.',
            },
          ],
        },
        {
          kind: 'implications',
          heading: 'People implications',
          words: [
            'Two fixed-term posts end on 31 March 2027: the audit lead and the second psychologist. No cover is agreed for either.',
          ],
        },
        {
          kind: 'implications',
          heading: 'Financial implications',
          words: [
            'Saturday clinics cost £38,000 a year from April 2027. The rest of the plan is met from agreed budgets.',
          ],
        },
        {
          kind: 'implications',
          heading: 'Risk analysis',
          words: [
            'If one shared data set is not agreed by March, four measures cannot be reported to inspectors. The risk stands at 16 of 25 in the register and is owned by the chief officers group.',
          ],
        },
        {
          kind: 'implications',
          heading: 'Equalities impact assessment',
          words: [
            'Not required at this stage. An assessment of the Saturday clinics follows once the group has decided.',
          ],
        },
        {
          kind: 'implications',
          heading: 'Consultation',
          words: ['The young people’s board read a draft of this paper on 5 November. Its comments are in appendix 2.'],
        },
        {
          kind: 'implications',
          heading: 'Strategic assessment',
          words: [
            'The plan supports two priorities of the local outcome improvement plan: a good start, and families who are safe.',
          ],
        },
        {
          kind: 'facts',
          facts: [
            { label: 'Person to contact', value: ['Improvement coordinator', 'improvement@donmouth.example'] },
            { label: 'Appendices', value: ['1  Improvement plan on a page', '2  What the young people’s board said'] },
            {
              label: 'Background papers',
              value: ['Joint inspection report, 12 May 2026', 'Improvement board minutes, 25 September 2026'],
            },
            { label: 'Wards affected', value: ['All'] },
          ],
        },
      ],
    },
  ],
}

function glance(): Block {
  const themes: [string, string, number][] = [
    ['1 Health and wellbeing in care', 'off off risk wait on on on on done done', 2],
    ['2 Family, school and moving on', 'off off risk risk risk wait on on on on on done', 2],
    ['3 Noticing and responding to risk', 'risk risk wait on on on done', 2],
    ['4 Children’s voice and rights', 'risk on on done', 0],
    ['5 Leading, learning and using data', 'off off risk on on done none', 2],
  ]
  return {
    kind: 'table',
    caption: 'Items of the plan by theme and status',
    columns: [
      { title: 'Theme', share: 34, kind: 'text', rowHead: true },
      { title: 'Items, worst first', share: 36, kind: 'status' },
      { title: 'Off track', share: 10, kind: 'number' },
      { title: 'At risk', share: 10, kind: 'number' },
      { title: 'Late', share: 10, kind: 'number' },
    ],
    rows: themes.map(([title, strip, late]) => {
      const shapes = strip.split(' ') as Status[]
      const of = (status: Status) => shapes.filter((s) => s === status).length
      const number = (n: number): Cell => ({ lines: [{ words: String(n) }], number: n })
      return {
        kind: 'row',
        cells: [
          cell(title),
          { lines: [], strip: shapes.map((s) => shapeOf(s)) },
          number(of('off')),
          number(of('risk')),
          number(late),
        ],
      }
    }),
  }
}

const chart = (title: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="326" height="196" viewBox="0 0 326 196" font-family="Source Sans 3" font-size="14"><title>${title}</title><rect x="42" y="60" width="210" height="50" fill="#eef2f3"/><path d="M42 162H252" stroke="#7d8a8f"/><path d="M42 85H252" stroke="#7d8a8f" stroke-width="1.5"/><polyline points="48,96 70,91 92,94 114,99 136,92 158,70 180,66 202,61 224,58 246,52" fill="none" stroke="#7d8a8f" stroke-width="1.5"/><circle cx="48" cy="96" r="4" fill="#66737a"/><circle cx="136" cy="92" r="4" fill="#66737a"/><rect x="241" y="47" width="10" height="10" fill="#0a67b0"/><text x="260" y="90" fill="#0f1b20">Mean 66%</text><text x="10" y="166" fill="#45545b">0%</text><text x="42" y="184" fill="#45545b">2025</text></svg>`

export const highlight: Paper = {
  ...base,
  kind: 'highlight',
  title: 'Highlight and exception report: children’s improvement plan',
  meeting: { group: 'Improvement board', date: '20 November 2026', item: '6' },
  facts: [
    { label: 'To', value: 'Improvement board, Friday 20 November 2026' },
    { label: 'By', value: 'Improvement coordinator' },
    { label: 'Data as at', value: '19 November 2026, 21:40. Round 6, 33 of 40 updates in' },
  ],
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', level: 1, title: 'The board is asked to', numbered: true },
        {
          kind: 'asks',
          asks: [
            { verb: 'Name', words: 'an agency to lead dental registration (item 1.1.4).' },
            { verb: 'Ask', words: 'chief officers to settle the data-sharing agreement by 31 December (item 5.2.2).' },
          ],
        },
        { kind: 'heading', level: 1, title: 'Where the plan stands', numbered: true },
        {
          kind: 'numbered',
          words:
            'Since the board met on 25 September: 1.2.3 went from at risk to off track; 2.1.3 moved for the fourth time; 4.1.4 was completed; the leads of 1.1.4 and 2.3.3 left and were not replaced.',
        },
        glance(),
        { kind: 'key', shapes: key },
        { kind: 'heading', level: 1, title: 'Off track', numbered: true },
        {
          kind: 'table',
          caption: 'Items that are off track',
          columns: [
            { title: 'Item', share: 28, kind: 'text', rowHead: true },
            { title: 'What is wrong', share: 31, kind: 'text' },
            { title: 'What happens next', share: 19, kind: 'text' },
            { title: 'Forecast', share: 14, kind: 'date' },
            { title: 'Level', share: 8, kind: 'status' },
          ],
          rows: (
            [
              [
                '1.1.4 Dental registration',
                'No lead since 14 September, no figure since March. Moved 3 times.',
                'Board to name an agency',
                'None',
                '',
                0,
              ],
              [
                '1.2.3 Wait for mental health assessment',
                '14 weeks against 6, and lengthening. Moved twice.',
                'Second psychologist now in post',
                '31 Mar 2027',
                '2027-03-31',
                1,
              ],
              [
                '2.1.3 Foster carers, aged 10 and over',
                '44 homes of 60, none added since May. Moved 4 times.',
                'New fee from January',
                '30 Jun 2027',
                '2027-06-30',
                1,
              ],
              [
                '5.2.2 One shared data set',
                'One partner has not signed. Holds up 1.1.1. Moved 3 times.',
                'Chief officers to settle',
                '31 Mar 2027',
                '2027-03-31',
                0,
              ],
            ] as const
          ).map(
            ([item, wrong, next, forecast, date, level]): TableRow => ({
              kind: 'row',
              cells: [
                { lines: [{ shape: shapeOf('off'), words: item }] },
                cell(wrong),
                cell(next),
                date ? dated(date, forecast) : cell(forecast),
                { lines: [{ shape: { kind: 'level', level, word: `Level ${level}` }, words: String(level) }] },
              ],
            }),
          ),
        },
        { kind: 'heading', level: 1, title: 'What makes a difference', numbered: true },
        {
          kind: 'figures',
          figures: [
            {
              svg: chart('First health assessment within four weeks'),
              alt: 'Improving: 77% in October 2026 against a step of 75%.',
              width: 244,
              height: 147,
              title: [
                { text: 'Children are seen sooner.', bold: true },
                { text: ' First health assessment within four weeks, %. Improving [M12]' },
              ],
            },
            {
              svg: chart('Brothers and sisters together'),
              alt: 'No change: 66% in October 2026 against a target of 85%.',
              width: 244,
              height: 147,
              title: [
                { text: 'Brothers and sisters live together as often as before.', bold: true },
                { text: ' Share, %. No change [M17]' },
              ],
            },
          ],
        },
        {
          kind: 'numbered',
          words:
            'Six items are complete. For three of them nothing dated after the change shows that practice moved: 1.2.2, 4.1.4 and 5.1.4.',
        },
        { kind: 'heading', level: 1, title: 'Gaps in the golden thread of this paper', numbered: true },
        { kind: 'note', words: [{ text: 'Item without an owner: ', bold: true }, { text: '1.1.4 and 2.3.3.' }] },
        {
          kind: 'note',
          words: [
            { text: 'Measure without data: ', bold: true },
            { text: 'M14 since March 2026, M22 since June 2026.' },
          ],
        },
      ],
    },
  ],
  foot: [
    'Levels of evidence: 0 we say so, 1 done, 2 seen in practice, 3 better for children, 4 sustained.',
    'References in square brackets, such as [M12], lead to the source at donmouth.example/r/7K2Q.',
  ],
}

const subjects = [
  'A named nurse for each children’s house',
  'First health assessment within four weeks',
  'Daily notice from social work to health',
  'Family group meeting offered before a child moves',
  'Views recorded in the child’s own words',
  'Feedback reaches teams within ten working days',
  'Out-of-hours decisions looked at next working day',
  'A mentor for each pupil from S3 to S6',
  'Pathway plan begun by fifteen and a half',
  'Chronologies that tell the child’s story',
  'Same-week advice for carers who are worried',
]
const posts = [
  'Head of children’s health',
  'Chief social work officer',
  'Head of education',
  'Divisional commander',
  'Chair, child protection committee',
  'Third sector lead',
]
const agencies = ['Health', 'Social work', 'Education', 'Police', 'All agencies', 'Third sector']
const statuses: Status[] = ['on', 'on', 'risk', 'on', 'done', 'off', 'on', 'wait', 'risk', 'done', 'on']
const themeTitles = [
  'Health and wellbeing in care',
  'Family, school and moving on',
  'Noticing and responding to risk',
  'Children’s voice and rights',
  'Leading, learning and using data',
]
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T

/** A plan of so many items in five themes. */
export const planOf = (count: number): PlanTheme[] =>
  themeTitles.map((title, t) => {
    const items = Array.from({ length: count }, (_, i) => i).filter((i) => i % 5 === t || (t === 0 && i % 7 === 9))
    const outcomes = [items.filter((_, n) => n % 2 === 0), items.filter((_, n) => n % 2 === 1)]
    return {
      title: `${t + 1} ${title}`,
      outcomes: outcomes.map((list, o) => ({
        ref: `${t + 1}.${o + 1}`,
        title: at(
          [
            'Every child is seen by a health professional in time',
            'More children grow up with family, or close to home',
            'Risk is shared, weighed and decided on the same day',
            'Children can point to what they changed',
          ],
          t + o,
        ),
        items: list.map((i, n) => {
          const status = at(statuses, i)
          const late = status === 'off' || i % 13 === 4
          return {
            ref: `${t + 1}.${o + 1}.${n + 1}`,
            title: at(subjects, i),
            shape: shapeOf(status),
            lead: i % 17 === 5 ? 'Vacant' : at(posts, i * 3 + t),
            vacant: i % 17 === 5,
            due: `${28 + (i % 3)} ${at(months, i)} ${2026 + (i % 2)}`,
            ...(late && status !== 'done' ? { late: `${10 + i} days late` } : {}),
          }
        }),
      })),
    }
  })

export const onePage = (count: number): Paper => ({
  ...base,
  kind: 'page',
  title: 'Children’s improvement plan 2025 to 2028 on a page',
  meeting: { group: 'Improvement board', date: '20 November 2026', item: '6' },
  facts: [],
  sections: [{ orientation: 'landscape', blocks: [{ kind: 'planOnAPage', themes: planOf(count), key }] }],
})

/** An improvement plan of so many items, as the board reads it: contents, then a landscape table. */
export const improvement = (count: number): Paper => ({
  ...base,
  kind: 'plan',
  title: 'Children’s improvement plan 2025 to 2028',
  subtitle: `${count} items that answer six findings of the joint inspection`,
  meeting: { group: 'Improvement board', date: '20 November 2026', item: '6' },
  facts: [{ label: 'Data as at', value: base.dataAt.shown }],
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'contents', title: 'Contents' },
        { kind: 'heading', level: 1, title: 'What this plan answers', numbered: true },
        {
          kind: 'numbered',
          words: 'The plan answers the six areas for improvement of the joint inspection report of 12 May 2026.',
        },
        { kind: 'list', items: ['Children looked after see health services too late.', 'Neglect is named late.'] },
        { kind: 'heading', level: 2, title: 'How to read it', numbered: false },
        {
          kind: 'paragraph',
          words: 'A filled shape is what the lead reported. An outline is what dates and figures suggest.',
        },
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        { kind: 'heading', level: 1, title: 'The plan', numbered: true },
        { kind: 'key', shapes: key },
        planTable(count),
      ],
    },
  ],
})

function planTable(count: number): Block {
  const rows = planOf(count).flatMap((theme): TableRow[] => {
    const of = (status: Status) =>
      theme.outcomes.flatMap((o) => o.items).filter((i) => i.shape.kind === 'status' && i.shape.status === status)
        .length
    const counts = (['off', 'risk', 'on', 'done'] as const)
      .map((status) => ({ shape: shapeOf(status), count: of(status) }))
      .filter((c) => c.count > 0)
    return [
      { kind: 'group', level: 1, title: `Theme ${theme.title}`, counts },
      ...theme.outcomes.flatMap((outcome): TableRow[] => [
        { kind: 'group', level: 2, title: `${outcome.ref ?? ''} ${outcome.title}` },
        ...outcome.items.map(
          (item, i): TableRow => ({
            kind: 'row',
            cells: [
              { lines: [{ words: item.ref }] },
              cell(item.title),
              { lines: [{ shape: item.shape }, ...(i % 6 === 1 ? [{ shape: shapeOf('risk', true) }] : [])] },
              {
                lines: [
                  { words: [{ text: item.lead, ...(item.vacant ? { tone: 'late' as const } : {}) }] },
                  { words: [{ text: at(agencies, i), tone: 'quiet' }] },
                ],
              },
              dated('2027-03-28', item.due, item.late ?? ''),
              cell(
                'Agreed with teams in all three localities; the first figures came in October and are read by the group each month.',
              ),
            ],
          }),
        ),
      ]),
    ]
  })
  return {
    kind: 'table',
    caption: 'Items of the plan',
    sheet: 'Plan',
    groups: ['Theme', 'Outcome'],
    columns: [
      { title: 'No', share: 6, kind: 'text' },
      { title: 'Item', share: 24, kind: 'text', rowHead: true },
      { title: 'Status', share: 14, kind: 'status' },
      { title: 'Lead', share: 18, kind: 'text' },
      { title: 'Due', share: 12, kind: 'date' },
      { title: 'Progress', share: 26, kind: 'text' },
    ],
    rows,
  }
}
