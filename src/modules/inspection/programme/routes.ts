import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import type { FormError } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { bodies, bodiesOf } from '../bodies/queries.ts'
import { note } from '../../history/index.ts'
import { holdHistory } from '../sources/embargo.ts'
import { findSource, type Source } from '../sources/queries.ts'
import { readStep, wordsOfStep } from './form.ts'
import { ProgrammePage, StepConflictPage, StepFormPage } from './pages.tsx'
import { addStep, findStep, programme, saveStep, setStepDeleted, setStepDone, type Step } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/programme',
    can: member('inspection.read'),
    run: async (c) => {
      const steps = await programme(c.db, readerOf(c))
      const names = new Map((await bodies(c.db)).map((b) => [b.id, b.short_name || b.name]))
      const rows = await bodiesOf(
        c.db,
        steps.map((step) => step.source_id),
      )
      const parts = Map.groupBy(rows, (row) => row.source_id)
      return page(
        ProgrammePage({
          ...around(c),
          steps,
          bodies: new Map([...parts].map(([id, its]) => [id, its.flatMap((row) => names.get(row.body_id) ?? [])])),
          today: c.today,
          mayEdit: c.may('inspection.edit'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/inspection/sources/:source/steps/new',
    can: member('inspection.edit'),
    run: (c) =>
      withSource(c, c.params.source ?? '', (source) =>
        page(StepFormPage({ ...around(c), source, step: null, filled: { words: {} }, doubts: [] })),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/sources/:source/steps',
    can: member('inspection.edit'),
    run: (c) => withSource(c, c.params.source ?? '', (source) => keep(c, source, null)),
  },
  {
    method: 'GET',
    path: '/inspection/steps/:step/edit',
    can: member('inspection.edit'),
    run: (c) =>
      withStep(c, (step, source) =>
        step.deleted_at
          ? missing
          : page(StepFormPage({ ...around(c), source, step, filled: { words: wordsOfStep(step) }, doubts: [] })),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/steps/:step/edit',
    can: member('inspection.edit'),
    run: (c) => withStep(c, (step, source) => (step.deleted_at ? missing : keep(c, source, step))),
  },
  {
    method: 'POST',
    path: '/inspection/steps/:step/completion',
    can: member('inspection.edit'),
    run: (c) =>
      withStep(c, async (step, source) => {
        if (!step.done) await setStepDone(c.db, step.id, true)
        await note(c, 'inspection.source', source.id, `said that “${step.title}” is done`)
        return goTo(c.path(`/inspection/sources/${source.id}`), `“${step.title}” is done`)
      }),
  },
  {
    method: 'POST',
    path: '/inspection/steps/:step/removal',
    can: member('inspection.edit'),
    run: (c) => bury(c, c.now),
  },
  {
    method: 'POST',
    path: '/inspection/steps/:step/restoration',
    can: member('inspection.edit'),
    run: (c) => bury(c, null),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })

async function withSource(c: Ctx, id: string, run: (source: Source) => Promise<Answer> | Answer): Promise<Answer> {
  const source = await findSource(c.db, id, readerOf(c))
  return source && !source.deleted_at ? run(source) : missing
}

async function withStep(c: Ctx, run: (step: Step, source: Source) => Promise<Answer> | Answer): Promise<Answer> {
  const step = await findStep(c.db, c.params.step ?? '', readerOf(c))
  return step ? withSource(c, step.source_id, (source) => run(step, source)) : missing
}

async function keep(c: Ctx, source: Source, step: Step | null): Promise<Answer> {
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(StepFormPage({ ...around(c), source, step, filled: { words: c.form, errors }, doubts }), 400)
  const read = readStep(c.form)
  if (read.errors) return again(read.errors)
  const { version, ...fields } = read.value
  const doubts = doubtsIn(c.form, [fields.title, fields.expected, fields.note])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (step && !(await saveStep(c.db, step.id, version, fields))) {
    const stored = (await findStep(c.db, step.id, readerOf(c))) ?? step
    return page(StepConflictPage({ ...around(c), source, step: stored, filled: { words: c.form }, doubts: [] }), 409)
  }
  if (!step) await addStep(c.db, source.id, fields)
  await note(c, 'inspection.source', source.id, `${step ? 'changed' : 'added'} the step “${fields.title}”`)
  await holdHistory(c.db, source.id)
  return goTo(c.path(`/inspection/sources/${source.id}`), step ? 'Saved the step' : 'Added the step')
}

const bury = (c: Ctx, at: Date | null) =>
  withStep(c, async (step, source) => {
    await setStepDeleted(c.db, step.id, at)
    await note(c, 'inspection.source', source.id, `${at ? 'took away' : 'brought back'} the step “${step.title}”`)
    return goTo(
      c.path(`/inspection/sources/${source.id}`),
      at ? 'Taken away. You can bring it back below.' : 'Brought back',
    )
  })
