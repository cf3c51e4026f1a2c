import { type Config, config } from '../config.ts'
import { openDatabase } from '../main.ts'
import type { Pools } from '../platform/db.ts'
import { hush } from '../platform/log.ts'

export type Installation = { config: Config; pools: Pools }
export type PartnershipRow = { id: string; slug: string; name: string }

/** Opens the database for one command, also beside a site that is running, and lets go of it afterwards. */
export async function atInstallation<T>(work: (at: Installation) => Promise<T>): Promise<T> {
  hush()
  const settings = config()
  const { pools, close } = await openDatabase(settings)
  try {
    return await work({ config: settings, pools })
  } finally {
    await close()
  }
}

/** The partnership with this short name. Throws a sentence that lists those there are. */
export async function partnershipNamed(at: Installation, slug: string): Promise<PartnershipRow> {
  const { rows } = await at.pools.owner.query<PartnershipRow>(
    'select id, slug, name from partnership.partnership order by slug',
  )
  const found = rows.find((r) => r.slug === slug)
  if (found) return found
  throw new Error(
    rows.length === 0
      ? 'There is no partnership yet. Make one with: holdfast partnership add SLUG --name NAME --nation scotland'
      : `There is no partnership “${slug}”. There are: ${rows.map((r) => r.slug).join(', ')}.`,
  )
}
