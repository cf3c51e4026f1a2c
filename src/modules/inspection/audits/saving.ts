import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type FormError, wordOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { piecesNamed } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { agencies, posts } from '../../partnership/index.ts'
import { pieceOf } from '../pieces/reading.ts'
import { spreadEmbargo } from '../sources/embargo.ts'
import { findSource } from '../sources/queries.ts'
import { readAudit, wordsOfAudit } from './form.ts'
import { AuditConflictPage, AuditFormPage, AuditListPage, nameOf } from './form-pages.tsx'
import { rowsOf } from './list.ts'
import { readRows } from './pasted.ts'
import { addAudit, type Audit, audits, findAudit, saveAudit, setAuditReport } from './queries.ts'

/** Adding, changing and pasting audits. */
export const savingRoutes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/audits/new',
    can: member('inspection.edit'),
    run: async (c) =>
      page(
        AuditFormPage({
          ...around(c),
          ...(await offered(c, null)),
          audit: null,
          piece: null,
          filled: { words: { scope: 'single', repeats: c.query.get('repeats') ?? '' } },
          doubts: [],
        }),
      ),
  },
  { method: 'POST', path: '/inspection/audits', can: member('inspection.edit'), run: (c) => keep(c, null) },
  {
    method: 'GET',
    path: '/inspection/audits/list',
    can: member('inspection.edit'),
    run: async (c) =>
      page(
        AuditListPage({
          ...around(c),
          filled: { words: {} },
          doubts: [],
          preview: null,
          agencies: await agencies(c.db),
        }),
      ),
  },
  { method: 'POST', path: '/inspection/audits/list', can: member('inspection.edit'), run: paste },
  {
    method: 'GET',
    path: '/inspection/audits/:audit/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const audit = await auditOf(c)
      if (!audit) return missing
      return page(
        AuditFormPage({
          ...around(c),
          ...(await offered(c, audit)),
          audit,
          piece: await pieceNow(c, audit),
          filled: { words: wordsOfAudit(audit) },
          doubts: [],
        }),
      )
    },
  },
  {
    method: 'POST',
    path: '/inspection/audits/:audit/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const audit = await auditOf(c)
      return audit ? keep(c, audit) : missing
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })

async function auditOf(c: Ctx): Promise<Audit | undefined> {
  const audit = await findAudit(c.db, c.params.audit ?? '')
  return audit?.deleted_at ? undefined : audit
}

const offered = async (c: Ctx, audit: Audit | null) => ({
  agencies: await agencies(c.db),
  posts: (await posts(c.db)).filter((post) => post.ended_on === null || post.id === audit?.post_id),
  others: (await audits(c.db)).filter((other) => other.id !== audit?.id),
})

async function pieceNow(c: Ctx, audit: Audit | null) {
  const id = audit?.evidence_id ?? null
  const title = id && (await piecesNamed(c.db, [id], { personId: c.user.id, now: c.now })).get(id)
  return title ? { title, href: c.path(`/evidence/pieces/${id}`) } : null
}

async function keep(c: Ctx, audit: Audit | null): Promise<Answer> {
  const known = await offered(c, audit)
  const again = async (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(
      AuditFormPage({
        ...around(c),
        ...known,
        audit,
        piece: await pieceNow(c, audit),
        filled: { words: c.form, errors },
        doubts,
      }),
      400,
    )
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id)
  const read = readAudit(c.form, {
    agencies: ids(known.agencies),
    posts: ids(known.posts),
    others: ids(known.others),
    today: c.today,
  })
  if (read.errors) return again(read.errors)
  const { version, ...fields } = read.value
  const doubts = doubtsIn(c.form, [fields.title, fields.why, fields.tool, fields.found])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (audit && audit.version !== version) return conflict(c, audit, known)
  const piece = await pieceOf(c, { title: `${fields.title}: report`, dated: fields.done_on })
  if (piece && 'refused' in piece) return again([wrong(piece.field, piece.refused)])
  if (audit && !(await saveAudit(c.db, audit.id, version, fields))) return conflict(c, audit, known)
  const id = audit?.id ?? (await addAudit(c.db, fields))
  if (piece) await setAuditReport(c.db, id, piece.id)
  await note(c, 'inspection.audit', id, `${audit ? 'changed' : 'added'} the audit “${fields.title}”`)
  if (audit?.source_id) await held(c, audit.source_id)
  return goTo(c.path(`/inspection/audits/${id}`), audit ? 'Saved' : `Added “${fields.title}”`)
}

// Only where an embargo stands: otherwise a report that another source holds back would be let go.
async function held(c: Ctx, sourceId: string): Promise<void> {
  const source = await findSource(c.db, sourceId, { personId: c.user.id, now: c.now })
  if (source?.embargo_until) await spreadEmbargo(c.db, source.id)
}

const conflict = async (c: Ctx, audit: Audit, known: Awaited<ReturnType<typeof offered>>) =>
  page(
    AuditConflictPage({
      ...around(c),
      ...known,
      audit: (await findAudit(c.db, audit.id)) ?? audit,
      filled: { words: c.form },
      doubts: [],
    }),
    409,
  )

async function paste(c: Ctx): Promise<Answer> {
  const all = await agencies(c.db)
  const answer = (
    preview: Parameters<typeof AuditListPage>[0]['preview'],
    errors: readonly FormError[] = [],
    doubts: readonly string[] = [],
  ) =>
    page(
      AuditListPage({ ...around(c), filled: { words: c.form, errors }, doubts, preview, agencies: all }),
      errors.length > 0 ? 400 : 200,
    )
  const rows = await rowsOf(wordOf(c.form, 'list'))
  if ('refused' in rows) return answer(null, [wrong('list', rows.refused)])
  const list = readRows(rows, { agencies: all, posts: await posts(c.db), today: c.today })
  if (list.errors)
    return answer(
      null,
      list.errors.map((sentence) => wrong('list', sentence)),
    )
  const doubts = doubtsIn(
    c.form,
    list.value.flatMap((audit) => [audit.title, audit.why, audit.tool, audit.found]),
  )
  if (doubts.length > 0) return answer(null, doubtErrors, doubts)
  const known = new Set((await audits(c.db)).map(nameOf))
  if (wordOf(c.form, 'go') !== 'add') return answer({ audits: list.value, unread: list.unread, known })
  const fresh = list.value.filter((audit) => !known.has(nameOf(audit)))
  for (const { row: _, ...fields } of fresh) await addAudit(c.db, fields)
  const said = counted(fresh.length, 'audit')
  await note(c, 'inspection.audit', null, `added ${said} from a pasted list`)
  return goTo(c.path('/inspection/audits'), `Added ${said}`)
}
