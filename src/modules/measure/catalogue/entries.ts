import type { Entry, Group, Table } from './model.ts'
import { committee } from './tables/committee.ts'
import { looked, official } from './tables/official.ts'
import { parenting } from './tables/parenting.ts'
import { plans } from './tables/plans.ts'
import { timescales } from './tables/timescales.ts'

const whole = ({ usual, entries, ...table }: Table): Group => ({
  ...table,
  after: usual.sure.kind === 'suggestion' ? usual.sure.after : '',
  entries: entries.map((entry): Entry => ({ splits: [], bear: '', ...usual, ...entry })),
})

/** The catalogue: what ships with Holdfast, source by source. */
export const groups: readonly Group[] = [committee, timescales, official, looked, plans, parenting].map(whole)

export const entries: readonly Entry[] = groups.flatMap((group) => group.entries)

/** Undefined for a key that is not, or no longer, in the catalogue. */
export const entryOf = (key: string): Entry | undefined => entries.find((entry) => entry.key === key)
