// Asking a round and answering by personal link: whom a letter reaches, what its link opens, and when it dies.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan, type SmallPlan } from '../../../../test/small-plan.ts'
import { visitor } from '../../../../test/visitor.ts'
import { addDays, londonDate, longDate } from '../../../platform/dates.ts'
import { noMail } from '../../../platform/mail.ts'
import { handOver } from '../../partnership/index.ts'
import { addItem, postUpdate } from '../index.ts'
import { fixItems } from '../rounds/queries.ts'

// The queue goes by the database's clock, so the cast's begins there and is only put forward.
const start = new Date()
let now = start
const all = await cast(() => now)
after(() => all.leave())
const day = (days: number) => addDays(londonDate(start), days)
const goesOn = (days: number) => (now = new Date(start.getTime() + days * 86_400_000))

let plan: SmallPlan
let unheld = ''
let roundId = ''
before(async () => {
  plan = await smallPlan(all)
  unheld = await all.within(all.donmouth, (db) =>
    addItem(db, {
      planId: plan.planId,
      parentId: plan.outcome,
      level: 'project',
      title: 'Reviews are on time',
      reference: '1.1.4',
      leads: [plan.reviews],
    }),
  )
  await all.within(all.donmouth, (db) =>
    postUpdate(db, {
      itemId: plan.seen,
      dated: '2026-08-01',
      status: 'at_risk',
      done: 'Two clinics.',
      next: 'A third.',
    }),
  )
  roundId = await opens('July to September')
})

