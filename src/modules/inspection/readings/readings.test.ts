import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cast, type Reply, type Sent } from '../../../../test/cast.ts'
import { half, lyingZip, macroTypes, ole } from '../../../../test/fixtures/hostile-files.ts'
import { prose, wordFile, zipped } from '../../../../test/fixtures/make-docx.ts'
import { typst } from '../../../../test/fixtures/make-pdf.ts'

const all = await cast()
const { alice, bob, carol, dan } = all
after(() => all.leave())

const fixture = (name: string) =>
  readFile(join(import.meta.dirname, `../../../../test/fixtures/reports/${name}.txt`), 'utf8')
const published = { 'published-day': '12', 'published-month': '5', 'published-year': '2026' }
const at = (reply: Reply) => reply.location?.replace('/p/donmouth', '') ?? assert.fail(reply.page.errors().join(' | '))
const drops = async (sent: Sent) => at(await alice.sends('/inspection/reports/new', sent))
const pastes = async (name: string) => drops({ text: await fixture(name) })
const takes = async (reading: string, more: Sent = {}) => {
  const form = (await alice.opens(reading)).page.form('Take what is ticked')
  return alice.sends(form.action, { ...form.fields, ...more })
}
const countOf = async (table: string) =>
  Number(
    (await all.owner.query(`select count(*) as n from ${table} where partnership_id = $1`, [all.donmouth])).rows[0].n,
  )

test('body and appendix word the same three findings: one finding each, in two wordings, with its conclusion', async () => {
  const reading = await pastes('two-wordings')
  const page = (await alice.opens(reading)).page
  assert.equal(page.heading, '3 findings ticked in Pasted text')
  assert.equal(page.field('Kind of source'), 'progress_review')
  assert.equal(page.field('Publisher'), 'Care Inspectorate')
  const taken = await takes(reading, { title: 'Review of Corrieglen', ...published })
  const source = (await alice.opens(at(taken))).page
  assert.ok(source.says('Took 3 findings'))
  assert.deepEqual(
    source.rows().map((row) => row[3]),
    ['“steady progress”', '“encouraging steps”', '“little progress”'],
  )
  const finding = (
    await alice.opens(
      source.link('Agree who decides when agencies differ. It should be written down, and be known to night staff.'),
    )
  ).page
  assert.equal(finding.all('blockquote').length, 2)
  assert.ok(finding.says('This should be written down'))
  assert.ok(finding.says('Appendix'))
  assert.ok(finding.says('Care Inspectorate concluded on 12 May 2026: “steady progress”'))
})

test('grades are offered as evaluations, and strengths beside what must improve', async () => {
  const taken = await takes(await pastes('plan-with-preface'), {
    kind: 'joint_inspection',
    title: 'Inspection of Donmouth',
  })
  const source = (await alice.opens(at(taken))).page
  assert.ok(source.says('Took 4 findings and 2 evaluations'))
  assert.ok(
    source.says('2 strengths and 2 areas for improvement') || source.says('2 areas for improvement and 2 strengths'),
  )
  assert.ok(source.rows().some((row) => row[0] === 'QI 2.1 What children notice' && row[1] === 'adequate'))
})

test('themes with nothing listed below them are ticked as findings, for the person to say of what kind', async () => {
  const page = (await alice.opens(await pastes('themes-briefing'))).page
  assert.equal(page.heading, '2 findings ticked in Pasted text')
  assert.ok(page.says('It is a theme with nothing listed below it'))
})

const report = [
  '# Review of Ochilbank',
  'Published 3 March 2026',
  '## Areas for improvement',
  'Reviews should be held on time in every team of the partnership.',
  'Children should be told what happened because of their views.',
]
const files: [string, string, () => Promise<Uint8Array>][] = [
  ['Word', 'report.docx', () => wordFile(report.map(prose).join(''))],
  [
    'PDF',
    'report.pdf',
    async () =>
      typst(
        '= Review of Ochilbank\n\nPublished 3 March 2026\n\n== Areas for improvement\n\n- Reviews should be held on time in every team of the partnership.\n\n- Children should be told what happened because of their views.',
      ),
  ],
]
for (const [what, name, make] of files)
  test(`a ${what} file is read, kept as evidence and leads to its findings`, async () => {
    const reading = await drops({ file: { name, bytes: await make() } })
    assert.equal((await alice.opens(reading)).page.field('Title'), 'Review of Ochilbank')
    const source = (await alice.opens(at(await takes(reading, { kind: 'learning_review' })))).page
    assert.ok(source.says('Took 2 findings'), source.text)
    assert.ok(source.says('3 March 2026'))
    const piece = (await alice.opens(source.link('Open it among the evidence'))).page
    assert.ok(piece.says(`Download ${name}`))
    if (what === 'PDF') {
      const finding = (
        await alice.opens(source.link('Reviews should be held on time in every team of the partnership.'))
      ).page
      assert.ok(finding.says('Main text, page 1'))
    }
  })

