// Who may give and take which roles, and whom a partnership cannot lose.
import { may, type Role, roleNames } from '../../../platform/permissions.ts'

/** What a coordinator may give: work and reading, never a place beside or above her own. */
const work: readonly Role[] = ['lead', 'writer', 'viewer', 'reader', 'analyst', 'inspector']

/** The roles that somebody may give and take. */
export const givable = (held: readonly string[]): readonly Role[] =>
  may(held, 'partnership.administer') ? roleNames : may(held, 'identity.invite') ? work : []

export type RoleFault = 'no_role' | 'not_yours' | 'last_administrator' | 'last_coordinator'

type Change = {
  /** The roles of whoever makes the change. */
  by: readonly string[]
  was: readonly string[]
  became: readonly string[]
  /** How many others hold the role today. */
  others: { administrators: number; coordinators: number }
}

/**
 * Why a change of roles is refused, or undefined. `became` is empty when the membership ends; adding somebody starts
 * from an empty `was`.
 */
export const roleFault = ({ by, was, became, others }: Change, ending = false): RoleFault | undefined => {
  if (!ending && became.length === 0) return 'no_role'
  const mine = givable(by)
  const changed = [...was.filter((role) => !became.includes(role)), ...became.filter((role) => !was.includes(role))]
  if (changed.some((role) => !mine.some((each) => each === role))) return 'not_yours'
  const loses = (role: Role) => was.includes(role) && !became.includes(role)
  if (loses('administrator') && others.administrators === 0) return 'last_administrator'
  if (loses('coordinator') && others.coordinators === 0) return 'last_coordinator'
  return undefined
}

/** May this person's sign-in address be changed? Only by somebody who could also have given all their roles. */
export const mayChangeAddress = (by: readonly string[], roles: readonly string[]): boolean => {
  const mine = givable(by)
  return mine.length > 0 && roles.every((role) => mine.some((each) => each === role))
}

export const roleFaults: Record<RoleFault, string> = {
  no_role: 'Tick at least one role',
  not_yours: 'Only an administrator may give or take the roles of chair, coordinator and administrator',
  last_administrator: 'This is the last administrator. Make somebody else an administrator first',
  last_coordinator: 'This is the last coordinator. Make somebody else a coordinator first',
}
