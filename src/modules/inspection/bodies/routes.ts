import { dateFields } from '../../../platform/asked.ts'
import { date, readForm, text, wordsOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { holdHistory } from '../sources/embargo.ts'
import { findSource } from '../sources/queries.ts'
import { BodiesPage, BodyFormPage, TakingPartPage } from './pages.tsx'
import { addBody, bodies, bodiesOf, type Body, saveBody, setBodies } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/bodies',
    can: member('inspection.read'),
    run: async (c) => page(BodiesPage({ ...around(c), bodies: await bodies(c.db), mayEdit: c.may('inspection.edit') })),
  },
  {
    method: 'GET',
    path: '/inspection/bodies/new',
    can: member('inspection.edit'),
    run: (c) => page(BodyFormPage({ ...around(c), body: null, filled: { words: {} } })),
  },
  { method: 'POST', path: '/inspection/bodies', can: member('inspection.edit'), run: (c) => keep(c, null) },
  {
    method: 'GET',
    path: '/inspection/bodies/:body/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const body = await bodyOf(c)
      if (!body) return missing
      const { name, short_name, does, ended_on } = body
      const words = { name, short_name, does, ...dateFields('ended', ended_on) }
      return page(BodyFormPage({ ...around(c), body, filled: { words } }))
    },
  },
  {
    method: 'POST',
    path: '/inspection/bodies/:body/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const body = await bodyOf(c)
      return body ? keep(c, body) : missing
    },
  },
  {
    method: 'GET',
    path: '/inspection/sources/:source/bodies',
    can: member('inspection.edit'),
    run: async (c) => {
      const source = await sourceOf(c)
      if (!source) return missing
      const chosen = (await bodiesOf(c.db, [source.id])).map((row) => row.body_id)
      const offered = (await bodies(c.db)).filter((b) => b.ended_on === null || chosen.includes(b.id))
      return page(TakingPartPage({ ...around(c), source, bodies: offered, chosen }))
    },
  },
  {
    method: 'POST',
    path: '/inspection/sources/:source/bodies',
    can: member('inspection.edit'),
    run: async (c) => {
      const source = await sourceOf(c)
      if (!source) return missing
      const ticked = wordsOf(c.form, 'bodies')
      const chosen = (await bodies(c.db)).filter((b) => ticked.includes(b.id))
      await setBodies(
        c.db,
        source.id,
        chosen.map((b) => b.id),
      )
      await note(c, 'inspection.source', source.id, `said who takes part in “${source.title}”`)
      await holdHistory(c.db, source.id)
      return goTo(c.path(`/inspection/sources/${source.id}`), 'Saved who takes part')
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const bodyOf = async (c: Ctx) => (await bodies(c.db)).find((b) => b.id === c.params.body)

async function sourceOf(c: Ctx) {
  const source = await findSource(c.db, c.params.source ?? '', { personId: c.user.id, now: c.now })
  return source?.deleted_at ? undefined : source
}

async function keep(c: Ctx, body: Body | null): Promise<Answer> {
  const read = readForm(c.form, {
    name: text({ called: 'The name', required: 'Enter the name', max: 200 }),
    short_name: text({ called: 'The short name', max: 30 }),
    does: text({ called: 'What it looks at', max: 1000 }),
    ended: date({ called: 'the day it ceased to be' }),
  })
  const twin =
    read.value &&
    (await bodies(c.db)).find((b) => b.id !== body?.id && b.name.toLowerCase() === read.value.name.toLowerCase())
  const errors = read.errors ?? (twin ? [wrong('name', `“${twin.name}” is there already`)] : [])
  if (!read.value || errors.length > 0)
    return page(BodyFormPage({ ...around(c), body, filled: { words: c.form, errors } }), 400)
  const { name, short_name, does, ended } = read.value
  const fields = { name, short_name: short_name ?? '', does: does ?? '', ended_on: ended }
  const id = body?.id ?? (await addBody(c.db, fields))
  if (body) await saveBody(c.db, body.id, fields)
  await note(c, 'inspection.body', id, `${body ? 'changed' : 'added'} the scrutiny body “${name}”`)
  return goTo(c.path('/inspection/bodies'), body ? 'Saved' : `Added “${name}”`)
}
