import { readFile } from 'node:fs/promises'
import { mediaTypes, type Paper, type PaperFormat, writePaper } from '../../documents/write/index.ts'
import { type Answer, bytes, type Ctx, missing } from '../../platform/route.ts'
import { storedPath } from '../../platform/stored-files.ts'
import { template } from '../partnership/index.ts'
import { hasTable } from './building.ts'

/** The format an address names; undefined for any other word. */
export const formatOf = (word: string | undefined): PaperFormat | undefined =>
  (['docx', 'pdf', 'xlsx', 'html', 'json'] as const).find((format) => format === word)

/** Where the partnership's own Word template lies; null when it has none. */
export const templatePath = async (c: Pick<Ctx, 'db' | 'services' | 'partnership'>): Promise<string | null> => {
  const own = await template(c.db)
  return own && storedPath(c.services.config.data, c.partnership.id, own.sha256)
}

/** The paper as a file to keep. For after the commit: Word, PDF and Excel take their time. `state` ends its name. */
export const download = async (
  paper: Paper,
  format: PaperFormat,
  template: string | null,
  state: string,
): Promise<Answer> => {
  if (format === 'xlsx' && !hasTable(paper)) return missing
  const dress = format === 'docx' && template ? new Uint8Array(await readFile(template)) : undefined
  const name = `${paper.title
    .replaceAll(/[\\/:*?"<>|]+/g, ' ')
    .slice(0, 120)
    .trim()} (${state}).${format}`
  return bytes(await writePaper(paper, format, dress), name, mediaTypes[format])
}
