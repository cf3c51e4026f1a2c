// The measures that a file speaks of, and what its whole columns say about them: the file is read once for this.
import { findPersonalData, sentence as personalSentence } from '../../../../platform/personal-data.ts'
import type { Calendar, Frequency } from '../../model.ts'
import { parsePeriod } from './labels.ts'
import { nameKey, nearest } from './names.ts'
import { type Column, guessRhythm, type Period, type Rhythm } from './periods.ts'
import type { Raw } from './rows.ts'
import { unitIn, unitOf } from './units.ts'
import { commaOf, emptySurvey, isShare, type Scale, scaleOf, type Survey, survey } from './values.ts'

/** A measure that the partnership has. `derived`: worked out from two others, so that it takes no figures. */
export type Known = {
  id: string
  title: string
  unit: string
  frequency: Frequency
  calendar: Calendar
  derived?: boolean
}

/** What a person said about one measure of the file: which it is, how its numbers are meant, or that it is left out. */
export type Choice = { as?: string; scale?: Scale; left_out?: boolean }
export type Choices = Readonly<Record<string, Choice>>

/** A measure of the file, settled. `known`: the one it is; null: it is new. `near`: a known one with nearly its name. */
export type FileMeasure = {
  n: number
  key: string
  name: string
  known: Known | null
  near: Known | null
  unit: string
  rhythm: { frequency: Frequency; calendar: Calendar }
  scale: Scale
  comma: boolean
  leftOut: boolean
  doubts: string[]
  /** May somebody choose the scale? Only where the column leaves it open. */
  asksScale: boolean
  periods: Map<string, Period | { error: string }>
}

type Noted = {
  n: number
  key: string
  name: string
  survey: Survey
  labels: Set<string>
  units: Map<string, number>
  counts: number
}

export type Book = {
  note(raw: Raw): void
  settle(known: readonly Known[], choices: Choices): Settled
}
export type Settled = { measures: readonly FileMeasure[]; column: Column; of(name: string): FileMeasure | undefined }

const mostLabels = 5_000
export const mostMeasures = 500

/** Opens a book for one file. */
export const openBook = (): Book => {
  const noted = new Map<string, Noted>()
  const keys = new Map<string, string>()
  const dates = { british: 0, american: 0, pairs: 0 }
  const seen = new Set<string>()

  const keyOf = (name: string) => {
    const known = keys.get(name)
    if (known !== undefined) return known
    const key = nameKey(unitIn(name)?.name ?? name)
    keys.set(name, key)
    return key
  }
  const look = (label: string) => {
    if (seen.size >= mostLabels || seen.has(label)) return
    seen.add(label)
    const numbered = /^(\d{1,2})[/. -](\d{1,2})[/. -]\d{2,4}$/.exec(label)
    if (numbered && Number(numbered[1]) > 12) dates.british++
    else if (numbered && Number(numbered[2]) > 12) dates.american++
    const parsed = parsePeriod(label)
    if (parsed?.is === 'year' && parsed.two) dates.pairs++
  }
  return {
    note(raw) {
      const key = keyOf(raw.name)
      let it = noted.get(key)
      if (!it) {
        if (noted.size > mostMeasures) return
        it = {
          n: noted.size,
          key,
          name: raw.name,
          survey: emptySurvey(),
          labels: new Set(),
          units: new Map(),
          counts: 0,
        }
        noted.set(key, it)
      }
      const unit = raw.unit ?? unitIn(raw.name)?.unit ?? null
      if (unit !== null) it.units.set(unitOf(unit), (it.units.get(unitOf(unit)) ?? 0) + 1)
      if (raw.value !== null) survey(it.survey, raw.value)
      if (raw.numerator !== null && raw.denominator !== null) it.counts++
      if (it.labels.size < mostLabels) it.labels.add(raw.ends ? `${raw.ends[0]} to ${raw.ends[1]}` : raw.label)
      look(raw.label)
      if (raw.ends) for (const end of raw.ends) look(end)
    },
    settle(known, choices) {
      const column: Column = {
        ...(dates.american > 0 && dates.british === 0 ? { american: true } : {}),
        ...(dates.pairs > 0 ? { years: true } : {}),
      }
      const byKey = new Map(known.map((each) => [nameKey(unitIn(each.title)?.name ?? each.title), each]))
      const whole = new Map(known.map((each) => [nameKey(each.title), each]))
      const ids = new Map(known.map((each) => [each.id, each]))
      const measures = [...noted.values()].map((it) => {
        const choice = choices[it.key] ?? {}
        const same = whole.get(nameKey(it.name)) ?? byKey.get(it.key) ?? null
        const is = choice.as === undefined ? same : choice.as === 'new' ? null : (ids.get(choice.as) ?? same)
        return settled(it, is, same ? null : nearest(it.name, known), choice, column)
      })
      // Two names of the file may be one measure by choice: then its figures stand together.
      for (const measure of measures)
        if (measure.known)
          measure.n = measures.find(({ known: other }) => other?.id === measure.known?.id)?.n ?? measure.n
      const settledByKey = new Map(measures.map((each) => [each.key, each]))
      return { measures, column, of: (name) => settledByKey.get(keyOf(name)) }
    },
  }
}

const settled = (it: Noted, known: Known | null, near: Known | null, choice: Choice, column: Column): FileMeasure => {
  const declared = [...it.units].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  const unit = known?.unit ?? declared ?? (it.counts > 0 || isShare(it.survey, it.name) ? '%' : '')
  const scale = unitOf(unit) === '%' ? scaleOf(it.survey) : { is: 'points' as const }
  const comma = commaOf(it.survey)
  const rhythm: Rhythm = known ?? guessRhythm(it.labels, column)
  const doubts = [
    ...(choice.scale === undefined && scale.doubt ? [scale.doubt] : []),
    ...(comma.doubt ? [comma.doubt] : []),
    ...(choice.as === undefined && near ? [`Did you mean “${near.title}”?`] : []),
  ]
  return {
    n: it.n,
    key: it.key,
    name: (unitIn(it.name)?.name ?? it.name).slice(0, 300),
    known,
    near,
    unit: unitOf(unit) === '%' ? '%' : unit,
    rhythm: { frequency: rhythm.frequency ?? 'irregular', calendar: rhythm.calendar ?? 'calendar' },
    scale: choice.scale ?? scale.is,
    comma: comma.is,
    leftOut: choice.left_out === true,
    doubts,
    asksScale: scale.doubt !== undefined,
    periods: new Map(),
  }
}

const looked = new Map<string, string | null>()

/** What in words of a file may point to one person: then its row is refused. Remembered, since words repeat. */
export const pointsToSomebody = (text: string): string | null => {
  if (text === '') return null
  const known = looked.get(text)
  if (known !== undefined) return known
  if (looked.size > 20_000) looked.clear()
  const found = findPersonalData(text)[0]
  const said = found ? `“${found.shown}”: ${personalSentence(found.kind)}` : null
  looked.set(text, said)
  return said
}
