import type { Finding, Source } from '../story.ts'
import { objectives } from './objectives.ts'

const scale = 'Four points: inadequate, requires improvement, good, outstanding'
const practice = 'Work with children and families'
const together = 'Working together and answering for it'
const people = 'The people who do the work'

const recommendation = (
  reference: string,
  theme: string,
  title: string,
  page: string,
  report: string,
  list: string,
): Finding => ({
  reference,
  kind: 'recommendation',
  theme,
  title,
  wordings: [
    ['Report', page, report],
    ['List of recommendations', '31', list],
  ],
})

export const sources: Source[] = [
  {
    kind: 'joint_inspection',
    title: 'Inspection of safeguarding in Walbrook, {@2026-02}',
    publisher: 'Inspectorate',
    published: '2026-03-31',
    starts: '2026-02-09',
    ends: '2026-02-20',
    evaluations: [
      { indicator: 'Help and protection', grade: 'Inadequate', scale, page: '6' },
      { indicator: 'Children in care', grade: 'Requires improvement', scale, page: '14' },
      { indicator: 'Leadership', grade: 'Inadequate', scale, page: '22' },
    ],
    findings: [
      {
        reference: 'S1',
        kind: 'strength',
        theme: people,
        title: 'Foster carers speak well of the workers who support them',
        wordings: [['Report', '15', 'Carers described visits that were kept and calls that were answered.']],
      },
      {
        reference: 'S2',
        kind: 'strength',
        theme: together,
        title: 'The children in care council is heard by the council’s leader',
        wordings: [
          ['Report', '16', 'Young people had met the leader three times and could point to a change after each.'],
        ],
      },
      recommendation(
        'R1',
        practice,
        'Decide within a working day what happens after a referral',
        '7',
        'Referrals lay for up to six days before a qualified person read them.',
        'Have every referral read and decided by a qualified worker within one working day.',
      ),
      recommendation(
        'R2',
        practice,
        'See children in time, and alone',
        '8',
        'In a third of the records nobody had spoken to the child without a parent in the room.',
        'Visit within the time set, and speak to the child alone.',
      ),
      recommendation(
        'R3',
        practice,
        'Write plans that a family can follow',
        '9',
        'Plans ran to fourteen pages and did not say what must change by when.',
        'Make child protection plans short, dated and clear about what must change.',
      ),
      recommendation(
        'R4',
        practice,
        'Managers must check what is decided',
        '10',
        'Decisions carried a manager’s name and no sign that the manager had read the record.',
        'Record management oversight at each point of decision.',
      ),
      recommendation(
        'R5',
        together,
        'Bring police and health into the first discussion',
        '11',
        'Strategy discussions were often two people from one agency.',
        'Hold strategy discussions with police, health and social care present.',
      ),
      recommendation(
        'R6',
        together,
        'Let the partnership see how good practice is',
        '23',
        'Partners saw numbers of visits and never a record.',
        'Give partners regular, honest information about the quality of practice.',
      ),
      recommendation(
        'R7',
        people,
        'Bring caseloads down to what can be done well',
        '25',
        'Eleven workers held more than thirty children each.',
        'Reduce caseloads to a level agreed with staff.',
      ),
      recommendation(
        'R8',
        people,
        'Give every worker regular supervision',
        '26',
        'Four in ten workers had not been supervised in two months.',
        'See that supervision is regular, recorded and reflective.',
      ),
      recommendation(
        'R9',
        people,
        'Keep the workers you have',
        '27',
        'Half of the team had come within the year; families told their story again each time.',
        'Reduce turnover and the use of agency workers.',
      ),
    ],
  },
  {
    kind: 'improvement_notice',
    title: 'Improvement notice to Walbrook Council',
    publisher: 'Department',
    published: '2026-07-06',
    starts: '2026-07-06',
    ends: '2027-07-05',
    findings: objectives,
  },
  {
    kind: 'monitoring',
    title: 'First monitoring visit: the front door',
    publisher: 'Inspectorate',
    published: '2026-10-23',
    starts: '2026-10-06',
    ends: '2026-10-07',
    findings: [
      {
        reference: 'V1',
        kind: 'strength',
        theme: practice,
        title: 'Referrals are read on the day by somebody who may decide',
        wordings: [['Letter', '2', 'All twenty referrals that we followed had been decided by the next working day.']],
      },
      {
        reference: 'V2',
        kind: 'area_for_improvement',
        title: 'Reasons for closing a referral are thin',
        theme: practice,
        wordings: [
          ['Letter', '3', 'In seven of twenty the record said that the case was closed, and not why that was safe.'],
        ],
      },
    ],
  },
  {
    kind: 'complaint',
    title: 'Complaint upheld: told our story five times',
    publisher: 'Council',
    published: '2026-08-14',
    findings: [
      {
        reference: 'K1',
        kind: 'area_for_improvement',
        title: 'Tell a family when its worker changes, before it happens',
        theme: people,
        wordings: [['Decision', '1', 'The family met its fourth worker when she rang the bell.']],
      },
    ],
  },
]
