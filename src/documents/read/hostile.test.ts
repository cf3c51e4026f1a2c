import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { prose, wordFile, zipped } from '../../../test/fixtures/make-docx.ts'
import { makeDocx, makePdf, makeXlsx } from '../../../test/fixtures/make-files.ts'
import { readDocument, readHere, type Refusal } from './index.ts'

const rows = [
  ['Action', 'Lead', 'Due'],
  ['Train nurses', 'Head of Nursing', 'May 2027'],
]

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 'a')
const repeated = (text: string, times: number) => Array.from({ length: times }, () => text).join('')

const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${i === 0 ? '&a;&a;' : `&a${i - 1};&a${i - 1};`}">`).join('')}]><w:document ${w}><w:body><w:p><w:r><w:t>&a19;</w:t></w:r></w:p></w:body></w:document>`

/** A zip entry whose header says 10 bytes while 170 MB come out. */
const lyingZip = () => {
  const packed = deflateRawSync(megabytes(170))
  const name = Buffer.from('word/document.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(crc32('x'), 14)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  local.copy(central, 10, 8, 30)
  central.writeUInt16LE(8, 10)
  const offset = local.length + name.length + packed.length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

const pdfWith = (stream: Buffer, filter = '/FlateDecode') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${stream.length} /Filter ${filter} >>\nstream\n`),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  ])

const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(600),
  ])

const macroTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`

type Case = { says: string; name: string; file: () => Buffer | Promise<Buffer>; code: Refusal; sentence: RegExp }

const cases: Case[] = [
  { says: 'an empty file', name: 'plan.docx', file: () => Buffer.alloc(0), code: 'empty', sentence: /is empty/ },
  {
    says: 'a file of spaces',
    name: 'plan.txt',
    file: () => Buffer.from(' \n \n'),
    code: 'empty',
    sentence: /no words/,
  },
  {
    says: 'a zip bomb that says what it is',
    name: 'plan.docx',
    file: () => wordFile('', { 'word/document.xml': megabytes(170).toString() }),
    code: 'bomb',
    sentence: /unpacks to far more/,
  },
  {
    says: 'a zip bomb that lies about its size',
    name: 'plan.docx',
    file: lyingZip,
    code: 'truncated',
    sentence: /damaged/,
  },
  {
    says: 'a part that shrinks a thousandfold',
    name: 'plan.docx',
    file: () => wordFile('', { 'word/media/a.bin': megabytes(40).toString() }),
    code: 'bomb',
    sentence: /unpacks to far more/,
  },
  {
    says: 'a zip of 4,500 files',
    name: 'plan.docx',
    file: () => zipped(Object.fromEntries(Array.from({ length: 4_500 }, (_, i) => [`word/${i}.xml`, '']))),
    code: 'bomb',
    sentence: /unpacks/,
  },
  {
    says: 'entity expansion in Word',
    name: 'plan.docx',
    file: () => wordFile('', { 'word/document.xml': laughs }),
    code: 'bomb',
    sentence: /document type declaration/,
  },
  {
    says: 'entity expansion in Excel',
    name: 'plan.xlsx',
    file: () => zipped({ 'xl/workbook.xml': laughs }),
    code: 'bomb',
    sentence: /document type declaration/,
  },
  {
    says: 'tables nested in tables without end',
    name: 'plan.docx',
    file: () =>
      wordFile(repeated('<w:tbl><w:tr><w:tc>', 3_000) + prose('x') + repeated('</w:tc></w:tr></w:tbl>', 3_000)),
    code: 'bomb',
    sentence: /nested/,
  },
  {
    says: 'macros by their part',
    name: 'plan.docm',
    file: () => wordFile(prose('x'), { 'word/vbaProject.bin': 'x' }),
    code: 'macros',
    sentence: /macros/,
  },
  {
    says: 'macros by their content type',
    name: 'plan.docm',
    file: () => wordFile(prose('x'), { '[Content_Types].xml': macroTypes }),
    code: 'macros',
    sentence: /macros/,
  },
  {
    says: 'macros in a workbook',
    name: 'plan.xlsm',
    file: async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'P', rows }], vbaProject: new Uint8Array(10) })),
    code: 'macros',
    sentence: /macros/,
  },
  {
    says: 'a workbook of 100,000 rows',
    name: 'plan.xlsx',
    file: async () =>
      Buffer.from(
        await writeXlsx({ sheets: [{ name: 'P', rows: Array.from({ length: 100_000 }, (_, i) => [i, 'x']) }] }),
      ),
    code: 'too_many_rows',
    sentence: /more than 5,000 rows/,
  },
  {
    says: 'a CSV of 100,000 rows',
    name: 'plan.csv',
    file: () => Buffer.from(repeated('a,b,c\n', 100_000)),
    code: 'too_many_rows',
    sentence: /5,000/,
  },
  {
    says: 'a text of 100,000 table rows',
    name: 'plan.txt',
    file: () => Buffer.from(repeated('a\tb\tc\n', 100_000)),
    code: 'too_many_rows',
    sentence: /5,000/,
  },
  {
    says: 'a Word table of 100,000 rows',
    name: 'plan.docx',
    file: () => wordFile(`<w:tbl>${repeated(`<w:tr><w:tc>${prose('x')}</w:tc></w:tr>`, 100_000)}</w:tbl>`),
    code: 'too_many_rows',
    sentence: /5,000/,
  },
  {
    says: 'two cells in the far corners of a sheet',
    name: 'plan.xlsx',
    file: () =>
      zipped({
        'xl/workbook.xml': '<workbook/>',
        'xl/worksheets/sheet1.xml':
          '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
      }),
    code: 'too_big',
    sentence: /far away/,
  },
  {
    says: 'one cell of 20 MB',
    name: 'plan.csv',
    file: () => Buffer.concat([Buffer.from('a,b\n'), megabytes(20)]),
    code: 'too_big',
    sentence: /60,000 characters/,
  },
  {
    says: 'one Word cell of 5 million characters',
    name: 'plan.docx',
    file: () =>
      wordFile(
        `<w:tbl><w:tr><w:tc>${prose(repeated('word ', 1_000_000))}</w:tc><w:tc>${prose('x')}</w:tc></w:tr></w:tbl>`,
      ),
    code: 'too_big',
    sentence: /60,000 characters/,
  },
  {
    says: 'a file of 26 MB',
    name: 'plan.txt',
    file: () => megabytes(26),
    code: 'too_big',
    sentence: /larger than 25 MB/,
  },
  {
    says: 'half a Word file',
    name: 'plan.docx',
    file: async () => half(await makeDocx(rows)),
    code: 'truncated',
    sentence: /damaged/,
  },
  {
    says: 'half a workbook',
    name: 'plan.xlsx',
    file: async () => half(await makeXlsx(rows)),
    code: 'truncated',
    sentence: /damaged/,
  },
  { says: 'half a PDF', name: 'plan.pdf', file: () => half(makePdf(rows)), code: 'truncated', sentence: /damaged/ },
  {
    says: 'Word XML that breaks off',
    name: 'plan.docx',
    file: () => wordFile('', { 'word/document.xml': `<w:document ${w}><w:body><w:p>` }),
    code: 'truncated',
    sentence: /damaged/,
  },
  {
    says: 'a PDF stream that unpacks to 170 MB',
    name: 'plan.pdf',
    file: () => pdfWith(deflateSync(megabytes(170))),
    code: 'bomb',
    sentence: /unpacks/,
  },
  {
    says: 'a PDF stream packed twice',
    name: 'plan.pdf',
    file: () => pdfWith(deflateSync(deflateSync(megabytes(170))), '[/FlateDecode /FlateDecode]'),
    code: 'bomb',
    sentence: /unpacks/,
  },
  {
    says: 'a PDF called .docx',
    name: 'plan.docx',
    file: () => makePdf(rows),
    code: 'wrong_kind',
    sentence: /ends in \.docx but is really a PDF file.*rename it to end in \.pdf/,
  },
  {
    says: 'a Word file called .xlsx',
    name: 'plan.xlsx',
    file: () => makeDocx(rows),
    code: 'wrong_kind',
    sentence: /really a Word document/,
  },
  {
    says: 'text called .pdf',
    name: 'plan.pdf',
    file: () => Buffer.from('Our plan is short'),
    code: 'wrong_kind',
    sentence: /really a text file/,
  },
  {
    says: 'an Office file with a password',
    name: 'plan.docx',
    file: () => ole('EncryptedPackage'),
    code: 'encrypted',
    sentence: /password-protected/,
  },
  {
    says: 'a real workbook with a password',
    name: 'plan.xlsx',
    file: async () =>
      Buffer.from(await writeXlsx({ sheets: [{ name: 'P', rows }], encryption: { password: 'x', spinCount: 100 } })),
    code: 'encrypted',
    sentence: /password-protected/,
  },
  {
    says: 'a Word file from before 2007',
    name: 'plan.doc',
    file: () => ole('WordDocument'),
    code: 'unsupported',
    sentence: /old Word file/,
  },
  {
    says: 'a workbook from before 2007',
    name: 'plan.xls',
    file: () => ole('Workbook'),
    code: 'unsupported',
    sentence: /old Excel file/,
  },
  {
    says: 'a photograph',
    name: 'plan.jpg',
    file: () => Buffer.from('ffd8ffe000104a46494600', 'hex'),
    code: 'unsupported',
    sentence: /photograph/,
  },
  {
    says: 'an OpenDocument text',
    name: 'plan.odt',
    file: () => zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
    code: 'unsupported',
    sentence: /OpenDocument/,
  },
  {
    says: 'any other zip',
    name: 'plan.zip',
    file: () => zipped({ 'a.txt': 'a' }),
    code: 'unsupported',
    sentence: /zip folder/,
  },
  {
    says: 'bytes that mean nothing',
    name: 'plan.dat',
    file: () => Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)),
    code: 'unsupported',
    sentence: /is not a Word/,
  },
  {
    says: 'rich text',
    name: 'plan.rtf',
    file: () => Buffer.from('{\\rtf1 plan}'),
    code: 'unsupported',
    sentence: /rich text/,
  },
]

