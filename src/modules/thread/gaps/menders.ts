// Who should mend a gap: never nobody. Pure.
import { holdsOn } from '../../../platform/dates.ts'
import { may } from '../../../platform/permissions.ts'
import { mendNeeds } from './choice.ts'
import type { Gap } from './facts.ts'

export type Mender =
  | { kind: 'leads'; postIds: readonly string[] }
  | { kind: 'answering'; postIds: readonly string[] }
  | { kind: 'coordinator' }

/**
 * The posts that lead what the link is missing from; where none does, those that lead what answers its findings, if a lead
 * may mend it; else the coordinator.
 */
export const menderOf = (
  gap: Pick<Gap, 'kind' | 'postIds' | 'findingIds' | 'mend'>,
  under: ReadonlyMap<string, readonly { closed: boolean; leads: readonly { id: string }[] }[]>,
): Mender => {
  // A post that nobody holds is not filled by itself.
  if (gap.kind === 'post_vacant') return { kind: 'coordinator' }
  if (gap.postIds.length > 0) return { kind: 'leads', postIds: gap.postIds }
  const needs = mendNeeds(gap.mend.href)
  if (needs !== null && !may(['lead'], needs)) return { kind: 'coordinator' }
  const items = gap.findingIds.flatMap((id) => under.get(id) ?? [])
  const open = items.filter(({ closed }) => !closed)
  const postIds = [...new Set((open.length > 0 ? open : items).flatMap(({ leads }) => leads.map(({ id }) => id)))]
  return postIds.length > 0 ? { kind: 'answering', postIds } : { kind: 'coordinator' }
}

/** The posts that should mend it; none where it is the coordinator. */
export const postsOf = (mender: Mender): readonly string[] => (mender.kind === 'coordinator' ? [] : mender.postIds)

type Member = { name: string; roles: readonly string[]; starts: string; ends: string | null }

/** The names of those who coordinate today. */
export const coordinators = (people: readonly Member[], today: string): string[] =>
  people.filter((p) => p.roles.includes('coordinator') && holdsOn(p, today)).map(({ name }) => name)
