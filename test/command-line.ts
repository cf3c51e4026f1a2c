// The command line without a process of its own for each command: reading the site anew takes longer than most of them.
import { fileURLToPath } from 'node:url'
import { obey } from '../src/cli/commands.ts'
import type { Cast } from './cast.ts'

export type Told = { status: number; out: string; err: string }

/** Where programs of the tests are started. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/** The surroundings in which a command finds the database and the data of the cast. */
export const surroundings = (all: Cast): Record<string, string> => ({
  DATABASE_URL: String('connectionString' in all.connection && all.connection.connectionString),
  HOLDFAST_DATA: all.services.config.data,
})

/** Gives what runs commands that begin with these words, one after the other: what each said, and its exit code. */
export const commandLine =
  (first: string[], around: Record<string, string> = {}) =>
  (...args: string[]): Promise<Told> =>
    (turn = turn.then(() => told([...first, ...args], around)))

let turn = Promise.resolve<Told>({ status: 0, out: '', err: '' })

async function told(args: string[], around: Record<string, string>): Promise<Told> {
  const [log, error, env] = [console.log, console.error, { ...process.env }]
  const heard = { out: '', err: '' }
  console.log = (line: string) => void (heard.out += `${line}\n`)
  console.error = (line: string) => void (heard.err += `${line}\n`)
  Object.assign(process.env, around)
  try {
    return { status: await obey(args), ...heard }
  } finally {
    Object.assign(console, { log, error })
    for (const name of Object.keys(around)) delete process.env[name]
    Object.assign(process.env, env)
  }
}
