// The judging of figures off the main thread: proving that nobody can work out a small one takes seconds where there are many.
import { Worker } from 'node:worker_threads'
import { type Case, type Verdict, verdictOf } from './verdict.ts'

export type Answer = { id: number; verdict: Verdict } | { id: number; failed: string }

/**
 * Judges cases, each by itself, of so many figures in all. Few are judged here; more go to one long-lived worker, so that the
 * server goes on answering. Fails where the worker does: what was not judged does not leave.
 */
export const judging = (size: number): ((each: Case) => Promise<Verdict>) =>
  size <= few ? async (each) => verdictOf(each) : inWorker

/** Ends the worker, so that a process can end or free its memory; the next case starts another. */
export const stopJudging = async () => {
  const ended = running
  running = null
  await ended?.worker.terminate()
}

type Waiting = { done: (verdict: Verdict) => void; fail: (error: Error) => void }
type Running = { worker: Worker; waiting: Map<number, Waiting>; clock: NodeJS.Timeout | null }

const few = 200
const limit = 60_000
let running: Running | null = null
let count = 0

const inWorker = (each: Case) =>
  new Promise<Verdict>((done, fail) => {
    running ??= start()
    const here = running
    count += 1
    here.waiting.set(count, { done, fail })
    here.worker.ref()
    watch(here)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    here.worker.postMessage({ id: count, case: each })
  })

const start = (): Running => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    // It reckons, and has no use for the server's secrets.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  })
  const made: Running = { worker, waiting: new Map(), clock: null }
  worker.on('message', (answer: Answer) => settle(made, answer))
  worker.on('error', (error) => giveUp(made, error))
  worker.on('exit', () => giveUp(made, new Error('The worker that judges figures stopped')))
  return made
}

const settle = (made: Running, answer: Answer) => {
  const waiting = made.waiting.get(answer.id)
  if (!waiting) return
  made.waiting.delete(answer.id)
  watch(made)
  // An idle worker does not keep the process alive.
  if (made.waiting.size === 0) made.worker.unref()
  if ('verdict' in answer) waiting.done(answer.verdict)
  else waiting.fail(new Error(answer.failed))
}

// One case that hangs takes the worker with it, and those that waited behind it fail too rather than wait for ever.
const watch = (made: Running) => {
  if (made.clock) clearTimeout(made.clock)
  made.clock =
    made.waiting.size === 0
      ? null
      : setTimeout(() => giveUp(made, new Error('Judging figures took longer than a minute')), limit)
}

const giveUp = (made: Running, error: Error) => {
  if (running === made) running = null
  if (made.clock) clearTimeout(made.clock)
  for (const { fail } of made.waiting.values()) fail(error)
  made.waiting.clear()
  void made.worker.terminate()
}
