// Level 2: is work with children different, by the level that was written down beforehand?
import { longDate } from '../../../platform/dates.ts'
import type { ChangeFacts, EvidenceFacts, LevelFacts, MeasureFacts } from './facts.ts'
import { endOf, isLapsed, type Rung } from './rung.ts'

// The change that is furthest on speaks for the finding; one that is met is enough.
export const seenRung = (facts: LevelFacts): Rung => {
  if (facts.changes.length === 0)
    return {
      reached: false,
      words: 'No change of practice is named: say what staff do differently, and from which day it is in use.',
    }
  const tried = facts.changes.map((change) => seenIn(change, facts))
  return (
    tried.find(({ reached }) => reached) ??
    tried.toSorted((a, b) => b.stage - a.stage)[0] ?? { reached: false, words: '' }
  )
}

/** Is this one change seen in practice? `stage` says how far it has come. */
export const seenIn = (change: ChangeFacts, facts: LevelFacts): Rung & { stage: number } => {
  const title = `“${change.title}”`
  const not = (stage: number, words: string) => ({ reached: false, stage, words })
  if (change.abandoned) return not(0, `${title} was tried and abandoned.`)
  if (change.stopped_on !== null && change.stopped_on <= facts.today)
    return not(0, `${title} was stopped on ${longDate(change.stopped_on)}.`)
  if (change.in_use_from === null) return not(1, `${title} does not say from which day it is in use.`)
  if (change.in_use_from > facts.today)
    return not(1, `${title} is in use from ${longDate(change.in_use_from)}: it is too soon to look.`)
  const inUse = change.in_use_from
  if (change.criterion_on === null || (change.at_least === null && change.measure_level === null))
    return not(2, `${title} has no level written down beforehand, such as “in at least 7 of 10 records”.`)
  const byMeasure =
    change.measure && change.measure_level !== null
      ? processSeen(change, change.measure, inUse, change.criterion_on)
      : null
  if (byMeasure?.reached || change.at_least === null || change.out_of === null) return byMeasure ?? not(2, '')
  const read = facts.evidence
    .filter(
      (piece) => (piece.kind === 'records' || piece.kind === 'observation') && piece.change_ids.includes(change.id),
    )
    .filter((piece) => !isLapsed(piece, facts.today))
  if (byMeasure && read.length === 0) return byMeasure
  return recordsSeen(change, read, inUse, {
    at_least: change.at_least,
    out_of: change.out_of,
    criterion_on: change.criterion_on,
  })
}

const recordsSeen = (
  change: ChangeFacts,
  read: readonly EvidenceFacts[],
  inUse: string,
  wanted: { at_least: number; out_of: number; criterion_on: string },
): Rung & { stage: number } => {
  const title = `“${change.title}”`
  const level = `at least ${wanted.at_least} of ${wanted.out_of}`
  const not = (stage: number, words: string) => ({ reached: false, stage, words })
  if (read.length === 0)
    return not(
      3,
      `Nobody has read records or observed ${title} since it was in use (${longDate(inUse)}); the level is ${level}.`,
    )
  const after = read.filter(({ speaks_from }) => speaks_from !== null && speaks_from >= inUse)
  if (after.length === 0) {
    const undated = read.every(({ speaks_from }) => speaks_from === null)
    return not(
      4,
      undated
        ? `What was read for ${title} does not say which period it is about.`
        : `What was read for ${title} is about a time that begins before it was in use (${longDate(inUse)}).`,
    )
  }
  // A later look without a result takes nothing from an earlier one that has it.
  const told = after.filter(({ result_met: met, result_all: of }) => met !== null && of !== null)
  const newest = (told.length > 0 ? told : after).toSorted((a, b) => endOf(b).localeCompare(endOf(a)))[0]
  if (!newest || newest.result_met === null || newest.result_all === null)
    return not(5, `“${newest?.title}” gives no result, such as “7 of 10”: what found nothing proves nothing.`)
  const got = `“${newest.title}” found it in ${newest.result_met} of ${newest.result_all}`
  if (wanted.criterion_on >= (newest.dated ?? endOf(newest)))
    return not(
      6,
      `${got}, but the level was written down on ${longDate(wanted.criterion_on)}, when the result was known.`,
    )
  if (newest.result_all < wanted.out_of)
    return not(6, `${got}; the level speaks of ${wanted.out_of}, so too few were read.`)
  return newest.result_met * wanted.out_of >= wanted.at_least * newest.result_all
    ? {
        reached: true,
        stage: 9,
        words: `${got} after the change was in use; the level written down beforehand was ${level}.`,
      }
    : not(7, `${got} after the change was in use; the level written down beforehand is ${level}.`)
}

const processSeen = (
  change: ChangeFacts,
  measure: MeasureFacts,
  inUse: string,
  written: string,
): Rung & { stage: number } => {
  const title = `“${measure.title}”`
  const not = (stage: number, words: string, blocked?: string) => ({
    reached: false,
    stage,
    words,
    ...(blocked ? { blocked } : {}),
  })
  if (measure.kind !== 'process')
    return not(3, `${title} is no process measure, so it cannot show that practice is different.`)
  const newest = measure.figures.findLast((f) => f.state !== 'provisional' && f.period_from >= inUse)
  if (!newest)
    return not(4, `${title} has no final figure for a period after the change was in use (${longDate(inUse)}).`)
  const broken = measure.breaks.find(({ dated }) => dated > written && dated <= newest.period_to)
  if (broken) {
    const words = `The ${broken.what} of ${title} changed on ${longDate(broken.dated)}, after the level was written down.`
    return not(5, words, words)
  }
  if (written > newest.period_to)
    return not(6, `The level of ${title} was written down on ${longDate(written)}, when its figure was known.`)
  const level = change.measure_level ?? 0
  const met = measure.better === 'lower' ? newest.value <= level : newest.value >= level
  const said = `${title} stands at ${newest.value} after the change was in use; the level written down beforehand ${met ? 'was' : 'is'} ${level}.`
  return met ? { reached: true, stage: 9, words: said } : not(7, said)
}
