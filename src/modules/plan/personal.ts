import { type Form, type FormError, wordOf, wrong } from '../../platform/forms.ts'
import { personalDoubts } from '../evidence/index.ts'

/** Passages in narrative that may point to one person, unless the writer ticked that they do not. */
export const doubtsIn = (form: Form, narrative: readonly string[]): string[] =>
  personalDoubts(narrative, wordOf(form, 'confirmed') === 'yes')

export const doubtErrors: readonly FormError[] = [
  wrong('confirmed', 'Take out the words that may point to one person, or say that nobody can be identified'),
]