const refused: [string, () => Promise<Sent>, RegExp][] = [
  ['nothing', async () => ({}), /Choose the report’s file, or paste its text/],
  ['both a file and text', async () => ({ text: 'x', file: { name: 'a.txt', bytes: 'words' } }), /not both/],
  ['a zip bomb', async () => ({ file: { name: 'bomb.docx', bytes: lyingZip() } }), /^“bomb.docx” /],
  [
    'a file with macros',
    async () => ({
      file: {
        name: 'macro.docx',
        bytes: await zipped({
          '[Content_Types].xml': macroTypes,
          'word/document.xml': '<x/>',
          'word/vbaProject.bin': 'x',
        }),
      },
    }),
    /macros/,
  ],
  ['an encrypted file', async () => ({ file: { name: 'locked.docx', bytes: ole('EncryptedPackage') } }), /password/],
  [
    'half a Word file',
    async () => ({ file: { name: 'half.docx', bytes: half(await wordFile(prose('Words'))) } }),
    /^“half.docx” /,
  ],
  ['a PDF called Word', async () => ({ file: { name: 'wrong.docx', bytes: typst('Words') } }), /^“wrong.docx” /],
  ['an empty file', async () => ({ file: { name: 'empty.pdf', bytes: '' } }), /is empty/],
]
for (const [what, sent, sentence] of refused)
  test(`${what} is refused in a sentence, and nothing is kept`, async () => {
    const before = [await countOf('inspection.report_reading'), await countOf('evidence.file')]
    const reply = await alice.sends('/inspection/reports/new', await sent())
    assert.equal(reply.status, 400)
    assert.match(reply.page.errors().join(' '), sentence)
    assert.deepEqual([await countOf('inspection.report_reading'), await countOf('evidence.file')], before)
    assert.deepEqual(await readdir(join(all.services.config.data, 'uploads')).catch(() => []), [])
  })

test('a report too big for the page is refused before it is read', async () => {
  const reply = await alice.sends('/inspection/reports/new', {
    file: { name: 'big.pdf', bytes: new Uint8Array(26 * 1024 * 1024) },
  })
  assert.equal(reply.status, 413)
})

const letter = [
  'Dear partners',
  ...Array.from({ length: 130 }, (_, i) => `Paragraph ${i + 1} tells what was seen in ward ${i * 7 + 1} on that day.`),
].join('\n\n')

test('a report without a list: all its paragraphs can be opened in parts, and ticks stay from part to part', async () => {
  const reading = await drops({ text: letter })
  const first = (await alice.opens(reading)).page
  assert.ok(first.says('No paragraph looks like a finding'))
  const form = first.form('Take what is ticked')
  const part = await alice.sends(reading, { ...form.fields, do: 'all-1' })
  const one = (await alice.opens(at(part))).page
  assert.ok(one.says('Part 1 of 3'))
  assert.equal(one.all('.hf-imp__row').length, 61)
  const sent = one.form('Take what is ticked').fields
  const next = await alice.sends(reading, {
    ...sent,
    title: 'A letter',
    tick: ['p3', 'p4'],
    'as-p3': 'strength',
    'as-p4': 'same:p3',
    do: 'all-2',
  })
  assert.ok((await alice.opens(at(next))).page.says('Part 2 of 3'))
  const back = (await alice.opens(reading)).page
  assert.equal(back.heading, '1 finding ticked in Pasted text')
  assert.equal(back.field('Title'), 'A letter')
  const source = (await alice.opens(at(await takes(reading, { kind: 'monitoring' })))).page
  assert.deepEqual(
    source.rows().map((row) => row[1]),
    ['Strength'],
  )
  assert.equal((await alice.opens(source.link('Paragraph 2 tells'))).page.all('blockquote').length, 2)
})

test('what is unticked is not taken, and a kind that was changed is kept', async () => {
  const reading = await pastes('two-wordings')
  const { fields } = (await alice.opens(reading)).page.form('Take what is ticked')
  const ticks = [fields.tick ?? []].flat()
  const source = (
    await alice.opens(
      at(await takes(reading, { tick: ticks.slice(0, 1), conclusion: [], [`as-${ticks[0]}`]: 'recommendation' })),
    )
  ).page
  assert.deepEqual(
    source.rows().map((row) => row.slice(1, 4)),
    [['Recommendation', 'No theme', 'None yet']],
  )
})

