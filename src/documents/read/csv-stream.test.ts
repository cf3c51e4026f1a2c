import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { csvOf, type CsvStream, openCsv, Unreadable } from './csv-stream.ts'

const folder = await mkdtemp(join(tmpdir(), 'holdfast-csv-'))
after(() => rm(folder, { recursive: true }))

const all = async (stream: CsvStream | null) => {
  const lines: string[] = []
  for await (const batch of stream?.lines() ?? [])
    for (const { row, cells } of batch) lines.push(`${row}: ${cells.join('|')}`)
  return lines
}
const cases: [string, string, string[]][] = [
  ['commas', 'a,b\n1,2\n', ['1: a|b', '2: 1|2']],
  ['semicolons and Windows line ends', 'a;b\r\n1;2\r\n', ['1: a|b', '2: 1|2']],
  ['tabs without a last line end', 'a\tb\n1\t2', ['1: a|b', '2: 1|2']],
  ['a blank line is a row', 'a,b\n\n1,2', ['1: a|b', '2: ', '3: 1|2']],
  ['quotes, also doubled and over lines', 'a,b\n"x, ""y""\nz",2\n3,4', ['1: a|b', '2: x, "y"\nz|2', '3: 3|4']],
  ['a quote that is never closed', 'a,b\n"x,2\n3,4', ['1: a|b', '2: "x|2', '3: 3|4']],
  ['a quote in the middle of a cell', 'a,b\n5" pipe,2\n', ['1: a|b', '2: 5" pipe|2']],
  ['the delimiter said first', 'sep=;\r\na;b\r\n1,5;2', ['1: a|b', '2: 1,5|2']],
  ['a byte order mark', '\ufeffa,b\n1,2', ['1: a|b', '2: 1|2']],
  ['old Macintosh line ends', 'a,b\r1,2\r', ['1: a|b', '2: 1|2']],
]
for (const [name, text, wanted] of cases)
  test(`${name}: from memory and from a file`, async () => {
    assert.deepEqual(await all(csvOf(text)), wanted)
    const path = join(folder, `${name.replaceAll(/\W/g, '')}.csv`)
    await writeFile(path, text)
    assert.deepEqual(await all(await openCsv(path)), wanted)
  })

test('records that lie across chunks come whole, in UTF-16 and Windows-1252 too', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `${n},"Équipe, ${n % 7 === 0 ? 'two\nlines' : 'one'}"`)
  const text = `n,name\n${rows.join('\n')}\n`
  const wanted = await all(csvOf(text))
  assert.equal(wanted.length, 20_001)
  assert.equal(wanted.at(-1), '20001: 19999|Équipe, two\nlines')
  for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
    const path = join(folder, `long-${encoding}.csv`)
    await writeFile(path, Buffer.from(encoding === 'utf16le' ? `\ufeff${text}` : text, encoding))
    assert.deepEqual(await all(await openCsv(path)), wanted, encoding)
  }
})

test('what is no text is not opened; a row of a thousand columns stops the reading in words', async () => {
  const path = join(folder, 'picture.csv')
  await writeFile(path, Buffer.from([0x89, 0x50, 0, 0, 1, 2, 3, 0, 255, 0, 7, 0, 0, 0, 9]))
  assert.equal(await openCsv(path), null)
  await assert.rejects(
    all(csvOf(','.repeat(1000))),
    (e: Error) => e instanceof Unreadable && /1001 columns/.test(e.message),
  )
})
