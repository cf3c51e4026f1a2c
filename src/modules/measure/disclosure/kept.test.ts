import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keeper } from './kept.ts'

const settled = () => new Promise((done) => setImmediate(done))
const made = (value: string) => Promise.resolve(value)

test('it gives back what was made from the same, and nothing else', async () => {
  const kept = keeper<string>(100, ({ length }) => length)
  kept.keep('a', 'one', made('first'))
  assert.equal(await kept.find('a', 'one'), 'first')
  assert.equal(kept.find('a', 'two'), null)
  assert.equal(kept.find('b', 'one'), null)
  kept.keep('a', 'two', made('second'))
  assert.equal(kept.find('a', 'one'), null)
  assert.equal(await kept.find('a', 'two'), 'second')
})

test('it is there while it is being made, and gone where that came to nothing', async () => {
  const kept = keeper<string>(100, ({ length }) => length)
  const { promise, resolve } = Promise.withResolvers<string | null>()
  kept.keep('a', 'one', promise)
  const asked = kept.find('a', 'one')
  resolve(null)
  assert.equal(await asked, null)
  await settled()
  assert.equal(kept.find('a', 'one'), null)
  kept.keep('a', 'one', Promise.reject(new Error('it broke')))
  assert.equal(await kept.find('a', 'one'), null)
})

test('what nobody asked for the longest goes first when there is too much', async () => {
  const kept = keeper<string>(10, ({ length }) => length)
  for (const name of ['a', 'b']) {
    kept.keep(name, 'one', made('12345'))
    await settled()
  }
  await kept.find('a', 'one')
  kept.keep('c', 'one', made('12345'))
  await settled()
  assert.equal(kept.find('b', 'one'), null)
  assert.equal(await kept.find('a', 'one'), '12345')
  kept.keep('d', 'one', made('longer than all there may be'))
  await settled()
  assert.equal(kept.find('d', 'one'), null)
})

test('what nobody asked for in a quarter of an hour goes', async () => {
  let time = 0
  const kept = keeper<string>(
    100,
    ({ length }) => length,
    15,
    () => time,
  )
  kept.keep('a', 'one', made('first'))
  time += 16 * 60_000
  kept.keep('b', 'one', made('second'))
  await settled()
  assert.equal(kept.find('a', 'one'), null)
  assert.equal(await kept.find('b', 'one'), 'second')
})
