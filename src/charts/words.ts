import { boundsOf, capital, countWords, edgeFigure, figure, type Figures, figuresOf } from './figures.ts'
import { laterPeriod, placesOf, type Rhythm } from './periods.ts'
import { centreName, isRun, type ReadPhase, type Reading, type Series } from './series.ts'

/** What a series must have for its words. */
export type Spoken = Pick<Series, 'unit' | 'reading' | 'periods'> & Partial<Pick<Series, 'steps' | 'every'>>

type Telling = { series: Spoken; reading: Reading; phase: ReadPhase; figures: Figures; rhythm: Rhythm; since: string }

/** Fewer than this say nothing: 10 points off the median of a run chart, 13 points for limits. */
const needed = (reading: Reading) => (isRun(reading.type) ? 10 : 13)

/** One true sentence: what the chart says of its last phase, whether it is chance, and whether the target can be relied on. */
export const sentenceOf = (series: Spoken): string => {
  const { reading, unit } = series
  const figures = figuresOf(reading, unit, series.steps)
  const phase = reading.phases.at(-1)
  const known = reading.points.flatMap(({ value }) => value ?? []).length
  if (!phase || known === 0) return 'No figure yet.'
  const { rhythm } = placesOf(series.periods)
  const since = phase.first > 1 ? ` since ${series.periods[phase.first - 1]?.words ?? ''}` : ''
  const telling = { series, reading, phase, figures, rhythm, since }
  if (!phase.enough) return `${tooFew(telling)}.`
  if (phase.degenerate) {
    const last = reading.points[lastKnown(telling)]?.value ?? 0
    if (
      reading.points
        .slice(phase.first - 1, phase.last)
        .some(({ value, excluded }) => !excluded && value !== null && value !== last)
    )
      return `Too many figures${since} are the same to tell a change from chance: their ${centreName(reading.type)} is ${figure(centreOf(telling), figures)}, the last is ${figure(last, figures)}.`
    return `Every figure${since} is ${figure(centreOf(telling), figures)}: nothing varies, so there is nothing to tell from chance.`
  }
  return `${changed(telling)}${assuranceClause(reading, figures)}.`
}

const lastKnown = ({ reading, phase }: Telling): number =>
  reading.points.findLastIndex(({ value, excluded }, at) => value !== null && !excluded && at >= phase.first - 1)

const centreOf = ({ reading, phase }: Telling): number =>
  reading.points.slice(phase.first - 1, phase.last).findLast(({ centre }) => centre !== null)?.centre ?? 0

function tooFew(telling: Telling): string {
  const { series, reading, phase, figures, since } = telling
  const at = lastKnown(telling)
  const value = reading.points[at]?.value
  if (phase.known === 0) return `No figure${since} yet`
  if (phase.known === 1 && value !== null && value !== undefined && since === '') {
    const { needs, earliest } = wanting(series, phase)
    return `One figure, ${figure(value, figures)} in ${series.periods[at]?.words ?? 'one period'}: too few to say whether anything changed; ${needs}${earliest && `, ${earliest}`}`
  }
  const { needs, there, earliest } = wanting(series, phase)
  return `Too few points${since} to say: ${needs}, ${there}${earliest && `; ${earliest}`}`
}

// What is still wanted, and the period of the last figure that is: the earliest, since one on the median does not count.
const wanting = ({ reading, periods, every }: Spoken, phase: ReadPhase) => {
  const run = isRun(reading.type)
  // One point alone is its own median: others will move it.
  const [most, have] = [needed(reading), run && phase.known > 1 ? phase.useful : phase.known]
  const onMedian = phase.known - have
  const last = reading.points.findLastIndex(
    ({ value, excluded }, at) => value !== null && !excluded && at >= phase.first - 1,
  )
  const period = periods[last]
  const step = every === undefined ? placesOf(periods).rhythm.months : every
  const when = period ? laterPeriod(period, step, most - have) : null
  const off = run && onMedian > 0
  return {
    needs: `${countWords(most)} ${off ? 'off the median are' : 'are'} needed`,
    there: `there ${have === 1 ? 'is' : 'are'} ${have === 0 ? 'none' : countWords(have)}${off ? `, and ${countWords(onMedian)} on it` : ''}`,
    earliest: when ? `the earliest is ${when}` : '',
  }
}

