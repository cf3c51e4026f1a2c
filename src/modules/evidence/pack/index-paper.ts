import type { Block, Cell, Column, Paper, TableRow } from '../../../documents/write/index.ts'
import { longDate, longInstant, monthSpan } from '../../../platform/dates.ts'
import type { Sayings } from '../../../platform/route.ts'
import type { Edition } from '../editions/queries.ts'
import { kindWords, natureWords, sizeWords } from '../rules.ts'
import { resultWords, staleSentence, triangulate } from '../standing/rules.ts'
import type { Statement, Support } from '../supports/queries.ts'
import { statementWords } from '../supports/rules.ts'
import { heardWords, toldBackSentence } from '../views/rules.ts'

/** A part of the index that another room brings, such as the thread of a finding. */
export type Chapter = { title: string; blocks: readonly Block[] }

/** A file of the pack, or why it is not in it. */
export type PackedFile = {
  pieceId: string
  title: string
  sha256: string
  fileName: string
  size: number
  name: string
  leftOut: string | null
}

export type PackFacts = {
  title: string
  partnership: { name: string; marking: string }
  by: string
  now: Date
  today: string
  statements: readonly Statement[]
  supports: readonly Support[]
  files: readonly PackedFile[]
  editions: readonly Edition[]
  chapters: readonly Chapter[]
  /** What living evidence may say outside. */
  sayings: Sayings
}

/** The index of a pack, which becomes its web page and its workbook. */
export const indexPaper = (f: PackFacts): Paper => ({
  kind: 'committee',
  title: f.title,
  subtitle: 'Evidence pack',
  marking: f.partnership.marking,
  partnership: f.partnership.name,
  dataAt: { instant: f.now.toISOString(), shown: longInstant(f.now) },
  facts: [
    { label: 'Made by', value: f.by },
    { label: 'Made at', value: longInstant(f.now) },
    { label: 'To check it', value: 'holdfast evidence verify FILE.zip' },
  ],
  sections: [
    {
      orientation: 'landscape',
      blocks: [
        { kind: 'paragraph', words: summary(f) },
        ...f.chapters.flatMap((chapter): Block[] => [heading(chapter.title), ...chapter.blocks]),
        heading('What the evidence shows'),
        ...f.statements.flatMap((s) => kindsOf(s, f)),
        evidenceTable(f),
        heading('Files'),
        filesTable(f),
        ...olderTable(f),
      ],
    },
  ],
  language: 'en-GB',
  state: 'working',
})

const heading = (title: string): Block => ({ kind: 'heading', level: 1, title, numbered: false })

const summary = (f: PackFacts): string => {
  const pieces = new Set(f.supports.map(({ evidence_id: id }) => id)).size
  const out = f.files.filter(({ leftOut }) => leftOut !== null).length
  const held =
    out === 0 ? '' : ` ${out === 1 ? 'One file is' : `${out} files are`} listed and not included; the list says why.`
  return `${pieces} ${pieces === 1 ? 'piece' : 'pieces'} of evidence for ${f.statements.length} ${f.statements.length === 1 ? 'statement' : 'statements'}, with ${f.files.length - out} ${f.files.length - out === 1 ? 'file' : 'files'}.${held}`
}

const kindsOf = (s: Statement, f: PackFacts): Block[] => {
  const of = f.supports.filter(({ statement_id: id }) => id === s.id)
  return f.statements.length > 12
    ? []
    : [
        {
          kind: 'paragraph',
          words: [{ text: `${s.title}: `, bold: true }, { text: triangulate(of, s).sentences.join(' ') }],
        },
      ]
}

const columns: Column[] = [
  { title: 'Piece', share: 20, kind: 'text', rowHead: true },
  { title: 'Kind', share: 11, kind: 'text' },
  { title: 'Speaks about', share: 16, kind: 'text' },
  { title: 'What it shows', share: 28, kind: 'text' },
  { title: 'From', share: 11, kind: 'text' },
  { title: 'File', share: 14, kind: 'text' },
  { title: 'Result', share: 12, kind: 'text', only: 'sheet' },
  { title: 'Whose views', share: 20, kind: 'text', only: 'sheet' },
  { title: 'Told back', share: 20, kind: 'text', only: 'sheet' },
  { title: 'Kept as', share: 10, kind: 'text', only: 'sheet' },
]

