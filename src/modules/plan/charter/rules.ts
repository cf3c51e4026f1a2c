import { longDate } from '../../../platform/dates.ts'
import { joined, small, upper } from '../../../platform/sentence.ts'
import { measureWords } from '../workbook/values.ts'
import type { TreeItem } from '../outline/tree.ts'

/** The parts of a project charter, in the order of the page. */
export const parts = [
  {
    key: 'why',
    heading: 'Why this project',
    hint: 'The case for it: what is wrong now, for whom, and how you know',
    rows: 4,
  },
  { key: 'aim', heading: 'Aim', hint: 'How much, for whom, by when', rows: 3 },
  { key: 'scope', heading: 'What is in it', hint: 'Which children, places and services', rows: 3 },
  { key: 'outside', heading: 'What is not', hint: 'What somebody might expect and will not get', rows: 2 },
  { key: 'ideas', heading: 'Change ideas', hint: 'What you will try, one on each line', rows: 4 },
  {
    key: 'measures',
    heading: 'How it is measured',
    hint: 'Outcome, process and balancing measures, one on each line',
    rows: 4,
  },
  {
    key: 'people',
    heading: 'Who is involved',
    hint: 'Posts and groups, and children, families or staff who take part',
    rows: 4,
  },
  { key: 'resources', heading: 'What it needs', hint: 'Time, money, posts and their last day', rows: 3 },
  { key: 'risks', heading: 'Risks', hint: 'What could stop it, and what you do about that', rows: 3 },
] as const
export type PartKey = (typeof parts)[number]['key']
export type CharterFields = Partial<Record<PartKey, string>>

export type CharterState = 'draft' | 'submitted' | 'changes_asked' | 'approved' | 'replaced'

export type Charter = {
  id: string
  item_id: string
  number: number
  fields: CharterFields
  state: CharterState
  group_id: string | null
  group: string | null
  decided_on: string | null
  decided_by: string | null
  asked_changes: string
  made_by: string | null
  made_at: Date
  version: number
}

/** Only a draft may be changed: what was put to a group stays as it was put. */
export const isEditable = ({ state }: Pick<Charter, 'state'>): boolean => state === 'draft'

/** The newest version of all: `charters` come newest first. A new one may follow once it was decided. */
export const mayFollow = ([newest]: readonly Pick<Charter, 'state'>[]): boolean =>
  newest === undefined || newest.state === 'approved' || newest.state === 'changes_asked'

/** What is missing before a group can decide on it. */
export const missingParts = (fields: CharterFields): string[] =>
  parts
    .filter(({ key }) => (['why', 'aim', 'scope', 'measures', 'people'] as const).some((owed) => owed === key))
    .filter(({ key }) => (fields[key] ?? '') === '')
    .map(({ heading }) => heading)

/** How a version stands, as a sentence. */
export const standingWords = (charter: Pick<Charter, 'number' | 'state' | 'group' | 'decided_on'>): string => {
  const group = charter.group ?? 'a group'
  const on = charter.decided_on ? ` on ${longDate(charter.decided_on)}` : ''
  switch (charter.state) {
    case 'draft':
      return `Version ${charter.number} is a draft.`
    case 'submitted':
      return `Version ${charter.number} waits for a decision of ${group}.`
    case 'changes_asked':
      return `${group} asked for changes to version ${charter.number}${on}.`
    case 'approved':
      return `${group} approved version ${charter.number}${on}.`
    case 'replaced':
      return `${group} approved version ${charter.number}${on}; a later version has replaced it.`
  }
}

export type PartChange = { heading: string; was: string; is: string; how: 'added' | 'taken away' | 'changed' }

/** Where two versions differ, part by part. */
export const changesBetween = (was: CharterFields, is: CharterFields): PartChange[] =>
  parts.flatMap(({ key, heading }) => {
    const [a, b] = [was[key] ?? '', is[key] ?? '']
    if (a === b) return []
    return [{ heading, was: a, is: b, how: a === '' ? 'added' : b === '' ? 'taken away' : 'changed' }]
  })

/** "Two parts were changed since version 1: the aim and the scope." */
export const changesSentence = (changes: readonly PartChange[], number: number): string => {
  if (changes.length === 0) return `Nothing was changed since version ${number}.`
  const called = (how: PartChange['how']) =>
    changes.filter((each) => each.how === how).map(({ heading }) => `“${heading}”`)
  const said = (['changed', 'added', 'taken away'] as const).flatMap((how) => {
    const names = called(how)
    return names.length === 0 ? [] : [`${joined(names)} ${names.length === 1 ? 'was' : 'were'} ${how}`]
  })
  return `${upper(small(changes.length))} ${changes.length === 1 ? 'part differs' : 'parts differ'} from version ${number}: ${said.join('; ')}.`
}

/** What the plan knows already, to begin a first charter with. */
export const firstFields = (
  item: Pick<TreeItem, 'title' | 'aim' | 'targets' | 'leads' | 'lead_agency'>,
): CharterFields => ({
  aim: item.aim || item.title,
  measures: item.targets.map(measureWords).join('\n'),
  people: [...item.leads.map(({ title }) => title), item.lead_agency?.name ?? ''].filter(Boolean).join('\n'),
})
