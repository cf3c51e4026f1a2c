import type { Filled } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { versionOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { around, withPiece } from '../access.ts'
import type { Piece } from '../queries.ts'
import { readView, wordsOfView } from './form.ts'
import { ViewPage } from './pages.tsx'
import { saveView } from './queries.ts'
import { holdsViews } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/evidence/pieces/:piece/view/edit',
    can: member('evidence.add'),
    run: (c) => withViews(c, (piece) => show(c, piece, { words: piece.view ? wordsOfView(piece.view) : {} }, [], 200)),
  },
  {
    method: 'POST',
    path: '/evidence/pieces/:piece/view',
    can: member('evidence.add'),
    run: (c) => withViews(c, (piece) => save(c, piece)),
  },
]

const withViews = (c: Ctx, run: (piece: Piece) => Answer | Promise<Answer>) =>
  withPiece(c, (piece) => (holdsViews(piece.nature) ? run(piece) : missing))

async function save(c: Ctx, piece: Piece): Promise<Answer> {
  const read = readView(c.form, c.today)
  if (read.errors) return show(c, piece, { words: c.form, errors: read.errors }, [], 400)
  const view = read.value
  const doubts = doubtsIn(c.form, [view.whose, view.how, view.words, view.changed, view.told_back_how])
  if (doubts.length > 0) return show(c, piece, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (!(await saveView(c.db, piece.id, versionOf(c.form), view))) return show(c, piece, { words: c.form }, [], 409)
  await note(c, 'evidence.piece', piece.id, `said whose views “${piece.title}” holds: ${view.whose}`)
  return goTo(c.path(`/evidence/pieces/${piece.id}`), 'Saved')
}

const show = (c: Ctx, piece: Piece, filled: Filled, doubts: readonly string[], status: 200 | 400 | 409) =>
  page(ViewPage({ ...around(c), piece, filled, doubts, conflict: status === 409 }), status)
