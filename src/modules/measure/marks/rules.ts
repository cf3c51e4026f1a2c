import { longDate } from '../../../platform/dates.ts'

export type Phase = {
  id: string
  measure_id: string
  starts_on: string
  reason: string
  made_by: string | null
  made_at: Date
}
export type Exclusion = { id: string; measure_id: string; period_from: string; period_to: string; reason: string }
/** `from_id`: handed down by what stands to the right, which keeps it fresh; `path` leads there. */
export type Annotation = {
  id: string
  measure_id: string
  dated: string
  text: string
  from_id: string | null
  path: string
}
export type Step = {
  id: string
  measure_id: string
  due: string
  value: number
  from_id: string | null
  from_title: string
  path: string
}

type Period = { period_from: string; period_to: string }

/** Why a phase cannot begin on a day: a sentence, or nothing. */
export const phaseFault = (
  starts: string,
  phases: readonly Pick<Phase, 'starts_on'>[],
  periods: readonly Period[],
): string | undefined => {
  if (phases.some(({ starts_on }) => starts_on === starts)) return 'A phase begins on that day already'
  const before = periods.filter(({ period_from }) => period_from < starts).length
  if (before === 0) return 'There is no figure before that day, so there is nothing to part'
  if (before === periods.length) return 'There is no figure from that day on, so there is nothing to part'
  return undefined
}

/** Why a point cannot be left out: a sentence, or nothing. */
export const exclusionFault = (period: Period | undefined, excluded: readonly Period[]): string | undefined =>
  !period
    ? 'Choose the figure to leave out'
    : excluded.some((each) => keyOf(each) === keyOf(period))
      ? 'This figure is left out already'
      : undefined

/** Why a step cannot be set: a sentence, or nothing. */
export const stepFault = (
  step: Pick<Step, 'due' | 'value'>,
  own: readonly Pick<Step, 'due'>[],
  unit: string,
): string | undefined => {
  if (own.some(({ due }) => due === step.due)) return 'There is a step for that day already'
  if (unit === '%' && (step.value < 0 || step.value > 100)) return 'A step in % must be between 0 and 100'
  return undefined
}

/** How a period is named in a form. */
export const keyOf = ({ period_from, period_to }: Period): string => `${period_from}_${period_to}`

/** "Begins on 1 September 2025", for its button and the history. */
export const phaseWords = ({ starts_on }: Pick<Phase, 'starts_on'>): string => `a new phase from ${longDate(starts_on)}`

/** The steps that count, one for each day: a measure's own before those of the plan, the last one handed down before others. */
export const countingSteps = (steps: readonly Step[]): Step[] => {
  const own = steps.filter(({ from_id }) => from_id === null)
  const handed = steps.filter(({ from_id }) => from_id !== null)
  const byDay = new Map([...handed, ...own].map((step) => [step.due, step]))
  return [...byDay.values()].toSorted((a, b) => a.due.localeCompare(b.due))
}

/** The step to hold figures against today: the next one to come, or the last one that has passed. */
export const stepNow = <T extends Pick<Step, 'due'>>(steps: readonly T[], today: string): T | undefined =>
  steps.find(({ due }) => due >= today) ?? steps.at(-1)
