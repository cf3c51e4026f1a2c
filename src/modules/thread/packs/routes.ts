import { member, missing, type Route } from '../../../platform/route.ts'
import { packOf, piecesNamed } from '../../evidence/index.ts'
import { updatesOn } from '../../plan/index.ts'
import { gather } from '../gathering.ts'
import { lay } from '../laying.ts'
import { packChapters } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/thread/findings/:finding/pack',
    can: member('evidence.read'),
    run: async (c) => {
      const id = c.params.finding ?? ''
      const reader = { personId: c.user.id, now: c.now }
      const thread = await gather(c.db, reader, c.today, id)
      const finding = thread.findings.find((each) => each.id === id)
      if (!finding) return missing
      const items = thread.under.get(id) ?? []
      const updates = await updatesOn(
        c.db,
        items.map((item) => item.id),
      )
      const changes = thread.changes.filter(({ item_ids: of }) => items.some((item) => of.includes(item.id)))
      const proven = new Set(thread.supports.map(({ statement_id: statement }) => statement))
      const conclusions = thread.conclusions.filter(({ finding_id: of }) => of === id)
      const source = thread.sources.find((each) => each.id === finding.source_id)
      // What conclusions and grades are printed in, as far as this reader may see it.
      const named = await piecesNamed(
        c.db,
        [...conclusions.map((each) => each.evidence_id), source?.evidence_id ?? null],
        reader,
      )
      const linked = [...items, ...changes, ...updates].map((each) => each.id)
      return packOf(c, {
        title: `Evidence for ${[finding.reference, finding.title].filter(Boolean).join(' ')}`,
        statementIds: [id, ...linked.filter((each) => proven.has(each))],
        pieceIds: [...named.keys()],
        chapters: packChapters({
          finding,
          laid: lay(thread, id)[0] ?? null,
          items,
          updates,
          changes,
          evaluations: thread.evaluations.filter(({ source_id: of }) => of === finding.source_id),
          report: source?.evidence_id ? (named.get(source.evidence_id) ?? '') : '',
          conclusions,
          named,
        }),
      })
    },
  },
]
