import { type Answer, type Ctx, missing, refused } from '../../platform/route.ts'
import { find, type Piece } from './queries.ts'
import { mayChange, mayRead } from './rules.ts'

export const reader = (c: Ctx) => ({ personId: c.user.id, now: c.now })
export const around = (c: Ctx) => ({ frame: c.frame('evidence'), path: c.path })

export const reads = (c: Ctx, piece: { confidential: boolean; added_by: string | null }): boolean =>
  mayRead(piece, { id: c.user.id, seesConfidential: c.may('evidence.read_confidential') })

export const changes = (c: Ctx, piece: { added_by: string | null }): boolean =>
  c.may('evidence.add') && mayChange(piece, { id: c.user.id, edits: c.may('evidence.edit') })

/** The piece of an address, when it is there, not deleted, and this person may change it. */
export async function withPiece(c: Ctx, run: (piece: Piece) => Answer | Promise<Answer>): Promise<Answer> {
  const piece = await find(c.db, c.params.piece ?? '', reader(c))
  if (!piece || piece.deleted_at) return missing
  return changes(c, piece) ? run(piece) : refused
}
