import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Resvg } from '@resvg/resvg-js'
// A test may read the statistics: the folder itself stands alone.
import { type Asked, readSeries } from '../statistics/series-reading.ts'
import { controlChart } from './control-chart.ts'
import { widthOf } from './marks.ts'
import { periodOf, readPeriod } from './periods.ts'
import { spread } from './scale.ts'
import type { Series } from './series.ts'

const months = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    readPeriod(`${Math.floor((first + at) / 12)}-${String(((first + at) % 12) + 1).padStart(2, '0')}`),
  )

const read = (asked: Asked) => {
  const reading = readSeries(asked)
  if ('reason' in reading) throw new Error(reading.reason)
  return reading
}
const series = (asked: Asked, more: Partial<Series> = {}): Series => ({
  id: 'c',
  title: 'Seen within four weeks',
  unit: '%',
  reading: read(asked),
  periods: months(2024 * 12 + 3, asked.values.length),
  ...more,
})

const shares = [
  42, 41, 50, 43, 46, 50, 41, 50, 47.4, 20.8, 38, 44.4, 52, 45, 42, 50, 43, 65, 56.5, 63, 68, 62.3, 61.6, 66.7,
]
shares.push(63.6, 60, 65.2, 68.4, 76.2, 72, 77.3)
const steps = [
  { value: 50, due: '2025-09-30' },
  { value: 75, due: '2026-09-30' },
  { value: 90, due: '2027-09-30' },
]
const seen = series(
  { type: 'i', values: shares, better: 'higher', target: 75, rebaseAt: [18] },
  {
    provisional: [31],
    reasons: [{ first: 18, words: 'daily notice begins' }],
    notes: [{ at: 10, words: 'norovirus closed the clinic' }],
    steps,
    today: '2026-11-19',
  },
)

const golden = (name: string, svg: string) => {
  const path = join(import.meta.dirname, `${name}.golden.svg`)
  if (process.env.UPDATE) writeFileSync(path, `${svg}\n`)
  assert.equal(`${svg}\n`, readFileSync(path, 'utf8'), `${name}: UPDATE=1 writes it anew`)
}
const textsOf = (svg: string) =>
  [
    ...svg.matchAll(
      /<text (?:stroke[^>]*?paint-order="stroke" )?x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</g,
    ),
  ].map((m) => ({
    x: Number(m[1]),
    y: Number(m[2]),
    size: Number(m[3]),
    more: m[4] ?? '',
    words: m[5] ?? '',
  }))

test('the pictures of a control chart with two phases, a note and steps are what they were', () => {
  const drawn = controlChart(seen)
  golden('control-chart-wide', drawn.wide)
  golden('control-chart-narrow', drawn.narrow)
  golden('control-chart-steps', controlChart({ ...seen, layout: 'steps', notes: [] }).wide)
})

test('sentence, alternative text, key and table say the same', () => {
  const { sentence, alt, rows, key, steps: said, svg } = { ...controlChart(seen), svg: controlChart(seen).wide }
  assert.equal(
    sentence,
    'Two of the last three months are beyond the near limit on the high side: this is not chance, and it is for the better; chance decides whether 75% is met.',
  )
  assert.ok(alt.endsWith(sentence))
  assert.match(
    alt,
    /^XmR chart of 31 months, April 2024 to October 2026, in two phases\. Phase 1 has a mean of 44%; 26% to 62% is expected\./,
  )
  assert.match(svg, /aria-labelledby="c-wide-title c-wide-desc"/)
  assert.deepEqual(rows.at(-1), {
    number: 31,
    period: 'October 2026',
    counts: '',
    value: '77%',
    centre: '66%',
    expected: '53% to 79%',
    signal: 'Better, two of three',
    meaning: 'improvement',
    provisional: true,
    excluded: false,
    begins: false,
  })
  assert.match(key, /Expected range, 53% to 79%.*Mean, 66%/)
  assert.deepEqual(
    said.map(({ head, words }) => `${head} ${words}`),
    ['50% by Sep 2025 met with 65%', '75% by Sep 2026 missed with 72%', '90% by Sep 2027 10 months left'],
  )
})

// Numbers that come the same on every run.
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

test('names at the edge stand 18 px apart and inside, whatever the values', () => {
  const roll = dice(7)
  for (let round = 0; round < 2000; round++) {
    const wanted = Array.from({ length: 1 + Math.floor(roll() * 6) }, () => roll() * 400 - 40)
    const places = spread(wanted, 18, 40, 350)
    const sorted = places.toSorted((a, b) => a - b)
    for (const [at, y] of sorted.entries()) {
      assert.ok(y >= 40 - 1e-9 && y <= 350 + 1e-9, `${y} is outside`)
      if (at > 0) assert.ok(y - (sorted[at - 1] ?? 0) >= 18 - 1e-9, sorted.join(' '))
    }
    for (const [a, first] of wanted.entries())
      for (const [b, second] of wanted.entries())
        if (first < second) assert.ok((places[a] ?? 0) < (places[b] ?? 0), 'their order is kept')
  }
})

