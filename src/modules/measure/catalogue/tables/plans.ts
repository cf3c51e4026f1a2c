import type { Sure, Table } from '../model.ts'
import { agesInCare, localities, settings } from './splits.ts'

const plan = (stands: string): Sure => ({
  kind: 'confirmed',
  publication:
    'Action plan following the report of a joint inspection of services for children and young people in need of care and protection',
  by: 'Aberdeen City',
  year: '2019 to 2020',
  stands: `${stands} How it is counted is ours.`,
})

/** What a partnership published as its own measures after a joint inspection. */
export const plans: Table = {
  key: 'plans',
  title: 'From a published improvement plan',
  about:
    'What one partnership set out to show after a joint inspection. Its plan names the measures and some figures; it does not say how they are counted.',
  usual: { frequency: 'quarter', calendar: 'financial', sure: plan('The plan names it.') },
  entries: [
    {
      key: 'plans.seen-weekly',
      title: 'Registered children seen every week',
      counted: 'Children seen face to face by a professional of their plan in the week; mean of the weeks of the month',
      out_of: 'Children whose name is on the child protection register in that week',
      unit: '%',
      kind: 'process',
      better: 'higher',
      frequency: 'month',
      calendar: 'calendar',
      splits: [localities],
      ask: ['Who was not seen two weeks running, and were those who were seen also seen alone?'],
      bear: 'Say whether video counts as face to face. A visit that found nobody at home does not count.',
      sure: plan('The plan reports 95%.'),
    },
    {
      key: 'plans.health-assessment',
      title: 'Health assessments within four weeks of coming into care',
      counted: 'Children whose first health assessment was within 28 days of the day they came into care',
      out_of: 'Children who came into care in the quarter and stayed at least 28 days',
      unit: '%',
      kind: 'process',
      better: 'higher',
      splits: [settings, agesInCare],
      ask: ['On which day does the nurse hear of the child, and what was done about what she found?'],
      bear: 'Steps suit it: the plan set 50%, 75% and 90%, each by the end of a September, one year after the other. Set your own.',
      sure: plan('The plan gives the four weeks and its three yearly steps.'),
    },
    {
      key: 'plans.short-breaks',
      title: 'Short breaks reviewed within a year',
      counted: 'Children with a regular short break whose plan was reviewed in the last twelve months',
      out_of: 'Children with a regular short break on the last day of the quarter',
      unit: '%',
      kind: 'process',
      better: 'higher',
      ask: ['What did the child say about the break, and did it change?'],
      sure: plan('The plan asks that all of them be reviewed.'),
    },
    {
      key: 'plans.out-of-area',
      title: 'Children who live outside the area',
      counted:
        'Looked-after children who live outside the council’s area on the last day of the quarter, kinship care left out',
      out_of: 'All looked-after children on that day',
      unit: '%',
      kind: 'outcome',
      better: 'lower',
      splits: [settings, agesInCare],
      ask: ['Who of them could come back, and what would have to be there for it?'],
      sure: plan('The plan wants fewer of these placements and watches them; it gives no figure.'),
    },
  ],
}
