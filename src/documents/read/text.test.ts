import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, shown } from '../../../test/fixtures/shown.ts'
import { readHere } from './index.ts'

const read = async (text: string) => documentOf(await readHere(text, 'pasted text'))

const wrapped = [
  'Partners in Donmouth agreed in spring that every child who comes into care is',
  'seen by a nurse within four weeks, and that the result is written down where the',
  'social worker can read it.',
  'They will look again in autumn.',
  '',
  'A second paragraph of this letter, which is also broken into lines by whoever set',
  'it, ends in the middle of a',
  '',
  'sentence because a page ended there, and goes on after the empty line that follows.',
  'e consider how well children are heard when meetings decide about them and about',
  'their families',
  'e publish the answer',
]

const cases: { says: string; text: string; gives: string[]; kinds?: string[] }[] = [
  {
    says: 'lines of tabs are a table, and an empty line begins another',
    text: 'Aim\tLead\nSafe\tChair\n\nAim\tLead\nWell\tNurse',
    gives: ['Aim | Lead', 'Safe | Chair', 'Aim | Lead', 'Well | Nurse'],
    kinds: ['table', 'table'],
  },
  {
    says: 'a line without a tab ends a table',
    text: 'Aim\tLead\nSafe\tChair\nThese are our aims',
    gives: ['Aim | Lead', 'Safe | Chair', 'These are our aims'],
    kinds: ['table', 'paragraph'],
  },
  {
    says: 'rows that begin or end with empty cells stay in the table at full width',
    text: 'Aim\tAction\tLead\n\t\tNurse\n\tTrain\t\nSafe\t\t',
    gives: ['Aim | Action | Lead', ' |  | Nurse', ' | Train | ', 'Safe |  | '],
    kinds: ['table'],
  },
  {
    says: 'a tab that only indents or only follows a marker makes no table',
    text: '\tWe will meet\n\n1.\tTrain nurses\n2.\tOpen a clinic\n-\tAsk children',
    gives: ['We will meet', '(1.) Train nurses', '(2.) Open a clinic', '(•) Ask children'],
  },
  {
    says: 'a numbered table below its header stays a table',
    text: 'No\tAction\n1.\tTrain\n2.\tMeet',
    gives: ['No | Action', '1. | Train', '2. | Meet'],
  },
  {
    says: 'headings have marks, lists have markers, and marks for bold go',
    text: '# Plan\n## **Health**\n- one\n* two\n  - below\n- **3.1** Meet weekly\n- 1. First\n(a) letter\ne scanned bullet\nIt is **late**.',
    gives: [
      '# Plan',
      '## Health',
      '(•) one',
      '(•) two',
      '(•) below',
      '(3.1) Meet weekly',
      '(1.) First',
      '((a)) letter',
      '(•) scanned bullet',
      'It is late.',
    ],
  },
  {
    says: 'label and value lines stay paragraphs of their own',
    text: 'Action: Train nurses\nLead: Head of Nursing\nDue: May 2027',
    gives: ['Action: Train nurses', 'Lead: Head of Nursing', 'Due: May 2027'],
  },
  {
    says: 'a letter broken into lines is made whole, over an empty line too',
    text: wrapped.join('\n'),
    gives: [
      'Partners in Donmouth agreed in spring that every child who comes into care is seen by a nurse within four weeks, and that the result is written down where the social worker can read it.',
      'They will look again in autumn.',
      'A second paragraph of this letter, which is also broken into lines by whoever set it, ends in the middle of a sentence because a page ended there, and goes on after the empty line that follows.',
      '(•) consider how well children are heard when meetings decide about them and about their families',
      '(•) publish the answer',
    ],
  },
  {
    says: 'a table of bars is a table, its rule is not a row',
    text: '| Aim | Lead |\n|---|:--:|\n| Safe \\| well | Chair<br>Nurse |',
    gives: ['Aim | Lead', 'Safe | well | Chair / Nurse'],
  },
  {
    says: 'a single bar, which scanners read for I, makes no table',
    text: '| am writing to you',
    gives: ['| am writing to you'],
  },
  {
    says: 'pasted HTML gives its tables with merged cells',
    text: '<p>Our plan</p>\n<table><tr><th>Aim</th><th>Action</th></tr><tr><td rowspan="2">Safe &amp; well</td><td>One<br>more</td></tr><tr><td>Two</td></tr></table>\n<p>After</p>',
    gives: ['Our plan', 'Aim | Action', 'Safe & well | One / more', '· | Two', 'After'],
  },
  {
    says: 'a contents list is left out',
    text: 'Contents\n1.\tAims\t2\n2.\tHealth\t14\n\n# 1. Aims',
    gives: ['# 1. Aims'],
  },
  {
    says: 'lines of one entry each are not joined, though they are as long as wrapped prose',
    text: [
      'Priority 1: Mental wellbeing',
      'Hold sleep workshops in four community halls | CAMHS Manager | In progress',
      'Publish a map of who helps with what in each town | Team Leader | Not started',
      'Strategic priority 2: Families have enough money for food, heat and clothes',
      'Action 2.1 – Place a money adviser in the maternity unit (Lead: Rights Manager)',
      'Action 2.2 – Raise the uptake of school clothing grants (Lead: Head of Education)',
    ].join('\n'),
    gives: [
      'Priority 1: Mental wellbeing',
      'Hold sleep workshops in four community halls | CAMHS Manager | In progress',
      'Publish a map of who helps with what in each town | Team Leader | Not started',
      'Strategic priority 2: Families have enough money for food, heat and clothes',
      'Action 2.1 – Place a money adviser in the maternity unit (Lead: Rights Manager)',
      'Action 2.2 – Raise the uptake of school clothing grants (Lead: Head of Education)',
    ],
  },
  {
    says: 'lines set in columns by spaces are a table, and prose with two spaces after a full stop is none',
    text: [
      'Action                 Lead          By when',
      'Send a reminder        Clerk         May 2027',
      'Add a genogram to      Team Leaders  June 2027',
      'each file',
      '',
      'They met.  Nobody came.',
      'They wrote.  Nobody read it.',
      'They left.  Nobody saw.',
    ].join('\n'),
    gives: [
      'Action | Lead | By when',
      'Send a reminder | Clerk | May 2027',
      'Add a genogram to | Team Leaders | June 2027',
      'each file |  | ',
      'They met. Nobody came.',
      'They wrote. Nobody read it.',
      'They left. Nobody saw.',
    ],
  },
  {
    says: 'pasted CSV is a table',
    text: 'Action,Lead,Due\n"Train, then test",Nurse,May\nMeet,Chair,June',
    gives: ['Action | Lead | Due', 'Train, then test | Nurse | May', 'Meet | Chair | June'],
  },
]

for (const { says, text, gives, kinds } of cases)
  test(`Text: ${says}`, async () => {
    const document = await read(text)
    assert.deepEqual(shown(document), gives)
    if (kinds)
      assert.deepEqual(
        document.blocks.map((block) => block.kind),
        kinds,
      )
  })

test('Text: every row and paragraph knows its line', async () => {
  const document = await read('One\n\nAim\tLead\nSafe\tChair\n\nTwo')
  assert.deepEqual(
    document.blocks.map((block) => (block.kind === 'table' ? block.rows.map((row) => row.where.row) : block.where.row)),
    [1, [3, 4], 6],
  )
})
