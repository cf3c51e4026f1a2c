import type { Owner } from '../queries.ts'

/** A signed-in browser. `id` is the digest in hexadecimal letters: of no use without the cookie itself. */
export type Session = { id: string; device: string; since: Date; seen: Date }

export async function sessionsOf(owner: Owner, personId: string): Promise<Session[]> {
  const { rows } = await owner.query<Session>(
    `select encode(digest, 'hex') as id, device, created_at as since, seen_at as seen from identity.session
      where person_id = $1 and expires_at > now() and seen_at > now() - interval '8 hours' order by seen_at desc, digest`,
    [personId],
  )
  return rows
}

export async function endSession(owner: Owner, digest: Buffer): Promise<void> {
  await owner.query('delete from identity.session where digest = $1', [digest])
}

/** Ends one session of this person. False when they have no such session. */
export async function endSessionOf(owner: Owner, personId: string, id: string): Promise<boolean> {
  const { rows } = await owner.query(
    `delete from identity.session where person_id = $1 and encode(digest, 'hex') = $2 returning person_id`,
    [personId, id],
  )
  return rows.length === 1
}

/** Ends all sessions of a person, but perhaps the one they are using. Gives how many ended. */
export async function endSessionsOf(owner: Owner, personId: string, except: Buffer | null = null): Promise<number> {
  const { rows } = await owner.query(
    'delete from identity.session where person_id = $1 and ($2::bytea is null or digest <> $2) returning person_id',
    [personId, except],
  )
  return rows.length
}
