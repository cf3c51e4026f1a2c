import { type FormError, wordOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing } from '../../../platform/route.ts'
import { holdBack, note } from '../../history/index.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { counted, joined } from '../../../platform/sentence.ts'
import { proposeFindings } from '../report/index.ts'
import { readSource } from '../sources/form.ts'
import { addReport } from '../sources/insert.ts'
import { readable } from '../sources/routes.ts'
import { closeReading, saveChoices, setSource } from './queries.ts'
import { rowsOf, type Taken, taken } from './rules.ts'
import { choicesSent, elsewhere, readingOf, readingPage, viewAsked } from './showing.ts'
import { mostTaken, takeFindings } from './taking.ts'

/** Takes what is ticked: the source, its findings, conclusions and grades in this one transaction, with one sentence. */
export async function accept(c: Ctx): Promise<Answer> {
  const reading = await readingOf(c)
  if (!reading) return missing
  if (reading.state !== 'open') return elsewhere(c, reading)
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
  joined([
    ...(findings.length > 0 ? [counted(findings.length, 'finding')] : []),
    ...(evaluations.length > 0 ? [counted(evaluations.length, 'evaluation')] : []),
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
