import type { Role } from '../../platform/permissions.ts'

/** What a role is called on screen. */
export const roleWords: Record<Role, string> = {
  viewer: 'Viewer',
  lead: 'Lead',
  writer: 'Writer',
  reader: 'Record reader',
  analyst: 'Analyst',
  coordinator: 'Coordinator',
  chair: 'Chair',
  administrator: 'Administrator',
  inspector: 'Inspector',
}

/** What somebody with a role does here, to stand after their name or beside a tick box. */
export const rolePurposes: Record<Role, string> = {
  coordinator: 'keeps the plan, asks for updates and makes the papers',
  chair: 'reads the whole plan, signs off and releases papers',
  lead: 'holds a post and says how its items are going',
  writer: 'writes updates for the posts of others',
  analyst: 'reads the plan and brings evidence and figures',
  reader: 'reads records in audits and sees the home page',
  administrator: 'looks after people, settings and sessions, not the plan',
  viewer: 'sees the papers that have been released, and nothing else',
  inspector: 'sees the papers that have been released, and nothing else',
}

/** "Coordinator: keeps the plan ...". Of several roles, the one that does most is told first. */
export const roleSentence = (held: readonly string[]): string => {
  const known = (Object.keys(rolePurposes) as Role[]).filter((role) => held.includes(role))
  const [first, ...others] = known
  if (!first) return 'No role'
  const also = others.length > 0 ? `; also ${others.map((role) => roleWords[role].toLowerCase()).join(', ')}` : ''
  return `${roleWords[first]}: ${rolePurposes[first]}${also}`
}
