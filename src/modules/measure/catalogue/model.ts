import type { Measure } from '../model.ts'

/**
 * How sure an entry is. Confirmed: what `stands` says was read in the publication named; the words are ours. A suggestion: from
 * memory or our own making, `after` says what it leans on.
 */
export type Sure =
  | { kind: 'confirmed'; publication: string; by: string; year: string; stands: string }
  | { kind: 'suggestion'; after: string }

/** How its figures are usually split. Without categories a partnership names its own. */
export type Split = { dimension: string; categories: readonly string[] }

/** A measure ready to be taken over. Its key never changes: measures remember it. */
export type Entry = Pick<
  Measure,
  'title' | 'counted' | 'out_of' | 'unit' | 'kind' | 'better' | 'frequency' | 'calendar'
> & {
  key: string
  splits: readonly Split[]
  /** Questions that members may ask of its figures. */
  ask: readonly string[]
  /** What a reader should bear in mind. */
  bear: string
  sure: Sure
}

/** An entry as a table has it: what most of its table share need not be said again. */
export type Written = Omit<Entry, 'frequency' | 'calendar' | 'splits' | 'bear' | 'sure'> &
  Partial<Pick<Entry, 'frequency' | 'calendar' | 'splits' | 'bear' | 'sure'>>

/** The entries of one source. */
export type Table = {
  key: string
  title: string
  about: string
  usual: Pick<Entry, 'frequency' | 'calendar' | 'sure'>
  entries: readonly Written[]
}

/** `after`: what all suggestions of the group lean on, unless an entry says otherwise; '' where they differ. */
export type Group = Pick<Table, 'key' | 'title' | 'about'> & { after: string; entries: readonly Entry[] }