function changed(telling: Telling): string {
  const { reading, phase, rhythm } = telling
  const last = reading.points[lastKnown(telling)]
  const meaning = reading.variation
  if (isRun(reading.type)) {
    if (!phase.signal) return ordinary(telling)
    const run = phase.endRun
    if (run && meaning !== 'unclear') return `${inARow(telling, run)}: this is not chance${forBetter(meaning)}`
    const long = pastRun(telling)
    if (long) return long
    return crossingWords(telling)
  }
  if (!last || last.direction === 0) {
    const past = pastSignals(telling)
    if (past) return `Ordinary now, around ${figure(centreOf(telling), telling.figures)}${telling.since}; ${past}`
    if (phase.signal) return runsWords(telling)
    return ordinary(telling)
  }
  const why = last.signals[0]
  const side = last.direction > 0 ? 'high' : 'low'
  const not = `this is not chance${forBetter(last.meaning)}`
  if (why === 'outside') {
    const limit = last.direction > 0 ? last.upper : last.lower
    const at = lastKnown(telling)
    return `${capital(telling.series.periods[at]?.words ?? 'The last figure')}, at ${figure(last.value ?? 0, telling.figures)}, is ${last.direction > 0 ? 'above the upper' : 'below the lower'} limit of ${edgeFigure(limit ?? 0, telling.figures)}: ${not}`
  }
  if (why === 'trend') {
    const { from, length } = trendOf(telling)
    return `${last.direction > 0 ? 'Rising' : 'Falling'} for ${countWords(length)} ${rhythm.many} in a row since ${periodAt(telling, from)}: ${not}`
  }
  if (why === 'two_of_three')
    return `Two of the last three ${rhythm.many} are beyond the near limit on the ${side} side: ${not}`
  return phase.endRun ? `${inARow(telling, phase.endRun)}: ${not}` : ordinary(telling)
}

const periodAt = ({ series }: Telling, at: number) => series.periods[at]?.words ?? `point ${at + 1}`

const ordinary = (telling: Telling) =>
  `Ordinary ups and downs around ${figure(centreOf(telling), telling.figures)}${telling.since}: nothing says it changed`

const inARow = (telling: Telling, { length, side, first }: { length: number; side: string; first: number }) => {
  // Points on the line and missing ones are passed over, so a run may be longer in time than in points.
  const named = telling.reading.points
    .slice(first - 1, lastKnown(telling) + 1)
    .filter(({ excluded }) => !excluded).length
  const noun = telling.rhythm.many
  const count = capital(countWords(length))
  return named === length
    ? `${count} ${noun} in a row ${side} the ${centreName(telling.reading.type)} since ${periodAt(telling, first - 1)}`
    : `${count} ${noun} ${side} the ${centreName(telling.reading.type)} and none on the other side since ${periodAt(telling, first - 1)}`
}

const forBetter = (meaning: Reading['variation']) =>
  meaning === 'improvement' ? ', and it is for the better' : meaning === 'concern' ? ', and it is for the worse' : ''

const trendOf = (telling: Telling): { from: number; length: number } => {
  const { points } = telling.reading
  let from = lastKnown(telling)
  const direction = points[from]?.direction ?? 0
  let length = 1
  for (let at = from - 1; at >= telling.phase.first - 1; at--) {
    const point = points[at]
    if (point?.excluded) continue
    const now = points[from]?.value ?? null
    if (!point || point.value === null || now === null || Math.sign(now - point.value) !== direction) break
    from = at
    length++
  }
  return { from, length }
}

// What was beyond chance earlier in this phase, when the last figure is ordinary.
function pastSignals(telling: Telling): string | null {
  const { reading, phase } = telling
  const marked = reading.points.flatMap(({ direction }, at) => (direction !== 0 && at >= phase.first - 1 ? [at] : []))
  const [first] = marked
  const last = marked.at(-1)
  if (first === undefined || last === undefined) return null
  if (first === last) {
    const low = (reading.points[first]?.direction ?? 0) < 0
    return `${periodAt(telling, first)} was ${low ? 'lower' : 'higher'} than chance explains`
  }
  if (last - first === marked.length - 1)
    return `${periodAt(telling, first)} to ${periodAt(telling, last)} were beyond what chance explains`
  return `${countWords(marked.length)} earlier ${telling.rhythm.many} were beyond what chance explains`
}

function pastRun(telling: Telling): string | null {
  const { reading, phase } = telling
  const marked = reading.points.flatMap(({ signals }, at) =>
    signals.includes('run') && at >= phase.first - 1 ? [at] : [],
  )
  const [first] = marked
  const last = marked.at(-1)
  if (first === undefined || last === undefined || (phase.longestRun ?? 0) !== marked.length) return null
  const side = (reading.points[first]?.direction ?? 0) > 0 ? 'above' : 'below'
  return `${capital(countWords(marked.length))} ${telling.rhythm.many} from ${periodAt(telling, first)} to ${periodAt(telling, last)} were ${side} the median and none on the other side: that was not chance`
}

const crossingWords = (telling: Telling) => {
  const { phase, reading, since } = telling
  const [crossings, least] = [phase.crossings ?? 0, phase.crossingsMin ?? 0]
  const name = centreName(reading.type)
  const end = 'this is not chance, but it points in no one direction'
  if (crossings >= least) return `Long runs lie on both sides of the ${name}${since}: ${end}`
  const times = crossings === 0 ? 'never crosses' : 'crosses'
  const count = crossings === 0 ? '' : crossings === 1 ? ' only once' : ` only ${countWords(crossings)} times`
  return `The line ${times} the ${name}${count}${since}, where chance would give ${least} or more: ${end}`
}

// A control chart whose points are ordinary one by one, though not in their order.
const runsWords = (telling: Telling) => {
  const { phase, reading } = telling
  const name = centreName(reading.type)
  return (phase.longestRun ?? 0) > (phase.longestRunMax ?? 0)
    ? `No single figure stands out around ${figure(centreOf(telling), telling.figures)}${telling.since}, but ${phase.longestRun} in a row lie on one side of the ${name}, more than chance gives`
    : `No single figure stands out around ${figure(centreOf(telling), telling.figures)}${telling.since}, but the line crosses the ${name} less often than chance would`
}

