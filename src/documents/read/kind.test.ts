import { writeXlsx } from 'hucre/xlsx'
import { ole, refusesAll, rows } from '../../../test/fixtures/hostile-files.ts'
import { zipped } from '../../../test/fixtures/make-docx.ts'
import { makeDocx, makePdf } from '../../../test/fixtures/make-files.ts'

refusesAll([
  { says: 'an empty file', name: 'plan.docx', file: () => Buffer.alloc(0), code: 'empty', sentence: /is empty/ },
  {
    says: 'a file of spaces',
    name: 'plan.txt',
    file: () => Buffer.from(' \n \n'),
    code: 'empty',
    sentence: /no words/,
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
])
