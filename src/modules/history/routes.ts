import type { Filled } from '../../platform/asked.ts'
import { type Form, wordOf, wordsOf, wrong } from '../../platform/forms.ts'
import { after, type Ctx, goTo, member, page, type Route } from '../../platform/route.ts'
import { HistoryPage } from './pages.tsx'
import { chainState, latest } from './queries.ts'
import { FoundPage, RemovalsPage } from './removal/pages.tsx'
import { removals } from './removal/queries.ts'
import { type Found, remove, search } from './removal/removing.ts'
import { evenOut, refusal } from './removal/rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/history',
    can: member('history.read'),
    run: async (c) => {
      const asked = new Date(c.query.get('before') ?? '')
      const newest = await latest(c.db, Number.isNaN(asked.getTime()) ? endOfTime : asked, 101)
      return page(
        HistoryPage({
          ...around(c),
          lines: newest.slice(0, 100),
          older: newest.length > 100 ? (newest[99]?.at.toISOString() ?? null) : null,
          state: await chainState(c.db),
          mayRemove: c.may('history.remove'),
        }),
      )
    },
  },
  { method: 'GET', path: '/history/removals', can: member('history.remove'), run: (c) => removalsPage(c, {}, [], 200) },
  {
    method: 'POST',
    path: '/history/removals/search',
    can: member('history.remove'),
    // A page in answer to a POST, on purpose: the words must stand in no address, log or browser history.
    run: async (c) => {
      const passage = wordOf(c.form, 'passage')
      const why = refusal(passage)
      if (why) return removalsPage(c, c.form, [wrong('passage', why)], 400)
      return after(async () => found(c, passage, { words: {} }, await search(where(c), passage), 200))
    },
  },
  {
    method: 'POST',
    path: '/history/removals',
    can: member('history.remove'),
    run: async (c) => {
      const passage = wordOf(c.form, 'passage')
      const why = refusal(passage)
      if (why) return removalsPage(c, c.form, [wrong('passage', why)], 400)
      const reason = wordOf(c.form, 'reason').trim()
      const fault = reasonFault(reason, passage)
      return after(async () => {
        if (fault) {
          const filled = { words: c.form, errors: [wrong('reason', fault)] }
          return found(c, passage, filled, await search(where(c), passage), 400)
        }
        const done = await remove(where(c), {
          passage,
          reason,
          personId: c.user.id,
          places: wordsOf(c.form, 'places'),
          files: wordsOf(c.form, 'files').filter((f) => /^[0-9a-f]{64}$/.test(f)),
        })
        return goTo(
          c.path('/history/removals'),
          `Removed from ${done.rows} ${done.rows === 1 ? 'place' : 'places'}${done.files ? ` and ${done.files} ${done.files === 1 ? 'file' : 'files'}` : ''}`,
        )
      })
    },
  },
]

// Lines carry the database's clock, which may be a little ahead of ours.
const endOfTime = new Date('9999-12-31T00:00:00Z')

const around = (c: Ctx) => ({ frame: c.frame('history'), path: c.path })
const where = (c: Ctx) => ({ owner: c.services.owner, data: c.services.config.data, partnershipId: c.partnership.id })

// Both work after the request's own transaction: reading every file takes longer than one may be held.
const found = (c: Ctx, passage: string, filled: Filled, places: Found, status: 200 | 400) =>
  page(FoundPage({ ...around(c), passage, filled, found: places }), status)

function reasonFault(reason: string, passage: string): string | null {
  if (reason === '') return 'Enter why the words must go'
  if (reason.length > 2000) return 'The reason must be 2,000 characters or fewer'
  return evenOut(reason).includes(evenOut(passage))
    ? 'Give the reason without repeating the words: it is kept for ever'
    : null
}

const removalsPage = async (c: Ctx, words: Form, errors: ReturnType<typeof wrong>[], status: 200 | 400) =>
  page(
    RemovalsPage({ ...around(c), filled: { words, errors }, done: await removals(c.services.owner, c.partnership.id) }),
    status,
  )