function assuranceClause({ assurance, target, better }: Reading, figures: Figures): string {
  if (assurance === null || target === null) return ''
  const aim = better === 'lower' ? `${figure(target, figures)} or less` : figure(target, figures)
  if (assurance === 'passes') return `; ${aim} can be relied on`
  return assurance === 'fails'
    ? `; ${aim} will not be met unless something changes`
    : `; chance decides whether ${aim} is met`
}

const causeWords = {
  outside: 'outside the limits',
  trend: 'trend',
  two_of_three: 'two of three',
  shift: 'shift',
  run: 'long run',
} as const

/** What a point says in the table: "Better, two of three". Empty where it says nothing. */
export const signalWords = ({ meaning, signals }: Pick<Reading['points'][number], 'meaning' | 'signals'>): string => {
  const [first] = signals
  if (first === undefined) return ''
  const how = { improvement: 'Better', concern: 'Worse', neutral_high: 'High', neutral_low: 'Low', common: 'Ordinary' }[
    meaning
  ]
  return `${how}, ${causeWords[first]}`
}

/** The words beside an icon: what it is in bold, then why. */
export type IconWords = { head: string; words: string }

/** "Variation: improving, high." and why; "Too few points to say." and how many are needed where nothing can be said. */
export const variationWords = (series: Spoken): IconWords => {
  const { reading, periods } = series
  const phase = reading.phases.at(-1)
  const noun = placesOf(periods).rhythm.many
  if (!phase || reading.variation === null) {
    if (!phase || phase.known === 0) return { head: 'No figure: too few points to say.', words: '' }
    const { needs, there, earliest } = wanting(series, phase)
    return {
      head: 'Too few points to say.',
      words: `${capital(needs)}, ${there}${earliest && `; ${earliest}`}.`,
    }
  }
  const last = reading.points.findLast(({ value, excluded }) => value !== null && !excluded)
  const side = (last?.direction ?? 0) > 0 ? 'high' : 'low'
  const head = {
    improvement: `Variation: improving, ${side}.`,
    concern: `Variation: getting worse, ${side}.`,
    neutral_high: 'Variation: special, high.',
    neutral_low: 'Variation: special, low.',
    unclear: 'Variation: not chance, in no one direction.',
    common: 'Variation: ordinary.',
  }[reading.variation]
  const why = last?.signals[0]
  const length = phase.endRun?.length ?? 0
  const words =
    reading.variation === 'common'
      ? 'Nothing beyond ordinary ups and downs.'
      : reading.variation === 'unclear' || why === undefined
        ? ''
        : {
            outside: `The last figure is outside the limits.`,
            trend: `The last seven ${noun} or more all go one way.`,
            two_of_three: `Two of the last three ${noun} are beyond the near limit.`,
            shift: `The last ${length} ${noun} are on one side of the ${centreName(reading.type)}.`,
            run: `The last ${length} ${noun} are on one side of the median.`,
          }[why]
  return { head, words }
}

/** "Assurance: hit or miss." and why; null without a target, a better side or enough points. */
export const assuranceWords = ({ reading, unit, steps }: Spoken): IconWords | null => {
  const { assurance, target } = reading
  if (assurance === null || target === null) return null
  const figures = figuresOf(reading, unit, steps)
  const last = reading.points.findLast(({ lower, upper }) => lower !== null && upper !== null)
  const bounds = boundsOf(reading, unit)
  const low = edgeFigure(Math.max(bounds.least, last?.lower ?? 0), figures)
  const high = edgeFigure(Math.min(bounds.most, last?.upper ?? 0), figures)
  const aim = figure(target, figures)
  if (assurance === 'hit_or_miss')
    return {
      head: 'Assurance: hit or miss.',
      words: `${aim} lies inside the limits of ${low} to ${high}. Chance decides.`,
    }
  const where = target > (last?.upper ?? 0) ? `above the upper limit of ${high}` : `below the lower limit of ${low}`
  return assurance === 'passes'
    ? { head: 'Assurance: passes.', words: `${aim} lies ${where}. It can be relied on.` }
    : { head: 'Assurance: fails.', words: `${aim} lies ${where}. It will not be met unless something changes.` }
}

/** Why a new phase might begin, as a question to a person. `suggestion` is what rebasing() of src/statistics gives. */
export const rebasingWords = (
  series: Spoken,
  suggestion: { first: number; length: number; side: 'above' | 'below' } | null,
): string | null => {
  if (!suggestion) return null
  const { rhythm } = placesOf(series.periods)
  const when = series.periods[suggestion.first - 1]?.words ?? `point ${suggestion.first}`
  return `${capital(countWords(suggestion.length))} ${rhythm.many} at the end lie ${suggestion.side} the ${centreName(series.reading.type)}. Do you know what changed in ${when}, and will it stay? Then a new phase can begin there, with that reason. Until you say so the limits stay as they are.`
}
