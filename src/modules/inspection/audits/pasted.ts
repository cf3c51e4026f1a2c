import { typedDay } from '../days.ts'
import type { AuditFields } from './queries.ts'

export type PastedAudit = AuditFields & { row: number }
type Named = readonly { id: string; name: string; short_name?: string }[]

/** The columns a pasted list may have, each with the words a spreadsheet calls it. */
const columns = {
  title: ['audit', 'title', 'name', 'what', 'audit title'],
  why: ['why', 'reason', 'purpose'],
  scope: ['scope', 'single or joint', 'joint', 'type'],
  agency: ['agency', 'service', 'who did it'],
  post: ['post', 'lead', 'owner', 'lead post'],
  done: ['done', 'date', 'done on', 'completed', 'date completed', 'when'],
  from: ['from', 'period from', 'reads from', 'records from'],
  to: ['to', 'period to', 'reads to', 'records to'],
  records: ['records', 'records read', 'number of records', 'sample', 'sample size', 'files'],
  tool: ['tool', 'method', 'template'],
  found: ['found', 'what was found', 'findings', 'summary', 'result'],
  next: ['next', 'next due', 'repeat', 'repeat due', 'next on', 'due again'],
} as const
type Column = keyof typeof columns

export const columnWords = 'Audit, Done, Agency, Scope, Why, From, To, Records, Tool, Found, Next, Post'

/**
 * Rows of a pasted list as audits; the first row names the columns. Everything that is wrong is said with its row, as a
 * spreadsheet numbers it, and then nothing is given.
 */
export function readRows(
  rows: readonly { row: number; cells: readonly string[] }[],
  known: { agencies: Named; posts: readonly { id: string; title: string }[]; today: string },
):
  | { value: PastedAudit[]; unread: string[]; errors?: undefined }
  | { value?: undefined; unread?: undefined; errors: string[] } {
  const [head, ...lines] = rows
  if (!head || lines.length === 0)
    return { errors: ['Paste the names of the columns in the first row and one audit in each row below it'] }
  const places = new Map<Column, number>()
  const unread: string[] = []
  for (const [at, cell] of head.cells.entries()) {
    const word = cell
      .toLowerCase()
      .replace(/[^a-z ]/g, '')
      .trim()
    const column = (Object.keys(columns) as Column[]).find((name) =>
      (columns[name] as readonly string[]).includes(word),
    )
    if (column && !places.has(column)) places.set(column, at)
    else if (cell.trim() !== '') unread.push(cell.trim())
  }
  const missing = (['title', 'done'] as const).filter((name) => !places.has(name))
  if (missing.length > 0)
    return {
      errors: [
        `The first row must name the columns, ${missing.map((name) => `“${name === 'title' ? 'Audit' : 'Done'}”`).join(' and ')} among them. It may name: ${columnWords}`,
      ],
    }
  const errors: string[] = []
  const value = lines.flatMap((line) => {
    const cell = (name: Column) => (line.cells[places.get(name) ?? -1] ?? '').trim()
    if (line.cells.every((each) => each.trim() === '')) return []
    const fault = (words: string) => void errors.push(`Row ${line.row}: ${words}`)
    const day = (name: 'done' | 'from' | 'to' | 'next', called: string) => {
      const typed = cell(name)
      const read = typedDay(typed)
      if (typed !== '' && !read) fault(`${called} “${short(typed)}” is not a date, like 12 May 2026`)
      return read
    }
    const title = cell('title')
    if (title === '') fault('the audit has no name')
    if (title.length > 300) fault('the name must be 300 characters or fewer')
    if (cell('done') === '') fault('the day it was done is missing')
    const [done, from, to, next] = [
      day('done', 'the day it was done'),
      day('from', 'the first day read'),
      day('to', 'the last day read'),
      day('next', 'the day it is due again'),
    ]
    if (done && done > known.today) fault('the day it was done is in the future')
    if (from && to && to < from) fault('the last day read comes before the first')
    const count = cell('records').replaceAll(',', '')
    if (count !== '' && !/^[1-9]\d{0,5}$/.test(count)) fault(`records “${short(count)}” is not a whole number`)
    const agency = named(known.agencies, cell('agency'))
    if (cell('agency') !== '' && !agency) fault(`no agency is called “${short(cell('agency'))}”`)
    const post = known.posts.find((each) => each.title.toLowerCase() === cell('post').toLowerCase())
    if (cell('post') !== '' && !post) fault(`no post is called “${short(cell('post'))}”`)
    for (const [name, most] of [
      ['why', 2000],
      ['tool', 300],
      ['found', 10_000],
    ] as const)
      if (cell(name).length > most) fault(`“${name}” must be ${most.toLocaleString('en-GB')} characters or fewer`)
    return [
      {
        row: line.row,
        title,
        why: cell('why'),
        scope: /joint|multi|yes|partner/i.test(cell('scope')) ? ('joint' as const) : ('single' as const),
        agency_id: agency?.id ?? null,
        post_id: post?.id ?? null,
        done_on: done ?? known.today,
        reads_from: from,
        reads_to: to,
        records: count === '' ? null : Number(count),
        tool: cell('tool'),
        found: cell('found'),
        next_on: next,
        repeats_id: null,
      },
    ]
  })
  if (errors.length > 0)
    return { errors: errors.length > 20 ? [...errors.slice(0, 20), `and ${errors.length - 20} more`] : errors }
  if (value.length === 0) return { errors: ['Paste one audit in each row below the names of the columns'] }
  return value.length > 500 ? { errors: ['Paste at most 500 audits at a time'] } : { value, unread }
}

const named = (all: Named, typed: string) =>
  typed === ''
    ? undefined
    : all.find(({ name, short_name }) => [name, short_name].some((each) => each?.toLowerCase() === typed.toLowerCase()))
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
