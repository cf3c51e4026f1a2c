import { wordOf, versionOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, page } from '../../../../platform/route.ts'
import type { Decision, Meaning } from '../proposal.ts'
import { ColumnsPage } from './columns-pages.tsx'
import { conflict } from './conflict.ts'
import { meaningWords, told } from './described.ts'
import { openImport } from './opened.ts'
import { saveDecisions } from './queries.ts'
import { show } from './settle.ts'

export const showColumns = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  return opened ? page(ColumnsPage({ frame: c.frame('plan'), path: c.path, ...opened })) : show(c)
}

/** Says what columns mean; the file is read again with that. */
export const saveColumns = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made, proposal } = opened
  const given = proposal.tables.flatMap(({ columns }, table) =>
    columns.flatMap((read, column): Decision[] => {
      const meaning = wordOf(c.form, `column-${table}-${column}`)
      return isMeaning(meaning) && meaning !== read.meaning ? [{ do: 'column', table, column, meaning }] : []
    }),
  )
  const here = c.path(`/plan/imports/${made.id}`)
  if (versionOf(c.form) === made.version && given.length === 0) return goTo(here)
  if (
    versionOf(c.form) !== made.version ||
    !(await saveDecisions(c.db, made.id, made.version, [...made.decisions, ...given]))
  )
    return conflict(
      c,
      opened,
      given.map((decision) => told(decision, proposal)),
      `${here}/columns`,
    )
  return goTo(here, 'Read again with what you said about the columns')
}

const isMeaning = (word: string): word is Meaning => Object.hasOwn(meaningWords, word)
