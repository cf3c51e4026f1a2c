import { choice, type Form, longText, type FormError, readForm, wrong } from '../../../platform/forms.ts'
import type { Level, SuggestedLevel } from './facts.ts'
import { reasonAsked } from './standing.ts'

/** The levels that can be chosen: 3 measured, and 3 judged. */
export const choices = ['0', '1', '2', '3', '3j', '4'] as const
export type LevelChoice = (typeof choices)[number]

const levelOfChoice = (chosen: LevelChoice): Level => Number(chosen.charAt(0)) as Level

/** Reads the form of a level. From level 3 on it asks what else could explain it. */
export const readLevel = (
  form: Form,
  now: SuggestedLevel,
):
  | { value: { level: Level; judged: boolean; reason: string; otherwise: string }; errors?: undefined }
  | { value?: undefined; errors: readonly FormError[] } => {
  const read = readForm(form, {
    level: choice(choices, { called: 'The level', required: 'Choose a level' }),
    reason: longText({ called: 'The reason', max: 2000 }),
    otherwise: longText({ called: 'What else could explain it', max: 2000 }),
  })
  if (read.errors) return read
  const level = levelOfChoice(read.value.level)
  const errors: FormError[] = []
  if (read.value.reason === null) errors.push(wrong('reason', reasonAsked(level, now)))
  if (level >= 3 && read.value.otherwise === null)
    errors.push(wrong('otherwise', 'Say what else could explain it, or that you looked and found nothing else'))
  if (errors.length > 0) return { errors }
  const judged = read.value.level === '3j' || (level === 4 && now.judged)
  return { value: { level, judged, reason: read.value.reason ?? '', otherwise: read.value.otherwise ?? '' } }
}
