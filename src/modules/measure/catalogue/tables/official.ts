import type { Sure, Table } from '../model.ts'
import { ageBands, agesInCare, settings } from './splits.ts'

const protection = (stands: string): Sure => ({
  kind: 'confirmed',
  publication: 'Children’s Social Work Statistics 2022-23: Child Protection',
  by: 'Scottish Government',
  year: '2024',
  stands,
})

const care = (stands: string): Sure => ({
  kind: 'confirmed',
  publication: 'Children’s Social Work Statistics 2022-23: Looked After Children',
  by: 'Scottish Government',
  year: '2024',
  stands,
})

const revised = 'The newest national figure is revised a year later: call yours provisional until then.'

/** What the yearly returns count, so that a local figure can be laid beside the published one. */
export const official: Table = {
  key: 'official',
  title: 'As the official statistics count: child protection',
  about:
    'Years run from 1 August to 31 July and are published the following March. Counted the same way here, a local figure can stand beside the national one.',
  usual: {
    frequency: 'year',
    calendar: 'academic',
    sure: protection('It counts this, on this day or over this year.'),
  },
  entries: [
    {
      key: 'official.on-register',
      title: 'Children on the register on 31 July',
      counted: 'Children, unborn children included, whose name is on the child protection register on 31 July',
      out_of: '',
      unit: 'children',
      kind: 'process',
      better: 'neither',
      splits: [ageBands, { dimension: 'Sex', categories: ['Female', 'Male', 'Unborn', 'Not known'] }],
      ask: ['Does our direction differ from the country’s, and do we know why?'],
      bear: revised,
      sure: protection('It counts children on 31 July by sex and by these age bands.'),
    },
    {
      key: 'official.registrations',
      title: 'Children registered in the year to July',
      counted: 'Children put on the child protection register from 1 August to 31 July',
      out_of: '',
      unit: 'children',
      kind: 'process',
      better: 'neither',
      splits: [ageBands],
      ask: ['How many of them had been registered before, here or elsewhere?'],
      bear: revised,
      sure: protection('It counts the children registered over the year.'),
    },
    {
      key: 'official.concerns',
      title: 'Concerns recorded about children registered in the year',
      counted:
        'Concerns recorded at the planning meetings of children registered from 1 August to 31 July; each concern of each child counts once',
      out_of: '',
      unit: 'concerns',
      kind: 'process',
      better: 'neither',
      splits: [
        {
          dimension: 'Concern',
          categories: [
            'Domestic abuse',
            'Neglect',
            'Parental mental health',
            'Parental substance misuse',
            'Emotional abuse',
            'Other concerns',
          ],
        },
      ],
      ask: ['Which concern grows, and what do we offer families where it is the main one?'],
      bear: 'A child usually has several concerns, so the parts make more than the number of children.',
      sure: protection(
        'It names these five as the most frequent concerns. There are more kinds: add those that you record.',
      ),
    },
    {
      key: 'official.meetings',
      title: 'Planning meetings by kind',
      counted: 'Child protection planning meetings held from 1 August to 31 July, one for each child',
      out_of: '',
      unit: 'meetings',
      kind: 'process',
      better: 'neither',
      splits: [{ dimension: 'Kind of meeting', categories: ['Initial', 'Pre-birth', 'Review', 'Transfer'] }],
      ask: ['Do reviews keep pace with the number of children on the register?'],
      sure: protection(
        'Its notes tell these four kinds apart, still under the name of case conference. The count of meetings is ours.',
      ),
    },
  ],
}

const shift =
  'Which way is better is for the partnership to say: change the direction if its plan aims for another balance.'

