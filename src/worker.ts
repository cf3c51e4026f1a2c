import type pg from 'pg'
import { log, told } from './platform/log.ts'

/** Seals new history lines into each partnership's chain, once a minute. */
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
