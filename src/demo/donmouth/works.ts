import type { WorksStory } from '../story-works.ts'
import { risks } from './risks.ts'
import { charters } from './charters.ts'
import { cycles } from './cycles.ts'

/** What could go wrong, what was tried and agreed, and with what it is done. */
export const works: WorksStory = {
  risks,
  charters,
  cycles,
  resources: [
    {
      item: '1.1.1',
      kind: 'money',
      what: 'Two Saturday clinics a month',
      pounds: 38_000,
      yearly: true,
      from: 'Health board',
      state: 'agreed',
      ends: '2027-03-31',
    },
    {
      item: '1.1.1',
      kind: 'money',
      what: 'The same clinics after {2027-03}',
      pounds: 38_000,
      yearly: true,
      from: 'Improvement board',
      state: 'asked',
    },
    {
      item: '1.1.3',
      kind: 'other',
      what: 'A room with a door for the nurse in each of the six houses',
      from: 'House managers',
      state: 'agreed',
    },
    {
      item: '2.1.1',
      kind: 'other',
      what: 'Two coordinators employed by the third sector',
      from: 'Third sector',
      state: 'agreed',
      ends: '2027-06-30',
    },
    {
      item: '2.1.3',
      kind: 'money',
      what: 'Matching the fee that neighbouring councils pay',
      pounds: 137_000,
      yearly: true,
      from: 'Council',
      state: 'asked',
    },
    {
      item: '2.2.2',
      kind: 'money',
      what: 'Training and expenses of 68 mentors',
      pounds: 12_500,
      from: 'Education',
      state: 'agreed',
      ends: '2027-03-31',
    },
    {
      item: '3.2.1',
      kind: 'post',
      what: 'Half of the practice development officer’s week',
      post: 'Practice development officer',
      from: 'Improvement fund',
      state: 'agreed',
    },
    {
      item: '5.1.2',
      kind: 'post',
      what: 'Two days a week to write and send the letters',
      post: 'Practice development officer',
      from: 'Improvement fund',
      state: 'agreed',
    },
    {
      item: '5.2.2',
      kind: 'money',
      what: 'The police extract, once a month',
      pounds: 9_400,
      yearly: true,
      from: 'Police',
      state: 'asked',
    },
    {
      item: '1.2.3',
      kind: 'money',
      what: 'Twenty places at a private clinic',
      pounds: 26_000,
      from: 'Health board',
      state: 'refused',
    },
  ],
}
