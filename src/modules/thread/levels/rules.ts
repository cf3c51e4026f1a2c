import { longDate } from '../../../platform/dates.ts'
import { betterRung, heldRung, verdictOf } from './better.ts'
import type { Level, LevelFacts, SuggestedLevel } from './facts.ts'
import { judgedRung } from './judged.ts'
import { seenRung } from './practice.ts'
import { worsens } from './series.ts'
import { firstInUse, isLapsed, type Rung } from './rung.ts'

export { firstInUse, isLapsed } from './rung.ts'

export const levelWords: Record<Level, string> = {
  0: 'We say so',
  1: 'Done',
  2: 'Seen in practice',
  3: 'Better for children',
  4: 'Sustained',
}

/**
 * The level of evidence that the facts suggest for a finding, from 0 (we say so) to 4 (sustained), with its reasons and what
 * the next level needs. A person confirms it; nothing is stored here.
 */
export const levelOf = (facts: LevelFacts): SuggestedLevel => {
  const inUse = firstInUse(facts)
  const verdicts = facts.measures.map((measure) => ({ measure, shift: verdictOf(measure, facts, inUse) }))
  const measured = betterRung(facts, verdicts, inUse)
  const judged = measured.reached ? null : judgedRung(facts, inUse)
  const better = judged?.reached
    ? judged
    : {
        ...measured,
        words: measured.reached ? measured.words : [measured.words, judged?.words].filter(Boolean).join(' '),
      }
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
      ...worse.map(
        ({ title, kind }) =>
          `“${title}”, ${kind === 'outcome' ? 'an outcome' : 'a balancing'} measure, is getting worse: the picture is mixed.`,
      ),
      ...verdicts.flatMap(({ shift }) => (shift.is === 'reversed' && level < 3 ? [shift.words] : [])),
      ...lapsed.map(
        ({ title, review_on }) =>
          `“${title}” was due for review on ${longDate(review_on ?? '')} and has not been looked at since: it no longer counts.`,
      ),
    ],
    next:
      level === 4
        ? 'Keep watching: a reversed run or evidence that lapses would lower it.'
        : (rungs[level + 1]?.words ?? ''),
    ...(blocked ? { blocked } : {}),
    rungs: rungs.map(({ reached, words }) => ({ reached, words })),
    measures: verdicts.map(({ measure, shift }) => ({
      id: measure.id,
      words: worsens(measure, inUse)
        ? `“${measure.title}” is getting worse by more than its usual ups and downs.`
        : shift.words,
    })),
  }
}

const saidRung = ({ items }: LevelFacts): Rung => ({
  reached: true,
  words:
    items.length === 0
      ? 'Nothing is planned yet: no item answers it.'
      : `Said in the plan: ${items.length === 1 ? 'one item answers it' : `${items.length} items answer it`}.`,
})

const doneRung = ({ items }: LevelFacts): Rung => {
  const closed = items.filter((item) => item.closed)
  const proved = closed.filter(({ evidence }) => evidence > 0)
  if (proved.length > 0)
    return {
      reached: true,
      words: `${proved.length} of ${items.length} ${items.length === 1 ? 'item is' : 'items are'} closed with evidence.`,
    }
  if (closed.length === 0) return { reached: false, words: 'No item that answers it is closed yet.' }
  const lapsed = closed.find((item) => item.lapsed > 0)
  return {
    reached: false,
    words: lapsed
      ? `“${lapsed.title}” is closed, but its evidence has lapsed.`
      : `${closed.length === 1 ? `“${closed[0]?.title}” is closed` : `${closed.length} items are closed`}, but without evidence.`,
  }
}
