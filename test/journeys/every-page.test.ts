// A walk along the links of the demo: every kind of page once, at a desk and on a telephone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { demoStage, faultsOf, faultsOnPhone, type Who } from './stage.ts'

test('every kind of page a coordinator reaches is sound at a desk and on a telephone', async () => {
  const walk = await followed(await theFirst('coordinator'), ['/p/donmouth', '/?all'])
  thenAllIsWell(walk)
  assert.ok(walk.kinds.size >= 60, `only ${walk.kinds.size} kinds of pages were reached`)
})

test('so are the pages that only others see: a viewer, a lead, an administrator, somebody not signed in', async () => {
  const known = new Set<string>()
  for (const role of ['administrator', 'lead', 'viewer'])
    thenAllIsWell(await followed(await theFirst(role), ['/p/donmouth'], known))
  thenAllIsWell(await followed(null, ['/', '/sign-in'], new Set()))
})

// Classes whose contrast has been looked at.
const classes = new Set<string>()

type Walk = { kinds: Set<string>; faults: string[] }

// Two tabs share the way, so that both cores have work.
async function followed(who: Who | null, starts: string[], kinds = new Set<string>()): Promise<Walk> {
  const faults: string[] = []
  const ahead = [...starts]
  let busy = 0
  const walk = async () => {
    const page = await (who ? stage.tabOf(who) : stage.tab())
    while (ahead.length > 0 || busy > 0) {
      const path = ahead.shift()
      if (path === undefined) {
        await sleep(50)
        continue
      }
      if (kinds.has(kindOf(path)) || isFile(path)) continue
      kinds.add(kindOf(path))
      busy++
      const answer = await page.goto(path)
      if (answer?.status() !== 200) faults.push(`${path} answers ${answer?.status()}`)
      ahead.push(...(await linksOf(page)))
      busy--
      faults.push(...(await faultsOf(page, classes)).map((fault) => `${path} at a desk: ${fault}`))
      faults.push(...(await faultsOnPhone(page)).map((fault) => `${path} on a telephone: ${fault}`))
    }
    await page.context().close()
  }
  await Promise.all([walk(), walk()])
  return { kinds, faults }
}

// Asked in words: a locator would first load the driver's own script into each page.
const linksOf = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('a[href^="/"]')].map((a) => a.getAttribute('href').replace(/#.*/, ''))`,
  )

// Two addresses are of one kind when they differ in ids and in what is asked of a list.
const kindOf = (path: string) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '')

const isFile = (path: string) => /\.(csv|json|docx|pdf|xlsx)$|\/file$|\/files\/|\/workbook$|\/pack$/.test(kindOf(path))

const thenAllIsWell = ({ faults }: Walk) => assert.deepEqual(faults, [])

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
