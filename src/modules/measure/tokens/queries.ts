import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Scope } from '../../../platform/route.ts'

export type Token = {
  id: string
  name: string
  scopes: Scope[]
  made_at: Date
  made_by: string | null
  expires_on: string
  used_at: Date | null
  revoked_at: Date | null
}

/** All tokens, those that open something first. */
export const tokens = (db: Db): Promise<Token[]> =>
  db
    .selectFrom('measure.token as t')
    .leftJoin('identity.membership as m', (j) =>
      j.onRef('m.partnership_id', '=', 't.partnership_id').onRef('m.person_id', '=', 't.made_by'),
    )
    .select([
      't.id',
      't.name',
      't.scopes',
      't.made_at',
      'm.name as made_by',
      't.expires_on',
      't.used_at',
      't.revoked_at',
    ])
    .orderBy(sql`t.revoked_at is not null`)
    .orderBy('t.expires_on', 'desc')
    .orderBy('t.id')
    .limit(500)
    .$castTo<Token>()
    .execute()

/** Keeps a token by its digest. Gives its id. */
export const addToken = async (
  db: Db,
  made: { name: string; scopes: readonly Scope[]; expiresOn: string; digest: Buffer },
): Promise<string> =>
  (
    await db
      .insertInto('measure.token')
      .values({ name: made.name, scopes: [...made.scopes], expires_on: made.expiresOn, digest: made.digest })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** From now on the token opens nothing. Its name, when it was open. */
export const revokeToken = async (db: Db, id: string, at: Date): Promise<string | undefined> =>
  (
    await db
      .updateTable('measure.token')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst()
  )?.name
