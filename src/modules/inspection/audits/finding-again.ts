import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { choice, type FormError, longText, readForm, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, type Route } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { addCover, findFinding, nextPosition } from '../findings/queries.ts'
import { addFinding, addSource } from '../queries.ts'
import { titleOf } from '../rules.ts'
import { spreadEmbargo } from '../sources/embargo.ts'
import { findSource } from '../sources/queries.ts'
import { type Audit, findAudit, setAuditSource } from './queries.ts'

const most = 50

/** Adds what an audit found to the register of findings, one finding a line. */
export async function addFindings(
  c: Ctx,
  audit: Audit,
): Promise<{ said: string } | { errors: readonly FormError[]; doubts: readonly string[] }> {
  const read = readForm(c.form, {
    findings: longText({ called: 'The findings', required: 'Enter the findings, one on each line', max: 20_000 }),
    kind: choice(['area_for_improvement', 'strength'], {
      called: 'What they are',
      required: 'Say whether they are areas for improvement or strengths',
    }),
  })
  if (read.errors) return { errors: read.errors, doubts: [] }
  const lines = read.value.findings.split('\n').map((line) => line.replace(/^[\s•*–-]+/, '').trim())
  const found = lines.filter(Boolean)
  if (found.length > most) return { errors: [wrong('findings', `Add at most ${most} findings at a time`)], doubts: [] }
  const long = found.findIndex((line) => line.length > 5000)
  if (long >= 0)
    return { errors: [wrong('findings', `Line ${long + 1} must be 5,000 characters or fewer`)], doubts: [] }
  const doubts = doubtsIn(c.form, found)
  if (doubts.length > 0) return { errors: doubtErrors, doubts }
  const source = await sourceOf(c, audit)
  let position = await nextPosition(c.db, source.id)
  for (const wording of found)
    await addFinding(c.db, {
      sourceId: source.id,
      kind: read.value.kind,
      title: titleOf(wording),
      position: position++,
      embargoUntil: source.embargo_until,
      wordings: [{ place: 'body', page: '', wording }],
    })
  await note(c, 'inspection.audit', audit.id, `added ${counted(found.length, 'finding')} to “${audit.title}”`)
  if (source.embargo_until) await spreadEmbargo(c.db, source.id)
  return { said: `Added ${counted(found.length, 'finding')}` }
}

/** The audit's own source among the sources of findings; made with the first of them. */
async function sourceOf(c: Ctx, audit: Audit): Promise<{ id: string; embargo_until: Date | null }> {
  if (audit.source_id) {
    const source = await findSource(c.db, audit.source_id, { personId: c.user.id, now: c.now })
    if (source && !source.deleted_at) return source
  }
  const id = await addSource(c.db, {
    kind: 'own_audit',
    title: audit.title,
    publisher: audit.agency ?? '',
    publishedOn: audit.done_on,
    startsOn: audit.reads_from,
    endsOn: audit.reads_to,
    evidenceId: audit.evidence_id,
  })
  await setAuditSource(c.db, audit.id, id)
  return { id, embargo_until: null }
}

/** One click: an audit found the same again as the one it repeats. */
export const againRoute: Route = {
  method: 'POST',
  path: '/inspection/audits/:audit/findings/:finding/again',
  can: member('inspection.edit'),
  run: async (c) => {
    const audit = await findAudit(c.db, c.params.audit ?? '')
    const before = audit?.repeats_id ? await findAudit(c.db, audit.repeats_id) : undefined
    const finding = await findFinding(c.db, c.params.finding ?? '', { personId: c.user.id, now: c.now })
    if (!audit || audit.deleted_at || !before || !finding || finding.deleted_at) return missing
    if (finding.source_id !== before.source_id) return missing
    const source = await sourceOf(c, audit)
    const id = await addFinding(c.db, {
      sourceId: source.id,
      kind: finding.kind,
      title: finding.title,
      theme: finding.theme,
      position: await nextPosition(c.db, source.id),
      embargoUntil: source.embargo_until,
      wordings: [],
    })
    await addCover(c.db, id, finding.id)
    await note(c, 'inspection.audit', audit.id, `found “${finding.title}” again`)
    if (source.embargo_until) await spreadEmbargo(c.db, source.id)
    return goTo(c.path(`/inspection/audits/${audit.id}`), 'Found again')
  },
}
