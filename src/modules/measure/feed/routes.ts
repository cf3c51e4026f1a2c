import { readFile } from 'node:fs/promises'
import { inPartnership } from '../../../platform/db.ts'
import { isId } from '../../../platform/forms.ts'
import {
  after,
  type Answer,
  anyone,
  json,
  type SiteRoute,
  token,
  type TokenCtx,
  type TokenRoute,
} from '../../../platform/route.ts'
import { findMeasure, measures } from '../definitions/queries.ts'
import { examine } from '../imports/examine.ts'
import { importFigures } from '../imports/import-figures.ts'
import { openFile, openRecords, type Source } from '../imports/source.ts'
import { openapi } from './openapi.ts'
import { measuresAfter } from './queries.ts'
import { recordsIn } from './records.ts'
import { type Released, released } from './released.ts'
import { feedOf, rulesOf } from './streaming.ts'

const most = 60_000_000
const mostJson = 20_000_000
const perPage = 20

export const tokenRoutes: TokenRoute[] = [
  { method: 'POST', path: '/measure/api/observations', can: token('measure.push'), most, run: push },
  { method: 'GET', path: '/measure/api/observations', can: token('measure.pull'), run: pull },
  { method: 'GET', path: '/measure/api/observations.csv', can: token('measure.pull'), run: feedOf },
  { method: 'GET', path: '/measure/api/protection.csv', can: token('measure.pull'), run: rulesOf },
  { method: 'GET', path: '/measure/api/measures', can: token('measure.pull'), run: list },
  { method: 'GET', path: '/measure/feed/:secret/observations.csv', can: token('measure.pull'), run: feedOf },
  { method: 'GET', path: '/measure/feed/:secret/protection.csv', can: token('measure.pull'), run: rulesOf },
]

export const siteRoutes: SiteRoute[] = [
  {
    method: 'GET',
    path: '/measure/api/openapi.json',
    can: anyone('says how the API is used; holds no figures'),
    run: () => json(openapi),
  },
]

/** Keeps pushed figures by the rules of an import. Rows that are refused stop all of them, unless the good ones are wanted. */
async function push(c: TokenCtx): Promise<Answer> {
  const source = await sourceOf(c)
  if (!('tables' in source)) return source
  return after(async () => {
    const examined = await examine(source)
    if ('refused' in examined) return json({ error: examined.refused }, 400)
    const isGoodEnough = c.query.get('accept') === 'good'
    const { answer, stopped } = await inPartnership(c.services.db, c.partnership.id, null, async (db) => {
      let stopped = false
      const { answer } = await importFigures(
        { ...c, db },
        examined,
        { name: `Push by “${c.token.name}”`, origin: 'api', token: c.token },
        ({ refused }) => (stopped = refused.length > 0 && !isGoodEnough),
      )
      return { answer, stopped }
    })
    return json({ ...answer, written: !stopped }, stopped ? 422 : 200)
  })
}

const sourceOf = async ({ body }: TokenCtx): Promise<Source | Answer> => {
  if (!body || body.size === 0) return json({ error: 'The body is empty: send figures as JSON or CSV.' }, 400)
  if (body.type === 'text/csv' || body.type === 'text/plain' || body.type === 'text/tab-separated-values') {
    const source = await openFile(body.path, 'The push')
    return 'refused' in source ? json({ error: source.refused }, 400) : source
  }
  if (body.type !== 'application/json') return json({ error: 'Send Content-Type: application/json or text/csv.' }, 415)
  if (body.size > mostJson)
    return json({ error: `JSON may have ${mostJson / 1_000_000} MB at most. Send more as CSV.` }, 413)
  const records = await recordsIn(await readFile(body.path, 'utf8'))
  return records
    ? openRecords(records, 'The push')
    : json({ error: 'The body is no JSON list of figures: [{"measure": "…", "period": "2026-04", "value": 45}].' }, 400)
}

/** Figures of some measures; a whole measure at a time, since small numbers are weighed together. */
async function pull(c: TokenCtx): Promise<Answer> {
  const one = c.query.get('measure')
  if (one !== null) {
    if (!isId(one) || !(await findMeasure(c.db, one))) return json({ error: 'There is no such measure here.' }, 404)
    return json({ ...(await leaving(c, [one])), next: null })
  }
  const from = c.query.get('after')
  if (from !== null && !isId(from)) return json({ error: 'Follow the address in next as it is.' }, 404)
  const ids = await measuresAfter(c.db, from, perPage + 1)
  const page = ids.slice(0, perPage)
  const next =
    ids.length > perPage
      ? `${c.services.config.origin}${c.path('/measure/api/observations')}?after=${page.at(-1)}`
      : null
  return json({ ...(await leaving(c, page)), next })
}

const leaving = async (c: TokenCtx, ids: readonly string[]) => {
  const { figures, sentence }: Released = await released(c.db, ids, c.now)
  return { observations: figures, protection: sentence }
}

async function list(c: TokenCtx): Promise<Answer> {
  return json({
    measures: (await measures(c.db)).map(
      ({ id, title, counted, out_of, unit, kind, better, frequency, calendar, source }) => ({
        id,
        title,
        counted,
        out_of,
        unit,
        kind,
        better,
        frequency,
        calendar,
        source,
      }),
    ),
  })
}
