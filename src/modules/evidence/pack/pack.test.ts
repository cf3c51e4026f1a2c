import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ZipFile } from 'yazl'
import { cast } from '../../../../test/cast.ts'
import { pack, type Parts, unpack } from '../../../documents/write/zip.ts'
import { stopWriting } from '../../../documents/write/index.ts'
import { embargoPiece, registerStatement } from '../index.ts'
import { compare, type Manifest, safeName } from './rules.ts'
import { NoPack, verifyPack } from './verify.ts'

const all = await cast()
const { alice, bob, carol, dan } = all
const folder = await mkdtemp(join(tmpdir(), 'holdfast-pack-'))
after(async () => {
  await all.leave()
  await stopWriting()
  await rm(folder, { recursive: true, force: true })
})

const about = await all.within(all.donmouth, (db) =>
  registerStatement(db, { kind: 'finding', title: 'Plans are read by two', path: '/inspection/findings/:id' }),
)
const bytesOf = (words: string) => `%PDF-1.7\n${words}\n%%EOF`
const add = async (title: string, file: { name: string; words: string } | null, more: Record<string, string> = {}) => {
  const made = await alice.sends('/evidence/new', {
    for: about,
    kind: file ? 'file' : 'statement',
    nature: 'records',
    title,
    body: 'What was seen.',
    shows: `What ${title} shows`,
    ...more,
    ...(file ? { file: { name: file.name, bytes: bytesOf(file.words) } } : {}),
  })
  assert.equal(made.status, 303)
  const { rows } = await all.owner.query('select id from evidence.piece where title = $1', [title])
  return String(rows[0]?.id)
}
const open = await add(
  'The reading',
  { name: 'Reading, räumde 1.pdf', words: 'open' },
  { result_met: '7', result_all: '10' },
)
await add('The review', { name: '../../review.pdf', words: 'secret' }, { confidential: 'yes' })
await add('What the nurses saw', null)
const held = await add('Held back', { name: 'held.pdf', words: 'held' })
await all.within(all.donmouth, (db) => embargoPiece(db, held, new Date('2199-01-01'), []))

const path = `/evidence/pack?statement=${about}`
const taken = async (who: typeof alice): Promise<Parts> => unpack((await who.opens(path)).bytes)
const kept = async (parts: Parts, name: string): Promise<string> => {
  const at = join(folder, name)
  await writeFile(at, await pack(parts))
  return at
}
const manifestIn = (parts: Parts): Manifest => JSON.parse(String(parts.get('manifest.json')))

test('a pack holds its index as page and workbook, the files by safe names, and a manifest with every fingerprint', async () => {
  const reply = await alice.opens(path)
  assert.equal(reply.headers.get('content-type'), 'application/zip')
  const parts = await unpack(reply.bytes)
  assert.deepEqual([...parts.keys()].toSorted(), [
    'files/001-Reading-raumde-1.pdf',
    'files/002-review.pdf',
    'index.html',
    'index.xlsx',
    'manifest.json',
  ])
  const manifest = manifestIn(parts)
  assert.deepEqual([manifest.made_by, manifest.title], ['Alice Merrow', 'Plans are read by two'])
  for (const { name, sha256, size } of manifest.entries) {
    const bytes = parts.get(name) ?? Buffer.alloc(0)
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, name)
    assert.equal(bytes.length, size, name)
  }
  const index = String(parts.get('index.html'))
  for (const words of [
    'Only one kind supports it: records read.',
    '7 of 10 records.',
    'What The reading shows',
    'href="files/001-Reading-raumde-1.pdf"',
    'What the nurses saw',
  ])
    assert.ok(index.includes(words), words)
  assert.ok(!index.includes('Held back'))
  const sheet = await unpack(parts.get('index.xlsx') ?? Buffer.alloc(0))
  assert.match(String(sheet.get('xl/sharedStrings.xml')), /What The reading shows/)
})

