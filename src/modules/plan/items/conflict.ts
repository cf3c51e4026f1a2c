import { type Form, wordOf, wordsOf } from '../../../platform/forms.ts'

/** Names for the ids that a form sends. */
export type Names = {
  items: ReadonlyMap<string, string>
  posts: ReadonlyMap<string, string>
  agencies: ReadonlyMap<string, string>
  levels: ReadonlyMap<string, string>
}

export type Difference = {
  key: string
  label: string
  saved: string
  yours: string
  /** What is proposed: your words where you changed them, the saved ones where you left the field as it was. */
  keep: 'saved' | 'yours'
}

type Compared = { key: string; label: string; names: readonly string[]; show: (form: Form, names: Names) => string }

const dateNames = (name: string) => [`${name}-day`, `${name}-month`, `${name}-year`]
const plain = (key: string, label: string): Compared => ({
  key,
  label,
  names: [key],
  show: (form) => wordOf(form, key).trim(),
})
const dated = (key: string, label: string): Compared => ({
  key,
  label,
  names: dateNames(key),
  show: (form) =>
    dateNames(key)
      .map((name) => wordOf(form, name).trim())
      .filter(Boolean)
      .join(' '),
})
const kinds: Record<string, string> = {
  improvement: 'Improvement',
  no_improvement_needed: 'No improvement needed',
  signpost: 'Signpost',
}

const compared: readonly Compared[] = [
  plain('title', 'Title'),
  plain('reference', 'Reference'),
  plain('aim', 'Aim'),
  { key: 'kind', label: 'Kind', names: ['kind'], show: (form) => kinds[wordOf(form, 'kind')] ?? '' },
  plain('reason', 'Why no improvement is needed'),
  plain('signpost', 'Signpost'),
  {
    key: 'parent',
    label: 'Stands under',
    names: ['parent'],
    show: (form, { items }) => items.get(wordOf(form, 'parent')) ?? 'Nothing: it is at the top',
  },
  {
    key: 'level',
    label: 'Level',
    names: ['level'],
    show: (form, { levels }) => levels.get(wordOf(form, 'level')) ?? wordOf(form, 'level'),
  },
  {
    key: 'leads',
    label: 'Lead posts',
    names: ['leads', 'newPost'],
    show: (form, { posts }) =>
      [
        ...wordsOf(form, 'leads')
          .map((id) => posts.get(id) ?? '')
          .sort(),
        wordOf(form, 'newPost'),
      ]
        .filter(Boolean)
        .join(', '),
  },
  {
    key: 'agency',
    label: 'Lead agency',
    names: ['agency'],
    show: (form, { agencies }) => agencies.get(wordOf(form, 'agency')) ?? '',
  },
  plain('owning', 'Group that delivers it'),
  plain('overseeing', 'Group that oversees it'),
  dated('starts', 'Start'),
  {
    key: 'due',
    label: 'Agreed date',
    names: ['dueKind', ...dateNames('due')],
    show: (form) =>
      wordOf(form, 'dueKind') === 'ongoing'
        ? 'Ongoing'
        : wordOf(form, 'dueKind') === 'to_be_confirmed'
          ? 'To be confirmed'
          : dateNames('due')
              .map((name) => wordOf(form, name).trim())
              .filter(Boolean)
              .join(' '),
  },
  dated('forecast', 'Forecast'),
  plain('links', 'Links'),
]

/** Where two versions of an item differ, field by field. `began`: the words the second person started from. */
export const differences = (saved: Form, yours: Form, began: Form, names: Names): Difference[] =>
  compared.flatMap(({ key, label, show }) => {
    const [theirs, mine, before] = [show(saved, names), show(yours, names), show(began, names)]
    return theirs === mine
      ? []
      : [{ key, label, saved: theirs, yours: mine, keep: mine === before ? ('saved' as const) : ('yours' as const) }]
  })

/** The second person's words with the choices they made on the page that shows both: keep-title=saved and so on. */
export const merged = (yours: Form, saved: Form): Form => {
  const taken = compared.filter(({ key }) => wordOf(yours, `keep-${key}`) === 'saved').flatMap(({ names }) => names)
  return { ...yours, ...Object.fromEntries(taken.map((name) => [name, saved[name] ?? ''])) }
}

/** The words a form began with, sent along as one hidden field; nothing when it is not there or was tampered with. */
export const beganWith = (form: Form): Form => {
  try {
    const read: unknown = JSON.parse(wordOf(form, 'began') || '{}')
    return typeof read === 'object' && read !== null ? (read as Form) : {}
  } catch {
    return {}
  }
}
