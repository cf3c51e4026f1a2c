import { longDate } from '../../../platform/dates.ts'
import type { ChangeFacts, Comparison, EvidenceFacts, Level, LevelFacts, MeasureFacts, SuggestedLevel } from './facts.ts'
import { type Shift, shiftOf, worsens } from './series.ts'

export const levelWords: Record<Level, string> = {
  0: 'We say so',
  1: 'Done',
  2: 'Seen in practice',
  3: 'Better for children',
  4: 'Sustained',
}

type Rung = { reached: boolean; words: string; blocked?: string; since?: string; further?: number; newest?: string }

/**
 * The level of evidence that the facts suggest for a finding, from 0 (we say so) to 4 (sustained), with its reasons and what
 * the next level needs. A person confirms it; nothing is stored here.
 */
export const levelOf = (facts: LevelFacts): SuggestedLevel => {
  const inUse = firstInUse(facts)
  const verdicts = facts.measures.map((measure) => ({ measure, shift: verdictOf(measure, facts, inUse) }))
  const measured = betterRung(facts, verdicts, inUse)
  const judged = measured.reached ? null : judgedRung(facts, inUse)
  const better = judged?.reached ? judged : { ...measured, words: measured.reached ? measured.words : [measured.words, judged?.words].filter(Boolean).join(' ') }
  const rungs = [saidRung(facts), doneRung(facts), seenRung(facts), better, heldRung(facts, better, inUse)]
  const level = Math.max(...rungs.map(({ reached }, at) => (reached ? at : 0))) as Level
  const worse = facts.measures.filter(
    (measure) => (measure.kind === 'outcome' || measure.kind === 'balancing') && worsens(measure, inUse),
  )
  const lapsed = facts.evidence.filter((piece) => isLapsed(piece, facts.today))
  const blocked = rungs.slice(level + 1).find((rung) => rung.blocked)?.blocked
  return {
    level,
    mixed: worse.length > 0,
    judged: level >= 3 && !measured.reached,
    reasons: [
      ...(level === 4 ? [better.words] : []),
      rungs[level]?.words ?? '',
      ...worse.map(({ title, kind }) => `“${title}”, ${kind === 'outcome' ? 'an outcome' : 'a balancing'} measure, is getting worse: the picture is mixed.`),
      ...verdicts.flatMap(({ shift }) => (shift.is === 'reversed' && level < 3 ? [shift.words] : [])),
      ...lapsed.map(({ title, review_on }) => `“${title}” was due for review on ${longDate(review_on ?? '')} and has not been looked at since: it no longer counts.`),
    ],
    next: level === 4 ? 'Keep watching: a reversed run or evidence that lapses would lower it.' : (rungs[level + 1]?.words ?? ''),
    ...(blocked ? { blocked } : {}),
    rungs: rungs.map(({ reached, words }) => ({ reached, words })),
    measures: verdicts.map(({ measure, shift }) => ({
      id: measure.id,
      words: worsens(measure, inUse) ? `“${measure.title}” is getting worse by more than its usual ups and downs.` : shift.words,
    })),
  }
}

/** Evidence whose day of review has passed, and that nobody has looked at since, counts no more. */
export const isLapsed = (piece: { review_on: string | null; reviewed_on: string | null }, today: string): boolean =>
  piece.review_on !== null && piece.review_on < today && (piece.reviewed_on === null || piece.reviewed_on < piece.review_on)

/** The first day on which a change of practice that still holds was in use. */
export const firstInUse = (facts: Pick<LevelFacts, 'changes' | 'today'>): string | null =>
  facts.changes.flatMap((change) => (isLive(change, facts.today) ? (change.in_use_from ?? []) : [])).toSorted()[0] ?? null

const isLive = (change: Pick<ChangeFacts, 'in_use_from' | 'stopped_on' | 'abandoned'>, today: string): boolean =>
  change.in_use_from !== null &&
  change.in_use_from <= today &&
  !change.abandoned &&
  (change.stopped_on === null || change.stopped_on > today)

