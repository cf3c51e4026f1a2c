import type { Paper } from './model.ts'
import { glance } from './samples-glance.ts'
import { base, key } from './samples-parts.ts'

/** Papers of a fictional partnership, for the tests of the writers and for looking at what they make. */

export { highlight } from './samples-highlight.ts'
export { key, shapeOf } from './samples-parts.ts'
export { improvement, onePage, planOf } from './samples-plan.ts'

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