test('a confidential file is listed and not included for those who may not read it; for others its taking is recorded', async () => {
  const parts = await taken(dan)
  assert.ok(![...parts.values()].some((bytes) => bytes.includes(bytesOf('secret'))))
  const manifest = manifestIn(parts)
  assert.deepEqual(manifest.left_out, [
    { piece: 'The review', why: 'It is confidential, and whoever made this pack may not read it.' },
  ])
  assert.ok(String(parts.get('index.html')).includes('One file is listed and not included; the list says why.'))
  await taken(alice)
  const { rows } = await all.owner.query(
    "select distinct v.value ->> 'sentence' as sentence, l.person_id from history.line l join history.value v on v.line_id = l.id where l.operation = 'read'",
  )
  assert.deepEqual(rows, [
    { sentence: 'took the confidential file “review.pdf” in an evidence pack', person_id: alice.id },
  ])
})

test('a file whose bytes are gone is listed, and the pack is made all the same', async () => {
  const gone = await add('Lost', { name: 'lost.pdf', words: 'lost' })
  const { rows } = await all.owner.query('select sha256 from evidence.piece where id = $1', [gone])
  const sha256 = String(rows[0]?.sha256)
  await rm(join(all.services.config.data, 'files', all.donmouth, sha256.slice(0, 2), sha256))
  assert.ok(manifestIn(await taken(alice)).left_out.some(({ why }) => why === 'Its bytes are not in the store.'))
  await alice.sends(`/evidence/pieces/${gone}/deletion`)
})

test('the newest version of a file goes into the pack, the earlier ones are named with their fingerprints', async () => {
  await alice.sends(`/evidence/pieces/${open}/editions`, {
    version: '1',
    why: 'Two more were read',
    file: { name: 'reading-2.pdf', bytes: bytesOf('newer') },
  })
  const parts = await taken(alice)
  assert.equal(String(parts.get('files/001-reading-2.pdf')), bytesOf('newer'))
  const old = createHash('sha256').update(bytesOf('open')).digest('hex')
  assert.ok(String(parts.get('index.html')).includes(old.match(/.{16}/g)?.join(' ') ?? ''))
})

test('viewers get no pack, another partnership finds none', async () => {
  assert.equal((await bob.opens(path)).status, 403)
  assert.equal((await carol.opens(path)).status, 404)
  assert.equal((await alice.opens('/evidence/pack?statement=x')).status, 404)
})

test('a pack that nobody touched is whole', async () => {
  const { problems, manifest } = await verifyPack(await kept(await taken(alice), 'whole.zip'))
  assert.deepEqual(problems, [])
  assert.equal(manifest.title, 'Plans are read by two')
})

const changes: [string, (parts: Parts) => unknown, string][] = [
  [
    'a changed byte',
    (parts) => {
      const bytes = Buffer.from(parts.get('files/002-review.pdf') ?? '')
      bytes[3] = 0x21
      parts.set('files/002-review.pdf', bytes)
    },
    '“files/002-review.pdf” is not as it was when the pack was made.',
  ],
  [
    'another length',
    (parts) => parts.set('index.html', Buffer.from('<p>All is well</p>')),
    '“index.html” is not as it was when the pack was made.',
  ],
  ['a removed file', (parts) => parts.delete('files/002-review.pdf'), '“files/002-review.pdf” is missing.'],
  [
    'an extra file',
    (parts) => parts.set('files/999-extra.pdf', Buffer.from('x')),
    '“files/999-extra.pdf” was not in the pack when it was made.',
  ],
]
for (const [what, change, sentence] of changes)
  test(`a pack with ${what} says so`, async () => {
    const parts = await taken(alice)
    change(parts)
    const { problems } = await verifyPack(await kept(parts, `${what.replaceAll(' ', '-')}.zip`))
    assert.deepEqual(
      problems.map((problem) => problem.sentence),
      [sentence],
    )
  })

const written = async (name: string, put: (zip: ZipFile) => void): Promise<string> => {
  const zip = new ZipFile()
  put(zip)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  const at = join(folder, name)
  // yazl writes no such names itself: put them in by hand, in both places, at the same length.
  await writeFile(
    at,
    Buffer.from(Buffer.concat(chunks).toString('latin1').replaceAll('aa/aa/evil.txt', '../../evil.txt'), 'latin1'),
  )
  return at
}
const manifestOf = (entries: unknown[]) =>
  Buffer.from(
    JSON.stringify({ format: 'holdfast-evidence-pack', version: 1, title: 'T', made_by: 'A', made_at: 'now', entries }),
  )
