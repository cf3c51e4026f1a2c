import type { Paper } from '../../../documents/write/index.ts'
import { holdsOn } from '../../../platform/dates.ts'

/** A release that was withdrawn opens only for those who make papers. */
export const mayOpen = (release: { withdrawn_at: Date | null }, makesPapers: boolean): boolean =>
  release.withdrawn_at === null || makesPapers

/** The paper as it is frozen: its number among its facts, and no longer a draft. */
export const released = (paper: Paper, number: number): Paper => ({
  ...paper,
  state: 'released',
  facts: [...paper.facts, { label: 'Release', value: String(number) }],
})

/** Who belongs today, and how many of them see releases and nothing else. */
export const readersOf = (
  members: readonly { roles: readonly string[]; starts: string; ends: string | null }[],
  today: string,
): { all: number; releasesOnly: number } => {
  const here = members.filter((member) => holdsOn(member, today))
  const onlyReleases = ({ roles }: { roles: readonly string[] }) =>
    roles.every((role) => role === 'viewer' || role === 'inspector')
  return { all: here.length, releasesOnly: here.filter(onlyReleases).length }
}
