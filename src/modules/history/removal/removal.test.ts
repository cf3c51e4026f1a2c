// Removals that are hard: words in JSON, codes that look like words, full texts, files that an import still names.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { readArchive } from '../../../platform/archive/read.ts'
import { tablesInOrder } from '../../../platform/archive/tables.ts'
import { writeArchive } from '../../../platform/archive/write.ts'
import { type Connection, openPools } from '../../../platform/db.ts'
import { storedPath } from '../../../platform/stored-files.ts'
import { reapply } from './removing.ts'

const all = await cast(() => new Date())
const { alice, grace } = all
const folder = await mkdtemp(join(tmpdir(), 'holdfast-removal-'))
after(async () => {
  await all.leave()
  await rm(folder, { recursive: true, force: true })
})

const plan = await smallPlan(all)
const dropped =
  'Reference,Action,Lead,Due\n1,"Órla O’Quill “settles” with a ""nurse""",Head of nursing,1 June 2027\n2,Records are read,Review manager,2 June 2027\n'
await alice.sends('/plan/import', { title: 'Dropped', file: { name: 'Órla O’Quill plan.csv', bytes: dropped } })
await alice.sends('/inspection/reports/new', {
  file: {
    name: 'letter.txt',
    bytes: 'Letter\n\nAreas for improvement\n\n- Plans for Órla O’Quill must be shared with every school at once.\n',
  },
})
const paper = (await alice.sends('/report/papers/new', { kind: 'page', plan: plan.planId, by: "Órla O'Quill" }))
  .location
const release = await alice.sends(`${paper?.replace('/preview', '')}/release`, await releaseForm())
await all.owner.query("update plan.item set title = rpad('Mark ', 496, 'x') || 'Mark', aim = $2 where id = $1", [
  plan.seen,
  'O\u0301rla O\u2019Quill\u00a0waits; see https://example.org/orla',
])
await alice.sends('/evidence/new', {
  kind: 'link',
  title: 'A page elsewhere',
  nature: 'document',
  url: 'https://example.org/minutes',
})
const template = Buffer.from('Órla O’Quill stands in the header')
const templateSha = createHash('sha256').update(template).digest('hex')
await mkdir(dirname(templatePath()), { recursive: true })
await writeFile(templatePath(), template)
await all.owner.query(
  "update partnership.partnership set template_sha256 = $1, template_name = 'ours.txt' where id = $2",
  [templateSha, all.donmouth],
)
const archive = join(folder, 'before.holdfast')
await writeArchive(all.owner, all.services.config.data, archive)

function templatePath() {
  return storedPath(all.services.config.data, all.donmouth, templateSha)
}

async function releaseForm() {
  const at = `${paper?.replace('/preview', '')}/release`
  return (await alice.opens(at)).page.form(at).fields
}

/** Finds the words, presses the button with everything ticked as it comes, and verifies the chain. */
async function removes(passage: string) {
  const found = await grace.sends('/history/removals/search', { passage })
  assert.equal(found.status, 200)
  const { fields } = found.page.form('/p/donmouth/history/removals')
  const done = await grace.does('/history/removals', { ...fields, reason: 'It should not stand there' })
  assert.equal(done.status, 200, passage)
  assert.equal(done.page.heading, 'Remove a passage everywhere')
  await all.owner.query('select history.seal_all()')
  assert.deepEqual((await all.owner.query('select * from history.verify($1)', [all.donmouth])).rows, [])
  return fields
}

async function standsIn(words: RegExp) {
  const client = await all.owner.connect()
  const found: string[] = []
  try {
    for (const { name } of await tablesInOrder(client)) {
      const { rows } = await client.query<{ text: string }>(`select r::text as text from ${name} r`)
      if (rows.some(({ text }) => words.test(text.normalize('NFC')))) found.push(name)
    }
  } finally {
    client.release()
  }
  return found
}

test('a name goes from every table and from dropped files, whatever its accents, quotes and blanks', async () => {
  assert.ok(release.location, release.text)
  const stood = await standsIn(/órla/i)
  for (const table of ['plan.item', 'plan.import', 'inspection.report_reading', 'report.paper', 'report.release'])
    assert.ok(stood.includes(table), `${table} is part of this test`)
  const files = (await all.owner.query<{ sha256: string }>('select sha256 from evidence.file')).rows
  assert.equal(files.length, 2)
  const { files: ticked } = await removes("órla o'quill")
  assert.deepEqual(new Set(ticked), new Set([...files.map(({ sha256 }) => sha256), templateSha]))
  assert.deepEqual(await standsIn(/órla/i), [])
  for (const { sha256 } of files)
    await assert.rejects(access(storedPath(all.services.config.data, all.donmouth, sha256)))
  assert.equal((await alice.opens(`/plan/plans/${plan.planId}`)).status, 200)
})

test('words inside JSON may hold quotes', async () => {
  await removes('“settles” with a "nurse"')
  assert.deepEqual(await standsIn(/settles/), [])
})

test('a name that is also a code or a key of the program spares the program', async () => {
  for (const name of ['Page', 'Title', 'Item', 'Text', 'Kind', 'Project', 'True', 'Null']) {
    const found = await grace.sends('/history/removals/search', { passage: name })
    if (found.page.has('form[action="/p/donmouth/history/removals"]')) await removes(name)
  }
  for (const path of [
    '/report',
    release.location ?? '',
    paper ?? '',
    `/plan/plans/${plan.planId}`,
    `/plan/items/${plan.seen}`,
    '/history',
  ])
    assert.equal((await alice.opens(path)).status, 200, path)
})

test('a text that is full does not grow, and a link stays a link', async () => {
  await removes('Mark')
  const { rows } = await all.owner.query<{ title: string }>('select title from plan.item where id = $1', [plan.seen])
  assert.match(rows[0]?.title ?? '', /^\[…\] x+\[…\]$/)
  await removes('https://example.org/minutes')
  const link = await all.owner.query("select url from evidence.piece where kind = 'link'")
  assert.deepEqual(link.rows, [{ url: 'https://removed.invalid' }])
})

test('a restore brings nothing of it back: not the words, not the dropped files, not the template of papers', async () => {
  const database = await freshDatabase()
  const pools = openPools(database.connection as Connection, null, 2)
  try {
    await readArchive(pools.owner, all.services.config.data, archive)
    assert.ok((await reapply(pools.owner, all.services.config.data)) >= 3)
    for (const [table, column] of [
      ['plan.import', 'document'],
      ['plan.item', 'aim'],
      ['report.release', 'model'],
      ['history.value', 'value'],
    ])
      assert.deepEqual(
        (await pools.owner.query(`select from ${table} where normalize("${column}"::text) ~* 'órla'`)).rows,
        [],
        table,
      )
    assert.deepEqual((await pools.owner.query('select sha256 from evidence.file')).rows, [])
    assert.deepEqual(
      (await pools.owner.query('select from partnership.partnership where template_sha256 <> $1', [''])).rows,
      [],
    )
    await assert.rejects(access(templatePath()))
    await pools.owner.query('select history.seal_all()')
    assert.deepEqual((await pools.owner.query('select * from history.verify($1)', [all.donmouth])).rows, [])
  } finally {
    await pools.close()
    await database.drop()
  }
})
