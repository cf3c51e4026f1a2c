import { escaped, picture, round, textLine, widthOf, wrapped } from './marks.ts'
import { chartInk } from './points.ts'

/** One proportion: "18 of 25", with the ends of its interval as shares from 0 to 1 (wilson in src/statistics/interval.ts). */
export type BarRow = {
  label: string
  count: number
  of: number
  lower: number | null
  upper: number | null
  /** Said in place of the bar: "Fewer than 5: not shown". */
  hidden?: string
  /** A share to hold it against, drawn as a tall mark (`against` says of whom). */
  mark?: number | null
}

export type Bars = {
  wide: string
  narrow: string
  pictures: string
  /** What the shapes mean. */
  key: string
  sentence: string
  alt: string
  rows: { label: string; counts: string; share: string; interval: string }[]
}

/** `against`: whose shares the marks of the rows are; then nothing is said of the lowest and the highest. */
type Props = { id: string; title: string; rows: readonly BarRow[]; against?: string }

const percent = (share: number) => `${Math.round(share * 100)}%`
const countsOf = ({ count, of, hidden }: BarRow) =>
  hidden ?? (of === 0 ? 'Nobody' : `${count.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}`)
const shareOf = ({ count, of, hidden }: BarRow): number | null => (hidden !== undefined || of === 0 ? null : count / of)
const intervalOf = ({ lower, upper, ...row }: BarRow) =>
  lower === null || upper === null || shareOf({ lower, upper, ...row }) === null
    ? ''
    : `${percent(lower)} to ${percent(upper)}`

/** Horizontal bars of proportions from 0 to 100%: the share, its interval as a line with two ends, and the counts written out. */
export const bars = ({ id, title, rows, against = '' }: Props): Bars => {
  const alt = altOf(title, rows, against)
  const wide = draw(id, 'wide', title, alt, rows)
  const narrow = draw(id, 'narrow', title, alt, rows)
  return {
    wide,
    narrow,
    pictures: wide + narrow,
    key: keyOf(rows, against),
    sentence: sentenceOf(rows),
    alt,
    rows: rows.map((row) => {
      const share = shareOf(row)
      return {
        label: row.label,
        counts: countsOf(row),
        share: share === null ? '' : percent(share),
        interval: intervalOf(row),
      }
    }),
  }
}

function draw(id: string, name: 'wide' | 'narrow', title: string, alt: string, rows: readonly BarRow[]): string {
  const wide = name === 'wide'
  const width = wide ? 816 : 288
  const left = wide ? 270 : 0
  const counts = Math.max(60, ...rows.map((row) => (row.hidden === undefined ? widthOf(countsOf(row), 15) : 0)))
  const right = width - counts - widthOf('100%', 15) - 26
  const x = (share: number) => left + 4 + Math.min(1, Math.max(0, share)) * (right - left - 8)
  const parts: string[] = []
  let y = 30
  for (const row of rows) {
    const lines = wrapped(row.label, wide ? left - 24 : width, 15)
    const words = lines.map((line, at) => textLine(line, 0, y + 19 + at * 19, { size: 15 })).join('')
    const middle = wide ? y + Math.max(30, lines.length * 19 + 10) / 2 - 1 : y + lines.length * 19 + 18
    const bottom = wide ? y + Math.max(30, lines.length * 19 + 10) : middle + 16
    parts.push(
      words,
      oneBar(row, middle, x, { right, width, left }),
      `<path d="M0 ${round(bottom)}H${width}" stroke="${chartInk.grid}"/>`,
    )
    y = bottom
  }
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const named = wide || share === 0 || share === 0.5 || share === 1
    const anchor = !wide && share === 0 ? 'start' : 'middle'
    return `<path d="M${round(x(share))} 24V${round(y)}" stroke="${chartInk.grid}"/>${named ? textLine(share === 1 ? '100%' : String(share * 100), x(share) - (anchor === 'start' ? 4 : 0), 16, { size: 15, fill: chartInk.quiet, anchor }) : ''}`
  })
  return picture({
    id: `${id}-${name}`,
    width,
    height: y + 2,
    title,
    desc: alt,
    body: ticks.join('') + parts.join(''),
    more: `class="hf-chart hf-chart--${name}${wide ? '' : ' hf-chart--small'}"`,
  })
}

