import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, giveTo, namedAccount } from './account.ts'
import { inWords, refuseFullDisk, wordsFromLog } from './trouble.ts'

/** One database folder. `name` marks its processes: it holds while the folder is moved, and differs for a copy. */
export type Cluster = { dataDir: string; folder: string; name: string; password: string }

type Where = {
  dataDir: string
  folder: string
  account: Account | undefined
  programs: () => string
  log: (sentence: string) => void
}

/**
 * The cluster in a data folder, made if there is none. It is made beside its place and moved there when complete, so
 * that a start that was killed half-way leaves nothing that looks like a database.
 */
export async function createCluster({ dataDir, folder, account, programs, log }: Where): Promise<Cluster> {
  const passwordFile = join(dataDir, 'postgres-18.password')
  refuseStranger(folder)
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    log('Making a new database: this happens once.')
    refuseFullDisk(dataDir, 150)
    const fresh = `${folder}.new`
    try {
      initialise(fresh, passwordFile, account, programs())
      renameSync(fresh, folder)
      syncFolder(dataDir)
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true })
      throw error
    }
  }
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18') throw new Error(`${folder} was made by PostgreSQL ${version}; this Holdfast brings 18.`)
  const { dev, ino, uid } = statSync(folder)
  if (account && uid === 0) giveTo(account, folder)
  return { dataDir, folder, name: `holdfast-${dev}-${ino}`, password: readPassword(passwordFile) }
}

function initialise(fresh: string, passwordFile: string, account: Account | undefined, programs: string) {
  const password = existsSync(passwordFile) ? readPassword(passwordFile) : writePassword(passwordFile)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  // A umask may have taken more.
  chmodSync(fresh, 0o700)
  const initial = namedAccount(account)
  if (initial) chownSync(fresh, initial.uid, initial.gid)

  const run = (program: string, args: string[], input: string, first: number | 'ignore') => {
    const options = { cwd: fresh, env: { LC_ALL: 'C' }, input, ...initial }
    const done = spawnSync(join(programs, 'bin', program), args, {
      ...options,
      stdio: ['pipe', 'pipe', 'pipe', first],
      encoding: 'utf8',
    })
    if (done.error) throw new Error(`${program} cannot be run: ${inWords(done.error)}.`, { cause: done.error })
    const words = `${done.stdout}${done.stderr}`
    // The single-user server reports a failed statement and goes on.
    if (done.status !== 0 || /^.*(ERROR|FATAL|PANIC):/m.test(words)) throw new Error(wordsFromLog(words, fresh))
  }
  // initdb insists on a password, read from a file that its account can open. It is gone three lines further on.
  const passing = `${fresh}.passing`
  writeFileSync(passing, randomBytes(24).toString('base64url'), { mode: 0o644 })
  const opened = openSync(passing, 'r')
  rmSync(passing)
  try {
    run('initdb', [...INITDB, '--pwfile=/proc/self/fd/3'], '', opened)
  } finally {
    closeSync(opened)
  }
  // The superuser keeps no password: nothing of ours may sign in as it. The owner is what a real server would give us.
  const statements = [
    `create role holdfast login createdb createrole password '${password}'`,
    'create database holdfast owner holdfast',
    'alter role postgres password null',
  ]
  run('postgres', ['--single', '-D', '/proc/self/cwd', 'postgres'], `${statements.join('\n')}\n`, 'ignore')
  if (account) giveTo(account, fresh)
}

const INITDB = [
  // Not by its path: below a private home the server's account cannot walk to the folder it stands in.
  '--pgdata=/proc/self/cwd',
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // Built in, so its order never changes with the machine's libraries and no index can be spoilt by an upgrade.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--text-search-config=english',
]

function writePassword(file: string): string {
  const password = randomBytes(24).toString('base64url')
  const fd = openSync(file, 'w', 0o600)
  writeSync(fd, password)
  fsyncSync(fd)
  closeSync(fd)
  return password
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Error(`The database's password cannot be read from ${file}: ${inWords(error)}.`, { cause: error })
  }
}

// To another account the folder is shut, and would look as if no database were in it.
function refuseStranger(folder: string) {
  const found = statSync(folder, { throwIfNoEntry: false })
  const us = process.getuid?.()
  if (found && us !== 0 && found.uid !== us) {
    throw new Error(`${folder} belongs to another account (number ${found.uid}). Run Holdfast as that one.`)
  }
  if (found && found.uid === us && !existsSync(join(folder, 'PG_VERSION')) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} has files in it but no database. Move them away, or put the whole database back.`)
  }
}

function syncFolder(folder: string) {
  const fd = openSync(folder, 'r')
  fsyncSync(fd)
  closeSync(fd)
}
