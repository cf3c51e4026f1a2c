import type { Filled } from '../../../platform/asked.ts'
import { type FormError, isId, wordOf, wordsOf, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { endStatement, evidenceOn, piecesNamed, restoreStatement } from '../../evidence/index.ts'
import { lines, note } from '../../history/index.ts'
import { measures } from '../../measure/index.ts'
import { audits } from '../audits/queries.ts'
import { agedFindings, stoodSentence } from '../audits/rules.ts'
import { gone as goneConclusions } from '../conclusions/queries.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { addFinding, conclusions, findings, wordings } from '../queries.ts'
import { linkMeasure, measuresOf, unlinkMeasure } from '../measured/queries.ts'
import { holdHistory } from '../sources/embargo.ts'
import { sources } from '../sources/queries.ts'
import { watchesOf } from '../watches/queries.ts'
import { CoversPage } from './covers-pages.tsx'
import { readFinding, wordsOfFinding } from './form.ts'
import { FindingConflictPage, FindingFormPage } from './form-pages.tsx'
import { FindingPage } from './pages.tsx'
import {
  covers,
  coversOf,
  findFinding,
  type FullFinding,
  nextPosition,
  partsOf,
  saveFinding,
  setClosed,
  setCovers,
  setFindingDeleted,
} from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/findings/new',
    can: member('inspection.edit'),
    run: (c) => newPage(c, { state: 'final', source: c.query.get('source') ?? '' }, [], [], 200),
  },
  { method: 'POST', path: '/inspection/findings', can: member('inspection.edit'), run: add },
  { method: 'GET', path: '/inspection/findings/:finding', can: member('inspection.read'), run: (c) => show(c) },
  {
    method: 'GET',
    path: '/inspection/findings/:finding/edit',
    can: member('inspection.edit'),
    run: async (c) => {
      const finding = await findingOf(c)
      if (!finding || finding.deleted_at) return missing
      const words = wordsOfFinding(finding, await wordings(c.db, [finding.id]))
      return page(FindingFormPage({ ...around(c), filled: { words }, finding, sources: [], doubts: [] }))
    },
  },
  { method: 'POST', path: '/inspection/findings/:finding/edit', can: member('inspection.edit'), run: change },
  {
    method: 'GET',
    path: '/inspection/findings/:finding/covers',
    can: member('inspection.edit'),
    run: async (c) => {
      const finding = await findingOf(c)
      if (!finding || finding.deleted_at) return missing
      const offered = (await findings(c.db, readerOf(c))).filter((f) => f.id !== finding.id)
      const covered = (await coversOf(c.db, finding.id)).filter((pair) => pair.covering_id === finding.id)
      return page(
        CoversPage({ ...around(c), finding, offered, covered: new Set(covered.map((pair) => pair.covered_id)) }),
      )
    },
  },
  {
    method: 'POST',
    path: '/inspection/findings/:finding/covers',
    can: member('inspection.edit'),
    run: async (c) => {
      const finding = await findingOf(c)
      if (!finding || finding.deleted_at) return missing
      const offered = (await findings(c.db, readerOf(c))).flatMap((f) => (f.id === finding.id ? [] : f.id))
      const chosen = offered.filter((id) => wordsOf(c.form, 'covers').includes(id))
      await setCovers(c.db, finding.id, offered, chosen)
      await note(c, 'inspection.finding', finding.id, `said which findings “${finding.title}” covers: ${chosen.length}`)
      return goTo(c.path(`/inspection/findings/${finding.id}`), 'Saved what it covers')
    },
  },
  { method: 'POST', path: '/inspection/findings/:finding/measures', can: member('inspection.edit'), run: link },
  {
    method: 'POST',
    path: '/inspection/findings/:finding/measures/removal',
    can: member('inspection.edit'),
    run: unlink,
  },
  {
    method: 'POST',
    path: '/inspection/findings/:finding/closure',
    can: member('inspection.edit'),
    run: (c) => close(c, c.today),
  },
  {
    method: 'POST',
    path: '/inspection/findings/:finding/reopening',
    can: member('inspection.edit'),
    run: (c) => close(c, null),
  },
  {
    method: 'POST',
    path: '/inspection/findings/:finding/deletion',
    can: member('inspection.edit'),
    run: (c) => bury(c, c.now),
  },
  {
    method: 'POST',
    path: '/inspection/findings/:finding/restoration',
    can: member('inspection.edit'),
    run: (c) => bury(c, null),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })
const findingOf = (c: Ctx) => findFinding(c.db, c.params.finding ?? '', readerOf(c))

async function show(c: Ctx, filled: Filled = { words: {} }, status = 200) {
  const finding = await findingOf(c)
  if (!finding || (finding.deleted_at && !c.may('inspection.edit'))) return missing
  const all = new Map((await findings(c.db, readerOf(c))).map((f) => [f.id, f]))
  const pairs = await covers(c.db)
  const said = await conclusions(c.db, [finding.id])
  const registered = await audits(c.db)
  const its = [...all.values()].filter((f) => registered.some((audit) => audit.source_id === f.source_id))
  const aged = agedFindings(
    registered,
    its.map((f) => ({ ...f, closed_on: f.id === finding.id ? finding.closed_on : null })),
    pairs,
    c.today,
  ).find((each) => each.finding.id === finding.id)
  return page(
    FindingPage({
      ...around(c),
      finding,
      wordings: await wordings(c.db, [finding.id]),
      covers: pairs.flatMap((pair) => (pair.covering_id === finding.id ? (all.get(pair.covered_id) ?? []) : [])),
      coveredBy: pairs.flatMap((pair) => (pair.covered_id === finding.id ? (all.get(pair.covering_id) ?? []) : [])),
      conclusions: said,
      goneConclusions: c.may('inspection.edit') ? await goneConclusions(c.db, finding.id) : [],
      pieces: await piecesNamed(
        c.db,
        said.map((conclusion) => conclusion.evidence_id),
        readerOf(c),
      ),
      sources: new Map((await sources(c.db, readerOf(c))).map((source) => [source.id, source.title])),
      measured: await measuresOf(c.db, finding.id),
      measures: await measures(c.db),
      filled,
      stood: aged ? stoodSentence(aged) : '',
      supports: await evidenceOn(c.db, [finding.id]),
      today: c.today,
      history: c.may('history.read') ? await lines(c.db, await partsOf(c.db, finding.id), 60) : [],
      watches: finding.kind === 'strength' ? await watchesOf(c.db, finding.id) : [],
      now: c.now,
      mayEdit: c.may('inspection.edit'),
      mayAddEvidence: c.may('evidence.add'),
      answered: finding.deleted_at ? [] : await c.panels('inspection.finding', finding.id),
      mayReadPlan: c.may('plan.read'),
      mayReadThread: c.may('thread.read') && finding.deleted_at === null,
    }),
    status,
  )
}

