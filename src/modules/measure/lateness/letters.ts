// Who is reminded of figures that are late, and in which words. Pure.
import { holdsOn, longDate } from '../../../platform/dates.ts'
import { may } from '../../../platform/permissions.ts'
import type { Measure } from '../model.ts'
import { periodWords } from '../rules.ts'
import { nextFigure } from './rules.ts'

type Member = {
  person_id: string
  name: string
  email: string | null
  roles: readonly string[]
  starts: string
  ends: string | null
}

export type LateLine = { id: string; title: string; period_from: string; words: string; by: string }

/** The late figure of a measure as a line of a letter; null when none is late. */
export const lateLine = (
  measure: Pick<Measure, 'id' | 'title' | 'frequency' | 'named_on' | 'calendar'>,
  latest: { period_to: string } | undefined,
  today: string,
): LateLine | null => {
  const next = nextFigure(measure, latest)
  if (!next || next.by >= today) return null
  return {
    id: measure.id,
    title: measure.title,
    period_from: next.period_from,
    words: periodWords(next, measure.calendar),
    by: next.by,
  }
}

/** Who sees to a figure: the holder of the post, or where there is none those who coordinate. */
export const remindedOf = (holder: string | null, members: readonly Member[], today: string): Member[] => {
  const reached = members.filter((m) => m.email && holdsOn(m, today))
  const own = reached.find((m) => m.person_id === holder && may(m.roles, 'measure.read'))
  return own ? [own] : reached.filter((m) => m.roles.includes('coordinator'))
}

/**
 * What keeps a letter from being sent twice: the figure that became late last. So a letter goes out when one more is late, and
 * not again while nothing changes.
 */
export const keyOfLetter = (personId: string, lines: readonly LateLine[]): string => {
  const last = lines.toSorted((a, b) => a.by.localeCompare(b.by) || a.id.localeCompare(b.id)).at(-1)
  return `measure-late:${personId}:${last?.id}:${last?.period_from}`
}

/** The letter: titles, periods and addresses, never a figure. */
export const letterOf = (
  name: string,
  lines: readonly (LateLine & { link: string })[],
): { subject: string; text: string } => {
  const many = lines.length === 1 ? 'A figure is late' : `${lines.length} figures are late`
  return {
    subject: many,
    text: `${[
      `Dear ${name}`,
      lines.length === 1
        ? 'Holdfast waits for a figure that you see to.'
        : 'Holdfast waits for figures that you see to.',
      ...lines.map(({ title, words, by, link }) => `${title}\n${words}, expected by ${longDate(by)}.\n${link}`),
      'Enter it there, or say there why none will come. You get another letter only when one more is late.',
    ].join('\n\n')}\n`,
  }
}
