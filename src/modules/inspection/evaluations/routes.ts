import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { holdHistory } from '../sources/embargo.ts'
import { evaluations } from '../queries.ts'
import { findSource, sources } from '../sources/queries.ts'
import { readEvaluation, wordsOfEvaluation } from './form.ts'
import { EvaluationConflictPage, EvaluationFormPage } from './pages.tsx'
import { trajectories } from './rules.ts'
import { TrajectoriesPage } from './trajectory-page.tsx'
import { addEvaluation, findEvaluation, saveEvaluation, setEvaluationDeleted } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/evaluations',
    can: member('inspection.read'),
    run: async (c) => {
      const seen = await sources(c.db, { personId: c.user.id, now: c.now })
      const known = new Map(seen.map((s) => [s.id, s]))
      const grades = await evaluations(c.db, [...known.keys()])
      const given = grades.flatMap((e) => {
        const source = known.get(e.source_id)
        return source ? [{ ...e, source_title: source.title, published_on: source.published_on }] : []
      })
      return page(TrajectoriesPage({ ...around(c), all: trajectories(given) }))
    },
  },
  {
    method: 'GET',
    path: '/inspection/sources/:source/evaluations/new',
    can: member('inspection.edit'),
    run: async (c) => {
      const source = await sourceAt(c, c.params.source ?? '')
      return source
        ? page(EvaluationFormPage({ ...around(c), source, filled: { words: {} }, evaluation: null }))
        : missing
    },
  },
  { method: 'POST', path: '/inspection/sources/:source/evaluations', can: member('inspection.edit'), run: add },
  {
    method: 'GET',
    path: '/inspection/evaluations/:evaluation/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const found = await both(c)
      if (!found || found.evaluation.deleted_at) return missing
      return page(
        EvaluationFormPage({ ...around(c), ...found, filled: { words: wordsOfEvaluation(found.evaluation) } }),
      )
    },
  },
  { method: 'POST', path: '/inspection/evaluations/:evaluation/edit', can: member('inspection.edit'), run: change },
  {
    method: 'POST',
    path: '/inspection/evaluations/:evaluation/removal',
    can: member('inspection.edit'),
    run: (c) => bury(c, c.now),
  },
  {
    method: 'POST',
    path: '/inspection/evaluations/:evaluation/restoration',
    can: member('inspection.edit'),
    run: (c) => bury(c, null),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })

async function sourceAt(c: Ctx, id: string) {
  const source = await findSource(c.db, id, { personId: c.user.id, now: c.now })
  return source?.deleted_at ? undefined : source
}

async function both(c: Ctx) {
  const evaluation = await findEvaluation(c.db, c.params.evaluation ?? '')
  const source = evaluation && (await sourceAt(c, evaluation.source_id))
  return source && { evaluation, source }
}

async function add(c: Ctx) {
  const source = await sourceAt(c, c.params.source ?? '')
  if (!source) return missing
  const read = readEvaluation(c.form)
  if (read.errors)
    return page(
      EvaluationFormPage({
        ...around(c),
        source,
        filled: { words: c.form, errors: read.errors },
        evaluation: null,
      }),
      400,
    )
  const { version: _, ...fields } = read.value
  await addEvaluation(c.db, source.id, fields)
  await note(c, 'inspection.source', source.id, `added the grade “${fields.grade}” for ${fields.indicator}`)
  await holdHistory(c.db, source.id)
  return goTo(c.path(`/inspection/sources/${source.id}`), 'Added the evaluation')
}

async function change(c: Ctx) {
  const found = await both(c)
  if (!found || found.evaluation.deleted_at) return missing
  const read = readEvaluation(c.form)
  if (read.errors)
    return page(EvaluationFormPage({ ...around(c), ...found, filled: { words: c.form, errors: read.errors } }), 400)
  const { version, ...fields } = read.value
  if (!(await saveEvaluation(c.db, found.evaluation.id, version, fields)))
    return page(EvaluationConflictPage({ ...around(c), ...((await both(c)) ?? found), filled: { words: c.form } }), 409)
  await note(c, 'inspection.source', found.source.id, `changed the grade for ${fields.indicator}`)
  return goTo(c.path(`/inspection/sources/${found.source.id}`), 'Saved the evaluation')
}

async function bury(c: Ctx, at: Date | null) {
  const found = await both(c)
  if (!found) return missing
  await setEvaluationDeleted(c.db, found.evaluation.id, at)
  const did = at ? 'took away' : 'brought back'
  await note(c, 'inspection.source', found.source.id, `${did} the grade for ${found.evaluation.indicator}`)
  return goTo(
    c.path(`/inspection/sources/${found.source.id}`),
    at ? 'Taken away. You can bring it back below.' : 'Brought back',
  )
}
