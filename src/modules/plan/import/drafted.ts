import { agencyColumns } from './columns.ts'
import { add, type Draft, type Line, type Settling } from './draft.ts'
import { isFigure, withFigure } from './figures.ts'
import type { ReadColumn } from './proposal.ts'
import { statusThen } from './status.ts'
import { brief, capital } from './words.ts'

/** The line's words by meaning; several columns of one meaning are put together. */
export const draftOf = (line: Line, columns: ReadColumn[], table: number, keys: Set<string>): Draft => {
  const base = `${table > 0 ? `t${table + 1}` : ''}r${line.first.row}`
  let key = base
  for (let n = 2; keys.has(key); n++) key = `${base}-${n}`
  keys.add(key)
  const { page, sheet } = line.first
  const draft: Draft = {
    key,
    table,
    rows: line.rows.map((row) => row.row),
    ...(page === undefined ? {} : { page }),
    ...(sheet === undefined ? {} : { sheet }),
    breakBefore: line.breakBefore,
    text: {
      ...(line.theme ? { theme: line.theme } : {}),
      ...(line.first.outcome ? { outcome: line.first.outcome.replace(/^\w+\s*(?:\d+\s*)?[:–-]\s*/, '') } : {}),
    },
    columns: {},
    inherited: [],
    moved: {},
    fill: null,
    figures: null,
    links: line.rows.flatMap((row) => row.cells.flatMap((cell) => cell.links)),
    extra: [],
    warnings: [],
    sharesAim: line.sharesAim,
  }
  const agencies = agencyColumns(columns.map((column) => column.heading))
  columns.forEach(({ meaning, heading }, c) => {
    const text = line.cells[c] ?? ''
    if (meaning === 'status' && draft.fill === null)
      draft.fill = line.rows.map((row) => row.cells[c]?.fill ?? null).find(Boolean) ?? null
    if (!text) return
    if (meaning === 'other') {
      draft.extra.push({ heading, text })
      if (agencies.has(c)) draft.text.agency = [draft.text.agency, heading].filter(Boolean).join('; ')
      return
    }
    if (meaning === 'measure' && isFigure(heading, text)) {
      draft.figures = withFigure(draft.figures, heading, text)
      draft.columns.measure ??= c
      return
    }
    const before = draft.text[meaning]
    const isSecond = draft.columns[meaning] !== undefined && before !== undefined
    draft.text[meaning] = isSecond
      ? `${before}\n${heading && meaning === 'progress' ? `${heading}: ` : ''}${text}`
      : meaning === 'theme' && before && before !== text
        ? text
        : text
    draft.columns[meaning] ??= c
    if (line.inherited.includes(c)) draft.inherited.push(meaning)
  })
  withStatus(draft)
  if (line.rows.length > 1)
    draft.warnings.push({
      code: 'split',
      sentence: `This row stood over ${line.rows.length} lines (rows ${draft.rows.join(', ')}). They were joined.`,
    })
  return draft
}

/** Words that stand outside the columns and are no second print: kept as a note, unless a person says otherwise. */
export const withBeside = (draft: Draft, line: Line, settling: Settling): Draft => {
  const text = line.rows.flatMap((row) => row.beside).join(' ')
  if (!text) return draft
  const chosen = settling.ask({
    key: `text_beside:${draft.key}`,
    kind: 'text_beside',
    item: draft.key,
    row: draft.rows[0] ?? 0,
    column: null,
    quoted: text,
    question: `“${brief(text, 50)}” stands outside the columns. What is it?`,
    answers: [
      { value: 'note', label: 'A note on this item', effect: 'The words are kept with the item.' },
      { value: 'progress', label: 'Progress', effect: 'The words go to the end of the item’s progress.' },
      { value: 'leave', label: 'Nothing, leave it out', effect: 'The words are not brought in.' },
    ],
  })
  draft.warnings.push({ code: 'shifted', sentence: `“${brief(text)}” stands outside the columns.` })
  if (chosen === 'note') draft.extra.push({ heading: 'Beside the table', text })
  if (chosen === 'progress') draft.text.progress = add(draft.text.progress, text)
  return draft
}

// "Amber: draft with members" in one cell is a status and a progress text.
const withStatus = (draft: Draft) => {
  const { status, progress } = draft.text
  const found = status ? statusThen(status) : progress ? statusThen(progress) : null
  if (!found || (status && progress)) return
  draft.text.status = found.status
  draft.text.progress = capital(found.rest)
  const from = draft.columns.status ?? draft.columns.progress
  if (from !== undefined) Object.assign(draft.columns, { status: from, progress: from })
}
