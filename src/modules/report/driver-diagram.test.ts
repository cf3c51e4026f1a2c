import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { reportedPlan } from '../../../test/reported-plan.ts'
import { stopWriting } from '../../documents/write/index.ts'
import { unpack } from '../../documents/write/zip.ts'
import { addItem, addPlan, planTree } from '../plan/index.ts'
import { driverDiagramBlocks } from './driver-diagram.ts'
import { type Facts, noSettings } from './facts.ts'
import { gather } from './gathering.ts'

const all = await cast()
after(async () => {
  await stopWriting()
  await all.leave()
})
const { planId } = await reportedPlan(all, all.donmouth)
const gathered = (plan: string) =>
  all.within(all.donmouth, (db) =>
    gather(
      db,
      { partnership: { name: 'Donmouth', marking: '' }, now: new Date('2026-11-19T21:40:00Z') },
      plan,
      noSettings,
    ),
  )
const figureOf = (facts: Facts | undefined) =>
  driverDiagramBlocks(facts as Facts).flatMap((block) => (block.kind === 'figures' ? block.figures : []))[0]

test('the improvement plan holds its driver diagram as a picture that says what it shows and fits the page', async () => {
  const figure = figureOf(await gathered(planId))
  assert.match(figure?.alt ?? '', /^Driver diagram of .*, from left to right: /)
  assert.ok(figure && figure.width <= 740 && figure.height <= 380)
  assert.match(figure.svg, /^<svg /)
})

test('a long plan is folded on paper, and the paper says so', async () => {
  const long = await all.within(all.donmouth, async (db) => {
    const id = await addPlan(db, { title: 'A long plan' })
    const theme = await addItem(db, { planId: id, level: 'theme', title: 'Health in care' })
    for (let at = 0; at < 20; at++)
      await addItem(db, { planId: id, parentId: theme, level: 'project', title: `Piece of work ${at}` })
    return id
  })
  const facts = await gathered(long)
  const words = driverDiagramBlocks(facts as Facts).flatMap((block) =>
    block.kind === 'paragraph' ? [block.words] : [],
  )
  assert.deepEqual(words, [
    'The lines of the plan are folded into their headings here. The table after it holds each of them.',
  ])
  assert.match(figureOf(facts)?.svg ?? '', /20 lines: 20 not yet stated/)
})

test('a plan without items has no diagram on paper', async () => {
  const empty = await all.within(all.donmouth, (db) => addPlan(db, { title: 'Empty' }))
  const tree = await all.within(all.donmouth, (db) => planTree(db, empty))
  assert.deepEqual(driverDiagramBlocks({ tree } as Facts), [])
})

test('in Word the picture is there with its words, as a drawing with a fallback', async () => {
  const { alice } = all
  const begun = await alice.sends('/report/papers/new', { kind: 'plan', plan: planId, group: 'Improvement board' })
  const paper = (begun.location ?? '').replace(/\/preview$/, '')
  const word = await alice.opens(`${paper}/files/docx`)
  assert.equal(word.status, 200)
  const parts = await unpack(word.bytes)
  const xml = parts.get('word/document.xml')?.toString() ?? ''
  assert.match(xml, /descr="Driver diagram of [^"]*, from left to right: /)
  assert.match(xml, /Driver diagram<\/w:t>/)
  const media = [...parts.keys()].filter((name) => name.startsWith('word/media/'))
  assert.ok(media.some((name) => name.endsWith('.svg')) && media.some((name) => name.endsWith('.png')))
})
