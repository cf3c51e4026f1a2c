import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { writePaper, stopWriting } from './index.ts'
import type { Paper } from './model.ts'
import { toPdf } from './pdf.ts'
import { committee, highlight, improvement, onePage } from './samples.ts'

const pagesOf = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(bytes), { mergePages: false })).text

test('a committee paper is a tagged PDF/UA document with its title and language', async () => {
  const bytes = toPdf(committee)
  const raw = Buffer.from(bytes).toString('latin1')
  for (const fact of ['/StructTreeRoot', '/MarkInfo', '/Lang(en-GB)', '/DisplayDocTitle true', 'pdfuaid:part'])
    assert.ok(raw.replace(/\s*\(/g, '(').includes(fact), `${fact} is missing`)
  const meta = await getMeta(bytes)
  assert.equal(meta.info?.['Title'], committee.title)
})

test('its words can be read in order, with marking, meeting and page on every page', async () => {
  const pages = await pagesOf(toPdf(committee))
  assert.ok(pages.length >= 2)
  pages.forEach((page, i) => {
    assert.match(page, /OFFICIAL/)
    assert.match(page, /Community planning management group, 27 November 2026, item 7/)
    assert.ok(page.includes(`Page ${i + 1} of ${pages.length}`))
  })
  assert.match(pages[0] ?? '', /2\.1\s+Name an agency/)
  assert.match(pages.join(' '), /10\s+Strategic assessment/)
})

const hostile = [
  '#panic("x")',
  '$x^2$',
  '*bold* _em_',
  '@ref <label>',
  '// note /* note */',
  '\\u{41} \\',
  '"quotes" \'single\'',
  '= Heading',
  '- item + 1.',
  '`raw` ```',
  '~ --- ...',
  '[x](y) {z}',
]
test('no letter that people write is markup', async () => {
  const paper: Paper = {
    ...committee,
    title: hostile.join(' '),
    partnership: hostile.join(' '),
    marking: '#OFFICIAL*',
    facts: [{ label: '#let', value: '$1' }],
    foot: hostile,
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          { kind: 'list', items: hostile },
          { kind: 'heading', level: 1, title: hostile.join(' '), numbered: true },
          ...hostile.map((words) => ({ kind: 'numbered' as const, words })),
        ],
      },
    ],
  }
  const text = (await pagesOf(toPdf(paper))).join(' ').replace(/\s+/g, ' ')
  for (const words of hostile) assert.ok(text.split(words).length > 3, `${words} was changed`)
})

test('the heading of a long table is repeated on every page', async () => {
  const pages = await pagesOf(toPdf(improvement(60)))
  assert.ok(pages.length > 3)
  for (const page of pages.slice(1)) assert.match(page, /No\s+Item\s+Status\s+Lead\s+Due\s+Progress/)
})

for (const items of [1, 15, 45, 120, 300])
  test(`a plan of ${items} items stands on one landscape page`, async () => {
    const document = await getDocumentProxy(toPdf(onePage(items)))
    assert.equal(document.numPages, 1)
    const [, , width, height] = (await document.getPage(1)).view
    assert.ok((width ?? 0) > (height ?? 0))
  })

test('a working paper says so, and large print is larger', async () => {
  const [page] = await pagesOf(toPdf({ ...highlight, state: 'working', largePrint: true }))
  assert.match(page ?? '', /Working draft, not released/)
  const normal = await getDocumentProxy(toPdf(highlight))
  const large = await getDocumentProxy(toPdf({ ...highlight, largePrint: true }))
  assert.ok(large.numPages > normal.numPages)
})

test('papers are written in a worker, several at once, and a fault there has a reference', async () => {
  const [pdf, word] = await Promise.all([writePaper(committee, 'pdf'), writePaper(committee, 'docx')])
  assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
  assert.equal(Buffer.from(word.subarray(0, 2)).toString(), 'PK')
  const broken: Paper = {
    ...committee,
    sections: [
      {
        orientation: 'portrait',
        blocks: [{ kind: 'figures', figures: [{ svg: 'no drawing', alt: 'x', width: 10, height: 10 }] }],
      },
    ],
  }
  await assert.rejects(writePaper(broken, 'pdf'), /could not be written\. Reference [0-9a-f]{8}\./)
  await stopWriting()
})
