// The nightly letters about review dates: who gets one, when, and that nobody gets it twice.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { addDays, londonDate } from '../../../platform/dates.ts'
import { noMail } from '../../../platform/mail.ts'

// The queue goes by the database's clock, so the cast's begins there and is only put forward.
const start = new Date()
let now = start
const all = await cast(() => now)
after(() => all.leave())
const day = (days: number) => addDays(londonDate(start), days)

const piece = async (
  title: string,
  reviewOn: string,
  more: { added_by?: string | null; confidential?: boolean; embargo_until?: string } = {},
) => {
  const { rows } = await all.owner.query(
    `insert into evidence.piece (partnership_id, kind, title, body, review_on, added_by, confidential, embargo_until)
     values ($1, 'statement', $2, 'Nine of the children said so.', $3, $4, $5, $6) returning id`,
    [
      all.donmouth,
      title,
      reviewOn,
      more.added_by === undefined ? all.dan.id : more.added_by,
      more.confidential ?? false,
      more.embargo_until ?? null,
    ],
  )
  return rows[0].id as string
}
/** The letters of one night: the sweep runs twice, as it does after a restart. */
const night = async (days: number) => {
  now = new Date(start.getTime() + days * 86_400_000)
  const before = all.letters.length
  for (let n = 0; n < 2; n++) {
    await all.owner.query("select graphile_worker.add_job('platform.sweep')")
    await all.runsJobs()
  }
  return all.letters.slice(before).map(({ to, subject, text }) => ({ to: to.split('@')[0], subject, text }))
}
const short = (letters: Awaited<ReturnType<typeof night>>) =>
  letters.map(({ to, subject }) => `${to}: ${subject}`).toSorted()

test('without a mail server nothing is queued', async () => {
  const { mail } = all.services
  await piece('Visits in spring', day(14))
  all.services.mail = noMail
  await night(0)
  all.services.mail = mail
  const { rows } = await all.owner.query('select count(*)::int as n from platform.letter')
  assert.equal(rows[0].n, 0)
})

test('who added a piece is told 14 days before its date and once when it has passed, not twice', async () => {
  const letters = await night(0)
  assert.deepEqual(short(letters), ['dan: Reminder: look again at 1 piece of evidence'])
  assert.match(
    letters[0]?.text ?? '',
    /Visits in spring\nLook at it by .*\nhttp:\/\/localhost\/p\/donmouth\/evidence\/pieces\/[0-9a-f-]{36}\n/,
  )
  assert.ok(!letters[0]?.text.includes('children said'), 'nothing that the piece says')
  assert.deepEqual(await night(7), [])
  assert.deepEqual(await night(14), [], 'the day itself')
  assert.deepEqual(short(await night(15)), ['dan: Late: look again at 1 piece of evidence'])
  assert.deepEqual(await night(40), [])
})

test('a piece that was looked at is told again only for its new date', async () => {
  const id = await piece('Reading of autumn', day(50))
  assert.equal((await night(40)).length, 1)
  await all.owner.query(
    'update evidence.piece set reviewed_on = $2, review_on = $3, version = version + 1 where id = $1',
    [id, day(41), day(100)],
  )
  assert.deepEqual(await night(60), [])
  assert.deepEqual(short(await night(90)), ['dan: Reminder: look again at 1 piece of evidence'])
  await all.owner.query('update evidence.piece set review_on = null where id = $1', [id])
})

test('the coordinator hears of what nobody answers for, in one letter, without the title of a confidential piece', async () => {
  await piece('From the first plan', day(130), { added_by: null })
  await piece('Talk with a family', day(120), { added_by: all.bob.id, confidential: true })
  const letters = await night(125)
  assert.deepEqual(short(letters), ['alice: Late: look again at 2 pieces of evidence'])
  assert.ok(letters[0]?.text.includes('From the first plan') && !letters[0].text.includes('Talk with a family'))
})

test('deleted pieces and those under embargo are left alone', async () => {
  const gone = await piece('Added by mistake', day(130))
  await all.owner.query('update evidence.piece set deleted_at = now() where id = $1', [gone])
  await piece('Not published yet', day(130), { embargo_until: day(127) })
  assert.deepEqual(await night(126), [])
  assert.deepEqual(short(await night(128)), ['dan: Reminder: look again at 1 piece of evidence'])
})
