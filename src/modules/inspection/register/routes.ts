import { type Ctx, member, page, type Route } from '../../../platform/route.ts'
import { deletedFindings } from '../findings/queries.ts'
import { conclusions, findings, wordings } from '../queries.ts'
import { openReadings, thrownAway } from '../readings/queries.ts'
import { filterOf, fits } from '../rules.ts'
import { sources } from '../sources/queries.ts'
import { DeletedPage } from './deleted-pages.tsx'
import { RegisterPage } from './pages.tsx'

export const routes: Route[] = [
  { method: 'GET', path: '/inspection', can: member('inspection.read'), run: register },
  {
    method: 'GET',
    path: '/inspection/deleted',
    can: member('inspection.edit'),
    run: async (c) => {
      const reader = { personId: c.user.id, now: c.now }
      return page(
        DeletedPage({
          ...around(c),
          findings: await deletedFindings(c.db, reader),
          sources: await sources(c.db, reader, true),
          readings: await thrownAway(c.db, c.user.id),
        }),
      )
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })

async function register(c: Ctx) {
  const reader = { personId: c.user.id, now: c.now }
  const filter = filterOf(c.query)
  const all = await findings(c.db, reader)
  const ids = all.map((f) => f.id)
  const printed = new Map<string, string[]>()
  // Only words are looked for in what is printed; without them the wordings of a hundred findings stay where they are.
  for (const w of filter.words ? await wordings(c.db, ids) : [])
    printed.set(w.finding_id, [...(printed.get(w.finding_id) ?? []), w.wording])
  return page(
    RegisterPage({
      ...around(c),
      all,
      findings: all.filter((f) => fits(f, printed.get(f.id) ?? [], filter)),
      sources: await sources(c.db, reader),
      conclusions: new Map((await conclusions(c.db, ids)).map((said) => [said.finding_id, said.phrase])),
      open: c.may('inspection.edit') ? await openReadings(c.db, c.user.id) : [],
      filter,
      now: c.now,
      mayEdit: c.may('inspection.edit'),
    }),
  )
}
