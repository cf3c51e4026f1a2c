// npm test: everything, in order, stopping at the first thing that is wrong. Under five minutes on two cores.
// npm test -- STEP...: only these steps, such as: npm test -- types lint
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
const workers = Math.max(2, availableParallelism?.() ?? 2)
const tested = (...files) => underHook('--test', '--test-timeout=300000', ...files)

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
  { name: 'tests', runs: bunches, alone: 'node bin/run.mjs --test FILE' },
  {
    name: 'journeys',
    args: tested('--test-concurrency=2', 'test/journeys/*.test.{ts,tsx}'),
    alone: 'node bin/run.mjs --test FILE',
  },
]

/**
 * The tests in processes. Reading the site takes longer than most of them run, so files share a process, some twenty each.
 * One that starts programs, changes its surroundings or has hooks for each test has a process of its own.
 */
function bunches() {
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('journeys'))
      .map((file) => join(folder, file)),
  )
  files.sort((a, b) => a.localeCompare(b))
  const own =
    /\b(beforeEach|afterEach|spawn|execFile|Worker|startEmbedded|loadDemo|mock|process\.env)\b|-stage\.ts|-process\.ts/
  const alone = files.filter((file) => own.test(readFileSync(join(root, file), 'utf8')))
  const shared = files.filter((file) => !alone.includes(file))
  const size = Math.ceil(shared.length / Math.ceil(shared.length / 20))
  return [
    ...alone.map((file) => tested(file)),
    ...Array.from({ length: Math.ceil(shared.length / size) }, (_, at) =>
      tested('--test-isolation=none', ...shared.slice(at * size, (at + 1) * size)),
    ),
  ]
}

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

async function take({ name, args, runs, files = [], alone }) {
  const before = files.map(digest)
  const worked = runs ? await sideBySide(runs()) : (await run(args)) === 0
  if (!worked) throw new Error(`Stopped at ${name}. To run it alone: ${alone}`)
  const stale = files.filter((file, index) => digest(file) !== before[index])
  if (stale.length > 0) throw new Error(`${stale.join(', ')} was out of date and has been made again. Commit it.`)
}

/** Runs all, as many at a time as there are cores, even after one has failed; prints what each said when it ends. */
async function sideBySide(runs) {
  const ahead = [...runs]
  let worked = true
  const lane = async () => {
    for (let next = ahead.shift(); next; next = ahead.shift()) worked = (await run(next, false)) === 0 && worked
  }
  await Promise.all(Array.from({ length: workers }, lane))
  return worked
}

function run(args, live = true) {
  const node = projectNode()
  // Some forty processes read the whole site: what one has compiled the others need not compile again.
  const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') }
  const env = { ...compiled, ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` }
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', live ? 'inherit' : 'pipe'] })
  let words = ''
  const hear = (chunk) => {
    if (live) process.stdout.write(chunk)
    words += chunk
  }
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => {
      if (!live) process.stdout.write(words)
      for (const kind of ['pass', 'fail'])
        totals[kind] += Number(new RegExp(`^ℹ ${kind} (\\d+)$`, 'm').exec(words)?.[1] ?? 0)
      done(code)
    })
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
