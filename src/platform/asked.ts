// Puts a person's own words and errors back into the official components, so that a refused form comes back as it was:
// input({ ...asked(filled, 'title'), label: { text: 'Title' } })
import { dateWords } from './dates.ts'
import { dateOf, type Form, type FormError, wordOf, wordsOf } from './forms.ts'

/** What a form shows: the words in its fields, and what is wrong with them. */
export type Filled = { words: Form; errors?: readonly FormError[] | undefined }

/** For input, textarea, select and fileUpload (which shows no words). */
export const asked = (filled: Filled, name: string) => ({
  id: name,
  name,
  value: wordOf(filled.words, name),
  errorMessage: errorOf(filled, name),
})

/** For radios. */
export const askedChoice = (filled: Filled, name: string) => ({
  idPrefix: name,
  name,
  value: wordOf(filled.words, name),
  errorMessage: errorOf(filled, name),
})

/** For checkboxes. */
export const askedChoices = (filled: Filled, name: string) => ({
  idPrefix: name,
  name,
  values: wordsOf(filled.words, name),
  errorMessage: errorOf(filled, name),
})

/** For dateInput. The box that is wrong is marked; all three when the whole date is missing. */
export const askedDate = (filled: Filled, name: string) => {
  const words = dateOf(filled.words, name)
  const hasWords = Object.values(words).some((word) => word !== '')
  const href = hasWords ? errorIn(filled, name)?.href : undefined
  const part = (part: 'day' | 'month' | 'year') => ({
    name: part,
    value: words[part],
    error: href === `#${name}-${part}` || undefined,
  })
  return {
    id: name,
    namePrefix: name,
    day: part('day'),
    month: part('month'),
    year: part('year'),
    errorMessage: errorOf(filled, name),
  }
}

/** A date as the words of three boxes, to fill a form from a record: { title, ...dateFields('due', item.due) }. */
export const dateFields = (name: string, date: string | null): Form => {
  const { day, month, year } = dateWords(date)
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

const errorIn = ({ errors = [] }: Filled, name: string) => errors.find(({ field }) => field === name)

const errorOf = (filled: Filled, name: string) => {
  const fault = errorIn(filled, name)
  return fault && { text: fault.text }
}
