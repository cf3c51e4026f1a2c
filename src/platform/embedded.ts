import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRoot, serverAccount } from './embedded/account.ts'
import { type Cluster, createCluster } from './embedded/cluster.ts'
import { answers, type Connection, connectionTo, type Keeper, keepOpen, urlOf } from './embedded/connection.ts'
import { withLock } from './embedded/lock.ts'
import { clearLeftovers, killAll, postmasterOf, processesOf, startPostmaster } from './embedded/postmaster.ts'
import { findPrograms } from './embedded/programs.ts'
import { inWords, refuseFullDisk, wordsFromLog } from './embedded/trouble.ts'

export type { Connection } from './embedded/connection.ts'

export type EmbeddedOptions = {
  /** The folder HOLDFAST_DATA names. The database goes into `postgres-18/` below it. */
  dataDir: string
  /** Told in one sentence each time something happened that an operator may want to know. */
  log?: (sentence: string) => void
  /** PostgreSQL settings beside or instead of ours, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>
  /** Leave the server running for the next process and do not restart it: for tests. */
  leaveRunning?: boolean
  /** Where the programs of the PostgreSQL package lie, if not in node_modules. */
  programs?: string
  /** Where the programs may be copied when the server's account cannot reach them. */
  copiesIn?: readonly string[]
}

export type Embedded = {
  /** What `pg` needs to connect as the owner: unix socket folder, port, user, password, database. */
  connection: Connection
  /** The same as one address, for DATABASE_URL. */
  ownerUrl: string
  /** True if the server was running already and was taken over. */
  adopted: boolean
  /** Lets go of the server, and shuts it down unless another Holdfast uses it. May be called more than once. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL, or adopts the one that runs on this data folder already: left by a killed process, or
 * used by another Holdfast. The server outlives a killed process; the last Holdfast that stops takes it down.
 * Throws an Error with one sentence for people when that cannot be done.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => {})
  const dataDir = resolve(options.dataDir)
  makeFolder(dataDir)
  const lockFile = join(dataDir, 'postgres-18.lock')
  const { cluster, adopted } = await withLock(lockFile, log, () => bringUp(dataDir, options, log))
  if (adopted) log('Using the database server that was running already.')
  const connection = connectionTo(cluster)

  if (options.leaveRunning) return { connection, ownerUrl: urlOf(connection), adopted, stop: async () => {} }

  let wanted = true
  let keeper: Keeper
  let recovery: Promise<void> = Promise.resolve()
  const keep = async () => {
    keeper = await keepOpen(connection, () => {
      if (wanted) recovery = recover()
    })
  }
  const recover = async (): Promise<void> => {
    if (!wanted) return
    log('The database server went away; starting it again.')
    try {
      await withLock(lockFile, log, () => bringUp(dataDir, options, log))
      await keep()
    } catch (error) {
      log(`The database server did not start again. ${inWords(error)}`)
      await sleep(5000, undefined, { ref: false })
      await recover()
    }
  }
  await keep()

  const stop = async () => {
    wanted = false
    await recovery
    await withLock(lockFile, log, async () => {
      const others = await keeper.others()
      await keeper.close()
      if (others === 0) await shutDown(cluster)
    })
  }
  let stopped: Promise<void> | undefined
  return { connection, ownerUrl: urlOf(connection), adopted, stop: () => (stopped ??= stop()) }
}

async function bringUp(dataDir: string, options: EmbeddedOptions, log: (sentence: string) => void) {
  const folder = join(dataDir, 'postgres-18')
  const account = serverAccount(folder)
  const programs = () =>
    findPrograms({ from: options.programs, account, copiesIn: [dataDir, ...(options.copiesIn ?? copyPlaces())] })
  const cluster = await createCluster({ dataDir, folder, account, programs, log })
  if ((await settle(cluster)) === 'serving') return { cluster, adopted: true }

  // PostgreSQL writes its journal in pieces of 16 MB: with less it may start, and then fails at the first save.
  refuseFullDisk(dataDir, 20)
  const logFile = join(dataDir, 'postgres-18.log')
  const logFrom = startLog(logFile)
  const output = openSync(logFile, 'a', 0o600)
  const child = startPostmaster({ cluster, account, programs: programs(), output, settings: options.settings ?? {} })
  closeSync(output)
  // The log is read only where the start failed: a server that ends later may have had its folder taken away.
  const end: { words?: () => string } = {}
  child.once('error', (error) => (end.words = () => inWords(error)))
  child.once('exit', () => (end.words ??= () => readFileSync(logFile).subarray(logFrom).toString()))
  try {
    // Recovery after a crash may take minutes and is worth waiting for; the server ends by itself if it fails.
    while (end.words === undefined && !(await answers(cluster))) await sleep(20)
  } catch (error) {
    await shutDown(cluster)
    throw error
  }
  if (end.words !== undefined) {
    refuseFullDisk(dataDir, 1)
    throw new Error(wordsFromLog(end.words(), dataDir, logFile))
  }
  return { cluster, adopted: false }
}

/** Waits until the folder's server answers, or until nothing of it is left and a new one may be started. */
async function settle(cluster: Cluster): Promise<'serving' | 'free'> {
  const began = Date.now()
  for (;;) {
    if (await answers(cluster)) return 'serving'
    const left = processesOf(cluster)
    if (left.length === 0) {
      clearLeftovers(cluster)
      return 'free'
    }
    const waited = Date.now() - began
    // Without their postmaster these only finish what they were doing; two servers on one folder would destroy it.
    if (waited > 5000 && postmasterOf(cluster) === undefined) killAll(left)
    if (waited > 60_000) {
      throw new Error(
        `Another Holdfast already runs with the data folder ${cluster.dataDir}, but its database server (process ${left[0]}) does not answer. Stop that process, then start again.`,
      )
    }
    await sleep(50)
  }
}

async function shutDown(cluster: Cluster) {
  const began = Date.now()
  const asked = new Set<string>()
  const ask = (signal: 'SIGINT' | 'SIGQUIT', pid: number) => {
    if (!asked.has(signal)) killAll([pid], signal)
    asked.add(signal)
  }
  for (let pid = postmasterOf(cluster); pid !== undefined; pid = postmasterOf(cluster)) {
    ask(Date.now() - began > 30_000 ? 'SIGQUIT' : 'SIGINT', pid)
    if (Date.now() - began > 45_000) return
    await sleep(20)
  }
}

function makeFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new Error(`The data folder ${dataDir} cannot be made: ${inWords(error)}.`, { cause: error })
  }
}

// A log that only grows would fill the disk in the end: the old one is kept once.
function startLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < 5_000_000) return size
  renameSync(file, `${file}.1`)
  return 0
}

// Not temporary folders: a cleaner would take the programs from under a running server.
const copyPlaces = () => (isRoot() ? ['/var/lib/holdfast', '/opt/holdfast', '/usr/local/lib/holdfast'] : [])
