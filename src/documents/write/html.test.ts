import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import type { Block, Paper } from './model.ts'
import { place } from './placed.ts'
import { committee, highlight, improvement, onePage, shapeOf } from './samples.ts'
import { toWebPage } from './web-page.ts'

const paperOf = (...blocks: Block[]): Paper => ({
  ...committee,
  title: 'A small paper',
  facts: [],
  sections: [{ orientation: 'portrait', blocks }],
})

test('a small paper becomes this markup', () => {
  const paper = paperOf(
    { kind: 'heading', level: 1, title: 'Asks', numbered: true },
    { kind: 'asks', asks: [{ verb: 'Note', words: 'the gap.' }] },
    {
      kind: 'table',
      caption: 'Items',
      columns: [
        { title: 'Item', share: 2, kind: 'text', rowHead: true },
        { title: 'Status', share: 1, kind: 'status' },
        { title: 'Id', share: 1, kind: 'text', only: 'sheet' },
      ],
      rows: [
        { kind: 'group', level: 1, title: 'Theme 1' },
        {
          kind: 'row',
          cells: [
            { lines: [{ words: 'Dental care' }] },
            { lines: [{ shape: shapeOf('off') }] },
            { lines: [{ words: 'x1' }] },
          ],
        },
      ],
    },
  )
  assert.equal(
    toHtml(paper).replace(/<svg[\s\S]*?<\/svg>/g, '[shape]'),
    `<article class="hf-paper" lang="en-GB" aria-label="A small paper">
<header class="hf-paper__head">
<p class="hf-paper__mark">OFFICIAL</p>
<p class="hf-paper__org"><span>Donmouth children’s services partnership</span><span class="hf-paper__item">Agenda item 7</span></p>
<h1 class="hf-paper__title">A small paper</h1>
<p class="hf-paper__subtitle">Report by the chief social work officer</p>
</header>
<div class="hf-paper__part hf-paper__part--portrait">
<section>
<h2 id="section-1"><span>1</span> Asks</h2>
<ol class="hf-paras">
<li><span>1.1</span> <div><p><b>Note</b> the gap.</p></div></li>
</ol>
<table class="hf-ptable"><caption class="govuk-visually-hidden">Items</caption><colgroup><col class="hf-w-65"><col class="hf-w-35"></colgroup><thead><tr><th scope="col">Item</th><th scope="col">Status</th></tr></thead><tbody>
<tr class="hf-group hf-group--1"><th scope="colgroup" colspan="2"><span>Theme 1</span></th></tr>
<tr><th scope="row"><div>Dental care</div></th><td data-column="Status"><div><span class="hf-status">[shape] <b><span>Off track</span></b></span></div></td></tr>
</tbody></table>
</section>
</div>
<footer class="hf-paper__foot"><p>Community planning management group, 27 November 2026, item 7</p></footer>
</article>
`,
  )
})

test('no number is given twice and each heading begins its own count', () => {
  const labels = place(
    paperOf(
      { kind: 'numbered', words: 'before' },
      { kind: 'heading', level: 1, title: 'One', numbered: true },
      { kind: 'numbered', words: 'a' },
      { kind: 'heading', level: 2, title: 'Aside', numbered: false },
      { kind: 'numbered', words: 'b' },
      { kind: 'heading', level: 2, title: 'Part', numbered: true },
      { kind: 'numbered', words: 'c' },
      { kind: 'implications', heading: 'Two', words: ['d', 'e'] },
    ),
  ).flatMap((section) => section.blocks.map((block) => ('label' in block ? block.label : '')))
  assert.deepEqual(labels, ['1', '2', '2.1', '', '2.2', '2.3', '2.3.1', '3', '3.1', '3.2'])
})

for (const hostile of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '&lt;b&gt;'])
  test(`words such as ${hostile} stay words`, () => {
    const html = toHtml(
      paperOf(
        { kind: 'paragraph', words: [{ text: hostile, href: 'javascript:alert(1)' }] },
        { kind: 'heading', level: 1, title: hostile, numbered: false },
        { kind: 'note', words: hostile },
        { kind: 'key', shapes: [{ kind: 'status', status: 'on', word: hostile }] },
        {
          kind: 'planOnAPage',
          key: [],
          themes: [
            {
              title: hostile,
              outcomes: [
                {
                  title: hostile,
                  items: [{ ref: hostile, title: hostile, shape: shapeOf('on'), lead: hostile, due: hostile }],
                },
              ],
            },
          ],
        },
      ),
    )
    assert.doesNotMatch(html, /<script|<img|javascript:|\sonmouseover='|<b>&gt;/)
  })

test('a figure that holds more than a drawing is refused', () => {
  const figure = (svg: string): Block => ({ kind: 'figures', figures: [{ svg, alt: 'x', width: 10, height: 10 }] })
  for (const svg of [
    '<svg><script>1</script></svg>',
    '<svg onload="x()"></svg>',
    '<svg><image href="https://x"/></svg>',
    '<p>no</p>',
  ])
    assert.throws(() => toHtml(paperOf(figure(svg))), /other than a drawing/)
  assert.match(toHtml(paperOf(figure('<svg viewBox="0 0 1 1"><use href="#a"/></svg>'))), /role="img" aria-label="x"/)
})

test('every shape stands beside its word or has it for those who listen', () => {
  const html = toHtml(highlight)
  assert.match(html, /<svg class="hf-shape hf-shape--off" viewBox="0 0 16 16"/)
  assert.match(html, /Off track: <\/span>1\.1\.4 Dental registration/)
  assert.match(html, /aria-label="2 off track, 1 at risk, 1 not started, 4 on track, 2 complete"/)
})

test('contents lead to headings that exist', () => {
  const html = toHtml(improvement(10))
  const targets = [...html.matchAll(/href="#(section-\d+)"/g)].map((m) => m[1])
  assert.equal(targets.length, 3)
  for (const target of targets) assert.match(html, new RegExp(`id="${target}"`))
})

test('a long plan on a page says what it leaves out', () => {
  assert.doesNotMatch(toHtml(onePage(30)), /counted under each outcome/)
  assert.match(toHtml(onePage(300)), /300 items, counted under each outcome\. Printed: the \d+ that are off track/)
})

test('the page that stands alone fetches nothing', () => {
  const page = toWebPage(committee)
  assert.match(page, /^<!doctype html>\n<html lang="en-GB">/)
  assert.doesNotMatch(page, /<script|<link|url\(/)
})

test('a marking cannot leave the style sheet of the page that stands alone', () => {
  const page = toWebPage({ ...committee, marking: '"; } </style><script>x</script>' })
  assert.doesNotMatch(page, /<script/)
  assert.equal(page.split('</style>').length, 2)
})

test('JSON gives the paper back as it was', () => {
  const { format, ...paper } = JSON.parse(toJson(highlight))
  assert.equal(format, 'holdfast-paper-1')
  assert.deepEqual(paper, JSON.parse(JSON.stringify(highlight)))
})
