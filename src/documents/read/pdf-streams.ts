import { inflateSync } from 'node:zlib'
import { type Limits, refuse } from './limits.ts'

/**
 * Inflates each stream of a PDF once, within the limit, before the reader is given the file: a few kilobytes may
 * unpack to gigabytes. Pictures are not counted, since they are never decoded.
 */
export const checkStreams = (bytes: Buffer, limits: Limits): void => {
  let left = limits.inflated
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at)) {
    const end = bytes.indexOf('endstream', at)
    if (end === -1) return
    const head = bytes.toString('latin1', Math.max(0, at - 1500), at)
    const dictionary = head.slice(head.lastIndexOf('obj') + 3)
    if (/\/Fl(ateDecode)?\b/.test(dictionary) && !/\/Subtype\s*\/Image\b/.test(dictionary))
      left -= inflated(bytes.subarray(afterLineEnd(bytes, at + 'stream'.length), end), left)
    at = end + 'endstream'.length
  }
}

/** Bytes after inflating, again and again where a stream was packed more than once. */
const inflated = (stream: Uint8Array, left: number): number => {
  let bytes: Uint8Array = stream
  let total = 0
  for (let round = 0; round < 4 && isDeflated(bytes); round++) {
    try {
      bytes = inflateSync(bytes, { maxOutputLength: Math.max(1, left - total), finishFlush: 2 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return total
      refuse('bomb', 'unpacks to far more than a plan can hold, so it was not opened. Print the plan to a new PDF.')
    }
    total += bytes.length
  }
  return total
}

const isDeflated = (bytes: Uint8Array) => {
  const [first = 0, second = 0] = bytes
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}

const afterLineEnd = (bytes: Buffer, at: number) => {
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1
  return bytes[at] === 0x0a ? at + 1 : at
}
