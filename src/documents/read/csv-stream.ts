// A delimited file read line by line, so that a million rows cost no more memory than a hundred.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { delimiterOf } from './csv.ts'
import { encodingOf, looksLikeText } from './encoding.ts'

/** One record, numbered as a spreadsheet shows it: blank lines count, line breaks inside a cell do not. */
export type CsvLine = { row: number; cells: string[] }
export type CsvStream = { lines(): AsyncGenerator<CsvLine[]> }

const mostCharacters = 1_000_000
const mostColumns = 500

/** Too much for one record: the sentence follows the file's name. */
export class Unreadable extends Error {}

/** Opens a delimited text file for reading as often as wanted; null when it is no text at all. */
export const openCsv = async (path: string): Promise<CsvStream | null> => {
  const head = await firstBytes(path, 65_536)
  const found = encodingOf(head)
  if (found === null) return null
  const encoding = found.startsWith('utf-16') ? found : (await isUtf8(path)) ? 'utf-8' : 'windows-1252'
  const start = new TextDecoder(encoding).decode(head, { stream: true })
  if (!looksLikeText(start)) return null
  return {
    lines: async function* () {
      const decoder = new TextDecoder(encoding)
      yield* recordsOf(
        (async function* () {
          for await (const chunk of createReadStream(path, { highWaterMark: 131_072 }))
            yield decoder.decode(chunk as Buffer, { stream: true })
          yield decoder.decode()
        })(),
        start,
      )
    },
  }
}

/** The same for words that are in memory already. */
export const csvOf = (text: string): CsvStream => ({
  lines: () =>
    recordsOf(
      (async function* () {
        // In pieces, and letting others have their turn: a long text is read beside requests.
        for (let at = 0; at < text.length; at += 131_072) {
          yield text.slice(at, at + 131_072)
          await turn()
        }
      })(),
      text.slice(0, 65_536),
    ),
})

async function* recordsOf(chunks: AsyncIterable<string>, start: string): AsyncGenerator<CsvLine[]> {
  const head = start.replace(/^\ufeff/, '')
  const declared = /^sep=(.)\r?\n/i.exec(head)
  const delimiter = declared?.[1] ?? delimiterOf(head)
  const isOldMac = !head.includes('\n') && head.includes('\r')
  let skip = declared?.[0].length ?? 0
  let rest = ''
  let row = 0
  let isFirst = true
  for await (const chunk of chunks) {
    let text = rest + (isOldMac ? chunk.replaceAll('\r', '\n') : chunk)
    if (isFirst && text.length > 0) {
      text = text.replace(/^\ufeff/, '')
      isFirst = false
    }
    if (skip > 0) {
      if (text.length < skip) {
        rest = text
        continue
      }
      text = text.slice(skip)
      skip = 0
    }
    const taken = take(text, delimiter, row, false)
    row += taken.lines.length
    rest = text.slice(taken.end)
    if (rest.length > mostCharacters)
      throw new Unreadable(`has a row of more than ${mostCharacters.toLocaleString('en-GB')} characters`)
    if (taken.lines.length > 0) yield taken.lines
  }
  if (rest !== '') yield take(rest, delimiter, row, true).lines
}

// All whole records of a text; the last one only when nothing more comes.
const take = (text: string, delimiter: string, before: number, isLast: boolean): { lines: CsvLine[]; end: number } => {
  const lines: CsvLine[] = []
  let at = 0
  let quote = text.indexOf('"')
  while (at < text.length) {
    if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
    let end = text.indexOf('\n', at)
    if (end === -1 && !isLast) break
    if (end === -1) end = text.length
    let cells: string[]
    if (quote === -1 || quote > end) {
      cells = text.slice(at, text[end - 1] === '\r' ? end - 1 : end).split(delimiter)
      at = end + 1
    } else {
      const record = quoted(text, at, delimiter, isLast)
      if (!record) break
      cells = record.cells
      at = record.end
    }
    if (cells.length > mostColumns)
      throw new Unreadable(`has a row of ${cells.length} columns; ${mostColumns} is the most`)
    lines.push({ row: before + lines.length + 1, cells })
  }
  return { lines, end: Math.min(at, text.length) }
}

// RFC 4180, forgiving a quote in the middle of a cell. Null: the record goes on in the next chunk.
const quoted = (
  text: string,
  start: number,
  delimiter: string,
  isLast: boolean,
): { cells: string[]; end: number } | null => {
  const cells: string[] = []
  let at = start
  for (;;) {
    let cell = ''
    if (text[at] === '"') {
      let from = at + 1
      let close = text.indexOf('"', from)
      while (close !== -1 && text[close + 1] === '"') {
        cell += text.slice(from, close + 1)
        from = close + 2
        close = text.indexOf('"', from)
      }
      if (close === -1) {
        if (!isLast && text.length - start < mostCharacters) return null
        // The quote is never closed: an ordinary character, to the end of the line.
        const end = endOf(text, at, delimiter)
        cell = text.slice(at, end)
        at = end
      } else {
        if (close + 1 >= text.length && !isLast) return null
        cell += text.slice(from, close)
        const end = endOf(text, close + 1, delimiter)
        cell += text.slice(close + 1, end).trim()
        at = end
      }
    } else {
      const end = endOf(text, at, delimiter)
      cell = text.slice(at, end)
      at = end
    }
    cells.push(cell)
    if (at >= text.length) return isLast ? { cells, end: text.length } : null
    if (text[at] === delimiter) {
      at++
      continue
    }
    if (text[at] === '\r') at++
    return { cells, end: at + 1 }
  }
}

const endOf = (text: string, from: number, delimiter: string): number => {
  let end = from
  while (
    end < text.length &&
    text[end] !== delimiter &&
    text[end] !== '\n' &&
    !(text[end] === '\r' && text[end + 1] === '\n')
  )
    end++
  return end
}

const firstBytes = async (path: string, length: number): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 }))
      decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (e) {
    if (e instanceof TypeError) return false
    throw e
  }
}
