import type { Panel } from '../../../platform/route.ts'
import { gather } from '../gathering.ts'
import { lay } from '../laying.ts'
import { ItemsPanel } from './items.tsx'

/** What the page of a finding shows of the thread: the items that answer it. Strengths are watched, not answered. */
export const panel: Panel = {
  place: 'inspection.finding',
  can: 'thread.read',
  show: async (c, id) => {
    const [laid] = lay(await gather(c.db, { personId: c.user.id, now: c.now }, c.today, id), id)
    return laid ? ItemsPanel({ laid, path: c.path }) : null
  },
}
