import { type FormError, wordOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, page } from '../../../platform/route.ts'
import { proposeFindings } from '../report/index.ts'
import { readable } from '../sources/routes.ts'
import { ReadingPage } from './pages.tsx'
import { findReading, type Reading } from './queries.ts'
import { type Choices, decided, factsOf, type Row, rowsOf } from './rules.ts'

/** So many paragraphs make one part of a whole report: enough to read on, few enough for a phone. */
const part = 60

export const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
export const readingOf = (c: Ctx) => findReading(c.db, c.params.reading ?? '', c.user.id)

/** Where somebody goes who opens a reading that is no longer open. */
export const elsewhere = (c: Ctx, reading: Reading): Answer =>
  reading.source_id
    ? goTo(c.path(`/inspection/sources/${reading.source_id}`), 'Its findings have been taken already')
    : goTo(c.path('/inspection/deleted'), 'It was thrown away. You can bring it back here.')

/** Which part of the report an address or a form asks for. */
export const viewAsked = (view: string | null, number: string | null) => ({
  all: view === 'all',
  number: Math.max(1, Math.trunc(Number(number)) || 1),
})

/** What a sent page decided. Ids that no paragraph has are left out: they would pile up in what is saved. */
export function choicesSent(c: Ctx, reading: Reading): Choices {
  const known = new Set(proposeFindings(reading.document).paragraphs.map((p) => p.id))
  const shown = wordOf(c.form, 'shown')
    .split(' ')
    .filter((id) => known.has(id))
  const facts = Object.fromEntries(Object.entries(c.form).filter(([name]) => factNames.test(name)))
  return decided(reading.choices, shown, c.form, facts)
}

const factNames = /^(kind|title|publisher|state|readers|embargoTime|(published|starts|ends|embargo)-(day|month|year))$/

/** The page of an open reading, with what is wrong when it comes back. */
export async function readingPage(
  c: Ctx,
  reading: Reading,
  choices: Choices,
  asked: { all: boolean; number: number },
  errors: readonly FormError[] = [],
  doubts: readonly string[] = [],
) {
  const proposal = proposeFindings(reading.document)
  const rows = rowsOf(proposal, choices)
  const pages = Math.max(1, Math.ceil(rows.length / part))
  const number = Math.min(asked.number, pages)
  const shown = asked.all ? rows.slice((number - 1) * part, number * part) : rows.filter(isOffered).slice(0, 300)
  return page(
    ReadingPage({
      ...around(c),
      reading,
      pagesInFile: reading.document.pages,
      rows,
      shown,
      mains: rows.filter((row) => row.tick.ticked && !/^(same:|evaluation)/.test(row.tick.as)).slice(0, 60),
      notes: [...reading.document.notes, ...proposal.notes].map((n) => n.sentence),
      view: { all: asked.all, number, pages },
      filled: { words: choices.facts ?? factsOf(proposal.document, reading.file_name), errors },
      people: await readable(c),
      doubts,
    }),
    errors.length > 0 ? 400 : 200,
  )
}

const isOffered = (row: Row) => row.offered || row.tick.ticked
