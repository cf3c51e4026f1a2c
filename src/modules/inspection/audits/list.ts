import { csvOf } from '../../../documents/write/csv.ts'
import { readHere } from '../../../documents/read/index.ts'
import type { Audit } from './queries.ts'
import { scopeWords } from './rules.ts'

/** The rows of a pasted list, whatever parts its cells: tabs, semicolons or commas. */
export async function rowsOf(text: string): Promise<{ row: number; cells: string[] }[] | { refused: string }> {
  if (text.trim() === '') return []
  const read = await readHere(text, 'list.csv')
  if ('refused' in read) return { refused: `The list ${read.refused.replace('“list.csv” ', '')}` }
  return read.document.blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row, at) => ({
          row: row.where.row ?? at + 1,
          cells: row.cells.map((cell) => cell?.text ?? ''),
        }))
      : [],
  )
}

/** The register as comma-separated text; a list taken so can be pasted again. */
export const auditsCsv = (audits: readonly Audit[]): string =>
  csvOf([
    ['Audit', 'Done', 'Agency', 'Scope', 'Why', 'From', 'To', 'Records', 'Tool', 'Found', 'Next', 'Post'],
    ...audits.map((a) => [
      a.title,
      a.done_on,
      a.agency ?? '',
      scopeWords[a.scope],
      a.why,
      a.reads_from ?? '',
      a.reads_to ?? '',
      a.records === null ? '' : String(a.records),
      a.tool,
      a.found,
      a.next_on ?? '',
      a.post ?? '',
    ]),
  ])