/** An open round that asks for three updates: of Dan's post, of the vacant one, and of one nobody ever held. */
const opens = (title: string, state = 'open') =>
  all.within(all.donmouth, async (db) => {
    await db.updateTable('plan.round').set({ state: 'dropped' }).where('state', '=', 'open').execute()
    const { id } = await db
      .insertInto('plan.round')
      .values({
        plan_id: plan.planId,
        title,
        period_from: '2026-07-01',
        period_to: '2026-09-30',
        opens: day(0),
        due: day(14),
        closes: day(21),
        state,
        words: 'Please say what you need.',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const items = [plan.seen, plan.dentist, unheld].map((item_id) => ({ item_id, required: true, why_not: '' }))
    await fixItems(db, id, items)
    return id
  })
const asking = () => `/plan/rounds/${roundId}/asking`
const setState = (state: string) => all.owner.query('update plan.round set state = $2 where id = $1', [roundId, state])
const linkIn = (text: string) =>
  /http:\/\/localhost(\/p\/donmouth\/plan\/asked\/[\w-]{43})/.exec(text)?.[1] ?? assert.fail(text)
const lettersTo = (name: string) => all.letters.filter(({ to }) => to.startsWith(name))
const lastTo = (name: string) => lettersTo(name).at(-1) ?? assert.fail(`no letter to ${name}`)
const robot = () => visitor(all.app)
const updates = async () =>
  (
    await all.owner.query<{
      done: string
      by_link: boolean
      writer: string
      agreed_how: string
      for_post_id: string
      no_change: boolean
    }>(
      `select u.done, u.by_link, m.name as writer, u.agreed_how, u.for_post_id, u.no_change from plan.item_update u
         join identity.membership m on m.partnership_id = u.partnership_id and m.person_id = u.written_by where u.round_id = $1 order by u.id`,
      [roundId],
    )
  ).rows

test('the page says who owes what and who cannot be asked, and why, before anybody is asked', async () => {
  const { page, status } = await all.alice.opens(asking())
  assert.equal(status, 200)
  assert.ok(
    page.says(
      'Nobody who owes an update has been asked yet. Three posts owe three updates; two of them cannot be asked by mail.',
    ),
    page.text,
  )
  assert.ok(page.says('dan@example.org') && page.says('writes for it, henry@example.org'))
  assert.ok(page.has('row', 'Dental lead') && page.says('The post is vacant'))
  assert.ok(page.has('button', 'Ask 1 post'))
  assert.ok(page.says('Nothing has been sent in this round.'))
})

test('only who edits the plan sees it; another partnership finds nothing', async () => {
  for (const who of [all.bob, all.dan, all.henry, all.frank])
    for (const path of [asking(), `${asking()}/${plan.nursing}`])
      assert.equal((await who.opens(path)).status, 403, who.name)
  const there = `/p/donmouth${asking()}`
  assert.equal((await all.carol.opens(there)).status, 404)
  assert.equal((await all.carol.opens(`/p/walbrook${asking()}`)).status, 404)
  assert.equal((await all.alice.opens(`${asking()}/${plan.agency}`)).status, 404)
})

test('a letter is seen before it goes, and a sample of it goes to oneself without a link that works', async () => {
  const { page } = await all.alice.opens(`${asking()}/${plan.nursing}`)
  assert.ok(page.says('Two letters go to this post, each with a link of its own.'))
  assert.ok(page.says('Please say what you need.') && page.says('1.1.1 First health assessment within four weeks'))
  assert.ok(page.says(`Last said on 1 August 2026: at risk.`))
  assert.ok(!/plan\/asked\/[\w-]{43}/.test(page.text))
  const sent = await all.alice.does(`${asking()}/${plan.nursing}/sample`)
  assert.ok(sent.page.says('A sample is on its way to alice@example.org'))
  await all.runsJobs()
  assert.match(lastTo('alice').subject, /^Sample: 1 update for July to September, due by /)
  assert.ok(!/asked\/[\w-]{43}/.test(lastTo('alice').text))
  assert.equal(lettersTo('dan').length, 0)
})

test('asking writes to the holder and to who writes for them, once, whoever presses twice', async () => {
  const [first] = await Promise.all([all.alice.does(asking()), all.alice.does(asking())])
  assert.ok(first.page.says('Asked one post: 2 letters.'), first.page.text)
  await all.alice.does(asking())
  await all.alice.does(`${asking()}/${plan.nursing}`)
  await all.runsJobs()
  assert.deepEqual([lettersTo('dan').length, lettersTo('henry').length], [1, 1])
  assert.notEqual(linkIn(lastTo('dan').text), linkIn(lastTo('henry').text))
  assert.equal(lastTo('dan').replyTo, 'alice@example.org', 'an answer goes to who asked')
  const { page } = await all.alice.opens(asking())
  assert.ok(page.says('Everybody who can be asked has been asked.') && page.has('row', 'dan@example.org'))
  assert.ok(page.has('button', 'Remind 1 post'))
  assert.match(page.text, /Holdfast reminds by itself on .* whoever was asked and still owes something/)
  assert.match(page.rows('section table').flat().join(' '), /Sent \d+ \w+ \d{4}, \d\d:\d\d/)
})

test('a link opens that post’s updates of that round, and nothing else leads away from it', async () => {
  const { page, status } = await robot().opens(linkIn(lastTo('dan').text))
  assert.equal(status, 200)
  assert.equal(page.heading, 'Your updates for July to September')
  assert.ok(page.says('First health assessment within four weeks') && page.says('Please send them by'))
  for (const other of ['Registered with a dentist', 'Reviews are on time', 'Work is handed over'])
    assert.ok(!page.says(other), other)
  const leads = page.all('main a').map((a) => a.getAttribute('href') ?? '')
  assert.deepEqual(
    leads.filter((href) => !href.startsWith('#')),
    [],
  )
  assert.deepEqual(page.all('nav').length, 0, 'no navigation')
})

test('mail scanners use nothing up: they look, open, and send the form as it stands', async () => {
  const link = linkIn(lastTo('dan').text)
  for (let n = 0; n < 3; n++) {
    assert.equal((await robot().heads(link)).status, 200)
    const { page } = await robot().opens(link)
    const fields = Object.fromEntries(
      Object.entries(page.form('Save all').fields).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    )
    assert.equal((await robot().sends(link)).status, 303)
    assert.equal((await robot().sends(link, fields)).status, 303)
  }
  assert.deepEqual(await updates(), [])
  assert.equal((await robot().opens(link)).status, 200)
})

test('a form that is not whole comes back with its words and a sentence', async () => {
  const link = linkIn(lastTo('dan').text)
  const { page, status } = await robot().sends(link, { [`done-${plan.seen}`]: 'A third clinic has opened.' })
  assert.equal(status, 400)
  assert.ok(page.errors().length > 0)
  assert.ok(page.says('A third clinic has opened.'))
  assert.deepEqual(await updates(), [])
})

test('the form cannot reach the items of another post', async () => {
  const link = linkIn(lastTo('dan').text)
  const words = {
    [`status-${plan.dentist}`]: 'on_track',
    [`done-${plan.dentist}`]: 'Planted.',
    [`next-${plan.dentist}`]: 'x',
  }
  assert.equal((await robot().sends(link, words)).status, 303)
  assert.deepEqual(await updates(), [])
})

test('the writer’s link writes as the writer, and the holder still has to say yes', async () => {
  const link = linkIn(lastTo('henry').text)
  const phone = robot()
  const sent = await phone.sends(link, {
    [`status-${plan.seen}`]: 'at_risk',
    [`done-${plan.seen}`]: 'A third clinic is planned.',
    [`next-${plan.seen}`]: 'Open it.',
    [`agreedHow-${plan.nursing}`]: 'not_yet',
  })
  assert.equal(sent.status, 303)
  assert.ok((await phone.opens(sent.location ?? '')).page.says('Saved one update: 1.1.1.'))
  assert.deepEqual(await updates(), [
    {
      done: 'A third clinic is planned.',
      by_link: true,
      writer: 'Henry Quill',
      agreed_how: 'not_yet',
      for_post_id: plan.nursing,
      no_change: false,
    },
  ])
})

test('the holder’s link writes for the post as its holder, and history says who', async () => {
  const link = linkIn(lastTo('dan').text)
  const { page } = await robot().opens(link)
  const seen = page.root.querySelector(`[name="seen-${plan.seen}"]`)?.getAttribute('value') ?? ''
  const sent = await robot().sends(link, {
    [`seen-${plan.seen}`]: seen,
    [`status-${plan.seen}`]: 'on_track',
    [`done-${plan.seen}`]: 'A third clinic has opened.',
    [`next-${plan.seen}`]: 'Count again in May.',
  })
  assert.equal(sent.status, 303)
  const [, mine] = await updates()
  assert.deepEqual(mine, {
    done: 'A third clinic has opened.',
    by_link: true,
    writer: 'Dan Harkness',
    agreed_how: 'holder',
    for_post_id: plan.nursing,
    no_change: false,
  })
  const { rows } = await all.owner.query(
    "select person_id from history.line where subject = 'plan.item_update' order by at desc limit 1",
  )
  assert.equal(rows[0].person_id, all.dan.id)
})

test('in another partnership, cut short, or made up, a link opens nothing and says so', async () => {
  const link = linkIn(lastTo('dan').text)
  for (const wrong of [link.replace('donmouth', 'walbrook'), link.slice(0, -1), `${link}x`, link.replace(/.$/, '!')]) {
    const { page, status } = await robot().opens(wrong)
    assert.equal(status, 404, wrong)
    assert.equal(page.heading, 'This link opens nothing')
    assert.ok(!page.says('Donmouth') && !page.says('Walbrook'))
    assert.equal((await robot().sends(wrong)).status, 404)
  }
})

test('a link dies with its round, and comes back to life when the round is opened again', async () => {
  const link = linkIn(lastTo('dan').text)
  for (const state of ['closed', 'dropped']) {
    await setState(state)
    for (const { page, status } of [
      await robot().opens(link),
      await robot().sends(link, { [`done-${plan.seen}`]: 'x' }),
    ]) {
      assert.equal(status, 410)
      assert.equal(page.heading, 'This round has closed')
      assert.ok(!page.says('First health assessment'))
    }
  }
  await setState('signed_off')
  const { page, status } = await robot().sends(link, { [`done-${plan.seen}`]: 'Written too late.' })
  assert.equal(status, 200)
  assert.ok(page.says('This round has been signed off') && page.says('Written too late.'), 'the words come back')
  await setState('open')
  assert.equal((await robot().opens(link)).status, 200)
})

test('a link of one round opens nothing of another', async () => {
  const [old, link] = [roundId, linkIn(lastTo('dan').text)]
  roundId = await opens('October to December')
  try {
    assert.equal((await robot().opens(link)).status, 410)
    await robot().sends(link, {
      [`status-${plan.seen}`]: 'on_track',
      [`done-${plan.seen}`]: 'x',
      [`next-${plan.seen}`]: 'y',
    })
    assert.deepEqual(await updates(), [])
  } finally {
    await setState('dropped')
    roundId = old
    await setState('open')
  }
})

test('when the post passes on, the old link is dead and the new holder can be asked; the writer’s goes on', async () => {
  const [dans, henrys] = [linkIn(lastTo('dan').text), linkIn(lastTo('henry').text)]
  await all.owner.query('delete from plan.item_update where round_id = $1', [roundId])
  const passes = (person_id: string) =>
    all.within(all.donmouth, (db) =>
      handOver(db, plan.nursing, { starts: londonDate(now), person_id, interim: false, note: '' }),
    )
  await passes(all.frank.id)
  assert.equal((await robot().opens(dans)).page.heading, 'This link is no longer yours')
  assert.equal((await robot().opens(dans)).status, 410)
  assert.equal((await robot().opens(henrys)).status, 200)
  const { page } = await all.alice.opens(asking())
  assert.ok(page.says('Has a new holder: ask them. The link of the one before is dead'))
  await all.alice.does(asking())
  await all.runsJobs()
  assert.deepEqual([lettersTo('frank').length, lettersTo('dan').length, lettersTo('henry').length], [1, 1, 1])
  assert.equal((await robot().opens(linkIn(lastTo('frank').text))).status, 200)
  await passes(all.dan.id)
  await all.owner.query('update plan.asking set person_id = $1 where post_id = $2', [all.dan.id, plan.nursing])
})

test('somebody whose membership has ended is no longer let in by a link', async () => {
  const set = (ends: string | null) =>
    all.owner.query('update identity.membership set ends = $1 where person_id = $2 and partnership_id = $3', [
      ends,
      all.dan.id,
      all.donmouth,
    ])
  await all.owner.query("update identity.membership set starts = '2026-01-01' where person_id = $1", [all.dan.id])
  await set(day(-1))
  assert.equal((await robot().opens(linkIn(lastTo('dan').text))).status, 410)
  await set(null)
})

test('a reminder goes once a day to who owes something, gentle before the due day and late after it', async () => {
  const first = await all.alice.does(`/plan/rounds/${roundId}/chase`)
  assert.ok(first.page.says('Reminded one post: 2 letters.'), first.page.text)
  assert.ok((await all.alice.does(`${asking()}/${plan.nursing}/chase`)).page.says('Nobody was reminded'))
  await all.runsJobs()
  assert.deepEqual([lettersTo('dan').length, lastTo('dan').subject.split(':')[0]], [2, 'Reminder'])
  assert.equal((await robot().opens(linkIn(lettersTo('dan')[0]?.text ?? ''))).status, 200, 'the first link goes on')
  assert.equal((await robot().opens(linkIn(lastTo('dan').text))).status, 200)
})

test('Holdfast reminds by itself three days before the due day, the day after it and a week after it, once each', async () => {
  const subjects = async (days: number) => {
    goesOn(days)
    const before = lettersTo('dan').length
    await all.runsJobs()
    await all.owner.query("select graphile_worker.add_job('platform.sweep')")
    await all.runsJobs()
    return lettersTo('dan')
      .slice(before)
      .map(({ subject }) => subject.split(':')[0])
  }
  assert.deepEqual(await subjects(10), [])
  assert.deepEqual(await subjects(11.9), ['Reminder'])
  assert.deepEqual(await subjects(13), [])
  assert.deepEqual(await subjects(15.9), ['Late'])
  assert.deepEqual(await subjects(17), [])
  assert.deepEqual(await subjects(21.9), ['Late'])
  assert.deepEqual(await subjects(30), [])
  assert.match(lastTo('dan').text, new RegExp(`due on ${longDate(day(14))}`))
  now = start
})

test('without a mail server each letter is offered to be copied, and counts as sent by hand once somebody says so', async () => {
  const { mail } = all.services
  all.services.mail = noMail
  try {
    await setState('dropped')
    roundId = await opens('January to March')
    assert.ok(
      (await all.alice.opens(asking())).page.says('No mail server is set, so Holdfast sends nothing by itself.'),
    )
    assert.ok(!(await all.alice.opens(`${asking()}/${plan.nursing}`)).page.has('button', 'Send it to myself'))
    const { page } = await all.alice.does(asking())
    await all.runsJobs()
    assert.ok(page.says('Waits to be copied'))
    const copy = page.link('Copy it to dan@example.org')
    for (const who of [all.bob, all.dan]) assert.equal((await who.opens(copy)).status, 403)
    const letter = await all.alice.opens(copy)
    const link = linkIn(letter.page.root.querySelector('.hf-mail')?.text ?? '')
    assert.equal((await robot().opens(link)).status, 200)
    assert.match(letter.page.link('Open it in my mail program'), /^mailto:dan%40example\.org\?subject=1%20update/)
    const { rows } = await all.owner.query(
      "select person_id from history.line where operation = 'read' order by at desc limit 1",
    )
    assert.equal(rows[0].person_id, all.alice.id, 'that she read it is in the history')
    assert.ok((await all.alice.does(`${copy}/sending`)).page.says('Sent by hand'))
    assert.equal((await all.alice.opens(copy)).status, 404, 'its words are gone')
    assert.equal((await robot().opens(link)).status, 200, 'its link goes on')
  } finally {
    all.services.mail = mail
  }
})

test('a letter that cannot be delivered is told on the page, with the way out', async () => {
  const { send } = all.services.mail
  all.services.mail.send = () =>
    Promise.reject(Object.assign(new Error('no'), { code: 'EENVELOPE', responseCode: 550 }))
  await all.owner.query("select graphile_worker.add_job('platform.sweep')")
  await all.runsJobs()
  all.services.mail.send = send
  const { page } = await all.alice.opens(asking())
  assert.ok(page.says('One letter could not be delivered: to henry@example.org.'), page.text)
  assert.ok(
    (await all.alice.opens(`/plan/rounds/${roundId}`)).page.says(
      'One letter could not be delivered: to henry@example.org.',
    ),
  )
  assert.ok(page.says('The mail server refused the address (550).') && page.link('Copy it to henry@example.org'))
})

test('when the round is over, letters that wait are not sent', async () => {
  assert.ok((await all.alice.does(`/plan/rounds/${roundId}/drop`)).page.says('Dropped January to March'))
  const { page } = await all.alice.opens(asking())
  assert.ok(page.says('Not sent') && page.says('The round was over before it could go.'))
  await setState('closed')
  const shut = await all.alice.sends(asking())
  assert.equal(shut.status, 400)
  assert.ok(shut.page.says('This round is closed, so nobody is asked any more.'))
})

test('the page makes the same number of queries whatever it shows', async () => {
  const before = (await all.alice.opens(asking())).queries
  const letters = (count: number) =>
    all.owner.query(
      `insert into platform.letter (partnership_id, key, about_id, email, subject, digest)
       select $1, 'x' || n, (select id from plan.asking where round_id = $2 limit 1), 'x@example.org', 'x', '' from generate_series(1, ${count}) n`,
      [all.donmouth, roundId],
    )
  await letters(40)
  assert.equal((await all.alice.opens(asking())).queries, before)
})
