import { startOf } from './lines.ts'
import { round, textLine, widthOf } from './marks.ts'
import { dayWords } from './periods.ts'
import type { Plot } from './plot.ts'
import { chartInk } from './points.ts'
import type { Box, Room } from './room.ts'
import type { Series } from './series.ts'

/** What happened, in the order of time, as a list beneath the chart says it. */
export type NoteSaid = { number: number; kind: 'phase' | 'note' | 'cycle'; when: string; words: string }

type Placed = NoteSaid & { order: number; first: number | null; place: number | null; at: number | null }

const letters = 26

/** Phases and notes in the order of time, numbered. */
export const notesSaid = (series: Series): NoteSaid[] =>
  placed(series, null).map(({ number, kind, when, words }) => ({ number, kind, when, words }))

const placed = (series: Series, plot: Plot | null): Placed[] => {
  const { reading, periods, reasons = [], notes = [] } = series
  const phases = reading.phases.slice(1).map(({ first }) => ({
    kind: 'phase' as const,
    first,
    at: null,
    place: plot?.places[first - 1] ?? null,
    order: first - 0.5,
    when: periods[first - 1]?.words ?? '',
    words: reasons.find((reason) => reason.first === first)?.words ?? '',
  }))
  const said = notes.map(({ at, words, kind = 'note' }) => {
    const number = typeof at === 'number' ? at : pointOf(series, at)
    const own = typeof at === 'string' && number === null
    return {
      kind,
      first: null,
      at: number,
      place:
        own && typeof at === 'string'
          ? (plot?.placeOf(at) ?? null)
          : number === null
            ? null
            : (plot?.places[number - 1] ?? null),
      order: number ?? (typeof at === 'string' && at < (periods[0]?.from ?? '') ? 0 : Number.MAX_SAFE_INTEGER),
      when: typeof at === 'string' ? dayWords(at) : (periods[at - 1]?.words ?? ''),
      words,
    }
  })
  return [...phases, ...said].toSorted((a, b) => a.order - b.order).map((each, nth) => ({ ...each, number: nth + 1 }))
}

const pointOf = ({ periods }: Series, date: string): number | null => {
  const at = periods.findIndex(({ from, to }) => from !== null && to !== null && from <= date && date <= to)
  return at < 0 ? null : at + 1
}

/** Two lines of at most 26 letters; null where it needs more. */
const twoLines = (words: string): string[] | null => {
  const lines: string[] = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.length <= 2 && lines.every((line) => line.length <= letters) ? lines : null
}

/** The notes in words, beside their points. Null where they are too many, too long, or find no room: then numbers stand there. */
export const noteWords = (series: Series, plot: Plot, room: Room, soft: readonly Box[]): string | null => {
  const notes = placed(series, plot)
  if (notes.length > 2) return null
  const parts: string[] = []
  for (const note of notes) {
    const drawn =
      note.kind === 'phase' ? phaseWords(note, series, plot, room) : besidePoint(note, series, plot, room, soft)
    if (drawn === null) return null
    parts.push(drawn)
  }
  return parts.join('')
}

const boxOf = (lines: readonly string[], x: number, y: number): Box => ({
  x,
  y,
  width: Math.max(...lines.map((line) => widthOf(line, 15))),
  height: lines.length * 17 + 1,
})

function phaseWords(note: Placed, series: Series, plot: Plot, room: Room): string | null {
  const period = series.periods[(note.first ?? 1) - 1]
  const lines = [`Rebased, ${period?.words}: ${note.words}`, `Rebased, ${period?.short}: ${note.words}`]
    .map((words) => (note.words === '' ? twoLines(words.replace(/: $/, '')) : twoLines(words)))
    .find((each) => each !== null)
  if (!lines) return null
  const x = startOf(plot, note.first ?? 1)
  const right = boxOf(lines, x + 7, 6)
  const box = room.free([right, { ...right, x: x - 7 - right.width }])
  return box && write(lines, box, box.x < x)
}

