import { longDate } from '../../../platform/dates.ts'
import { joined, small, upper } from '../../../platform/sentence.ts'

export type Decision = 'adopt' | 'adapt' | 'abandon'

/** A plan-do-study-act cycle: one small test of a change. */
export type Cycle = {
  id: string
  item_id: string
  number: number
  title: string
  question: string
  prediction: string
  plan: string
  starts: string | null
  ends: string | null
  did: string
  result: string
  learned: string
  decision: Decision | null
  measure_id: string | null
  predicted_on: string | null
  result_on: string | null
  prediction_then: string
  version: number
}

export const decisionWords: Record<Decision, { word: string; past: string; hint: string }> = {
  adopt: { word: 'Adopt', past: 'adopted', hint: 'It worked: do it this way, and spread it' },
  adapt: { word: 'Adapt', past: 'adapted', hint: 'Change it and test again' },
  abandon: { word: 'Abandon', past: 'abandoned', hint: 'It did not work: try something else' },
}

export type Stage = 'plan' | 'do' | 'study' | 'act' | 'closed'

/** Where a cycle is: what has to be written next. */
const stageOf = (cycle: Cycle, today: string): Stage => {
  if (cycle.decision) return 'closed'
  if (cycle.learned !== '') return 'act'
  if (cycle.result !== '' || cycle.did !== '') return 'study'
  return cycle.starts !== null && cycle.starts <= today ? 'do' : 'plan'
}

/** What has to be done next, in words. */
export const stageWords = (cycle: Cycle, today: string): string => {
  switch (stageOf(cycle, today)) {
    case 'plan':
      return cycle.prediction === ''
        ? 'Planned, without a prediction yet'
        : cycle.starts
          ? `Planned, starts on ${longDate(cycle.starts)}`
          : 'Planned, without a first day yet'
    case 'do':
      return cycle.ends !== null && cycle.ends < today
        ? `Ended on ${longDate(cycle.ends)}: write what came out`
        : 'Running'
    case 'study':
      return cycle.result === '' ? 'Done: write what came out' : 'Results are in: write what was learned'
    case 'act':
      return 'Learned: adopt, adapt or abandon'
    case 'closed':
      return upper(decisionWords[cycle.decision ?? 'adapt'].past)
  }
}

/** Was the prediction written before the result, and has it stood since? */
export const predictionWords = (cycle: Cycle): { words: string; doubt: boolean } => {
  if (
    cycle.prediction !== '' &&
    cycle.predicted_on !== null &&
    cycle.ends !== null &&
    cycle.predicted_on > cycle.ends &&
    (cycle.result === '' || cycle.prediction_then !== '')
  )
    return {
      words: `Written on ${longDate(cycle.predicted_on)}, after the cycle had ended: somebody may have known by then.`,
      doubt: true,
    }
  if (cycle.result === '')
    return cycle.prediction === ''
      ? { words: 'No prediction yet. Write it before the result comes: afterwards everybody knew.', doubt: true }
      : {
          words: `Written${cycle.predicted_on ? ` on ${longDate(cycle.predicted_on)}` : ''}, before any result.`,
          doubt: false,
        }
  if (cycle.prediction_then === '')
    return { words: 'No prediction was written before the result came, so nothing was put to the test.', doubt: true }
  if (cycle.prediction !== cycle.prediction_then)
    return {
      words: `The prediction was changed after the result came. Before, it said: “${cycle.prediction_then}”.`,
      doubt: true,
    }
  return {
    words: `Written${cycle.predicted_on ? ` on ${longDate(cycle.predicted_on)}` : ''}, before the result${cycle.result_on ? ` of ${longDate(cycle.result_on)}` : ''}.`,
    doubt: false,
  }
}

/** A chain of cycles on one item, the first one first: "Three cycles: adapted twice, then adopted." */
export const chainSentence = (cycles: readonly Cycle[]): string => {
  if (cycles.length === 0) return 'No test of change yet.'
  const runs: { word: string; times: number }[] = []
  for (const { decision } of cycles) {
    const word = decision ? decisionWords[decision].past : 'still open'
    const last = runs.at(-1)
    if (last?.word === word) last.times++
    else runs.push({ word, times: 1 })
  }
  const told = runs.map(
    ({ word, times }) =>
      `${word}${times === 1 || word === 'still open' ? '' : times === 2 ? ' twice' : ` ${times} times`}`,
  )
  return `${upper(small(cycles.length))} ${cycles.length === 1 ? 'cycle' : 'cycles'}: ${told.join(', then ')}.`
}

/** What the next cycle takes over from one that was learned from. */
export const nextWords = (cycle: Cycle): { title: string; question: string; plan: string; measure: string } => ({
  title: cycle.title,
  question: cycle.question,
  plan: cycle.learned === '' ? '' : `Learned in cycle ${cycle.number}: ${cycle.learned}`,
  measure: cycle.measure_id ?? '',
})

/** The sentence at the top of all cycles of a plan. */
export const cyclesLede = (cycles: readonly Cycle[], today: string): string => {
  if (cycles.length === 0) return 'No test of change is written down in this plan yet.'
  const count = (is: (cycle: Cycle) => boolean) => cycles.filter(is).length
  const open = count((cycle) => cycle.decision === null)
  const over = count((cycle) => cycle.decision === null && cycle.ends !== null && cycle.ends < today)
  const late = count((cycle) => cycle.decision !== null && predictionWords(cycle).doubt)
  const facts = [
    ...(['adopt', 'adapt', 'abandon'] as const).flatMap((decision) => {
      const times = count((cycle) => cycle.decision === decision)
      return times === 0 ? [] : [`${small(times)} ${times === 1 ? 'was' : 'were'} ${decisionWords[decision].past}`]
    }),
    ...(open === 0 ? [] : [`${small(open)} ${open === 1 ? 'is' : 'are'} open`]),
  ]
  return [
    `${upper(small(cycles.length))} ${cycles.length === 1 ? 'cycle' : 'cycles'}: ${joined(facts)}.`,
    over === 0
      ? ''
      : `${upper(small(over))} ${over === 1 ? 'has' : 'have'} ended and ${over === 1 ? 'waits' : 'wait'} for ${over === 1 ? 'its' : 'their'} result.`,
    late === 0
      ? ''
      : `${upper(small(late))} ${late === 1 ? 'tested' : 'tested'} no prediction that was written beforehand.`,
  ]
    .filter(Boolean)
    .join(' ')
}
