import { parentPort } from 'node:worker_threads'
import type { Answer } from './judging.ts'
import { type Case, verdictOf } from './verdict.ts'

const port = parentPort
port?.on('message', ({ id, case: each }: { id: number; case: Case }) => port.postMessage(answer(id, each)))

const answer = (id: number, each: Case): Answer => {
  try {
    return { id, verdict: verdictOf(each) }
  } catch (error) {
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
