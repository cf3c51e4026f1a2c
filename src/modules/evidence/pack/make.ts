import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { toWebPage, writePaper } from '../../../documents/write/index.ts'
import { type Answer, after, type Ctx, streamed } from '../../../platform/route.ts'
import { storedPath } from '../../../platform/stored-files.ts'
import { recordRead } from '../../history/index.ts'
import { reader, reads } from '../access.ts'
import { editionsOf } from '../editions/queries.ts'
import { piecesOf } from '../queries.ts'
import { evidenceOn, statementsOf } from '../supports/queries.ts'
import { type Chapter, indexPaper, type PackedFile, type PackFacts } from './index-paper.ts'
import { type Manifest, manifestName, safeName } from './rules.ts'

/**
 * An evidence pack about some statements: index as web page and workbook, the newest version of each file by a safe name,
 * and a manifest with the SHA-256 of every entry. Pieces under embargo stay out; confidential files are listed only,
 * unless this person may read them, and taking them is recorded. `chapters` stand first in the index; `pieceIds` are pieces
 * that another room's record names itself, such as the report in which a conclusion is printed.
 */
export async function packOf(
  c: Ctx,
  about: {
    title: string
    statementIds: readonly string[]
    chapters?: readonly Chapter[]
    pieceIds?: readonly string[]
  },
): Promise<Answer> {
  const statements = await statementsOf(c.db, about.statementIds, c.now)
  const supports = await evidenceOn(c.db, about.statementIds)
  const ids = [...new Set([...supports.map(({ evidence_id: id }) => id), ...(about.pieceIds ?? [])])]
  const pieces = (await piecesOf(c.db, ids, reader(c))).filter(({ sha256 }) => sha256 !== null)
  const sources = [...new Set(supports.flatMap(({ source }) => source?.id ?? []))]
  const facts: PackFacts = {
    sayings: await c.sayings(sources),
    title: about.title,
    partnership: c.partnership,
    by: c.user.name,
    now: c.now,
    today: c.today,
    statements,
    supports,
    editions: await editionsOf(c.db, ids),
    chapters: about.chapters ?? [],
    files: await Promise.all(
      pieces.map(async (piece, at): Promise<PackedFile> => {
        const sha256 = piece.sha256 ?? ''
        const fileName = piece.file_name ?? piece.title
        return {
          pieceId: piece.id,
          title: piece.title,
          sha256,
          fileName,
          size: piece.size ?? 0,
          name: safeName(at + 1, fileName),
          leftOut: !reads(c, piece)
            ? 'It is confidential, and whoever made this pack may not read it.'
            : (await isThere(placeOf(c, sha256)))
              ? null
              : 'Its bytes are not in the store.',
        }
      }),
    ),
  }
  for (const piece of pieces)
    if (piece.confidential && facts.files.some((file) => file.pieceId === piece.id && file.leftOut === null))
      await recordRead(
        c,
        'evidence.piece',
        piece.id,
        `took the confidential file “${piece.file_name ?? piece.title}” in an evidence pack`,
      )
  return after(async () =>
    streamed(await zipOf(facts, (sha256) => placeOf(c, sha256)), `${fileNameOf(about.title)}.zip`, 'application/zip'),
  )
}

const placeOf = (c: Ctx, sha256: string) => storedPath(c.services.config.data, c.partnership.id, sha256)

async function zipOf(facts: PackFacts, placeOfFile: (sha256: string) => string): Promise<Readable> {
  const paper = indexPaper(facts)
  const included = facts.files.filter(({ leftOut }) => leftOut === null)
  const made = [
    { name: 'index.html', bytes: Buffer.from(toWebPage(paper)) },
    { name: 'index.xlsx', bytes: Buffer.from(await writePaper(paper, 'xlsx')) },
  ]
  const manifest: Manifest = {
    format: 'holdfast-evidence-pack',
    version: 1,
    title: facts.title,
    partnership: facts.partnership.name,
    marking: facts.partnership.marking,
    made_by: facts.by,
    made_at: facts.now.toISOString(),
    entries: [
      ...made.map(({ name, bytes }) => ({
        name,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.length,
      })),
      ...included.map(({ name, sha256, size }) => ({ name, sha256, size })),
    ],
    left_out: facts.files.flatMap(({ title, leftOut }) => (leftOut ? [{ piece: title, why: leftOut }] : [])),
  }
  const zip = new ZipFile()
  const mtime = facts.now
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestName, { mtime })
  for (const { name, bytes } of made) zip.addBuffer(bytes, name, { mtime })
  for (const { name, sha256 } of included) zip.addFile(placeOfFile(sha256), name, { mtime })
  // A file that goes while it is sent breaks the download off, rather than giving a pack that looks whole.
  zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error))
  zip.end()
  return zip.outputStream as Readable
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const fileNameOf = (title: string) => `Evidence ${title.replaceAll(/[^\p{L}\p{N} ]+/gu, ' ').slice(0, 60)}`.trim()
