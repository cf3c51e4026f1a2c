// Rules about the code itself. Each failure names the file and the way out.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'

const root = resolve(import.meta.dirname, '..')
const order =
  'history identity partnership evidence calendar learning measure inspection plan audit survey evaluation governance scrutiny thread report network home'.split(
    ' ',
  )
const pure = ['documents', 'charts', 'statistics']

type File = { path: string; text: string; imports: string[] }
const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && /\.tsx?$/.test(e.name))
  .map((e): File => {
    const path = relative(root, join(e.parentPath, e.name))
    const text = readFileSync(join(root, path), 'utf8')
    return { path, text, imports: importsOf(text) }
  })
const code = files.filter((f) => !f.path.endsWith('.test.ts') && !f.path.endsWith('.gen.ts'))

function importsOf(text: string): string[] {
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'"\n]*?(?:\{[^}]*\}[^'"\n]*)?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^\s*import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map((m) => m[1] ?? m[2] ?? m[3] ?? '')
}

const roomOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1]
const targetOf = (file: File, name: string) =>
  name.startsWith('.') ? relative(root, resolve(root, dirname(file.path), name)) : null
const each = (find: (file: File, name: string, target: string) => string | undefined) =>
  code.flatMap((f) => f.imports.flatMap((name) => find(f, name, targetOf(f, name) ?? name) ?? []))

test('the reader of imports knows every form', () => {
  assert.deepEqual(
    importsOf(
      "import a from 'a'\nimport { b,\n c } from './b.ts'\nexport { d } from \"d\"\nimport 'e'\nconst f = await import('f')\nexport type { G } from 'g'",
    ),
    ['a', './b.ts', 'd', 'e', 'f', 'g'],
  )
})

test('modules import only the front doors of what stands to their left', () => {
  const wrong = each((f, _name, target) => {
    const [from, to] = [roomOf(f.path), roomOf(target)]
    if (!from || !to || from === to) return undefined
    if (order.indexOf(to) < 0 || order.indexOf(from) < 0)
      return `${f.path}: “${from}” or “${to}” is not in the order of HOUSE.md section 3`
    if (order.indexOf(to) > order.indexOf(from))
      return `${f.path} imports ${target}: ${to} stands to the right of ${from}. Let ${to} do both steps`
    return target === `src/modules/${to}/index.ts`
      ? undefined
      : `${f.path} imports ${target}: use the front door, src/modules/${to}/index.ts`
  })
  assert.deepEqual(wrong, [])
})

test('platform knows no module; documents, charts and statistics know nothing of ours', () => {
  const wrong = each((f, _name, target) => {
    const room = pure.find((p) => f.path.startsWith(`src/${p}/`))
    if (room && target.startsWith('src/') && !target.startsWith(`src/${room}/`))
      return `${f.path} imports ${target}: ${room} must stand alone`
    if (f.path.startsWith('src/platform/') && (roomOf(target) || target === 'src/site.ts'))
      return `${f.path} imports ${target}: platform knows no module`
    return undefined
  })
  assert.deepEqual(wrong, [])
})

test('rules import rules and the pure folders; pages never import queries', () => {
  const wrong = each((f, name, target) => {
    if (/\/rules\.ts$/.test(f.path) && /(queries|routes|pages)\.tsx?$|^kysely|^hono/.test(target) && !typeOnly(f, name))
      return `${f.path} imports ${name}: rules are pure (types may be imported)`
    if (/pages\.tsx$/.test(f.path) && /queries\.ts$/.test(target) && !typeOnly(f, name))
      return `${f.path} imports ${name}: pages get facts as props (types may be imported)`
    return undefined
  })
  assert.deepEqual(wrong, [])
})

const typeOnly = (f: File, name: string) =>
  [...f.text.matchAll(/import\s+(type\s+)?(\{[^}]*\}|\w+)\s+from\s+['"]([^'"]+)['"]/g)]
    .filter((m) => m[3] === name)
    .every(
      (m) =>
        m[1] !== undefined ||
        (m[2] ?? '')
          .replace(/[{}\s]/g, '')
          .split(',')
          .filter(Boolean)
          .every((n) => n.startsWith('type')),
    )

