import { inkOf, type Mark, markShape, picture, round, textLine, wrapped } from './marks.ts'

/** One line of a timeline. Dates are 'YYYY-MM-DD'; what is not known is null. */
export type TimelineRow = {
  id: string
  title: string
  status: Mark | null
  start: string | null
  /** The agreed date; null: see `open`. */
  due: string | null
  /** Where there is no agreed date, the words for it: "Ongoing", "To be confirmed". */
  open: string
  forecast: string | null
  /** The dates agreed before this one, the first one first. */
  was: readonly string[]
  milestones: readonly { due: string; done: boolean }[]
  /** Ids of rows that this one waits for. */
  needs: readonly string[]
  late: boolean
}

export type TimelineGroup = { title: string; rows: readonly TimelineRow[] }
export type Timeline = { svg: string; width: number; height: number; sentence: string }

type Props = { id: string; title: string; groups: readonly TimelineGroup[]; from: string; to: string; today: string }

const width = 1136
const left = 330
const right = 40
const bar = 12

/**
 * A timeline: a bar from start to agreed date, dashed on to the forecast, a tick for every milestone, a cross where an
 * earlier agreed date stood, an arrow from what an item waits for, and a line at today.
 */
export const timeline = ({ id, title, groups, from, to, today }: Props): Timeline => {
  const [first, last] = [day(from), day(to)]
  const span = Math.max(1, last - first)
  const x = (date: string) =>
    left + ((Math.min(last, Math.max(first, day(date))) - first) / span) * (width - left - right)
  const places = new Map<string, { row: TimelineRow; y: number }>()
  const parts: string[] = []
  let y = 50
  for (const group of groups) {
    if (group.title !== '') {
      const lines = wrapped(group.title, width - 20, 15.5)
      parts.push(`<path d="M0 ${y}H${width}" stroke="${inkOf.text}" stroke-width="1.5"/>`)
      for (const [at, words] of lines.entries())
        parts.push(textLine(words, 0, y + 18 + at * 19, { size: 15, weight: 600 }))
      y += 9 + lines.length * 19
    }
    for (const row of group.rows) {
      const lines = wrapped(row.title, left - 50, 14.5)
      const height = Math.max(27, lines.length * 18 + 9)
      places.set(row.id, { row, y: y + height / 2 })
      parts.push(`<path d="M0 ${y + height}H${width}" stroke="${inkOf.hair}"/>`)
      if (row.status) parts.push(markShape(row.status, 0, y + 6))
      for (const [at, words] of lines.entries()) parts.push(textLine(words, 22, y + 18 + at * 18))
      parts.push(drawRow(row, y + height / 2, x, first, last))
      y += height
    }
    y += 8
  }
  const arrows = [...places.values()].flatMap(({ row, y: to }) =>
    row.needs.flatMap((needed) => {
      const from = places.get(needed)
      return from ? [arrow(x(endOf(from.row) ?? today), from.y, x(row.due ?? row.forecast ?? today), to)] : []
    }),
  )
  const sentence = sentenceOf(title, groups, from, to)
  const body = [
    ...axis(first, last, x, y),
    ...parts,
    ...arrows,
    ...(day(today) >= first && day(today) <= last
      ? [
          `<path d="M${round(x(today))} 26V${y}" stroke="${inkOf.text}" stroke-width="1.5"/>`,
          textLine('Today', x(today), 20, { weight: 600, anchor: 'middle' }),
        ]
      : []),
  ].join('')
  return { svg: picture({ id, width, height: y + 4, title, desc: sentence, body }), width, height: y + 4, sentence }
}

