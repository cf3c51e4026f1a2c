import type { SourceDocument } from '../../../../documents/read/model.ts'
import type { Db } from '../../../../platform/db.ts'
import type { Upload } from '../../../../platform/route.ts'
import { storeUpload } from '../../../evidence/index.ts'
import { propose } from '../propose.ts'
import { accept } from './accept.ts'
import { addImport, findImport } from './queries.ts'

type Where = {
  db: Db
  partnership: { id: string }
  services: { config: { data: string } }
  today: string
  now: Date
}

/**
 * Imports a plan without anybody looking (the command line): the likeliest answers are taken and every doubt stays on its
 * item. It can be undone on the site like any other. Gives the number of items; throws a sentence when it cannot be kept.
 */
export const importPlan = async (
  c: Where,
  given: { document: SourceDocument; title: string; file: Upload },
): Promise<number> => {
  const proposal = propose(given.document)
  if ('refused' in proposal) throw new Error(proposal.refused)
  const { file } = given
  const stored = await storeUpload(c, { ...file, name: file.name.replace(/\.tsv$/i, '.tsv.txt') })
  if ('refused' in stored) throw new Error(stored.refused)
  const id = await addImport(c.db, {
    title: given.title,
    fileName: file.name,
    planId: null,
    sha256: stored.sha256,
    document: given.document,
  })
  const made = await findImport(c.db, id)
  const done = made ? await accept(c, made, proposal) : 'gone'
  if (done === 'gone') throw new Error('The import was not kept. Try again.')
  return done.items
}
