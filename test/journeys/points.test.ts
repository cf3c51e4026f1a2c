// A chart on a page: which of its three pictures is shown, and reading it point by point.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { controlChart } from '../../src/charts/control-chart.ts'
import { readPeriod } from '../../src/charts/periods.ts'
import { readSeries } from '../../src/statistics/series-reading.ts'
import { launch } from '../browser.ts'

const browser = await launch()
after(() => browser.close())

const file = (name: string) => readFileSync(new URL(`../../public/${name}`, import.meta.url), 'utf8')

const values = [60, 64, 61, null, 59, 63, 62, 60, 64, 61, 63, 60, 64, 62, 90]
const reading = readSeries({ type: 'i', values, better: 'higher', target: 75 })
if ('reason' in reading) throw new Error(reading.reason)
const periods = values.map((_, at) =>
  readPeriod(`${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`),
)
const chart = controlChart({ id: 'c', title: 'Seen in time', unit: '%', reading, periods, provisional: [15] })

const page = `<!doctype html><html lang="en-GB"><head><title>Chart</title><meta name="viewport" content="width=device-width"><style>${file('app.css')}</style></head><body><main><h1>Seen in time</h1>
<div class="hf-reader" data-points="t">${chart.pictures}</div>${chart.key}<p>${chart.sentence}</p>
<table id="t"><thead><tr><th>Month</th><th>Share</th><th>Expected</th><th>Signal</th></tr></thead><tbody>${chart.rows
  .map(
    (row) =>
      `<tr><th scope="row">${row.period}</th><td>${row.value}</td><td>${row.expected}</td><td>${row.signal}</td></tr>`,
  )
  .join('')}</tbody></table></main><script type="module">${file('enhance/points.js')}</script></body></html>`

const opened = async (width: number) => {
  const tab = await browser.newPage({ viewport: { width, height: 900 } })
  await tab.setContent(page)
  return tab
}

test('the picture that fits is shown, at its true size, and nothing scrolls sideways', async () => {
  for (const [width, name] of [
    [1280, 'wide'],
    [390, 'narrow'],
    [320, 'small'],
  ] as const) {
    const tab = await opened(width)
    const shown = await tab
      .locator('.hf-chart:visible')
      .evaluateAll((all) => all.map((each) => each.getAttribute('class')))
    assert.deepEqual(shown, [`hf-chart hf-chart--${name}`])
    const box = await tab.locator('.hf-chart:visible').boundingBox()
    assert.equal(box?.width, { wide: 864, narrow: 358, small: 288 }[name])
    assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} scrolls sideways`)
    await tab.close()
  }
})

test('arrow keys and the pointer read the points in the words of the table', async () => {
  const tab = await opened(1280)
  const said = () => tab.locator('.hf-reader__words').textContent()
  await tab.locator('.hf-reader').focus()
  await tab.keyboard.press('ArrowLeft')
  assert.match(
    (await said()) ?? '',
    /^March 2026, share 90%, expected \d+% to \d+%, signal Better, outside the limits$/,
  )
  await tab.keyboard.press('Home')
  assert.match((await said()) ?? '', /^January 2025, share 60%/)
  for (let nth = 0; nth < 3; nth++) await tab.keyboard.press('ArrowRight')
  assert.match((await said()) ?? '', /^April 2025, share No figure/)
  assert.equal(await tab.locator('.hf-reader__ring').count(), 0, 'a missing figure has no place')
  const box = await tab.locator('.hf-chart--wide').boundingBox()
  const [x] = /data-xy="([\d.]+)/.exec(chart.wide)?.slice(1).map(Number) ?? []
  await tab.mouse.move((box?.x ?? 0) + (x ?? 0), (box?.y ?? 0) + 100)
  assert.match((await said()) ?? '', /^January 2025, share 60%/)
  assert.equal(await tab.locator('.hf-reader__ring:visible').count(), 1)
  if (process.env.SHOTS) await tab.screenshot({ path: `${process.env.SHOTS}/points.png` })
  await tab.close()
})
