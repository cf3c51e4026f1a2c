import { Worker } from 'node:worker_threads'
import { toJson } from './json.ts'
import type { Paper } from './model.ts'
import { toWebPage } from './web-page.ts'
import { BadTemplate } from './zip.ts'

export type * from './model.ts'
export { toHtml } from './html.ts'
export { toJson } from './json.ts'
export { plain, plainLine } from './placed.ts'
export { severity, shapeAlt, shapeSvg, stripSvg } from './shapes.ts'
export { toWebPage } from './web-page.ts'
export { BadTemplate } from './zip.ts'

/** `html` is a whole page that stands alone; for markup inside the site's own page use `toHtml`. */
export type PaperFormat = 'html' | 'docx' | 'pdf' | 'xlsx' | 'json'

export const mediaTypes: Record<PaperFormat, string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

/**
 * A paper as a file. Word, PDF and Excel are made in one long-lived worker, so that the server goes on answering; at
 * most 30 seconds each. `template` is the partnership's own .docx and only tells for Word. Throws `BadTemplate` with a
 * sentence for its owner, and otherwise an `Error` whose message carries a
 * reference; its `cause` has the reference and the reason, for the log.
 */
export const writePaper = async (paper: Paper, format: PaperFormat, template?: Uint8Array): Promise<Uint8Array> => {
  switch (format) {
    case 'html':
      return encode(toWebPage(paper))
    case 'json':
      return encode(toJson(paper))
    case 'docx':
    case 'pdf':
    case 'xlsx':
      return inWorker(paper, format, template)
  }
}

/** Ends the worker, so that a process can end or free its memory; the next paper starts another. */
export const stopWriting = async () => {
  const ended = running
  running = null
  await ended?.worker.terminate()
}

type Answer = { id: number; bytes: Uint8Array } | { id: number; refused: string } | { id: number; failed: string }
type Waiting = { done: (bytes: Uint8Array) => void; fail: (error: Error) => void; clock: NodeJS.Timeout }
type Running = { worker: Worker; waiting: Map<number, Waiting> }

const limit = 30_000
let running: Running | null = null
let count = 0

const inWorker = (paper: Paper, format: 'docx' | 'pdf' | 'xlsx', template: Uint8Array | undefined) =>
  new Promise<Uint8Array>((done, fail) => {
    running ??= start()
    const here = running
    count += 1
    const id = count
    const clock = setTimeout(() => giveUp(here, failure('took longer than 30 seconds')), limit)
    here.waiting.set(id, { done, fail, clock })
    here.worker.ref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    here.worker.postMessage({ id, paper, format, template })
  })

const start = (): Running => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  })
  const made: Running = { worker, waiting: new Map() }
  worker.on('message', (answer: Answer) => settle(made, answer))
  worker.on('error', (error) => giveUp(made, failure(error.message)))
  worker.on('exit', () => giveUp(made, failure('the writer stopped')))
  return made
}

const settle = (made: Running, answer: Answer) => {
  const waiting = made.waiting.get(answer.id)
  if (!waiting) return
  made.waiting.delete(answer.id)
  clearTimeout(waiting.clock)
  // An idle worker does not keep the process alive.
  if (made.waiting.size === 0) made.worker.unref()
  if ('bytes' in answer) waiting.done(answer.bytes)
  else waiting.fail('refused' in answer ? new BadTemplate(answer.refused) : failure(answer.failed))
}

// One paper that hangs takes the worker with it, and those that waited behind it fail too rather than wait for ever.
const giveUp = (made: Running, error: Error) => {
  if (running === made) running = null
  for (const { fail, clock } of made.waiting.values()) {
    clearTimeout(clock)
    fail(error)
  }
  made.waiting.clear()
  void made.worker.terminate()
}

const failure = (why: string) => {
  const reference = crypto.randomUUID().slice(0, 8)
  return new Error(`The paper could not be written. Reference ${reference}.`, { cause: `${reference}: ${why}` })
}

const encode = (text: string) => new TextEncoder().encode(text)