const drawRow = (row: TimelineRow, y: number, x: (date: string) => number, first: number, last: number): string => {
  const begin = row.start ? x(row.start) : null
  const end = row.due ?? row.forecast
  const parts: string[] = []
  const colour = row.late ? inkOf.late : '#0b3a44'
  if (row.due !== null) {
    const from = begin ?? Math.max(left, x(row.due) - 26)
    parts.push(
      begin === null
        ? `<path d="M${round(from)} ${y}H${round(x(row.due))}" stroke="${colour}" stroke-width="2" stroke-dasharray="2 3"/>`
        : `<rect x="${round(from)}" y="${round(y - bar / 2)}" width="${round(Math.max(2, x(row.due) - from))}" height="${bar}" fill="#cfdbdd"/>`,
      `<path d="M${round(x(row.due))} ${round(y - 10)}V${round(y + 10)}" stroke="${colour}" stroke-width="3"/>`,
    )
  }
  if (row.forecast !== null && row.forecast !== row.due) {
    const from = row.due === null ? (begin ?? left) : x(row.due)
    parts.push(
      `<path d="M${round(from)} ${y}H${round(x(row.forecast))}" stroke="${inkOf.text}" stroke-width="1.5" stroke-dasharray="5 4"/><circle cx="${round(x(row.forecast))}" cy="${y}" r="5" fill="#ffffff" stroke="${inkOf.text}" stroke-width="1.6"/>`,
    )
  }
  if (row.due === null) {
    const from = end === null ? (begin ?? left) : x(end) + 8
    if (begin !== null && end === null)
      parts.push(
        `<path d="M${round(begin)} ${y}H${round(begin + 30)}" stroke="#0b3a44" stroke-width="2" stroke-dasharray="2 3"/>`,
      )
    const at = Math.min(from + (begin !== null && end === null ? 36 : 4), width - 160)
    parts.push(textLine(row.open, at, y + 5, { fill: inkOf.quiet }))
  }
  for (const date of row.was)
    parts.push(
      `<path d="M${round(x(date) - 4)} ${round(y - 4)}l8 8m0 -8l-8 8" stroke="${inkOf.quiet}" stroke-width="1.6"/>`,
    )
  for (const { due, done } of row.milestones.filter((m) => day(m.due) >= first && day(m.due) <= last))
    parts.push(
      `<path d="M${round(x(due))} ${round(y - 5)}l5 5l-5 5l-5 -5Z" fill="${done ? inkOf.text : '#ffffff'}" stroke="${inkOf.text}" stroke-width="1.4"/>`,
    )
  return parts.join('')
}

const endOf = (row: TimelineRow) => row.forecast ?? row.due

const arrow = (x1: number, y1: number, x2: number, y2: number) =>
  `<path d="M${round(x1)} ${round(y1)}C${round(x1 + 26)} ${round(y1)} ${round(x2 - 30)} ${round(y2)} ${round(x2 - 6)} ${round(y2)}" fill="none" stroke="${inkOf.text}" stroke-width="1.2"/><path d="M${round(x2 - 9)} ${round(y2 - 4)}L${round(x2 - 2)} ${round(y2)}L${round(x2 - 9)} ${round(y2 + 4)}Z" fill="${inkOf.text}"/>`

// Quarters where there is room for them, otherwise years; the year stands at each January.
const axis = (first: number, last: number, x: (date: string) => number, bottom: number): string[] => {
  const [start, end] = [new Date(first * 86_400_000), new Date(last * 86_400_000)]
  const years = end.getUTCFullYear() - start.getUTCFullYear()
  const months = years <= 4 ? [0, 3, 6, 9] : years <= 8 ? [0, 6] : [0]
  const parts: string[] = []
  for (let year = start.getUTCFullYear(); year <= end.getUTCFullYear(); year++)
    for (const month of months) {
      const date = `${year}-${String(month + 1).padStart(2, '0')}-01`
      if (day(date) < first || day(date) > last) continue
      const at = round(x(date))
      const words = month === 0 ? String(year) : (['Jan', 'Apr', 'Jul', 'Oct'][month / 3] ?? '')
      parts.push(
        `<path d="M${at} 44V${bottom}" stroke="${month === 0 ? '#c5ced1' : inkOf.hair}"/>`,
        textLine(words, at, 40, { fill: inkOf.quiet, anchor: 'middle', weight: month === 0 ? 600 : 400 }),
      )
    }
  return parts
}

const sentenceOf = (title: string, groups: readonly TimelineGroup[], from: string, to: string): string => {
  const rows = groups.flatMap((group) => group.rows)
  const count = (is: (row: TimelineRow) => boolean) => rows.filter(is).length
  const parts = [
    `${rows.length} ${rows.length === 1 ? 'item' : 'items'} from ${from.slice(0, 4)} to ${to.slice(0, 4)}`,
    said(
      count(({ late }) => late),
      'past the agreed date',
    ),
    said(
      count(({ due, forecast }) => due !== null && forecast !== null && forecast > due),
      'forecast after it',
    ),
    said(
      count(({ was }) => was.length > 0),
      'moved',
    ),
    said(
      count(({ due }) => due === null),
      'without an agreed date',
    ),
  ].filter(Boolean)
  return `Timeline of ${title}: ${parts.join(', ')}. The table below says the same.`
}

const said = (count: number, words: string) => (count === 0 ? '' : `${count} ${words}`)

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
