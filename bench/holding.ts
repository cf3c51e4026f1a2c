// Whether a long file of figures holds anybody else up: a request every 10 ms to /ready while 100,000 rows are read, by the page and
// by a push, against the same while nothing is read. Alone: node bin/run.mjs bench/holding.ts ROWS
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { addMember, beginSession } from '../src/modules/identity/index.ts'
import { examine, openFigures } from '../src/modules/measure/index.ts'
import { addPartnership } from '../src/modules/partnership/index.ts'
import { openPools } from '../src/platform/db.ts'
import { freshDatabase } from '../test/database.ts'
import { started } from './measure.ts'
import { csvOf } from './observations.ts'

export async function holding(databaseUrl: string, rows: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'holdfast-holding-'))
  const pools = openPools({ connectionString: databaseUrl })
  const cookie = await someone(pools.owner)
  await pools.close()
  const server = await started('ours.ts', [databaseUrl, data])
  const address = `http://127.0.0.1:${server.port}`
  const idle = await whileDoing(address, () => sleep(3000))
  const form = new FormData()
  form.set('file', new Blob([[...csvOf(rows)].join('')], { type: 'text/csv' }), 'figures.csv')
  let seconds = 0
  const read = await whileDoing(address, async () => {
    const from = performance.now()
    const answer = await fetch(`${address}/p/bench-holding/measure/imports`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie: `__Host-holdfast=${cookie}`, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
    })
    if (answer.status !== 303)
      throw new Error(`the import gave ${answer.status}: ${(await answer.text()).slice(0, 400)}`)
    seconds = (performance.now() - from) / 1000
  })
  server.stop()
  const turn = await longestTurn(data, rows)
  rmSync(data, { recursive: true, force: true })
  console.log(
    `another request while ${rows.toLocaleString('en-GB')} rows are read (${seconds.toFixed(1)} s): ${told(read)}; while nothing is read: ${told(idle)}; longest turn of the thread without a pause: ${turn} ms of processor`,
  )
}

/** What other work on the machine does not disturb: processor time between two turns of the loop, at its longest. */
async function longestTurn(folder: string, rows: number): Promise<string> {
  const path = join(folder, 'figures.csv')
  writeFileSync(path, [...csvOf(rows)].join(''))
  let [longest, reading, last] = [0, true, process.threadCpuUsage()]
  const tick = () => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, now.user + now.system - last.user - last.system)
    last = now
    if (reading) setImmediate(tick)
  }
  setImmediate(tick)
  const source = await openFigures(path, 'figures.csv')
  if ('refused' in source) throw new Error(source.refused)
  await examine(source)
  reading = false
  return (longest / 1000).toFixed(0)
}

const someone = async (owner: ReturnType<typeof openPools>['owner']): Promise<string> => {
  const id = await addPartnership(owner, { slug: 'bench-holding', name: 'Bench', nation: 'scotland', kind: 'real' })
  if (!id) throw new Error('bench-holding is there already')
  const person = await addMember(owner, id, {
    email: 'holding@example.org',
    name: 'Hal Ding',
    roles: ['coordinator'],
  })
  return beginSession(owner, person, 'bench')
}

/** The waits of a request every 10 ms, in milliseconds, until the work is done. */
async function whileDoing(address: string, work: () => Promise<void>): Promise<number[]> {
  const waits: Promise<number>[] = []
  const asking = setInterval(() => {
    const from = performance.now()
    waits.push(
      fetch(`${address}/ready`)
        .then((answer) => answer.text())
        .then(() => performance.now() - from),
    )
  }, 10)
  await work().finally(() => clearInterval(asking))
  return Promise.all(waits)
}

const told = (waits: readonly number[]): string => {
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
  return `worst wait ${at(1)} ms, 99 in 100 under ${at(0.99)} ms, half under ${at(0.5)} ms`
}

if (process.argv[1]?.endsWith('holding.ts')) {
  const database = await freshDatabase()
  await holding(database.ownerUrl, Number(process.argv[2] ?? 100_000))
  await database.drop()
  process.exit(0)
}
