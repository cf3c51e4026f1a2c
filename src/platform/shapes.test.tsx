import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from 'hono/html'
import { parse } from 'node-html-parser'
import type { Html } from './govuk.ts'
import { Counts, Gap, Late, Levels, Missing, Shape, Sprite, Status, Strip, type Tone } from './shapes.tsx'

const drawn = async (markup: Html) => parse((await markup).toString())
const words = async (markup: Html) => (await drawn(markup)).text.replaceAll(/\s+/g, ' ').trim()
const tones: Tone[] = ['off', 'risk', 'on', 'done', 'wait', 'none']

test('a word stands beside every status, and what is suggested stands beneath', async () => {
  assert.equal(await words(Status({ word: 'On track', tone: 'on' })), 'On track')
  const both = { word: 'On track', tone: 'on', suggested: { word: 'At risk', tone: 'risk' } } as const
  assert.equal(await words(Status(both)), 'On track Suggested: at risk')
  const [said, suggested] = (await drawn(Status(both))).querySelectorAll('svg')
  assert.equal(said?.classList.contains('hf-shape--open'), false)
  assert.equal(suggested?.classList.contains('hf-shape--open'), true)
})

test('off track is bold, so that grey print shows it too', async () => {
  assert.ok((await drawn(Status({ word: 'Off track', tone: 'off' }))).querySelector('.hf-status--strong'))
  assert.ok(!(await drawn(Status({ word: 'Suggested', tone: 'off', open: true }))).querySelector('.hf-status--strong'))
})

test('every shape that may be used is drawn in the sprite, once', async () => {
  const sprite = await drawn(<Sprite />)
  for (const tone of [...tones, 'tick'] as const) {
    const used = (await drawn(Shape({ tone }))).querySelector('use')?.getAttribute('href')
    assert.equal(sprite.querySelectorAll(`symbol[id="${used?.slice(1)}"]`).length, 1)
  }
})

test('counts leave out what there is none of', async () => {
  const of = [
    { tone: 'off', word: 'Off track', count: 2 },
    { tone: 'on', word: 'On track', count: 0 },
    { tone: 'done', word: 'Complete', count: 1 },
  ] as const
  assert.equal(await words(Counts({ of })), '2 off track 1 complete')
})

test('each shape of a strip is a link that says its item and status', async () => {
  const items = [{ tone: 'off', word: 'Off track', text: '1.1.4 Dental care', href: '/i' }] as const
  const link = (await drawn(Strip({ label: 'Theme 1', items }))).querySelector('a')
  assert.equal(link?.getAttribute('aria-label'), '1.1.4 Dental care, off track')
})

const levels: [level: 0 | 1 | 2, suggested: 1 | 2 | undefined, solid: number, open: number][] = [
  [0, undefined, 0, 0],
  [1, undefined, 1, 0],
  [1, 2, 1, 1],
  [2, 2, 2, 0],
  [0, 2, 0, 2],
]

test('four bars rise: solid is confirmed, open is suggested', async () => {
  for (const [level, suggested, solid, open] of levels) {
    const bars = (await drawn(Levels({ level, word: 'Done', suggested }))).querySelectorAll('rect')
    assert.equal(bars.length, 4)
    assert.equal(bars.filter((bar) => bar.getAttribute('fill') === 'currentColor').length, solid)
    assert.equal(bars.filter((bar) => bar.getAttribute('stroke')).length, open)
  }
  assert.equal(await words(Levels({ level: 1, word: 'Done', suggested: 2 })), '1 Done Level 2 suggested')
})

test('words of people are escaped, in JSX and in templates', async () => {
  const nasty = '<b>"&'
  for (const markup of [
    Status({ word: nasty, tone: 'on' }),
    Missing({ words: nasty }),
    Late({ words: nasty }),
    <Gap number={1} words={nasty} />,
    html`<td>${Missing({ words: nasty })}</td>`,
    <td>
      <Missing words={nasty} />
    </td>,
  ]) {
    assert.ok((await markup).toString().includes('&lt;b&gt;&quot;&amp;'))
  }
})
