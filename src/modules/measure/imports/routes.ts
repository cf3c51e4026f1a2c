import { rm } from 'node:fs/promises'
import { inPartnership } from '../../../platform/db.ts'
import { type Form, type FormError, versionOf, wordOf, wrong } from '../../../platform/forms.ts'
import { after, type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { upper } from '../../../platform/sentence.ts'
import { storedPath } from '../../../platform/stored-files.ts'
import { storeUpload } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { findMeasures } from './naming/queries.ts'
import { setAside, writtenDown } from './aside.ts'
import { examine, type Examined } from './examine.ts'
import { ImportsPage, PreviewPage } from './pages.tsx'
import { previewOf } from './preview.ts'
import {
  addWaiting,
  findImport,
  type Import,
  imports,
  saveMade,
  savePreview,
  settleImport,
  throwAway,
} from './queries.ts'
import type { Choice, Choices } from './rules/book.ts'
import { figuresWords, importSentence } from './rules/outcome.ts'
import type { Preview, Shown } from './rules/preview.ts'
import { openFile } from './source.ts'
import { stage, write } from './stage.ts'
import { showOutcome, undo } from './undoing/undo.ts'

const can = member('measure.edit')
const one = '/measure/imports/:import'
const limits = { file: 60_000_000, files: 1, fields: 8_000_000 }

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/imports',
    can,
    run: async (c) => page(ImportsPage({ ...(await around(c)), filled: { words: {} } })),
  },
  { method: 'POST', path: '/measure/imports', can, limits, run: receive },
  { method: 'GET', path: one, can, run: show },
  { method: 'POST', path: `${one}/choices`, can, run: choose },
  { method: 'POST', path: `${one}/acceptance`, can, run: accept },
  { method: 'POST', path: `${one}/throwing-away`, can, run: discard },
  { method: 'POST', path: `${one}/undoing`, can, run: undo },
]

const around = async (c: Ctx) => ({ frame: c.frame('measure'), path: c.path, imports: await imports(c.db) })

/**
 * Reads what was dropped or pasted after the transaction, so that a long file holds no connection. What can be read waits as an
 * import, with what it would do; a file that is refused brings the form back with its sentence.
 */
async function receive(c: Ctx): Promise<Answer> {
  const place = await around(c)
  const refuse = (errors: readonly FormError[]) =>
    page(ImportsPage({ ...place, filled: { words: c.form, errors } }), 400)
  const upload = c.files.file?.[0]
  const text = wordOf(c.form, 'text')
  if (!upload && text.trim() === '') return refuse([wrong('file', 'Choose a file, or paste the figures below')])
  if (upload && text.trim() !== '')
    return refuse([wrong('text', 'Send the file or the pasted figures, not both. Empty one of them')])
  const field = upload ? 'file' : 'text'
  const aside = upload ? await setAside(upload) : await writtenDown(c.services.config.data, text)
  return after(async () => {
    try {
      const examined = await opened(aside.path, aside.name)
      if ('refused' in examined) return refuse([wrong(field, examined.refused)])
      const kept = await inPartnership(c.services.db, c.partnership.id, c.user.id, async (db) => {
        const here = { ...c, db }
        // A tab-separated file is text by its content; it is kept under a name that says so.
        const stored = await storeUpload(here, { ...aside, name: aside.name.replace(/\.(?:tsv|tab)$/i, '.txt') })
        if ('refused' in stored) return stored
        const id = await addWaiting(db, { name: aside.name, origin: upload ? 'file' : 'paste', sha256: stored.sha256 })
        await savePreview(db, id, 1, await previewOf(db, examined, null))
        await note(here, 'measure.import', id, `dropped “${aside.name}” in to be imported`)
        return { id }
      })
      return 'refused' in kept ? refuse([wrong(field, kept.refused)]) : goTo(c.path(`/measure/imports/${kept.id}`))
    } finally {
      await rm(aside.path, { force: true })
    }
  })
}

const opened = async (path: string, name: string): Promise<Examined | { refused: string }> => {
  const source = await openFile(path, name)
  return 'refused' in source ? source : examine(source)
}

async function show(c: Ctx): Promise<Answer> {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made || made.state === 'thrown_away') return missing
  return made.state === 'waiting' ? preview(c, made) : showOutcome(c, made)
}

