import { longDate } from '../../../platform/dates.ts'
import { doubtErrors, personalDoubts } from '../../../platform/doubts.tsx'
import { type Form, type FormError, isId, wordOf, wordsOf, wrong } from '../../../platform/forms.ts'
import { narrativeOf, readUpdate, type UpdateFields } from '../updates/form.ts'
import { unchangedWords } from '../updates/rules.ts'
import type { SittingFacts, SittingItem, SittingPost } from './model.ts'
import { isOtherThanSuggested, noChangeRefused, shortName } from './rules.ts'

/** Words on one item that may be saved as they are. */
export type Written = {
  each: SittingItem
  post: SittingPost
  fields: UpdateFields
  pasted: boolean
  noChange: boolean
  differsWhy: string
  evidence: { url: string; shows: string } | null
  /** Agencies that hold their part back until the round is released. */
  heldBack: string[]
  /** The newest update of this round that was on the page; empty when there was none. */
  seen: string
}

/** An error on one item: `text` names the item, for the summary; `plain` stands beside the field. */
export type ItemError = FormError & { itemId: string | null; plain: string }

export type ReadSitting = {
  written: Written[]
  errors: ItemError[]
  /** Passages that may point to one person, by item. */
  doubts: ReadonlyMap<string, string[]>
  /** Items whose words were not taken. */
  left: ReadonlySet<string>
}

/** The fields of one item; in the form each is followed by the item's id. */
const single = [
  'status',
  'done',
  'next',
  'difference',
  'help',
  'forecastReason',
  'pasted',
  'differsWhy',
  'url',
  'shows',
]
const dated = ['forecast-day', 'forecast-month', 'forecast-year']
/** How many other agencies' parts one update takes at a time. */
export const agencyRows = ['1', '2'] as const

/** "forecast-ID-day" for the box of a date, "done-ID" for any other field. */
export const fieldOf = (name: string, id: string): string => {
  const [, field = name, part = ''] = /^(\w+?)(-day|-month|-year)?$/.exec(name) ?? []
  return `${field}-${id}${part}`
}

/**
 * Reads a whole sitting: what is valid may be saved, everything else comes back with its words. Items on which nothing is
 * written are left alone.
 */
export const readSitting = (form: Form, sitting: SittingFacts, today: string): ReadSitting => {
  const written: Written[] = []
  const errors: ItemError[] = []
  const doubts = new Map<string, string[]>()
  const left = new Set<string>()
  const unchanged = new Set(wordsOf(form, 'unchanged').filter(isId))
  for (const post of sitting.posts)
    for (const each of post.items) {
      const { id } = each.item
      const isUnchanged = unchanged.has(id)
      if (!isUnchanged && !isTouched(form, id)) continue
      const read = isUnchanged
        ? unchangedOf(form, each, post, sitting, today)
        : wordsOfItem(form, each, post, sitting, today)
      const found = 'errors' in read ? [] : doubtsOf(form, read)
      if (!('errors' in read) && found.length === 0) {
        written.push(read)
        continue
      }
      left.add(id)
      if ('errors' in read) errors.push(...read.errors)
      if (found.length > 0) {
        doubts.set(id, found)
        errors.push(...doubtErrors.map(({ text }) => ofItem(each, wrong(`confirmed-${id}`, text))))
      }
    }
  return { written, errors: distinct(errors), doubts, left }
}

// What stands in a form from the beginning (a hidden field, an empty choice of agency) does not count as written.
const isTouched = (form: Form, id: string): boolean =>
  [...single, ...dated, ...agencyRows.map((row) => `part${row}`)].some(
    (name) => wordOf(form, fieldOf(name, id)).trim() !== '',
  )

// Words that were said and confirmed before are not asked about again.
const doubtsOf = (form: Form, { each, fields, differsWhy, evidence, noChange }: Written): string[] =>
  personalDoubts(
    [...(noChange ? [] : narrativeOf(fields)), differsWhy, evidence?.shows ?? ''],
    wordOf(form, `confirmed-${each.item.id}`) === 'yes',
  )