const saidRung = ({ items }: LevelFacts): Rung => ({
  reached: true,
  words: items.length === 0 ? 'Nothing is planned yet: no item answers it.' : `Said in the plan: ${items.length === 1 ? 'one item answers it' : `${items.length} items answer it`}.`,
})

const doneRung = ({ items }: LevelFacts): Rung => {
  const closed = items.filter((item) => item.closed)
  const proved = closed.filter(({ evidence }) => evidence > 0)
  if (proved.length > 0)
    return { reached: true, words: `${proved.length} of ${items.length} ${items.length === 1 ? 'item is' : 'items are'} closed with evidence.` }
  if (closed.length === 0) return { reached: false, words: 'No item that answers it is closed yet.' }
  const lapsed = closed.find((item) => item.lapsed > 0)
  return {
    reached: false,
    words: lapsed
      ? `“${lapsed.title}” is closed, but its evidence has lapsed.`
      : `${closed.length === 1 ? `“${closed[0]?.title}” is closed` : `${closed.length} items are closed`}, but without evidence.`,
  }
}

// The change that is furthest on speaks for the finding; one that is met is enough.
const seenRung = (facts: LevelFacts): Rung => {
  if (facts.changes.length === 0)
    return { reached: false, words: 'No change of practice is named: say what staff do differently, and from which day it is in use.' }
  const tried = facts.changes.map((change) => seenIn(change, facts))
  return tried.find(({ reached }) => reached) ?? tried.toSorted((a, b) => b.stage - a.stage)[0] ?? { reached: false, words: '' }
}

const seenIn = (change: ChangeFacts, facts: LevelFacts): Rung & { stage: number } => {
  const title = `“${change.title}”`
  const not = (stage: number, words: string) => ({ reached: false, stage, words })
  if (change.abandoned) return not(0, `${title} was tried and abandoned.`)
  if (change.stopped_on !== null && change.stopped_on <= facts.today)
    return not(0, `${title} was stopped on ${longDate(change.stopped_on)}.`)
  if (change.in_use_from === null) return not(1, `${title} does not say from which day it is in use.`)
  if (change.in_use_from > facts.today) return not(1, `${title} is in use from ${longDate(change.in_use_from)}: it is too soon to look.`)
  const inUse = change.in_use_from
  if (change.criterion_on === null || (change.at_least === null && change.measure_level === null))
    return not(2, `${title} has no level written down beforehand, such as “in at least 7 of 10 records”.`)
  const byMeasure = change.measure && change.measure_level !== null ? processSeen(change, change.measure, inUse, change.criterion_on) : null
  if (byMeasure?.reached || change.at_least === null || change.out_of === null) return byMeasure ?? not(2, '')
  const read = facts.evidence
    .filter((piece) => (piece.kind === 'records' || piece.kind === 'observation') && piece.change_ids.includes(change.id))
    .filter((piece) => !isLapsed(piece, facts.today))
  if (byMeasure && read.length === 0) return byMeasure
  return recordsSeen(change, read, inUse, { at_least: change.at_least, out_of: change.out_of, criterion_on: change.criterion_on })
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
  if (read.length === 0) return not(3, `Nobody has read records or observed ${title} since it was in use (${longDate(inUse)}); the level is ${level}.`)
  const after = read.filter(({ speaks_from }) => speaks_from !== null && speaks_from >= inUse)
  if (after.length === 0) {
    const undated = read.every(({ speaks_from }) => speaks_from === null)
    return not(4, undated ? `What was read for ${title} does not say which period it is about.` : `What was read for ${title} is about a time that begins before it was in use (${longDate(inUse)}).`)
  }
  const newest = after.toSorted((a, b) => endOf(b).localeCompare(endOf(a)))[0]
  if (!newest || newest.result_met === null || newest.result_all === null)
    return not(5, `“${newest?.title}” gives no result, such as “7 of 10”: what found nothing proves nothing.`)
  const got = `“${newest.title}” found it in ${newest.result_met} of ${newest.result_all}`
  if (wanted.criterion_on >= (newest.dated ?? endOf(newest)))
    return not(6, `${got}, but the level was written down on ${longDate(wanted.criterion_on)}, when the result was known.`)
  if (newest.result_all < wanted.out_of) return not(6, `${got}; the level speaks of ${wanted.out_of}, so too few were read.`)
  return newest.result_met * wanted.out_of >= wanted.at_least * newest.result_all
    ? { reached: true, stage: 9, words: `${got} after the change was in use; the level written down beforehand was ${level}.` }
    : not(7, `${got} after the change was in use; the level written down beforehand is ${level}.`)
}

