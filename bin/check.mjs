// npm test: everything, in order, stopping at the first thing that is wrong. Under five minutes on two cores.
// npm test -- STEP...: only these steps, such as: npm test -- types lint
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { prepare } from './prepare.mjs'
import { projectNode, root, underHook } from './project.mjs'

/** Files made from others. Each is made again; if it comes out different it had been forgotten. */
const generated = [
  { script: 'bin/css.ts', files: ['public/app.css'] },
  { script: 'bin/govuk.ts', files: ['src/platform/govuk.gen.ts'] },
  { script: 'bin/db-types.ts', files: ['src/platform/db.gen.ts'] },
]

const bin = (path) => join(root, 'node_modules', path)
const workers = String(Math.max(2, availableParallelism?.() ?? 2))
const tested = (parallel, ...globs) =>
  underHook('--test', `--test-concurrency=${parallel}`, '--test-timeout=300000', ...globs)

const steps = [
  { name: 'format', args: [bin('@biomejs/biome/bin/biome'), 'format', '.'], alone: 'npx biome format --write .' },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'], alone: 'npx tsc --noEmit' },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--quiet'], alone: 'npx oxlint --type-aware' },
  ...generated.map(({ script, files }) => ({
    name: files[0],
    args: underHook(join(root, script)),
    files,
    alone: `node bin/run.mjs ${script}`,
  })),
  {
    name: 'tests',
    args: tested(workers, 'src/**/*.test.{ts,tsx}', 'test/*.test.{ts,tsx}'),
    alone: 'node bin/run.mjs --test FILE',
  },
  { name: 'journeys', args: tested('2', 'test/journeys/*.test.{ts,tsx}'), alone: 'node bin/run.mjs --test FILE' },
]

const began = Date.now()
const totals = { pass: 0, fail: 0 }
try {
  await timed('install', async () => prepare({ forTests: true }))
  const named = process.argv.slice(2)
  for (const step of steps.filter(({ name }) => named.length === 0 || named.includes(name)))
    await timed(step.name, () => take(step))
  report('All is well.')
} catch (error) {
  report(error.message)
  process.exitCode = 1
}

async function timed(name, work) {
  const from = Date.now()
  console.log(`\n── ${name}`)
  await work()
  console.log(`── ${name}: ${seconds(from)} s`)
}

async function take({ name, args, files = [], alone }) {
  const before = files.map(digest)
  const { code, words } = await run(args)
  for (const kind of ['pass', 'fail'])
    totals[kind] += Number(new RegExp(`^ℹ ${kind} (\\d+)$`, 'm').exec(words)?.[1] ?? 0)
  if (code !== 0) throw new Error(`Stopped at ${name}. To run it alone: ${alone}`)
  const stale = files.filter((file, index) => digest(file) !== before[index])
  if (stale.length > 0) throw new Error(`${stale.join(', ')} was out of date and has been made again. Commit it.`)
}

// Only the end of the output is kept, for node's own count of the tests.
function run(args) {
  const node = projectNode()
  // Some sixty processes read the whole site: what one has compiled the others need not compile again.
  const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') }
  const env = { ...compiled, ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` }
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let words = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    process.stdout.write(chunk)
    words = (words + chunk).slice(-200_000)
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code, words }))
  })
}

function report(sentence) {
  console.log(`\n${sentence}`)
  console.log(`${totals.pass} passed, ${totals.fail} failed, ${seconds(began)} s in all`)
}

function digest(file) {
  const path = join(root, file)
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''
}

function seconds(from) {
  return ((Date.now() - from) / 1000).toFixed(1)
}
