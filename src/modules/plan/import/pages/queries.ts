import { sql } from 'kysely'
import type { SourceDocument } from '../../../../documents/read/model.ts'
import type { Db } from '../../../../platform/db.ts'
import type { Decision } from '../proposal.ts'
import type { Choices, Import, ImportState } from './choices.ts'

export type ImportLine = {
  id: string
  title: string
  file_name: string
  state: ImportState
  made_at: Date
  settled_at: Date | null
  made_by: string | null
  plan_id: string | null
  plan_title: string | null
  items: number
}

/** All imports, the newest first, without what was read. */
export const imports = (db: Db): Promise<ImportLine[]> =>
  db
    .selectFrom('plan.import as i')
    .leftJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 'i.partnership_id').onRef('m.person_id', '=', 'i.made_by'),
    )
    .leftJoin('plan.plan as p', (j) =>
      j.onRef('p.partnership_id', '=', 'i.partnership_id').onRef('p.id', '=', 'i.plan_id'),
    )
    .select([
      'i.id',
      'i.title',
      'i.file_name',
      'i.state',
      'i.made_at',
      'i.settled_at',
      'm.name as made_by',
      'i.plan_id',
      'p.title as plan_title',
      sql<number>`(select count(*)::int from plan.item x where x.import_id = i.id and x.deleted_at is null)`.as(
        'items',
      ),
    ])
    .orderBy('i.made_at', 'desc')
    .limit(100)
    .$castTo<ImportLine>()
    .execute()

export const findImport = (db: Db, id: string): Promise<Import | undefined> =>
  db
    .selectFrom('plan.import')
    .select([
      'id',
      'plan_id',
      'title',
      'file_name',
      'document',
      'decisions',
      'choices',
      'state',
      'sha256',
      'made_plan',
      'made_at',
      'settled_at',
      'version',
    ])
    .where('id', '=', id)
    .$castTo<Import>()
    .executeTakeFirst()

export type NewImport = {
  title: string
  fileName: string
  planId: string | null
  sha256: string | null
  document: SourceDocument
}

/** Keeps what was read until somebody has settled it. Gives its id. */
export const addImport = async (db: Db, made: NewImport): Promise<string> =>
  (
    await db
      .insertInto('plan.import')
      .values({
        title: made.title,
        file_name: made.fileName,
        plan_id: made.planId,
        sha256: made.sha256,
        // PostgreSQL keeps no null character, and no plan means one.
        document: JSON.stringify(made.document).replaceAll('\\u0000', ''),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** Saves decisions unless somebody saved first. True when saved. */
export const saveDecisions = (db: Db, id: string, version: number, decisions: readonly Decision[]): Promise<boolean> =>
  saved(db, id, version, { decisions: JSON.stringify(decisions) })

/** Saves what was chosen beside the corrections unless somebody saved first. True when saved. */
export const saveChoices = (db: Db, id: string, version: number, choices: Choices): Promise<boolean> =>
  saved(db, id, version, { choices: JSON.stringify(choices) })

const saved = async (
  db: Db,
  id: string,
  version: number,
  change: { decisions: string } | { choices: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.import')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Holds an import until the transaction ends. False when it is not open any more, or somebody changed it since. */
export const holdOpen = async (db: Db, id: string, version: number): Promise<boolean> =>
  (await db
    .selectFrom('plan.import')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('version', '=', version)
    .forUpdate()
    .executeTakeFirst()) !== undefined

/** Moves an import on, from the state it was in. False when it was not in that state any more. */
export const setState = async (
  db: Db,
  id: string,
  from: ImportState,
  change: {
    state: ImportState
    settledAt: Date | null
    planId: string | null
    madePlan: boolean
    evidenceId?: string | null
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan.import')
    .set((e) => ({
      state: change.state,
      settled_at: change.settledAt,
      plan_id: change.planId,
      made_plan: change.madePlan,
      ...(change.evidenceId === undefined ? {} : { evidence_id: change.evidenceId }),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
