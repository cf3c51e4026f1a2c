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
    for (let tries = 0; !isTaken(handle); tries++) {
      if (tries === 20) log('Another Holdfast is starting or stopping the database; waiting for it')
      if (tries > 3600)
        throw new Error(`Another Holdfast has held ${file} for three minutes. Stop it, then start again`)
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
    throw new Error(`The file ${file} cannot be opened: does the data folder belong to another account?`, {
      cause: error,
    })
  }
}

function isTaken(handle: DatabaseSync): boolean {
  try {
    handle.exec('begin exclusive')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return false
    throw error
  }
}

const BUSY = 5
