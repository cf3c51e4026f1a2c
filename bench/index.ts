// npm run bench: what our pages cost, as ratios to a bare server that does the same queries on the same database, in one run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPools } from '../src/platform/db.ts'
import { site } from '../src/platform/http.ts'
import { hush } from '../src/platform/log.ts'
import { noMail } from '../src/platform/mail.ts'
import { modules } from '../src/site.ts'
import { freshDatabase } from '../test/database.ts'
import { type Bench, fill } from './data.ts'
import { type Asking, cpuPer, median, once, type Served, started } from './measure.ts'
import { importAgainstCopy } from './observations.ts'
import { holding } from './holding.ts'
import { others } from './others.ts'
import { series } from './series.ts'
import { recorded, type Statement } from './record.ts'

hush()
const rounds = 5
const database = await freshDatabase()
const data = mkdtempSync(join(tmpdir(), 'holdfast-bench-'))
const pools = openPools({ connectionString: database.ownerUrl })
const bench = await fill(pools)
const p = `/p/${bench.slug}`

/** The pages of the demand: what we serve, and the name under which the bare server has its queries. */
const t = `/p/${bench.thread.slug}`
const m = `/p/${bench.measures.slug}`
const pages: { name: string; path: string; aim: number; cookie?: string }[] = [
  { name: 'list of 300 items (HTML)', path: `${p}/plan/plans/${bench.planId}`, aim: 3 },
  { name: 'one item with 20 updates', path: `${p}/plan/items/${bench.itemId}`, aim: 3 },
  { name: 'CSV of all items', path: `${p}/plan/plans/${bench.planId}/items.csv`, aim: 3 },
  { name: 'highlight figures', path: `${p}/report/papers/${bench.paperId}/preview`, aim: 3 },
  { name: 'gaps of 10 findings, 300 items', path: `${t}/thread`, aim: 3, cookie: bench.thread.cookie },
  {
    name: 'thread of one finding',
    path: `${t}/thread/findings/${bench.thread.findingId}`,
    aim: 3,
    cookie: bench.thread.cookie,
  },
  { name: '60 measures, each a sparkline', path: `${m}/measure`, aim: 10, cookie: bench.measures.cookie },
  {
    name: 'chart page of 60 months',
    path: `${m}/measure/measures/${bench.measures.measureId}`,
    aim: 10,
    cookie: bench.measures.cookie,
  },
  { name: 'icons of 60 measures', path: `${m}/measure/summary`, aim: 10, cookie: bench.measures.cookie },
]

// One after the other: the recorder hears every statement of this process.
const statements: Record<string, Statement[]> = {}
for (const [n, page] of pages.entries()) statements[n] = await statementsOf(page.path, page.cookie)
await pools.close()
// By file: the ids of a whole thread are more than a command line takes.
const kept = join(data, 'statements.json')
writeFileSync(kept, JSON.stringify(statements))
const bare = await started('bare.ts', [database.ownerUrl, kept])
const ours = await started('ours.ts', [database.ownerUrl, data])

console.log(
  'Server CPU per request, median of five alternating rounds. Bare: Hono and pg, the same queries, a plain template.\n',
)
console.log(`${'what'.padEnd(34)}${'bare'.padStart(9)}${'Holdfast'.padStart(10)}${'ratio'.padStart(8)}  aim`)
for (const [n, page] of pages.entries())
  await compare(
    page.name,
    page.aim,
    { path: `/page/${n}`, status: 200 },
    { path: page.path, cookie: page.cookie ?? bench.cookie, status: 200 },
    60,
  )
await compare('posting an update', 5, bareUpdate(bench), await ourUpdate(ours, bench), 60)
const { rss } = await ours.used()
console.log(`\nMemory of the serving process afterwards: ${Math.round(rss / 1e6)} MB`)
bare.stop()
ours.stop()
await others(database.ownerUrl, bench)
series()
await holding(database.ownerUrl, 100_000)
await importAgainstCopy(database.ownerUrl, 1_000_000)
await database.drop()
rmSync(data, { recursive: true, force: true })
process.exit(0)

async function statementsOf(path: string, cookie = bench.cookie) {
  const services = {
    config: {
      port: 0,
      data,
      databaseUrl: null,
      databaseAppUrl: null,
      origin: 'http://localhost',
      smtpUrl: null,
      demo: false,
    },
    db: pools.db,
    owner: pools.owner,
    mail: noMail,
    now: () => new Date(),
  }
  const app = site(modules, services, async () => true)
  return recorded(async () => {
    const response = await app.fetch(
      new Request(`http://localhost${path}`, { headers: { cookie: `__Host-holdfast=${cookie}` } }),
    )
    if (response.status !== 200) throw new Error(`${path} gave ${response.status}`)
    await response.text()
  })
}

async function compare(name: string, aim: number, plain: Asking, full: Asking, times: number): Promise<void> {
  await cpuPer(bare, plain, 40)
  await cpuPer(ours, full, 40)
  const seen: { plain: number; full: number }[] = []
  for (let round = 0; round < rounds; round++)
    seen.push({ plain: await cpuPer(bare, plain, times), full: await cpuPer(ours, full, times) })
  const ratios = seen.map((s) => s.full / s.plain)
  const ms = (values: number[]) => `${(median(values) / 1000).toFixed(2)} ms`
  console.log(
    `${name.padEnd(34)}${ms(seen.map((s) => s.plain)).padStart(9)}${ms(seen.map((s) => s.full)).padStart(10)}${median(ratios).toFixed(2).padStart(8)}  at most ${aim} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  )
}

function bareUpdate(b: Bench): Asking {
  const form = new URLSearchParams({
    partnership: b.partnershipId,
    item: b.itemId,
    key: b.keyId,
    status: 'on_track',
    done: 'Visits were read in two teams.',
    next: 'Read again in spring.',
  }).toString()
  return { path: '/update', method: 'POST', status: 303, form: () => form }
}

// What a browser would send for the first post offered.
async function ourUpdate(server: Served, b: Bench): Promise<Asking> {
  const path = `${p}/plan/items/${b.itemId}/updates/new`
  const html = await once(server.port, { path, cookie: b.cookie, status: 200 })
  const first = (name: string) => {
    const input = html.match(/<(input|option)[^>]*>/g)?.find((tag) => tag.includes(`name="${name}"`)) ?? ''
    return /value="([^"]*)"/.exec(input)?.[1] ?? ''
  }
  // Other words each time: the same form sent twice is worked once.
  let sent = 0
  const form = () =>
    new URLSearchParams({
      forPost: first('forPost'),
      agreedHow: 'email',
      'agreedOn-day': '1',
      'agreedOn-month': '11',
      'agreedOn-year': '2026',
      status: first('status'),
      done: `Visits were read in ${++sent} teams.`,
      next: 'Read again in spring.',
    }).toString()
  return {
    path: `${p}/plan/items/${b.itemId}/updates`,
    method: 'POST',
    cookie: b.cookie,
    status: 303,
    form,
  }
}
