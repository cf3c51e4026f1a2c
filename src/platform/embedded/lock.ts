import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `work` while no other process does the same with this file, waiting up to three minutes for it.
 * SQLite is here for its lock only: the kernel lets go of it when the process dies in whatever way, so there is nothing
 * stale to judge, and it holds between containers that share the folder. Node itself offers no file lock.
 */
export async function withLock<T>(file: string, log: (sentence: string) => void, work: () => Promise<T>): Promise<T> {
  const handle = open(file)
  try {
    for (let tries = 0; !isTaken(handle, file); tries++) {
      if (tries === 20) log('Another Holdfast is starting or stopping the database; waiting for it.')
      if (tries > 3600)
        throw new Error(`Another Holdfast has held ${file} for three minutes. Stop it, then start again.`)
      await sleep(50)
    }
    return await work()
  } finally {
    handle.close()
  }
}

function open(file: string) {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw notOurs(file, error)
  }
}

function isTaken(handle: DatabaseSync, file: string): boolean {
  try {
    // A journal on disk could not be begun on a full one, and the lock is all we want.
    handle.exec('pragma journal_mode = memory; begin exclusive')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return false
    throw notOurs(file, error)
  }
}

const notOurs = (file: string, cause: unknown) =>
  new Error(`The file ${file} cannot be locked. Run Holdfast as the account that owns its folder.`, { cause })

const BUSY = 5
