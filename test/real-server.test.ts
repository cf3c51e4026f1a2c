// A PostgreSQL server of the operator's own, named by DATABASE_URL: a throw-away cluster of the oldest version we allow.
import assert from 'node:assert/strict'
import { execFile, execFileSync, type ExecFileException } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { readConfig } from '../src/config.ts'
import { serve, type Serving } from '../src/main.ts'
import { type Account, namedAccount, serverAccount } from '../src/platform/embedded/account.ts'
import { hush } from '../src/platform/log.ts'

const oldest = 15
const found = installed()
const skip = found
  ? false
  : `no PostgreSQL ${oldest} or newer is installed on this machine: the embedded server is tested elsewhere`
if (skip) console.log(`Skipped: ${skip}.`)

describe(`with PostgreSQL ${found?.version ?? ''} named by DATABASE_URL`, { skip }, () => {
  test('an ordinary user that may create roles is enough to migrate and serve; somebody signs in, writes and reads', async () => {
    const added = await holdfast(['partnership', 'add', 'donmouth', '--name', 'Donmouth', '--nation', 'scotland'])
    assert.equal(added.code, 0, added.err)
    const person = ['person', 'add', 'alice@example.org', '--name', 'Alice Merrow', '--partnership', 'donmouth']
    const { out, err } = await holdfast([...person, '--role', 'coordinator', '--json'])
    assert.equal(err, '')
    const link = new URL((JSON.parse(out) as { link: string }).link).pathname
    const serving = await served()
    try {
      const cookie = await signedIn(serving.address, link)
      const made = await sent(serving.address, '/p/donmouth/partnership/groups/new', cookie, {
        name: 'Improvement board',
      })
      assert.equal(made.status, 303)
      const page = await fetch(`${serving.address}/p/donmouth/partnership/groups`, { headers: { cookie } })
      assert.match(await page.text(), /Improvement board/)
    } finally {
      await serving.close()
    }
  })

  test('a backup of it is restored into another database of it, and the history verifies', async () => {
    const file = join(folder, 'backup.holdfast')
    assert.match((await holdfast(['backup', file])).out, /^Wrote /)
    const other = { DATABASE_URL: address('owner', 'second'), HOLDFAST_DATA: join(folder, 'second') }
    const restored = await holdfast(['restore', file], other)
    assert.match(restored.out, /^Restored /, restored.err)
    const groups = 'select name from partnership.governance_group order by name'
    assert.deepEqual(await asked('second', groups), await asked('first', groups))
    assert.ok((await asked('second', groups)).length > 0)
    assert.equal((await holdfast(['history', 'verify'], other)).code, 0)
  })

  for (const [who, user] of [
    ['a superuser', 'postgres'],
    ['the owner of the tables', 'owner'],
  ])
    test(`${who} is refused as the user that serves requests, in a sentence`, async () => {
      const said = await holdfast(['history', 'verify'], { DATABASE_APP_URL: address(user ?? '', 'first') })
      assert.equal(said.code, 1)
      assert.equal(
        said.err.trim(),
        'The database user that serves requests could pass row security: give DATABASE_APP_URL a user that owns no table and has only the role app.',
      )
    })

  test('a user that has only the role app serves', async () => {
    await asked('first', `create role requests login password '${password}' in role app`)
    const serving = await served({ DATABASE_APP_URL: address('requests', 'first') })
    assert.equal((await fetch(`${serving.address}/ready`)).status, 200)
    await serving.close()
  })

  test('a server that does not answer is told in a sentence', async () => {
    const said = await holdfast(['history', 'verify'], { DATABASE_URL: 'postgres://owner@127.0.0.1:9/none' })
    assert.equal(said.code, 1)
    assert.match(said.err, /^The database does not answer: .* Check DATABASE_URL\.$/m)
  })

  before(async () => {
    hush()
    await begin()
  })
  after(() => {
    run('pg_ctl', '-D', join(folder, 'cluster'), '-m', 'immediate', '-w', 'stop')
    rmSync(folder, { recursive: true, force: true })
  })
})

const password = 'only for this test'
let port = 0
let folder = ''
let account: Account | undefined

async function begin(): Promise<void> {
  port = await freePort()
  folder = mkdtempSync(join(tmpdir(), 'holdfast-real-'))
  account = namedAccount(serverAccount(folder))
  if (account) chownSync(folder, account.uid, account.gid)
  const secret = join(folder, 'secret')
  writeFileSync(secret, password)
  if (account) chownSync(secret, account.uid, account.gid)
  const cluster = join(folder, 'cluster')
  run(
    'initdb',
    '-D',
    cluster,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  )
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`
  run('pg_ctl', '-D', cluster, '-l', join(folder, 'log'), '-w', '-o', settings, 'start')
  await asked('postgres', `create role owner login createrole password '${password}'`)
  for (const database of ['first', 'second']) await asked('postgres', `create database ${database} owner owner`)
}

function installed(): { bin: string; version: number } | undefined {
  const packaged = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
    : []
  return [...packaged, ...(process.env['PATH'] ?? '').split(delimiter)]
    .filter((bin) => ['initdb', 'pg_ctl', 'postgres'].every((program) => existsSync(join(bin, program))))
    .map((bin) => ({ bin, version: versionIn(bin) }))
    .filter(({ version }) => version >= oldest)
    .sort((a, b) => a.version - b.version)[0]
}

function versionIn(bin: string): number {
  try {
    return Number(/(\d+)/.exec(execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[1])
  } catch {
    return 0
  }
}

// PostgreSQL refuses to run as root.
function run(program: string, ...args: string[]): void {
  execFileSync(join(found?.bin ?? '', program), args, {
    ...account,
    stdio: 'ignore',
    cwd: folder,
    env: { LC_ALL: 'C' },
  })
}

const address = (user: string, database: string) =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

async function asked(database: string, words: string): Promise<unknown[]> {
  const client = new Client({ connectionString: address('postgres', database) })
  await client.connect()
  try {
    return (await client.query(words)).rows
  } finally {
    await client.end()
  }
}

const environment = (more: Record<string, string>) => ({
  DATABASE_URL: address('owner', 'first'),
  HOLDFAST_DATA: join(folder, 'data'),
  ...more,
})

const served = (more: Record<string, string> = {}): Promise<Serving> =>
  serve(readConfig({ ...environment(more), PORT: '0' }), () => {})

async function holdfast(args: string[], more: Record<string, string> = {}) {
  const program = fileURLToPath(new URL('../bin/holdfast', import.meta.url))
  const env = { PATH: process.env['PATH'], ...environment(more) }
  return promisify(execFile)(program, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (e: ExecFileException) => ({ code: Number(e.code), out: e.stdout ?? '', err: e.stderr ?? '' }),
  )
}

async function signedIn(site: string, link: string): Promise<string> {
  const answer = await sent(site, link, '', { code: link.slice(-6) })
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-holdfast='))
  return /^[^;]+/.exec(cookie ?? '')?.[0] ?? assert.fail(`${answer.status}: no cookie`)
}

const sent = (site: string, path: string, cookie: string, fields: Record<string, string>) =>
  fetch(site + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: site },
    body: new URLSearchParams(fields),
  })

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo
      server.close(() => resolve(free))
    })
  })
