// Forms the GOV.UK way. readForm turns what was typed into { value } or { errors }; the asked functions put the person's
// own words and the errors back into the official components.
import { type DateWords, type IsoDate, readDate } from './dates.ts'

/** What a browser sent: names and words, several words for boxes that were ticked. */
export type Form = Readonly<Record<string, string | readonly string[]>>
export type FormError = { field: string; href: `#${string}`; text: string }
export type Read<T> = { value: T; errors?: undefined } | { value?: undefined; errors: readonly FormError[] }

/** Reads one field of a form by its name. */
export type Field<T> = (form: Form, name: string) => { value: T } | { error: string; part?: string }

/**
 * Reads the whole form. Keys are the fields' names, in the order of the page, which is the order of the errors.
 * `const read = readForm(form, { title: text({ called: 'The title', required: 'Enter a title' }) })`
 */
export const readForm = <T extends Record<string, unknown>>(
  form: Form,
  fields: { [K in keyof T]: Field<T[K]> },
): Read<T> => {
  const value: Partial<T> = {}
  const errors: FormError[] = []
  for (const name of Object.keys(fields) as (keyof T & string)[]) {
    const read = fields[name](form, name)
    if ('error' in read) errors.push(wrong(name, read.error, read.part))
    else value[name] = read.value
  }
  return errors.length > 0 ? { errors } : { value: value as T }
}

/** An error a rule found after reading, such as an end before a start. `part` is the box of a date. */
export const wrong = (field: string, text: string, part?: string): FormError => ({
  field,
  href: `#${field}${part ? `-${part}` : ''}`,
  text,
})

/** `called` begins the sentences about the field: "The title" gives "The title must be 200 characters or fewer". */
type Asked = { called: string; required?: string | undefined }
/** A field with a `required` sentence is never null; without one, an empty field is null. */
type Answer<T, A> = A extends { required: string } ? T : T | null

/** One line of words, 200 characters at most unless said. */
export const text = <A extends Asked & { max?: number }>(asked: A): Field<Answer<string, A>> =>
  fieldOf(asked, (typed) => ofLength(tidy(typed).replaceAll(/\s+/g, ' '), asked.called, asked.max ?? 200))

/** Paragraphs, 5,000 characters at most unless said. */
export const longText = <A extends Asked & { max?: number }>(asked: A): Field<Answer<string, A>> =>
  fieldOf(asked, (typed) => ofLength(tidy(typed), asked.called, asked.max ?? 5000))

/** An e-mail address. Only its shape is checked: whether it works shows when a message arrives. */
export const email = <A extends Asked>(asked: A): Field<Answer<string, A>> =>
  fieldOf(asked, (typed) =>
    /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:.]{2,}$/.test(typed) && typed.length <= 254
      ? { value: typed }
      : { error: `${asked.called} must be an e-mail address, like name@example.com` },
  )

/** A number, with or without a thousands comma or a per cent sign. `whole` refuses decimals. */
export const number = <A extends Asked & { min?: number; max?: number; whole?: boolean }>(
  asked: A,
): Field<Answer<number, A>> =>
  fieldOf(asked, (typed) => {
    const { called, min = -Infinity, max = Infinity, whole = false } = asked
    const plain = typed.replace(/\s*%$/, '').replaceAll(/,(?=\d{3}(\D|$))/g, '')
    if (!/^[-−]?\d+(\.\d+)?$/.test(plain))
      return { error: `${called} must be a number, like ${whole ? '72' : '72 or 72.5'}` }
    const value = Number(plain.replace('−', '-'))
    if (whole && !Number.isSafeInteger(value)) return { error: `${called} must be a whole number, like 72` }
    if (value >= min && value <= max) return { value }
    if (min === -Infinity) return { error: `${called} must be ${max} or less` }
    if (max === Infinity) return { error: `${called} must be ${min} or more` }
    return { error: `${called} must be between ${min} and ${max}` }
  })

/** A percentage from 0 to 100. */
export const percent = <A extends Asked>(asked: A): Field<Answer<number, A>> => number({ ...asked, min: 0, max: 100 })

/** One of the answers offered: radios or a select. */
export const choice = <const V extends string, A extends Asked>(offered: readonly V[], asked: A): Field<Answer<V, A>> =>
  fieldOf(asked, (typed) => {
    const value = offered.find((each) => each === typed)
    return value === undefined ? { error: `${asked.called} must be one of the answers offered` } : { value }
  })

/** Any of the answers offered: checkboxes. None is an empty list, unless `required`. */
export const choices =
  <const V extends string>(offered: readonly V[], { called, required }: Asked): Field<readonly V[]> =>
  (form, name) => {
    const typed = wordsOf(form, name).filter((word) => word !== '')
    if (typed.length === 0 && required) return { error: required }
    const unknown = typed.some((word) => !offered.some((each) => each === word))
    return unknown
      ? { error: `${called} must be among the answers offered` }
      : { value: offered.filter((each) => typed.includes(each)) }
  }

/** A date from three boxes, name-day, name-month and name-year. */
export const date =
  <A extends Asked>(asked: A): Field<Answer<IsoDate, A>> =>
  (form, name) => {
    const read = readDate(dateOf(form, name), asked.called)
    switch (read.kind) {
      case 'date':
        return { value: read.date }
      case 'empty':
        return asked.required ? { error: asked.required, part: 'day' } : { value: null as Answer<IsoDate, A> }
      case 'error':
        return { error: read.text, part: read.part }
    }
  }

/** A field with one more rule: it gives a sentence when the value breaks it. */
export const also =
  <T>(field: Field<T>, broken: (value: T) => string | undefined): Field<T> =>
  (form, name) => {
    const read = field(form, name)
    const sentence = 'value' in read ? broken(read.value) : undefined
    return sentence === undefined ? read : { error: sentence }
  }

const fieldOf =
  <T, A extends Asked>(asked: A, read: (typed: string) => { value: T } | { error: string }): Field<Answer<T, A>> =>
  (form, name) => {
    const typed = wordOf(form, name).trim()
    if (typed !== '') return read(typed)
    return asked.required ? { error: asked.required } : { value: null as Answer<T, A> }
  }

const ofLength = (value: string, called: string, max: number) =>
  value.length <= max
    ? { value }
    : {
        error: `${called} must be ${max.toLocaleString('en-GB')} characters or fewer. It has ${value.length.toLocaleString('en-GB')}`,
      }

// PostgreSQL cannot store a null character, and no other control character but a tab or a new line is ever meant.
const tidy = (typed: string) =>
  typed
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim()

/** The first word sent under a name, or nothing. */
export const wordOf = (form: Form, name: string): string => wordsOf(form, name)[0] ?? ''

/** All words sent under a name. */
export const wordsOf = (form: Form, name: string): readonly string[] => {
  const sent = Object.hasOwn(form, name) ? form[name] : undefined
  return sent === undefined ? [] : typeof sent === 'string' ? [sent] : sent
}

/** The hidden version that a form was made from; 0, which no row has, when it was tampered with. */
export const versionOf = (form: Form): number => {
  const version = wordOf(form, 'version')
  return /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0
}

/** Is this word an id? Anything else must not reach a question to the database. */
export const isId = (word: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word)

/** The three boxes of a date. */
export const dateOf = (form: Form, name: string): DateWords => ({
  day: wordOf(form, `${name}-day`),
  month: wordOf(form, `${name}-month`),
  year: wordOf(form, `${name}-year`),
})
