import type { Paper } from '../../documents/write/index.ts'
import type { Db } from '../../platform/db.ts'
import type { Module } from '../../platform/route.ts'
import { buildPaper } from './building.ts'
import { type Kind, noSettings, type Settings } from './facts.ts'
import { besideOf, gather } from './gathering.ts'
import { paperLeft } from './measured/leaving.ts'
import { routes as paperRoutes } from './papers/routes.ts'
import { routes as charterRoutes } from './charters/routes.ts'
import { routes as closingRoutes } from './closing/routes.ts'
import { routes as planRoutes } from './plans/routes.ts'
import { routes as releaseRoutes } from './releases/routes.ts'
import { routes as templateRoutes } from './template/routes.ts'
import { routes as workbookRoutes } from './workbook/routes.ts'

export { hasTable } from './building.ts'
export { type Kind, kinds, kindWords, type Settings } from './facts.ts'
export { type Release, releases } from './releases/queries.ts'
export { releaseAtOnce } from './releasing.ts'

/**
 * A working paper of a plan as it stands now; undefined when there is no such plan. Settings that are not given are as
 * offered. A highlight report needs `since`.
 */
export const makePaper = async (
  db: Db,
  at: { partnership: { name: string; marking: string }; now: Date },
  wanted: { kind: Kind; planId: string; title?: string; settings?: Partial<Settings> },
): Promise<Paper | undefined> => {
  const settings = { ...noSettings, ...wanted.settings }
  const facts = await gather(db, at, wanted.planId, settings, besideOf(wanted.kind, true))
  if (!facts) return undefined
  await paperLeft(db, wanted.kind, facts, 'working paper', at.now)
  return buildPaper(wanted.kind, facts, settings, wanted.title)
}

export const report: Module = {
  name: 'report',
  // Routes with fixed words come before those with a part that varies.
  routes: [
    ...templateRoutes,
    ...paperRoutes,
    ...releaseRoutes,
    ...planRoutes,
    ...charterRoutes,
    ...closingRoutes,
    ...workbookRoutes,
  ],
  nav: [{ href: '/report', text: 'Papers', can: 'release.read' }],
}