test('nothing ticked, no kind, or a conclusion without a date come back with a sentence and every tick', async () => {
  const reading = await pastes('two-wordings')
  const cases: [Sent, string][] = [
    [{ tick: [] }, 'Tick at least one paragraph to take'],
    [{ kind: '' }, 'Choose what kind of source it is'],
    [{}, 'Enter the date it was published, or untick the conclusions: each has a date'],
  ]
  const { fields } = (await alice.opens(reading)).page.form('Take what is ticked')
  for (const [more, sentence] of cases) {
    const reply = await alice.sends(`${reading}/acceptance`, { ...fields, ...more })
    assert.equal(reply.status, 400)
    assert.deepEqual(reply.page.errors(), [sentence])
  }
  assert.equal((await alice.opens(reading)).page.heading, '3 findings ticked in Pasted text')
  assert.equal((await alice.sends(`${reading}/acceptance`, { ...fields, conclusion: [] })).status, 303)
})

test('words that may point to one person are held until somebody says they do not', async () => {
  const reading = await drops({
    text: 'Letter\n\nAreas for improvement\n\n- Write to mother at jane@example.com before each review.',
  })
  const held = await takes(reading, { kind: 'complaint' })
  assert.equal(held.status, 400)
  assert.ok(held.page.says('e-mail address'))
  assert.equal((await takes(reading, { kind: 'complaint', confirmed: 'yes' })).status, 303)
})

test('a second click takes nothing twice, and the whole is undone by deleting the source', async () => {
  const reading = await pastes('two-wordings')
  const form = (await alice.opens(reading)).page.form('Take what is ticked')
  const fields = { ...form.fields, title: 'Taken once', ...published }
  const source = at(await alice.sends(form.action, fields))
  const before = await countOf('inspection.finding')
  assert.equal(at(await alice.sends(form.action, fields)), source)
  assert.equal(at(await alice.opens(reading)), source)
  assert.equal(await countOf('inspection.finding'), before)
  const kept = await all.owner.query('select document from inspection.report_reading where source_id = $1', [
    source.split('/').pop(),
  ])
  assert.deepEqual(kept.rows, [{ document: {} }])
  await alice.sends(`${source}/deletion`)
  assert.ok(!(await alice.opens('/inspection')).page.says('Taken once'))
  await alice.sends(`${source}/restoration`)
  assert.ok((await alice.opens('/inspection')).page.says('Taken once'))
})

test('a reading waits in the register, is thrown away, and can be brought back', async () => {
  const reading = await drops({ file: { name: 'waits.txt', bytes: await fixture('two-wordings') } })
  assert.equal((await alice.opens('/inspection')).page.link('Go on with waits.txt'), `/p/donmouth${reading}`)
  await alice.sends(`${reading}/disposal`)
  assert.ok(!(await alice.opens('/inspection')).page.says('waits.txt'))
  assert.equal(at(await alice.opens(reading)), '/inspection/deleted')
  const { action } = (await alice.opens('/inspection/deleted')).page.form(`/p/donmouth${reading}/restoration`)
  assert.equal((await alice.does(action)).page.heading, '3 findings ticked in waits.txt')
})

test('taking is one change in the history, with a sentence', async () => {
  const source = at(await takes(await pastes('two-wordings'), { title: 'In one go', ...published }))
  const { rows } = await all.owner.query(
    "select v.value ->> 'sentence' as sentence from history.line l join history.value v on v.line_id = l.id where l.subject_id = $1 and l.operation = 'note'",
    [source.split('/').pop()],
  )
  assert.deepEqual(rows, [{ sentence: 'took 3 findings from “In one go”' }])
})

test('only who edits findings may drop a report, and another partnership finds no reading', async () => {
  const reading = await pastes('two-wordings')
  for (const who of [bob, dan]) {
    assert.equal((await who.opens('/inspection/reports/new')).status, 403)
    assert.equal((await who.sends('/inspection/reports/new', { text: 'x' })).status, 403)
    assert.equal((await who.sends(`${reading}/acceptance`)).status, 403)
  }
  for (const path of [reading, `${reading}/acceptance`, `${reading}/disposal`])
    assert.equal((await carol.sends(`/p/walbrook${path}`)).status, 404, path)
  assert.equal((await carol.opens(`/p/walbrook${reading}`)).status, 404)
})