const evidenceTable = (f: PackFacts): Block => ({
  kind: 'table',
  caption: 'Evidence for each statement',
  sheet: 'Evidence',
  ...(f.sayings.rule ? { rule: f.sayings.rule } : {}),
  groups: ['Statement'],
  columns,
  rows: f.statements.flatMap((s): TableRow[] => {
    const of = f.supports.filter(({ statement_id: id }) => id === s.id)
    return [
      { kind: 'group', level: 1, title: `${statementWords(s.kind)}: ${s.title}` },
      ...(of.length === 0
        ? [{ kind: 'row' as const, cells: [cell('No evidence yet'), ...columns.slice(1).map(() => cell(''))] }]
        : of.map((piece) => ({ kind: 'row' as const, cells: rowOf(piece, s, f) }))),
    ]
  }),
})

const rowOf = (piece: Support, statement: Statement, f: PackFacts): Cell[] => {
  const stale = staleSentence(piece, statement)
  const result = resultWords(piece)
  const told = toldBackSentence(piece, piece.view, f.today) ?? ''
  const whose = piece.view ? [piece.view.whose, heardWords(piece.view)].filter(Boolean).join(', ') : ''
  const shows = [
    result && `${result}.`,
    piece.shows,
    piece.source && (f.sayings.words.get(piece.source.id) ?? ''),
    whose,
    told,
  ]
  return [
    cell([piece.title, piece.confidential ? 'Confidential' : '']),
    cell(natureWords[piece.nature]),
    cell([spoken(piece), stale ? `Too old to prove this. ${stale}` : '']),
    cell(shows.some(Boolean) ? shows.filter(Boolean).join('\n') : 'Not said'),
    cell(piece.agency ?? 'No agency'),
    fileCell(f.files.find(({ pieceId: id }) => id === piece.evidence_id)),
    cell(result ?? ''),
    cell(whose),
    cell(told),
    cell(kindWords[piece.kind]),
  ]
}

const spoken = (p: Support): string =>
  p.speaks_from && p.speaks_to
    ? monthSpan(p.speaks_from, p.speaks_to)
    : p.speaks_to
      ? `Up to ${longDate(p.speaks_to)}`
      : p.dated
        ? longDate(p.dated)
        : 'No date'

const fileCell = (file: PackedFile | undefined): Cell =>
  !file
    ? cell('No file')
    : file.leftOut
      ? cell(`Not included. ${file.leftOut}`)
      : { lines: [{ words: [{ text: file.name.replace('files/', ''), href: file.name }] }] }

const filesTable = (f: PackFacts): Block => ({
  kind: 'table',
  caption: 'Files in this pack, each in its newest version',
  sheet: 'Files',
  columns: [
    { title: 'Name in the pack', share: 26, kind: 'text', rowHead: true },
    { title: 'Piece', share: 24, kind: 'text' },
    { title: 'Size', share: 8, kind: 'text' },
    { title: 'SHA-256', share: 42, kind: 'text' },
  ],
  rows:
    f.files.length === 0
      ? [{ kind: 'row', cells: [cell('No piece is a file'), cell(''), cell(''), cell('')] }]
      : f.files.map((file) => ({
          kind: 'row' as const,
          cells: [
            file.leftOut
              ? cell(`${file.fileName}: not included. ${file.leftOut}`)
              : { lines: [{ words: [{ text: file.name, href: file.name }] }] },
            cell(file.title),
            cell(sizeWords(file.size)),
            cell(inFours(file.sha256)),
          ],
        })),
})

const olderTable = (f: PackFacts): Block[] => {
  const newest = new Set(f.files.map(({ sha256 }) => sha256))
  const older = f.editions.filter(({ sha256 }) => sha256 === null || !newest.has(sha256))
  return older.length === 0
    ? []
    : [
        heading('Earlier versions, which stay in Holdfast'),
        {
          kind: 'table',
          caption: 'Earlier versions of the files',
          sheet: 'Earlier versions',
          columns: [
            { title: 'File', share: 30, kind: 'text', rowHead: true },
            { title: 'Version', share: 8, kind: 'number' },
            { title: 'Added', share: 20, kind: 'text' },
            { title: 'SHA-256', share: 42, kind: 'text' },
          ],
          rows: older.map((e) => ({
            kind: 'row' as const,
            cells: [
              cell(e.file_name),
              { lines: [{ words: String(e.number) }], number: e.number },
              cell(longInstant(e.added_at)),
              cell(e.sha256 ? inFours(e.sha256) : 'The file was removed'),
            ],
          })),
        },
      ]
}

const inFours = (sha256: string) => sha256.match(/.{16}/g)?.join(' ') ?? sha256
const cell = (words: string | readonly string[]): Cell => ({
  lines: (typeof words === 'string' ? [words] : words.filter(Boolean)).map((line) => ({ words: line })),
})