/** The balance of care and what follows care, as the yearly returns tell them apart. */
export const looked: Table = {
  key: 'looked-after',
  title: 'As the official statistics count: children in care',
  about:
    'The balance of care on the last day of each quarter: the one that ends on 31 July is the official one. Continuing care and aftercare are counted once a year.',
  usual: {
    frequency: 'quarter',
    calendar: 'academic',
    sure: care('It counts looked-after children on 31 July by these kinds of placement.'),
  },
  entries: [
    {
      key: 'looked-after.children',
      title: 'Looked-after children',
      counted: 'Children looked after by the council on the last day of the quarter',
      out_of: '',
      unit: 'children',
      kind: 'process',
      better: 'neither',
      splits: [settings, agesInCare],
      ask: ['Do fewer children come in, or do more go home, and do they stay there?'],
      bear: 'Leave planned short breaks out, as the official figure does not count them as care.',
      sure: care(
        'It counts looked-after children on 31 July. Leaving short breaks out is recalled: check it with the return.',
      ),
    },
    {
      key: 'looked-after.at-home',
      title: 'Balance of care: at home',
      counted: 'Children looked after at home, with their parents, on the last day of the quarter',
      out_of: 'All looked-after children on that day',
      unit: '%',
      kind: 'outcome',
      better: 'neither',
      splits: [agesInCare],
      ask: ['Do children who are looked after at home do as well as those in other settings?'],
      bear: `${shift} For scale: 20% in Scotland on 31 July 2023; one city reported 21% in October 2020.`,
    },
    {
      key: 'looked-after.kin',
      title: 'Balance of care: with kin',
      counted: 'Children who live with relatives or friends as kinship carers on the last day of the quarter',
      out_of: 'All looked-after children on that day',
      unit: '%',
      kind: 'outcome',
      better: 'higher',
      splits: [agesInCare],
      ask: ['Was family looked for before every placement, and what do kinship carers say they lack?'],
      bear: `${shift} For scale: one city reported 18% in October 2020.`,
    },
    {
      key: 'looked-after.foster',
      title: 'Balance of care: with foster carers',
      counted: 'Children who live with foster carers, the council’s own or bought, on the last day of the quarter',
      out_of: 'All looked-after children on that day',
      unit: '%',
      kind: 'outcome',
      better: 'neither',
      splits: [agesInCare, { dimension: 'Whose foster carers', categories: ['Council', 'Bought'] }],
      ask: ['How many of them live with carers who were the first choice for that child?'],
      bear: `${shift} For scale: one city reported 47% in October 2020.`,
    },
    {
      key: 'looked-after.residential',
      title: 'Balance of care: in residential care',
      counted:
        'Children who live in a children’s house, a residential school or secure care on the last day of the quarter',
      out_of: 'All looked-after children on that day',
      unit: '%',
      kind: 'outcome',
      better: 'lower',
      splits: [agesInCare],
      ask: ['For which child is it the right place, and who is there because nothing else was free?'],
      bear: `${shift} For scale: one city reported 10.5% in October 2020.`,
    },
    {
      key: 'looked-after.continuing-care',
      title: 'Young people who stay on in continuing care',
      counted: 'Young people of 16 and over who entered continuing care when they stopped being looked after',
      out_of:
        'Young people of 16 and over who stopped being looked after in kinship, foster or residential care in the year',
      unit: '%',
      kind: 'outcome',
      better: 'higher',
      frequency: 'year',
      splits: [{ dimension: 'Left which setting', categories: ['Kinship care', 'Foster care', 'Residential care'] }],
      ask: ['Was it offered to each of them in words they understood, and why did others not stay?'],
      sure: care('It gives this share, for these three settings.'),
    },
    {
      key: 'looked-after.aftercare',
      title: 'Young people who get aftercare',
      counted: 'Young people who receive aftercare on 31 July',
      out_of: 'Young people who may have it on that day',
      unit: '%',
      kind: 'process',
      better: 'higher',
      frequency: 'year',
      splits: [{ dimension: 'Age after care', categories: ['16', '17', '18', '19 to 21', '22 and over'] }],
      ask: ['Of those who get none: who said no, and with whom have we lost touch?'],
      bear: 'Some do not want it. Their number belongs beside this share.',
      sure: care('It gives this share by these ages.'),
    },
  ],
}
