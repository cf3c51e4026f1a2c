// npm test: everything, in order, stopping at the first thing that is wrong.
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

// Steps of one row run beside each other, as many processes as there are cores; a row waits for the one before.
const rows = [
  [
    {
      name: 'format',
      runs: () => [[bin('@biomejs/biome/bin/biome'), 'format', '.']],
      alone: 'npx biome format --write .',
    },
  ],
  [
    {
      name: 'lint',
      runs: () => [[bin('oxlint/bin/oxlint'), '--type-aware', '--quiet']],
      alone: 'npx oxlint --type-aware',
    },
    { name: 'types', runs: () => [[bin('typescript/bin/tsc'), '--noEmit']], alone: 'npx tsc --noEmit' },
    ...generated.map(({ script, files }) => ({
      name: files[0],
      runs: () => [underHook(join(root, script))],
      files,
      alone: `node bin/run.mjs ${script}`,
    })),
  ],
  [
    { name: 'journeys', runs: journeys, alone: 'node bin/run.mjs --test FILE' },
    { name: 'tests', runs: bunches, alone: 'node bin/run.mjs --test FILE' },
  ],
]

/** The journeys in a browser, a process each, the longest first: what takes long and begins last has nothing beside it. */
function journeys() {
  const longest = ['every-page', 'quarter', 'first-hour']
  const place = (file) => [...longest, ''].findIndex((name) => file.startsWith(name))
  return readdirSync(join(root, 'test/journeys'))
    .filter((file) => /\.test\.tsx?$/.test(file))
    .sort((a, b) => place(a) - place(b))
    .map((file) => tested(join('test/journeys', file)))
}

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
  prepare({ forTests: true })
  const named = process.argv.slice(2)
  for (const row of rows) await take(row.filter(({ name }) => named.length === 0 || named.includes(name)))
  report('All is well.')
} catch (error) {
  report(error.message)
  process.exitCode = 1
}

/** Runs all of a row, even after one has failed; prints what each said when it ends. */
async function take(row) {
  const before = new Map(row.map((step) => [step, (step.files ?? []).map(digest)]))
  const ahead = row.flatMap((step) => step.runs().map((args) => ({ step, args })))
  const left = new Map(row.map((step) => [step, ahead.filter((each) => each.step === step).length]))
  const from = Date.now()
  const failed = new Set()
  const lane = async () => {
    for (let next = ahead.shift(); next; next = ahead.shift()) {
      const { step, args } = next
      if ((await run(args)) !== 0) failed.add(step)
      left.set(step, left.get(step) - 1)
      if (left.get(step) === 0) console.log(`── ${step.name}: done after ${seconds(from)} s`)
    }
  }
  await Promise.all(Array.from({ length: workers }, lane))
  if (failed.size > 0)
    throw new Error([...failed].map(({ name, alone }) => `Stopped at ${name}. To run it alone: ${alone}`).join('\n'))
  const stale = row.flatMap((step) => (step.files ?? []).filter((file, at) => digest(file) !== before.get(step)[at]))
  if (stale.length > 0) throw new Error(`${stale.join(', ')} was out of date and has been made again. Commit it.`)
}

function run(args) {
  const node = projectNode()
  // Some forty processes read the whole site: what one has compiled the others need not compile again.
  const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') }
  const env = { ...compiled, ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` }
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (words += chunk))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => {
      process.stdout.write(words)
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
