import { dateFields } from '../../../platform/asked.ts'
import { addMonths, longDate } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import {
  choice,
  date,
  type Form,
  type FormError,
  longText,
  readForm,
  versionOf,
  wordOf,
} from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { posts } from '../../partnership/index.ts'
import { findFinding, type FullFinding } from '../findings/queries.ts'
import { findings } from '../queries.ts'
import { holdHistory } from '../sources/embargo.ts'
import { WatchConflictPage, WatchFormPage } from './form-pages.tsx'
import { monthsOffered, StrengthsPage } from './pages.tsx'
import { addWatch, endWatch, findWatch, saveWatch, setNextLook, type Watch, watches } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/strengths',
    can: member('inspection.read'),
    run: async (c) =>
      page(
        StrengthsPage({
          ...around(c),
          strengths: (await findings(c.db, readerOf(c))).filter((f) => f.kind === 'strength'),
          watches: await watches(c.db),
          today: c.today,
          mayEdit: c.may('inspection.edit'),
        }),
      ),
  },
  {
    method: 'GET',
    path: '/inspection/findings/:finding/watches/new',
    can: member('inspection.edit'),
    run: (c) =>
      withFinding(c, c.params.finding ?? '', (finding) =>
        form(c, finding, null, dateFields('review', addMonths(c.today, 3)), [], [], 200),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/findings/:finding/watches',
    can: member('inspection.edit'),
    run: (c) => withFinding(c, c.params.finding ?? '', (finding) => keep(c, finding, null)),
  },
  {
    method: 'GET',
    path: '/inspection/watches/:watch/edit',
    can: member('inspection.edit'),
    run: (c) =>
      withWatch(c, (watch, finding) =>
        form(
          c,
          finding,
          watch,
          {
            version: String(watch.version),
            post: watch.post_id ?? '',
            how: watch.how,
            ...dateFields('review', watch.review_on),
          },
          [],
          [],
          200,
        ),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/watches/:watch/edit',
    can: member('inspection.edit'),
    run: (c) => withWatch(c, (watch, finding) => keep(c, finding, watch)),
  },
  {
    method: 'POST',
    path: '/inspection/watches/:watch/look',
    can: member('inspection.edit'),
    run: (c) =>
      withWatch(c, async (watch, finding) => {
        const next = addMonths(c.today, Number(monthsOffered.find((m) => m === wordOf(c.form, 'months')) ?? 3))
        await setNextLook(c.db, watch.id, next)
        await note(c, 'inspection.finding', finding.id, `looked: “${finding.title}” is still a strength`)
        return goTo(c.path(`/inspection/findings/${finding.id}`), `Noted. The next look is on ${longDate(next)}`)
      }),
  },
  {
    method: 'POST',
    path: '/inspection/watches/:watch/end',
    can: member('inspection.edit'),
    run: (c) =>
      withWatch(c, async (watch, finding) => {
        await endWatch(c.db, watch.id, c.today)
        await note(c, 'inspection.finding', finding.id, `stopped watching “${finding.title}”`)
        return goTo(c.path(`/inspection/findings/${finding.id}`), 'Stopped watching it')
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })

async function withFinding(c: Ctx, id: string, run: (finding: FullFinding) => Promise<Answer>): Promise<Answer> {
  const finding = await findFinding(c.db, id, readerOf(c))
  return finding && !finding.deleted_at ? run(finding) : missing
}

async function withWatch(c: Ctx, run: (watch: Watch, finding: FullFinding) => Promise<Answer>): Promise<Answer> {
  const watch = await findWatch(c.db, c.params.watch ?? '')
  return watch && watch.ended_on === null ? withFinding(c, watch.finding_id, (finding) => run(watch, finding)) : missing
}

async function form(
  c: Ctx,
  finding: FullFinding,
  watch: Watch | null,
  words: Form,
  errors: readonly FormError[],
  doubts: readonly string[],
  status: 200 | 400,
): Promise<Answer> {
  const offered = (await posts(c.db)).filter((post) => post.ended_on === null || post.id === watch?.post_id)
  return page(
    WatchFormPage({ ...around(c), finding, watch, posts: offered, filled: { words, errors }, doubts }),
    status,
  )
}

async function keep(c: Ctx, finding: FullFinding, watch: Watch | null): Promise<Answer> {
  const known = (await posts(c.db)).map((post) => post.id)
  const read = readForm(c.form, {
    post: choice(known, { called: 'The post', required: 'Choose the post that watches' }),
    how: longText({ called: 'How it is watched', required: 'Say how it is watched', max: 1000 }),
    review: date({ called: 'the day of the next look', required: 'Enter the day of the next look' }),
  })
  if (read.errors) return form(c, finding, watch, c.form, read.errors, [], 400)
  const doubts = doubtsIn(c.form, [read.value.how])
  if (doubts.length > 0) return form(c, finding, watch, c.form, doubtErrors, doubts, 400)
  const fields = { post_id: read.value.post, how: read.value.how, review_on: read.value.review }
  if (!watch) await addWatch(c.db, finding.id, c.today, fields)
  else if (!(await saveWatch(c.db, watch.id, versionOf(c.form), fields))) return conflict(c, finding, watch)
  await note(c, 'inspection.finding', finding.id, `said who watches that “${finding.title}” stays so`)
  await holdHistory(c.db, finding.source_id)
  return goTo(c.path(`/inspection/findings/${finding.id}`), watch ? 'Saved' : 'It is watched now')
}

/** Somebody saved first: both versions. Where they stopped watching meanwhile, there is nothing left to change. */
async function conflict(c: Ctx, finding: FullFinding, opened: Watch): Promise<Answer> {
  const watch = await findWatch(c.db, opened.id)
  if (!watch || watch.ended_on !== null) return missing
  const offered = (await posts(c.db)).filter((post) => post.ended_on === null || post.id === watch.post_id)
  return page(
    WatchConflictPage({ ...around(c), finding, watch, posts: offered, filled: { words: c.form }, doubts: [] }),
    409,
  )
}
