import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Document, Footer, Header, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import type { Paper } from './model.ts'
import { committee, highlight, improvement, onePage, shapeOf } from './samples.ts'
import { shapePng } from './word-pictures.ts'
import { toWord } from './word.ts'
import { BadTemplate, pack, type Parts, unpack } from './zip.ts'

const xmlOf = (parts: Parts, name: string) => parts.get(name)?.toString() ?? ''
const written = async (paper: Paper, template?: Uint8Array) => unpack(await toWord(paper, template))
const wordsOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)</g)].map((m) => m[1]).join('')

test('headings, title and paragraphs carry Word’s own styles and numbers', async () => {
  const parts = await written(committee)
  const xml = xmlOf(parts, 'word/document.xml')
  assert.equal(xml.split('<w:pStyle w:val="Heading1"/>').length - 1, 10)
  assert.match(xml, /<w:pStyle w:val="Title"\/>/)
  assert.match(xml, /<w:pStyle w:val="NumberedParagraph"\/>.{0,80}<w:ilvl w:val="1"\/>/)
  assert.match(xmlOf(parts, 'docProps/core.xml'), new RegExp(`<dc:title>${committee.title}</dc:title>`))
  assert.match(xmlOf(parts, 'word/styles.xml'), /<w:lang w:val="en-GB"/)
})

test('the marking stands centred at the top, the meeting and the page of pages at the foot', async () => {
  const parts = await written({ ...committee, state: 'working' })
  assert.match(xmlOf(parts, 'word/header1.xml'), /<w:jc w:val="center"\/>.*OFFICIAL.*Working draft, not released/s)
  const foot = xmlOf(parts, 'word/footer1.xml')
  assert.match(foot, /Community planning management group, 27 November 2026, item 7/)
  assert.match(foot, /PAGE.*NUMPAGES/s)
})

test('table heads are repeated, rows stay whole, widths are in twentieths of a point', async () => {
  const xml = xmlOf(await written(improvement(20)), 'word/document.xml')
  assert.equal(xml.split('<w:tblHeader/>').length - 1, 1)
  assert.ok(xml.split('<w:cantSplit/>').length > 20)
  assert.match(xml, /<w:tblW w:type="dxa" w:w="15024"\/>/)
  assert.match(xml, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/)
})

test('every picture says what it shows, and a picture drawn often is kept once', async () => {
  for (const paper of [highlight, improvement(100), onePage(40)]) {
    const parts = await written(paper)
    const pictures = [...xmlOf(parts, 'word/document.xml').matchAll(/<wp:docPr\b[^>]*>/g)].map(([tag]) => tag)
    assert.ok(pictures.length > 5)
    for (const picture of pictures) assert.match(picture, /descr="[^"]+"/)
    const svg = [...parts.keys()].filter((name) => name.endsWith('.svg'))
    assert.ok(svg.length > 0 && svg.length < 25, `${svg.length} drawings`)
    assert.ok([...parts.keys()].some((name) => name.endsWith('.png')))
  }
})

for (const items of [10, 200])
  test(`the contents of a plan of ${items} items are a field with real entries`, async () => {
    const xml = xmlOf(await written(improvement(items)), 'word/document.xml')
    const contents = xml.match(/<w:sdt>.*<\/w:sdt>/s)?.[0] ?? ''
    assert.match(contents, /TOC [^<]*\\h/)
    for (const title of ['What this plan answers', 'How to read it', 'The plan'])
      assert.ok(wordsOf(contents).includes(title))
  })

test('a plan on a page flows through columns of one landscape page', async () => {
  const xml = xmlOf(await written(onePage(40)), 'word/document.xml')
  assert.match(xml, /<w:cols [^>]*w:num="5"/)
  assert.equal(xml.split('<w:br w:type="column"/>').length - 1, 4)
})

