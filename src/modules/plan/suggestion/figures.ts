import { longDate, monthOf } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import { valueWords } from '../outline/csv.ts'
import type { Step } from '../outline/tree.ts'
import type { Figure, MeasuredTarget, Result, Sign, SuggestionFacts } from './facts.ts'
import { isClosed } from './signs.ts'

/** A figure that falls short of its step by no more than this share of it is a risk; one that falls further short is a miss. */
const nearMiss = 0.1

/** What its measures say: the latest figure of each against the last step that is due. */
export const measureSigns = (facts: SuggestionFacts, today: string): Sign[] =>
  facts.targets.flatMap((target) => targetSign(target, today) ?? [])

const targetSign = (target: MeasuredTarget, today: string): Sign | null => {
  const { measure, steps } = target
  const due = steps.filter((step) => step.due <= today).at(-1)
  const next = steps.find((step) => step.due > today)
  const step = due ?? next
  if (!measure || !step || uncomparable(target) !== null) return null
  const { latest } = measure
  const name = `“${shortened(target.text)}”`
  const asked = `the step of ${valueWords(step.value, step.unit)} due by ${monthOf(step.due)}`
  if (!latest)
    return due
      ? {
          tone: 'risk',
          says: `No figure yet for ${name}, and ${asked} has passed.`,
          wants: `a figure for ${name}`,
          reopens: true,
        }
      : null
  const isMet = measure.better === 'lower' ? latest.value <= step.value : latest.value >= step.value
  const now = `${shownValue(latest, step)}${latest.provisional ? ', provisional,' : ''}`
  if (!due) return isMet ? { tone: 'on', says: `${name} is at ${now} already, before ${asked}.` } : null
  if (isMet) return { tone: 'on', says: `${name} is at ${now} against ${asked}.` }
  if (latest.period_to < due.due)
    return {
      tone: 'risk',
      says: `${name} was at ${now} in the period to ${longDate(latest.period_to)}; there is no figure since for ${asked}.`,
      wants: `a figure for ${name} since ${longDate(due.due)}`,
      reopens: true,
    }
  return {
    tone: latest.provisional || isNear(latest, due) ? 'risk' : 'off',
    says: `${name} is at ${now} against ${asked}.`,
    wants: `${valueWords(step.value, step.unit)} in ${name} (now ${shownValue(latest, step)})`,
    reopens: true,
  }
}

const shownValue = ({ value, small }: Figure, step: Step) =>
  small ? 'a figure that may not be printed' : valueWords(value, step.unit)

const isNear = ({ value }: Figure, step: Step) => Math.abs(value - step.value) <= Math.abs(step.value) * nearMiss + 1e-9

/** Are all steps of the measured targets due and met? True where nothing is measured. */
export const stepsMet = (facts: SuggestionFacts, today: string): boolean =>
  facts.targets.every((target) => {
    const last = target.steps.at(-1)
    if (!last) return true
    return last.due <= today && targetSign(target, today)?.tone === 'on'
  })

/** Why its figures cannot be held against its steps, as what is wanting; null when they can. */
export const uncomparable = ({ text, steps, measure }: MeasuredTarget): string | null => {
  const [step] = steps
  if (!step) return null
  const name = `“${shortened(text)}”`
  if (!measure) return `a measure behind ${name}`
  if (measure.better === 'neither') return `a direction for ${name}: is higher or lower better?`
  if (steps.some(({ unit }) => unit !== step.unit) || plainUnit(step.unit) !== plainUnit(measure.unit))
    return `one unit for ${name}: its steps are in ${step.unit}, its figures in ${measure.unit || 'none'}`
  return null
}

const plainUnit = (unit: string) =>
  unit
    .trim()
    .toLowerCase()
    .replace(/^per ?cent$/, '%')
    .replace(/s$/, '')

/** What its evidence says of a complete item: none, enough, or against it. */
export const evidenceSigns = (facts: SuggestionFacts): Sign[] => {
  if (!isClosed(facts)) return []
  const against = facts.results.filter((result) => speaksAgainst(result, facts.reported_on))
  return [
    ...against.map(
      (result): Sign => ({
        tone: 'risk',
        says: `“${shortened(result.title)}”, dated ${longDate(result.dated)} and so after it was reported complete, found it in ${result.met} of ${result.all}${result.agreed ? `; at least ${result.agreed.at_least} of ${result.agreed.out_of} was agreed beforehand` : ', which is fewer than half'}.`,
        wants: `later evidence that it is so in ${result.agreed ? `at least ${result.agreed.at_least} of ${result.agreed.out_of}` : 'at least half'}`,
        reopens: true,
      }),
    ),
    facts.evidence === 0
      ? {
          tone: 'on',
          says: 'Reported complete, and no evidence is attached.',
          wants: 'evidence of what was done',
        }
      : { tone: 'done', says: `Reported complete, with ${counted(facts.evidence, 'piece')} of evidence.` },
  ]
}

// Below what was agreed beforehand; where nothing was, in fewer than half.
const speaksAgainst = ({ dated, met, all, agreed }: Result, closedOn: string | null): boolean =>
  (closedOn === null || dated > closedOn) && (agreed ? met * agreed.out_of < agreed.at_least * all : met * 2 < all)

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 77).trimEnd()}…` : text)
