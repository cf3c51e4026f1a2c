// A process that closes a round and stands still in the middle, for the test that kills it.
import { closeRound } from '../src/modules/plan/index.ts'
import { type Connection, type Db, inPartnership, openPools } from '../src/platform/db.ts'

const [partnership = '', round = '', person = ''] = process.argv.slice(2)
const pools = openPools(JSON.parse(process.env['CLOSING_IN'] ?? '{}') as Connection, null, 1)

const standsStill = (db: Db): Db =>
  db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      // Looked up after every statement of the closing: the first time it is there, the process stands still.
      const { rows } = await written(db)
      if (rows > 0) {
        process.stdout.write('the release is written, the round is not closed\n')
        setInterval(() => {}, 1000)
        await new Promise(() => {})
      }
      return result
    },
  })

const written = async (db: Db) => {
  const { rows } = await db
    .selectFrom('plan.release')
    .select((e) => e.fn.countAll<number>().as('rows'))
    .where('round_id', '=', round)
    .executeTakeFirstOrThrow()
  return { rows }
}

await inPartnership(pools.db, partnership, person, (db) =>
  closeRound(standsStill(db), round, { levels: [], gaps: [] }, { personId: person }, new Date()),
)