const kinds = ['run', 'i', 'mr', 'p', 'pp', 'u', 'up', 'c', 'g', 't'] as const

test('whatever the series, no words leave the picture, fall under 14 px or collide at the edge, and it is a picture', () => {
  const roll = dice(11)
  for (let round = 0; round < 260; round++) {
    const type = kinds[round % kinds.length] ?? 'i'
    const ratio = ['p', 'pp', 'u', 'up'].includes(type)
    const count = round % 13 === 0 ? round % 3 : 1 + Math.floor(roll() * 45)
    const size = 10 ** Math.floor(roll() * 7)
    const values = Array.from({ length: count }, () => {
      if (roll() < 0.06 && type !== 't') return null
      const value =
        ratio || type === 'c' || type === 'g' ? Math.floor(roll() * 25) : (roll() - (type === 'i' ? 0.2 : -0.01)) * size
      return value
    })
    const denominators = ratio ? values.map(() => (roll() < 0.05 ? 0 : 25 + Math.floor(roll() * 50))) : null
    const percent = type === 'p' || type === 'pp'
    const drawn = controlChart(
      series(
        {
          type,
          values,
          denominators,
          per: percent ? 100 : type === 'u' || type === 'up' ? 1000 : 1,
          better: (['higher', 'lower', 'neither'] as const)[round % 3] ?? 'neither',
          target: roll() < 0.7 ? roll() * (percent ? 100 : size) : null,
          rebaseAt: roll() < 0.3 && count > 20 ? [10] : null,
          freeze: roll() < 0.2 ? 12 : null,
          exclude: roll() < 0.2 ? [2] : null,
        },
        { unit: percent ? '%' : roll() < 0.5 ? 'children for each 1,000 in the population' : '' },
      ),
    )
    for (const name of ['wide', 'narrow', 'small', 'print'] as const) {
      const svg = drawn[name]
      const [width, height] = (/width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).slice(1).map(Number)
      assert.ok(
        !/NaN|undefined|Infinity/.test(svg),
        `${type} ${name}: ${/.{40}(NaN|undefined|Infinity)/.exec(svg)?.[0]}`,
      )
      for (const text of textsOf(svg)) {
        assert.ok(text.size >= 14, `${type} ${name}: “${text.words}” is ${text.size} px`)
        const wide = widthOf(text.words, text.size)
        const from = /end/.test(text.more) ? text.x - wide : /middle/.test(text.more) ? text.x - wide / 2 : text.x
        assert.ok(
          from >= -3 && from + wide <= (width ?? 0) + 3,
          `${type} ${name}: “${text.words}” from ${from} to ${from + wide} of ${width}`,
        )
        assert.ok(text.y > 0 && text.y <= (height ?? 0), `${type} ${name}: “${text.words}” at ${text.y} of ${height}`)
      }
      const names = textsOf(svg).filter(({ words }) => /^(Upper|Lower|Mean|Median|Target)/.test(words))
      const ys = names.map(({ y }) => y).toSorted((a, b) => a - b)
      for (const [at, y] of ys.entries())
        if (at > 0) assert.ok(y - (ys[at - 1] ?? 0) >= 17.8, `${type} ${name}: names at ${ys.join(', ')}`)
    }
    assert.equal(drawn.rows.length, count)
    assert.ok(new Resvg(drawn.wide, { font: { loadSystemFonts: false } }).render().width > 0)
  }
})

test('titles, reasons, notes, units and periods are escaped, and what XML cannot hold is left out', () => {
  const nasty = `<script>alert("1")</script> & 'x'\u0000\u000b\ud800`
  const drawn = controlChart({
    ...seen,
    title: nasty,
    unit: '<i>',
    periods: seen.periods.map((period, at) =>
      at === 3 ? { ...period, from: null, words: nasty, short: nasty } : period,
    ),
    reasons: [{ first: 18, words: '<b>new</b>' }],
    notes: [
      { at: 10, words: nasty },
      { at: 12, words: 'a' },
      { at: 14, words: 'b' },
    ],
  })
  for (const svg of [drawn.wide, drawn.narrow, drawn.small, drawn.print, drawn.key]) {
    assert.ok(!/<script|<i>|<b>/.test(svg) && !svg.includes('\u0000'))
    if (svg !== drawn.key) assert.ok(new Resvg(svg).width > 0)
  }
})

test('notes that are more than two, or too long, become numbers with a list', () => {
  const wide = controlChart(seen)
  assert.equal(wide.notes.inWords, true)
  assert.match(wide.wide, />January 2025: norovirus<.*>closed the clinic</)
  assert.ok(!/>closed the clinic</.test(wide.narrow), 'the narrow picture has the number')
  const notes = [
    { at: 10, words: 'norovirus closed the clinic' },
    { at: '2025-04-12', words: 'calls on the same day', kind: 'cycle' as const },
  ]
  const more = controlChart({ ...seen, notes })
  assert.equal(more.notes.inWords, false)
  assert.deepEqual(
    more.notes.list.map(({ number, kind, when }) => [number, kind, when]),
    [
      [1, 'note', 'January 2025'],
      [2, 'cycle', '12 April 2025'],
      [3, 'phase', 'September 2025'],
    ],
  )
  const long = controlChart({
    ...seen,
    notes: [{ at: 10, words: 'a clinic that closed because of an outbreak of norovirus among staff and children' }],
  })
  assert.equal(long.notes.inWords, false)
})