const processSeen = (change: ChangeFacts, measure: MeasureFacts, inUse: string, written: string): Rung & { stage: number } => {
  const title = `“${measure.title}”`
  const not = (stage: number, words: string, blocked?: string) => ({ reached: false, stage, words, ...(blocked ? { blocked } : {}) })
  if (measure.kind !== 'process') return not(3, `${title} is no process measure, so it cannot show that practice is different.`)
  const newest = measure.figures.findLast((f) => f.state !== 'provisional' && f.period_from >= inUse)
  if (!newest) return not(4, `${title} has no final figure for a period after the change was in use (${longDate(inUse)}).`)
  const broken = measure.breaks.find(({ dated }) => dated > written && dated <= newest.period_to)
  if (broken) {
    const words = `The ${broken.what} of ${title} changed on ${longDate(broken.dated)}, after the level was written down.`
    return not(5, words, words)
  }
  if (written > newest.period_to) return not(6, `The level of ${title} was written down on ${longDate(written)}, when its figure was known.`)
  const level = change.measure_level ?? 0
  const met = measure.better === 'lower' ? newest.value <= level : newest.value >= level
  const said = `${title} stands at ${newest.value} after the change was in use; the level written down beforehand ${met ? 'was' : 'is'} ${level}.`
  return met ? { reached: true, stage: 9, words: said } : not(7, said)
}

const verdictOf = (measure: MeasureFacts, facts: LevelFacts, inUse: string | null): Shift => {
  if (measure.kind === 'process' || measure.kind === 'balancing')
    return { is: 'not', stage: -1, words: `“${measure.title}” is a ${measure.kind} measure: by itself it cannot show that children are better off.` }
  if (inUse === null)
    return { is: 'not', stage: 0, words: 'No change of practice is in use, so nothing can be shown to have got better after it.' }
  return shiftOf(measure, { in_use: inUse, found_on: facts.found_on })
}

const betterRung = (
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
  const nearest = verdicts.map(({ shift }) => shift).filter((shift) => shift.is !== 'better').toSorted((a, b) => b.stage - a.stage)[0]
  if (!nearest && compared[0]) return compared[0]
  if (!nearest) return { reached: false, words: 'No outcome or experience measure is linked to it.' }
  const blocked = verdicts.find(({ shift }) => shift.is === 'blocked')?.shift.words
  return { reached: false, words: nearest.words, ...(blocked ? { blocked } : {}) }
}

const comparedRung = (c: Comparison, inUse: string): Rung => {
  const not = (words: string) => ({ reached: false, words: `${c.title}: ${words}` })
  if (!c.same_version) return { ...not('the tool changed between the two rounds.'), blocked: `${c.title}: the tool changed between the two rounds.` }
  if (!c.comparable) return { ...not('the two samples are not comparable.'), blocked: `${c.title}: the two samples are not comparable.` }
  if (c.corrected_for_population) return not('the finite-population correction was used, which calls one round in five better when nothing changed.')
  if (c.before_to >= inUse || c.after_from < inUse) return not('the two rounds do not lie on either side of the change.')
  if (!c.beyond_chance) return not('the difference is one that chance gives.')
  if (!c.better) return not('it has not become better.')
  if ((c.named_on === null || c.named_on >= c.after_on) && !c.holm) return not('the question was not named beforehand, and the difference does not stand among all questions asked.')
  return { reached: true, words: `${c.title}: better than before the change, by more than chance gives.`, since: c.after_on, further: 0, newest: c.after_on }
}