const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))

for (const { says, name, file, code, sentence } of cases)
  test(`${says} is refused in a sentence, within seconds`, async () => {
    const bytes = await file()
    const start = Date.now()
    const reading = await readHere(bytes, name)
    assert.ok('refused' in reading, 'it was read')
    assert.equal(reading.code, code, reading.refused)
    assert.match(reading.refused, sentence)
    assert.ok(reading.refused.startsWith(`“${name}” `) && reading.refused.endsWith('.'), reading.refused)
    assert.ok(Date.now() - start < 3_000)
  })

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read '))
})
after(() => rm(folder, { recursive: true }))

const onDisk = async (name: string, bytes: Buffer) => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { path, name }
}

test('a good file is read in its worker as it is here', async () => {
  const bytes = await makeDocx(rows)
  assert.deepEqual(await readDocument(await onDisk('plan.docx', bytes)), await readHere(bytes, 'plan.docx'))
  assert.deepEqual(
    await readDocument({ text: 'Aim\tLead\tDue', name: 'text' }),
    await readHere('Aim\tLead\tDue', 'text'),
  )
})

test('a reader that takes too long is stopped', async () => {
  const source = await onDisk('slow.pdf', makePdf(Array.from({ length: 400 }, () => ['a', 'b', 'c'])))
  const start = Date.now()
  const reading = await readDocument(source, { milliseconds: 20 })
  assert.equal('code' in reading && reading.code, 'too_slow')
  assert.ok(Date.now() - start < 2_000)
})

test('a file that needs too much memory ends its worker, not the server', async () => {
  const cells = repeated(`<w:tr>${repeated(`<w:tc>${prose('x')}</w:tc>`, 100)}</w:tr>`, 4_900)
  const source = await onDisk('wide.docx', await wordFile(`<w:tbl>${cells}</w:tbl>`))
  const reading = await readDocument(source, { memory: 48, ratio: 100_000 })
  assert.equal('code' in reading && reading.code, 'too_big', JSON.stringify(reading).slice(0, 200))
})

test('a file above the size limit is not even opened', async () => {
  const reading = await readDocument(await onDisk('big.txt', Buffer.from('too long')), { bytes: 5 })
  assert.equal('code' in reading && reading.code, 'too_big')
})
