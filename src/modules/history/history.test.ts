import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { freshDatabase } from '../../../test/database.ts'
import { readArchive } from '../../platform/archive/read.ts'
import { tablesInOrder } from '../../platform/archive/tables.ts'
import { writeArchive } from '../../platform/archive/write.ts'
import { type Connection, openPools } from '../../platform/db.ts'
import { storedPath } from '../../platform/stored-files.ts'
import { reapply } from './index.ts'
import { digestFor, evenOut, passageIn, patternFor, refusal } from './removal/rules.ts'
import { sentenceOf } from './rules.ts'

const all = await cast()
const { alice, bob, grace, carol } = all
const folder = await mkdtemp(join(tmpdir(), 'holdfast-history-'))
after(async () => {
  await all.leave()
  await rm(folder, { recursive: true, force: true })
})

const name = 'Zebedee Quillfeather'
const piece = {
  kind: 'statement',
  title: 'A visit',
  nature: 'observation',
  body: `The nurse saw Zebedee\nQuillfeather at home and "all was well".`,
}

async function restored(archive: string, data: string) {
  const database = await freshDatabase()
  const pools = openPools(database.connection as Connection, null, 2)
  return {
    database,
    pools,
    data,
    run: () => readArchive(pools.owner, data, archive),
    leave: async () => (await pools.close(), await database.drop()),
  }
}

const digests = async (
  owner: { query(text: string): Promise<{ rows: { d: string | null }[] }> },
  tables: { name: string }[],
) =>
  Promise.all(
    tables.map(async (t) => [
      t.name,
      (await owner.query(`select md5(string_agg(r::text, '|' order by r::text)) as d from ${t.name} r`)).rows[0]?.d,
    ]),
  )

async function orderedTables() {
  const client = await all.owner.connect()
  try {
    return await tablesInOrder(client)
  } finally {
    client.release()
  }
}

test('a backup restored into an empty installation gives the same rows, files and history', async () => {
  await alice.sends('/evidence/new', piece)
  await alice.sends('/evidence/new', {
    ...piece,
    kind: 'file',
    title: 'Minutes',
    body: '',
    file: { name: 'minutes.txt', bytes: `Present: ${name}` },
  })
  const archive = join(folder, 'first.holdfast')
  const manifest = await writeArchive(all.owner, all.services.config.data, archive)
  assert.equal(manifest.files.length, 1)
  const there = await restored(archive, join(folder, 'first'))
  await there.run()
  const tables = await orderedTables()
  assert.deepEqual(await digests(there.pools.owner, tables), await digests(all.owner, tables))
  const broken = await there.pools.owner.query('select * from history.verify($1)', [all.donmouth])
  assert.deepEqual(broken.rows, [])
  const file = manifest.files[0]
  assert.ok(file)
  assert.equal(await readFile(storedPath(there.data, file.partnership, file.sha256), 'utf8'), `Present: ${name}`)
  await assert.rejects(there.run(), /holds data already/)
  await there.leave()
})

test('a backup carries nobody’s session', async () => {
  const names = (await orderedTables()).map((t) => t.name)
  assert.ok(!names.includes('identity.session') && !names.includes('identity.sign_in'))
})

const spoiled: [string, (bytes: Buffer) => Buffer, RegExp][] = [
  ['cut short', (b) => b.subarray(0, b.length / 2), /not a Holdfast backup, or it is damaged/],
  [
    'altered in one place',
    (b) => Buffer.concat([b.subarray(0, 2000), Buffer.from([(b[2000] ?? 0) ^ 0xff]), b.subarray(2001)]),
    /damaged/,
  ],
  ['no archive at all', () => Buffer.from('Dear all, please find attached'), /not a Holdfast backup/],
  ['empty', () => Buffer.alloc(0), /not a Holdfast backup/],
]
for (const [what, spoil, sentence] of spoiled)
  test(`a backup that is ${what} is refused in a sentence, and nothing is restored`, async () => {
    const bad = join(folder, 'bad.holdfast')
    await writeFile(bad, spoil(await readFile(join(folder, 'first.holdfast'))))
    const there = await restored(bad, join(folder, 'bad'))
    await assert.rejects(there.run(), sentence)
    const { rows } = await there.pools.owner.query('select count(*)::int as n from partnership.partnership')
    assert.equal(rows[0].n, 0)
    await there.leave()
  })

