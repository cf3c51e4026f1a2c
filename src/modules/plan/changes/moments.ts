import { addDays, isIsoDate, longDate, startOfDay } from '../../../platform/dates.ts'
import { date, type Form, type FormError, isId, readForm, wordOf, wrong } from '../../../platform/forms.ts'
import type { ReleaseLine } from '../releases/model.ts'

/** One of the two moments that are compared. */
export type Moment = { kind: 'release'; id: string } | { kind: 'day'; date: string } | { kind: 'now' }

type Known = Pick<ReleaseLine, 'id' | 'number' | 'round' | 'released_at'>

/**
 * What an address asks to compare: from=RELEASE or from=2026-09-01 or from=day with three boxes, and the same for to, which
 * may be "now". What is not said is the newest release (or four weeks ago) and now.
 */
export const readMoments = (
  query: Form,
  releases: readonly Known[],
  today: string,
):
  | { value: { from: Moment; to: Moment }; errors?: undefined }
  | { value?: undefined; errors: readonly FormError[] } => {
  const newest = releases[0]
  const first: Moment = newest ? { kind: 'release', id: newest.id } : { kind: 'day', date: addDays(today, -28) }
  const from = momentOf(query, 'from', releases, today, first)
  const to = momentOf(query, 'to', releases, today, { kind: 'now' })
  const errors = [from, to].flatMap((each) => ('error' in each ? [each.error] : []))
  return 'error' in from || 'error' in to ? { errors } : { value: { from, to } }
}

const momentOf = (
  query: Form,
  name: 'from' | 'to',
  releases: readonly Known[],
  today: string,
  otherwise: Moment,
): Moment | { error: FormError } => {
  const typed = wordOf(query, name)
  if (typed === '') return otherwise
  if (typed === 'now') return { kind: 'now' }
  if (typed === 'day') return dayTyped(query, name, today)
  if (isIsoDate(typed)) return notLater(typed, today, wrong(name, later))
  if (isId(typed) && releases.some(({ id }) => id === typed)) return { kind: 'release', id: typed }
  return { error: wrong(name, 'Choose a release or a day that is offered') }
}

const later = 'The day must be today or earlier'

const dayTyped = (query: Form, name: 'from' | 'to', today: string): Moment | { error: FormError } => {
  const field = `${name}-on`
  const read = readForm(query, { [field]: date({ called: 'the day', required: 'Say which day' }) })
  const [error] = read.errors ?? []
  if (error) return { error }
  return notLater(String(read.value?.[field]), today, wrong(field, later, 'day'))
}

const notLater = (day: string, today: string, error: FormError): Moment | { error: FormError } =>
  day > today ? { error } : { kind: 'day', date: day }

/** The instant at which a moment looks: a day counts whole, so it begins "from" and ends "to". */
export const instantOf = (moment: Moment, end: 'from' | 'to', releases: readonly Known[], now: Date): Date => {
  switch (moment.kind) {
    case 'now':
      return now
    case 'day':
      return startOfDay(end === 'from' ? moment.date : addDays(moment.date, 1))
    case 'release':
      return releases.find(({ id }) => id === moment.id)?.released_at ?? now
  }
}

/** A moment inside a sentence: "release 2 (Autumn 2026)", "1 September 2026", "today". */
export const momentWords = (moment: Moment, releases: readonly Known[]): string => {
  switch (moment.kind) {
    case 'now':
      return 'today'
    case 'day':
      return longDate(moment.date)
    case 'release': {
      const release = releases.find(({ id }) => id === moment.id)
      return release ? `release ${release.number} (${release.round})` : 'a release'
    }
  }
}

/** The two in the order of time, so that nobody is told that everything went backwards. */
export const inOrder = (
  { from, to }: { from: Moment; to: Moment },
  releases: readonly Known[],
  now: Date,
): { from: Moment; to: Moment } =>
  instantOf(from, 'from', releases, now) <= instantOf(to, 'to', releases, now) ? { from, to } : { from: to, to: from }

export const isSame = (a: Moment, b: Moment): boolean =>
  a.kind === b.kind && a.kind !== 'day' && (a.kind === 'now' || (b.kind === 'release' && a.id === b.id))

/** A moment as the form's words. */
export const momentField = (moment: Moment): string =>
  moment.kind === 'release' ? moment.id : moment.kind === 'day' ? 'day' : 'now'
