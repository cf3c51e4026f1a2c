import { open } from 'node:fs/promises'

export type MediaType = { type: string; word: string; extensions: readonly string[] }

const office = 'application/vnd.openxmlformats-officedocument'
const types = {
  pdf: { type: 'application/pdf', word: 'PDF', extensions: ['pdf'] },
  docx: { type: `${office}.wordprocessingml.document`, word: 'Word', extensions: ['docx'] },
  xlsx: { type: `${office}.spreadsheetml.sheet`, word: 'Excel', extensions: ['xlsx'] },
  pptx: { type: `${office}.presentationml.presentation`, word: 'PowerPoint', extensions: ['pptx'] },
  odt: { type: 'application/vnd.oasis.opendocument.text', word: 'OpenDocument text', extensions: ['odt'] },
  png: { type: 'image/png', word: 'picture', extensions: ['png'] },
  jpeg: { type: 'image/jpeg', word: 'picture', extensions: ['jpg', 'jpeg'] },
  mail: { type: 'message/rfc822', word: 'e-mail', extensions: ['eml'] },
  text: { type: 'text/plain; charset=utf-8', word: 'text', extensions: ['txt', 'csv', 'md'] },
} as const satisfies Record<string, MediaType>

/**
 * What a file is, judged by its content; the name must agree. Gives a sentence for whoever chose it when it is something
 * Holdfast does not keep: programs, web pages, macros, archives, or a file dressed as another.
 */
export async function mediaType(path: string, name: string): Promise<MediaType | { refused: string }> {
  const start = await firstBytes(path, 65_536)
  if (start.length === 0) return { refused: `“${name}” is empty. Choose a file that has something in it.` }
  const found = judge(start, name)
  if (typeof found === 'string') return { refused: `“${name}” ${found}` }
  const extension = name.split('.').pop()?.toLowerCase() ?? ''
  if (!found.extensions.some((e) => e === extension))
    return {
      refused: `“${name}” is really a ${found.word} file. Save it under its right name (.${found.extensions[0]}) and choose it again.`,
    }
  return found
}

function judge(bytes: Buffer, name: string): MediaType | string {
  const text = bytes.toString('latin1')
  if (text.startsWith('%PDF-')) return types.pdf
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return types.png
  if (text.startsWith('\xff\xd8\xff')) return types.jpeg
  if (text.startsWith('\xd0\xcf\x11\xe0'))
    return 'is an old Office file or has a password. Save it as .docx, .xlsx or .pdf without a password.'
  if (text.startsWith('PK')) return judgeZip(text)
  if (text.startsWith('MZ') || text.startsWith('\x7fELF') || text.startsWith('#!'))
    return 'is a program. Holdfast does not keep programs.'
  if (/^\s*(<!doctype html|<html|<svg|<script|<\?xml)/i.test(text))
    return 'is a web page or drawing, which could carry a script. Print it to PDF and choose that.'
  if (!isText(bytes))
    return 'is a kind of file that Holdfast does not keep. Choose a PDF, Word, Excel, PowerPoint, picture, e-mail or text file.'
  return name.toLowerCase().endsWith('.eml') ? types.mail : types.text
}

// Entry names stand in clear text in a zip; the first ones tell what it is.
function judgeZip(text: string): MediaType | string {
  if (/vbaProject\.bin/i.test(text)) return 'carries macros. Save it without macros (.docx or .xlsx).'
  if (text.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return types.odt
  if (/[^\w]word\//.test(text)) return types.docx
  if (/[^\w]xl\//.test(text)) return types.xlsx
  if (/[^\w]ppt\//.test(text)) return types.pptx
  return 'is an archive. Take the files out and add the ones that are evidence.'
}

// A character cut at the end of the part we read is no fault.
const isText = (bytes: Buffer): boolean =>
  !bytes.includes(0) &&
  !/\ufffd/.test(
    new TextDecoder('utf-8')
      .decode(bytes.subarray(0, bytes.length > 65_000 ? -4 : undefined))
      .replace(/\ufffd{1,3}$/, ''),
  )

async function firstBytes(path: string, most: number): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
