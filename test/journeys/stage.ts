// A real site on a port of its own and a real browser in front of it: what the journeys are played on.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type pg from 'pg'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { loadDemo } from '../../src/demo/index.ts'
import { beginSession } from '../../src/modules/identity/index.ts'
import { type Connection, openPools } from '../../src/platform/db.ts'
import { site } from '../../src/platform/http.ts'
import { noMail } from '../../src/platform/mail.ts'
import type { Services } from '../../src/platform/services.ts'
import { modules } from '../../src/site.ts'
import { launch } from '../browser.ts'
import { cast } from '../cast.ts'
import { freshDatabase } from '../database.ts'

/** Widths in CSS pixels: a desk, and a telephone held upright. */
export const desk = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

/** A person, as far as a session needs one. */
export type Who = { id: string }

export type Stage = Awaited<ReturnType<typeof stage>>

/** The cast's two partnerships behind a real port, with today's clock. Leave it after use. */
export const stage = async () => {
  const all = await cast(() => new Date())
  const open = await opened(all.app, all.services)
  return { ...open, ...all, leave: () => open.close().then(all.leave) }
}

/** The demo partnerships, loaded as `npm start` loads them, behind a real port. */
export const demoStage = async () => {
  const database = await freshDatabase()
  const data = await mkdtemp(join(tmpdir(), 'holdfast-demo-'))
  const pools = openPools(database.connection as Connection, null, 4)
  const config = { port: 0, data, databaseUrl: null, databaseAppUrl: null, origin: '', smtpUrl: null, demo: true }
  const services: Services = { config, db: pools.db, owner: pools.owner, mail: noMail, now: () => new Date() }
  const loaded = await loadDemo(pools.owner, data, new Date())
  const open = await opened(
    site(modules, services, async () => true),
    services,
  )
  const leave = async () => {
    await open.close()
    await pools.close()
    await database.drop()
    await rm(data, { recursive: true, force: true })
  }
  return { ...open, owner: pools.owner, services, loaded, leave }
}

async function opened(app: Hono, services: Services) {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) =>
    request.url === axePath
      ? response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }).end(axeSource)
      : void listener(request, response),
  )
  const [browser] = await Promise.all([launch(), new Promise<void>((ready) => server.listen(0, ready))])
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  services.config.origin = address
  const tab = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: desk, acceptDownloads: true, ...options, baseURL: address })
    context.setDefaultTimeout(10_000)
    return watched(await context.newPage())
  }
  return {
    address,
    browser,
    /** A browser of somebody who is not signed in. */
    tab,
    /** A browser of this person, who is signed in. */
    tabOf: async (person: Who, options: BrowserContextOptions = {}): Promise<Page> => {
      const page = await tab(options)
      const secret = await beginSession(services.owner, person.id, 'journey')
      await page.context().addCookies([{ ...cookie, value: secret }])
      return page
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const cookie = {
  name: '__Host-holdfast',
  domain: 'localhost',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax' as const,
}

const complaints = new WeakMap<Page, string[]>()

// What the browser itself complains of: a script that fails, a style that the site's own rules refuse.
function watched(page: Page): Page {
  const heard: string[] = []
  complaints.set(page, heard)
  page.on('console', (line) => {
    if (line.type() === 'error' && !/the server responded with a status of 4\d\d/.test(line.text()))
      heard.push(line.text())
  })
  page.on('pageerror', (error) => heard.push(String(error)))
  return page
}

/**
 * What is wrong with the page that is open, in words: axe, sideways scroll, complaints of the browser. Contrast hangs on the
 * styles alone and is the dearest to ask: with `seen`, it is asked only where a class stands that no page before had.
 */
export const faultsOf = async (page: Page, seen?: Set<string>): Promise<string[]> => {
  const fresh = seen === undefined || (await hasNewClass(page, seen))
  return [
    ...(await axe(
      page,
      ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      fresh ? [] : ['color-contrast', 'link-in-text-block'],
    )),
    ...(await overflowOf(page)),
    ...(complaints.get(page) ?? []).splice(0),
  ]
}

async function hasNewClass(page: Page, seen: Set<string>): Promise<boolean> {
  const classes = await page.evaluate<string[]>(
    '[...new Set([...document.querySelectorAll("[class]")].map((e) => e.localName + "." + e.getAttribute("class")))]',
  )
  const fresh = classes.filter((each) => !seen.has(each))
  for (const each of fresh) seen.add(each)
  return fresh.length > 0
}

/** What is wrong on a telephone besides: only rules whose answer hangs on the width are asked again. */
export const faultsOnPhone = async (page: Page): Promise<string[]> => {
  const before = page.viewportSize() ?? desk
  await page.setViewportSize(phone)
  const found = [...(await axe(page, ['target-size', 'scrollable-region-focusable'])), ...(await overflowOf(page))]
  await page.setViewportSize(before)
  return found
}

// Asked in the page itself, with axe put there once: the builder of its package opens another tab for each question.
async function axe(page: Page, asked: string[], without: string[] = []): Promise<string[]> {
  await page.evaluate(loadAxe)
  return page.evaluate<string[]>(
    `axe.run({ runOnly: ${JSON.stringify(asked)}, resultTypes: ['violations'], rules: ${JSON.stringify(rulesOff(without))} }).then(({ violations }) =>
       violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 140)).join(' · ')))`,
  )
}

// As a file of the site's own: the browser keeps it compiled from page to page, which it does not do with words sent to it.
const axePath = '/axe-of-the-tests.js'
const loadAxe = `'axe' in globalThis || new Promise((done, failed) => {
  const script = document.createElement('script')
  Object.assign(script, { src: '${axePath}', onload: () => done(true), onerror: failed })
  document.head.append(script)
})`

const rulesOff = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { enabled: false }]))

