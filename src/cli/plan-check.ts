import { letters, plans, planTree, type Smart, smart, smartFacts } from '../modules/plan/index.ts'
import { threadGaps } from '../modules/thread/index.ts'
import { londonDate } from '../platform/dates.ts'
import { inPartnership } from '../platform/db.ts'
import { atInstallation, partnershipNamed } from './installation.ts'
import { type Command, needed, readArgs } from './words.ts'

const help = `holdfast plan check --partnership SLUG [--json]

Checks every item of every plan against SMART, and names every link missing in the golden thread, the worst first: the same
gaps as on the page of the golden thread. Findings under embargo are left out.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values } = readArgs(args, help, { partnership: { type: 'string' }, json: { type: 'boolean' } })
    const slug = needed(values.partnership, 'partnership', help)
    const { items, gaps } = await atInstallation(async (at) => {
      const partnership = await partnershipNamed(at, slug)
      return inPartnership(at.pools.db, partnership.id, null, async (db) => {
        const nobody = { personId: '00000000-0000-0000-0000-000000000000', now: new Date() }
        const trees = []
        for (const { id } of await plans(db)) trees.push(await planTree(db, id))
        const all = trees.flatMap((tree) => tree?.items ?? [])
        return {
          items: all
            .filter(({ line }) => line)
            .map((item) => ({ title: item.title, smart: five(smart(smartFacts(item))) })),
          gaps: (await threadGaps(db, nobody, londonDate(nobody.now))).map(({ kind, subject, sentence }) => ({
            kind,
            subject,
            sentence,
          })),
        }
      })
    })
    if (values.json) return console.log(JSON.stringify({ items, gaps }, null, 2))
    for (const item of items) {
      const lacking = letters.filter((letter) => !item.smart[letter].met)
      console.log(
        `${item.title}: ${lacking.length === 0 ? 'all five' : lacking.map((l) => item.smart[l].why).join(' ')}`,
      )
    }
    for (const gap of gaps) console.log(gap.sentence)
    console.log(`${items.length} items, ${gaps.length} gaps.`)
  },
}

const five = ({ specific, measurable, achievable, relevant, timed }: Smart) => ({
  specific,
  measurable,
  achievable,
  relevant,
  timed,
})
