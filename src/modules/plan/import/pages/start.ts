import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceDocument } from '../../../../documents/read/index.ts'
import { readInTurn } from '../../../../documents/read/turns.ts'
import { inPartnership } from '../../../../platform/db.ts'
import { type FormError, wordOf, wrong } from '../../../../platform/forms.ts'
import { after, type Answer, type Ctx, goTo, page, type Upload } from '../../../../platform/route.ts'
import { storeUpload } from '../../../evidence/index.ts'
import { note } from '../../../history/index.ts'
import { plans } from '../../plans/queries.ts'
import { holdsIds } from '../../workbook/sheet.ts'
import { propose } from '../propose.ts'
import { addImport, imports } from './queries.ts'
import { StartPage } from './start-pages.tsx'

/** Drop a plan, and what was dropped before. */
export const start = async (c: Ctx): Promise<Answer> =>
  page(StartPage({ ...(await offered(c)), filled: { words: { plan: c.query.get('plan') ?? '' } } }))

/**
 * Reads what was dropped or pasted, in a worker after the transaction, so that a slow file holds no connection. A file
 * that is refused brings the form back with its sentence; what can be read waits as an import to be settled.
 */
export const receive = async (c: Ctx): Promise<Answer> => {
  const around = await offered(c)
  const refuse = (errors: readonly FormError[]) =>
    page(StartPage({ ...around, filled: { words: c.form, errors } }), 400)
  const title = wordOf(c.form, 'title').replaceAll(/\s+/g, ' ').trim()
  const planId = around.plans.find(({ id }) => id === wordOf(c.form, 'plan'))?.id ?? null
  if (title.length > 300) return refuse([wrong('title', 'The title must be 300 characters or fewer')])
  const upload = c.files.file?.[0]
  const text = wordOf(c.form, 'text')
  if (!upload && text.trim() === '') return refuse([wrong('file', 'Choose a file, or paste the plan below')])
  if (upload && text.trim() !== '')
    return refuse([wrong('text', 'Send the file or the pasted text, not both. Empty one of them')])
  const field = upload ? 'file' : 'text'
  const aside = upload ? await setAside(upload) : await pasted(c, text)
  return after(async () => {
    try {
      const reading = await readInTurn({ path: aside.path, name: aside.name })
      if ('refused' in reading) return refuse([wrong(field, reading.refused)])
      const { document } = reading
      const proposal = propose(document)
      if ('refused' in proposal && !holdsIds(document)) return refuse([wrong(field, proposal.refused)])
      const called = title || ('refused' in proposal ? aside.name : proposal.title).slice(0, 300)
      const kept = await keep(c, aside, document, called, planId)
      if ('refused' in kept) return refuse([wrong(field, kept.refused)])
      return goTo(c.path(`/plan/imports/${kept.id}${holdsIds(document) ? '/differences' : ''}`))
    } finally {
      await rm(aside.path, { force: true })
    }
  })
}

/** The file and what was read of it, in one transaction of its own. */
const keep = (c: Ctx, aside: Upload, document: SourceDocument, title: string, planId: string | null) =>
  inPartnership(c.services.db, c.partnership.id, c.user.id, async (db) => {
    const place = { db, partnership: c.partnership, services: c.services }
    // A tab-separated file is text by its content; it is kept under a name that says so.
    const stored = await storeUpload(place, { ...aside, name: aside.name.replace(/\.tsv$/i, '.tsv.txt') })
    if ('refused' in stored) return stored
    const id = await addImport(db, { title, fileName: aside.name, planId, sha256: stored.sha256, document })
    await note(place, 'plan.import', id, `dropped “${aside.name}” in to be imported`)
    return { id }
  })

// The request forgets its uploads when its transaction is over.
const setAside = async (upload: Upload): Promise<Upload> => {
  const path = `${upload.path}.aside`
  await rename(upload.path, path)
  return { ...upload, path }
}

const pasted = async (c: Ctx, text: string): Promise<Upload> => {
  const folder = join(c.services.config.data, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.aside`)
  await writeFile(path, text, { mode: 0o600 })
  return {
    path,
    name: 'Pasted plan.txt',
    size: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }
}

const offered = async (c: Ctx) => ({
  frame: c.frame('plan'),
  path: c.path,
  imports: await imports(c.db),
  plans: await plans(c.db),
})
