/** Roles and what each may do. docs/security.md prints this table; a test compares the two. */

const released = ['release.read'] as const
const working = [
  ...released,
  'home.read',
  'partnership.read',
  'inspection.read',
  'plan.read',
  'measure.read',
  'evidence.read',
  'thread.read',
  'history.read',
] as const

export const roles = {
  viewer: released,
  inspector: released,
  reader: [...released, 'home.read', 'partnership.read'],
  lead: [...working, 'plan.update', 'evidence.add'],
  writer: [...working, 'plan.update', 'evidence.add'],
  analyst: [...working, 'measure.edit', 'evidence.add'],
  chair: [
    ...working,
    'plan.update',
    'plan.sign_off',
    'thread.confirm',
    'report.make',
    'report.release',
    'evidence.add',
    'evidence.read_confidential',
  ],
  coordinator: [
    ...working,
    'partnership.edit',
    'inspection.edit',
    'plan.update',
    'plan.edit',
    'plan.sign_off',
    'measure.edit',
    'measure.token',
    'thread.confirm',
    'evidence.add',
    'evidence.edit',
    'evidence.read_confidential',
    'report.make',
    'report.release',
    'identity.invite',
  ],
  administrator: [
    ...released,
    'home.read',
    'partnership.read',
    'partnership.edit',
    'partnership.administer',
    'identity.invite',
    'measure.token',
    'history.read',
    'history.remove',
  ],
} as const satisfies Record<string, readonly string[]>

export type Role = keyof typeof roles
export type Permission = (typeof roles)[Role][number]

export const roleNames = Object.keys(roles) as Role[]

/** May somebody with these roles do this? */
export const may = (held: readonly string[], permission: Permission): boolean =>
  held.some((role) => isRole(role) && (roles[role] as readonly string[]).includes(permission))

const isRole = (name: string): name is Role => name in roles