async function link(c: Ctx) {
  const finding = await findingOf(c)
  if (!finding || finding.deleted_at) return missing
  const measure = (await measures(c.db)).find((m) => m.id === wordOf(c.form, 'measure'))
  if (!measure) return show(c, { words: c.form, errors: [wrong('measure', 'Choose a measure')] }, 400)
  await linkMeasure(c.db, finding.id, measure.id, c.today)
  await note(c, 'inspection.finding', finding.id, `linked the measure “${measure.title}”`)
  await holdHistory(c.db, finding.source_id)
  return goTo(c.path(`/inspection/findings/${finding.id}`), `Linked “${measure.title}”`)
}

async function unlink(c: Ctx) {
  const finding = await findingOf(c)
  const id = wordOf(c.form, 'measure')
  if (!finding || finding.deleted_at || !isId(id)) return missing
  if (!(await unlinkMeasure(c.db, finding.id, id))) return missing
  await note(c, 'inspection.finding', finding.id, 'unlinked a measure')
  return goTo(c.path(`/inspection/findings/${finding.id}`), 'Unlinked')
}

async function close(c: Ctx, on: string | null) {
  const finding = await findingOf(c)
  if (!finding || finding.deleted_at) return missing
  await setClosed(c.db, finding.id, on)
  await note(c, 'inspection.finding', finding.id, `${on ? 'closed' : 'opened again'} the finding “${finding.title}”`)
  return goTo(c.path(`/inspection/findings/${finding.id}`), on ? 'Closed. It ages no more.' : 'Open again')
}

async function newPage(
  c: Ctx,
  words: Ctx['form'],
  errors: readonly FormError[],
  doubts: readonly string[],
  status: 200 | 400,
) {
  const offered = await sources(c.db, readerOf(c))
  return page(
    FindingFormPage({ ...around(c), filled: { words, errors }, finding: null, sources: offered, doubts }),
    status,
  )
}

async function add(c: Ctx) {
  const read = readFinding(c.form)
  const source = (await sources(c.db, readerOf(c))).find((s) => s.id === wordOf(c.form, 'source'))
  if (read.errors || !source)
    return newPage(
      c,
      c.form,
      [...(source ? [] : [wrong('source', 'Choose which source it comes from')]), ...(read.errors ?? [])],
      [],
      400,
    )
  const { fields, wordings: printed } = read.value
  const doubts = doubtsIn(c.form, [fields.title, fields.theme, ...printed.map((w) => w.wording)])
  if (doubts.length > 0) return newPage(c, c.form, doubtErrors, doubts, 400)
  const id = await addFinding(c.db, {
    ...fields,
    sourceId: source.id,
    position: await nextPosition(c.db, source.id),
    embargoUntil: source.embargo_until,
    wordings: printed,
  })
  await note(c, 'inspection.finding', id, `added the finding “${fields.title}”`)
  await holdHistory(c.db, source.id)
  return goTo(c.path(`/inspection/findings/${id}`), 'Added')
}

async function change(c: Ctx) {
  const finding = await findingOf(c)
  if (!finding || finding.deleted_at) return missing
  const read = readFinding(c.form)
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(FindingFormPage({ ...around(c), filled: { words: c.form, errors }, finding, sources: [], doubts }), 400)
  if (read.errors) return again(read.errors)
  const { fields, wordings: printed, version } = read.value
  const doubts = doubtsIn(c.form, [fields.title, fields.theme, ...printed.map((w) => w.wording)])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (!(await saveFinding(c.db, finding.id, version, fields, printed))) return conflict(c, finding)
  await note(c, 'inspection.finding', finding.id, `changed the finding “${fields.title}”`)
  await holdHistory(c.db, finding.source_id)
  return goTo(c.path(`/inspection/findings/${finding.id}`), 'Saved')
}

const conflict = async (c: Ctx, finding: FullFinding) =>
  page(
    FindingConflictPage({
      ...around(c),
      finding: (await findingOf(c)) ?? finding,
      wordings: await wordings(c.db, [finding.id]),
      filled: { words: c.form },
      doubts: [],
    }),
    409,
  )

async function bury(c: Ctx, at: Date | null) {
  const finding = await findingOf(c)
  if (!finding) return missing
  await setFindingDeleted(c.db, finding.id, at)
  await (at ? endStatement(c.db, finding.id, at) : restoreStatement(c.db, finding.id))
  await note(c, 'inspection.finding', finding.id, `${at ? 'deleted' : 'brought back'} the finding “${finding.title}”`)
  return goTo(
    c.path(`/inspection/findings/${finding.id}`),
    at ? 'Deleted. You can bring it back below.' : 'Brought back',
  )
}
