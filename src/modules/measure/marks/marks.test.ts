import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addDays, addMonths } from '../../../platform/dates.ts'
import { addMeasure, addObservations, handSteps, pinMarks } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, dan } = all

const months = Array.from({ length: 24 }, (_, at) => {
  const month = `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  return {
    period_from: `${month}-01`,
    period_to: addDays(addMonths(`${month}-01`, 1), -1),
    value: at < 13 ? 40 + (at % 3) * 4 : 70 + (at % 3) * 3,
  }
})
const id = await all.within(all.donmouth, async (db) => {
  const made = await addMeasure(db, {
    title: 'Children seen in time',
    counted: 'Children seen in time',
    out_of: '',
    unit: '%',
    kind: 'process',
    better: 'higher',
    frequency: 'month',
    named_on: '2024-01-01',
    source: 'The register',
    owner_post_id: null,
  })
  await addObservations(db, made, months, new Date())
  return made
})
const at = `/measure/measures/${id}`
const removal = (text: string, noun: string) =>
  new RegExp(`action="([^"]*/measure/${noun}/[^"]*/removal)"`).exec(text)?.[1] ?? ''
const day = (name: string, [d, m, y]: [string, string, string]) => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
})

test('the page says what the chart says, and suggests a phase but begins none', async () => {
  const { text } = await alice.opens(at)
  assert.match(text, /this is not chance, and it is for the better/)
  assert.match(text, /One: centre and limits come from all figures\./)
  assert.match(text, /phases\/new\?from=2025-02-01/)
  assert.doesNotMatch((await dan.opens(at)).text, /Begin a phase there/, 'a lead reads')
})

test('a phase begins with a reason, is shown, and can be taken away', async () => {
  const form = await alice.opens(`${at}/phases/new?from=2025-02-01`)
  assert.match(form.text, /value="2025"/)
  const bad = await alice.sends(`${at}/phases`, { ...day('starts_on', ['1', '2', '2025']), reason: '' })
  assert.equal(bad.status, 400)
  assert.match(bad.text, /Say why a new phase begins/)
  const { text } = await alice.does(`${at}/phases`, {
    ...day('starts_on', ['1', '2', '2025']),
    reason: 'Daily notice began',
  })
  assert.match(text, /From <strong>1 February 2025<\/strong> by Alice Merrow/)
  assert.match(text, /Daily notice began/)
  const twice = await alice.sends(`${at}/phases`, { ...day('starts_on', ['1', '2', '2025']), reason: 'Again' })
  assert.match(twice.text, /A phase begins on that day already/)
  assert.doesNotMatch((await alice.does(removal(text, 'phases'))).text, /Daily notice began/)
})

test('a figure is left out with a reason and stays in the table', async () => {
  assert.equal((await alice.sends(`${at}/exclusions`, { period: 'nonsense', reason: 'x' })).status, 400)
  const { text } = await alice.does(`${at}/exclusions`, {
    period: '2024-05-01_2024-05-31',
    reason: 'The office was flooded',
  })
  assert.match(text, /The office was flooded/)
  assert.match(text, /Left out/)
  assert.equal((await alice.does(removal(text, 'exclusions'))).status, 200)
})

test('a note is pinned, and words that may point to a person are asked about', async () => {
  const asked = await alice.sends(`${at}/annotations`, {
    ...day('dated', ['3', '3', '2025']),
    text: 'Ask jo@example.org',
  })
  assert.match(asked.text, /may point to one person/)
  const { text } = await alice.does(`${at}/annotations`, {
    ...day('dated', ['3', '3', '2025']),
    text: 'New form in use',
  })
  assert.match(text, /New form in use/)
  assert.equal((await alice.does(removal(text, 'annotations'))).status, 200)
})

test('a step is set and the target held against the limits', async () => {
  assert.match(
    (await alice.sends(`${at}/steps`, { ...day('due', ['30', '9', '2027']), value: '140' })).text,
    /A step in % must be between 0 and 100/,
  )
  const { text } = await alice.does(`${at}/steps`, { ...day('due', ['30', '9', '2027']), value: '75' })
  assert.match(text, /<strong>75%<\/strong> by 30 September 2027/)
  assert.match(text, /Assurance: (hit or miss|fails)\./)
  assert.equal((await alice.does(removal(text, 'steps'))).status, 200)
})

test('steps and marks that were handed down are shown with where they come from, and are not taken away here', async () => {
  const from = '01a00000-0000-7000-8000-000000000001'
  await all.within(all.donmouth, async (db) => {
    await handSteps(
      db,
      [from],
      [
        {
          from_id: from,
          from_title: 'Item 1.1',
          measure_id: id,
          due: '2026-12-31',
          value: 80,
          path: `/plan/items/${from}`,
        },
      ],
    )
    await pinMarks(
      db,
      [from],
      [{ from_id: from, measure_id: id, dated: '2025-02-01', text: 'Test of change 1', path: '/plan' }],
    )
  })
  const { text } = await alice.opens(at)
  assert.match(text, /<strong>80%<\/strong> by 31 December 2026, from the plan:[\s\S]*Item 1\.1/)
  assert.match(text, /Test of change 1/)
  assert.equal(removal(text, 'steps'), '')
  assert.equal(removal(text, 'annotations'), '')
  await all.within(all.donmouth, (db) => handSteps(db, [from], []))
  assert.doesNotMatch((await alice.opens(at)).text, /Item 1\.1/)
})

test('another stretch of time and another chart are shown and nothing is saved', async () => {
  const { text } = await alice.opens(`${at}?from=2025-02-01&as=run`)
  assert.match(text, /11 figures, February 2025 to December 2025/)
  assert.match(text, /Run chart, as chosen/)
  assert.match((await alice.opens(`${at}?from=nonsense&as=pie`)).text, /24 figures/)
  assert.match((await alice.opens(`${at}?as=p`)).text, /needs both counts of every figure/)
})

test('a lead may not mark a chart', async () => {
  for (const noun of ['phases', 'exclusions', 'annotations', 'steps'])
    assert.equal((await dan.sends(`${at}/${noun}`, {})).status, 403)
})
