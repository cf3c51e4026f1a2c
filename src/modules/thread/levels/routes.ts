import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { type FormError, longText, readForm, wordOf, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { gather } from '../gathering.ts'
import { type Laid, lay } from '../laying.ts'
import { readLevel } from './form.ts'
import { AnswerPage, LevelPage } from './pages.tsx'
import { addLevel, answerLevel, findLevel } from './queries.ts'
import { levelWords } from './rules.ts'
import { type LevelRow, mayNotSecond, needsSecond } from './standing.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/thread/findings/:finding/levels/new',
    can: member('thread.confirm'),
    run: async (c) => {
      const laid = await layAt(c, c.params.finding ?? '')
      return laid ? show(c, laid, { words: chosenFor(laid) }, [], 200) : missing
    },
  },
  { method: 'POST', path: '/thread/findings/:finding/levels', can: member('thread.confirm'), run: propose },
  {
    method: 'GET',
    path: '/thread/levels/:level',
    can: member('thread.confirm'),
    run: async (c) => {
      const found = await waiting(c)
      return found ? answerPage(c, found, { words: {} }, [], 200) : missing
    },
  },
  {
    method: 'POST',
    path: '/thread/levels/:level/second',
    can: member('thread.confirm'),
    run: (c) => answer(c, 'confirmed'),
  },
  {
    method: 'POST',
    path: '/thread/levels/:level/refusal',
    can: member('thread.confirm'),
    run: (c) => answer(c, 'refused'),
  },
]

const layAt = async (c: Ctx, findingId: string): Promise<Laid | undefined> =>
  lay(await gather(c.db, { personId: c.user.id, now: c.now }, c.today, findingId), findingId)[0]

const chosenFor = ({ suggestion }: Laid) => ({
  level: suggestion.level === 3 && suggestion.judged ? '3j' : String(suggestion.level),
})

type Filled = { words: Ctx['form']; errors?: readonly FormError[] }

const show = (c: Ctx, laid: Laid, filled: Filled, doubts: readonly string[], status: 200 | 400 | 409) =>
  page(LevelPage({ frame: c.frame('thread'), path: c.path, laid, filled, doubts, overtaken: status === 409 }), status)

async function propose(c: Ctx) {
  const laid = await layAt(c, c.params.finding ?? '')
  if (!laid) return missing
  const { finding, suggestion, standing } = laid
  const read = readLevel(c.form, suggestion)
  if (read.errors) return show(c, laid, { words: c.form, errors: read.errors }, [], 400)
  const doubts = doubtsIn(c.form, [read.value.reason, read.value.otherwise])
  if (doubts.length > 0) return show(c, laid, { words: c.form, errors: doubtErrors }, doubts, 400)
  if (wordOf(c.form, 'newest') !== newestOf(standing)) return show(c, laid, { words: c.form }, [], 409)
  const { level, judged, reason, otherwise } = read.value
  const waits = needsSecond(level, judged, suggestion)
  const id = await addLevel(c.db, finding.id, {
    level,
    mixed: suggestion.mixed,
    judged,
    suggested: suggestion.level,
    suggested_why: suggestion.reasons,
    reason,
    otherwise,
    state: waits ? 'waits' : 'confirmed',
  })
  const words = `level ${level}, ${levelWords[level].toLowerCase()}${judged ? ', judged, not measured' : ''}`
  await note(c, 'thread.level', id, `${waits ? 'proposed' : 'confirmed'} ${words} for “${finding.title}”: ${reason}`)
  return goTo(
    c.path(`/thread/findings/${finding.id}`),
    waits ? 'Proposed. It waits for a second person who does not answer for the work.' : 'Confirmed the level',
  )
}

/** The newest level that was put down, so that two people do not overwrite one another unseen. */
export const newestOf = ({ row, waits }: Laid['standing']): string => waits?.id ?? row?.id ?? ''

async function waiting(c: Ctx): Promise<{ laid: Laid; row: LevelRow } | undefined> {
  const row = await findLevel(c.db, c.params.level ?? '')
  const laid = row && row.state === 'waits' ? await layAt(c, row.finding_id) : undefined
  return laid && row && { laid, row }
}

const answerPage = (
  c: Ctx,
  { laid, row }: { laid: Laid; row: LevelRow },
  filled: Filled,
  doubts: readonly string[],
  status: 200 | 400,
) =>
  page(
    AnswerPage({
      frame: c.frame('thread'),
      path: c.path,
      laid,
      row,
      filled,
      doubts,
      mayNot: mayNotSecond({ id: c.user.id, agencyId: c.user.agencyId }, row, laid.answerable),
    }),
    status,
  )

async function answer(c: Ctx, state: 'confirmed' | 'refused') {
  const found = await waiting(c)
  if (!found) return missing
  const { laid, row } = found
  const mayNot = mayNotSecond({ id: c.user.id, agencyId: c.user.agencyId }, row, laid.answerable)
  if (mayNot) return answerPage(c, found, { words: c.form, errors: [wrong('words', mayNot)] }, [], 400)
  const read = readForm(c.form, { words: longText({ called: 'Your words', max: 2000 }) })
  if (read.errors) return answerPage(c, found, { words: c.form, errors: read.errors }, [], 400)
  if (state === 'refused' && read.value.words === null)
    return answerPage(c, found, { words: c.form, errors: [wrong('words', 'Say why you refuse it')] }, [], 400)
  const doubts = doubtsIn(c.form, [read.value.words])
  if (doubts.length > 0) return answerPage(c, found, { words: c.form, errors: doubtErrors }, doubts, 400)
  const done = await answerLevel(c.db, row.id, { state, by: c.user.id, at: c.now, words: read.value.words ?? '' })
  const back = c.path(`/thread/findings/${laid.finding.id}`)
  if (!done) return goTo(back, 'Somebody answered first')
  await note(
    c,
    'thread.level',
    row.id,
    `${state === 'confirmed' ? 'seconded' : 'refused'} level ${row.level} for “${laid.finding.title}”`,
  )
  return goTo(back, state === 'confirmed' ? 'Seconded: the level holds' : 'Refused: the level before holds')
}
