// What the documents say is so: commands, variables, numbers, and what must not stand anywhere in the tree.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))

test('every npm command of the README is a script of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read('README.md').matchAll(/^npm (?:run )?([\w:]+)/gm)].map(([, script]) => script ?? '')
  assert.deepEqual(named, ['start', 'test'])
  for (const script of named) assert.ok(scripts[script], `npm ${script} is no script`)
})

test('every path and link of the documents leads to something', () => {
  const documents = tracked.filter((path) => /^(README\.md|docs\/[^/]+\.md)$/.test(path))
  assert.ok(documents.length > 4)
  for (const document of documents) {
    const folder = document.includes('/') ? 'docs/' : ''
    for (const [, target = ''] of read(document).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      assert.ok(existsSync(join(root, folder, target)), `${document} links to ${target}`)
    for (const [, path = ''] of read(document).matchAll(/`((?:bin|src|test|docs|migrations|bench|public)\/[\w./-]*)`/g))
      assert.ok(existsSync(join(root, path)), `${document} names ${path}`)
  }
})

test('the picture of the README is there, and small', () => {
  for (const [, picture = ''] of read('README.md').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g))
    assert.ok(statSync(join(root, picture)).size < 250_000, `${picture} is too big: node bin/run.mjs bin/pictures.ts`)
})

test('docs/running.md lists the variables that config.ts reads, and no others', () => {
  const shape = read('src/config.ts').split('z.object({')[1]?.split('\n})')[0] ?? ''
  const known = [...shape.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)
  const said = [...read('docs/running.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  assert.ok(known.length >= 7)
  assert.deepEqual(new Set(said), new Set(known))
  assert.equal(said.length, known.length)
})

test('every command of bin/holdfast has a file and help that begins with its name', () => {
  const holdfast = (...args: string[]) => execFileSync(join(root, 'bin/holdfast'), args, { encoding: 'utf8' })
  const commands = [...holdfast('--help').matchAll(/^ {2}(\S.*)$/gm)].map(([, command]) => command ?? '')
  assert.ok(commands.length >= 10)
  for (const command of commands) {
    const file = `src/cli/${command.replace(' ', '-')}.ts`
    assert.ok(existsSync(join(root, file)), `${command} has no ${file}`)
    assert.match(
      read(file),
      new RegExp(`help = \`holdfast ${command}\\b`),
      `${file}: help begins with "holdfast ${command}"`,
    )
    assert.ok(read('CHANGELOG.md').includes(`\`${command}\``), `CHANGELOG.md does not name ${command}`)
  }
  const [first = ''] = commands
  assert.match(holdfast(first, '--help'), new RegExp(`^holdfast ${first}`))
})

test('decisions are numbered from 1 without a gap, and each title carries its number', () => {
  const names = readdirSync(join(root, 'docs/decisions')).sort()
  assert.deepEqual(
    names.map((name) => Number(name.slice(0, 4))),
    names.map((_, n) => n + 1),
  )
  for (const name of names)
    assert.match(read(`docs/decisions/${name}`), new RegExp(`^# ${Number(name.slice(0, 4))}\\. \\S`), name)
})

test('the lock file names no place that packages come from', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/)
})

// With one letter in brackets, so that this file does not find itself.
const unwanted: [what: string, RegExp][] = [
  ['a folder of the machine it was made on', /(^|[\s"'`(=:])\/[w]ork\//m],
  ['a package registry', /[r]egistry\.npm|[a]rtifactory|[v]erdaccio|[n]pmmirror/i],
  ['who wrote it', /[c]o-authored-by|[g]enerated (by|with) (an? )?(ai|language model)|[a]nthropic|[c]hatgpt|[o]penai/i],
]

test('no file names the machine, a registry or who wrote it', () => {
  const texts = tracked.filter((path) =>
    /\.(ts|tsx|mjs|js|json|md|sql|scss|css|txt|csv|tsv|yaml|sh)$|^\.|^bin\//.test(path),
  )
  assert.ok(texts.length > 300)
  const found = texts.flatMap((path) => {
    const text = read(path)
    return unwanted.filter(([, words]) => words.test(text)).map(([what]) => `${path}: ${what}`)
  })
  assert.deepEqual(found, [])
})
