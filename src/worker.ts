import type pg from 'pg'
import { startJobs } from './platform/runner.ts'
import { log, told } from './platform/log.ts'
import type { Module } from './platform/route.ts'
import type { Services } from './platform/services.ts'

/**
 * Starts the modules' jobs after the door is open: nobody waits for the queue's code to load. A queue that cannot start
 * leaves the site as it is; what waits is found again at the next start.
 */
export function work(modules: Module[], services: Services): { stop(): Promise<void> } {
  const starting = startJobs(modules, services).catch((e: unknown) => {
    log({ event: 'jobs_failed', error: told(e) })
    return null
  })
  return { stop: async () => (await starting)?.stop() }
}

/**
 * Seals new history lines into each partnership's chain, once a minute. A timer and not a job: it must go on when the queue
 * cannot, and a job a minute would write more than it seals.
 */
export function keepSealed(owner: pg.Pool): { stop(): Promise<void> } {
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => seal(owner)).catch((e: unknown) => log({ event: 'sealing_failed', error: told(e) }))
  }, 60_000)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

const seal = async (owner: pg.Pool) => {
  await owner.query('select history.seal_all()')
}
