// The queue and the outbox against a real database and a real mail server: rolled back, killed half way, sent twice.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Db } from '../src/platform/db.ts'
import { later } from '../src/platform/jobs.ts'
import { dropLetters, lettersAbout, letterToCopy, post, sentByHand } from '../src/platform/letters.ts'
import { noMail, smtp } from '../src/platform/mail.ts'
import type { Module } from '../src/platform/route.ts'
import { startJobs } from '../src/platform/runner.ts'
import { cast } from './cast.ts'

// The queue goes by the database's clock, so the cast's begins there and is only put forward.
let now = new Date()
const all = await cast(() => now)
const arrived: { to: string; subject: string; text: string; messageId: string }[] = []
let refuses: number | null = null
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) =>
    done(refuses ? Object.assign(new Error('no such box'), { responseCode: refuses }) : null),
  onData: (stream, _session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () =>
      PostalMime.parse(Buffer.concat(parts)).then(({ to, subject = '', text = '', messageId = '' }) => {
        arrived.push({ to: to?.[0]?.address ?? '', subject, text, messageId })
        done()
      }, done),
    )
  },
})
before(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)))
after(async () => {
  all.services.mail.close()
  await new Promise<void>((closed) => server.close(() => closed()))
  await all.leave()
})
beforeEach(async () => {
  now = new Date()
  refuses = null
  arrived.length = 0
  all.services.mail = smtp(
    `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    'http://donmouth.example',
  )
  await all.owner.query('truncate platform.letter cascade; delete from graphile_worker._private_jobs')
})

const about = '01900000-0000-7000-8000-000000000001'
const here = <T>(work: (db: Db) => Promise<T>) => all.within(all.donmouth, work)
const letter = { key: 'ask/1', about, to: 'dan@example.org', subject: 'Your update', text: 'Open https://link/secret' }
const posts = () => here((db) => post(db, letter))
const state = async () => (await here((db) => lettersAbout(db, [about])))[0]
const jobs = async () => (await all.owner.query('select key from graphile_worker.jobs order by id')).rows.length
const minutes = (count: number) => (now = new Date(now.getTime() + count * 60_000))
const sweeps = async () => {
  await all.owner.query("select graphile_worker.add_job('platform.sweep')")
  await all.runsJobs()
}

test('a change that is rolled back leaves neither its job nor its letter', async () => {
  await assert.rejects(
    here(async (db) => {
      await post(db, letter)
      await later(db, 'plan.anything', {})
      throw new Error('not today')
    }),
  )
  await sweeps()
  assert.deepEqual([await jobs(), await state(), arrived.length], [0, undefined, 0])
})

test('a job that has not begun is replaced by one with the same key, in its own partnership only', async () => {
  await here((db) => later(db, 'plan.anything', { n: '1' }, { key: 'x', at: minutes(60) }))
  await here((db) => later(db, 'plan.anything', { n: '2' }, { key: 'x', at: now }))
  await all.within(all.walbrook, (db) => later(db, 'plan.anything', { n: '3' }, { key: 'x', at: now }))
  const { rows } = await all.owner.query('select payload from graphile_worker._private_jobs order by id')
  assert.deepEqual(
    rows.map(({ payload }) => payload),
    [
      { partnership: all.donmouth, about: { n: '2' } },
      { partnership: all.walbrook, about: { n: '3' } },
    ],
  )
})

test('a letter goes after the commit; then its words are gone and their digest stays', async () => {
  assert.equal(await posts(), true)
  assert.equal((await state())?.state, 'waiting')
  await all.runsJobs()
  assert.deepEqual(
    arrived.map(({ to, subject, text }) => [to, subject, text.trim()]),
    [['dan@example.org', 'Your update', 'Open https://link/secret']],
  )
  assert.deepEqual([(await state())?.state, (await state())?.settled_at], ['sent', now])
  const { rows } = await all.owner.query(
    "select encode(l.digest, 'hex') as digest, (select count(*) from platform.letter_text) as texts from platform.letter l",
  )
  assert.deepEqual(rows, [{ digest: createHash('sha256').update(letter.text).digest('hex'), texts: 0 }])
})

test('the same letter is not sent twice: by key, by two runners at once, or by a sweep', async () => {
  assert.deepEqual([await posts(), await posts()], [true, false])
  await all.owner.query(
    "select graphile_worker.add_job('platform.send_letter', payload) from graphile_worker._private_jobs",
  )
  await Promise.all([all.runsJobs(), all.runsJobs()])
  assert.equal(await posts(), false)
  await sweeps()
  assert.equal(arrived.length, 1)
})

test('a process killed between the commit and the sending loses nothing: the sweep finds the letter', async () => {
  await posts()
  await all.owner.query('delete from graphile_worker._private_jobs')
  await sweeps()
  assert.deepEqual([arrived.length, (await state())?.state], [1, 'sent'])
})

test('a process killed while sending: the letter waits until its hold ends, and goes under the same name', async () => {
  await posts()
  const { send } = all.services.mail
  all.services.mail.send = async (sent) => {
    await send(sent)
    await all.owner.query("update platform.letter set state = 'dropped'")
  }
  await all.runsJobs()
  all.services.mail.send = send
  // As the killed process would have left it: sent, and not yet written down.
  await all.owner.query("update platform.letter set state = 'waiting', held_until = $1", [
    new Date(now.getTime() + 300_000),
  ])
  await all.owner.query(
    "insert into platform.letter_text (partnership_id, letter_id, text) select partnership_id, id, 'again' from platform.letter on conflict do nothing",
  )
  await sweeps()
  assert.equal(arrived.length, 1, 'while it is held nobody else sends it')
  minutes(6)
  await all.runsJobs()
  assert.deepEqual([arrived.length, (await state())?.state], [2, 'sent'])
  assert.equal(arrived[0]?.messageId, arrived[1]?.messageId, 'mail programs show it once')
})

test('a server that does not answer is tried again later, and the page can say why', async () => {
  refuses = 450
  await posts()
  await all.runsJobs()
  const first = await state()
  assert.deepEqual(
    [first?.state, first?.tries, first?.why],
    ['waiting', 1, 'The mail server did not take the address yet (450).'],
  )
  await all.runsJobs()
  await sweeps()
  assert.equal((await state())?.tries, 1, 'not before its time')
  refuses = null
  minutes(2)
  await all.runsJobs()
  assert.deepEqual([(await state())?.state, (await state())?.why, arrived.length], ['sent', '', 1])
})

test('after a day of tries it has failed; its words are kept for somebody to send by hand', async () => {
  refuses = 451
  await posts()
  for (let n = 0; n < 8; n++) {
    await all.runsJobs()
    minutes(721)
  }
  const failed = await state()
  assert.deepEqual([failed?.state, failed?.tries], ['failed', 8])
  assert.equal((await here((db) => letterToCopy(db, failed?.id ?? '')))?.text, letter.text)
  assert.equal(await here((db) => sentByHand(db, failed?.id ?? '', now)), true)
  assert.deepEqual(
    [(await state())?.state, await here((db) => letterToCopy(db, failed?.id ?? ''))],
    ['by_hand', undefined],
  )
})

test('an address that the server refuses has failed at once', async () => {
  refuses = 550
  await posts()
  await all.runsJobs()
  assert.deepEqual(
    [(await state())?.state, (await state())?.why],
    ['failed', 'The mail server refused the address (550).'],
  )
})

test('without a mail server a letter waits to be copied, and goes by itself once there is one', async () => {
  const { mail } = all.services
  all.services.mail = noMail
  await posts()
  await all.runsJobs()
  assert.deepEqual([(await state())?.state, (await state())?.tries], ['waiting', 0])
  all.services.mail = mail
  await sweeps()
  assert.equal((await state())?.state, 'sent')
})

test('a letter that is no longer wanted is not sent', async () => {
  await posts()
  await here((db) => dropLetters(db, [about], 'The round closed first.', now))
  await sweeps()
  assert.deepEqual(
    [(await state())?.state, (await state())?.why, arrived.length],
    ['dropped', 'The round closed first.', 0],
  )
})

test('a restored backup sends no letter again: it has no words, and says so', async () => {
  await posts()
  await all.owner.query('truncate platform.letter_text; delete from graphile_worker._private_jobs')
  await sweeps()
  assert.deepEqual([(await state())?.state, arrived.length], ['failed', 0])
  assert.match((await state())?.why ?? '', /not in the backup/)
})

test('no letter of another partnership is seen', async () => {
  await posts()
  assert.deepEqual(await all.within(all.walbrook, (db) => lettersAbout(db, [about])), [])
})

test('the runner beside the site runs a job as soon as its change is committed, as the app role, and stops gently', async () => {
  let done = (_words: string) => {}
  const ran = new Promise<string>((resolve) => (done = resolve))
  const module: Module = {
    name: 'probe',
    routes: [],
    jobs: {
      'probe.count': (c, { word = '' }) =>
        c.within(async (db) => {
          const posts = await db.selectFrom('partnership.post').select('title').execute()
          done(`${word} ${posts.map(({ title }) => title).join()}`)
        }),
    },
  }
  await all.within(all.walbrook, (db) => db.insertInto('partnership.post').values({ title: 'Theirs' }).execute())
  const runner = await startJobs([module], all.services)
  await here(async (db) => {
    await db.insertInto('partnership.post').values({ title: 'Ours' }).execute()
    await later(db, 'probe.count', { word: 'seen' })
  })
  assert.equal(await ran, 'seen Ours')
  // The queue takes a job out a moment after its work is committed.
  const left = async () =>
    (await all.owner.query("select key from graphile_worker.jobs where task_identifier = 'probe.count'")).rows
  for (let tries = 0; tries < 100 && (await left()).length > 0; tries++) await sleep(100)
  assert.deepEqual(await left(), [])
  await runner.stop()
})