const wordsOfItem = (
  form: Form,
  each: SittingItem,
  post: SittingPost,
  { words, agencies }: SittingFacts,
  today: string,
): Written | { errors: ItemError[] } => {
  const { item } = each
  const word = (name: string) => wordOf(form, fieldOf(name, item.id))
  const reply = post.voice.own ? '' : word('pasted').trim()
  const parts = agencyRows.map((row) => ({ row, agency: word(`agency${row}`), text: word(`part${row}`).trim() }))
  const read = readUpdate(
    {
      ...Object.fromEntries([...single, ...dated].map((name) => [name, word(name)])),
      done: [word('done').trim(), reply].filter(Boolean).join('\n\n'),
      ...agreementOf(form, post),
      ...Object.fromEntries(
        parts.filter(({ text }) => text !== '').map(({ agency, text }) => [`part-${agency}`, text]),
      ),
    },
    { item, words, voices: [post.voice], agencies, today },
  )
  const url = word('url').trim()
  const extra = [
    ...parts
      .filter(({ agency, text }) => text !== '' && !agencies.some((known) => known.id === agency))
      .map(({ row }) => wrong(`agency${row}`, 'Choose the agency whose part this is')),
    ...(parts[0]?.text && parts[1]?.text && parts[0].agency === parts[1].agency
      ? [wrong('agency2', 'Choose another agency for the second part')]
      : []),
    ...(word('differsWhy').length > 2000 ? [wrong('differsWhy', 'The reason must be 2,000 characters or fewer')] : []),
    ...(url !== '' && (!URL.canParse(url) || !/^https?:\/\/\S+$/.test(url))
      ? [wrong('url', 'The address of the evidence must begin with https://')]
      : []),
    ...(url.length > 2000 ? [wrong('url', 'The address of the evidence must be 2,000 characters or fewer')] : []),
    ...(url === '' && word('shows').trim() !== '' ? [wrong('url', 'Enter the address of the evidence')] : []),
    ...(word('shows').length > 300 ? [wrong('shows', 'What it shows must be 300 characters or fewer')] : []),
  ]
  if (read.errors || extra.length > 0)
    return { errors: [...(read.errors ?? []), ...extra].map((error) => placed(each, post, parts, error)) }
  const tone = words.find(({ code }) => code === read.value.status)?.shape
  return {
    each,
    post,
    fields: { ...read.value, forPostId: post.voice.postId },
    pasted: reply !== '',
    noChange: false,
    differsWhy: isOtherThanSuggested(tone, each.suggested) ? word('differsWhy').trim() : '',
    evidence: url === '' ? null : { url, shows: word('shows').trim() },
    heldBack: parts.flatMap(({ row, agency }) => (word(`held${row}`) === 'yes' ? [agency] : [])),
    seen: word('seen'),
  }
}

// One click: the last status and the last next step stand. Who writes for another need not say how its holder agreed:
// until something is said, the holder has still to.
const unchangedOf = (
  form: Form,
  each: SittingItem,
  post: SittingPost,
  { words }: SittingFacts,
  today: string,
): Written | { errors: ItemError[] } => {
  const { item, last } = each
  const refused = noChangeRefused(each, words)
  if (last === null || refused) return { errors: [ofItem(each, wrong(`status-${item.id}`, refused ?? ''))] }
  const agreed = agreementOf(form, post)
  const read = readUpdate(
    {
      status: last.status,
      done: unchangedWords(last, longDate),
      next: last.next || 'As before.',
      help: last.help,
      ...agreed,
      agreedHow: agreed['agreedHow'] || 'not_yet',
    },
    { item, words, voices: [post.voice], agencies: [], today },
  )
  if (read.errors) return { errors: read.errors.map((error) => placed(each, post, [], error)) }
  const tone = words.find(({ code }) => code === last.status)?.shape
  return {
    each,
    post,
    fields: { ...read.value, next: last.next, forPostId: post.voice.postId },
    pasted: false,
    noChange: true,
    differsWhy: isOtherThanSuggested(tone, each.suggested)
      ? wordOf(form, `differsWhy-${item.id}`).trim().slice(0, 2000)
      : '',
    evidence: null,
    heldBack: [],
    seen: wordOf(form, `seen-${item.id}`),
  }
}

/** How the holder agreed is said once for all that is written for a post. */
const agreementOf = (form: Form, { voice }: SittingPost): Record<string, string> =>
  voice.own
    ? {}
    : Object.fromEntries(
        ['agreedHow', 'agreedOn-day', 'agreedOn-month', 'agreedOn-year'].map((name) => [
          name,
          wordOf(form, fieldOf(name, voice.postId)),
        ]),
      )

// An error of the form of one update stands at the item's own field; one about agreement at the post's.
const placed = (
  each: SittingItem,
  { voice }: SittingPost,
  parts: readonly { row: string; agency: string }[],
  error: FormError,
): ItemError => {
  const isOfPost = error.field.startsWith('agreed')
  const id = isOfPost ? voice.postId : each.item.id
  const row = parts.find(({ agency }) => error.field === `part-${agency}`)?.row
  const [field, target] = row ? [`part${row}`, `part${row}`] : [error.field, error.href.slice(1)]
  const moved = { text: error.text, field: `${field}-${id}`, href: `#${fieldOf(target, id)}` as const }
  return isOfPost ? { ...moved, plain: error.text, itemId: null } : ofItem(each, moved)
}

const ofItem = ({ item }: SittingItem, error: FormError): ItemError => ({
  ...error,
  itemId: item.id,
  plain: error.text,
  text: `${shortName(item)}: ${error.text}`,
})

// What is said once for a post is wrong once, however many items it stands for.
const distinct = (errors: readonly ItemError[]): ItemError[] =>
  errors.filter(({ itemId, href }, at) => itemId !== null || errors.findIndex((each) => each.href === href) === at)

/** The words of a form without those of items that have now been saved. */
export const withoutSaved = (form: Form, saved: readonly string[]): Form =>
  Object.fromEntries(
    Object.entries(form).filter(([name]) => name !== 'unchanged' && !saved.some((id) => name.includes(id))),
  )

/** The words that somebody typed, for a page that could not take them. */
export const typedIn = (form: Form): string[] =>
  Object.keys(form)
    .filter((name) => /^(done|next|pasted|difference|help|part\d)-/.test(name))
    .map((name) => wordOf(form, name).trim())
    .filter((words) => words !== '')
