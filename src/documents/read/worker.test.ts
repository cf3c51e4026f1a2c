import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { repeated, rows } from '../../../test/fixtures/hostile-files.ts'
import { prose, wordFile } from '../../../test/fixtures/make-docx.ts'
import { makeDocx, makePdf } from '../../../test/fixtures/make-files.ts'
import { readDocument, readHere } from './index.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read '))
})
after(() => rm(folder, { recursive: true }))

const onDisk = async (name: string, bytes: Buffer) => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { path, name }
}

test('a good file is read in its worker as it is here', async () => {
  const bytes = await makeDocx(rows)
  assert.deepEqual(await readDocument(await onDisk('plan.docx', bytes)), await readHere(bytes, 'plan.docx'))
  assert.deepEqual(
    await readDocument({ text: 'Aim\tLead\tDue', name: 'text' }),
    await readHere('Aim\tLead\tDue', 'text'),
  )
})

test('a reader that takes too long is stopped', async () => {
  const source = await onDisk('slow.pdf', makePdf(Array.from({ length: 400 }, () => ['a', 'b', 'c'])))
  const reading = await readDocument(source, { milliseconds: 20 })
  assert.equal('code' in reading && reading.code, 'too_slow')
})

test('a file that needs too much memory ends its worker, not the server', async () => {
  const cells = repeated(`<w:tr>${repeated(`<w:tc>${prose('x')}</w:tc>`, 100)}</w:tr>`, 4_900)
  const source = await onDisk('wide.docx', await wordFile(`<w:tbl>${cells}</w:tbl>`))
  const reading = await readDocument(source, { memory: 48, ratio: 100_000 })
  assert.equal('code' in reading && reading.code, 'too_big', JSON.stringify(reading).slice(0, 200))
})

test('a file above the size limit is not even opened', async () => {
  const reading = await readDocument(await onDisk('big.txt', Buffer.from('too long')), { bytes: 5 })
  assert.equal('code' in reading && reading.code, 'too_big')
})
