import { deflateSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import {
  laughs,
  lyingZip,
  macroTypes,
  megabytes,
  pdfWith,
  refusesAll,
  repeated,
  rows,
} from '../../../test/fixtures/hostile-files.ts'
import { prose, wordFile, zipped } from '../../../test/fixtures/make-docx.ts'

refusesAll([
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
    code: 'bomb',
    sentence: /unpacks/,
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
])
