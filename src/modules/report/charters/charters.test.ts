import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import { mediaTypes, stopWriting, writePaper } from '../../../documents/write/index.ts'
import { unpack } from '../../../documents/write/zip.ts'
import type { Charter, TreeItem } from '../../plan/index.ts'
import { charterPaper } from './paper.ts'

const all = await cast()
after(async () => {
  await stopWriting()
  await all.leave()
})
const { alice, bob, carol, dan, frank } = all
let small: SmallPlan
/** Both versions: the first was sent back, the second approved. */
const at = { first: '', second: '' }
const fields = { why: 'Children waited.', scope: 'All localities.', people: 'Nurses\nTwo carers' }

const decides = async (charter: string, words: Record<string, string>) => {
  await dan.does(`${charter}/submission`, { group: small.board })
  const form = (await frank.opens(charter)).page.form('Record the decision')
  await frank.does(form.action, { ...form.fields, ...words, 'decided-month': '11', 'decided-year': '2026' })
}
before(async () => {
  small = await smallPlan(all)
  for (const which of ['first', 'second'] as const) {
    const form = (await dan.does(`/plan/items/${small.seen}/charter`)).page.form('Save this draft')
    at[which] = form.action.replace('/p/donmouth', '')
    await dan.does(form.action, { ...form.fields, ...fields, ...(which === 'second' && { risks: 'Vacancies.' }) })
    await decides(
      at[which],
      which === 'first'
        ? { decision: 'changes', what: 'Name the risks.', 'decided-day': '16' }
        : { decision: 'approve', 'decided-day': '18' },
    )
  }
})

const fileOf = (who: Actor, charter: string, format: string) =>
  who.opens(`${charter.replace('/plan/', '/report/')}/files/${format}`)

const wordsOf = async (charter: string) => new TextDecoder().decode((await fileOf(alice, charter, 'json')).bytes)

test('a charter is taken along as Word and PDF from its page', async () => {
  const { page } = await alice.opens(at.second)
  for (const [format, words] of [
    ['docx', 'Version 2 as Word'],
    ['pdf', 'Version 2 as PDF'],
  ] as const) {
    const file = await alice.opens(page.link(words).replace('/p/donmouth', ''))
    assert.equal(file.status, 200)
    assert.equal(file.headers.get('content-type'), mediaTypes[format])
    assert.match(file.headers.get('content-disposition') ?? '', /Project charter.*version 2 approved/)
  }
  assert.match((await fileOf(dan, at.first, 'docx')).headers.get('content-disposition') ?? '', /version 1 sent back/)
})

test('the paper tells how it stands, each part, every version and what changed', async () => {
  const words = await wordsOf(at.second)
  for (const said of [
    'Improvement board approved version 2 on 18 November 2026.',
    'Children waited.',
    'Two carers',
    'Improvement board asked for changes to version 1 on 16 November 2026.',
    'Name the risks.',
    'One part differs from version 1: “Risks” was added.',
  ])
    assert.ok(words.includes(said), said)
  assert.match(words, /"state":\s*"released"/)
  const sentBack = await wordsOf(at.first)
  assert.match(
    sentBack,
    /What should change.*Name the risks\..*"state":\s*"working"|"state":\s*"working".*What should change.*Name the risks\./s,
  )
})

test('only those who work on the plan take it along', async () => {
  assert.equal((await fileOf(bob, at.second, 'docx')).status, 403)
  assert.equal((await fileOf(carol, at.second, 'docx')).status, 404)
  assert.equal((await fileOf(alice, at.second, 'odt')).status, 404)
  assert.equal((await fileOf(alice, `/plan/charters/${small.seen}`, 'docx')).status, 404)
})

const version = (more: Partial<Charter>): Charter => ({
  id: `c${more.number ?? 1}`,
  item_id: 'i',
  number: 1,
  fields: { aim: 'Seen in time.', ideas: '- Ring\n- Visit' },
  state: 'submitted',
  group_id: 'g',
  group: 'Improvement board',
  decided_on: null,
  decided_by: null,
  asked_changes: '',
  made_by: null,
  made_at: new Date('2026-11-02T10:00:00Z'),
  version: 1,
  ...more,
})
const paperOf = (charter: Charter, versions = [charter]) =>
  charterPaper({
    charter,
    versions,
    item: {
      title: 'Seen',
      reference: '1.1',
      leads: [],
      lead_agency: null,
      due: null,
      findings: [],
    } as unknown as TreeItem,
    plan: 'Plan',
    partnership: { name: 'Donmouth', marking: 'OFFICIAL' },
    nameOf: () => null,
    now: new Date('2026-11-19T10:00:00Z'),
  })

test('what is asked of the group, and whether it is a working draft, hang on how the charter stands', () => {
  const cases: [Charter['state'], string, boolean][] = [
    ['draft', 'working', false],
    ['submitted', 'working', true],
    ['changes_asked', 'working', false],
    ['approved', 'released', false],
    ['replaced', 'released', false],
  ]
  for (const [state, paper, asks] of cases) {
    const made = paperOf(version({ state }))
    assert.equal(made.state, paper, state)
    assert.equal(
      made.sections[0]?.blocks.some(({ kind }) => kind === 'asks'),
      asks,
      state,
    )
  }
})

test('in Word its headings are headings, its lists lists, and the heads of both tables are repeated', async () => {
  const first = version({ state: 'changes_asked', asked_changes: 'Say who.' })
  const second = version({ number: 2, state: 'approved', fields: { ...first.fields, people: 'Nurses' } })
  const bytes = await writePaper(paperOf(second, [second, first]), 'docx')
  const xml = (await unpack(bytes)).get('word/document.xml')?.toString() ?? ''
  assert.equal(xml.split('<w:pStyle w:val="Heading1"/>').length - 1, 11)
  assert.equal(xml.split('<w:tblHeader/>').length - 1, 2)
  assert.match(xml, /<w:pStyle w:val="Title"\/>/)
  assert.match(xml, />Ring</)
  assert.match(xml, /Not said\./)
})
