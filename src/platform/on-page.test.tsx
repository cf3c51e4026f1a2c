import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OnPage } from './on-page.tsx'

const parts = (...counts: number[]) => counts.map((count, n) => ({ id: `p${n}`, words: `Part ${n}`, count }))
const shown = async (props: Parameters<typeof OnPage>[0]) => String((await OnPage(props)) ?? '')

test('a long page links to its parts, and to the form at its foot', async () => {
  const html = await shown({ parts: parts(30, 11), also: [{ id: 'sign', words: 'Sign off' }] })
  assert.match(html, /<nav class="hf-quick hf-onpage" aria-label="On this page">/)
  for (const link of [/href="#p0">Part 0, 30</, /href="#p1">Part 1, 11</, /href="#sign">Sign off</])
    assert.match(html, link)
})

test('a page that is short, or has one part only, has no links', async () => {
  const cases: [Parameters<typeof OnPage>[0], boolean][] = [
    [{ parts: [] }, false],
    [{ parts: parts(20, 20) }, false],
    [{ parts: parts(20, 21) }, true],
    [{ parts: parts(300) }, false],
    [{ parts: parts(300), also: [{ id: 'sign', words: 'Sign off' }] }, true],
    [{ parts: parts(5, 6), most: 10 }, true],
  ]
  for (const [props, has] of cases) assert.equal((await shown(props)) !== '', has, JSON.stringify(props))
})
