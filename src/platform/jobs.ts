// Work after the commit. A job is a hint: it may run twice, and the sweep finds again what is due.
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from './db.ts'
import { log, told } from './log.ts'

/** Queues a job of this partnership in this transaction. `at`: not before; `key`: replaces the same job still waiting. */
export async function later(
  db: Db,
  job: string,
  about: Record<string, string>,
  { at, key }: { at?: Date; key?: string } = {},
): Promise<void> {
  await sql`select platform.queue_later(${job}, ${JSON.stringify(about)}::json, ${at ?? null}, ${key ?? null})`.execute(
    db,
  )
}

/**
 * Installs the queue's own tables where they are missing. A newer queue is brought forward by `startJobs`, so a command
 * that only opens the database does not wait for the queue's code to load.
 */
export async function installQueue(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regclass('graphile_worker.migrations') is not null and exists (select from pg_proc where proname = 'add_jobs' and pronamespace = to_regnamespace('graphile_worker')) as there",
  )
  if (rows[0]?.there) return
  const { runMigrations } = await import('graphile-worker')
  await runMigrations({ pgPool: owner, logger: await queueLogger() })
}

/** The queue's own words would quote what a job was about; ours are the job's name and what `told` leaves of the error. */
export async function queueLogger() {
  const { Logger } = await import('graphile-worker')
  return new Logger((scope) => (level, message, meta) => {
    if (level === 'error' || level === 'warning')
      log({ event: 'job_trouble', level, job: scope.taskIdentifier, error: told(meta?.['error'] ?? message) })
  })
}
