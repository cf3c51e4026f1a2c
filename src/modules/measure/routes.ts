import { doubtErrors, doubtsIn } from '../../platform/doubts.tsx'
import { dateFields } from '../../platform/asked.ts'
import { type Form, type FormError, wrong } from '../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../platform/route.ts'
import { note } from '../history/index.ts'
import { posts } from '../partnership/index.ts'
import { readMeasure, wordsOfMeasure } from './form.ts'
import { MeasureConflictPage, MeasureFormPage } from './form-pages.tsx'
import type { Measure } from './model.ts'
import { MeasuresPage } from './pages.tsx'
import { findMeasure, measures, workingsOf } from './definitions/queries.ts'
import { figuresOf } from './figures/queries.ts'
import { rowsOf } from './list/gathering.ts'
import { wantedOf } from './list/rules.ts'
import { addMeasure, goneMeasures, saveMeasure, setMeasureDeleted } from './queries.ts'

export const routes: Route[] = [
  { method: 'GET', path: '/measure', can: member('measure.read'), run: (c) => list(c) },
  {
    method: 'GET',
    path: '/measure/new',
    can: member('measure.edit'),
    run: (c) =>
      form(c, null, {
        words: {
          unit: '%',
          better: 'higher',
          frequency: 'quarter',
          decimals: '1',
          ...dateFields('named_on', c.today),
        },
      }),
  },
  { method: 'POST', path: '/measure', can: member('measure.edit'), run: add },
  {
    method: 'GET',
    path: '/measure/measures/:measure/edit',
    can: member('measure.edit'),
    run: async (c) => {
      const measure = await findMeasure(c.db, c.params.measure ?? '')
      return measure ? form(c, measure, { words: wordsOfMeasure(measure) }) : missing
    },
  },
  { method: 'POST', path: '/measure/measures/:measure/edit', can: member('measure.edit'), run: change },
  {
    method: 'POST',
    path: '/measure/measures/:measure/removal',
    can: member('measure.edit'),
    run: async (c) => {
      const id = c.params.measure ?? ''
      const measure = await findMeasure(c.db, id)
      if (!measure) return missing
      const standing = (await workingsOf(c.db, [id], 'standing')).find((each) => each.id !== id)
      if (standing) {
        const text = `“${standing.title}” is worked out from it: take that measure away first`
        return form(c, measure, { words: wordsOfMeasure(measure), errors: [wrong('title', text)] }, [], 400)
      }
      await setMeasureDeleted(c.db, id, c.now)
      await note(c, 'measure.measure', id, 'took the measure away')
      return goTo(c.path('/measure'), 'Taken away. You can bring it back below.')
    },
  },
  {
    method: 'POST',
    path: '/measure/measures/:measure/restoration',
    can: member('measure.edit'),
    run: async (c) => {
      const id = c.params.measure ?? ''
      const gone = (await goneMeasures(c.db)).find((each) => each.id === id)
      const twin = gone?.catalogue_key && (await fromEntry(c, gone.catalogue_key))
      if (gone && twin) {
        const text = `“${gone.title}” and “${twin.title}” come from the same entry of the catalogue. Take “${twin.title}” away first`
        return list(c, [wrong('gone', text)], 400)
      }
      if (!(await setMeasureDeleted(c.db, id, null))) return missing
      await note(c, 'measure.measure', id, 'brought the measure back')
      return goTo(c.path(`/measure/measures/${id}`), 'Brought back')
    },
  },
]

const fromEntry = async (c: Ctx, key: string) =>
  (await measures(c.db)).find(({ catalogue_key }) => catalogue_key === key)

async function list(c: Ctx, errors: readonly FormError[] = [], status = 200) {
  const rows = await rowsOf(c.db, c.today)
  const owning = new Set(rows.map(({ measure }) => measure.owner_post_id))
  return page(
    MeasuresPage({
      frame: c.frame('measure'),
      path: c.path,
      today: c.today,
      mayEdit: c.may('measure.edit'),
      mayToken: c.may('measure.token'),
      rows,
      wanted: wantedOf(c.query),
      owners: (await posts(c.db)).filter(({ id }) => owning.has(id)),
      gone: c.may('measure.edit') ? await goneMeasures(c.db) : [],
      errors,
    }),
    status,
  )
}

type Filled = { words: Form; errors?: readonly FormError[] }

async function form(
  c: Ctx,
  measure: Measure | null,
  filled: Filled,
  doubts: readonly string[] = [],
  status: 200 | 400 | 409 = 200,
) {
  const owners = (await posts(c.db)).filter((post) => post.ended_on === null || post.id === measure?.owner_post_id)
  const parts = (await measures(c.db)).filter(({ id, derived }) => id !== measure?.id && derived === null)
  const props = { frame: c.frame('measure'), path: c.path, owners, parts, filled, doubts }
  return page(
    measure && status === 409 ? MeasureConflictPage({ ...props, measure }) : MeasureFormPage({ ...props, measure }),
    status,
  )
}

async function read(c: Ctx, own: Measure | null) {
  const standing = own ? await workingsOf(c.db, [own.id], 'standing') : []
  const read = readMeasure(c.form, {
    owners: (await posts(c.db)).map(({ id }) => id),
    measures: await measures(c.db),
    own: own?.id ?? null,
    hasFigures: own !== null && !own.derived && (await figuresOf(c.db, [own.id])).get(own.id)?.figures.length !== 0,
    isPart: standing.some(({ id }) => id !== own?.id),
  })
  if (read.errors) return { errors: read.errors, doubts: [] }
  const { version, ...fields } = read.value
  const doubts = doubtsIn(c.form, [fields.title, fields.counted, fields.out_of, fields.source, fields.context ?? ''])
  return doubts.length > 0 ? { errors: doubtErrors, doubts } : { fields, version }
}

async function add(c: Ctx) {
  const given = await read(c, null)
  if (!given.fields) return form(c, null, { words: c.form, errors: given.errors }, given.doubts, 400)
  const id = await addMeasure(c.db, given.fields)
  await note(c, 'measure.measure', id, `added the measure “${given.fields.title}”`)
  return goTo(c.path(`/measure/measures/${id}`), 'Added the measure')
}

async function change(c: Ctx) {
  const measure = await findMeasure(c.db, c.params.measure ?? '')
  if (!measure) return missing
  const given = await read(c, measure)
  if (!given.fields) return form(c, measure, { words: c.form, errors: given.errors }, given.doubts, 400)
  if (!(await saveMeasure(c.db, measure.id, given.version, given.fields))) {
    const now = (await findMeasure(c.db, measure.id)) ?? measure
    return form(c, now, { words: { ...c.form, version: String(now.version) } }, [], 409)
  }
  await note(c, 'measure.measure', measure.id, `changed the measure “${given.fields.title}”`)
  return goTo(c.path(`/measure/measures/${measure.id}`), 'Saved the measure')
}
