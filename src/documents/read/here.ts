import { readCsv, isDelimited } from './csv.ts'
import { decode } from './encoding.ts'
import { checkEnding, officeKind, outerKind } from './kind.ts'
import { damaged, type Limits, Refused, refuse } from './limits.ts'
import type { Reading, SourceDocument } from './model.ts'
import { readText } from './text.ts'

/**
 * Reads a document on this thread. The readers of Word, Excel and PDF are loaded only when one is needed. Never
 * rejects for what a file holds: the answer is then `refused`, a sentence that begins with the file's name.
 */
export const readHere = async (source: Buffer | string, name: string, limits: Limits): Promise<Reading> => {
  try {
    return { document: await read(source, name, limits) }
  } catch (error) {
    return refusalOf(error, name)
  }
}

export const refusalOf = (error: unknown, name: string): Reading => {
  if (error instanceof Refused) return { refused: `“${name}” ${error.message}`, code: error.code }
  if (error instanceof RangeError || error instanceof SyntaxError || error instanceof Error)
    return refusalOf(damagedError(), name)
  throw error
}

const damagedError = (): unknown => {
  try {
    return damaged('the program that made it')
  } catch (refused) {
    return refused
  }
}

const read = async (source: Buffer | string, name: string, limits: Limits): Promise<SourceDocument> => {
  if (source.length === 0) refuse('empty', 'is empty. Check that it is the right file and drop it again.')
  if (Buffer.byteLength(source) > limits.bytes) tooBig(limits)
  if (typeof source === 'string') return readWords(source, name, limits)
  switch (outerKind(source)) {
    case 'zip':
      return readOffice(source, name, limits)
    case 'pdf': {
      checkEnding(name, 'pdf')
      const { readPdf } = await import('./pdf.ts')
      return readPdf(source, name, limits)
    }
    default:
      return readWords(decode(source) ?? '', name, limits)
  }
}

const tooBig = (limits: Limits): never =>
  refuse(
    'too_big',
    `is larger than ${Math.round(limits.bytes / 1024 / 1024)} MB. Take the pictures out of it and drop it again.`,
  )

const readWords = (text: string, name: string, limits: Limits): SourceDocument => {
  const isCsv = /\.(csv|tsv|tab)$/i.test(name) || isDelimited(text, limits)
  checkEnding(name, isCsv ? 'csv' : 'text')
  if (text.trim() === '') refuse('empty', 'holds no words. Check that it is the right file and drop it again.')
  const words = text.replace(/^\ufeff/, '')
  return isCsv ? readCsv(words, name, limits) : readText(words, name, limits)
}

const readOffice = async (bytes: Buffer, name: string, limits: Limits): Promise<SourceDocument> => {
  const { unpack } = await import('./zip.ts')
  const parts = await unpack(bytes, limits)
  const kind = officeKind(parts.keys(), Buffer.from(parts.get('mimetype') ?? []).toString('latin1'))
  checkEnding(name, kind)
  if (kind === 'docx') {
    const { readWord } = await import('./word.ts')
    return readWord(parts, name, limits)
  }
  const { readWorkbook } = await import('./workbook.ts')
  return readWorkbook(bytes, parts, name, limits)
}
