// Words typed into a form outlive a failure in a real browser, and the form works without any of it.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, Page as Tab } from 'playwright-core'
import { asked } from '../../src/platform/asked.ts'
import { serveAsset } from '../../src/platform/assets.ts'
import { button, type Html, textarea } from '../../src/platform/govuk.ts'
import { Page } from '../../src/platform/layout.tsx'
import { launch } from '../browser.ts'

const typed = 'Second psychologist began on 5 October.'
let answer: 'saves' | 'refuses' | 'fails' = 'saves'

test('words left unsaved are asked about, kept and offered again', async () => {
  const tab = await opened()
  await tab.getByLabel('What was done?').fill(typed)
  const asks: string[] = []
  tab.on('dialog', (dialog) => {
    asks.push(dialog.type())
    void dialog.accept()
  })
  await tab.reload()
  assert.deepEqual(asks, ['beforeunload'])
  assert.equal(await tab.getByLabel('What was done?').inputValue(), '')
  await tab.getByRole('button', { name: 'Put my words back' }).click()
  assert.equal(await tab.getByLabel('What was done?').inputValue(), typed)
})

test('words sent into a failure are offered again', async () => {
  const tab = await opened()
  answer = 'fails'
  await tab.getByLabel('What was done?').fill(typed)
  await tab.getByRole('button', { name: 'Send' }).click()
  await tab.getByRole('heading', { name: 'Sorry' }).waitFor()
  await tab.goto(`${address()}/form`)
  await tab.getByRole('button', { name: 'Put my words back' }).click()
  assert.equal(await tab.getByLabel('What was done?').inputValue(), typed)
})

test('words that were saved are forgotten, without a question', async () => {
  const tab = await opened()
  tab.on('dialog', () => assert.fail('nothing should be asked'))
  answer = 'saves'
  await tab.getByLabel('What was done?').fill(typed)
  await tab.getByRole('button', { name: 'Send' }).click()
  await tab.getByText('Your update is in.').waitFor()
  assert.equal(await tab.evaluate(() => sessionStorage.length), 0)
  await tab.goto(`${address()}/form`)
  assert.equal(await tab.getByRole('button', { name: 'Put my words back' }).count(), 0)
})

test('after an error the summary is in focus and the words are still there', async () => {
  const tab = await opened()
  answer = 'refuses'
  await tab.getByLabel('What was done?').fill(typed)
  await tab.getByRole('button', { name: 'Send' }).click()
  await tab.locator('.govuk-error-summary:focus').waitFor()
  assert.equal(await tab.getByLabel('What was done?').inputValue(), typed)
  await tab.getByRole('link', { name: 'Say more' }).click()
  assert.ok(await tab.getByLabel('What was done?').evaluate((box) => box === document.activeElement))
})

test('signing out forgets every kept word', async () => {
  const tab = await opened()
  tab.on('dialog', (dialog) => void dialog.accept())
  await tab.getByLabel('What was done?').fill(typed)
  await tab.getByRole('button', { name: 'Sign out' }).first().click()
  await tab.getByText('Your update is in.').waitFor()
  assert.equal(await tab.evaluate(() => sessionStorage.length), 0)
})

test('without script the form sends the same words', async () => {
  const tab = await opened({ javaScriptEnabled: false })
  answer = 'refuses'
  await tab.getByLabel('What was done?').fill(typed)
  await tab.getByRole('button', { name: 'Send' }).click()
  await tab.getByText('There is a problem').waitFor()
  assert.equal(await tab.getByLabel('What was done?').inputValue(), typed)
})

let browser: Browser

const server = createServer((request, response) => void answered(request, response))

const answered = async (request: IncomingMessage, response: ServerResponse) => {
  const asset = serveAsset(new Request(`http://localhost${request.url}`))
  if (asset) {
    response.writeHead(200, Object.fromEntries(asset.headers)).end(Buffer.from(await asset.arrayBuffer()))
    return
  }
  let body = ''
  for await (const part of request) body += String(part)
  const [status, page] = pageFor(request.method ?? '', request.url ?? '', new URLSearchParams(body).get('done') ?? '')
  const policy = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'"
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  response.writeHead(status, headers).end((await page).toString())
}

const pageFor = (method: string, url: string, done: string): [status: number, page: Html] => {
  if (url === '/sign-out') return [200, saved]
  if (method === 'GET') return [200, form('')]
  if (answer === 'saves') return [200, saved]
  if (answer === 'refuses') return [400, form(done, 'Say more')]
  return [500, <Page title="Sorry, something went wrong" />]
}

const saved = <Page title="My updates" banner="Your update is in." />

const form = (done: string, error?: string) => {
  const errors = error ? [{ field: 'done', href: '#done' as const, text: error }] : []
  return (
    <Page title="An update" person={{ name: 'Alice Merrow' }} errors={errors} modules={['enhance/words.js']}>
      <form method="post" action="/form" data-keep="alice">
        {textarea({ ...asked({ words: { done }, errors }, 'done'), label: { text: 'What was done?' } })}
        {button({ text: 'Send' })}
      </form>
    </Page>
  )
}

const address = () => `http://localhost:${(server.address() as AddressInfo).port}`

const opened = async (options = {}): Promise<Tab> => {
  const context = await browser.newContext(options)
  const tab = await context.newPage()
  tab.setDefaultTimeout(5000)
  await tab.goto(`${address()}/form`)
  return tab
}

before(async () => {
  server.listen(0)
  browser = await launch()
})

after(async () => {
  await browser.close()
  server.close()
})
