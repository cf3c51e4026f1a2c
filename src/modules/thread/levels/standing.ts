import { addDays, londonDate, longDate } from '../../../platform/dates.ts'
import type { Level, SuggestedLevel } from './facts.ts'

/** A level as somebody confirmed it, or as it waits for a second person. */
export type LevelRow = {
  id: string
  finding_id: string
  level: Level
  mixed: boolean
  judged: boolean
  suggested: Level
  suggested_why: string[]
  reason: string
  otherwise: string
  state: 'waits' | 'confirmed' | 'refused'
  proposed_by: string | null
  proposer: string | null
  proposed_at: Date
  seconded_by: string | null
  seconder: string | null
  seconded_at: Date | null
  answer: string
}

/** What holds today: the newest confirmed level, or what it has fallen to and why. */
export type LevelStanding = {
  level: Level
  mixed: boolean
  judged: boolean
  fell: string | null
  row: LevelRow | null
  waits: LevelRow | null
}

/**
 * The level that holds today. A level at or below what the rule suggested falls with the suggestion. One that a second person
 * let stand above it holds until the rule suggests less than it did then, or until a year has passed.
 */
export const standingOf = (rows: readonly LevelRow[], now: SuggestedLevel, today: string): LevelStanding => {
  const row = rows.findLast(({ state }) => state === 'confirmed') ?? null
  const waits = rows.at(-1)?.state === 'waits' ? (rows.at(-1) ?? null) : null
  if (!row) return { level: 0, mixed: now.mixed, judged: false, fell: null, row, waits }
  const holds = { level: row.level, mixed: now.mixed, judged: row.judged, fell: null, row, waits }
  const above = row.level > row.suggested && !row.judged
  if (above) {
    const lapses = addDays(londonDate(row.seconded_at ?? row.proposed_at), 366)
    if (now.level >= row.level || (now.level >= row.suggested && today < lapses)) return holds
    const why =
      now.level >= row.suggested
        ? `it was confirmed above the suggestion more than a year ago, and that lapsed on ${longDate(lapses)}.`
        : whyLess(now, row.level)
    return { ...holds, level: now.level, judged: now.judged, fell: why }
  }
  return now.level >= row.level
    ? holds
    : { ...holds, level: now.level, judged: now.judged, fell: whyLess(now, row.level) }
}

// What speaks against it is said after the reason for the level that is left; otherwise what the confirmed level lacks.
const whyLess = (now: SuggestedLevel, was: Level): string => {
  const against = (now.level === 4 ? now.reasons.slice(2) : now.reasons.slice(1)).filter(
    (reason) => !reason.includes('the picture is mixed'),
  )
  const why = against.join(' ') || (now.rungs[was]?.words ?? now.next)
  return why.charAt(0).toLowerCase() + why.slice(1)
}

/** Does this level need a second person? Above what the rule suggests, or judged where it is not yet judged. */
export const needsSecond = (level: Level, judged: boolean, now: Pick<SuggestedLevel, 'level' | 'judged'>): boolean =>
  level > now.level || (judged && level >= 3 && !now.judged)

type Second = { id: string; agencyId: string | null }
type Answerable = { holders: readonly string[]; agencies: readonly string[] }

/** Why this person may not be the second: a sentence, or nothing when they may. */
export const mayNotSecond = (
  person: Second,
  row: Pick<LevelRow, 'proposed_by' | 'judged'>,
  { holders, agencies }: Answerable,
): string | null => {
  if (person.id === row.proposed_by) return 'You proposed this level; somebody else must second it.'
  if (holders.includes(person.id))
    return 'You answer for the work on this finding; somebody who does not must second it.'
  if (!row.judged) return null
  if (person.agencyId === null)
    return 'Holdfast does not know your agency. A judged level must be confirmed by somebody outside the delivering agency.'
  return agencies.includes(person.agencyId)
    ? 'Your agency delivers the work on this finding. A judged level must be confirmed by somebody outside it.'
    : null
}

/** The reasons that the form asks for: what is chosen against what is suggested. */
export const reasonAsked = (level: Level, now: Pick<SuggestedLevel, 'level'>): string =>
  level < now.level
    ? 'Say why you put it below what is suggested'
    : level > now.level
      ? 'Say why you put it above what is suggested'
      : 'Say why you confirm it'
