import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Config } from '../config.ts'
import type { DB } from './db.gen.ts'
import type { Mailer } from './mail.ts'

/** What lives as long as the process. Tests give their own clock and mailer. */
export type Services = {
  config: Config
  /** The app pool, for work outside the request's transaction. Row security holds. */
  db: Kysely<DB>
  /** The owner: sign-in, sealing, backup and removal only. Row security does not hold. */
  owner: pg.Pool
  mail: Mailer
  now(): Date
}
