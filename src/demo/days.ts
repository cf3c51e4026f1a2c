/** The day on which the demo's stories were written down; everything in them is told from there. */
const toldOn = '2026-11-19'

const months = 'January February March April May June July August September October November December'.split(' ')

/** How many whole months lie between the day the stories were told and today: never so many that they reach past today. */
export function monthsSince(today: string): number {
  const [y, m, d] = parts(today)
  const [toldY, toldM, toldD] = parts(toldOn)
  return (y - toldY) * 12 + (m - toldM) - (d < toldD ? 1 : 0)
}

/** A date so many months later. The last day of a month stays the last day; the 31st becomes the last day there is. */
export function later(date: string, by: number): string {
  const [y, m, d] = parts(date)
  const last = lastDay(y, m)
  const at = y * 12 + (m - 1) + by
  const [toY, toM] = [Math.floor(at / 12), (at % 12) + 1]
  const day = d === last ? lastDay(toY, toM) : Math.min(d, lastDay(toY, toM))
  return `${toY}-${two(toM)}-${two(day)}`
}

/**
 * Words whose dates are told later by so many months. `{2026-10-13}` becomes "13 October 2026", `{2026-10}` "October 2026",
 * `{~2026-10}` "October", `{@2026-10}` "2026".
 */
export const told = (words: string, by: number): string =>
  words.replace(/\{([~@]?)(\d{4}-\d{2})(-\d{2})?\}/g, (_, mark: string, month: string, day: string | undefined) => {
    const [y, m, d] = parts(later(`${month}${day ?? '-01'}`, by))
    const name = months[m - 1] ?? ''
    if (mark === '@') return String(y)
    if (mark === '~') return name
    return day ? `${d} ${name} ${y}` : `${name} ${y}`
  })

/** An instant within working hours of a day; `n` spreads several over it. */
export const workingHour = (date: string, n: number): Date => {
  const minutes = 8 * 60 + ((n * 37) % 540)
  return new Date(`${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00Z`)
}

const two = (n: number) => String(n).padStart(2, '0')
const lastDay = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate()
const parts = (date: string): [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]
