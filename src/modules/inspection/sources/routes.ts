import { type FormError, wrong } from '../../../platform/forms.ts'
import { may } from '../../../platform/permissions.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { endStatement, restoreStatement, storeUpload } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { people } from '../../partnership/index.ts'
import { bodies, bodiesOf } from '../bodies/queries.ts'
import { gone as goneEvaluations } from '../evaluations/queries.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { conclusions, evaluations, findings } from '../queries.ts'
import { stepsOf } from '../programme/queries.ts'
import { requestsOf } from '../requests/queries.ts'
import { spreadEmbargo } from './embargo.ts'
import { readSource, wordsOfSource } from './form.ts'
import { SourceConflictPage, SourceFormPage } from './form-pages.tsx'
import { addReport, insertSource, type KeptFile } from './insert.ts'
import { SourcePage } from './pages.tsx'
import {
  findingIds,
  findSource,
  readersOf,
  saveSource,
  setEvidence,
  setReaders,
  setSourceDeleted,
  type Source,
} from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/sources/new',
    can: member('inspection.edit'),
    run: async (c) =>
      page(
        SourceFormPage({
          ...around(c),
          filled: { words: { state: 'final' } },
          people: await readable(c),
          doubts: [],
          source: null,
        }),
      ),
  },
  { method: 'POST', path: '/inspection/sources/new', can: member('inspection.edit'), run: add },
  {
    method: 'GET',
    path: '/inspection/sources/:source',
    can: member('inspection.read'),
    run: async (c) => {
      const source = await sourceOf(c)
      if (!source || (source.deleted_at && !c.may('inspection.edit'))) return missing
      const its = (await findings(c.db, readerOf(c))).filter((f) => f.source_id === source.id)
      const said = await conclusions(
        c.db,
        its.map((f) => f.id),
      )
      return page(
        SourcePage({
          ...around(c),
          source,
          findings: its,
          conclusions: new Map(said.map((s) => [s.finding_id, s.phrase])),
          evaluations: await evaluations(c.db, [source.id]),
          goneEvaluations: await goneEvaluations(c.db, source.id),
          readers: await readersOf(c.db, source.id),
          steps: await stepsOf(c.db, source.id, readerOf(c)),
          bodies: await bodyNames(c, source.id),
          requests: (await requestsOf(c.db, source.id)).filter((r) => !r.deleted_at),
          now: c.now,
          today: c.today,
          mayEdit: c.may('inspection.edit'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/inspection/sources/:source/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const source = await sourceOf(c)
      if (!source || source.deleted_at) return missing
      const readers = (await readersOf(c.db, source.id)).map((r) => r.person_id)
      return page(
        SourceFormPage({
          ...around(c),
          filled: { words: wordsOfSource(source, readers) },
          people: await readable(c),
          doubts: [],
          source,
        }),
      )
    },
  },
  { method: 'POST', path: '/inspection/sources/:source/edit', can: member('inspection.edit'), run: change },
  {
    method: 'POST',
    path: '/inspection/sources/:source/deletion',
    can: member('inspection.edit'),
    run: (c) => bury(c, c.now),
  },
  {
    method: 'POST',
    path: '/inspection/sources/:source/restoration',
    can: member('inspection.edit'),
    run: (c) => bury(c, null),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })
const sourceOf = (c: Ctx) => findSource(c.db, c.params.source ?? '', readerOf(c))

async function bodyNames(c: Ctx, sourceId: string): Promise<string[]> {
  const part = (await bodiesOf(c.db, [sourceId])).map((row) => row.body_id)
  return (await bodies(c.db)).flatMap((b) => (part.includes(b.id) ? b.name : []))
}

/** Those who could read it if there were no embargo, for the list of named readers. */
export const readable = async (c: Pick<Ctx, 'db' | 'today'>) =>
  (await people(c.db)).filter(
    (person) => may(person.roles, 'inspection.read') && (person.ends === null || person.ends >= c.today),
  )

async function add(c: Ctx) {
  const offered = await readable(c)
  const read = readSource(
    c.form,
    offered.map((person) => person.person_id),
  )
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(
      SourceFormPage({ ...around(c), filled: { words: c.form, errors }, people: offered, doubts, source: null }),
      400,
    )
  if (read.errors) return again(read.errors)
  const doubts = doubtsIn(c.form, [read.value.fields.title])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  const kept = await keepFile(c)
  if (kept && 'refused' in kept) return again([wrong('file', kept.refused)])
  const id = await insertSource(c, read.value, kept && (await addReport(c.db, read.value.fields, kept)))
  await note(c, 'inspection.source', id, `added the source “${read.value.fields.title}”`)
  await spreadEmbargo(c.db, id)
  return goTo(c.path(`/inspection/sources/${id}`), `Added “${read.value.fields.title}”`)
}

async function keepFile(c: Ctx): Promise<KeptFile | { refused: string } | null> {
  const upload = c.files.file?.[0]
  if (!upload) return null
  const kept = await storeUpload(c, upload)
  return 'refused' in kept ? kept : { ...kept, name: upload.name }
}

async function change(c: Ctx) {
  const source = await sourceOf(c)
  if (!source || source.deleted_at) return missing
  const offered = await readable(c)
  const read = readSource(
    c.form,
    offered.map((person) => person.person_id),
  )
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(SourceFormPage({ ...around(c), filled: { words: c.form, errors }, people: offered, doubts, source }), 400)
  if (read.errors) return again(read.errors)
  const doubts = doubtsIn(c.form, [read.value.fields.title])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (read.value.version !== source.version) return conflict(c, source)
  const kept = await keepFile(c)
  if (kept && 'refused' in kept) return again([wrong('file', kept.refused)])
  if (!(await saveSource(c.db, source.id, read.value.version, read.value.fields))) return conflict(c, source)
  if (kept) await setEvidence(c.db, source.id, await addReport(c.db, read.value.fields, kept))
  if (read.value.fields.embargo_until)
    await setReaders(c.db, source.id, [...new Set([...read.value.readers, c.user.id])])
  await note(c, 'inspection.source', source.id, `changed the source “${read.value.fields.title}”`)
  if (read.value.fields.embargo_until ?? source.embargo_until) await spreadEmbargo(c.db, source.id)
  return goTo(c.path(`/inspection/sources/${source.id}`), 'Saved')
}

const conflict = async (c: Ctx, source: Source) =>
  page(
    SourceConflictPage({
      ...around(c),
      source: (await sourceOf(c)) ?? source,
      readers: await readersOf(c.db, source.id),
      filled: { words: c.form },
      people: await readable(c),
      doubts: [],
    }),
    409,
  )

async function bury(c: Ctx, at: Date | null) {
  const source = await sourceOf(c)
  if (!source) return missing
  await setSourceDeleted(c.db, source.id, at)
  for (const id of await findingIds(c.db, source.id))
    await (at ? endStatement(c.db, id, at) : restoreStatement(c.db, id))
  await note(c, 'inspection.source', source.id, `${at ? 'deleted' : 'brought back'} the source “${source.title}”`)
  return goTo(
    c.path(`/inspection/sources/${source.id}`),
    at ? 'Deleted, with its findings. You can bring all of it back below.' : 'Brought back, with its findings',
  )
}
