import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  type PostgresDialectConfig,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { DB } from './db.gen.ts'

export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string }
export type Db = Transaction<DB>
export type Pools = { owner: pg.Pool; app: pg.Pool; db: Kysely<DB>; close(): Promise<void> }

// Dates stay text ('2026-05-12'), big counts become numbers, exact decimals numbers: nothing here needs more than 15 digits.
pg.types.setTypeParser(pg.types.builtins.DATE, (v) => v)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/**
 * Opens the two pools. `owner` migrates, backs up, seals and runs the queue (which keeps one connection to listen); `app` serves requests and cannot pass row security.
 * Without an address of its own the app pool signs in as the owner and steps down with `role=app`.
 */
export function openPools(owner: Connection, app: Connection | null = null, size = 10): Pools {
  const ownerPool = new pg.Pool({ ...owner, max: 6, options: '-c search_path=pg_catalog,public' })
  const appPool = new pg.Pool({
    ...(app ?? owner),
    max: size,
    options: [
      ...(app ? [] : ['role=app']),
      'search_path=pg_catalog,public',
      'statement_timeout=15s',
      'lock_timeout=5s',
      // Longer than reading a file may take (documents/read/limits.ts).
      'idle_in_transaction_session_timeout=15s',
    ]
      .map((o) => `-c ${o}`)
      .join(' '),
  })
  for (const pool of [ownerPool, appPool]) {
    pool.on('error', () => {})
    // The pool listens to idle connections only: one that the server ends while it is in use would end the process.
    pool.on('connect', (client) => client.on('error', () => {}))
  }
  const db = new Kysely<DB>({ dialect: dialect(appPool) })
  return {
    owner: ownerPool,
    app: appPool,
    db,
    close: async () => {
      await db.destroy()
      // Kysely ends only a pool that it has used, and an idle connection keeps a command waiting for ten seconds.
      if (!appPool.ending) await appPool.end()
      await ownerPool.end()
    },
  }
}

/** Refuses an app pool that row security would not hold: superuser, bypassrls or owner of a table. Throws a sentence. */
export async function refuseStrongApp(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(`
    select r.rolsuper or r.rolbypassrls as strong,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind = 'r' and c.relowner = r.oid and n.nspname not like 'pg\\_%') as owns
      from pg_roles r where r.rolname = current_user`)
  if (rows[0]?.strong || rows[0]?.owns)
    throw new Error(
      'The database user that serves requests could pass row security: give DATABASE_APP_URL a user that owns no table and has only the role app.',
    )
}

/** Work for one partnership outside a request (a job, the command line, the demo), as the app role. */
export const inPartnership = <T>(
  db: Kysely<DB>,
  partnership: string,
  person: string | null,
  work: (db: Db) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('holdfast.partnership', ${partnership}, true), set_config('holdfast.person', ${person ?? ''}, true)`.execute(
      trx,
    )
    return work(trx)
  })

/**
 * One transaction on the owner's connection. `client` and `db` are the same connection: the work founds a partnership as the
 * owner and then, after `enterAsApp`, fills it through the front doors. All of it is there afterwards, or nothing.
 */
export async function inOneGo<T>(owner: pg.Pool, work: (client: pg.PoolClient, db: Db) => Promise<T>): Promise<T> {
  const client = await owner.connect()
  const only = { connect: async () => client, end: async () => {}, options: {} } as unknown as pg.Pool
  return new Kysely<DB>({ dialect: dialect(only) }).transaction().execute((db) => work(client, db))
}

/** From here on row security holds, until the transaction ends. */
export async function enterAsApp(client: pg.PoolClient, partnership: string): Promise<void> {
  await client.query("select set_config('role', 'app', true), set_config('holdfast.partnership', $1, true)", [
    partnership,
  ])
}

/** Who does what follows in this transaction: for the history. */
export async function actAs(client: pg.PoolClient, person: string): Promise<void> {
  await client.query("select set_config('holdfast.person', $1, true)", [person])
}

/**
 * COPY in this transaction: `lines` are whole lines in PostgreSQL's text format. Nothing is held in memory but the piece that
 * is being sent.
 */
export async function copyInto(db: Db, target: string, lines: AsyncIterable<string>): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(`copy ${target} from stdin`, [new Copying(lines)]))
}

class Copying {
  readonly lines: AsyncIterable<string>
  constructor(lines: AsyncIterable<string>) {
    this.lines = lines
  }
}

const copied = async (client: pg.PoolClient, text: string, { lines }: Copying) => {
  const copy = client.query(copyFrom(text))
  await pipeline(Readable.from(lines), copy)
  return { command: 'COPY', rowCount: copy.rowCount, rows: [] }
}

function dialect(pool: pg.Pool) {
  const named = new NamedPool(pool)
  const config: PostgresDialectConfig = { pool: named }
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresDriver(config),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

const statementNames = new Map<string, string>()

// A named statement is prepared once per connection; unnamed ones cost 2.6 times the CPU. Past 500 distinct texts the rest
// go unnamed, so that a page that builds its SQL by accident cannot fill the server's memory.
const nameOf = (text: string): string | undefined => {
  const known = statementNames.get(text)
  if (known || statementNames.size >= 500) return known
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}

/** How many queries went through the app pools of this process: the test client counts a page's queries with it. */
export const counted = { queries: 0 }

class NamedPool {
  readonly pool: pg.Pool
  constructor(pool: pg.Pool) {
    this.pool = pool
  }
  get options() {
    return this.pool.options
  }
  async connect() {
    const client = await this.pool.connect()
    const query = client.query.bind(client)
    return new Proxy(client, {
      get(target, key) {
        if (key === 'query')
          return (text: unknown, values?: unknown[]) => {
            counted.queries++
            if (typeof text !== 'string') return query(text as never)
            if (values?.[0] instanceof Copying) return copied(target, text, values[0])
            const name = nameOf(text)
            return query({ text, values: values ?? [], ...(name ? { name } : {}) } as pg.QueryConfig)
          }
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  end() {
    return this.pool.end()
  }
}
