// Our typed components against the fixtures that GOV.UK publishes with them: each must give the very same markup.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { raw } from 'hono/html'
import { components, type Options } from '../src/platform/govuk.gen.ts'
import * as govuk from '../src/platform/govuk.ts'

const all: Record<keyof Options, unknown> = { ...govuk }

type Fixtures = { fixtures: { name: string; options: Record<string, unknown>; html: string }[] }

for (const [name, folder] of Object.entries(components) as [keyof Options, string][]) {
  test(`${name} gives GOV.UK's own markup`, () => {
    const component = all[name] as (options: unknown) => { toString(): string }
    const { fixtures } = JSON.parse(
      readFileSync(
        new URL(import.meta.resolve(`govuk-frontend/dist/govuk/components/${folder}/fixtures.json`)),
        'utf8',
      ),
    ) as Fixtures
    assert.ok(fixtures.length > 0)
    for (const { name: fixture, options, html } of fixtures) {
      assert.equal(component(safe(options)).toString(), html.trim(), `${name}: ${fixture}`)
    }
  })
}

test('words never become markup', () => {
  assert.match(govuk.button({ text: '<script>' }).toString(), /&lt;script&gt;/)
  assert.match(
    govuk.input({ id: 'a', name: 'a', label: { text: 'A' }, value: '"><b>' }).toString(),
    /value="&quot;&gt;&lt;b&gt;"/,
  )
  assert.match(govuk.tag({ text: 'x', attributes: { title: '"><b>' } }).toString(), /title="&quot;&gt;&lt;b&gt;"/)
})

test('a plain string is refused as markup, by the compiler and when running', () => {
  // @ts-expect-error: a plain string is not safe markup
  assert.throws(() => govuk.insetText({ html: '<b>Bold</b>' }), /takes only safe markup/)
  assert.match(govuk.insetText({ html: raw('<b>Bold</b>') }).toString(), /<b>Bold<\/b>/)
})

test('markup is refused where words are asked for, since its own tags would be shown', () => {
  assert.throws(() => govuk.button({ text: raw('<b>Save</b>') }), /text takes words, not markup/)
})

// The fixtures are trusted: their html options are marked as safe.
function safe(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return /^html$|Html$/.test(name) ? raw(value) : value
  if (Array.isArray(value)) return value.map((each) => safe(each))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, safe(each, key)]))
  }
  return value
}
