import type { WorksStory } from '../story-works.ts'
import { cycles } from './cycles.ts'
import { charters } from './charters.ts'
import { risks } from './risks.ts'

/** What could go wrong, what was tried and agreed, and with what it is done. */
export const works: WorksStory = {
  risks,
  charters,
  cycles,
  resources: [
    {
      item: 'D1',
      kind: 'money',
      what: 'Eight more posts in the assessment teams',
      pounds: 412_000,
      yearly: true,
      from: 'Council',
      state: 'agreed',
      ends: '2027-03-31',
    },
    {
      item: '3.1',
      kind: 'money',
      what: 'The same posts after {2027-03}',
      pounds: 412_000,
      yearly: true,
      from: 'Council',
      state: 'asked',
    },
    { item: 'A3', kind: 'other', what: 'One police officer, Monday to Friday', from: 'Police', state: 'agreed' },
    {
      item: 'A4',
      kind: 'post',
      what: 'Two nurses from the hospital, by night',
      from: 'Hospital trust',
      state: 'asked',
    },
    {
      item: 'A5',
      kind: 'money',
      what: 'Paint, two chairs and a lamp',
      pounds: 1_850,
      from: 'Council',
      state: 'agreed',
      ends: '2027-03-31',
    },
    {
      item: 'C2',
      kind: 'other',
      what: 'One day a month of nine readers',
      from: 'All four agencies',
      state: 'agreed',
      ends: '2027-03-31',
    },
    {
      item: '1.3',
      kind: 'post',
      what: 'A quarter of the week of the head of quality assurance',
      post: 'Head of quality assurance',
      from: 'Council',
      state: 'agreed',
    },
  ],
}
