import { writeXlsx } from 'hucre/xlsx'
import { half, megabytes, refusesAll, repeated, rows, w } from '../../../test/fixtures/hostile-files.ts'
import { prose, wordFile, zipped } from '../../../test/fixtures/make-docx.ts'
import { makeDocx, makePdf, makeXlsx } from '../../../test/fixtures/make-files.ts'

refusesAll([
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
])