// Small areas cannot climb by figures: two independent kinds agree, and somebody outside the delivering agency says so.
const judgedRung = (facts: LevelFacts, inUse: string | null): Rung => {
  if (inUse === null) return { reached: false, words: '' }
  const after = facts.evidence.filter(
    (piece) => piece.kind !== 'document' && piece.speaks_from !== null && piece.speaks_from >= inUse && !isLapsed(piece, facts.today),
  )
  const kinds = [...new Set(after.map(({ kind }) => kind))]
  if (after.some((piece) => fails(piece, facts.changes)))
    return { reached: false, words: 'It cannot be judged either: what was read after the change does not reach the level written down.' }
  if (kinds.length < 2)
    return { reached: false, words: `To be judged, not measured, it needs two independent kinds of evidence from after the change; there ${kinds.length === 0 ? 'is none' : `is only one (${kindWords[kinds[0] ?? 'data']})`}.` }
  const both = `${kinds.map((kind) => kindWords[kind]).join(' and ')} agree after the change`
  if (!facts.judgement)
    return { reached: false, words: `It may be judged, not measured: ${both}. Somebody outside the delivering agency must confirm it.` }
  if (!facts.judgement.outside)
    return { reached: false, words: `It was judged on ${longDate(facts.judgement.on)} by somebody of the delivering agency; somebody outside it must confirm it.` }
  const since = facts.judgement.on
  const further = after.filter((piece) => endOf(piece) > since)
  return {
    reached: true,
    words: `Judged, not measured: ${both}, and somebody outside the delivering agency confirmed it on ${longDate(since)}.`,
    since,
    further: further.length,
    newest: further.map(endOf).toSorted().at(-1) ?? since,
  }
}

const fails = (piece: EvidenceFacts, changes: readonly ChangeFacts[]): boolean =>
  changes.some(
    ({ id, at_least, out_of }) =>
      piece.change_ids.includes(id) &&
      at_least !== null &&
      out_of !== null &&
      piece.result_met !== null &&
      piece.result_all !== null &&
      piece.result_met * out_of < at_least * piece.result_all,
  )

const kindWords: Record<EvidenceFacts['kind'], string> = {
  data: 'data',
  records: 'records',
  views: 'people’s views',
  observation: 'observation',
  document: 'documents',
}

const heldRung = (facts: LevelFacts, better: Rung, inUse: string | null): Rung => {
  const not = (words: string) => ({ reached: false, words })
  if (!better.reached || !better.since || !better.newest) return not('It must be better for children first, and then hold for at least 12 months.')
  const year = yearLater(better.since)
  const further = better.further ?? 0
  if (better.newest < year || further < 2)
    return not(`It must hold for at least 12 months after ${longDate(better.since)}, with two further observations: ${further === 0 ? 'none has' : further === 1 ? 'one has' : `${further} have`} come, ${better.newest < year ? `and the earliest day is ${longDate(year)}` : 'though the time has passed'}.`)
  const worse = facts.measures.find((measure) => worsens(measure, inUse))
  if (worse) return not(`It has not held for everything: “${worse.title}” is getting worse.`)
  const ending = facts.support.find(({ ends_on }) => ends_on !== null && ends_on >= facts.today)
  if (ending) return not(`“${ending.what}” ends on ${longDate(ending.ends_on ?? '')}: nobody knows yet whether it holds without it. Fund it, or look again afterwards.`)
  const ended = facts.support.find(({ ends_on }) => ends_on !== null && ends_on > (better.newest ?? ''))
  if (ended) return not(`“${ended.what}” ended on ${longDate(ended.ends_on ?? '')}, and nothing has been observed since.`)
  return { reached: true, words: `It has held for more than 12 months since ${longDate(better.since)}, over ${further} further observations, and nothing linked gets worse.` }
}

const endOf = (piece: Pick<EvidenceFacts, 'speaks_from' | 'speaks_to' | 'dated'>) => piece.speaks_to ?? piece.dated ?? piece.speaks_from ?? ''
const yearLater = (date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && day === '29' ? '28' : day}`
}
