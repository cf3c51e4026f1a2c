import { choice, date, type Form, type FormError, longText, readForm, wordOf, wrong } from '../../../platform/forms.ts'
import { isNewForecast } from '../items/rules.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { KeyWord } from '../plans/model.ts'
import type { AgreedHow, Voice } from './rules.ts'

export type UpdateFields = {
  status: string
  done: string
  next: string
  difference: string
  help: string
  dated: string
  forecast: string | null
  forecastReason: string
  forPostId: string | null
  agreedHow: AgreedHow
  agreedOn: string | null
  /** Why another status is said than the suggested one. */
  differsWhy: string
  contributions: { agencyId: string; agency: string; text: string }[]
}

type Known = {
  item: TreeItem
  words: readonly KeyWord[]
  voices: readonly Voice[]
  agencies: readonly { id: string; name: string }[]
  today: string
}

const ways = ['email', 'meeting', 'telephone', 'not_yet'] as const

/** Reads an update. Three things are required (what is next only while the item goes on); the rest is folded away. */
export const readUpdate = (
  form: Form,
  { item, words, voices, agencies, today }: Known,
): { value: UpdateFields; errors?: undefined } | { value?: undefined; errors: readonly FormError[] } => {
  const ends = words.find(({ code }) => code === wordOf(form, 'status'))?.shape === 'done'
  const read = readForm(form, {
    forPost: choice(
      voices.map(({ postId }) => postId),
      { called: 'The post' },
    ),
    status: choice(
      words.map(({ code }) => code),
      { called: 'The status', required: 'Say how it is going' },
    ),
    done: longText({ called: 'What changed', required: 'Say what changed', max: 20000 }),
    next: longText({ called: 'What is next' }),
    difference: longText({ called: 'What difference it made' }),
    help: longText({ called: 'Help needed' }),
    forecast: date({ called: 'the new finish date' }),
    forecastReason: longText({ called: 'The reason', max: 2000 }),
    differsWhy: longText({ called: 'Why you say another status', max: 2000 }),
    dated: date({ called: 'the day of this update' }),
    agreedHow: choice(ways, { called: 'How it was agreed' }),
    agreedOn: date({ called: 'the day it was agreed' }),
  })
  if (read.errors) return { errors: read.errors }
  const v = read.value
  const voice = voices.find(({ postId }) => postId === v.forPost) ?? (voices.length === 1 ? voices[0] : undefined)
  const errors: FormError[] = []
  if (voices.length > 1 && !voice) errors.push(wrong('forPost', 'Choose the post you write for'))
  if (!ends && !v.next) errors.push(wrong('next', 'Say what is next'))
  if (v.dated && v.dated > today) errors.push(wrong('dated', 'The day of this update cannot be in the future', 'day'))
  if (isNewForecast(item, v.forecast) && !v.forecastReason)
    errors.push(wrong('forecastReason', 'Say why the date has moved'))
  const speaksForAnother = voice !== undefined && !voice.own
  if (speaksForAnother && !v.agreedHow) errors.push(wrong('agreedHow', `Say how ${voice.title} agreed to these words`))
  if (speaksForAnother && v.agreedHow && v.agreedHow !== 'not_yet' && !v.agreedOn)
    errors.push(wrong('agreedOn', 'Enter the day on which they agreed', 'day'))
  if (v.agreedOn && v.agreedOn > today)
    errors.push(wrong('agreedOn', 'The day they agreed cannot be in the future', 'day'))
  const contributions = agencies.flatMap(({ id, name }) => {
    const text = wordOf(form, `part-${id}`).trim()
    if (text.length > 10000) errors.push(wrong(`part-${id}`, `${name}’s part must be 10,000 characters or fewer`))
    return text === '' ? [] : [{ agencyId: id, agency: name, text }]
  })
  if (errors.length > 0) return { errors }
  return {
    value: {
      status: v.status,
      done: v.done,
      next: v.next ?? '',
      difference: v.difference ?? '',
      help: v.help ?? '',
      differsWhy: v.differsWhy ?? '',
      dated: v.dated ?? today,
      forecast: v.forecast,
      forecastReason: v.forecastReason ?? '',
      forPostId: voice?.postId ?? null,
      agreedHow: speaksForAnother ? (v.agreedHow ?? 'not_yet') : 'holder',
      agreedOn: speaksForAnother && v.agreedHow !== 'not_yet' ? v.agreedOn : null,
      contributions,
    },
  }
}

/** The words of an update that a child's detail could slip into. */
export const narrativeOf = (fields: UpdateFields): string[] => [
  fields.done,
  fields.next,
  fields.difference,
  fields.help,
  fields.differsWhy,
  fields.forecastReason,
  ...fields.contributions.map(({ text }) => text),
]
