import { type Form, type FormError, wordOf, wrong } from '../../platform/forms.ts'
import { findPersonalData, sentence } from '../../platform/personal-data.ts'
import { personalDoubts } from '../evidence/index.ts'

/** Passages in narrative that may point to one person, unless the writer ticked that they do not. */
export const doubtsIn = (form: Form, narrative: readonly (string | null)[]): string[] =>
  personalDoubts(
    narrative.flatMap((words) => words ?? []),
    wordOf(form, 'confirmed') === 'yes',
  )

export const doubtErrors: readonly FormError[] = [
  wrong('confirmed', 'Take out the words that may point to one person, or say that nobody can be identified'),
]

/** In a reference nothing about a person may ever stand: the sentence that refuses it. */
export const refusedReference = (reference: string | null): string | undefined => {
  const found = findPersonalData(reference ?? '')[0]
  return found && sentence(found.kind)
}
