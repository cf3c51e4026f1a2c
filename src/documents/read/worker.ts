import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { readHere } from './here.ts'
import type { Job } from './index.ts'

/** One file, one worker: whatever a hostile file does to this thread's memory ends with it. */
const { source, name, limits } = workerData as Job
const content = 'path' in source ? await readFile(source.path) : source.text
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(await readHere(content, name, limits))