test('only queries.ts and the platform know the database; only the platform knows the web framework', () => {
  const wrong = each((f, name) => {
    if (name === 'kysely' && !/queries\.ts$/.test(f.path) && !f.path.startsWith('src/platform/'))
      return `${f.path} imports kysely: move the SQL to queries.ts`
    if (
      /^(hono$|hono\/(?!jsx|html|utils\/html)|@hono\/)/.test(name) &&
      !f.path.startsWith('src/platform/') &&
      f.path !== 'src/main.ts'
    )
      return `${f.path} imports ${name}: only platform knows the web framework`
    return undefined
  })
  assert.deepEqual(wrong, [])
})

test('a module reads and writes its own schema', () => {
  // Joins to names of the left (posts, agencies, members) are views of the owner's making or plain names to show.
  const shown = [
    'partnership.agency',
    'partnership.post_today',
    'partnership.post',
    'partnership.governance_group',
    'identity.membership',
    'evidence.file',
  ]
  const wrong = code
    .filter((f) => /queries\.ts$/.test(f.path) && roomOf(f.path))
    .flatMap((f) =>
      [...f.text.matchAll(/\.(insertInto|updateTable|deleteFrom|mergeInto)\('(\w+)\./g)]
        .filter((m) => m[2] !== roomOf(f.path) && !(roomOf(f.path) === 'partnership' && m[2] === 'identity'))
        .map((m) => `${f.path} writes ${m[2]}.*: call that module's front door`),
    )
  assert.ok(shown.length > 0)
  assert.deepEqual(wrong, [])
})

// Who reads figures as they are, and for whom. Whatever leaves these readers goes through `outside` of
// src/modules/measure/disclosure/queries.ts (leavingMeasures, latestOutside, released), and prints the rule with its figures.
const readsFigures: Record<string, string> = {
  'src/modules/measure/disclosure/queries.ts': 'the door itself',
  'src/modules/measure/breakdowns/routes.ts': 'working page of categories',
  'src/modules/measure/breakdowns/pages.tsx': 'working page of categories',
  'src/modules/measure/imports/stage.ts': 'what an import changes',
  'src/modules/measure/lateness/jobs.ts': 'which period is late; its letters hold titles and periods',
  'src/modules/measure/list/gathering.ts': 'working list and page of icons',
  'src/modules/measure/marks/routes.ts': 'working page of marks',
  'src/modules/measure/narrative/routes.ts': 'working page of what people wrote',
  'src/modules/measure/reading/gathering.ts': 'working page of the chart',
  'src/modules/measure/reading/routes.ts': 'working page of the chart',
  'src/modules/measure/reading/tables.tsx': 'working page of the chart',
  'src/modules/measure/routes.ts': 'working pages of a measure',
  'src/modules/measure/summary/routes.ts': 'working page of icons',
  'src/modules/inspection/questions/answers.ts': 'working page of a key question',
  'src/modules/plan/cycles/routes.ts': 'working page of tests of change',
  'src/modules/plan/suggestion/queries.ts': 'suggestions on working pages; those that leave use latestOutside',
  'src/modules/thread/gathering.ts': 'working pages of the thread',
  'src/modules/thread/linking/routes.ts': 'working page of measures to link',
  'src/modules/thread/questions/routes.ts': 'working page of key questions',
}
const rawReaders = /^(?:observationsOf|latestOf|figuresOf|partFiguresOf|revisionsOf|factsOf|rowsOf|isSmallFigure)$/

/** The raw readers of figures that a file imports or hands on. */
const rawIn = ({ path, text }: Pick<File, 'path' | 'text'>): string[] =>
  [...text.matchAll(/(?:import|export)\s+(type\s+)?\{([^}]*)\}\s+from\s+['"]([^'"]+)['"]/g)].flatMap(
    ([, type, names, from]) => {
      const target = relative(root, resolve(root, dirname(path), from ?? ''))
      return type || !target.startsWith('src/modules/measure/')
        ? []
        : (names ?? '')
            .split(',')
            .map((name) => name.trim().split(/\s+as\s+/)[0] ?? '')
            .filter((name) => rawReaders.test(name))
    },
  )

test('figures leave only through the door of disclosure: who reads them raw is listed, with the page it is for', () => {
  const door = 'src/modules/measure/index.ts'
  const users = code.filter((f) => f.path !== door && rawIn(f).length > 0)
  assert.deepEqual(
    users.flatMap((f) =>
      readsFigures[f.path]
        ? []
        : [
            `${f.path} reads figures raw (${rawIn(f).join(', ')}). A paper, pack, export, feed or letter asks leavingMeasures or latestOutside; a working page goes on the list here with its name`,
          ],
    ),
    [],
  )
  assert.deepEqual(
    Object.keys(readsFigures).filter((path) => !users.some((f) => f.path === path)),
    [],
    'reads no figures any more: take it off the list',
  )
  const leaves =
    /^src\/modules\/(?:report\/|evidence\/|measure\/(?:feed|leaving)\/|[^/]+\/packs?\/|[^/]+\/asking\/|.*\bletters?\b)/
  assert.deepEqual(
    Object.keys(readsFigures).filter((path) => leaves.test(path)),
    [],
    'what leaves may not be on the list',
  )
})

test('only measures touch the tables of figures, and the reader of raw readers knows them', () => {
  assert.deepEqual(
    code
      .filter((f) => /\bmeasure\.(?:observation|let_out)\b/.test(f.text) && roomOf(f.path) !== 'measure')
      .map((f) => `${f.path} names the tables of figures: ask the front door of measure`),
    [],
  )
  const at = (text: string) => rawIn({ path: 'src/modules/report/new-paper.ts', text })
  assert.deepEqual(at("import { latestOf, measures } from '../measure/index.ts'"), ['latestOf'])
  assert.deepEqual(at("import {\n  leavingMeasures,\n  observationsOf as all,\n} from '../measure/index.ts'"), [
    'observationsOf',
  ])
  assert.deepEqual(at("import { figuresOf } from './figures.ts'"), [])
})

test('config.ts alone reads the environment, and no code asks for NODE_ENV', () => {
  const wrong = code.filter((f) => f.path !== 'src/config.ts' && /process\.env/.test(f.text)).map((f) => f.path)
  assert.deepEqual(wrong, [])
})

test('no folder or file is called after a layer', () => {
  const wrong = files.filter(
    (f) =>
      /(^|\/)(utils?|helpers?|common|services|types|shared|lib|misc)(\/|\.tsx?$)/.test(f.path) &&
      f.path !== 'src/platform/services.ts',
  )
  assert.deepEqual(
    wrong.map((f) => f.path),
    [],
  )
})

test('file names are kebab-case', () => {
  assert.deepEqual(
    files
      .filter((f) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|gen))?\.tsx?$/.test(f.path.split('/').pop() ?? ''))
      .map((f) => f.path),
    [],
  )
})

test('files stay small: about 200 lines, 320 at the very most', () => {
  const long = code.map((f) => ({ path: f.path, lines: f.text.split('\n').length })).filter((f) => f.lines > 320)
  assert.deepEqual(
    long.map((f) => `${f.path}: ${f.lines} lines. Cut it by resource`),
    [],
  )
})

test('no update or insert gives back every column, and nothing selects all', () => {
  assert.deepEqual(
    code.filter((f) => /\.(selectAll|returningAll)\(/.test(f.text)).map((f) => f.path),
    [],
  )
})

test('no any, no enum, no namespace', () => {
  const wrong = code.filter((f) =>
    /(:\s*any\b|\bas any\b|<any>)|^\s*(export\s+)?(const\s+)?enum\s|^\s*(export\s+)?namespace\s/m.test(
      f.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
    ),
  )
  assert.deepEqual(
    wrong.map((f) => f.path),
    [],
  )
})

test('the lockfile and the code name no registry', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  assert.ok(
    !/"resolved"/.test(lock),
    'package-lock.json has resolved fields: install with omit-lockfile-registry-resolved=true',
  )
})
