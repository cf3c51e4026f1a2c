// An import that nobody looks at first: the command line and a push. The likeliest answers are taken.
import type { Db } from '../../../platform/db.ts'
import { note } from '../../history/index.ts'
import type { Examined } from './examine.ts'
import { addImport, saveMade } from './queries.ts'
import type { Choices } from './rules/book.ts'
import { answerOf, type ImportAnswer, importSentence } from './rules/outcome.ts'
import { stage, type Staged, write } from './stage.ts'

export type Where = { db: Db; partnership: { id: string }; today: string; now: Date }
export type Given = {
  name: string
  origin: 'file' | 'paste' | 'api'
  sha256?: string | null
  token?: { id: string; name: string } | null
  choices?: Choices
}

/** What an import would do. Everything is worked out, nothing is written. */
export const tryFigures = async (db: Db, examined: Examined, choices: Choices = {}): Promise<ImportAnswer> =>
  answerOf(await stage(db, examined, choices))

/**
 * Imports figures in this transaction. `unless`: says, once it is known what would be refused, whether to stop and write
 * nothing. An import that changes nothing leaves no trace.
 */
export const importFigures = async (
  c: Where,
  examined: Examined,
  given: Given,
  unless: (answer: ImportAnswer) => boolean = () => false,
): Promise<{ answer: ImportAnswer; importId: string | null }> => {
  const staged = await stage(c.db, examined, given.choices ?? {})
  const answer = answerOf(staged)
  if (unless(answer) || answer.new + answer.changed === 0) return { answer, importId: null }
  return { answer, importId: await keep(c, staged, given) }
}

const keep = async (c: Where, staged: Staged, given: Given): Promise<string> => {
  const importId = await addImport(c.db, {
    name: given.name,
    origin: given.origin,
    sha256: given.sha256 ?? null,
    tokenId: given.token?.id ?? null,
    counts: staged.counts,
    refused: staged.refusals,
  })
  await write(c.db, staged, importId, { today: c.today, now: c.now, source: given.name }).then((made) =>
    saveMade(c.db, importId, made),
  )
  const by = given.token ? `, pushed with the token “${given.token.name}”` : ''
  await note(
    c,
    'measure.import',
    importId,
    `imported figures from “${given.name}”${by}: ${importSentence(staged.counts)}`,
  )
  return importId
}
