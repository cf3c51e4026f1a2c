// A walk along the links of the demo: every kind of page once, at a desk and on a telephone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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

type Walk = { kinds: Set<string>; faults: string[] }

async function followed(who: Who | null, starts: string[], kinds = new Set<string>()): Promise<Walk> {
  const page = await (who ? stage.tabOf(who) : stage.tab())
  const faults: string[] = []
  const ahead = [...starts]
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (kinds.has(kindOf(path)) || isFile(path)) continue
    kinds.add(kindOf(path))
    const answer = await page.goto(path)
    if (answer?.status() !== 200) faults.push(`${path} answers ${answer?.status()}`)
    faults.push(...(await faultsOf(page)).map((fault) => `${path} at a desk: ${fault}`))
    faults.push(...(await faultsOnPhone(page)).map((fault) => `${path} on a telephone: ${fault}`))
    ahead.push(...(await linksOf(page)))
  }
  await page.context().close()
  return { kinds, faults }
}

const linksOf = async (page: Page) => {
  const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  return links.map((link) => link.replace(/#.*/, ''))
}

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
