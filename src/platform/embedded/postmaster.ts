import { spawn } from 'node:child_process'
import { accessSync, constants, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Cluster } from './cluster.ts'

type Start = {
  cluster: Cluster
  account: Account | undefined
  programs: string
  output: number
  settings: Record<string, string>
}

/** Starts the server in a session of its own, so that neither Ctrl-C nor the end of this process reaches it. */
export function startPostmaster({ cluster, account, programs, output, settings }: Start) {
  const all: Record<string, string> = {
    cluster_name: cluster.name,
    listen_addresses: '',
    unix_socket_directories: '.',
    fsync: 'on',
    synchronous_commit: 'on',
    max_connections: '100',
    dynamic_shared_memory_type: sharedMemory(),
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(programs, 'bin', 'postgres'), ['-D', '/proc/self/cwd', ...args], {
    cwd: cluster.folder,
    env: { LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', output, output],
    ...account,
  })
  child.unref()
  return child
}

/** Every living process of a cluster's server. One that died but was never collected by its parent is not living. */
export const processesOf = (cluster: Cluster): number[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => belongs(commandOf(pid), cluster))
    .map(Number)

/** The process that owns a cluster's server, if it lives. */
export function postmasterOf(cluster: Cluster): number | undefined {
  return processesOf(cluster).find((pid) => isPostmaster(commandOf(String(pid)), cluster))
}

/**
 * PostgreSQL will not start while its pid file names a living process. It judges by the number alone: a dead process
 * that nobody collected, or a stranger that got the same number after a restart, would keep it out for ever. Call this
 * only when `processesOf` is empty.
 */
export function clearLeftovers(cluster: Cluster) {
  const file = join(cluster.folder, 'postmaster.pid')
  const pid = pidIn(file)
  if (pid !== undefined && exists(pid)) rmSync(file, { force: true })
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(cluster.folder, name), { force: true })
}

export function killAll(pids: readonly number[], signal: 'SIGKILL' | 'SIGINT' | 'SIGQUIT' = 'SIGKILL') {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // Gone already.
    }
  }
}

// The postmaster keeps the command line we gave it; the processes it starts call themselves "postgres: <name>: ...".
const belongs = (command: string, cluster: Cluster) =>
  command.startsWith(`postgres: ${cluster.name}: `) || isPostmaster(command, cluster)

const isPostmaster = (command: string, cluster: Cluster) =>
  command.split('\0').includes(`cluster_name=${cluster.name}`) && command.includes('/bin/postgres\0')

// Empty for a process that is gone, and for one that is dead but not yet collected.
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// Containers often have 64 MB here, which one parallel query can fill; files in the database folder have no such limit.
function sharedMemory(): 'posix' | 'mmap' {
  try {
    accessSync('/dev/shm', constants.W_OK)
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= 512_000_000 ? 'posix' : 'mmap'
  } catch {
    return 'mmap'
  }
}
