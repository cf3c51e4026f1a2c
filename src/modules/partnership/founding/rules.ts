// Founding a partnership: who may, and what its short name in addresses will be.

/**
 * Anybody signed in may begin a partnership where the demo is on; elsewhere somebody who coordinates or administers one
 * already, since a partnership is a promise to keep other people's words.
 */
export const mayFound = (memberships: readonly { roles: readonly string[] }[], demo: boolean): boolean =>
  demo || memberships.some(({ roles }) => roles.includes('administrator') || roles.includes('coordinator'))

/** Trials are thrown away, so a person may have at most this many at a time. */
export const mostTrials = 5

/** "Tayside & Fife children's partnership" is "tayside-and-fife-children-s-partnership"; never empty, 50 letters at most. */
export const slugOf = (name: string): string => {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
  const short =
    plain.length <= 50
      ? plain
      : plain
          .slice(0, 51)
          .replace(/-[^-]*$/, '')
          .slice(0, 50)
  return short.length < 2 || /^(new|trial)$/.test(short) ? `partnership${short && `-${short}`}` : short
}

/** The first of slug, slug-2, slug-3 ... that nobody has. */
export const freeSlug = (wanted: string, taken: readonly string[]): string => {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`
    if (!taken.includes(slug)) return slug
  }
}

export const offeredAgencies = ['social_work', 'education', 'health', 'police', 'third_sector', 'reporter'] as const
export const agencyWords: Record<(typeof offeredAgencies)[number], string> = {
  social_work: 'Social work',
  education: 'Education',
  health: 'Health',
  police: 'Police',
  third_sector: 'Third sector',
  reporter: 'Children’s reporter',
}

export type Answers = {
  name: string
  nation: 'scotland' | 'england'
  agencies: readonly (typeof offeredAgencies)[number][]
  ownAgencies: readonly string[]
  coordinator: { kind: 'me' } | { kind: 'other'; name: string; email: string }
  group: string | null
  chair: string | null
}

/** What somebody types where Holdfast is installed to make the first partnership and its first person. */
export const firstCommands = [
  'bin/holdfast partnership add donmouth --name "Donmouth children’s partnership" --nation scotland',
  'bin/holdfast person add alice@example.org --name "Alice Merrow" --partnership donmouth --role coordinator --role administrator',
] as const
