import { type Limits, readDocument, type Source } from './index.ts'
import type { Reading } from './model.ts'

const atOnce = 2
const mostWaiting = 12
let reading = 0
const waiting: (() => void)[] = []

/**
 * Reads like readDocument, at most two files at a time in this process: one may take half a gigabyte. When many wait
 * already, the file is refused in a sentence that says so.
 */
export const readInTurn = async (
  source: Source,
  limits: Partial<Limits> = {},
): Promise<Reading | { refused: string; code: 'busy' }> => {
  if (waiting.length >= mostWaiting)
    return { refused: 'Many files are being read just now. Try again in a minute.', code: 'busy' }
  if (reading >= atOnce) await new Promise<void>((go) => waiting.push(go))
  else reading++
  try {
    return await readDocument(source, limits)
  } finally {
    // The next one takes this one's place, so that nobody comes in between.
    const next = waiting.shift()
    if (next) next()
    else reading--
  }
}
