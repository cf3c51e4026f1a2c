import assert from 'node:assert/strict'
import { test } from 'node:test'
import { button, checkboxes, type Html, input, select, textarea } from '../src/platform/govuk.ts'
import { ErrorPage, Page } from '../src/platform/layout.tsx'
import { checkPage } from './page.ts'

const markup = async (page: Html) => (await page).toString()

const frame = {
  partnership: { slug: 'donmouth', name: 'Donmouth' },
  person: { name: 'Alice Merrow' },
  nav: {
    active: '/p/donmouth/plan',
    items: [
      { href: '/p/donmouth', text: 'Home' },
      { href: '/p/donmouth/plan', text: 'Plan' },
    ],
  },
  trail: [{ href: '/p/donmouth', text: 'Home' }],
  fresh: 'Plan data as at 19 November 2026, 21:40',
}

const good = await markup(
  <Page {...frame} title="Change an item" lede="It answers two findings.">
    <form method="post" action="items/1">
      {input({ id: 'title', name: 'title', label: { text: 'Title' }, value: 'Dental "care"' })}
      {textarea({ id: 'why', name: 'why', label: { text: 'Why' }, value: 'One.\nTwo & three.' })}
      {select({
        id: 'st',
        name: 'status',
        label: { text: 'Status' },
        items: [
          { text: 'On track', value: 'on' },
          { text: 'Off track', value: 'off', selected: true },
        ],
      })}
      {checkboxes({
        name: 'agency',
        fieldset: { legend: { text: 'Agencies' } },
        items: [
          { value: 'a', text: 'Health', checked: true },
          { value: 'b', text: 'Police', checked: true },
          { value: 'c', text: 'Education' },
        ],
      })}
      {button({ text: 'Save the item', name: 'do', value: 'save' })}
    </form>
    <table>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            <a href="/p/donmouth/plan/items/1">Dental care</a>
          </th>
          <td>30 Sep 2027</td>
        </tr>
      </tbody>
    </table>
  </Page>,
)

test('a page answers what a person would ask of it', () => {
  const page = checkPage(good)
  assert.ok(page.says('It answers two findings.'))
  assert.ok(page.says('Plan data as at 19 November 2026, 21:40'))
  assert.ok(page.has('button', 'Save the item'))
  assert.ok(!page.has('button', 'Delete'))
  assert.deepEqual(page.rows(), [['Dental care', '30 Sep 2027']])
  assert.equal(page.link('Dental care'), '/p/donmouth/plan/items/1')
  assert.equal(page.field('Title'), 'Dental "care"')
  assert.equal(page.heading, 'Change an item')
  assert.deepEqual(page.form('Save the item'), {
    action: 'items/1',
    method: 'post',
    fields: { title: 'Dental "care"', why: 'One.\nTwo & three.', status: 'off', agency: ['a', 'b'] },
  })
  assert.throws(() => page.link('Nowhere'), /No link says "Nowhere"/)
  assert.throws(() => page.form('Nothing'), /No form leads to/)
})

test('every error page keeps the house rules and says what to do', async () => {
  for (const status of [403, 404, 409, 413, 429, 500, 503] as const) {
    const page = checkPage(await markup(<ErrorPage {...frame} status={status} reference="k3x9" />), status)
    assert.ok(page.text.length > page.heading.length + 30)
    assert.ok(page.says('k3x9'))
  }
})

test('errors stand first and lead the title', async () => {
  const errors = [{ href: '#title', text: 'Enter a title' }]
  const html = await markup(
    <Page title="Add an item" errors={errors}>
      <form method="post">{input({ id: 'title', name: 'title', label: { text: 'Title' } })}</form>
    </Page>,
  )
  assert.deepEqual(checkPage(html, 400).errors(), ['Enter a title'])
  assert.throws(() => checkPage(html, 200), /its status is not 400/)
})

const breakings: [rule: RegExp, from: string, to: string][] = [
  [/2 h1/, '</h1>', '</h1><h1>Again</h1>'],
  [/does not begin with/, '<title>', '<title>Holdfast - '],
  [/lang/, 'lang="en-GB"', 'lang="en"'],
  [/"title" is used twice/, 'id="why"', 'id="title"'],
  [/script in the page/, '</main>', '<script>alert(1)</script></main>'],
  [/style sheet in the page/, '</main>', '<style>p{}</style></main>'],
  [/style attribute/, '<h1 ', '<h1 style="color:red" '],
  [/script attribute onclick/, '<h1 ', '<h1 onclick="go()" '],
  [/script or data address/, 'href="/p/donmouth/plan/items/1"', 'href=" JavaScript:go()"'],
  [/link has no words/, '>Dental care</a>', '></a>'],
  [/link has no address/, 'href="/p/donmouth/plan/items/1"', ''],
  [/link leads to #main-content/, 'id="main-content"', ''],
  [/label is for "title"/, ' id="title"', ''],
  [/has no label/, 'for="why"', ''],
  [/has no name/, ' name="why"', ''],
  [/has no alt/, '</main>', '<img src="/a.png"></main>'],
  [/no method/, 'method="post" action="items/1"', 'action="items/1"'],
  [/enctype/, '</form><table>', '<label for="f">File</label><input type="file" id="f" name="f"></form><table>'],
  [/undefined/, '30 Sep 2027', 'undefined'],
  [/button has no words/, '</form><table>', '<button></button></form><table>'],
]

test('a page that breaks a rule fails with the rule in words', () => {
  for (const [rule, from, to] of breakings) {
    assert.ok(good.includes(from), `the good page has ${from}`)
    assert.throws(() => checkPage(good.replace(from, to)), rule)
  }
})
