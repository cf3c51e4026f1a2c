import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BadTemplate, mediaTypes, writePaper } from '../../../documents/write/index.ts'
import { inPartnership } from '../../../platform/db.ts'
import { wrong } from '../../../platform/forms.ts'
import {
  after,
  type Answer,
  type Ctx,
  file,
  goTo,
  member,
  missing,
  page,
  type Route,
  type Upload,
} from '../../../platform/route.ts'
import { storedPath } from '../../../platform/stored-files.ts'
import { storeUpload } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { setTemplate, template } from '../../partnership/index.ts'
import { TemplatePage } from './pages.tsx'
import { trial } from './sample.ts'

export const routes: Route[] = [
  { method: 'GET', path: '/report/template', can: member('partnership.edit'), run: (c) => templatePage(c) },
  {
    method: 'POST',
    path: '/report/template',
    can: member('partnership.edit'),
    limits: { file: 10_000_000, files: 1 },
    run: take,
  },
  {
    method: 'GET',
    path: '/report/template/file',
    can: member('partnership.edit'),
    run: async (c) => {
      const own = await template(c.db)
      return own
        ? file(storedPath(c.services.config.data, c.partnership.id, own.sha256), own.name, mediaTypes.docx)
        : missing
    },
  },
  {
    method: 'POST',
    path: '/report/template/removal',
    can: member('partnership.edit'),
    run: async (c) => {
      const own = await template(c.db)
      if (own) {
        await setTemplate(c.db, null)
        await note(c, 'partnership.partnership', c.partnership.id, `took away the Word template “${own.name}”`)
      }
      return goTo(c.path('/report/template'), 'Papers in Word have the look of Holdfast again')
    },
  },
]

async function templatePage(c: Ctx, refused?: string): Promise<Answer> {
  return pageOf(c, await template(c.db), refused)
}

const pageOf = (c: Ctx, own: { name: string } | null, refused?: string): Answer =>
  page(
    TemplatePage({
      frame: c.frame('report'),
      path: c.path,
      own,
      filled: { words: {}, errors: refused ? [wrong('file', refused)] : [] },
    }),
    refused ? 400 : 200,
  )

// A paper is tried in the template first. That takes a moment, so it happens after this request's transaction; what is
// kept then is kept in another. The upload is gone by then, so its bytes are held: 10 MB at most.
async function take(c: Ctx): Promise<Answer> {
  const upload = c.files.file?.[0]
  if (!upload) return templatePage(c, 'Choose the template, a Word document')
  const own = await template(c.db)
  const bytes = new Uint8Array(await readFile(upload.path))
  return after(async () => {
    const refused = await trialOf(c, bytes)
    if (refused) return pageOf(c, own, refused)
    return inPartnership(c.services.db, c.partnership.id, c.user.id, (db) => keep({ ...c, db }, upload, bytes, own))
  })
}

/** What is wrong with the template, in a sentence; nothing when a paper can be put in it. */
const trialOf = async (c: Ctx, bytes: Uint8Array): Promise<string | undefined> => {
  try {
    await writePaper(trial(c.partnership), 'docx', bytes)
    return undefined
  } catch (e) {
    if (e instanceof BadTemplate) return e.message
    return 'A paper could not be put into this template. Save it again from Word as .docx, or give another document.'
  }
}

async function keep(c: Ctx, upload: Upload, bytes: Uint8Array, own: { name: string } | null): Promise<Answer> {
  const folder = join(c.services.config.data, 'uploads')
  const path = join(folder, randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, bytes, { mode: 0o600 })
    const kept = await storeUpload(c, { ...upload, path })
    if ('refused' in kept) return pageOf(c, own, kept.refused)
    await setTemplate(c.db, { sha256: kept.sha256, name: upload.name })
    await note(c, 'partnership.partnership', c.partnership.id, `gave papers the Word template “${upload.name}”`)
    return goTo(c.path('/report/template'), `Papers in Word now look like “${upload.name}”`)
  } finally {
    await rm(path, { force: true })
  }
}
