import type { Filled } from '../../../platform/asked.ts'
import { isId, wordOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { around, changes, reader } from '../access.ts'
import { find } from '../queries.ts'
import { silencesOn } from '../silences/queries.ts'
import { StatementPage } from './pages.tsx'
import { attach, detach, evidenceOn, findSupport, type Statement, statement } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/evidence/statements/:statement',
    can: member('evidence.read'),
    run: async (c) => {
      const about = await statement(c.db, c.params.statement ?? '', c.now)
      return about ? statementPage(c, about, { words: {} }, [], 200) : missing
    },
  },
  { method: 'POST', path: '/evidence/pieces/:piece/attachments', can: member('evidence.add'), run: tie },
  {
    method: 'POST',
    path: '/evidence/attachments/:support/removal',
    can: member('evidence.add'),
    run: async (c) => {
      const support = await findSupport(c.db, c.params.support ?? '')
      const piece = support && (await find(c.db, support.evidence_id, reader(c)))
      if (!piece) return missing
      if (!changes(c, piece) && support.added_by !== c.user.id) return refused
      await detach(c.db, support.id)
      return goTo(c.path(`/evidence/pieces/${piece.id}`), 'Taken away. The piece itself is still here.')
    },
  },
]

/** The evidence for one statement, its kinds held against each other, and children's voice in it. */
export async function statementPage(
  c: Ctx,
  about: Statement,
  filled: Filled,
  doubts: readonly string[],
  status: 200 | 400,
): Promise<Answer> {
  return page(
    StatementPage({
      ...around(c),
      about,
      supports: await evidenceOn(c.db, [about.id]),
      silences: await silencesOn(c.db, [about.id]),
      filled,
      doubts,
      today: c.today,
      mayAdd: c.may('evidence.add'),
    }),
    status,
  )
}

// Anybody who adds evidence may say what a piece supports, whoever added the piece.
async function tie(c: Ctx) {
  const piece = await find(c.db, c.params.piece ?? '', reader(c))
  if (!piece || piece.deleted_at) return missing
  const wanted = wordOf(c.form, 'statement')
  const to = isId(wanted) ? await statement(c.db, wanted, c.now) : undefined
  if (!to) return goTo(c.path(`/evidence/pieces/${piece.id}`), 'Nothing was chosen, so nothing was added')
  await attach(c.db, piece.id, to.id, wordOf(c.form, 'shows').trim().slice(0, 2000))
  await note(c, 'evidence.piece', piece.id, `said that “${piece.title}” supports “${to.title}”`)
  return goTo(c.path(`/evidence/pieces/${piece.id}`), `Now supports “${to.title}”`)
}
