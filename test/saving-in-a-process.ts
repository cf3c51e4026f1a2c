// A process that saves a sitting of updates and stands still in the middle, for the test that kills it.
import { findRound, readSitting, saveSitting, sittingOf } from '../src/modules/plan/index.ts'
import { type Connection, type Db, inPartnership, openPools } from '../src/platform/db.ts'

const [partnership = '', roundId = '', person = '', post = '', ...items] = process.argv.slice(2)
const pools = openPools(JSON.parse(process.env['SAVING_IN'] ?? '{}') as Connection, null, 1)
const today = '2026-11-19'

const standsStill = (db: Db): Db =>
  db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      // Looked up after every statement of the saving: the first time an update is there, the process stands still.
      const { rows } = await db
        .selectFrom('plan.item_update')
        .select((e) => e.fn.countAll<number>().as('rows'))
        .where('round_id', '=', roundId)
        .executeTakeFirstOrThrow()
      if (rows > 0) {
        process.stdout.write('updates are written, nothing is committed\n')
        setInterval(() => {}, 1000)
        await new Promise(() => {})
      }
      return result
    },
  })

await inPartnership(pools.db, partnership, person, async (db) => {
  const round = await findRound(db, roundId)
  if (!round) throw new Error('There is no such round')
  const sitting = await sittingOf(db, round, [post], { holds: [post], now: new Date(`${today}T21:40:00Z`), today })
  const words = Object.fromEntries(
    items.flatMap((id) => [
      [`status-${id}`, 'off_track'],
      [`done-${id}`, 'Never seen.'],
      [`next-${id}`, 'More.'],
    ]),
  )
  const c = { db: standsStill(db), partnership: { id: partnership } }
  await saveSitting(c, sitting, readSitting(words, sitting, today), { today })
})
