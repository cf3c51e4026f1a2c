import { joined, small } from '../../../platform/sentence.ts'
import { kinds, type Measure, type MeasureKind } from '../model.ts'
import type { MeasureFields } from '../queries.ts'
import { kindWords } from '../rules.ts'
import { entryOf } from './entries.ts'
import type { Entry, Group, Split, Sure } from './model.ts'

/** What somebody asked the catalogue for. */
export type Wanted = { words: string; kind: MeasureKind | null }

/** Reads the filter; a kind that is none is passed over. */
export const wantedOf = (given: URLSearchParams): Wanted => ({
  words: (given.get('words') ?? '').trim().slice(0, 100),
  kind: kinds.find((kind) => kind === given.get('kind')) ?? null,
})

const isWanted = (entry: Entry, group: Group, { words, kind }: Wanted): boolean => {
  if (kind !== null && entry.kind !== kind) return false
  const said = [
    group.title,
    kindWords[entry.kind],
    entry.title,
    entry.counted,
    entry.out_of,
    entry.bear,
    ...entry.ask,
    ...entry.splits.flatMap(({ dimension, categories }) => [dimension, ...categories]),
    ...(entry.sure.kind === 'confirmed' ? [entry.sure.publication, entry.sure.by, entry.sure.year] : []),
  ].join(' ')
  return plain(words)
    .split(' ')
    .every((word) => plain(said).includes(word))
}

const plain = (words: string) => words.toLowerCase().replaceAll(/[’']/g, '').replaceAll(/\s+/g, ' ').trim()

/** The groups with those of their entries that are wanted; a group without any is left out. */
export const wantedGroups = (groups: readonly Group[], wanted: Wanted): Group[] =>
  groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => isWanted(entry, group, wanted)) }))
    .filter((group) => group.entries.length > 0)

/** Whether a partnership can take an entry over, or why not. `gone`: it was taken away; then it may come back or be made anew. */
export type Standing =
  | { kind: 'free'; gone: { id: string; deleted_at: Date } | null }
  | { kind: 'here' | 'named'; id: string; title: string }

type Known = {
  measures: readonly Pick<Measure, 'id' | 'title' | 'catalogue_key'>[]
  gone: readonly { id: string; catalogue_key: string | null; deleted_at: Date }[]
}

export const standingOf = ({ key, title }: Pick<Entry, 'key' | 'title'>, { measures, gone }: Known): Standing => {
  const here = measures.find(({ catalogue_key }) => catalogue_key === key)
  if (here) return { kind: 'here', id: here.id, title: here.title }
  const named = measures.find((measure) => plain(measure.title) === plain(title))
  if (named) return { kind: 'named', id: named.id, title: named.title }
  return { kind: 'free', gone: gone.find(({ catalogue_key }) => catalogue_key === key) ?? null }
}

/** The measure that an entry becomes: an ordinary one, named today, that anybody who may can change. */
export const fieldsOf = (entry: Entry, today: string): MeasureFields => ({
  title: entry.title,
  counted: entry.counted,
  out_of: entry.out_of,
  unit: entry.unit,
  kind: entry.kind,
  better: entry.better,
  frequency: entry.frequency,
  calendar: entry.calendar,
  context: entry.bear,
  named_on: today,
  source: '',
  owner_post_id: null,
  catalogue_key: entry.key,
})

/** The splits whose categories are not yet named: a partnership that has its own age bands keeps them. */
export const newSplits = (splits: readonly Split[], dimensions: readonly string[]): Split[] => {
  const known = new Set(dimensions.map(plain))
  return splits.filter(({ dimension, categories }) => categories.length > 0 && !known.has(plain(dimension)))
}

/** "Age band: Unborn, 0 to 4, …; Locality". */
export const splitWords = (splits: readonly Split[]): string =>
  splits
    .map(({ dimension, categories }) => (categories.length > 0 ? `${dimension}: ${categories.join(', ')}` : dimension))
    .join('; ')

export const suggestionWords = 'A suggestion, not a published definition: check and change it before use.'

/** How sure an entry is, in words. */
export const sureWords = (sure: Sure): { head: string; words: string } =>
  sure.kind === 'confirmed'
    ? { head: `${sure.publication}, ${sure.by}, ${sure.year}`, words: sure.stands }
    : { head: suggestionWords, words: sure.after }

/**
 * Where a measure of the catalogue comes from, and in what it differs from the entry now. It cannot say who changed it or when: a
 * newer catalogue may have.
 */
export const originOf = (
  measure: Pick<Measure, 'catalogue_key' | (typeof compared)[number][0]>,
): { entry: Entry | null; differs: string } | null => {
  if (measure.catalogue_key === null) return null
  const entry = entryOf(measure.catalogue_key)
  if (!entry) return { entry: null, differs: '' }
  const other = compared.filter(([field]) => measure[field] !== entry[field]).map(([, name]) => name)
  return { entry, differs: other.length === 0 ? '' : `It says something else than the entry about ${joined(other)}.` }
}

const compared = [
  ['title', 'its name'],
  ['counted', 'what is counted'],
  ['out_of', 'out of what'],
  ['unit', 'the unit'],
  ['kind', 'the kind'],
  ['better', 'the direction'],
  ['frequency', 'how often'],
  ['calendar', 'the years'],
] as const

/** "Added 2 measures. “Children on the register” was there already." */
export const addedWords = (added: number, there: readonly string[]): string =>
  [
    `Added ${added === 1 ? 'one measure' : `${added} measures`} from the catalogue.`,
    ...(there.length > 0
      ? [`${joined(there.map((title) => `“${title}”`))} ${there.length === 1 ? 'was' : 'were'} there already.`]
      : []),
  ].join(' ')

/** The sentence that opens the catalogue. */
export const catalogueSentence = (all: readonly Entry[], here: number): string => {
  const confirmed = all.filter(({ sure }) => sure.kind === 'confirmed').length
  const have = here === 0 ? 'You have none of them yet.' : `You have ${small(here)} of them.`
  return `${all.length} measures to choose from: ${confirmed} follow a publication that is named, ${all.length - confirmed} are suggestions. ${have}`
}