test('removing a passage needs an administrator, words long enough and a reason that does not repeat them', async () => {
  assert.equal((await alice.opens('/history/removals')).status, 403)
  assert.equal((await bob.opens('/history')).status, 403)
  assert.equal((await carol.opens('/p/donmouth/history')).status, 404)
  assert.deepEqual((await grace.sends('/history/removals/search', { passage: 'ab' })).page.errors().length, 1)
  const repeated = await grace.sends('/history/removals', { passage: name, reason: `It is ${name}`, places: [] })
  assert.equal(repeated.status, 400)
  assert.match(repeated.page.errors().join(' '), /without repeating/)
})

test('a removed passage is gone from rows, history and files, the chain verifies and says who and why, and a restore does not bring it back', async () => {
  const before = join(folder, 'before.holdfast')
  await writeArchive(all.owner, all.services.config.data, before)
  const found = await grace.sends('/history/removals/search', { passage: name })
  assert.equal(found.status, 200)
  assert.ok(found.page.says('Evidence: 1'))
  assert.ok(found.page.says('minutes.txt'))
  const form = found.page.form('/p/donmouth/history/removals')
  const done = await grace.does('/history/removals', {
    ...form.fields,
    reason: 'A child was named',
  })
  assert.ok(done.page.says('A child was named'))

  const client = await all.owner.connect()
  for (const t of await tablesInOrder(client)) {
    const { rows } = await client.query(`select count(*)::int as n from ${t.name} r where r::text ~* $1`, [
      'Zebedee\\s+Quillfeather|Zebedee\\\\+nQuillfeather',
    ])
    assert.equal(rows[0].n, 0, `${t.name} still holds the words`)
  }
  client.release()
  await assert.rejects(stat(storedPath(all.services.config.data, all.donmouth, '0'.repeat(64))))
  const register = await readFile(join(all.services.config.data, 'removals.jsonl'), 'utf8')
  assert.ok(!register.includes('Zebedee'))
  await all.owner.query('select history.seal_all()')
  assert.deepEqual((await all.owner.query('select * from history.verify($1)', [all.donmouth])).rows, [])
  assert.match((await grace.opens('/history')).text, /because: A child was named/)

  const there = await restored(before, all.services.config.data)
  await there.run()
  assert.ok((await there.pools.owner.query("select from evidence.piece where body ~* 'zebedee'")).rows.length > 0)
  assert.equal(await reapply(there.pools.owner, there.data), 2)
  assert.equal((await there.pools.owner.query("select from evidence.piece where body ~* 'zebedee'")).rows.length, 0)
  assert.equal(
    (await there.pools.owner.query("select from history.value where value::text ~* 'zebedee'")).rows.length,
    0,
  )
  await there.pools.owner.query('select history.seal_all()')
  assert.deepEqual((await there.pools.owner.query('select * from history.verify($1)', [all.donmouth])).rows, [])
  await there.leave()
})

test('rules: what is the same passage', () => {
  assert.equal(evenOut('  Ann\n  B '), 'ann b')
  assert.ok(new RegExp(patternFor('a.b (c)'), 'i').test('x A.B   (C) y'))
  assert.ok(!new RegExp(patternFor('a.b'), 'i').test('axb'))
  assert.equal(refusal('abcd'), null)
  for (const bad of ['', '  ', 'abc', 'x'.repeat(2001)]) assert.ok(refusal(bad))
  const salt = Buffer.from('0102', 'hex')
  const entry = { salt, digest: digestFor(salt, 'Ann Other'), length: 9 }
  assert.equal(passageIn('We saw ANN   other today', entry), 'ANN   other')
  assert.equal(passageIn('We saw Joann other today', entry), null)
})

test('rules: a line of history as a sentence', () => {
  const cases: [Parameters<typeof sentenceOf>[0], string][] = [
    [
      { operation: 'insert', subject: 'plan.item', value: { became: { title: 'A nurse' } } },
      'added the item “A nurse”',
    ],
    [
      {
        operation: 'update',
        subject: 'plan.item',
        value: { was: { due: null }, became: { due: '2026-01-01', lead_agency_id: 'x' } },
      },
      'changed the item: due, lead agency',
    ],
    [
      { operation: 'update', subject: 'plan.item', value: { was: { deleted_at: null }, became: { deleted_at: 'x' } } },
      'deleted the item',
    ],
    [{ operation: 'note', subject: 'plan.item', value: { sentence: 'closed it' } }, 'closed it'],
    [
      { operation: 'insert', subject: 'plan.item', value: null },
      'added the item; the words were removed by somebody authorised',
    ],
  ]
  for (const [line, expected] of cases) assert.equal(sentenceOf(line), expected)
})
