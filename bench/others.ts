import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocument } from '../src/documents/read/index.ts'
import { stopWriting, writePaper } from '../src/documents/write/index.ts'
import { importPlan } from '../src/modules/plan/index.ts'
import { makePaper } from '../src/modules/report/index.ts'
import { inPartnership, openPools } from '../src/platform/db.ts'
import { makeXlsx } from '../test/fixtures/make-files.ts'
import type { Bench } from './data.ts'
import { median } from './measure.ts'

/** Figures beside the pages: start-up, the import of a workbook, a Word paper. Wall time, on this machine, as it is. */
export async function others(databaseUrl: string, bench: Bench): Promise<void> {
  const [first, second] = await startTimes()
  console.log(
    `\nStart with the demo, to the line with the address: ${first} s on an empty data folder, ${second} s afterwards`,
  )
  const pools = openPools({ connectionString: databaseUrl })
  const { read, kept } = await importTimes(pools, bench)
  console.log(`Import of a workbook of 300 rows: ${read} ms to read, ${kept} ms to understand and keep`)
  console.log(`Word paper of 300 items, facts to bytes: ${await wordTime(pools, bench)} ms`)
  await pools.close()
  await stopWriting()
}

async function startTimes(): Promise<string[]> {
  const data = mkdtempSync(join(tmpdir(), 'holdfast-start-'))
  const times: string[] = []
  for (let n = 0; n < 2; n++) {
    const from = performance.now()
    const child = fork(join(import.meta.dirname, '../src/cli/index.ts'), ['serve'], {
      execArgv: ['--import', join(import.meta.dirname, '../jsx.ts')],
      env: { ...process.env, PORT: '0', HOLDFAST_DATA: data, HOLDFAST_DEMO: 'on' },
      silent: true,
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await Promise.race([
      new Promise<void>((resolve) =>
        child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('Holdfast is at') && resolve()),
      ),
      ended.then((code) => {
        throw new Error(`serve ended with ${code}`)
      }),
    ])
    times.push(((performance.now() - from) / 1000).toFixed(1))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(data, { recursive: true, force: true })
  return times
}

type Pools = ReturnType<typeof openPools>

async function importTimes(pools: Pools, bench: Bench): Promise<{ read: number; kept: number }> {
  const rows = [
    ['Outcome', 'Action', 'Lead', 'By when', 'Progress'],
    ...Array.from({ length: 300 }, (_, n) => [
      `Outcome ${Math.floor(n / 20) + 1}`,
      `Agree how team ${n + 1} records visits`,
      'Head of service',
      '31 March 2027',
      `Team ${n + 1} has agreed a form.`,
    ]),
  ]
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-workbook-'))
  const path = join(folder, 'plan.xlsx')
  writeFileSync(path, await makeXlsx(rows, {}))
  const file = {
    path,
    name: 'plan.xlsx',
    size: readFileSync(path).length,
    sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
  }
  const read: number[] = []
  const kept: number[] = []
  for (let n = 0; n < 3; n++) {
    const from = performance.now()
    const reading = await readDocument({ path, name: file.name })
    if (!('document' in reading)) throw new Error(reading.refused)
    const between = performance.now()
    const now = new Date()
    const items = await inPartnership(pools.db, bench.partnershipId, null, (db) =>
      importPlan(
        {
          db,
          partnership: { id: bench.partnershipId },
          services: { config: { data: folder } },
          today: now.toISOString().slice(0, 10),
          now,
        },
        { document: reading.document, title: `Workbook ${n}`, file },
      ),
    )
    if (items !== 300) throw new Error(`The workbook gave ${items} items`)
    read.push(between - from)
    kept.push(performance.now() - between)
  }
  rmSync(folder, { recursive: true, force: true })
  return { read: Math.round(median(read)), kept: Math.round(median(kept)) }
}

async function wordTime(pools: Pools, bench: Bench): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 3; n++) {
    const from = performance.now()
    const paper = await inPartnership(pools.db, bench.partnershipId, null, (db) =>
      makePaper(
        db,
        { partnership: { name: 'Bench', marking: 'OFFICIAL' }, now: new Date() },
        { kind: 'plan', planId: bench.planId },
      ),
    )
    if (!paper) throw new Error('There is no plan to print')
    await writePaper(paper, 'docx')
    times.push(performance.now() - from)
  }
  return Math.round(median(times))
}
