import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocument } from '../src/documents/read/index.ts'
import { propose } from '../src/modules/plan/import/propose.ts'
import { makeXlsx } from '../test/fixtures/make-files.ts'
import type { Bench } from './data.ts'

/** Figures beside the pages: start-up, reading a workbook. */
export const others = {
  pages: (_p: string, _bench: Bench): { name: string; path: string; aim: number }[] => [],
  run: async (_url: string): Promise<void> => {
    console.log(
      `\nStart on an empty data folder, to the line with the address: ${(await startTime()).join(' s, then again ')} s`,
    )
    console.log(`Reading and understanding a workbook of 300 rows: ${await workbookTime()} ms`)
  },
}

async function startTime(): Promise<string[]> {
  const data = mkdtempSync(join(tmpdir(), 'holdfast-start-'))
  const times: string[] = []
  for (let n = 0; n < 2; n++) {
    const from = performance.now()
    const child = fork(join(import.meta.dirname, '../src/cli/index.ts'), ['serve'], {
      execArgv: ['--import', join(import.meta.dirname, '../jsx.ts')],
      env: { ...process.env, PORT: '0', HOLDFAST_DATA: data, HOLDFAST_DEMO: 'on' },
      silent: true,
    })
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('Holdfast is at') && resolve())
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)))
    })
    times.push(((performance.now() - from) / 1000).toFixed(2))
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
  rmSync(data, { recursive: true, force: true })
  return times
}

async function workbookTime(): Promise<number> {
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
  const { writeFileSync } = await import('node:fs')
  const path = join(folder, 'plan.xlsx')
  writeFileSync(path, await makeXlsx(rows, {}))
  const times: number[] = []
  for (let n = 0; n < 5; n++) {
    const from = performance.now()
    const reading = await readDocument({ path, name: 'plan.xlsx' })
    if (!('document' in reading) || 'refused' in propose(reading.document))
      throw new Error('The workbook was not understood')
    times.push(performance.now() - from)
  }
  rmSync(folder, { recursive: true, force: true })
  return Math.round(times.toSorted((a, b) => a - b)[2] ?? 0)
}
