import type { Owner } from '../queries.ts'
import type { Asked, Offer } from './rules.ts'

export type NewOffer = {
  email: string
  personId: string | null
  linkDigest: Buffer
  codeDigest: Buffer
  browserDigest: Buffer | null
  returnTo: string
  askedFrom: string
  now: Date
  expiresAt: Date
}

export type StoredOffer = Offer & {
  id: string
  email: string
  name: string | null
  linkDigest: Buffer
  codeDigest: Buffer
  browserDigest: Buffer | null
  returnTo: string
}

export async function timesAsked(owner: Owner, email: string, askedFrom: string, now: Date): Promise<Asked> {
  const { rows } = await owner.query<Asked>(
    `select count(*) filter (where email = $1 and created_at > $3::timestamptz - interval '15 minutes')::int as address,
            count(*) filter (where email = $1)::int as "addressToday",
            count(*) filter (where asked_from = $2 and asked_from <> '' and created_at > $3::timestamptz - interval '15 minutes')::int as network
       from identity.sign_in
      where (email = $1 or asked_from = $2) and browser_digest is not null and created_at > $3::timestamptz - interval '1 day'`,
    [email, askedFrom, now],
  )
  return rows[0] ?? { address: 0, addressToday: 0, network: 0 }
}

export async function personWithAddress(owner: Owner, email: string): Promise<{ id: string; name: string } | null> {
  const { rows } = await owner.query<{ id: string; name: string }>(
    'select id, name from identity.person where email = $1',
    [email],
  )
  return rows[0] ?? null
}

export async function keepOffer(owner: Owner, o: NewOffer): Promise<void> {
  await owner.query(
    `insert into identity.sign_in (email, person_id, link_digest, code_digest, browser_digest, return_to, asked_from, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [o.email, o.personId, o.linkDigest, o.codeDigest, o.browserDigest, o.returnTo, o.askedFrom, o.now, o.expiresAt],
  )
}

/** Rows of the last day are needed to count how often somebody asked; older ones serve nobody. */
export async function forgetOldOffers(owner: Owner, now: Date): Promise<void> {
  await owner.query(`delete from identity.sign_in where expires_at < $1::timestamptz - interval '1 day'`, [now])
}

const columns = `s.id, s.email, s.person_id as "personId", p.name, s.link_digest as "linkDigest", s.code_digest as "codeDigest", s.browser_digest as "browserDigest",
  s.return_to as "returnTo", s.tries, s.expires_at as "expiresAt", s.used_at as "usedAt"`

export async function offerOfLink(owner: Owner, linkDigest: Buffer): Promise<StoredOffer | null> {
  const { rows } = await owner.query<StoredOffer>(
    `select ${columns} from identity.sign_in s left join identity.person p on p.id = s.person_id where s.link_digest = $1`,
    [linkDigest],
  )
  return rows[0] ?? null
}

/** The newest sign-in that this browser asked for. */
export async function offerOfBrowser(owner: Owner, browserDigest: Buffer): Promise<StoredOffer | null> {
  const { rows } = await owner.query<StoredOffer>(
    `select ${columns} from identity.sign_in s left join identity.person p on p.id = s.person_id
      where s.browser_digest = $1 order by s.created_at desc, s.id desc limit 1`,
    [browserDigest],
  )
  return rows[0] ?? null
}

/**
 * Counts a code as tried, before it is compared, so that many tries at once are no more than many in a row. Gives the
 * number of tries before this one, or null when there are no tries left.
 */
export async function countTry(owner: Owner, id: string, most: number): Promise<number | null> {
  const { rows } = await owner.query<{ tries: number }>(
    'update identity.sign_in set tries = tries + 1 where id = $1 and tries < $2 returning tries',
    [id, most],
  )
  return rows[0] ? rows[0].tries - 1 : null
}

/** Uses the sign-in up. False when somebody else was quicker. */
export async function useOffer(owner: Owner, id: string, now: Date): Promise<boolean> {
  const { rows } = await owner.query(
    'update identity.sign_in set used_at = $2 where id = $1 and used_at is null and expires_at > $2 returning id',
    [id, now],
  )
  return rows.length === 1
}
