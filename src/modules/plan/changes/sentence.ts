import { longDate } from '../../../platform/dates.ts'
import { small, upper } from '../../../platform/sentence.ts'
import { agreedWords } from '../items/rules.ts'
import type { DueKind } from '../outline/tree.ts'
import { movedWords } from '../outline/rules.ts'
import type { FrozenLevel } from '../releases/model.ts'
import { type DateChanged, isNothing, type LeadsChanged, type LevelChanged, type PlanChanges } from './rules.ts'

/** What changed in one breath: "One item was closed and two got worse. One agreed date moved." Nothing is said too. */
export const changesSentence = (changes: PlanChanges): string => {
  if (isNothing(changes)) return 'Nothing changed.'
  const items = listed([
    count(changes.closed, 'was closed', 'were closed'),
    count(changes.reopened, 'was reopened', 'were reopened'),
    count(changes.worse, 'got worse', 'got worse'),
    count(changes.better, 'got better', 'got better'),
    count(changes.first, 'got its first status', 'got their first status'),
    count(changes.added, 'is new', 'are new'),
    count(changes.removed, 'was taken out', 'were taken out'),
  ])
  const due = changes.dates.filter(({ which }) => which === 'due').length
  const forecasts = changes.dates.length - due
  const pieces = changes.evidence.reduce((sum, { titles }) => sum + titles.length, 0)
  const levels = changes.levels ?? []
  const rest = [
    due > 0 ? `${upper(small(due))} agreed ${due === 1 ? 'date' : 'dates'} moved.` : '',
    forecasts > 0 ? `${upper(small(forecasts))} ${forecasts === 1 ? 'forecast is' : 'forecasts are'} new.` : '',
    pieces > 0
      ? `${upper(small(pieces))} ${pieces === 1 ? 'piece of evidence is' : 'pieces of evidence are'} new.`
      : '',
    changes.words.length > 0
      ? `${upper(small(changes.words.length))} ${changes.words.length === 1 ? 'wording' : 'wordings'} changed.`
      : '',
    changes.leads.length > 0
      ? `${upper(small(changes.leads.length))} ${changes.leads.length === 1 ? 'item has' : 'items have'} other lead posts.`
      : '',
    levels.length > 0
      ? `${upper(small(levels.length))} ${levels.length === 1 ? 'finding stands' : 'findings stand'} at another level of evidence.`
      : '',
  ].filter(Boolean)
  const first =
    items === '' ? 'No item was closed, reopened, added or taken out, and no status moved.' : `${upper(items)}.`
  return [first, ...rest].join(' ')
}

/** "Agreed date from 30 June 2026 to 30 September 2026, moved twice." */
export const dateSentence = (change: DateChanged): string => {
  const was = agreedWords({ kind: change.was_kind as DueKind, date: change.was })
  const became = agreedWords({ kind: change.became_kind as DueKind, date: change.became })
  const name = change.which === 'due' ? 'Agreed date' : 'Forecast'
  if (change.was === null && change.times === 0)
    return change.which === 'due' ? `First agreed date: ${became}.` : `First forecast: ${became}.`
  const often = [
    change.times > 0 ? movedWords(change.times) : '',
    change.in_all > change.times ? `${movedWords(change.in_all)} in all` : '',
  ].filter(Boolean)
  const how = often.length > 0 ? `, ${often.join(', ')}` : ''
  if (was === became) return `${name} stands at ${became} again${how}.`
  return `${name} from ${was} to ${became}${how}.`
}

/** "Now led by the review manager; no longer by the dental lead." */
export const leadsSentence = ({ came, went }: LeadsChanged): string =>
  [
    came.length > 0 ? `Now led by ${listed(came)}` : '',
    went.length > 0 ? `${came.length > 0 ? 'no longer by' : 'No longer led by'} ${listed(went)}` : '',
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.')

/** A level of evidence in words: "Level 2, seen in practice, mixed". */
export const levelWords = (level: FrozenLevel | null): string =>
  level === null
    ? 'no level'
    : [
        `level ${level.level}, ${lower(level.words)}`,
        level.judged ? 'judged, not measured' : '',
        level.mixed ? 'mixed' : '',
      ]
        .filter(Boolean)
        .join(', ')

/** "Raised from level 1, done, to level 2, seen in practice." */
export const levelSentence = ({ was, became, way }: LevelChanged): string => {
  switch (way) {
    case 'first':
      return `First level: ${levelWords(became)}.`
    case 'up':
      return `Raised from ${levelWords(was)}, to ${levelWords(became)}.`
    case 'down':
      return `Fell from ${levelWords(was)}, to ${levelWords(became)}.`
    case 'other':
      return `Was ${levelWords(was)}; is ${levelWords(became)}.`
  }
}

/** What cannot be compared, in words; nothing when the two can. Dates are 'YYYY-MM-DD'. */
export const comparedSentence = (at: {
  same: boolean
  /** The day the plan came into Holdfast, when the first of the two lies before it. */
  began: string | null
  nothing: boolean
  from: string
  to: string
}): string => {
  if (at.same) return 'You chose the same moment twice, so nothing can have changed. Choose two different ones.'
  if (at.began) return `The plan came into Holdfast on ${longDate(at.began)}. Everything in it is new since ${at.from}.`
  return at.nothing ? `Nothing changed between ${at.from} and ${at.to}.` : ''
}

const count = (all: readonly unknown[], one: string, many: string) =>
  all.length === 0 ? '' : `${small(all.length)} ${all.length === 1 ? `item ${one}` : many}`

const listed = (parts: readonly string[]): string => {
  const said = parts.filter((part) => part !== '')
  return said.length <= 1 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
