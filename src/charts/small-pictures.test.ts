import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Resvg } from '@resvg/resvg-js'
import { wilson } from '../statistics/interval.ts'
import { readSeries } from '../statistics/series-reading.ts'
import { type BarRow, bars } from './bars.ts'
import { assuranceIcon, variationIcon } from './icon.ts'
import { sparkline } from './sparkline.ts'

const drawable = (svg: string) => new Resvg(svg, { font: { loadSystemFonts: false } }).render().width > 0
const read = (values: (number | null)[], target: number | null = null) => {
  const reading = readSeries({ type: 'i', values, better: 'higher', target })
  if ('reason' in reading) throw new Error(reading.reason)
  return reading
}

test('a sparkline shows the last 13 points and marks only the last', () => {
  const values = Array.from({ length: 20 }, (_, at) => (at === 19 ? 90 : 60 + (at % 3)))
  const svg = sparkline(read(values, 75))
  assert.match(svg, /width="92" height="30"/)
  assert.equal(svg.match(/[ML][\d.]+ [\d.]+/g)?.length, 1 + 13, 'the target begins with one, the line has thirteen')
  assert.equal(svg.match(/<rect|<circle/g)?.length, 1)
  assert.match(svg, /<rect[^>]*fill="#0a67b0"/)
  assert.match(sparkline(read(values), { provisional: [20] }), /<rect[^>]*fill="#ffffff"/)
  for (const few of [[], [5], [5, 5, 5], [null, null], [1, null, 3]]) {
    const drawn = sparkline(read(few, 4))
    assert.ok(drawable(drawn) && !/NaN|Infinity/.test(drawn), String(few))
  }
})

test('each icon differs from every other by shape and letter, and too few points have none', () => {
  const icons = [
    ...(['improvement', 'concern'] as const).flatMap((variation) =>
      (['higher', 'lower'] as const).map((better) => variationIcon(variation, { better })),
    ),
    ...(['common', 'neutral_high', 'neutral_low', 'unclear'] as const).map((variation) =>
      variationIcon(variation, { better: 'neither' }),
    ),
    ...(['passes', 'fails'] as const).flatMap((each) =>
      (['higher', 'lower'] as const).map((better) => assuranceIcon(each, { better })),
    ),
    assuranceIcon('hit_or_miss', { better: 'higher' }),
  ]
  assert.equal(new Set(icons.map((icon) => icon.replaceAll(/#[\da-f]{6}/g, ''))).size, icons.length)
  for (const icon of icons) assert.ok(drawable(icon))
  assert.match(variationIcon('improvement', { better: 'higher' }), />H</)
  assert.match(variationIcon('improvement', { better: 'lower' }), />L</)
  assert.match(variationIcon('concern', { better: 'lower' }, 40), /width="40".*>H</)
  assert.equal(variationIcon(null, { better: 'higher' }), '')
  assert.equal(assuranceIcon(null, { better: 'higher' }), '')
})

const row = (label: string, count: number, of: number): BarRow => {
  const interval = wilson(count, of)
  return { label, count, of, lower: interval?.lower ?? null, upper: interval?.upper ?? null }
}

test('bars write the counts, draw the interval, and say whether chance may explain the difference', () => {
  const rows = [
    row('Plan & <goal>', 18, 25),
    row('Seen alone', 9, 30),
    row('Nobody there', 0, 0),
    { ...row('Few', 3, 20), hidden: 'Fewer than 5: not shown' },
  ]
  const drawn = bars({ id: 'b', title: 'Questions', rows })
  assert.match(drawn.wide, />18 of 25<.*>72%</)
  assert.match(drawn.wide, /Plan &amp; &lt;goal&gt;/)
  assert.ok(
    !/3 of 20|15%/.test(drawn.wide + drawn.narrow + drawn.alt + JSON.stringify(drawn.rows)),
    'what is hidden stands nowhere',
  )
  assert.equal(
    drawn.sentence,
    'From Seen alone (9 of 30, 30%) to Plan & <goal> (18 of 25, 72%); the two intervals do not meet.',
  )
  assert.deepEqual(drawn.rows[0], { label: 'Plan & <goal>', counts: '18 of 25', share: '72%', interval: '52% to 86%' })
  assert.match(
    bars({ id: 'b', title: 'Q', rows: [row('a', 5, 10), row('b', 6, 10)] }).sentence,
    /chance may explain it/,
  )
  assert.ok(drawable(drawn.wide) && drawable(drawn.narrow))
  assert.equal(bars({ id: 'b', title: 'Q', rows: [] }).sentence, 'Nothing to show yet.')
})

test('bars are held against a mark, and then say nothing of the lowest and the highest', () => {
  const rows = [
    { ...row('Harbour', 18, 25), mark: 0.5 },
    { ...row('Upper Strath', 3, 20), hidden: 'Not shown', mark: 0.5 },
  ]
  const drawn = bars({ id: 'b', title: 'By locality', rows, against: 'the partnership' })
  assert.equal(drawn.wide.match(/stroke-width="3"/g)?.length, 2)
  assert.match(drawn.alt, /Harbour: 18 of 25, 72%, between 52% and 86%; the partnership 50%\./)
  assert.ok(!/From |3 of 20|15%/.test(drawn.wide + drawn.alt))
  assert.match(drawn.key, /95% interval.*Tall mark: the partnership/)
  assert.ok(drawable(drawn.wide) && drawable(drawn.narrow))
})
