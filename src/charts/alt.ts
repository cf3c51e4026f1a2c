import { boundsOf, countWords, figure, type Figures, figuresOf, rangeWords } from './figures.ts'
import { placesOf } from './periods.ts'
import { centreName, chartNames, hasLimits, type Series } from './series.ts'
import { stepsSaid } from './steps.ts'
import { sentenceOf, signalWords } from './words.ts'

/** What the picture shows, for those who do not see it: its kind, time, phases, signals, target, and the sentence. */
export const altOf = (series: Series): string => {
  const { reading, periods, provisional = [] } = series
  const figures = figuresOf(reading, series.unit, series.steps)
  if (reading.points.every(({ value }) => value === null)) return `${chartNames[reading.type]}: no figure yet.`
  const { rhythm } = placesOf(periods)
  const count = reading.points.length
  const [first, last] = [periods[0]?.words, periods.at(-1)?.words]
  const time = count === 1 ? `of ${first}` : `of ${count} ${rhythm.many}, ${first} to ${last}`
  const phases = reading.phases.length > 1 ? `, in ${countWords(reading.phases.length)} phases` : ''
  const hidden = (series.hidden ?? []).length
  const missing = reading.points.filter(({ value }) => value === null).length - hidden
  const left = reading.points.filter(({ excluded }) => excluded).length
  const end = reading.points.findLastIndex(({ value }) => value !== null)
  const latest = reading.points[end]?.value ?? null
  return [
    `${chartNames[reading.type]} ${time}${phases}.`,
    ...(series.layout === 'steps' ? [] : reading.phases.map((phase, at) => phaseAlt(series, figures, at, phase.first))),
    latest === null
      ? ''
      : `The latest figure, ${periods[end]?.words}, is ${figure(latest, figures)}${provisional.includes(end + 1) ? ', provisional' : ''}.`,
    signalsAlt(series),
    missing > 0 ? `${missing === 1 ? 'One figure is' : `${countWords(missing)} figures are`} missing.` : '',
    hidden > 0
      ? `${hidden === 1 ? 'One figure is' : `${countWords(hidden)} figures are`} not shown: small, or ${hidden === 1 ? 'it' : 'they'} would give a small one away.`
      : '',
    left > 0
      ? `${left === 1 ? 'One point is' : `${countWords(left)} points are`} shown but left out of the reckoning.`
      : '',
    ...stepsSaid(series, figures).map(({ head, words }) => `${head}: ${words}.`),
    !series.steps?.length && reading.target !== null ? `The target is ${figure(reading.target, figures)}.` : '',
    sentenceOf(series),
  ]
    .filter((each) => each !== '')
    .map((each) => each.slice(0, 1).toUpperCase() + each.slice(1))
    .join(' ')
}

function phaseAlt({ reading, periods, unit }: Series, figures: Figures, at: number, first: number): string {
  const phase = reading.phases[at]
  const points = reading.points.slice(first - 1, phase?.last)
  const point = points.findLast(({ centre, upper }) => centre !== null && (reading.type === 'run' || upper !== null))
  if (!phase || !point || point.centre === null || phase.known < 2) return ''
  const name =
    reading.phases.length > 1 ? `Phase ${at + 1}${at > 0 ? `, from ${periods[first - 1]?.words},` : ''} has a` : 'The'
  const is = reading.phases.length > 1 ? 'of' : 'is'
  const centre = `${name} ${centreName(reading.type)} ${is} ${figure(point.centre, figures)}`
  const range = hasLimits(reading, phase) ? rangeWords(point.lower, point.upper, figures, boundsOf(reading, unit)) : ''
  return range === '' ? `${centre}.` : `${centre}; ${range} is expected.`
}

function signalsAlt({ reading, periods }: Series): string {
  const special = reading.points.flatMap((point, at) => (point.signals.length > 0 ? [{ point, at }] : []))
  if (special.length === 0) return ''
  if (special.length > 4) return `${special.length} points are beyond what chance explains; the table marks them.`
  return `Special points: ${special.map(({ point, at }) => `${periods[at]?.words} (${signalWords(point).toLowerCase()})`).join(', ')}.`
}
