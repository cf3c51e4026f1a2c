import { decode } from './encoding.ts'
import { refuse } from './limits.ts'
import type { SourceDocument } from './model.ts'

export type Kind = SourceDocument['kind']

/** What a file is by its content; a zip is opened later to tell Word from Excel. Refuses what no reader understands. */
export const outerKind = (bytes: Buffer): 'zip' | 'pdf' | 'words' => {
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return 'zip'
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (bytes.readUIntBE(0, Math.min(4, bytes.length)) === 0xd0cf11e0) return refuseOld(bytes)
  const picture = pictures.find(([start]) => startsWith(bytes, start))
  if (picture)
    refuse(
      'unsupported',
      `is ${picture[1]}, which holds no words to read. Drop the Word, Excel, PDF or text file it came from.`,
    )
  if (startsWith(bytes, '{\\rtf'))
    refuse(
      'unsupported',
      'is a rich text file. Open it in Word, save it as a Word document (.docx) and drop that copy.',
    )
  const text = decode(bytes)
  if (text === null)
    return refuse(
      'unsupported',
      'is not a Word, Excel, CSV, text or PDF file. Save the plan as one of these and drop that.',
    )
  if (/^\s*<\?xml|^\s*<!(DOCTYPE(?! html)|ENTITY)/i.test(text.slice(0, 500)))
    refuse('unsupported', 'is an XML file. Open it in Word or Excel, save it as .docx or .xlsx and drop that copy.')
  return 'words'
}

/** Word or Excel by the parts inside; other zips are named so that their owner recognises them. */
export const officeKind = (paths: Iterable<string>, mimetype: string): 'docx' | 'xlsx' => {
  const names = [...paths]
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^word\/(document\d*|[^/]*main[^/]*)\.xml$/i)) return 'docx'
  if (has(/^xl\/workbook\.xml$/i)) return 'xlsx'
  if (has(/^xl\/workbook\.bin$/i))
    return refuse(
      'unsupported',
      'is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and drop that copy.',
    )
  if (has(/^ppt\//i))
    return refuse('unsupported', 'is a PowerPoint file. Copy the plan into Word or Excel and drop that.')
  if (/opendocument\.text/.test(mimetype))
    return refuse('unsupported', 'is an OpenDocument text. Save it as a Word document (.docx) and drop that copy.')
  if (/opendocument/.test(mimetype))
    return refuse('unsupported', 'is an OpenDocument file. Save it as an Excel workbook (.xlsx) and drop that copy.')
  return refuse('unsupported', 'is a zip folder. Take the plan out of it and drop the plan itself.')
}

/** Refuses a name whose ending promises something else than what the file holds: the wrong file was probably chosen. */
export const checkEnding = (name: string, kind: Kind): void => {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  const promised = ending === undefined ? undefined : endings[ending]
  if (ending === undefined || promised === undefined || promised === kind) return
  if (isWords(promised) && isWords(kind)) return
  const right = kind === 'text' ? 'txt' : kind
  refuse(
    'wrong_kind',
    `ends in .${ending} but is really ${titles[kind]}. Check that it is the right file; if it is, rename it to end in .${right} and drop it again.`,
  )
}

const isWords = (kind: Kind) => kind === 'csv' || kind === 'text'

const titles: Record<Kind, string> = {
  docx: 'a Word document',
  xlsx: 'an Excel workbook',
  pdf: 'a PDF file',
  csv: 'a text file',
  text: 'a text file',
}

const endings: Record<string, Kind> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  doc: 'docx',
  rtf: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
  xls: 'xlsx',
  xlsb: 'xlsx',
  pdf: 'pdf',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  txt: 'text',
  md: 'text',
  text: 'text',
  htm: 'text',
  html: 'text',
}

const startsWith = (bytes: Buffer, start: string) =>
  bytes.subarray(0, start.length).equals(Buffer.from(start, 'latin1'))

const pictures: [string, string][] = [
  ['\u00ff\u00d8\u00ff', 'a photograph (JPEG)'],
  ['\u0089PNG', 'a picture (PNG)'],
  ['GIF8', 'a picture (GIF)'],
  ['II*\u0000', 'a scanned picture (TIFF)'],
  ['MM\u0000*', 'a scanned picture (TIFF)'],
  ['BM', 'a picture (bitmap)'],
]

/** The container of Office before 2007, which newer Office uses only for files with a password. */
const refuseOld = (bytes: Buffer): never => {
  const names = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (names('EncryptedPackage') || names('EncryptionInfo'))
    return refuse('encrypted', 'is password-protected. Save a copy without the password and drop that copy.')
  if (names('WordDocument'))
    return refuse(
      'unsupported',
      'is an old Word file (.doc). Open it, save it as a Word document (.docx) and drop that copy.',
    )
  if (names('Workbook') || names('Book'))
    return refuse(
      'unsupported',
      'is an old Excel file (.xls). Open it, save it as a workbook (.xlsx) and drop that copy.',
    )
  return refuse('unsupported', 'is an old Office file. Open it, save it as .docx or .xlsx and drop that copy.')
}
