import type { Paper } from '../../../documents/write/index.ts'
import { longText, readForm, wordOf } from '../../../platform/forms.ts'
import type { Filled } from '../../../platform/asked.ts'
import { after, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { findings } from '../../inspection/index.ts'
import { people } from '../../partnership/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { factsFor, paperFrom, sayingOf } from '../papers/making.ts'
import { paperLeft } from '../measured/leaving.ts'
import { findPaper } from '../papers/queries.ts'
import { download, formatOf, templatePath } from '../taking-away.ts'
import { ConfirmPage, ReleasePage } from './pages.tsx'
import { findRelease, freeze, type FrozenRelease, releasesOf, withdraw } from './queries.ts'
import { mayOpen, readersOf, released } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/report/papers/:paper/release',
    can: member('report.release'),
    run: (c) => confirm(c, false),
  },
  { method: 'POST', path: '/report/papers/:paper/release', can: member('report.release'), run: release },
  {
    method: 'GET',
    path: '/report/releases/:release',
    can: member('release.read'),
    run: async (c) => {
      const found = await open(c)
      return found ? releasePage(c, found, { words: {} }, 200) : missing
    },
  },
  {
    method: 'GET',
    path: '/report/releases/:release/files/:format',
    can: member('release.read'),
    text: ['format'],
    run: async (c) => {
      const format = formatOf(c.params.format)
      const found = format && (await open(c))
      if (!found) return missing
      const template = await templatePath(c)
      return after(() => download(found.model, format, template, `release ${found.number}`))
    },
  },
  {
    method: 'POST',
    path: '/report/releases/:release/withdrawal',
    can: member('report.release'),
    run: async (c) => {
      const found = await open(c)
      if (!found) return missing
      const read = readForm(c.form, {
        why: longText({ called: 'The reason', required: 'Say why it is withdrawn', max: 2000 }),
      })
      if (read.errors) return releasePage(c, found, { words: c.form, errors: read.errors }, 400)
      if (await withdraw(c.db, found.id, c.now, read.value.why))
        await note(
          c,
          'report.release',
          found.id,
          `withdrew release ${found.number} of “${found.title}”, because ${read.value.why}`,
        )
      return goTo(c.path(`/report/releases/${found.id}`), 'Withdrawn. Readers no longer find it.')
    },
  },
]

const open = async (c: Ctx): Promise<FrozenRelease | undefined> => {
  const found = await findRelease(c.db, c.params.release ?? '')
  return found && mayOpen(found, c.may('report.make')) ? found : undefined
}

async function releasePage(c: Ctx, found: FrozenRelease, filled: Filled, status: 200 | 400) {
  const all = await releasesOf(c.db, found.paper_id)
  return page(
    ReleasePage({
      frame: c.frame('report'),
      path: c.path,
      release: found,
      touched: digestOf(found.model) !== found.digest,
      others: all.filter((each) => each.id !== found.id && mayOpen(each, c.may('report.make'))),
      mayMake: c.may('report.make'),
      mayWithdraw: c.may('report.release'),
      filled,
    }),
    status,
  )
}

async function confirm(c: Ctx, changed: boolean) {
  const made = await make(c)
  if (!made) return missing
  const mine = await findings(c.db, { personId: c.user.id, now: c.now })
  return page(
    ConfirmPage({
      frame: c.frame('report'),
      path: c.path,
      id: made.paper.id,
      paper: made.model,
      number: made.paper.released + 1,
      saying: made.saying,
      readers: readersOf(await people(c.db), c.today),
      embargoed: mine.filter(({ embargo_until: until }) => until !== null && until > c.now).length,
      now: c.now,
      changed,
    }),
    changed ? 400 : 200,
  )
}

// What is released is what the person has just read: when the plan or the number changed meanwhile, they look again.
async function release(c: Ctx) {
  const made = await make(c)
  if (!made) return missing
  const number = made.paper.released + 1
  if (wordOf(c.form, 'saying') !== made.saying || wordOf(c.form, 'number') !== String(number)) return confirm(c, true)
  const model: Paper = released(made.model, number)
  const id = await freeze(c.db, {
    paperId: made.paper.id,
    number,
    model,
    digest: digestOf(model),
    dataAt: new Date(model.dataAt.instant),
    releasedAt: c.now,
  })
  if (!id) return confirm(c, true)
  await paperLeft(c.db, made.paper.kind, made.facts, 'paper', c.now)
  await note(c, 'report.release', id, `released “${model.title}” as release ${number}`)
  return goTo(c.path(`/report/releases/${id}`), `Released. Everybody in the partnership can read it now.`)
}

async function make(c: Ctx) {
  const paper = await findPaper(c.db, c.params.paper ?? '')
  const facts = paper && !paper.deleted_at ? await factsFor(c, paper, false) : undefined
  return paper && facts && { paper, facts, model: paperFrom(paper, facts), saying: sayingOf(paper, facts) }
}
