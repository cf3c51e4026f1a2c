import type { Ctx, Module } from '../../platform/route.ts'
import { write } from './queries.ts'
import { routes } from './routes.ts'

export { holdBack } from './holding-back/queries.ts'
export { latest, type Line, lines } from './queries.ts'
export { reapply, remove, search } from './removal/removing.ts'
export { changesAfter } from './rewinding/queries.ts'
export { type Changed, rewound } from './rewinding/rules.ts'
export { sentenceOf } from './rules.ts'

/** A request, or the command line. */
type Place = { db: Ctx['db']; partnership: { id: string } }

/** Adds the human sentence to the history ("closed 'Fix the audit trail'"); the facts are recorded by the table's trigger. */
export async function note(c: Place, subject: string, subjectId: string | null, sentence: string): Promise<void> {
  await write(c, 'note', subject, subjectId, sentence)
}

/** Records that somebody read sensitive material. */
export async function recordRead(c: Place, subject: string, subjectId: string, sentence: string): Promise<void> {
  await write(c, 'read', subject, subjectId, sentence)
}

export const history: Module = {
  name: 'history',
  routes,
}
