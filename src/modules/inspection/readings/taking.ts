import type { SourceDocument } from '../../../documents/read/model.ts'
import type { Ctx } from '../../../platform/route.ts'
import { addConclusion } from '../conclusions/queries.ts'
import { addEvaluation } from '../evaluations/queries.ts'
import { addFinding, type ByKind } from '../queries.ts'
import { proposeFindings } from '../report/index.ts'
import { spreadEmbargo } from '../sources/embargo.ts'
import type { TypedSource } from '../sources/form.ts'
import { insertSource } from '../sources/insert.ts'
import { rowsOf, type Taken, taken } from './rules.ts'

/** As many findings as one report may give at once; more is a spreadsheet, not a report. */
export const mostTaken = 500

/**
 * Writes a source with all that was taken from it, in the caller's transaction. The source's own judgements of progress
 * become conclusions dated on the day it was published; without that day there are none. Gives the source's id.
 */
export async function takeFindings(
  c: Pick<Ctx, 'db' | 'user'>,
  source: TypedSource,
  what: Taken,
  evidenceId: string | null = null,
): Promise<string> {
  const sourceId = await insertSource(c, source, evidenceId)
  const { published_on, publisher, state, embargo_until, kind } = source.fields
  for (const [position, finding] of what.findings.entries()) {
    const id = await addFinding(c.db, { ...finding, sourceId, state, position, embargoUntil: embargo_until })
    if (finding.conclusion && published_on)
      await addConclusion(
        c.db,
        id,
        { ...finding.conclusion, by_kind: concluder(kind), by_name: publisher, dated: published_on },
        sourceId,
      )
  }
  for (const evaluation of what.evaluations) await addEvaluation(c.db, sourceId, { ...evaluation, scale: '' })
  await spreadEmbargo(c.db, sourceId)
  return sourceId
}

/** Takes from a report what would be ticked beforehand, as it stands. For the demo and the command line. */
export const takeReport = (
  c: Pick<Ctx, 'db' | 'user'>,
  document: SourceDocument,
  source: TypedSource,
): Promise<string> => takeFindings(c, source, taken(rowsOf(proposeFindings(document), {})))

const ours = ['own_audit', 'self_evaluation', 'survey']
const concluder = (sourceKind: string): ByKind => (ours.includes(sourceKind) ? 'partnership' : 'inspectorate')