function besidePoint(note: Placed, series: Series, plot: Plot, room: Room, soft: readonly Box[]): string | null {
  if (note.place === null) return ''
  const lines = twoLines(`${note.when}: ${note.words}`) ?? twoLines(note.words)
  if (!lines) return null
  const value = note.at === null ? null : (series.reading.points[note.at - 1]?.value ?? null)
  const [x, y] = [plot.x(note.place), value === null ? plot.bottom - 14 : plot.y(value)]
  const { width, height } = boxOf(lines, 0, 0)
  const boxes = [9, 20, 34, 50, 70, 95].flatMap((away): Box[] => [
    { x: x - 12 - width, y: y + away - 4, width, height },
    { x: x + 12, y: y + away - 4, width, height },
    { x: x - 12 - width, y: y - away - height + 4, width, height },
    { x: x + 12, y: y - away - height + 4, width, height },
    { x: x - width / 2, y: y + away, width, height },
    { x: x - width / 2, y: y - away - height, width, height },
  ])
  const clear = boxes.filter((box) => !soft.some((each) => touches(box, each)))
  const box = room.free(clear) ?? room.free(boxes)
  if (!box) return null
  const middle = Math.abs(box.x + width / 2 - x) < 1
  const near = box.y > y ? box.y : box.y + box.height
  const lead =
    Math.abs(near - y) > 26 || middle
      ? leader(x, y, middle ? x : box.x > x ? box.x - 3 : box.x + width + 3, middle ? near : box.y + height / 2)
      : ''
  const rule = note.kind === 'cycle' ? cycleLine(x, plot) : ''
  return rule + lead + write(lines, box, box.x < x && !middle)
}

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const leader = (x1: number, y1: number, x2: number, y2: number) => {
  const far = Math.hypot(x2 - x1, y2 - y1) || 1
  return `<path d="M${round(x1 + ((x2 - x1) / far) * 9)} ${round(y1 + ((y2 - y1) / far) * 9)}L${round(x2)} ${round(y2)}" stroke="${chartInk.lead}"/>`
}

const write = (lines: readonly string[], box: Box, toTheLeft: boolean): string =>
  lines
    .map((line, at) =>
      textLine(line, toTheLeft ? box.x + box.width : box.x, box.y + 14 + at * 17, {
        size: 15,
        anchor: toTheLeft ? 'end' : 'start',
      }),
    )
    .map((text) =>
      text.replace('<text ', '<text stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke" '),
    )
    .join('')

const cycleLine = (x: number, plot: Plot) =>
  `<path d="M${round(x)} ${round(plot.top)}V${round(plot.bottom)}" stroke="${chartInk.axis}" stroke-dasharray="1 3"/>`

/** Numbers in rings where the words do not fit: on a phase's line, and beside a point. */
export const noteNumbers = (series: Series, plot: Plot, room: Room): string =>
  placed(series, plot)
    .map((note) => {
      if (note.place === null) return ''
      const r = note.number > 9 ? 11 : 9
      const at = (x: number, y: number): Box => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })
      const phase = note.kind === 'phase'
      const x = phase ? startOf(plot, note.first ?? 1) : plot.x(note.place)
      const value = note.at === null ? null : (series.reading.points[note.at - 1]?.value ?? null)
      const y = phase ? (plot.size.name === 'print' ? 10 : 18) : value === null ? plot.bottom - 14 : plot.y(value)
      const ways: (readonly [number, number])[] = [
        [0, 1],
        [0, -1],
        [0.8, 0.8],
        [-0.8, 0.8],
        [0.8, -0.8],
        [-0.8, -0.8],
        [1, 0],
        [-1, 0],
      ]
      const boxes = phase
        ? [0, 20, 40].map((down) => at(x, y + down))
        : [18, 26, 36, 48].flatMap((away) => ways.map(([dx, dy]) => at(x + dx * away, y + dy * away)))
      const box = room.best(boxes)
      if (!box) return ''
      const [cx, cy] = [box.x + r, box.y + r]
      const away = Math.hypot(cx - x, cy - y)
      const lead =
        !phase && away > r + 12
          ? `<path d="M${round(x)} ${round(y)}L${round(cx)} ${round(cy)}" stroke="${chartInk.lead}"/>`
          : ''
      const rule = note.kind === 'cycle' ? cycleLine(x, plot) : ''
      return `${rule}${lead}<circle cx="${round(cx)}" cy="${round(cy)}" r="${r}" fill="#ffffff" stroke="${chartInk.text}"/>${textLine(String(note.number), cx, cy + 5, { size: 14, weight: 600, anchor: 'middle' })}`
    })
    .join('')
