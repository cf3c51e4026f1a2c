import { dateFields } from '../../../platform/asked.ts'
import { type FormError, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { piecesNamed } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { findFinding, type FullFinding } from '../findings/queries.ts'
import { pieceOf } from '../pieces/reading.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { spreadEmbargo } from '../sources/embargo.ts'
import { sources } from '../sources/queries.ts'
import { readConclusion, wordsOfConclusion } from './form.ts'
import { ConclusionConflictPage, ConclusionFormPage } from './pages.tsx'
import { addConclusion, findConclusion, type FullConclusion, saveConclusion, setConclusionDeleted } from './queries.ts'
import { byKinds } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/findings/:finding/conclusions/new',
    can: member('inspection.edit'),
    run: async (c) => {
      const finding = await findingAt(c, c.params.finding ?? '')
      if (!finding) return missing
      const by = byKinds.find((kind) => kind === c.query.get('by')) ?? ''
      const words = by === 'partnership' ? { by_kind: by, ...dateFields('dated', c.today) } : { by_kind: by }
      return page(
        ConclusionFormPage({ ...(await parts(c, null)), finding, filled: { words }, doubts: [], conclusion: null }),
      )
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
      return page(
        ConclusionFormPage({ ...(await parts(c, found.conclusion)), ...found, filled: { words }, doubts: [] }),
      )
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

const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })

/** What the form of a conclusion stands in: the page, the sources it may be printed in, and its evidence. */
async function parts(c: Ctx, conclusion: FullConclusion | null) {
  const id = conclusion?.evidence_id ?? null
  const title = id && (await piecesNamed(c.db, [id], readerOf(c))).get(id)
  return {
    frame: c.frame('inspection'),
    path: c.path,
    sources: await sources(c.db, readerOf(c)),
    piece: title ? { title, href: c.path(`/evidence/pieces/${id}`) } : null,
  }
}

async function findingAt(c: Ctx, id: string) {
  const finding = await findFinding(c.db, id, readerOf(c))
  return finding?.deleted_at ? undefined : finding
}

async function both(c: Ctx) {
  const conclusion = await findConclusion(c.db, c.params.conclusion ?? '')
  const finding = conclusion && (await findingAt(c, conclusion.finding_id))
  return finding && { conclusion, finding }
}

async function add(c: Ctx): Promise<Answer> {
  const finding = await findingAt(c, c.params.finding ?? '')
  return finding ? keep(c, finding, null) : missing
}

async function change(c: Ctx): Promise<Answer> {
  const found = await both(c)
  return found && !found.conclusion.deleted_at ? keep(c, found.finding, found.conclusion) : missing
}

async function keep(c: Ctx, finding: FullFinding, conclusion: FullConclusion | null): Promise<Answer> {
  const form = await parts(c, conclusion)
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(ConclusionFormPage({ ...form, finding, filled: { words: c.form, errors }, doubts, conclusion }), 400)
  const read = readConclusion(
    c.form,
    form.sources.map((s) => s.id),
  )
  if (read.errors) return again(read.errors)
  const { version, ...fields } = read.value
  const doubts = doubtsIn(c.form, [fields.by_name, fields.phrase])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  const conflict = async (stored: FullConclusion) =>
    page(
      ConclusionConflictPage({
        ...form,
        finding,
        conclusion: (await findConclusion(c.db, stored.id)) ?? stored,
        filled: { words: c.form },
        doubts: [],
      }),
      409,
    )
  if (conclusion && conclusion.version !== version) return conflict(conclusion)
  const piece = await pieceOf(c, { title: `Conclusion on “${finding.title}”`.slice(0, 300), dated: fields.dated })
  if (piece && 'refused' in piece) return again([wrong(piece.field, piece.refused)])
  const whole = { ...fields, evidence_id: piece?.id ?? conclusion?.evidence_id ?? null }
  if (!conclusion) await addConclusion(c.db, finding.id, whole)
  else if (!(await saveConclusion(c.db, conclusion.id, version, whole))) return conflict(conclusion)
  const did = conclusion ? 'changed' : 'added'
  await note(c, 'inspection.finding', finding.id, `${did} the conclusion “${fields.phrase}”`)
  if (finding.embargo_until) await spreadEmbargo(c.db, finding.source_id)
  return goTo(
    c.path(`/inspection/findings/${finding.id}`),
    conclusion ? 'Saved the conclusion' : 'Added the conclusion',
  )
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