test('letters that XML cannot hold are left out and all others kept', async () => {
  const words = `<w:p/> & "quotes" ${String.fromCharCode(7)}\ud800 end`
  const paper: Paper = {
    ...committee,
    title: words,
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          { kind: 'paragraph', words },
          { kind: 'heading', level: 1, title: words, numbered: false },
        ],
      },
    ],
  }
  const xml = xmlOf(await written(paper), 'word/document.xml')
  assert.ok(!xml.includes(String.fromCharCode(7)))
  assert.equal(xml.split('&lt;w:p/&gt; &amp; ').length - 1, 3)
})

const templateOf = async (header: string, footer: Paragraph[] = [new Paragraph('1 Harbour Street')]) =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        styles: {
          default: {
            document: { run: { font: 'Georgia', size: 23 } },
            heading1: { run: { color: '7A1F5C', font: 'Georgia' } },
          },
        },
        numbering: { config: [{ reference: 'roman', levels: [{ level: 0, format: 'upperRoman', text: '%1)' }] }] },
        sections: [
          {
            properties: {
              page: {
                size: { width: 11906, height: 16838 },
                margin: { top: 1700, right: 1400, bottom: 1400, left: 1400 },
              },
            },
            headers: {
              default: new Header({
                children: [
                  new Paragraph({
                    children: [
                      new ImageRun({
                        type: 'png',
                        data: shapePng(shapeOf('done')),
                        transformation: { width: 20, height: 20 },
                      }),
                      new TextRun(header),
                    ],
                  }),
                ],
              }),
            },
            footers: { default: new Footer({ children: footer }) },
            children: [new Paragraph({ text: 'Words of an old paper', numbering: { reference: 'roman', level: 0 } })],
          },
        ],
      }),
    ),
  )

test('a paper takes the styles, page, header and footer of the template and nothing of its text', async () => {
  const parts = await written(committee, await templateOf('Donmouth Council'))
  const xml = xmlOf(parts, 'word/document.xml')
  assert.match(xmlOf(parts, 'word/styles.xml'), /Georgia/)
  assert.match(xmlOf(parts, 'word/styles.xml'), /w:styleId="NumberedParagraph"/)
  assert.doesNotMatch(xmlOf(parts, 'word/styles.xml'), /Arial/)
  assert.match(xml, /w:left="1400"/)
  assert.match(xml, /<w:tblW w:type="dxa" w:w="9106"\/>/)
  assert.ok(!xml.includes('old paper'))
  const header = xmlOf(parts, 'word/template-header1.xml')
  assert.match(wordsOf(header), /^OFFICIAL.*Donmouth Council/)
  const picture = xmlOf(parts, 'word/_rels/template-header1.xml.rels').match(/Target="([^"]*png)"/)?.[1]
  assert.ok(picture && parts.has(`word/${picture}`))
  assert.match(xmlOf(parts, 'word/template-footer2.xml'), /Harbour Street.*PAGE.*NUMPAGES/s)
  for (const name of ['header', 'footer'])
    assert.match(xml, new RegExp(`<w:${name}Reference w:type="default" r:id="rIdTemplate`))
})

test('every number and style the paper uses exists after the merge', async () => {
  const parts = await written(improvement(10), await templateOf('Donmouth Council'))
  const xml = xmlOf(parts, 'word/document.xml')
  const numbering = xmlOf(parts, 'word/numbering.xml')
  const styles = xmlOf(parts, 'word/styles.xml')
  for (const [, id] of xml.matchAll(/<w:numId w:val="([1-9]\d*)"/g))
    assert.match(numbering, new RegExp(`<w:num [^>]*w:numId="${id}"`))
  for (const [, id] of xml.matchAll(/<w:[pr]Style w:val="([^"]*)"/g))
    assert.ok(styles.includes(`w:styleId="${id}"`), `${id} is missing`)
  assert.ok(numbering.lastIndexOf('<w:abstractNum ') < numbering.search(/<w:num\s/))
  for (const [, target] of xmlOf(parts, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]*)"/g))
    assert.ok(parts.has(`word/${target}`), `${target} is missing`)
})