const refusals: [string, (zip: ZipFile) => void, RegExp][] = [
  ['no manifest', (zip) => zip.addBuffer(Buffer.from('x'), 'index.html'), /holds no manifest\.json/],
  ['a manifest of something else', (zip) => zip.addBuffer(Buffer.from('{}'), 'manifest.json'), /cannot be read/],
  ['a manifest that is no JSON', (zip) => zip.addBuffer(Buffer.from('{'), 'manifest.json'), /cannot be read/],
  [
    'a name that leads out',
    (zip) => {
      zip.addBuffer(manifestOf([]), 'manifest.json')
      zip.addBuffer(Buffer.from('x'), 'aa/aa/evil.txt')
    },
    /leads out of the pack|which no pack has/,
  ],
  [
    'a strange name',
    (zip) => {
      zip.addBuffer(manifestOf([]), 'manifest.json')
      zip.addBuffer(Buffer.from('x'), '.hidden')
    },
    /which no pack has/,
  ],
  [
    'one name twice',
    (zip) => {
      zip.addBuffer(manifestOf([]), 'manifest.json')
      zip.addBuffer(Buffer.from('x'), 'files/a.txt')
      zip.addBuffer(Buffer.from('y'), 'files/a.txt')
    },
    /holds “files\/a\.txt” twice/,
  ],
  [
    'a bomb',
    (zip) => {
      const size = 8 * 1024 * 1024
      zip.addBuffer(manifestOf([{ name: 'files/a.txt', sha256: '0'.repeat(64), size }]), 'manifest.json')
      zip.addBuffer(Buffer.alloc(size), 'files/a.txt')
    },
    /unpacks to far more/,
  ],
]
for (const [what, put, sentence] of refusals)
  test(`a file with ${what} is refused in a sentence`, async () => {
    const at = await written(`refused-${what.replaceAll(' ', '-')}.zip`, put)
    await assert.rejects(verifyPack(at), (e) => e instanceof NoPack && sentence.test(e.message))
  })

test('what is no ZIP file, or is not there, is refused in a sentence', async () => {
  const at = join(folder, 'words.zip')
  await writeFile(at, 'only words')
  await assert.rejects(verifyPack(at), /is no ZIP file, or is damaged/)
  await assert.rejects(verifyPack(join(folder, 'nowhere.zip')), /There is no file/)
})

test('names in a pack are safe to unpack and keep their order and ending', () => {
  const cases: [number, string, string][] = [
    [1, 'Audit 2026.PDF', 'files/001-Audit-2026.pdf'],
    [12, '../../etc/passwd', 'files/012-etc-passwd'],
    [3, '…', 'files/003-file'],
    [4, '.docx', 'files/004-file.docx'],
    [5, 'Gàidhlig — plana.docx', 'files/005-Gaidhlig-plana.docx'],
  ]
  for (const [at, from, name] of cases) assert.equal(safeName(at, from), name)
  assert.deepEqual(compare({ entries: [] }, new Map([['manifest.json', { sha256: null }]])), [])
})

test('the command line says what it found: 0 whole, 1 changed or no pack, 2 wrong usage', async () => {
  const whole = await kept(await taken(alice), 'cli-whole.zip')
  const said = await run('evidence', 'verify', whole)
  assert.equal(said.status, 0, said.err)
  assert.match(said.out, /It is whole: 4 files/)
  const parts = await taken(alice)
  parts.delete('files/002-review.pdf')
  const broken = await run('evidence', 'verify', await kept(parts, 'cli-broken.zip'), '--json')
  assert.equal(broken.status, 1)
  const told = JSON.parse(broken.out)
  assert.deepEqual([told.sound, told.problems[0].kind], [false, 'missing'])
  assert.match(broken.err, /^The pack is not as it was made: “files\/002-review\.pdf” is missing\.\n$/)
  assert.equal((await run('evidence', 'verify')).status, 2)
})

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const run = (...args: string[]): Promise<{ status: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', './jsx.ts', 'src/cli/index.ts', ...args], { cwd: root })
    let [out, err] = ['', '']
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
  })
