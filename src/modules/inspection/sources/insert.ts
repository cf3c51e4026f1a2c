import type { Ctx } from '../../../platform/route.ts'
import { addEvidence } from '../../evidence/index.ts'
import { addSource } from '../queries.ts'
import type { TypedSource } from './form.ts'
import { setReaders } from './queries.ts'

/** Stores a new source with its readers under embargo, of whom the person who sets it is always one. */
export async function insertSource(
  c: Pick<Ctx, 'db' | 'user'>,
  { fields, readers }: TypedSource,
  evidenceId: string | null,
): Promise<string> {
  const id = await addSource(c.db, {
    kind: fields.kind,
    title: fields.title,
    publisher: fields.publisher,
    state: fields.state,
    publishedOn: fields.published_on,
    startsOn: fields.starts_on,
    endsOn: fields.ends_on,
    embargoUntil: fields.embargo_until,
    evidenceId,
  })
  if (fields.embargo_until) await setReaders(c.db, id, [...new Set([...readers, c.user.id])])
  return id
}

export type KeptFile = { sha256: string; name: string }

/** The report itself as a piece of evidence. */
export const addReport = (
  db: Ctx['db'],
  fields: { title: string; published_on: string | null },
  kept: KeptFile,
): Promise<string> =>
  addEvidence(db, {
    kind: 'file',
    nature: 'document',
    title: fields.title,
    body: '',
    url: null,
    sha256: kept.sha256,
    file_name: kept.name,
    dated: fields.published_on,
    speaks_from: null,
    speaks_to: null,
    agency_id: null,
    confidential: false,
    review_on: null,
  })
