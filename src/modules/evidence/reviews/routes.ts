import type { Filled } from '../../../platform/asked.ts'
import { dateFields } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { date, longText, readForm, versionOf, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { around, withPiece } from '../access.ts'
import type { Piece } from '../queries.ts'
import { ReviewPage } from './pages.tsx'
import { saveReview } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/evidence/pieces/:piece/reviews/new',
    can: member('evidence.add'),
    run: (c) => withPiece(c, (piece) => show(c, piece, { words: { ...dateFields('reviewed_on', c.today) } }, [], 200)),
  },
  {
    method: 'POST',
    path: '/evidence/pieces/:piece/reviews',
    can: member('evidence.add'),
    run: (c) => withPiece(c, (piece) => save(c, piece)),
  },
]

async function save(c: Ctx, piece: Piece) {
  const read = readForm(c.form, {
    result: longText({ called: 'What came of it', required: 'Say what came of looking at it again', max: 2000 }),
    reviewed_on: date({ called: 'the day it was looked at', required: 'Enter the day it was looked at' }),
    next: date({ called: 'the day to look at it next' }),
  })
  if (read.errors) return show(c, piece, { words: c.form, errors: read.errors }, [], 400)
  const { result, reviewed_on: reviewedOn, next } = read.value
  const errors = [
    ...(reviewedOn > c.today ? [wrong('reviewed_on', 'The day it was looked at cannot be in the future', 'day')] : []),
    ...(next && next <= reviewedOn
      ? [wrong('next', 'The day to look at it next must be after the day it was looked at', 'day')]
      : []),
  ]
  if (errors.length > 0) return show(c, piece, { words: c.form, errors }, [], 400)
  const doubts = doubtsIn(c.form, [result])
  if (doubts.length > 0) return show(c, piece, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (!(await saveReview(c.db, piece.id, versionOf(c.form), { result, reviewedOn, next })))
    return show(c, piece, { words: c.form }, [], 409)
  await note(c, 'evidence.piece', piece.id, `looked at “${piece.title}” again: ${result}`)
  return goTo(
    c.path(`/evidence/pieces/${piece.id}`),
    next ? `Saved. Look at it again on ${longDate(next)}.` : 'Saved. It need not be looked at again.',
  )
}

const show = (c: Ctx, piece: Piece, filled: Filled, doubts: readonly string[], status: 200 | 400 | 409) =>
  page(ReviewPage({ ...around(c), piece, filled, doubts, conflict: status === 409 }), status)
