// A walk along the links of the demo: every kind of page once, at a desk and on a telephone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'node-html-parser'
import type { Page } from 'playwright-core'
import { demoStage, faultsOf, faultsOnPhone, type Who } from './stage.ts'

const looked = new Set<string>()

test('every kind of page a coordinator reaches is sound at a desk and on a telephone', async () => {
  assert.deepEqual(await followed(await theFirst('coordinator'), ['/p/donmouth', '/?all']), [])
  assert.ok(looked.size >= 100, `only ${looked.size} kinds of pages were reached`)
})

test('so are the pages that only others see: an administrator, a lead, somebody not signed in', async () => {
  for (const role of ['administrator', 'lead'])
    assert.deepEqual(await followed(await theFirst(role), ['/p/donmouth']), [])
  assert.deepEqual(await followed(null, ['/', '/sign-in']), [])
})

test('and all that a viewer sees, without what others may do there', async () => {
  looked.clear()
  assert.deepEqual(await followed(await theFirst('viewer'), ['/p/donmouth']), [])
  assert.ok(looked.size >= 10, `only ${looked.size} kinds of pages were reached`)
})

// Classes whose contrast has been looked at.
const classes = new Set<string>()

/** Follows all links, and looks at every kind of page that nobody has looked at. What is wrong with them, in words. */
async function followed(who: Who | null, starts: string[]): Promise<string[]> {
  const faults: string[] = []
  const ahead = [...starts]
  const kinds = new Set<string>()
  let busy = 0
  const walk = async () => {
    const page = await (who ? stage.tabOf(who) : stage.tab())
    while (ahead.length > 0 || busy > 0) {
      const path = ahead.shift()
      if (path === undefined) {
        await sleep(50)
        continue
      }
      const kind = kindOf(path)
      if (kinds.has(kind) || isFile(path)) continue
      kinds.add(kind)
      busy++
      const known = looked.has(kind)
      looked.add(kind)
      const answer = await (known ? page.request.get(path) : page.goto(path))
      if (answer?.status() !== 200) faults.push(`${path} answers ${answer?.status()}`)
      ahead.push(...(known && answer ? linksIn(await answer.text()) : await linksOf(page)))
      busy--
      if (known) continue
      faults.push(...(await faultsOf(page, classes)).map((fault) => `${path} at a desk: ${fault}`))
      faults.push(...(await faultsOnPhone(page)).map((fault) => `${path} on a telephone: ${fault}`))
    }
    await page.context().close()
  }
  // Two tabs share the way, so that both cores have work.
  await Promise.all([walk(), walk()])
  return faults
}

// Asked in words: a locator would first load the driver's own script into each page.
const linksOf = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('a[href^="/"]')].map((a) => a.getAttribute('href').replace(/#.*/, ''))`,
  )

const linksIn = (html: string) =>
  parse(html)
    .querySelectorAll('a[href^="/"]')
    .map((a) => (a.getAttribute('href') ?? '').replace(/#.*/, ''))

// Two addresses are of one kind when they differ in ids and in what is asked of a list.
const kindOf = (path: string) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '')

const isFile = (path: string) => /\.(csv|json|docx|pdf|xlsx)$|\/file$|\/files\/|\/workbook$|\/pack$/.test(kindOf(path))

const theFirst = async (role: string): Promise<Who> => {
  const { rows } = await stage.owner.query<Who>(
    `select m.person_id as id from identity.membership m join partnership.partnership q on q.id = m.partnership_id
      where q.slug = 'donmouth' and $1 = any(m.roles) and m.ends is null order by m.starts limit 1`,
    [role],
  )
  return rows[0] ?? assert.fail(`the demo has no ${role}`)
}

let stage: Awaited<ReturnType<typeof demoStage>>
before(async () => {
  stage = await demoStage()
})
after(() => stage.leave())
