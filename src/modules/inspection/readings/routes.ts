import { type FormError, wordOf, wrong } from '../../../platform/forms.ts'
import { after, type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { holdBack, note } from '../../history/index.ts'
import { doubtErrors, doubtsIn } from '../personal.ts'
import { proposeFindings } from '../report/index.ts'
import { counts, listed } from '../rules.ts'
import { readSource } from '../sources/form.ts'
import { addReport } from '../sources/insert.ts'
import { readable } from '../sources/routes.ts'
import { type Dropped, readDropped, setAside } from './dropping.ts'
import { DropPage, ReadingPage } from './pages.tsx'
import {
  closeReading,
  findReading,
  openReadings,
  type Reading,
  saveChoices,
  setSource,
  setThrownAway,
} from './queries.ts'
import { type Choices, decided, factsOf, type Row, rowsOf, type Taken, taken } from './rules.ts'
import { mostTaken, takeFindings } from './taking.ts'

/** So many paragraphs make one part of a whole report: enough to read on, few enough for a phone. */
const part = 60

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/reports/new',
    can: member('inspection.edit'),
    run: async (c) =>
      page(DropPage({ ...around(c), filled: { words: {} }, open: await openReadings(c.db, c.user.id) })),
  },
  {
    method: 'POST',
    path: '/inspection/reports/new',
    can: member('inspection.edit'),
    limits: { file: 25 * 1024 * 1024, files: 1, fields: 4_000_000 },
    run: drop,
  },
  {
    method: 'GET',
    path: '/inspection/reports/:reading',
    can: member('inspection.edit'),
    run: async (c) => {
      const reading = await readingOf(c)
      if (!reading) return missing
      if (reading.state !== 'open') return goneElsewhere(c, reading)
      return readingPage(c, reading, reading.choices, viewAsked(c.query.get('view'), c.query.get('page')))
    },
  },
  {
    method: 'POST',
    path: '/inspection/reports/:reading',
    can: member('inspection.edit'),
    run: async (c) => {
      const reading = await readingOf(c)
      if (!reading) return missing
      if (reading.state !== 'open') return goneElsewhere(c, reading)
      await saveChoices(c.db, reading.id, choicesSent(c, reading))
      const [to, number] = wordOf(c.form, 'do').split('-')
      if (to === 'all') return goTo(c.path(`/inspection/reports/${reading.id}?view=all&page=${number}`))
      return to === 'offered'
        ? goTo(c.path(`/inspection/reports/${reading.id}`))
        : goTo(c.path('/inspection'), 'Saved. Go on with it whenever you like.')
    },
  },
  { method: 'POST', path: '/inspection/reports/:reading/acceptance', can: member('inspection.edit'), run: accept },
  {
    method: 'POST',
    path: '/inspection/reports/:reading/disposal',
    can: member('inspection.edit'),
    run: async (c) =>
      throwAway(c, true, '/inspection', 'Thrown away. You can bring it back from the list of what was deleted.'),
  },
  {
    method: 'POST',
    path: '/inspection/reports/:reading/restoration',
    can: member('inspection.edit'),
    run: async (c) => throwAway(c, false, `/inspection/reports/${c.params.reading}`, 'Brought back'),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const readingOf = (c: Ctx) => findReading(c.db, c.params.reading ?? '', c.user.id)

const goneElsewhere = (c: Ctx, reading: Reading): Answer =>
  reading.source_id
    ? goTo(c.path(`/inspection/sources/${reading.source_id}`), 'Its findings have been taken already')
    : goTo(c.path('/inspection/deleted'), 'It was thrown away. You can bring it back here.')

async function throwAway(c: Ctx, away: boolean, to: string, said: string) {
  const reading = await readingOf(c)
  if (!reading || !(await setThrownAway(c.db, reading.id, away))) return missing
  await note(
    c,
    'inspection.report_reading',
    reading.id,
    `${away ? 'threw away' : 'brought back'} “${reading.file_name}”`,
  )
  return goTo(c.path(to), said)
}

async function drop(c: Ctx): Promise<Answer> {
  const [upload, text] = [c.files.file?.[0], wordOf(c.form, 'text').trim()]
  const open = await openReadings(c.db, c.user.id)
  const again = (error: FormError) =>
    page(DropPage({ ...around(c), filled: { words: c.form, errors: [error] }, open }), 400)
  if (!upload && !text) return again(wrong('file', 'Choose the report’s file, or paste its text'))
  if (upload && text) return again(wrong('text', 'Give either the file or its text, not both'))
  const dropped: Dropped = upload ? { upload: await setAside(upload) } : { text, name: 'Pasted text' }
  return after(async () => {
    const read = await readDropped(c, dropped)
    return 'refused' in read
      ? again(wrong(upload ? 'file' : 'text', read.refused))
      : goTo(c.path(`/inspection/reports/${read.id}`), 'Read. Nothing is taken yet.')
  })
}

const viewAsked = (view: string | null, number: string | null) => ({
  all: view === 'all',
  number: Math.max(1, Math.trunc(Number(number)) || 1),
})

// Ids that no paragraph of the document has would otherwise pile up in what is saved.
function choicesSent(c: Ctx, reading: Reading): Choices {
  const known = new Set(proposeFindings(reading.document).paragraphs.map((p) => p.id))
  const shown = wordOf(c.form, 'shown')
    .split(' ')
    .filter((id) => known.has(id))
  const facts = Object.fromEntries(Object.entries(c.form).filter(([name]) => factNames.test(name)))
  return decided(reading.choices, shown, c.form, facts)
}

const factNames = /^(kind|title|publisher|state|readers|embargoTime|(published|starts|ends|embargo)-(day|month|year))$/

async function readingPage(
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

async function accept(c: Ctx): Promise<Answer> {
  const reading = await readingOf(c)
  if (!reading) return missing
  if (reading.state !== 'open') return goneElsewhere(c, reading)
  const choices = choicesSent(c, reading)
  await saveChoices(c.db, reading.id, choices)
  const what = taken(rowsOf(proposeFindings(reading.document), choices))
  const people = (await readable(c)).map((person) => person.person_id)
  const read = readSource(c.form, people)
  const errors = [...(read.errors ?? []), ...faultsOf(what, read.value?.fields.published_on ?? null, !read.errors)]
  const doubts = doubtsIn(
    c.form,
    what.findings.flatMap((f) => f.wordings.map((w) => w.wording)),
  )
  if (!read.value || errors.length > 0 || doubts.length > 0)
    return readingPage(
      c,
      reading,
      choices,
      viewAsked(wordOf(c.form, 'view'), wordOf(c.form, 'page')),
      [...(doubts.length > 0 ? doubtErrors : []), ...errors],
      doubts,
    )
  if (!(await closeReading(c.db, reading.id))) return goTo(c.path('/inspection'), 'It has been taken already')
  const { fields } = read.value
  const file = reading.sha256 ? { sha256: reading.sha256, name: reading.file_name } : null
  const sourceId = await takeFindings(c, read.value, what, file && (await addReport(c.db, fields, file)))
  await setSource(c.db, reading.id, sourceId)
  await holdBack(c.db, reading.id, [], fields.embargo_until ?? new Date(0), [c.user.id])
  const counted = countsOf(what)
  await note(c, 'inspection.source', sourceId, `took ${counted} from “${fields.title}”`)
  return goTo(c.path(`/inspection/sources/${sourceId}`), `Took ${counted}. To undo this, delete the source below.`)
}

const countsOf = ({ findings, evaluations }: Taken) =>
  listed([
    ...(findings.length > 0 ? [counts(findings.length, 'finding')] : []),
    ...(evaluations.length > 0 ? [counts(evaluations.length, 'evaluation')] : []),
  ])

function faultsOf(what: Taken, published: string | null, isRead: boolean): FormError[] {
  const first = what.findings.find((f) => f.conclusion)
  if (what.findings.length + what.evaluations.length === 0)
    return [wrong('paragraphs', 'Tick at least one paragraph to take')]
  if (what.findings.length > mostTaken)
    return [wrong('paragraphs', `Tick at most ${mostTaken} paragraphs: the report has ${what.findings.length} ticked`)]
  const ungraded = what.evaluations.find((e) => e.grade === '')
  return [
    ...(ungraded ? [wrong('paragraphs', `Enter the grade of “${ungraded.indicator}”, or untick it`)] : []),
    ...(isRead && first && !published
      ? [wrong('published', 'Enter the date it was published, or untick the conclusions: each has a date', 'day')]
      : []),
  ]
}