const shown = (c: Ctx): Shown =>
  (['refused', 'changed', 'new'] as const).find((each) => each === c.query.get('show')) ?? 'all'

const preview = async (c: Ctx, made: Import, crossed = false) =>
  page(
    PreviewPage({
      frame: c.frame('measure'),
      path: c.path,
      made,
      preview: made.preview as Preview,
      measures: await findMeasures(c.db),
      show: shown(c),
      at: Math.max(1, Math.floor(Number(c.query.get('page'))) || 1),
      crossed,
    }),
    crossed ? 409 : 200,
  )

/** Works a waiting import out again with what was said about its measures. */
async function choose(c: Ctx): Promise<Answer> {
  const made = await waiting(c)
  if (!made) return show(c)
  if (made.version !== versionOf(c.form)) return preview(c, made, true)
  const choices = choicesOf(c.form, made.preview as Preview, made.choices)
  return withFile(c, made, async (examined) => {
    const kept = await inPartnership(c.services.db, c.partnership.id, c.user.id, async (db) =>
      savePreview(db, made.id, made.version, await previewOf(db, examined, choices)),
    )
    return goTo(c.path(`/measure/imports/${made.id}`), kept ? 'Worked out again with your answers' : undefined)
  })
}

/** Imports the figures as they were chosen on the page, in one transaction. */
async function accept(c: Ctx): Promise<Answer> {
  const made = await waiting(c)
  if (!made) return show(c)
  if (made.version !== versionOf(c.form)) return preview(c, made, true)
  const choices = choicesOf(c.form, made.preview as Preview, made.choices)
  return withFile(c, made, async (examined) => {
    const done = await inPartnership(c.services.db, c.partnership.id, c.user.id, async (db) => {
      const staged = await stage(db, examined, choices)
      const { counts, refusals } = staged
      if (counts.new + counts.changed === 0) return null
      if (!(await settleImport(db, made.id, made.version, { counts, refused: refusals, at: c.now }))) return null
      await saveMade(db, made.id, await write(db, staged, made.id, { today: c.today, now: c.now, source: made.name }))
      await note(
        { ...c, db },
        'measure.import',
        made.id,
        `imported figures from “${made.name}”: ${importSentence(counts)}`,
      )
      return counts
    })
    const said = done
      ? `Imported ${figuresWords(done.new + done.changed)}`
      : 'Nothing was left to import: no figure is new or changed'
    return goTo(c.path(`/measure/imports/${made.id}`), said)
  })
}

const waiting = async (c: Ctx): Promise<Import | null> => {
  const made = await findImport(c.db, c.params.import ?? '')
  return made?.state === 'waiting' ? made : null
}

const withFile = (c: Ctx, made: Import, work: (examined: Examined) => Promise<Answer>): Answer =>
  after(async () => {
    const examined = await opened(storedPath(c.services.config.data, c.partnership.id, made.sha256 ?? ''), made.name)
    if ('refused' in examined) return goTo(c.path('/measure/imports'), upper(examined.refused))
    return work(examined)
  })

async function discard(c: Ctx): Promise<Answer> {
  const id = c.params.import ?? ''
  const made = await findImport(c.db, id)
  if (!made) return missing
  if (!(await throwAway(c.db, id))) return show(c)
  await note(c, 'measure.import', id, `threw away the figures of “${made.name}” before they were imported`)
  return goTo(c.path('/measure/imports'), `Thrown away: nothing of “${made.name}” was imported`)
}

/** What the form says about each measure of the file; a field that was not on the page keeps its answer. */
export const choicesOf = (form: Form, preview: Preview, before: Choices): Choices =>
  Object.fromEntries(
    preview.measures.map((m, n): [string, Choice] => {
      const was = before[m.key] ?? {}
      if (wordOf(form, `asked-${n}`) !== 'yes') return [m.key, was]
      const [as, scale] = [wordOf(form, `as-${n}`), wordOf(form, `scale-${n}`)]
      return [
        m.key,
        {
          ...was,
          ...(as === '' ? {} : { as }),
          ...(scale === 'points' || scale === 'parts' ? { scale } : {}),
          left_out: wordOf(form, `take-${n}`) !== 'yes',
        },
      ]
    }),
  )
