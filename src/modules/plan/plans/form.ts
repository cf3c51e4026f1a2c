import { dateFields } from '../../../platform/asked.ts'
import {
  choice,
  choices,
  date,
  type Form,
  type FormError,
  readForm,
  text,
  wordOf,
  wordsOf,
  wrong,
} from '../../../platform/forms.ts'
import { levels, type Level, type Plan, type PlanLevel, type RollUp, rollUps } from './model.ts'
import { levelsOf, wordOfLevel } from './rules.ts'

export type PlanFields = {
  title: string
  kind: Plan['kind']
  levels: PlanLevel[]
  startsOn: string | null
  endsOn: string | null
  owning: string | null
  overseeing: string | null
  parentId: string | null
  ratedLevel: Level | null
  rollUp: RollUp
}

/** Reads the form of a plan. `inUse`: the levels that items stand at, which must stay; `above`: the plans it may stand under. */
export const readPlan = (
  form: Form,
  inUse: readonly string[],
  above: readonly { id: string }[],
): { value: PlanFields; errors?: undefined } | { value?: undefined; errors: readonly FormError[] } => {
  const read = readForm(form, {
    title: text({ called: 'The title', required: 'Enter the title of the plan', max: 300 }),
    kind: choice(['strategic', 'delivery'], { called: 'The kind', required: 'Choose what kind of plan this is' }),
    levels: choices(levels, { called: 'The levels', required: 'Tick at least one level' }),
    starts: date({ called: 'the first day of the plan' }),
    ends: date({ called: 'the last day of the plan' }),
    owning: text({ called: 'The owning group' }),
    overseeing: text({ called: 'The overseeing group' }),
    rated: choice(['lines', ...levels], { called: 'The level that carries the status' }),
    rollUp: choice(rollUps, { called: 'The rule for headings' }),
    under: choice(
      above.map(({ id }) => id),
      { called: 'The plan it stands under' },
    ),
  })
  if (read.errors) return { errors: read.errors }
  const { title, kind, starts, ends, owning, overseeing, under, rated, rollUp } = read.value
  const ratedLevel = levels.find((level) => level === rated) ?? null
  const ticked = wordsOf(form, 'levels')
  const lost = inUse.filter((level) => !ticked.includes(level))
  const long = levels.filter((level) => wordOf(form, `word-${level}`).trim().length > 40)
  const errors = [
    ...lost.map((level) => wrong('levels', `Keep the level “${level}”: items of this plan stand at it`)),
    ...long.map((level) => wrong(`word-${level}`, 'The word for a level must be 40 characters or fewer')),
    ...(ratedLevel && !ticked.includes(ratedLevel)
      ? [wrong('rated', `This plan does not use the level “${ratedLevel}”, so it cannot carry the status`)]
      : []),
    ...(starts && ends && ends < starts
      ? [wrong('ends', 'The last day must be the same as or after the first day', 'day')]
      : []),
    ...(under && kind === 'strategic'
      ? [wrong('under', 'Only a delivery plan stands under another. Choose “Delivery plan”, or let it stand by itself')]
      : []),
  ]
  if (errors.length > 0) return { errors }
  return {
    value: {
      title,
      kind,
      levels: levelsOf(ticked, (level) => wordOf(form, `word-${level}`)),
      startsOn: starts,
      endsOn: ends,
      owning,
      overseeing,
      parentId: under,
      ratedLevel,
      rollUp: rollUp ?? 'none',
    },
  }
}

/** A plan as the words of its form. */
export const wordsOfPlan = (plan: Plan, groupName: (id: string | null) => string): Form => ({
  version: String(plan.version),
  title: plan.title,
  kind: plan.kind,
  levels: plan.levels.map(({ level }) => level),
  ...Object.fromEntries(levels.map((level) => [`word-${level}`, wordOfLevel(plan, level)])),
  ...dateFields('starts', plan.starts_on),
  ...dateFields('ends', plan.ends_on),
  owning: groupName(plan.owning_group_id),
  overseeing: groupName(plan.overseeing_group_id),
  rated: plan.rated_level ?? 'lines',
  rollUp: plan.roll_up,
  under: plan.parent_id ?? '',
})
