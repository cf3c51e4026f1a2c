import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Config } from './config.ts'
import { loadDemo } from './demo/index.ts'
import { sweepUploads } from './platform/body.ts'
import { openPools, type Pools, refuseStrongApp } from './platform/db.ts'
import { startEmbedded } from './platform/embedded.ts'
import { site } from './platform/http.ts'
import { installQueue } from './platform/jobs.ts'
import { log } from './platform/log.ts'
import { noMail, smtp } from './platform/mail.ts'
import { isCurrent, migrate } from './platform/migrations.ts'
import type { Services } from './platform/services.ts'
import { modules } from './site.ts'
import { keepSealed, work } from './worker.ts'

export type Opened = { pools: Pools; close(): Promise<void> }

/** Opens the database (embedded, or the server that DATABASE_URL names) and brings it forward. Throws a sentence. */
export async function openDatabase(config: Config, say: (sentence: string) => void = () => {}): Promise<Opened> {
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.data, log: say })
  const owner = config.databaseUrl ? { connectionString: config.databaseUrl } : (embedded?.connection ?? never())
  const pools = openPools(owner, config.databaseAppUrl ? { connectionString: config.databaseAppUrl } : null)
  try {
    const client = await pools.owner.connect().catch((e: unknown) => {
      throw new Error(`The database does not answer: ${e instanceof Error ? e.message : e}. Check DATABASE_URL.`, {
        cause: e,
      })
    })
    try {
      await migrate(client)
    } finally {
      client.release()
    }
    await installQueue(pools.owner)
    await refuseStrongApp(pools.app)
  } catch (e) {
    await pools.close()
    await embedded?.stop()
    throw e
  }
  return {
    pools,
    close: async () => {
      await pools.close()
      await embedded?.stop()
    },
  }
}

export type Serving = { address: string; services: Services; close(): Promise<void> }

/** Starts the site: database, migrations, jobs, then the door. Stops gently: requests under way are answered. */
export async function serve(config: Config, say: (sentence: string) => void): Promise<Serving> {
  const { pools, close } = await openDatabase(config, say)
  try {
    await refuseMixedDemo(config, pools)
    if (config.demo) await loadDemo(pools.owner, config.data, new Date())
  } catch (e) {
    await close()
    throw e
  }
  const services: Services = {
    config,
    db: pools.db,
    owner: pools.owner,
    mail: config.smtpUrl ? smtp(config.smtpUrl, config.origin) : noMail,
    now: () => new Date(),
  }
  const app = site(modules, services, () => isCurrent(pools.owner))
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : config.port)
    })
  }).catch(async (e: unknown) => {
    await close()
    throw e instanceof Error && 'code' in e && e.code === 'EADDRINUSE'
      ? new Error(`Port ${config.port} is taken by another program. Stop it, or start with PORT=another number.`)
      : e
  })
  await sweepUploads(join(config.data, 'uploads'), services.now())
  const sealing = keepSealed(pools.owner)
  const jobs = work(modules, services)
  return {
    address: config.origin.endsWith(':0') ? `http://localhost:${port}` : config.origin,
    services,
    close: async () => {
      server.closeIdleConnections()
      await new Promise((resolve) => server.close(resolve))
      await jobs.stop()
      await sealing.stop()
      services.mail.close()
      await close()
      log({ event: 'stopped' })
    },
  }
}

// The demo signs anybody in with one click: never beside a real partnership's rows.
async function refuseMixedDemo(config: Config, pools: Pools): Promise<void> {
  if (!config.demo) return
  const { rows } = await pools.owner.query<{ name: string }>(
    "select name from partnership.partnership where kind = 'real' limit 1",
  )
  if (rows[0])
    throw new Error(
      `This installation holds a real partnership (${rows[0].name}), so the demo cannot be switched on: anybody could sign in. Set HOLDFAST_DEMO=off, or give the demo a data folder of its own with HOLDFAST_DATA.`,
    )
}

function never(): never {
  throw new Error('No database')
}
