import { dateFields } from '../../../platform/asked.ts'
import {
  also,
  choice,
  date,
  type Form,
  type FormError,
  longText,
  type Read,
  readForm,
  text,
  isId,
  wordOf,
  wordsOf,
  wrong,
} from '../../../platform/forms.ts'
import { digestOf } from '../../../platform/digest.ts'
import { type Ask, type Kind, kinds, noSettings, type Settings, tellsFigures, verbs } from '../facts.ts'
import { hasAsks, type Part } from '../offered.ts'

/** What stands in each box while nobody has written there, from the facts of the moment. */
export type Offered = { asks: readonly Ask[]; words: Readonly<Record<string, string>> }

/** How many recommendations a form has room for. */
export const askRows = 10

const about = (today: string) => ({
  group: text({ called: 'The meeting' }),
  meeting: date({ called: 'the date of the meeting' }),
  item: text({ called: 'The agenda item', max: 20 }),
  by: text({ called: 'Who it is by' }),
  since: also(date({ called: 'the date since which changes are shown' }), (since) =>
    since !== null && since > today ? 'The date since which changes are shown must be today or earlier' : undefined,
  ),
  large_print: text({ called: 'Large print' }),
})

/** Reads the form that begins a paper. */
export const readNew = (
  form: Form,
  plans: readonly { id: string }[],
  today: string,
): Read<{ kind: Kind; planId: string; settings: Settings }> => {
  const read = readForm(form, {
    kind: choice(kinds, { called: 'The kind of paper', required: 'Choose what kind of paper to make' }),
    plan: choice(
      plans.map(({ id }) => id),
      { called: 'The plan', required: 'Choose the plan it tells of' },
    ),
    ...about(today),
  })
  if (read.errors) return read
  const { kind, plan, ...rest } = read.value
  const errors = sinceErrors(kind, rest.since)
  return errors.length > 0
    ? { errors }
    : { value: { kind, planId: plan, settings: { ...noSettings, ...aboutOf(rest) } } }
}

/** Reads the form that changes a paper. Words left as they were offered are not kept, so they follow the figures. */
export const readChange = (
  form: Form,
  { kind, settings }: { kind: Kind; settings: Settings },
  parts: readonly Part[],
  today: string,
): Read<{ title: string; settings: Settings; version: number }> => {
  const read = readForm(form, {
    title: text({ called: 'The title', required: 'Enter a title', max: 300 }),
    ...about(today),
  })
  const errors: FormError[] = [
    ...(read.errors ?? []),
    ...(settings.release ? [] : sinceErrors(kind, read.value?.since ?? (read.errors ? today : null))),
  ]
  const words: Record<string, string> = {}
  for (const { key, heading } of parts) {
    const typed = longText({ called: `“${heading}”`, max: 20_000 })(form, `words-${key}`)
    if ('error' in typed) errors.push(wrong(`words-${key}`, typed.error))
    else if (typed.value !== null && !isOffered(form, `words-${key}`, typed.value)) words[key] = typed.value
  }
  const asks = hasAsks(kind) ? asksOf(form, errors) : null
  const measures = tellsFigures(kind) ? measuresOf(form, errors) : settings.measures
  if (errors.length > 0 || read.errors) return { errors }
  const { title, ...rest } = read.value
  return {
    value: {
      title,
      settings: { ...aboutOf(rest), ...ofRelease(settings), measures, asks, words },
      version: Number(wordOf(form, 'version')) || 0,
    },
  }
}

/** The boxes of the form as a paper has them: its own words, else the offered ones. */
export const wordsFor = (title: string, settings: Settings, offered: Offered, parts: readonly Part[]): Form => ({
  title,
  group: settings.group,
  item: settings.item,
  by: settings.by,
  ...(settings.largePrint ? { large_print: 'yes' } : {}),
  which: settings.measures === null ? 'plan' : settings.measures === 'all' ? 'all' : 'chosen',
  ...(Array.isArray(settings.measures) ? { measures: settings.measures } : {}),
  ...dateFields('meeting', settings.meetingOn),
  ...dateFields('since', settings.since),
  ...Object.fromEntries(parts.map(({ key }) => [`words-${key}`, settings.words[key] ?? offered.words[key] ?? ''])),
  ...Object.fromEntries(
    (settings.asks ?? offered.asks).flatMap(({ verb, words }, at) => [
      [`verb-${at}`, verb],
      [`ask-${at}`, words],
    ]),
  ),
})

const whichMeasures = ['plan', 'all', 'chosen'] as const

const measuresOf = (form: Form, errors: FormError[]): Settings['measures'] => {
  const which = whichMeasures.find((each) => each === wordOf(form, 'which'))
  if (which === 'plan' || which === 'all') return which === 'all' ? 'all' : null
  const ids = wordsOf(form, 'measures').filter(isId)
  if (which === undefined) errors.push(wrong('which', 'Choose which measures the paper tells'))
  else if (ids.length === 0) errors.push(wrong('measures', 'Tick the measures that the paper tells'))
  return ids
}

/** What a form says was offered to whoever filled it: compared when it comes back. */
export const markOf = (offered: unknown): string => digestOf(offered).slice(0, 16)

const isOffered = (form: Form, name: string, typed: unknown) => wordOf(form, `offered-${name}`) === markOf(typed)

const asksOf = (form: Form, errors: FormError[]): Ask[] | null => {
  if (wordOf(form, 'asks_again') === 'yes') return null
  const asks: Ask[] = []
  for (let at = 0; at < askRows; at++) {
    const typed = text({ called: `Recommendation ${at + 1}`, max: 1000 })(form, `ask-${at}`)
    if ('error' in typed) errors.push(wrong(`ask-${at}`, typed.error))
    else if (typed.value !== null) {
      const verb = verbs.find((each) => each === wordOf(form, `verb-${at}`))
      if (verb) asks.push({ verb, words: typed.value })
      else errors.push(wrong(`verb-${at}`, `Choose what the meeting is to do with recommendation ${at + 1}`))
    }
  }
  return isOffered(form, 'asks', asks) ? null : asks
}

// A paper of a release compares it with the one before; its form asks for no day.
const ofRelease = ({ release, since }: Settings) => (release ? { release, since } : { release })

const sinceErrors = (kind: Kind, since: string | null): FormError[] =>
  kind === 'highlight' && since === null
    ? [wrong('since', 'Enter the date since which changes are shown, such as the last meeting', 'day')]
    : []

type About = {
  group: string | null
  meeting: string | null
  item: string | null
  by: string | null
  since: string | null
  large_print: string | null
}

const aboutOf = (typed: About): Pick<Settings, 'group' | 'meetingOn' | 'item' | 'by' | 'since' | 'largePrint'> => ({
  group: typed.group ?? '',
  meetingOn: typed.meeting,
  item: typed.item ?? '',
  by: typed.by ?? '',
  since: typed.since,
  largePrint: typed.large_print === 'yes',
})
