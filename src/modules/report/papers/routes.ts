import { type Paper, type PaperFormat } from '../../../documents/write/index.ts'
import type { Filled } from '../../../platform/asked.ts'
import { type Form, wordOf, wrong } from '../../../platform/forms.ts'
import { after, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findings } from '../../inspection/index.ts'
import { measures } from '../../measure/index.ts'
import { groups } from '../../partnership/index.ts'
import { plans } from '../../plan/index.ts'
import { type Facts, kindWords, tellsFigures } from '../facts.ts'
import { paperLeft } from '../measured/leaving.ts'
import { partsOf } from '../offered.ts'
import { firstTitle } from '../parts.ts'
import { releases } from '../releases/queries.ts'
import { download, formatOf, templatePath } from '../taking-away.ts'
import { readChange, readNew, wordsFor } from './form.ts'
import { ConflictPage, EditPage, NewPage } from './form-pages.tsx'
import { PapersPage } from './list-page.tsx'
import { doubtsIn, factsFor, offeredFor, paperFrom } from './making.ts'
import { PreviewPage } from './preview-page.tsx'
import { addPaper, findPaper, papers, savePaper, setDeleted, type WorkingPaper } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/report',
    can: member('release.read'),
    run: async (c) => {
      const mayMake = c.may('report.make')
      const deleted = mayMake && c.query.get('show') === 'deleted'
      return page(
        PapersPage({
          ...around(c),
          deleted,
          mayMake,
          mayDress: c.may('partnership.edit'),
          papers: mayMake ? await papers(c.db, deleted) : null,
          releases: await releases(c.db, { withdrawn: mayMake }),
          hasPlan: mayMake && (await plans(c.db)).length > 0,
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/report/papers/new',
    can: member('report.make'),
    run: (c) => newPage(c, { words: firstWords(c) }, 200),
  },
  { method: 'POST', path: '/report/papers/new', can: member('report.make'), run: begin },
  {
    method: 'GET',
    path: '/report/papers/:paper',
    can: member('report.make'),
    run: async (c) => {
      const paper = await find(c)
      return paper ? editPage(c, paper, null) : missing
    },
  },
  { method: 'POST', path: '/report/papers/:paper', can: member('report.make'), run: change },
  {
    method: 'GET',
    path: '/report/papers/:paper/preview',
    can: member('report.make'),
    run: async (c) => {
      const made = await make(c)
      if (!made) return missing
      return page(
        PreviewPage({
          ...around(c),
          id: made.paper.id,
          paper: made.model,
          now: c.now,
          embargoed: await heldBack(c),
          mayRelease: c.may('report.release'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/report/papers/:paper/files/:format',
    can: member('report.make'),
    text: ['format'],
    run: async (c) => {
      const format: PaperFormat | undefined = formatOf(c.params.format)
      const made = format && (await make(c))
      if (!made) return missing
      await paperLeft(c.db, made.paper.kind, made.facts, 'working paper', c.now)
      const template = await templatePath(c)
      return after(() => download(made.model, format, template, 'working draft'))
    },
  },
  { method: 'POST', path: '/report/papers/:paper/deletion', can: member('report.make'), run: (c) => bury(c, c.now) },
  { method: 'POST', path: '/report/papers/:paper/restoration', can: member('report.make'), run: (c) => bury(c, null) },
]

const around = (c: Ctx) => ({ frame: c.frame('report'), path: c.path })
const find = (c: Ctx) => findPaper(c.db, c.params.paper ?? '')
const groupNames = async (c: Ctx) => (await groups(c.db)).map(({ name }) => name)

async function make(c: Ctx): Promise<{ paper: WorkingPaper; facts: Facts; model: Paper } | undefined> {
  const paper = await find(c)
  const facts = paper && !paper.deleted_at ? await factsFor(c, paper) : undefined
  return paper && facts && { paper, facts, model: paperFrom(paper, facts) }
}

// Papers never name what is under embargo; whoever may read it is told that it is missing.
async function heldBack(c: Ctx): Promise<number> {
  const mine = await findings(c.db, { personId: c.user.id, now: c.now })
  return mine.filter(({ embargo_until: until }) => until !== null && until > c.now).length
}

const firstWords = (c: Ctx): Form => ({
  by: c.user.name,
  kind: c.query.get('kind') ?? '',
  plan: c.query.get('plan') ?? '',
})

async function newPage(c: Ctx, filled: Filled, status: 200 | 400) {
  const known = await plans(c.db)
  if (known.length === 0) return goTo(c.path('/report'))
  return page(NewPage({ ...around(c), filled, plans: known, groups: await groupNames(c) }), status)
}

async function begin(c: Ctx) {
  const known = await plans(c.db)
  const read = readNew(c.form, known, c.today)
  if (read.errors) return newPage(c, { words: c.form, errors: read.errors }, 400)
  const { kind, planId, settings } = read.value
  const title = firstTitle(kind, known.find(({ id }) => id === planId)?.title ?? '').slice(0, 300)
  const id = await addPaper(c.db, { kind, planId, settings, title })
  await note(c, 'report.paper', id, `began the ${kindWords[kind].name.toLowerCase()} “${title}”`)
  return goTo(
    c.path(partsOf(kind).length > 0 ? `/report/papers/${id}` : `/report/papers/${id}/preview`),
    'The paper is made',
  )
}

type Again = { filled: Filled; doubts?: readonly string[]; status: 400 | 409 }

async function editPage(c: Ctx, paper: WorkingPaper, again: Again | null) {
  const facts = await factsFor(c, paper)
  if (!facts) return missing
  const offered = offeredFor(paper.kind, paper.settings, facts)
  const props = {
    ...around(c),
    paper,
    offered,
    now: c.now,
    groups: await groupNames(c),
    measures: tellsFigures(paper.kind) ? await measures(c.db) : [],
    doubts: again?.doubts ?? [],
    filled: again?.filled ?? { words: wordsFor(paper.title, paper.settings, offered, partsOf(paper.kind)) },
  }
  return again?.status === 409 ? page(ConflictPage(props), 409) : page(EditPage(props), again ? 400 : 200)
}

async function change(c: Ctx) {
  const paper = await find(c)
  if (!paper || paper.deleted_at) return missing
  const read = readChange(c.form, paper, partsOf(paper.kind), c.today)
  if (read.errors) return editPage(c, paper, { filled: { words: c.form, errors: read.errors }, status: 400 })
  const { version, ...changed } = read.value
  const doubts = doubtsIn(changed, wordOf(c.form, 'confirmed') === 'yes')
  if (doubts.length > 0)
    return editPage(c, paper, { filled: { words: c.form, errors: doubtErrors }, doubts, status: 400 })
  if (!(await savePaper(c.db, paper.id, version, changed)))
    return editPage(c, paper, { filled: { words: c.form }, status: 409 })
  await note(c, 'report.paper', paper.id, `changed the words of “${changed.title}”`)
  return goTo(c.path(`/report/papers/${paper.id}/preview`), 'Saved')
}

async function bury(c: Ctx, at: Date | null) {
  const paper = await find(c)
  if (!paper) return missing
  await setDeleted(c.db, paper.id, at)
  await note(c, 'report.paper', paper.id, `${at ? 'deleted' : 'brought back'} the paper “${paper.title}”`)
  return at
    ? goTo(c.path('/report'), `Deleted “${paper.title}”. You can bring it back under “Deleted papers”.`)
    : goTo(c.path(`/report/papers/${paper.id}`), 'Brought back')
}

const doubtErrors = [
  wrong('confirmed', 'Take out the words that may point to one person, or say that nobody can be identified'),
]
