import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { driverDiagram, type DriverNode } from './driver-diagram.ts'
import { widthOf, wrapped } from './marks.ts'

const node = (id: string, under: string[], more: Partial<DriverNode> = {}): DriverNode => ({
  id,
  under,
  caption: `Project ${id}`,
  title: `What is done for ${id}`,
  status: null,
  notes: [],
  ...more,
})

const small: DriverNode[] = [
  node('1', [], { caption: 'Aim 1', title: 'Children are seen in time, wherever they live' }),
  node('1.1', ['1'], { caption: 'Driver 1.1', title: 'Enough nurses', status: { tone: 'risk', word: 'At risk' } }),
  node('1.2', ['1'], { caption: 'Driver 1.2', title: 'Notice on the day' }),
  node('1.1.1', ['1.1'], { status: { tone: 'on', word: 'On track' }, notes: ['Measure: posts filled'] }),
  node('1.2.1', ['1.2', '1.1'], { title: 'One list of addresses & telephone <numbers>', notes: ['Also serves 1.1'] }),
]

test('the picture of a small diagram is what it was', () => {
  const path = join(import.meta.dirname, 'driver-diagram.golden.svg')
  const { svg } = driverDiagram({ id: 'd', title: 'Health in care', nodes: small })
  if (process.env.UPDATE) writeFileSync(path, `${svg}\n`)
  assert.equal(`${svg}\n`, readFileSync(path, 'utf8'))
})

test('it says what it shows to those who do not see it', () => {
  const { svg, sentence } = driverDiagram({ id: 'd', title: 'Health in care', nodes: small })
  assert.equal(
    sentence,
    'Driver diagram of Health in care, from left to right: aim (1), driver (2), project (2). Shared under more than one: Project 1.2.1 One list of addresses & telephone <numbers>.',
  )
  assert.match(svg, /role="img" aria-labelledby="d-title d-desc"/)
  assert.match(svg, /<desc id="d-desc">Driver diagram of Health in care/)
  assert.equal(
    driverDiagram({ id: 'd', title: 'Empty', nodes: [] }).sentence,
    'Driver diagram of Empty: nothing in it yet.',
  )
})

test('a shared driver has a second, dashed arrow', () => {
  const { svg } = driverDiagram({ id: 'd', title: 'Health in care', nodes: small })
  assert.equal(svg.match(/stroke-dasharray/g)?.length, 1)
  assert.equal(svg.match(/<path d="[^"]*" fill="none" stroke="#(?:7d8a8f|0f1b20)"/g)?.length, 5)
})

test('no word is lost, however long a title is', () => {
  const title =
    'Childrenandyoungpeoplewhocomeintocarewithouttheirbrothersandsisters see them each week at a place they choose '.repeat(
      3,
    )
  const { svg } = driverDiagram({ id: 'd', title: 'T', nodes: [node('1', [], { title })] })
  const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1]).join('')
  assert.equal(drawn.replaceAll(' ', '').includes(title.replaceAll(' ', '')), true)
  for (const line of wrapped(title, 180, 16)) assert.ok(widthOf(line, 16) <= 180, line)
})

test('every column fits the page, and nodes do not lie on one another', () => {
  const nodes = [
    node('0', []),
    ...['a', 'b', 'c', 'd'].flatMap((letter) => [
      node(letter, ['0']),
      node(`${letter}1`, [letter]),
      node(`${letter}11`, [`${letter}1`]),
      node(`${letter}12`, [`${letter}1`]),
    ]),
  ]
  const { svg, width } = driverDiagram({ id: 'd', title: 'T', nodes })
  assert.ok(width <= 1140, String(width))
  const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(
    (m) => m.slice(1).map(Number) as [number, number, number, number],
  )
  assert.equal(boxes.length, 17)
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      assert.ok(a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1])
})

test('brothers and sisters stand in the order of the plan', () => {
  const { svg } = driverDiagram({ id: 'd', title: 'T', nodes: small })
  const at = (words: string) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${words}<`).exec(svg)?.[1])
  assert.ok(at('Driver 1.1') < at('Driver 1.2'))
  assert.ok(at('Project 1.1.1') < at('Project 1.2.1'))
})

test('a ring of nodes is drawn and does not hang', () => {
  assert.ok(driverDiagram({ id: 'd', title: 'T', nodes: [node('a', ['b']), node('b', ['a'])] }).width > 0)
})