test('a missing figure breaks the line, a month without a row leaves its place, and a point left out is a cross', () => {
  const values = [10, 12, null, 13, 11, 12, 14, 10, 9, 13, 12, 11, 12, 14]
  const missing = controlChart(series({ type: 'i', values, exclude: [6] }, { unit: 'weeks' }))
  assert.equal(missing.wide.match(/stroke-linejoin="round"/g)?.length, 2)
  assert.equal(missing.rows[2]?.value, 'No figure')
  assert.equal(missing.rows[5]?.signal, 'Left out')
  assert.match(missing.key, /Cross: left out/)
  const skipped = months(2024 * 12, 15).filter((_, at) => at !== 4)
  const gap = controlChart(
    series({ type: 'i', values: values.map((value) => value ?? 10) }, { unit: 'weeks', periods: skipped }),
  )
  assert.equal(gap.wide.match(/stroke-linejoin="round"/g)?.length, 2)
})

test('a hidden figure is said to be hidden, and its counts stand nowhere', () => {
  const values = [10, 12, null, 13, 11, 12, 14, 10, 9, 13, 12, 11, 12, 14]
  const drawn = controlChart(series({ type: 'i', values }, { hidden: [3], counts: values.map(() => [4, 31] as const) }))
  assert.deepEqual([drawn.rows[2]?.value, drawn.rows[2]?.counts, drawn.rows[3]?.counts], ['Not shown', '', '4 of 31'])
  assert.match(drawn.alt, /One figure is not shown: small, or it would give a small one away\./)
  assert.ok(!/missing/.test(drawn.alt))
})

test('too few points have no limits and no colour, and are counted', () => {
  const few = controlChart(
    series({ type: 'i', values: [10, 10, 10, 10, 90, 10, 10, 10, 10], better: 'higher', target: 50 }),
  )
  assert.equal(few.sentence, 'Too few points to say: 13 are needed, there are nine; the earliest is April 2025.')
  assert.ok(!/stroke-dasharray="6 4"|#0a67b0|#c65102/.test(few.wide))
  assert.ok(few.rows.every(({ expected, signal }) => expected === '' && signal === ''))
})

test('600 points, one point, none, all equal, and figures in millions are drawn', () => {
  const roll = dice(3)
  const many = controlChart(
    series(
      { type: 'i', values: Array.from({ length: 600 }, () => 40 + roll() * 20), better: 'higher' },
      { periods: months(1975 * 12, 600) },
    ),
  )
  assert.ok(many.wide.length < 60_000, String(many.wide.length))
  assert.equal(
    controlChart(series({ type: 'run', values: [62] })).sentence,
    'One figure, 62% in April 2024: too few to say whether anything changed; ten are needed, the earliest is January 2025.',
  )
  const none = controlChart(series({ type: 'run', values: [] }))
  assert.equal(none.sentence, 'No figure yet.')
  assert.match(none.wide, />No figure yet</)
  const equal = controlChart(series({ type: 'i', values: Array.from({ length: 14 }, () => 62) }))
  assert.match(equal.sentence, /^Every figure is 62%/)
  const big = controlChart(
    series(
      { type: 'i', values: Array.from({ length: 14 }, (_, at) => 1_250_000 + ((at * 7919) % 13) * 10_000) },
      { unit: '' },
    ),
  )
  assert.match(big.wide, />1,\d00,000</)
  assert.match(big.axis ?? '', /^The axis starts at 1,\d+,000, not at 0\.$/)
})

test('quarters and years have their own axis', () => {
  const quarters = Array.from({ length: 12 }, (_, at) => readPeriod(`Q${(at % 4) + 1} ${2024 + Math.floor(at / 4)}`))
  const drawn = controlChart(
    series({ type: 'run', values: [1, 3, 2, 4, 3, 5, 1, 2, 3, 4, 2, 6] }, { periods: quarters, unit: '' }),
  )
  assert.deepEqual(
    textsOf(drawn.wide)
      .filter(({ size }) => size === 14)
      .map(({ words }) => words)
      .slice(0, 4),
    ['Jan', 'Apr', 'Jul', 'Oct'],
  )
  const years = Array.from({ length: 6 }, (_, at) => periodOf(`${2020 + at}-04-01`, `${2021 + at}-03-31`))
  const yearly = controlChart(series({ type: 'run', values: [1, 3, 2, 4, 3, 5] }, { periods: years, unit: '' }))
  assert.match(yearly.wide, />2020\/21<.*>2025\/26</)
  assert.match(yearly.alt, /^Run chart of 6 years, 2020\/21 to 2025\/26\./)
})