test('styles are found by name or meaning, whatever their ids', async () => {
  const parts = await unpack(await templateOf('Donmouth Council'))
  const styles = xmlOf(parts, 'word/styles.xml')
    .replaceAll('"Heading1"', '"berschrift1"')
    .replaceAll('"Heading2"', '"Rubrik2"')
    .replace(/<w:name w:val="heading 2"\/>/i, '<w:name w:val="Rubrik 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
  parts.set('word/styles.xml', Buffer.from(styles))
  const xml = xmlOf(await written(improvement(5), await pack(parts)), 'word/document.xml')
  assert.match(xml, /<w:pStyle w:val="berschrift1"\/>/)
  assert.match(xml, /<w:pStyle w:val="Rubrik2"\/>/)
})

test('a template whose headings number themselves does not number ours twice', async () => {
  const parts = await unpack(await templateOf('Donmouth Council'))
  const numbered = xmlOf(parts, 'word/styles.xml').replace(
    /(<w:style [^>]*w:styleId="Heading2">.*?)(<w:rPr>)/s,
    '$1<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>$2',
  )
  parts.set('word/styles.xml', Buffer.from(numbered))
  const xml = xmlOf(await written(improvement(5), await pack(parts)), 'word/document.xml')
  assert.match(xml, /<w:pStyle w:val="Heading2"\/><w:numPr><w:ilvl w:val="0"\/><w:numId w:val="0"\/><\/w:numPr>/)
})

test('a header that shows the marking already is left as it is', async () => {
  const parts = await written(committee, await templateOf('Official, Donmouth Council'))
  assert.equal(wordsOf(xmlOf(parts, 'word/template-header1.xml')), 'Official, Donmouth Council')
})

test('a template that is no safe Word file is refused in a sentence', async () => {
  const good = await unpack(await templateOf('x'))
  const changed = (change: (parts: Parts) => void) => {
    const parts = new Map(good)
    change(parts)
    return pack(parts)
  }
  const cases: [string, Uint8Array, RegExp][] = [
    ['text', Buffer.from('hello'), /no \.docx file/],
    ['empty', new Uint8Array(), /no \.docx file/],
    ['cut short', (await pack(good)).subarray(0, 3000), /no \.docx file/],
    ['a workbook', await changed((p) => p.delete('word/document.xml')), /no Word document/],
    ['macros', await changed((p) => p.set('word/vbaProject.bin', Buffer.from('x'))), /macros/],
    [
      'entities',
      await changed((p) => p.set('word/styles.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><w:styles/>'))),
      /declaration/,
    ],
    ['a bomb', await changed((p) => p.set('word/media/x.xml', Buffer.alloc(30_000_000))), /far more/],
    [
      'a picture elsewhere',
      await changed((p) =>
        p.set(
          'word/_rels/header1.xml.rels',
          Buffer.from(
            '<Relationships><Relationship Id="rId1" Type="http://x/image" Target="https://spy.example/a.png" TargetMode="External"/></Relationships>',
          ),
        ),
      ),
      /outside the file/,
    ],
    ...(await Promise.all(
      [
        '<w:r><w:instrText>INCLUDEPICTURE "https://spy.example/a.png" \\d</w:instrText></w:r>',
        '<w:r><w:instrText>D</w:instrText></w:r><w:r><w:instrText>DEAUTO c:\\\\cmd.exe</w:instrText></w:r>',
        "<w:fldSimple w:instr='LINK Excel.Sheet'/>",
      ].map(
        async (field): Promise<[string, Uint8Array, RegExp]> => [
          field,
          await changed((p) =>
            p.set(
              'word/header1.xml',
              Buffer.from(xmlOf(p, 'word/header1.xml').replace('</w:hdr>', `<w:p>${field}</w:p></w:hdr>`)),
            ),
          ),
          /fetches something or starts a program/,
        ],
      ),
    )),
    [
      'no room',
      await changed((p) =>
        p.set(
          'word/document.xml',
          Buffer.from(xmlOf(p, 'word/document.xml').replace('w:left="1400"', 'w:left="9000"')),
        ),
      ),
      /margins smaller/,
    ],
  ]
  for (const [name, bytes, sentence] of cases)
    await assert.rejects(
      toWord(committee, bytes),
      (error) => error instanceof BadTemplate && sentence.test(error.message),
      name,
    )
})
