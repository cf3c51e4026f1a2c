// The evidence pack of a finding holds what hangs under it: items, updates, grades and conclusions.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cast, type Sent } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { stopWriting } from '../../../documents/write/index.ts'
import { unpack } from '../../../documents/write/zip.ts'
import { embargoPiece, verifyPack } from '../../evidence/index.ts'
import { postUpdate } from '../../plan/index.ts'

const all = await cast()
const { alice, bob, carol, dan } = all
const small = await smallPlan(all)
const folder = await mkdtemp(join(tmpdir(), 'holdfast-pack-'))
after(async () => {
  await all.leave()
  await stopWriting()
  await rm(folder, { recursive: true, force: true })
})
const bytesOf = (words: string) => `%PDF-1.7\n${words}\n%%EOF`
const file = (name: string) => ({ name: `${name}.pdf`, bytes: bytesOf(name) })
const path = `/thread/findings/${small.first}/pack`

const update = await all.within(all.donmouth, (db) =>
  postUpdate(db, {
    itemId: small.seen,
    dated: '2026-11-01',
    status: 'on_track',
    done: 'Two clinics have opened.',
    next: 'A third.',
  }),
)
const add = async (about: string, name: string, more: Sent = {}) =>
  assert.equal(
    (
      await alice.sends('/evidence/new', {
        for: about,
        kind: 'file',
        nature: 'records',
        title: name,
        body: '',
        shows: `What ${name} shows`,
        file: file(name),
        ...more,
      })
    ).status,
    303,
  )
await add(small.first, 'of the finding')
await add(small.seen, 'of the item')
await add(update, 'of the update')
await add(small.second, 'of another finding')
await alice.sends(`/inspection/findings/${small.first}/conclusions`, {
  by_kind: 'inspectorate',
  by_name: 'The inspectors',
  'dated-day': '1',
  'dated-month': '10',
  'dated-year': '2026',
  phrase: 'Some progress',
  page: '14',
  file: file('of the conclusion'),
})

test('the pack of a finding holds the evidence of its whole thread, and verifies', async () => {
  const reply = await alice.opens(path)
  assert.equal(reply.headers.get('content-type'), 'application/zip')
  const parts = await unpack(reply.bytes)
  const files = [...parts.keys()]
    .filter((name) => name.startsWith('files/'))
    .map((name) => name.slice('files/000-'.length))
  assert.deepEqual(files.toSorted(), [
    'of-the-conclusion.pdf',
    'of-the-finding.pdf',
    'of-the-item.pdf',
    'of-the-update.pdf',
  ])
  const index = String(parts.get('index.html'))
  for (const words of [
    'Items that answer it',
    '1.1.1 First health assessment within four weeks',
    'Head of children’s nursing',
    'Two clinics have opened.',
    'Some progress',
    'The inspectors',
    'What of the update shows',
  ])
    assert.ok(index.includes(words), words)
  assert.ok(!index.includes('of another finding'))
  const at = join(folder, 'whole.zip')
  await writeFile(at, reply.bytes)
  assert.deepEqual((await verifyPack(at)).problems, [])
})

test('what is under embargo stays out, and a finding that nobody answers has a pack all the same', async () => {
  const { rows } = await all.owner.query("select id from evidence.piece where title = 'of the item'")
  await all.within(all.donmouth, (db) => embargoPiece(db, rows[0].id, new Date('2199-01-01'), []))
  assert.ok(![...(await unpack((await alice.opens(path)).bytes)).keys()].some((name) => name.includes('of-the-item')))
  await all.within(all.donmouth, (db) => embargoPiece(db, rows[0].id, null, []))
  const other = await unpack((await alice.opens(`/thread/findings/${small.second}/pack`)).bytes)
  assert.ok(String(other.get('index.html')).includes('No item answers it.'))
})

test('a lead may take it; viewers get none, another partnership finds none', async () => {
  assert.equal((await dan.opens(path)).status, 200)
  assert.equal((await bob.opens(path)).status, 403)
  assert.equal((await carol.opens(path)).status, 404)
  assert.equal((await alice.opens('/thread/findings/00000000-0000-0000-0000-000000000000/pack')).status, 404)
})

test('the pages of the finding’s thread and of its evidence lead to it', async () => {
  for (const from of [`/thread/findings/${small.first}`, `/evidence/statements/${small.first}`])
    assert.equal((await dan.opens(from)).page.link('Evidence pack of the whole thread'), `/p/donmouth${path}`)
})

test('the page of a finding lists what answers it, with what its lead reports and how far its evidence reaches', async () => {
  const at = `/inspection/findings/${small.first}`
  const { page } = await dan.opens(at)
  const row = page.rows('section[aria-labelledby=answered] table').find(([title]) => title?.startsWith('1.1.1'))
  assert.deepEqual(row, [
    '1.1.1 First health assessment within four weeks',
    'On track',
    'Head of children’s nursing',
    '0 We say so',
  ])
  assert.ok((await dan.opens(`/inspection/findings/${small.second}`)).page.says('No item answers it'))
  const queries = (await alice.opens(at)).queries
  await all.owner.query(
    `insert into plan.answer (partnership_id, item_id, finding_id) values ($1, $2, $3) on conflict do nothing`,
    [all.donmouth, small.dentist, small.first],
  )
  assert.equal((await alice.opens(at)).queries, queries)
})
