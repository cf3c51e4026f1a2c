// The round trip of a plan: imported, exported as a workbook, brought back.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { writePaper } from '../src/documents/write/index.ts'
import { planTree } from '../src/modules/plan/index.ts'
import { makePaper } from '../src/modules/report/index.ts'
import { cast } from './cast.ts'

const all = await cast()
after(() => all.leave())

test('the workbook of a plan, brought back as it is, holds no difference', async () => {
  const bytes = readFileSync(new URL('fixtures/plans/traps.txt', import.meta.url))
  const at =
    (await all.alice.sends('/plan/import', { title: 'Our plan', file: { name: 'traps.txt', bytes } })).location ?? ''
  const form = (await all.alice.opens(at)).page.form(`${at}/answers`).fields
  const planId = (await all.alice.sends(`${at}/answers`, { ...form, go: 'import' })).location?.split('/').at(-1) ?? ''
  const paper = await all.within(all.donmouth, (db) =>
    makePaper(
      db,
      { partnership: { name: 'Donmouth', marking: 'OFFICIAL' }, now: new Date() },
      { kind: 'plan', planId },
    ),
  )
  assert.ok(paper)
  const workbook = await writePaper(paper, 'xlsx')
  const back = await all.alice.does('/plan/import', { file: { name: 'plan.xlsx', bytes: workbook } })
  assert.equal(back.page.heading, 'No difference: nothing to import', back.page.text)
  const tree = await all.within(all.donmouth, (db) => planTree(db, planId))
  const lines = tree?.items.filter(({ line }) => line).length
  assert.ok(back.page.says(`${lines} items were compared`))
})
