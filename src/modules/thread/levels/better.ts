// Level 3 by a measure or a comparison, and level 4: whether it has held.
import { longDate } from '../../../platform/dates.ts'
import type { Comparison, LevelFacts, MeasureFacts } from './facts.ts'
import { type Shift, shiftOf, worsens } from './series.ts'
import type { Rung } from './rung.ts'

/** What one linked measure says about the change. */
export const verdictOf = (measure: MeasureFacts, facts: LevelFacts, inUse: string | null): Shift => {
  if (measure.kind === 'process' || measure.kind === 'balancing')
    return {
      is: 'not',
      stage: -1,
      words: `“${measure.title}” is a ${measure.kind} measure: by itself it cannot show that children are better off.`,
    }
  if (inUse === null)
    return {
      is: 'not',
      stage: 0,
      words: 'No change of practice is in use, so nothing can be shown to have got better after it.',
    }
  return shiftOf(measure, { in_use: inUse, found_on: facts.found_on })
}

export const betterRung = (
  facts: LevelFacts,
  verdicts: readonly { measure: MeasureFacts; shift: Shift }[],
  inUse: string | null,
): Rung => {
  const better = verdicts.flatMap(({ shift }) => (shift.is === 'better' ? [shift] : []))
  const first = better.toSorted((a, b) => a.since.localeCompare(b.since))[0]
  if (first) return { reached: true, ...first }
  const compared = inUse === null ? [] : facts.comparisons.map((comparison) => comparedRung(comparison, inUse))
  const shown = compared.find(({ reached }) => reached)
  if (shown) return shown
  const nearest = verdicts
    .map(({ shift }) => shift)
    .filter((shift) => shift.is !== 'better')
    .toSorted((a, b) => b.stage - a.stage)[0]
  if (!nearest && compared[0]) return compared[0]
  if (!nearest) return { reached: false, words: 'No outcome or experience measure is linked to it.' }
  const blocked = verdicts.find(({ shift }) => shift.is === 'blocked')?.shift.words
  return { reached: false, words: nearest.words, ...(blocked ? { blocked } : {}) }
}

const comparedRung = (c: Comparison, inUse: string): Rung => {
  const not = (words: string) => ({ reached: false, words: `${c.title}: ${words}` })
  if (!c.same_version)
    return {
      ...not('the tool changed between the two rounds.'),
      blocked: `${c.title}: the tool changed between the two rounds.`,
    }
  if (!c.comparable)
    return { ...not('the two samples are not comparable.'), blocked: `${c.title}: the two samples are not comparable.` }
  if (c.corrected_for_population)
    return not('the finite-population correction was used, which calls one round in five better when nothing changed.')
  if (c.before_to >= inUse || c.after_from < inUse)
    return not('the two rounds do not lie on either side of the change.')
  if (!c.beyond_chance) return not('the difference is one that chance gives.')
  if (!c.better) return not('it has not become better.')
  if ((c.named_on === null || c.named_on >= c.after_on) && !c.holm)
    return not('the question was not named beforehand, and the difference does not stand among all questions asked.')
  return {
    reached: true,
    words: `${c.title}: better than before the change, by more than chance gives.`,
    since: c.after_on,
    further: 0,
    newest: c.after_on,
  }
}

export const heldRung = (facts: LevelFacts, better: Rung, inUse: string | null): Rung => {
  const not = (words: string) => ({ reached: false, words })
  if (!better.reached || !better.since || !better.newest)
    return not('It must be better for children first, and then hold for at least 12 months.')
  const year = yearLater(better.since)
  const further = better.further ?? 0
  if (better.newest < year || further < 2)
    return not(
      `It must hold for at least 12 months after ${longDate(better.since)}, with two further observations: ${further === 0 ? 'none has' : further === 1 ? 'one has' : `${further} have`} come, ${better.newest < year ? `and the earliest day is ${longDate(year)}` : 'though the time has passed'}.`,
    )
  const worse = facts.measures.find((measure) => worsens(measure, inUse))
  if (worse) return not(`It has not held for everything: “${worse.title}” is getting worse.`)
  const ending = facts.support.find(({ ends_on }) => ends_on !== null && ends_on >= facts.today)
  if (ending)
    return not(
      `“${ending.what}” ends on ${longDate(ending.ends_on ?? '')}: nobody knows yet whether it holds without it. Fund it, or look again afterwards.`,
    )
  const ended = facts.support.find(({ ends_on }) => ends_on !== null && ends_on > (better.newest ?? ''))
  if (ended)
    return not(`“${ended.what}” ended on ${longDate(ended.ends_on ?? '')}, and nothing has been observed since.`)
  return {
    reached: true,
    words: `It has held for more than 12 months since ${longDate(better.since)}, over ${further} further observations, and nothing linked gets worse.`,
  }
}

const yearLater = (date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && day === '29' ? '28' : day}`
}
