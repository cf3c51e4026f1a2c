// The files of the first hour, as Holdfast reads them: what the browser journey and people who try it will meet.
import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { readHere } from '../src/documents/read/index.ts'
import { proposeFindings } from '../src/modules/inspection/report/index.ts'
import { propose } from '../src/modules/plan/import/propose.ts'

const path = (name: string) => new URL(`fixtures/first-hour/${name}`, import.meta.url)
const read = async (name: string) => {
  const reading = await readHere(readFileSync(path(name)), name)
  assert.ok('document' in reading, `${name} is read`)
  return reading.document
}

for (const name of ['inspection-report.docx', 'inspection-report.pdf'])
  test(`${name} offers five strengths and six areas, each area in two wordings`, async () => {
    const { findings, document } = proposeFindings(await read(name))
    assert.equal(document.kind?.value, 'joint_inspection')
    assert.equal(document.published?.value, '2026-04-14')
    assert.deepEqual(
      findings.map(({ kind, ticked, wordings }) => [kind, ticked, wordings.map(({ where }) => where).join(' ')]),
      [
        ...Array.from({ length: 5 }, () => ['strength', true, 'body']),
        ...Array.from({ length: 6 }, () => ['area_for_improvement', true, 'body appendix']),
      ],
    )
  })

test('the report fills six to eight pages', async () => {
  const pages = (await read('inspection-report.pdf')).pages ?? 0
  assert.ok(pages >= 6 && pages <= 8, `${pages} pages`)
})

const plan = async (name: string) => {
  const proposal = propose(await read(name))
  assert.ok('items' in proposal, `${name} is a plan`)
  return proposal.items
}

for (const name of ['improvement-plan.docx', 'improvement-plan.xlsx'])
  test(`${name} gives seventeen items, and marks what is doubtful where it is`, async () => {
    const items = await plan(name)
    assert.equal(items.length, 17)
    const warned = (code: string) =>
      items.flatMap(({ warnings }, n) => (warnings.some((w) => w.code === code) ? [n] : []))
    assert.deepEqual(warned('leak'), [3])
    assert.equal(items[3]?.warnings.find(({ code }) => code === 'leak')?.suggests, 2)
    assert.deepEqual(warned('shifted'), [6])
    assert.deepEqual(warned('no_lead'), [6])
    assert.deepEqual(warned('split'), name.endsWith('docx') ? [4] : [])
    assert.equal(items[16]?.kind, 'no_improvement_needed')
    assert.deepEqual(items[1]?.leads, ['Head of family support', 'Lead health visitor'])
    assert.deepEqual(
      items[1]?.measures[0]?.steps.map(({ value }) => value),
      [50, 75, 90],
    )
    assert.equal(items[7]?.title, 'See each child within four weeks of coming into care')
  })

test('the Word plan and the workbook give the same items', async () => {
  const facts = async (name: string) =>
    (await plan(name)).map(({ title, outcome, leads, due, progress }) => ({ title, outcome, leads, due, progress }))
  assert.deepEqual(await facts('improvement-plan.docx'), await facts('improvement-plan.xlsx'))
})

test('the files are small', () => {
  for (const name of [
    'inspection-report.docx',
    'inspection-report.pdf',
    'improvement-plan.docx',
    'improvement-plan.xlsx',
  ])
    assert.ok(statSync(path(name)).size < 100_000, name)
})
