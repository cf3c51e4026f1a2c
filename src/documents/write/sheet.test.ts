import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from 'hucre'
import type { Paper } from './model.ts'
import { committee, improvement } from './samples.ts'
import { toExcel } from './sheet.ts'
import { unpack } from './zip.ts'

test('a plan becomes a sheet whose themes are columns and whose dates are dates', async () => {
  const { sheets } = await readXlsx(await toExcel(improvement(20)))
  const sheet = sheets[0]
  assert.equal(sheet?.name, 'Plan')
  assert.deepEqual(sheet?.rows[0], ['Theme', 'Outcome', 'No', 'Item', 'Status', 'Lead', 'Due', 'Progress'])
  assert.equal(sheet?.rows.length, 21)
  const first = sheet?.rows[1] ?? []
  assert.equal(first[0], 'Theme 1 Health and wellbeing in care')
  assert.equal(first[4], 'On track')
  assert.ok(first[6] instanceof Date)
  assert.equal(first[6].toISOString().slice(0, 10), '2027-03-28')
})

test('the head is frozen, filters are on and text is wrapped', async () => {
  const parts = await unpack(await toExcel(improvement(20)))
  const xml = parts.get('xl/worksheets/sheet1.xml')?.toString() ?? ''
  assert.match(xml, /<pane [^>]*ySplit="1"[^>]*state="frozen"/)
  assert.match(xml, /<autoFilter ref="A1:H21"/)
  assert.match(parts.get('xl/styles.xml')?.toString() ?? '', /wrapText="(?:1|true)"/)
})

for (const words of [
  '=1+1',
  '+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '=HYPERLINK("http://x","y")',
  '\t=1',
  '<b>&"\'',
  'bell\u0007',
])
  test(`a cell that reads ${JSON.stringify(words)} stays text`, async () => {
    const paper: Paper = {
      ...committee,
      sections: [
        {
          orientation: 'portrait',
          blocks: [
            {
              kind: 'table',
              caption: 'A: /odd\\ [name]?*',
              columns: [{ title: words, share: 1, kind: 'text' }],
              rows: [{ kind: 'row', cells: [{ lines: [{ words }] }] }],
            },
          ],
        },
      ],
    }
    const bytes = await toExcel(paper)
    const { sheets } = await readXlsx(bytes)
    assert.equal(sheets[0]?.rows[1]?.[0], words.replace('\u0007', ''))
    assert.doesNotMatch((await unpack(bytes)).get('xl/worksheets/sheet1.xml')?.toString() ?? '', /<f[ >]/)
  })

test('two tables of one name get two sheets', async () => {
  const table = improvement(5).sections[1]?.blocks.find((block) => block.kind === 'table')
  assert.ok(table)
  const { sheets } = await readXlsx(
    await toExcel({ ...committee, sections: [{ orientation: 'portrait', blocks: [table, table] }] }),
  )
  assert.deepEqual(
    sheets.map((sheet) => sheet.name),
    ['Plan', 'Plan 2'],
  )
})
