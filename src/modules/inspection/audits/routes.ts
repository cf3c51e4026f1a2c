import { type Answer, bytes, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { evidenceOn, piecesNamed } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { agencies } from '../../partnership/index.ts'
import { covers } from '../findings/queries.ts'
import { findings } from '../queries.ts'
import { againRoute, addFindings } from './finding-again.ts'
import { auditsCsv } from './list.ts'
import { AuditPage } from './page.tsx'
import { AuditsPage } from './pages.tsx'
import { audits, closings, deletedAudits, findAudit, setAuditDeleted, type Audit } from './queries.ts'
import { agedFindings, filterOf, fits } from './rules.ts'
import { savingRoutes } from './saving.ts'
import type { Filled } from '../../../platform/asked.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/audits',
    can: member('inspection.read'),
    run: async (c) => {
      const all = await audits(c.db)
      const filter = filterOf(c.query)
      return page(
        AuditsPage({
          ...around(c),
          all,
          shown: all.filter((audit) => fits(audit, all, filter, c.today)),
          gone: c.may('inspection.edit') ? await deletedAudits(c.db) : [],
          aged: (await standing(c, all)).aged,
          agencies: await agencies(c.db),
          filter,
          today: c.today,
          mayEdit: c.may('inspection.edit'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/inspection/audits.csv',
    can: member('inspection.read'),
    run: async (c) => bytes(auditsCsv(await audits(c.db)), 'Register of audits.csv', 'text/csv; charset=utf-8'),
  },
  ...savingRoutes,
  {
    method: 'GET',
    path: '/inspection/audits/:audit',
    can: member('inspection.read'),
    run: (c) => show(c, { words: { kind: 'area_for_improvement' } }, [], 200),
  },
  {
    method: 'POST',
    path: '/inspection/audits/:audit/findings',
    can: member('inspection.edit'),
    run: async (c) => {
      const audit = await auditOf(c)
      if (!audit || audit.deleted_at) return missing
      const added = await addFindings(c, audit)
      if ('said' in added) return goTo(c.path(`/inspection/audits/${audit.id}`), added.said)
      return show(c, { words: c.form, errors: added.errors }, added.doubts, 400)
    },
  },
  againRoute,
  {
    method: 'POST',
    path: '/inspection/audits/:audit/deletion',
    can: member('inspection.edit'),
    run: (c) => bury(c, c.now),
  },
  {
    method: 'POST',
    path: '/inspection/audits/:audit/restoration',
    can: member('inspection.edit'),
    run: (c) => bury(c, null),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const auditOf = (c: Ctx) => findAudit(c.db, c.params.audit ?? '')
const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })

/** The findings of audits as this reader may see them, and how long the open ones have stood. */
async function standing(c: Ctx, all: readonly Audit[]) {
  const sourceIds = all.flatMap((audit) => audit.source_id ?? [])
  const closed = new Map((await closings(c.db, sourceIds)).map((row) => [row.id, row.closed_on]))
  const its = (await findings(c.db, readerOf(c)))
    .filter((finding) => sourceIds.includes(finding.source_id))
    .map((finding) => ({ ...finding, closed_on: closed.get(finding.id) ?? null }))
  const pairs = await covers(c.db)
  return { its, pairs, aged: agedFindings(all, its, pairs, c.today) }
}

async function show(c: Ctx, filled: Filled, doubts: readonly string[], status: 200 | 400): Promise<Answer> {
  const audit = await auditOf(c)
  if (!audit || (audit.deleted_at && !c.may('inspection.edit'))) return missing
  const all = await audits(c.db)
  const { its, aged } = await standing(c, all)
  const before = all.find((other) => other.id === audit.repeats_id)
  return page(
    AuditPage({
      ...around(c),
      audit,
      all,
      findings: its.filter((finding) => finding.source_id === audit.source_id),
      aged: aged.filter(({ auditId }) => auditId === audit.id),
      before: aged.filter(({ auditId }) => auditId === before?.id).map(({ finding }) => finding),
      supports: await evidenceOn(c.db, [audit.id]),
      pieces: await piecesNamed(c.db, [audit.evidence_id], readerOf(c)),
      filled,
      doubts,
      today: c.today,
      mayEdit: c.may('inspection.edit'),
      mayAddEvidence: c.may('evidence.add'),
    }),
    status,
  )
}

async function bury(c: Ctx, at: Date | null): Promise<Answer> {
  const audit = await auditOf(c)
  if (!audit) return missing
  await setAuditDeleted(c.db, audit.id, at)
  await note(c, 'inspection.audit', audit.id, `${at ? 'deleted' : 'brought back'} the audit “${audit.title}”`)
  return goTo(c.path(`/inspection/audits/${audit.id}`), at ? 'Deleted. You can bring it back.' : 'Brought back')
}
