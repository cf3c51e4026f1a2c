import { createHash, randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addEvidence, saveView, storeUpload, type View } from '../modules/evidence/index.ts'
import { actAs } from '../platform/db.ts'
import { later, told, workingHour } from './days.ts'
import { byName, byNameOrNull, type Place } from './place.ts'
import type { Piece, Story } from './story.ts'

/**
 * Adds a story's evidence dated after one day and until another: statements, links and files, each added by somebody and tied
 * to what it supports.
 */
export async function addPieces(place: Place, story: Story, after: string, until: string): Promise<void> {
  for (const [n, piece] of story.evidence.entries()) {
    if (piece.dated <= after || piece.dated > until) continue
    await actAs(place.client, byName(place.people, piece.by))
    await addOne(place, piece, n)
  }
  await actAs(place.client, byName(place.people, story.keeper))
}

async function addOne(place: Place, piece: Piece, n: number): Promise<void> {
  const { by, db } = place
  const dated = later(piece.dated, by)
  const id = await addEvidence(
    db,
    {
      kind: 'file' in piece ? 'file' : 'url' in piece ? 'link' : 'statement',
      nature: piece.nature,
      title: told(piece.title, by),
      body: told(piece.body ?? '', by),
      url: 'url' in piece ? piece.url : null,
      sha256: 'file' in piece ? await stored(place, piece.file, piece.content) : null,
      file_name: 'file' in piece ? piece.file : null,
      dated,
      speaks_from: piece.speaks ? later(piece.speaks[0], by) : null,
      speaks_to: piece.speaks ? later(piece.speaks[1], by) : null,
      agency_id: byNameOrNull(place.agencyIds, piece.agency ?? ''),
      confidential: piece.confidential ?? false,
      review_on: piece.review ? later(piece.review, by) : null,
      added_at: workingHour(dated, n),
      result_met: piece.result?.[0] ?? null,
      result_all: piece.result?.[1] ?? null,
    },
    piece.supports.map(([reference, shows]) => ({
      statementId: byName(place.references, reference),
      shows: told(shows, by),
    })),
  )
  if (piece.view) await saveView(db, id, 0, viewOf(piece.view, by))
}

const viewOf = (view: NonNullable<Piece['view']>, by: number): View => ({
  whose: view.whose,
  asked: view.asked ?? null,
  heard: view.heard ?? null,
  how: told(view.how, by),
  words: told(view.words ?? '', by),
  changed: told(view.changed ?? '', by),
  told_back_on: view.toldBack ? later(view.toldBack[0], by) : null,
  told_back_how: view.toldBack?.[1] ?? '',
})

async function stored(place: Place, name: string, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(told(content, place.by)) : Buffer.from(content)
  const path = join(tmpdir(), `holdfast-demo-${randomUUID()}`)
  await writeFile(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    const kept = await storeUpload(
      { db: place.db, partnership: { id: place.partnershipId }, services: { config: { data: place.data } } },
      { path, name, size: bytes.length, sha256 },
    )
    if ('refused' in kept) throw new Error(`The demo’s file ${name} is refused: ${kept.refused}`)
    return kept.sha256
  } finally {
    await rm(path, { force: true })
  }
}