const axeSource = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

const overflowOf = async (page: Page): Promise<string[]> => {
  const width = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  return Number(width) > 0 ? [`scrolls ${width} px sideways`] : []
}

/** Fails when the page is wider than the screen. All that can be asked where scripts are off. */
export const fitsTheScreen = async (page: Page): Promise<void> =>
  assert.deepEqual(await overflowOf(page), [], `${await page.title()} at ${page.url()}`)

/** Fails when anything is wrong with the page that is open. */
export const isSound = async (page: Page): Promise<void> =>
  assert.deepEqual(await faultsOf(page), [], `${await page.title()} at ${page.url()}`)

/** Presses what has these words and waits for the page it leads to, which must not be an error. */
export const presses = async (page: Page, words: string | RegExp, within: Page | Locator = page): Promise<void> => {
  const named = typeof words === 'string' ? { name: words, exact: true } : { name: words }
  const found = within.getByRole('button', named).or(within.getByRole('link', named))
  await leads(page, () => found.first().click(), String(words))
}

const leads = async (page: Page, act: () => Promise<void>, words: string) => {
  const [answer] = await Promise.all([page.waitForEvent('domcontentloaded').then(() => page.title()), act()])
  assert.doesNotMatch(answer, /^Error: |went wrong/, `${words} led to "${answer}": ${await errorsOf(page)}`)
}

const errorsOf = async (page: Page) => (await page.locator('.govuk-error-summary').allInnerTexts()).join(' ')

/** Opens an address, which must answer with a page. */
export const goes = async (page: Page, path: string): Promise<void> => {
  const answer = await page.goto(path)
  assert.equal(answer?.status(), 200, `${path} answered ${answer?.status()}`)
}

/** Presses a link that gives a file, and reads the file. */
export const downloads = async (page: Page, link: Locator): Promise<{ name: string; bytes: Buffer }> => {
  const [given] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: given.suggestedFilename(), bytes: await readFile(await given.path()) }
}

/** Everything a person can read on the page. */
export const wordsOf = async (page: Page): Promise<string> =>
  (await page.locator('body').innerText()).replace(/\s+/g, ' ')

/** The person of this name, by the database. */
export const personNamed = async (owner: pg.Pool, name: string): Promise<Who> => {
  const { rows } = await owner.query<Who>('select id from identity.person where name = $1', [name])
  assert.ok(rows[0], `nobody is called ${name}`)
  return rows[0]
}
