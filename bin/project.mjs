// Plain JavaScript for the machine's own Node, which may be 18: finds the project's Node and runs things under it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const bundled = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')

/** The Node 24 that came with the packages; else the machine's own if it is new enough. Throws a sentence. */
export function projectNode() {
  if (existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return bundled
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  const why = existsSync(bundled)
    ? 'the Node 24 in node_modules does not run on this system (it needs glibc: Alpine Linux has another C library)'
    : `there is no Node 24 for ${process.platform} ${process.arch} among the packages`
  throw new Error(
    `Holdfast runs under Node 24: ${why}, and this machine has ${process.versions.node}. Install Node 24 and a PostgreSQL 15 or newer, put its address into DATABASE_URL, and try again.`,
  )
}

/** The words that make Node read our TypeScript, then the file. */
export const underHook = (file, ...args) => ['--import', pathToFileURL(join(root, 'jsx.ts')).href, file, ...args]

/** Becomes another program under the project's Node: its output is ours, our signals go to it, its end is our end. */
export function become(args, env = {}) {
  const node = projectNode()
  const all = { ...process.env, ...env }
  const leashed = ['--import', pathToFileURL(join(root, 'bin', 'leash.mjs')).href, ...args]
  if (process.execve) process.execve(node, [node, ...leashed], all)

  // An older Node cannot be replaced, so this process stays and passes things on.
  const child = spawn(node, leashed, { stdio: 'inherit', env: all })
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    // A terminal sends Ctrl-C to both of us; twice would mean "at once".
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)))
  }
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (code !== null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
