import { type Form, type FormError, wordOf, wrong } from '../../../platform/forms.ts'
import type { Tone } from '../../../platform/shapes.tsx'
import type { KeyWord, Plan } from '../plans/model.ts'
import { notStated } from '../plans/rules.ts'

/** Are two keys the same to a reader? Then no new version is made. */
export const sameKey = (a: readonly KeyWord[], b: readonly KeyWord[]): boolean =>
  a.length === b.length &&
  a.every((word, at) => {
    const other = b[at]
    return (
      other !== undefined &&
      word.code === other.code &&
      word.word === other.word &&
      word.shape === other.shape &&
      word.definition === other.definition
    )
  })

/**
 * The key that a form describes, worst first, or what is wrong with it. A status whose word was emptied is dropped,
 * and so is an empty row.
 */
export const keyOf = (
  rows: readonly { code: string; word: string; shape: string; definition: string }[],
): { words: KeyWord[]; errors: FormError[] } => {
  const errors: FormError[] = []
  const words: KeyWord[] = []
  for (const [at, row] of rows.entries()) {
    const word = row.word.trim()
    if (word === '') {
      if (row.definition.trim() !== '' && row.code === '')
        errors.push(wrong(`word-${at}`, `Enter the word of status ${at + 1}, or empty what it means`))
      continue
    }
    const shape = shapes.find((each) => each === row.shape)
    if (!shape) errors.push(wrong(`shape-${at}`, `Choose a shape for “${word}”`))
    else if (word.length > 40) errors.push(wrong(`word-${at}`, `“${word.slice(0, 40)}” must be 40 characters or fewer`))
    else if (row.definition.trim().length > 500)
      errors.push(wrong(`definition-${at}`, `What “${word}” means must be 500 characters or fewer`))
    else if (words.some((each) => each.word.toLowerCase() === word.toLowerCase()))
      errors.push(wrong(`word-${at}`, `“${word}” stands in the key twice`))
    else words.push({ code: row.code || codeFor(word, words), word, shape, definition: row.definition.trim() })
  }
  if (errors.length === 0 && words.length < 2) errors.push(wrong('word-0', 'Enter at least two statuses'))
  if (errors.length === 0 && !words.some(({ shape }) => shape === 'done'))
    errors.push(wrong('shape-0', 'Give one status the square with a tick, so that finished items can be told apart'))
  return { words: words.sort((a, b) => rank(a.shape) - rank(b.shape)), errors }
}

/** The shapes a status may take, in order of severity. The two lines of "no improvement needed" belong to its kind. */
export const shapes = ['off', 'risk', 'on', 'wait', 'done'] as const satisfies readonly Tone[]

export const shapeWords: Record<(typeof shapes)[number], string> = {
  off: 'Diamond: look here',
  risk: 'Triangle: a warning',
  on: 'Circle: going as agreed',
  wait: 'Bar: not begun',
  done: 'Square with a tick: finished',
}

/** The rows of the key editor as typed: word-0, shape-0, definition-0, code-0 and so on. */
export const keyRows = (form: Form) =>
  Array.from({ length: 12 }, (_, at) => ({
    code: wordOf(form, `code-${at}`),
    word: wordOf(form, `word-${at}`),
    shape: wordOf(form, `shape-${at}`),
    definition: wordOf(form, `definition-${at}`),
  }))

/** A key as the words of its editor. */
export const wordsOfKey = (plan: Plan): Form =>
  Object.fromEntries(
    (plan.keys[0]?.words ?? []).flatMap(({ code, word, shape, definition }, at) => [
      [`code-${at}`, code],
      [`word-${at}`, word],
      [`shape-${at}`, shape],
      [`definition-${at}`, definition],
    ]),
  )

const rank = (shape: Tone) => shapes.findIndex((each) => each === shape)

const codeFor = (word: string, taken: readonly KeyWord[]): string => {
  const code =
    word
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, '') || 'status'
  const free = (n: number): string => {
    const candidate = n === 1 ? code : `${code}_${n}`
    return candidate === notStated || taken.some((each) => each.code === candidate) ? free(n + 1) : candidate
  }
  return free(1)
}
