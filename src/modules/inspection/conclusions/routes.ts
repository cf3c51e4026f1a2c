import type { FormError } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findFinding } from '../findings/queries.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { holdHistory } from '../sources/embargo.ts'
import { readConclusion, wordsOfConclusion } from './form.ts'
import { ConclusionConflictPage, ConclusionFormPage } from './pages.tsx'
import { addConclusion, findConclusion, saveConclusion, setConclusionDeleted } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/findings/:finding/conclusions/new',
    can: member('inspection.edit'),
    run: async (c) => {
      const finding = await findingAt(c, c.params.finding ?? '')
      return finding
        ? page(ConclusionFormPage({ ...around(c), finding, filled: { words: {} }, doubts: [], conclusion: null }))
        : missing
    },
  },
  { method: 'POST', path: '/inspection/findings/:finding/conclusions', can: member('inspection.edit'), run: add },
  {
    method: 'GET',
    path: '/inspection/conclusions/:conclusion/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const found = await both(c)
      if (!found || found.conclusion.deleted_at) return missing
      const words = wordsOfConclusion(found.conclusion)
      return page(ConclusionFormPage({ ...around(c), ...found, filled: { words }, doubts: [] }))
    },
  },
  { method: 'POST', path: '/inspection/conclusions/:conclusion/edit', can: member('inspection.edit'), run: change },
  {
    method: 'POST',
    path: '/inspection/conclusions/:conclusion/removal',
    can: member('inspection.edit'),
    run: (c) => bury(c, c.now),
  },
  {
    method: 'POST',
    path: '/inspection/conclusions/:conclusion/restoration',
    can: member('inspection.edit'),
    run: (c) => bury(c, null),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })

async function findingAt(c: Ctx, id: string) {
  const finding = await findFinding(c.db, id, { personId: c.user.id, now: c.now })
  return finding?.deleted_at ? undefined : finding
}

async function both(c: Ctx) {
  const conclusion = await findConclusion(c.db, c.params.conclusion ?? '')
  const finding = conclusion && (await findingAt(c, conclusion.finding_id))
  return finding && { conclusion, finding }
}

async function add(c: Ctx) {
  const finding = await findingAt(c, c.params.finding ?? '')
  if (!finding) return missing
  const read = readConclusion(c.form)
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(
      ConclusionFormPage({ ...around(c), finding, filled: { words: c.form, errors }, doubts, conclusion: null }),
      400,
    )
  if (read.errors) return again(read.errors)
  const { version: _, ...fields } = read.value
  const doubts = doubtsIn(c.form, [fields.by_name, fields.phrase])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  await addConclusion(c.db, finding.id, fields)
  await note(c, 'inspection.finding', finding.id, `added the conclusion “${fields.phrase}”`)
  await holdHistory(c.db, finding.source_id)
  return goTo(c.path(`/inspection/findings/${finding.id}`), 'Added the conclusion')
}

async function change(c: Ctx) {
  const found = await both(c)
  if (!found || found.conclusion.deleted_at) return missing
  const read = readConclusion(c.form)
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(ConclusionFormPage({ ...around(c), ...found, filled: { words: c.form, errors }, doubts }), 400)
  if (read.errors) return again(read.errors)
  const { version, ...fields } = read.value
  const doubts = doubtsIn(c.form, [fields.by_name, fields.phrase])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (!(await saveConclusion(c.db, found.conclusion.id, version, fields)))
    return page(
      ConclusionConflictPage({ ...around(c), ...((await both(c)) ?? found), filled: { words: c.form }, doubts: [] }),
      409,
    )
  await note(c, 'inspection.finding', found.finding.id, `changed the conclusion “${fields.phrase}”`)
  return goTo(c.path(`/inspection/findings/${found.finding.id}`), 'Saved the conclusion')
}

async function bury(c: Ctx, at: Date | null) {
  const found = await both(c)
  if (!found) return missing
  await setConclusionDeleted(c.db, found.conclusion.id, at)
  const did = at ? 'took away' : 'brought back'
  await note(c, 'inspection.finding', found.finding.id, `${did} the conclusion “${found.conclusion.phrase}”`)
  return goTo(
    c.path(`/inspection/findings/${found.finding.id}`),
    at ? 'Taken away. You can bring it back below.' : 'Brought back',
  )
}
