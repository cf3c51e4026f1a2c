import { longDate, londonDate } from '../../../../platform/dates.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../../platform/route.ts'
import { joined } from '../../../../platform/sentence.ts'
import { note } from '../../../history/index.ts'
import { setMeasureDeleted } from '../../queries.ts'
import { OutcomePage } from '../pages.tsx'
import { findImport, type Import } from '../queries.ts'
import { figuresWords } from '../rules/outcome.ts'
import { refreshAll } from '../stage.ts'
import { leftEmpty, replacedSince, setUndone, undoFigures } from './queries.ts'

/** What came of an import, and the way back. */
export const showOutcome = async (c: Ctx, made: Import, status = 200): Promise<Answer> => {
  const since = made.state === 'imported' ? await replacedSince(c.db, made.id) : { imports: [], byHand: 0 }
  return page(
    OutcomePage({ frame: c.frame('measure'), path: c.path, made, why: whyNot(since), failed: status === 400 }),
    status,
  )
}

/** Why an import cannot be undone now: a sentence, or null. */
export const whyNot = ({ imports, byHand }: Awaited<ReturnType<typeof replacedSince>>): string | null => {
  if (imports.length === 0 && byHand === 0) return null
  const by = [
    ...imports.map(
      ({ name, made_at, count }) =>
        `${figuresWords(count)} replaced by the import “${name}” of ${longDate(londonDate(made_at))}`,
    ),
    ...(byHand > 0 ? [`${figuresWords(byHand)} replaced by hand`] : []),
  ]
  const first =
    imports.length > 0
      ? 'Undo the later import first.'
      : 'Enter the earlier figures by hand where they should come back.'
  return `It cannot be undone: since then ${joined(by)}. ${first}`
}

/** Takes a whole import back, unless something else has replaced its figures since. */
export const undo = async (c: Ctx): Promise<Answer> => {
  const made = await findImport(c.db, c.params.import ?? '')
  if (!made || made.state === 'thrown_away') return missing
  if (made.state !== 'imported') return goTo(c.path(`/measure/imports/${made.id}`))
  if (whyNot(await replacedSince(c.db, made.id))) return showOutcome(c, made, 400)
  if (!(await setUndone(c.db, made.id, c.now))) return goTo(c.path(`/measure/imports/${made.id}`))
  const { gone, back, measures } = await undoFigures(c.db, made.id, c.now)
  const empty = await leftEmpty(c.db, made.measures_made)
  for (const id of empty) await setMeasureDeleted(c.db, id, c.now)
  await refreshAll(
    c.db,
    measures.filter((id) => !empty.includes(id)),
  )
  const said = `${figuresWords(gone)} went${back > 0 ? `, ${figuresWords(back)} came back` : ''}`
  await note(c, 'measure.import', made.id, `undid the import of “${made.name}”: ${said}`)
  return goTo(c.path(`/measure/imports/${made.id}`), `Undone: ${said}`)
}
