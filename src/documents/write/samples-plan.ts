import type { Block, Paper, PlanTheme, Status, TableRow } from './model.ts'
import { base, cell, dated, key, shapeOf } from './samples-parts.ts'

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
