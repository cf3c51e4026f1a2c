import { type Ctx, member, missing, page, type Route } from '../../../platform/route.ts'
import { evidenceOn, piecesNamed } from '../../evidence/index.ts'
import { ProgressPage } from './pages.tsx'
import { progressOf } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/sources/:source/progress',
    can: member('inspection.read'),
    run: async (c: Ctx) => {
      const reader = { personId: c.user.id, now: c.now }
      const progress = await progressOf(c.db, c.params.source ?? '', reader, c.today)
      if (!progress) return missing
      const supports = await evidenceOn(
        c.db,
        progress.rows.map(({ finding }) => finding.id),
      )
      const counted = Map.groupBy(supports, (s) => s.statement_id)
      return page(
        ProgressPage({
          ...progress,
          frame: c.frame('inspection'),
          path: c.path,
          pieces: await piecesNamed(
            c.db,
            progress.rows.flatMap(({ own, published }) => [own?.evidence_id ?? null, published?.evidence_id ?? null]),
            reader,
          ),
          supports: new Map([...counted].map(([id, its]) => [id, its.length])),
          today: c.today,
          mayEdit: c.may('inspection.edit'),
        }),
      )
    },
  },
]
