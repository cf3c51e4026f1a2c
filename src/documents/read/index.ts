import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { readHere as readOnThisThread } from './here.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { Reading } from './model.ts'

export { covers } from './grid.ts'
export { defaultLimits, type Limits } from './limits.ts'
export type * from './model.ts'

/** A file on disk, or text that somebody pasted; `name` is what the person calls it. */
export type Source = { path: string; name: string } | { text: string; name: string }

export type Job = { source: { path: string } | { text: string }; name: string; limits: Limits }

/**
 * Reads a Word, Excel, CSV, text or PDF file in a worker thread with bounded memory and time. Bad files give a
 * sentence that names the file and says what to do, never an exception; only a missing file rejects.
 */
export const readDocument = async (source: Source, limits: Partial<Limits> = {}): Promise<Reading> => {
  const job: Job = { source, name: source.name, limits: { ...defaultLimits, ...limits } }
  if ('path' in source && (await stat(source.path)).size > job.limits.bytes) return tooBig(job)
  return inWorker(job)
}

/** The same without a worker: for tests, and for code that already runs in one. */
export const readHere = (content: Buffer | string, name: string, limits: Partial<Limits> = {}): Promise<Reading> =>
  readOnThisThread(content, name, { ...defaultLimits, ...limits })

const inWorker = (job: Job): Promise<Reading> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: job,
      execArgv: [],
      // A reader of other people's files has no use for the server's secrets.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: job.limits.memory, maxYoungGenerationSizeMb: 64 },
    })
    const before = process.memoryUsage.rss()
    const finish = (reading: Reading) => {
      clearInterval(watch)
      clearTimeout(timer)
      resolve(reading)
      void worker.terminate()
    }
    const timer = setTimeout(() => finish(tooSlow(job)), job.limits.milliseconds)
    // Buffers lie outside the heap that V8 limits.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > job.limits.memory * 3 * 1024 * 1024) finish(tooHungry(job))
    }, 100)
    worker.once('message', finish)
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return finish(tooHungry(job))
      clearInterval(watch)
      clearTimeout(timer)
      reject(error)
    })
  })

const tooBig = ({ name, limits }: Job): Reading => ({
  refused: `“${name}” is larger than ${Math.round(limits.bytes / 1024 / 1024)} MB. Take the pictures out of it and drop it again.`,
  code: 'too_big',
})

const tooSlow = ({ name }: Job): Reading => ({
  refused: `“${name}” took too long to read. Copy the plan into a new file and drop that.`,
  code: 'too_slow',
})

const tooHungry = ({ name }: Job): Reading => ({
  refused: `“${name}” needs more memory than a plan should. Copy the plan into a new file and drop that.`,
  code: 'too_big',
})
