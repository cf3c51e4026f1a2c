// npm run db:types: the tables' types from a database that the real migrations have rolled forward. --check: are they fresh?
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from '../test/database.ts'

const target = fileURLToPath(new URL('../src/platform/db.gen.ts', import.meta.url))
const cli = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))
const database = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'holdfast-types-'))
try {
  const out = join(folder, 'db.gen.ts')
  execFileSync(process.execPath, [
    cli,
    '--dialect=postgres',
    `--url=${database.ownerUrl}`,
    `--out-file=${out}`,
    '--exclude-pattern=graphile_worker.*',
    '--date-parser=string',
    '--numeric-parser=number',
    '--log-level=error',
  ])
  const types = readFileSync(out, 'utf8')
    .replace(/^export type Int8 = .*$/m, 'export type Int8 = number;')
    .replace(/^ \* Please do not edit it manually\.$/m, ' * From the migrations, by npm run db:types.')
  if (!process.argv.includes('--check')) writeFileSync(target, types)
  else if (readFileSync(target, 'utf8') !== types) {
    console.error('src/platform/db.gen.ts is stale: run npm run db:types')
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
}
