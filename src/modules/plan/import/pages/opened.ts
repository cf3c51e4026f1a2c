import type { Ctx } from '../../../../platform/route.ts'
import type { Decision, NotAPlan, Proposal } from '../proposal.ts'
import { propose } from '../propose.ts'
import type { Import } from './choices.ts'
import { findImport } from './queries.ts'

export type Opened = { made: Import; proposal: Proposal }

/** The import that the address names with its proposal; null when there is none, or it is not open any more. */
export const openImport = async (c: Ctx): Promise<Opened | null> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (made?.state !== 'open') return null
  const proposal = propose(made.document, made.decisions)
  // A plan whose items were all left out, or whose columns now mean nothing, can still be put right.
  return { made, proposal: 'refused' in proposal ? emptied(made, proposal) : proposal }
}

const emptied = (made: Import, { refused }: NotAPlan): Proposal => {
  const before = propose(made.document)
  const whole = 'refused' in before ? null : before
  return {
    document: made.document,
    decisions: made.decisions,
    title: made.title,
    notes: [refused],
    tables: whole?.tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, items: [] })) })) ?? [],
    items: [],
    doubts: [],
    putRight: [],
    around: { strengths: [], priorities: [], evaluations: [], rhythm: null, leadsText: [] },
    posts: [],
  }
}

/** Doubts whose last answer was that nobody knows yet. */
export const leftOpenIn = (decisions: readonly Decision[]): Set<string> => {
  const open = new Set<string>()
  for (const decision of decisions)
    if (decision.do === 'answer') {
      if (decision.value === 'open') open.add(decision.doubt)
      else open.delete(decision.doubt)
    }
  return open
}