function oneBar(
  row: BarRow,
  y: number,
  x: (share: number) => number,
  at: { right: number; width: number; left: number },
) {
  const share = shareOf(row)
  const { lower, upper } = row
  const { mark } = row
  const held =
    mark === null || mark === undefined
      ? ''
      : `<path d="M${round(x(mark))} ${round(y - 13)}v26" stroke="#ffffff" stroke-width="7"/><path d="M${round(x(mark))} ${round(y - 13)}v26" stroke="${chartInk.text}" stroke-width="3"/>`
  // Where a mark stands, the words stand clear of it.
  if (share === null)
    return held === ''
      ? textLine(countsOf(row), at.left + 4, y + 5, { size: 15, fill: chartInk.quiet })
      : held + textLine(countsOf(row), at.width, y + 5, { size: 15, fill: chartInk.quiet, anchor: 'end' })
  const bar = `<rect x="${round(x(0))}" y="${round(y - 8)}" width="${round(Math.max(1, x(share) - x(0)))}" height="16" fill="#a9bcc0"/><path d="M${round(x(0))} ${round(y - 11)}V${round(y + 11)}" stroke="${chartInk.axis}"/>`
  const ends =
    lower === null || upper === null
      ? ''
      : `<path d="M${round(x(lower))} ${round(y)}H${round(x(upper))}M${round(x(lower))} ${round(y - 5)}v10M${round(x(upper))} ${round(y - 5)}v10" fill="none" stroke="${chartInk.text}" stroke-width="1.75"/>`
  return (
    bar +
    held +
    ends +
    textLine(countsOf(row), at.width - widthOf('100%', 15) - 14, y + 5, { size: 15, anchor: 'end' }) +
    textLine(percent(share), at.width, y + 5, { size: 15, weight: 600, anchor: 'end' })
  )
}

function keyOf(rows: readonly BarRow[], against: string): string {
  const drawn = rows.filter((row) => shareOf(row) !== null)
  const items = [
    drawn.some((row) => row.lower !== null && row.upper !== null)
      ? [
          '<path d="M1 7H25M1 2v10M25 2v10" fill="none" stroke-width="1.75"/>',
          'Where the true share may lie (95% interval)',
        ]
      : [],
    against !== '' && rows.some((row) => typeof row.mark === 'number')
      ? ['<path d="M13 0v14" stroke-width="3"/>', `Tall mark: ${against}`]
      : [],
  ].filter((item) => item.length > 0)
  return items.length === 0
    ? ''
    : `<ul class="hf-key">${items.map(([shape = '', words = '']) => `<li><svg width="26" height="14" viewBox="0 0 26 14" stroke="${chartInk.text}" aria-hidden="true" focusable="false">${shape}</svg>${escaped(words)}</li>`).join('')}</ul>`
}

const altOf = (title: string, rows: readonly BarRow[], against: string): string =>
  rows.length === 0
    ? `${title}: nothing to show yet.`
    : `Bars from 0 to 100%. ${rows
        .map((row) => {
          const [share, interval] = [shareOf(row), intervalOf(row)]
          return `${row.label}: ${share === null ? countsOf(row).toLowerCase() : `${countsOf(row)}, ${percent(share)}`}${interval === '' ? '' : `, between ${interval.replace(' to ', ' and ')}`}${against !== '' && typeof row.mark === 'number' ? `; ${against} ${percent(row.mark)}` : ''}.`
        })
        .join(' ')}${against === '' ? ` ${sentenceOf(rows)}` : ''}`

// The lowest and the highest, and whether chance may be all there is between them.
function sentenceOf(rows: readonly BarRow[]): string {
  const known = rows.flatMap((row) => {
    const share = shareOf(row)
    return share === null ? [] : [{ row, share }]
  })
  const [first] = known
  if (!first) return 'Nothing to show yet.'
  const said = ({ row, share }: (typeof known)[number]) => `${row.label} (${countsOf(row)}, ${percent(share)})`
  if (known.length === 1) return `${said(first)}.`
  const low = known.reduce((a, b) => (b.share < a.share ? b : a))
  const high = known.reduce((a, b) => (b.share > a.share ? b : a))
  if (low.share === high.share) return `All the same: ${percent(low.share)}.`
  const [end, start] = [low.row.upper, high.row.lower]
  const chance =
    end === null || start === null
      ? ''
      : end >= start
        ? '; the two intervals meet, so chance may explain it'
        : '; the two intervals do not meet'
  return `From ${said(low)} to ${said(high)}${chance}.`
}
