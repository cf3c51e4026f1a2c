// Where the figures of a series lie in the calendar, so that a month without a figure is missing and not passed over.

/** The first and last day that a figure stands for. */
export type Span = { from: string; to: string }
/** A place in the calendar: `at` is the number (from 0) of the figure there, null where there is none. */
export type Slot = Span & { at: number | null }

/** Fifty years of months: a year that was typed wrong must not make a series of a thousand gaps. */
const mostSlots = 600

/**
 * Every place from the first figure to the last, in the order of time as given. `months` is how often a figure is due, where
 * somebody said; otherwise it is read off the spans. Where they keep no step (audit rounds, several lengths, two in one
 * month) nothing is missing: they simply follow each other.
 */
export const onCalendar = (spans: readonly Span[], months: number | null = null): Slot[] => {
  const plain = spans.map((span, at) => ({ ...span, at }))
  const step = stepOf(spans, months)
  if (step === null) return plain
  const slots: Slot[] = []
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 1] ?? span
    const missing = (monthOf(span.from) - monthOf(before.from)) / step - 1
    if (slots.length + missing > mostSlots) return plain
    for (let nth = 1; nth <= missing; nth++) {
      const to = later(before.to, nth * step, true)
      slots.push({ from: before.from === before.to ? to : later(before.from, nth * step, false), to, at: null })
    }
    slots.push({ ...span, at })
  }
  // Where nobody said how often, a series that is mostly missing has another step than it seems to have.
  const said = months !== null && step === months
  return said || slots.length <= spans.length * 2 + 2 ? slots : plain
}

function stepOf(spans: readonly Span[], given: number | null): number | null {
  if (spans.some(({ from, to }) => !isDay(from) || !isDay(to))) return null
  const months = given !== null && Number.isInteger(given) && given > 0 ? given : null
  const steps = spans.slice(1).map(({ from }, at) => monthOf(from) - monthOf(spans[at]?.from ?? from))
  if (steps.length === 0 || steps.some((step) => step < 1)) return null
  const [length, ...others] = new Set(spans.map(lengthOf))
  if (length === undefined || others.length > 0) return null
  const fits = (step: number) => steps.every((each) => each % step === 0)
  // Quarters in a measure that is due by the month are quarters; the last year to date, every month, is twelve in one.
  if (months !== null && fits(months) && !(length !== null && length > months && fits(length))) return months
  if (length !== null) return fits(length) ? length : null
  // Days: only those that are the same day of each month, or its last, have a rhythm that nobody named.
  const days = new Set(spans.map(({ to }) => (isLast(to) ? 'last' : to.slice(8))))
  return days.size === 1 ? ([12, 6, 3, 1].find(fits) ?? null) : null
}

/** How many whole months a span is long, from whichever day; null where it is none. */
const lengthOf = ({ from, to }: Span): number | null => {
  const end = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return end.slice(8) === from.slice(8) && end > from ? monthOf(end) - monthOf(from) : null
}

const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const lastOf = (month: number) => new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
const isLast = (day: string) => Number(day.slice(8)) === lastOf(monthOf(day))

// The same day some months later; the end of a month stays the end of a month.
const later = (day: string, months: number, ends: boolean): string => {
  const month = monthOf(day) + months
  const last = lastOf(month)
  const date = ends && isLast(day) ? last : Math.min(Number(day.slice(8)), last)
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
