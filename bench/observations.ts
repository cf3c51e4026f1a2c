// import of 1,000,000 observations against a raw COPY of the same rows: from a CSV file on disk to committed figures, against
// COPY of the finished rows into the same table with the same keys and checks. Alone: node bin/run.mjs bench/observations.ts ROWS
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { examine, importFigures, openFigures } from '../src/modules/measure/index.ts'
import { addPartnership } from '../src/modules/partnership/index.ts'
import { inPartnership, openPools, type Pools } from '../src/platform/db.ts'
import { freshDatabase } from '../test/database.ts'
import { median } from './measure.ts'

const rounds = 3
const measures = 50
const months = 100

/** Prints the ratio, with the most memory that the process used above what it began with. */
export async function importAgainstCopy(databaseUrl: string, rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-figures-'))
  const pools = openPools({ connectionString: databaseUrl })
  const partnership = await addPartnership(pools.owner, {
    slug: 'bench-figures',
    name: 'Bench figures',
    nation: 'scotland',
    kind: 'real',
  })
  if (!partnership) throw new Error('bench-figures is there already')
  const csv = join(folder, 'figures.csv')
  await pipeline(Readable.from(csvOf(rows)), createWriteStream(csv))
  const seen: { ours: number; raw: number }[] = []
  let memory = 0
  for (let round = 0; round < rounds; round++) {
    await pools.owner.query('truncate measure.observation')
    const before = process.memoryUsage().rss
    const watch = setInterval(() => (memory = Math.max(memory, process.memoryUsage().rss - before)), 50)
    const ours = await timed(() => imported(pools, partnership, csv, rows))
    clearInterval(watch)
    const copy = join(folder, 'figures.copy')
    if (round === 0) await keptAside(pools, copy)
    await pools.owner.query('truncate measure.observation')
    seen.push({ ours, raw: await timed(() => copied(pools, copy, rows)) })
  }
  await pools.close()
  rmSync(folder, { recursive: true, force: true })
  const ratios = seen.map(({ ours, raw }) => ours / raw)
  const seconds = (values: number[]) => `${(median(values) / 1000).toFixed(1)} s`
  console.log(
    `import of ${rows.toLocaleString('en-GB')} observations ${seconds(seen.map((s) => s.ours))} against a raw COPY of the same rows ${seconds(seen.map((s) => s.raw))}: ratio ${median(ratios).toFixed(2)}, at most 2.5 (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); memory ${Math.round(memory / 1e6)} MB above the start`,
  )
}

const columns =
  'partnership_id, measure_id, breakdown_id, period_from, period_to, value, numerator, denominator, state, withheld, note, import_id'

async function imported(pools: Pools, partnership: string, path: string, rows: number): Promise<void> {
  const source = await openFigures(path, 'figures.csv')
  if ('refused' in source) throw new Error(source.refused)
  const examined = await examine(source)
  if ('refused' in examined) throw new Error(examined.refused)
  const now = new Date()
  const { answer } = await inPartnership(pools.db, partnership, null, (db) =>
    importFigures({ db, partnership: { id: partnership }, today: now.toISOString().slice(0, 10), now }, examined, {
      name: 'figures.csv',
      origin: 'file',
    }),
  )
  if (answer.new !== rows) throw new Error(`${answer.new} of ${rows} rows were new; ${answer.refused[0]?.sentence}`)
}

async function keptAside(pools: Pools, path: string): Promise<void> {
  const client = await pools.owner.connect()
  await pipeline(
    client.query(copyTo(`copy (select ${columns} from measure.observation) to stdout`)),
    createWriteStream(path),
  )
  client.release()
}

async function copied(pools: Pools, path: string, rows: number): Promise<void> {
  const client = await pools.owner.connect()
  const copy = client.query(copyFrom(`copy measure.observation (${columns}) from stdin`))
  await pipeline(createReadStream(path), copy)
  client.release()
  if (copy.rowCount !== rows) throw new Error(`${copy.rowCount} of ${rows} rows were copied`)
}

const timed = async (work: () => Promise<void>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

export function* csvOf(rows: number): Generator<string> {
  yield 'Measure,Locality,Month,Numerator,Denominator\n'
  for (let n = 0; n < rows; n++) {
    const [month, measure, area] = [n % months, Math.floor(n / months) % measures, Math.floor(n / months / measures)]
    const label = `${2018 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    yield `Share of visits on time in team ${measure},Area ${area},${label},${(n * 7) % 90},${90 + (n % 60)}\n`
  }
}

if (process.argv[1]?.endsWith('observations.ts')) {
  const database = await freshDatabase()
  await importAgainstCopy(database.ownerUrl, Number(process.argv[2] ?? 1_000_000))
  await database.drop()
  process.exit(0)
}
