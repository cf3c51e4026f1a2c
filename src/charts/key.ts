import { boundsOf, edgeFigure, type Figures, rangeWords } from './figures.ts'
import { escaped } from './marks.ts'
import { chartInk, type PointLook, pointShape } from './points.ts'
import { centreName, hasLimits, type Series } from './series.ts'
import { stepInForce } from './steps.ts'

/** The key in words: only what the picture shows. */
export const keyOf = (series: Series, figures: Figures): string => {
  const { reading, provisional = [] } = series
  const shown = reading.points.filter(({ value }) => value !== null)
  if (shown.length === 0) return ''
  const has = (meaning: string) => shown.some((point) => point.meaning === meaning && !point.excluded)
  const last = reading.phases.at(-1)
  const point = reading.points.findLast(({ centre }) => centre !== null)
  const limits = reading.points.findLast(({ upper }) => upper !== null)
  const items: [string, string][] = []
  const shape = (look: PointLook, words: string) => items.push([dot(look), words])
  const judged = reading.phases.some(({ enough }) => enough)
  if (has('common')) shape({ meaning: 'common' }, judged ? 'Ordinary variation' : 'Figure')
  if (has('improvement')) shape({ meaning: 'improvement' }, 'Better than chance explains')
  if (has('concern')) shape({ meaning: 'concern' }, 'Worse than chance explains')
  if (has('neutral_high')) shape({ meaning: 'neutral_high' }, 'Higher than chance explains')
  if (has('neutral_low')) shape({ meaning: 'neutral_low' }, 'Lower than chance explains')
  const open = shown.length > 0 && provisional.length > 0 ? reading.points[(provisional[0] ?? 1) - 1] : undefined
  if (open) shape({ meaning: open.meaning, open: true }, 'Open: provisional')
  if (shown.some(({ excluded }) => excluded))
    shape({ meaning: 'common', excluded: true }, 'Cross: left out of the reckoning')
  if (series.layout !== 'steps') {
    if (last && hasLimits(reading, last) && !last.degenerate && limits)
      items.push([
        svg(
          26,
          `<path d="M0 0H26V14H0Z" fill="${chartInk.band}"/><path d="M0 .6H26M0 13.4H26" stroke="${chartInk.limit}" stroke-width="1.25" stroke-dasharray="6 4"/>`,
        ),
        `Expected range, ${rangeWords(limits.lower, limits.upper, figures, boundsOf(reading, series.unit))}`,
      ])
    if (point && point.centre !== null && last && last.known > 1)
      items.push([
        svg(26, `<path d="M0 7H26" stroke="${chartInk.quiet}" stroke-width="1.5"/>`),
        `${centreName(reading.type) === 'mean' ? 'Mean' : 'Median'}, ${edgeFigure(point.centre, figures)}`,
      ])
  }
  const step = stepInForce(series)
  const aim = step?.step.value ?? reading.target
  if (aim !== null && aim !== undefined)
    items.push([
      svg(30, `<path d="M0 7H30" stroke="${chartInk.text}" stroke-width="2" stroke-dasharray="2 4"/>`),
      step ? 'Step to reach' : `Target, ${edgeFigure(aim, figures)}`,
    ])
  return `<ul class="hf-key">${items.map(([picture, words]) => `<li>${picture}${escaped(words)}</li>`).join('')}</ul>`
}

const svg = (width: number, body: string) =>
  `<svg width="${width}" height="14" viewBox="0 0 ${width} 14" aria-hidden="true" focusable="false">${body}</svg>`

const dot = (look: PointLook) => svg(16, pointShape(8, 7, { ...look, scale: look.meaning === 'common' ? 1.1 : 0.88 }))

/** The mark of one point as it stands in a table, 16 by 14. The word stands beside it. */
export const pointMark = (look: PointLook): string => dot(look)
