import type { Tone } from '../../../platform/shapes.tsx'
import { joined } from '../../../platform/sentence.ts'
import type { KeyWord } from '../plans/model.ts'
import { defaultKey } from '../status-keys.ts'
import type { Sign, SuggestedTone, SuggestionFacts } from './facts.ts'
import { evidenceSigns, measureSigns, stepsMet, uncomparable } from './figures.ts'
import { dateSigns, isClosed, milestoneSigns, needSigns, startSigns, underSigns } from './signs.ts'

/** What dates, milestones, figures and evidence suggest, and why: each reason is a sentence that says what and how much. */
export type Suggested = { tone: SuggestedTone; reasons: string[] }

const worstFirst: readonly SuggestedTone[] = ['off', 'risk', 'wait', 'on', 'done']

/** The status that the facts suggest; null where there is nothing to go by. */
export const suggest = (facts: SuggestionFacts, today: string): Suggested | null => {
  const signs = signsOf(facts, today)
  const tone = toneOf(signs, facts, today)
  if (!tone) return null
  const isBad = tone === 'off' || tone === 'risk'
  return {
    tone,
    reasons: signs.filter((sign) => isBad === (sign.tone === 'off' || sign.tone === 'risk')).map(({ says }) => says),
  }
}

/** What would have to be so for the best word of the key that the item can have now, worst first. Empty: nothing is. */
export const wanting = (facts: SuggestionFacts, today: string): string[] => {
  if (facts.kind !== 'improvement') return []
  const signs = signsOf(facts, today)
  const tone = toneOf(signs, facts, today)
  if (tone !== null) return signs.flatMap(({ wants }) => wants ?? [])
  const undated = facts.milestones.length > 0
  return [
    ...(facts.due_kind === 'to_be_confirmed' ? ['an agreed date'] : []),
    undated ? 'dates for its milestones' : 'a dated milestone',
    ...(facts.due_kind === 'date' && facts.forecast === null ? ['a forecast'] : []),
    ...facts.targets.flatMap((target) => uncomparable(target) ?? []),
  ]
}

/** "Not on track for want of a forecast and a dated milestone."; empty when nothing is wanting. */
export const wantingSentence = (wants: readonly string[], word: string): string =>
  wants.length === 0 ? '' : `Not “${word.toLowerCase()}” for want of ${joined(wants)}.`

/** Why there is no suggestion. */
export const nothingWords = ({ kind }: Pick<SuggestionFacts, 'kind'>): string => {
  if (kind === 'signpost') return 'It stands in another plan, so nothing is suggested here.'
  if (kind === 'no_improvement_needed') return 'No improvement is needed, so nothing is suggested.'
  return 'Nothing to go by yet: no dated milestone, no forecast, no figure against a step, no date that has passed.'
}

/** Why a complete item should be opened again: later evidence or its measures contradict it. Empty when nothing does. */
export const reopening = (facts: SuggestionFacts, today: string): string[] =>
  facts.kind === 'improvement' && isClosed(facts)
    ? signsOf(facts, today).flatMap(({ reopens, says }) => (reopens ? [says] : []))
    : []

const signsOf = (facts: SuggestionFacts, today: string): Sign[] =>
  facts.kind !== 'improvement'
    ? []
    : [
        ...dateSigns(facts, today),
        ...milestoneSigns(facts, today),
        ...measureSigns(facts, today),
        ...needSigns(facts, today),
        ...startSigns(facts, today),
        ...underSigns(facts),
        ...evidenceSigns(facts),
      ].toSorted((a, b) => worstFirst.indexOf(a.tone) - worstFirst.indexOf(b.tone))

// The worst sign decides. Without a bad one, an open item is complete only when every step is taken and met and there is
// evidence of it; otherwise it is on track when something says so.
const toneOf = (signs: readonly Sign[], facts: SuggestionFacts, today: string): SuggestedTone | null => {
  const has = (tone: SuggestedTone) => signs.some((sign) => sign.tone === tone)
  if (has('off')) return 'off'
  if (has('risk')) return 'risk'
  if (isClosed(facts)) return has('on') && facts.evidence === 0 ? 'on' : 'done'
  const allDone = facts.milestones.length > 0 && facts.milestones.every(({ done_on }) => done_on !== null)
  if (allDone && facts.evidence > 0 && stepsMet(facts, today)) return 'done'
  if (has('on') || has('done')) return 'on'
  return has('wait') ? 'wait' : null
}

/** A suggestion in the plan's own key. `code` is null where the key has no word of that shape, and `note` says so. */
export type Keyed = { tone: SuggestedTone; code: string | null; word: string; note: string }

/** The plan's word for a tone, by its shape; Holdfast's own word, and a note, where the key has none. */
export const keyed = (tone: SuggestedTone, key: readonly KeyWord[]): Keyed => {
  const own = key.find(({ shape }) => shape === tone)
  if (own) return { tone, code: own.code, word: own.word, note: '' }
  const word = defaultKey.find(({ shape }) => shape === tone)?.word ?? tone
  return { tone, code: null, word, note: `This plan’s key has no word for “${word.toLowerCase()}”.` }
}

/** Is this stored word a tone that may be suggested? */
export const isTone = (tone: string): tone is SuggestedTone => worstFirst.some((each) => each === tone)

/** Do what was reported and what is suggested differ? What nobody stated differs from everything. */
export const differs = (reported: Tone | null, suggested: Pick<Suggested, 'tone'> | null | undefined): boolean =>
  suggested ? reported !== suggested.tone : false
