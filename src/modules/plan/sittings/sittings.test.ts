import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addItem, addPlan, findRound, postUpdate, readSitting, saveSitting, sittingOf, updatesOn } from '../index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, frank, henry } = all
const small = await smallPlan(all)

const dateIn = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const words = (id: string, status: string, done: string, next: string) => ({
  [`status-${id}`]: status,
  [`done-${id}`]: done,
  [`next-${id}`]: next,
})

/** A plan with so many items for Dan's post, in an open round. */
const opened = async (count = 3) => {
  const { planId, items } = await all.within(all.donmouth, async (db) => {
    const planId = await addPlan(db, { title: 'A plan of its own' })
    const items: string[] = []
    for (let at = 1; at <= count; at++)
      items.push(
        await addItem(db, {
          planId,
          level: 'project',
          title: `Piece of work ${at}`,
          reference: String(at),
          due: '2027-03-31',
          leads: [small.nursing],
        }),
      )
    return { planId, items }
  })
  const form = (await alice.opens(`/plan/plans/${planId}/rounds/new`)).page.form('Make this draft')
  const made = await alice.sends(form.action, form.fields)
  const at = (made.location ?? '').replace('/p/donmouth', '')
  await alice.sends(`${at}/opening`)
  const [one = '', two = '', three = ''] = items
  return { at, planId, items, one, two, three, roundId: at.split('/').at(-1) ?? '' }
}
const formOf = async (actor: typeof dan, at: string, post = '') =>
  (await actor.opens(`${at}/mine${post}`)).page.form('Save all')
const said = (ids: readonly string[]) => all.within(all.donmouth, (db) => updatesOn(db, ids))

test('a lead answers everything in one sitting; what was not touched is left alone', async () => {
  const { at, one, two, three } = await opened()
  const first = (await dan.opens(`${at}/mine`)).page
  assert.ok(first.says('Three updates are asked for; none is in yet. Three updates are due by 3 December 2026.'))
  assert.ok(first.says('You hold it'))
  const form = first.form('Save all')
  const { page } = await dan.does(form.action, {
    ...form.fields,
    ...words(one, 'on_track', 'Clinics moved.', 'Count them.'),
    ...words(two, 'complete', 'Done.', ''),
  })
  assert.ok(page.says('Saved 2 updates: 1 and 2.'))
  assert.ok(page.says('Three updates are asked for; two are in. One update is due by 3 December 2026.'))
  const updates = await said([one, two, three])
  assert.deepEqual(updates.map(({ done }) => done).sort(), ['Clinics moved.', 'Done.'])
  assert.ok((await dan.opens(`/plan/items/${one}`)).page.has('.hf-badge', 'On track'))
})

test('what is whole is saved, and the rest comes back with its words and what is wrong with it', async () => {
  const { at, one, two, three } = await opened()
  const form = await formOf(dan, at)
  const reply = await dan.sends(form.action, {
    ...form.fields,
    ...words(one, 'on_track', 'Clinics moved.', 'Count them.'),
    ...words(two, '', 'Two nurses left in May.', ''),
    ...words(three, 'at_risk', 'Rooms are wanting.', 'Find rooms.'),
    ...dateIn(`forecast-${three}`, '2027-06-30'),
  })
  assert.equal(reply.status, 400)
  assert.deepEqual(reply.page.errors(), ['2: Say how it is going', '3: Say why the date has moved'])
  assert.ok(reply.page.says('Saved one update: 1.'))
  assert.ok(reply.page.says('Two updates have not been saved yet; their words are below.'))
  const again = reply.page.form('Save all')
  assert.equal(again.fields[`done-${two}`], 'Two nurses left in May.')
  assert.equal(again.fields[`done-${three}`], 'Rooms are wanting.')
  assert.equal(again.fields[`done-${one}`], '', 'what was saved is not sent again')
  assert.deepEqual(
    (await said([one, two, three])).map(({ done }) => done),
    ['Clinics moved.'],
  )
  const { page } = await dan.does(again.action, {
    ...again.fields,
    [`status-${two}`]: 'at_risk',
    [`next-${two}`]: 'Fill both posts.',
    [`forecastReason-${three}`]: 'The rooms were sold',
  })
  assert.ok(page.says('All three updates asked for are in.'))
  assert.equal((await said([one, two, three])).length, 3)
  assert.ok(
    (await dan.opens(`/plan/items/${three}`)).page.says('Forecast: 31 March 2027 to 30 June 2027. The rooms were sold'),
  )
})

test('sixty items stand in three parts; saving leads on, and no word of any part is lost', async () => {
  const { at, items } = await opened(60)
  const few = (await dan.opens(`${(await opened()).at}/mine`)).queries
  const first = await dan.opens(`${at}/mine`)
  assert.equal(first.queries, few, 'sixty items take as many queries as three')
  assert.equal(first.page.all('.hf-sitting__item').length, 25)
  assert.ok(first.page.says('60 updates are asked for; none is in yet.'))
  assert.ok(first.page.says('Part 1 of 3. Save before you go to another part.'))
  assert.ok(first.page.has('link', '26 to 50, 25 updates to write'))
  const form = first.page.form('Save and go to part 2')
  const [one = '', second = ''] = items
  const other = items[59] ?? ''
  const { page } = await dan.does(form.action, {
    ...form.fields,
    ...words(one, 'on_track', 'Clinics moved.', 'Count them.'),
    onward: 'yes',
  })
  assert.ok(page.says('Saved one update: 1.'))
  assert.ok(page.says('Part 2 of 3.') && page.has('link', '1 to 25, 24 updates to write'))
  const middle = page.form('Save and go to part 3')
  const back = await dan.sends(middle.action, {
    ...middle.fields,
    ...words(items[30] ?? '', '', 'Two nurses left in May.', ''),
    // From a page that was open before the plan grew: its items stand in other parts now.
    ...words(second, '', 'Asked for rooms.', ''),
    ...words(other, 'on_track', 'Rooms are found.', 'Paint them.'),
    onward: 'yes',
  })
  assert.equal(back.status, 400)
  assert.ok(back.page.says('Part 2 of 3.') && back.page.says('Saved one update: 60.'))
  const again = back.page.form('Save and go to part 3')
  assert.equal(again.fields[`done-${items[30]}`], 'Two nurses left in May.')
  assert.equal(again.fields[`done-${second}`], 'Asked for rooms.')
  const last = (await dan.opens(`${at}/mine?part=3`)).page
  assert.equal(last.all('.hf-sitting__item').length, 10)
  assert.ok(last.has('button', 'Save all') && !last.has('button', 'Save and go to part 4'))
  const signing = (await frank.opens(`${at}/sign-off`)).page
  assert.equal(signing.link('Sign off this round'), '#sign-off')
  assert.equal(signing.link('Still to come, 58'), '#part-awaited')
})

test('business support pastes replies, and says once for each post how its holder agreed', async () => {
  const { at, one, two } = await opened()
  const form = await formOf(henry, at)
  const pasted = {
    ...form.fields,
    [`status-${one}`]: 'on_track',
    [`pasted-${one}`]: 'The clinics have moved.',
    [`next-${one}`]: 'Count them.',
    ...words(two, 'on_track', 'All well.', 'Go on.'),
  }
  const silent = await henry.sends(form.action, pasted)
  assert.deepEqual(silent.page.errors(), ['Say how Head of children’s nursing agreed to these words'])
  const undated = await henry.sends(form.action, { ...pasted, [`agreedHow-${small.nursing}`]: 'email' })
  assert.deepEqual(undated.page.errors(), ['Enter the day on which they agreed'])
  const { page } = await henry.does(form.action, {
    ...pasted,
    [`agreedHow-${small.nursing}`]: 'email',
    ...dateIn(`agreedOn-${small.nursing}`, '2026-11-18'),
  })
  assert.ok(page.says('Saved 2 updates: 1 and 2.'))
  const round = (await alice.opens(at)).page
  assert.ok(
    round.says('Henry Quill for Head of children’s nursing, 19 Nov 2026 agreed by e-mail on 18 November 2026 pasted'),
  )
  assert.deepEqual(
    (await said([one])).map(({ done }) => done),
    ['The clinics have moved.'],
  )
})

test('no change is one click, saves what else is whole, and is refused in words where nothing was said before', async () => {
  const { at, one, two } = await opened(2)
  await all.within(all.donmouth, (db) =>
    postUpdate(db, {
      itemId: one,
      dated: '2026-08-01',
      status: 'at_risk',
      done: 'Said before.',
      next: 'Fill both posts.',
    }),
  )
  const { page } = await dan.opens(`${at}/mine`)
  assert.ok(page.says('No change since 1 August 2026: still at risk'))
  const form = page.form('Save all')
  const refused = await dan.sends(form.action, { ...form.fields, unchanged: two })
  assert.equal(refused.status, 400)
  assert.deepEqual(refused.page.errors(), ['2: Nothing has been said about it before, so say how it is going'])
  const done = await dan.does(form.action, {
    ...form.fields,
    unchanged: one,
    ...words(two, 'on_track', 'Clinics moved.', 'Count them.'),
  })
  assert.ok(done.page.says('Saved 2 updates: 1 and 2.'))
  const [update] = await said([one])
  assert.deepEqual(
    [update?.status, update?.done, update?.next],
    ['at_risk', 'No change since 1 August 2026.', 'Fill both posts.'],
  )
  assert.ok((await alice.opens(at)).page.says('no change'))
})

test('what was only brought in with the plan’s file is no last time to repeat', async () => {
  const { at, one } = await opened(1)
  await all.within(all.donmouth, (db) =>
    postUpdate(db, {
      itemId: one,
      dated: '2026-08-01',
      status: 'at_risk',
      done: 'From the file.',
      agreedHow: 'imported',
    }),
  )
  assert.ok(!(await dan.opens(`${at}/mine`)).page.says('No change since'))
})

test('who saves second is told what the first wrote, and both stay in history', async () => {
  const { at, one } = await opened(1)
  const [mine, theirs] = [await formOf(dan, at), await formOf(alice, at, `?post=${small.nursing}`)]
  await dan.does(mine.action, { ...mine.fields, ...words(one, 'on_track', 'Dan’s words.', 'More.') })
  const late = await alice.sends(theirs.action, {
    ...theirs.fields,
    ...words(one, 'at_risk', 'Alice’s words.', 'Less.'),
    [`agreedHow-${small.nursing}`]: 'not_yet',
  })
  assert.equal(late.status, 400)
  assert.deepEqual(late.page.errors(), ['1: Dan Harkness wrote about this while your page was open'])
  assert.ok(late.page.says('Dan’s words.'))
  const again = late.page.form('Save all')
  assert.equal(again.fields[`done-${one}`], 'Alice’s words.')
  await alice.does(again.action, again.fields)
  assert.deepEqual(
    (await said([one])).map(({ done }) => done),
    ['Alice’s words.', 'Dan’s words.'],
  )
  assert.ok((await alice.opens(at)).page.has('table.hf-round td', 'At risk'), 'the newest counts')
})

test('two forms sent at the same moment: one is saved, the other is told, nothing is written twice', async () => {
  const { at, one } = await opened(1)
  const form = await formOf(dan, at)
  const sent = (done: string) => dan.sends(form.action, { ...form.fields, ...words(one, 'on_track', done, 'More.') })
  const replies = await Promise.all([sent('First.'), sent('Second.')])
  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 400],
  )
  assert.equal((await said([one])).length, 1)
  const twice = await Promise.all([sent((await said([one]))[0]?.done ?? ''), sent((await said([one]))[0]?.done ?? '')])
  assert.deepEqual(
    twice.map(({ status }) => status),
    [303, 303],
    'a double click is no quarrel',
  )
  assert.equal((await said([one])).length, 1)
})

test('when the process is killed in the middle of saving, nothing of it is there, and it can be saved again', async () => {
  const { at, one, two, roundId } = await opened(2)
  const child = spawn(
    process.execPath,
    ['--import', './jsx.ts', 'test/saving-in-a-process.ts', all.donmouth, roundId, dan.id, small.nursing, one, two],
    {
      cwd: new URL('../../../..', import.meta.url).pathname,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SAVING_IN: JSON.stringify(all.connection) },
    },
  )
  const [line] = await once(child.stdout, 'data')
  assert.equal(String(line).trim(), 'updates are written, nothing is committed')
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.deepEqual(await said([one, two]), [])
  const form = await formOf(dan, at)
  const { page } = await dan.does(form.action, {
    ...form.fields,
    ...words(one, 'on_track', 'Once more.', 'More.'),
    ...words(two, 'on_track', 'Once more.', 'More.'),
  })
  assert.ok(page.says('Saved 2 updates: 1 and 2.'))
})

test('an error in the middle of saving leaves nothing half-saved and keeps what was committed before', async () => {
  const { at, one, two, roundId } = await opened(2)
  const form = await formOf(dan, at)
  await dan.does(form.action, { ...form.fields, ...words(one, 'on_track', 'Committed.', 'More.') })
  const saving = all.within(all.donmouth, async (db) => {
    const round = await findRound(db, roundId)
    assert.ok(round)
    const who = { holds: [small.nursing], now: new Date('2026-11-19T21:40:00Z'), today: '2026-11-19' }
    const sitting = await sittingOf(db, round, [small.nursing], who)
    const read = readSitting(words(two, 'off_track', 'Never seen.', 'More.'), sitting, '2026-11-19')
    await saveSitting({ db, partnership: { id: all.donmouth } }, sitting, read, { today: '2026-11-19' })
    throw new Error('the process is killed')
  })
  await assert.rejects(saving, /killed/)
  assert.deepEqual(
    (await said([one, two])).map(({ done }) => done),
    ['Committed.'],
  )
  assert.ok(!(await alice.opens(`/plan/items/${two}`)).page.has('.hf-badge', 'Off track'), 'the status did not follow')
  // One that breaks while its second update is written: the first of the same save is not there either.
  const broken = all.within(all.donmouth, async (db) => {
    const round = await findRound(db, roundId)
    assert.ok(round)
    const who = { holds: [small.nursing], now: new Date('2026-11-19T21:40:00Z'), today: '2026-11-19' }
    const sitting = await sittingOf(db, round, [small.nursing], who)
    const both = {
      ...words(two, 'off_track', 'Never seen.', 'More.'),
      ...words(one, 'off_track', 'Nor this.', 'More.'),
    }
    const seen = sitting.posts[0]?.items.find(({ item }) => item.id === one)?.answer?.id ?? ''
    const read = readSitting({ ...both, [`seen-${one}`]: seen }, sitting, '2026-11-19')
    const [, second] = read.written
    assert.ok(second)
    second.fields.dated = 'no day'
    await saveSitting({ db, partnership: { id: all.donmouth } }, sitting, read, { today: '2026-11-19' })
  })
  await assert.rejects(broken)
  assert.deepEqual(
    (await said([one, two])).map(({ done }) => done),
    ['Committed.'],
  )
})

test('the holder reads what was written for the post and says yes to one, or to all at once', async () => {
  const { at, items } = await opened()
  const form = await formOf(henry, at)
  await henry.does(form.action, {
    ...form.fields,
    ...Object.assign({}, ...items.map((id, n) => words(id, 'on_track', `Words ${n + 1}.`, 'More.'))),
    [`agreedHow-${small.nursing}`]: 'not_yet',
  })
  const { page } = await dan.opens(`${at}/mine`)
  assert.ok(page.says('Written for you: say yes') && page.says('Words 1.') && page.says('Words 3.'))
  const one = page.form('Say yes to the update on Piece of work 1')
  assert.ok((await henry.does(one.action, one.fields)).page.says('Nothing waited for your yes'), 'only the holder can')
  assert.ok((await dan.does(one.action, one.fields)).page.says('You have said yes to 1 update'))
  const rest = (await dan.opens(`${at}/mine`)).page.form('Say yes to all two')
  assert.ok((await dan.does(rest.action, rest.fields)).page.says('You have said yes to 2 updates'))
  assert.ok((await alice.opens(at)).page.says('All 3 updates are in.'))
})

test('the coordinator or who writes for the post records how its holder agreed', async () => {
  const { at, one } = await opened(1)
  const form = await formOf(henry, at)
  await henry.does(form.action, {
    ...form.fields,
    ...words(one, 'on_track', 'Words.', 'More.'),
    [`agreedHow-${small.nursing}`]: 'not_yet',
  })
  const link = (await alice.opens(at)).page.link('Record how they agreed to the update on Piece of work 1')
  assert.equal((await dan.opens(link)).status, 403, 'the holder says yes themselves')
  const record = (await alice.opens(link)).page.form('Record it')
  const silent = await alice.sends(record.action, record.fields)
  assert.deepEqual(silent.page.errors(), ['Say how they agreed', 'Enter the day on which they agreed'])
  const ahead = await alice.sends(record.action, { how: 'telephone', ...dateIn('on', '2027-01-01') })
  assert.deepEqual(ahead.page.errors(), ['The day they agreed cannot be in the future'])
  const { page } = await alice.does(record.action, { how: 'telephone', ...dateIn('on', '2026-11-19') })
  assert.ok(page.says('agreed by telephone on 19 November 2026'))
  assert.ok(
    (await henry.does(record.action, { how: 'email', ...dateIn('on', '2026-11-19') })).page.says(
      'It has been agreed already',
    ),
  )
  assert.equal((await carol.opens(link.replace('/p/donmouth', ''))).status, 404)
})

test('other agencies’ parts, evidence and a part held back until the round is released', async () => {
  const { at, one } = await opened(1)
  const form = await formOf(dan, at)
  const three = { ...form.fields, ...words(one, 'on_track', 'Clinics moved.', 'Count them.') }
  const wrong = await dan.sends(form.action, {
    ...three,
    [`part1-${one}`]: 'Ours.',
    [`url-${one}`]: 'javascript:alert(1)',
  })
  assert.deepEqual(wrong.page.errors(), [
    '1: Choose the agency whose part this is',
    '1: The address of the evidence must begin with https://',
  ])
  await dan.does(form.action, {
    ...three,
    [`agency1-${one}`]: small.agency,
    [`part1-${one}`]: 'Held back words.',
    [`held1-${one}`]: 'yes',
    [`url-${one}`]: 'https://example.org/count',
    [`shows-${one}`]: 'A count of clinics',
  })
  const seen = (await dan.opens(`/plan/items/${one}`)).page
  assert.ok(seen.says('Health: holds its part back until the round is released') && !seen.says('Held back words.'))
  assert.ok((await alice.opens(`/plan/items/${one}`)).page.says('Health: Held back words.'))
  assert.ok(seen.says('A count of clinics'))
})

test('words that may point to a child are kept only after a second look, item by item', async () => {
  const { at, one, two } = await opened(2)
  const form = await formOf(dan, at)
  const both = {
    ...form.fields,
    ...words(one, 'on_track', 'Call her mother on 01382 123456.', 'More.'),
    ...words(two, 'on_track', 'Clinics moved.', 'Count them.'),
  }
  const warned = await dan.sends(form.action, both)
  assert.equal(warned.status, 400)
  assert.ok(warned.page.says('This looks like a telephone number.') && warned.page.says('Saved one update: 2.'))
  const again = warned.page.form('Save all')
  await dan.does(again.action, { ...again.fields, [`confirmed-${one}`]: 'yes' })
  assert.equal((await said([one, two])).length, 2)
})

test('the coordinator chooses any post; a lead only their own; others nothing', async () => {
  const { at } = await opened(1)
  const chooser = (await alice.opens(`${at}/mine`)).page
  assert.ok(chooser.says('Write for a post'))
  assert.ok(
    (await alice.opens(chooser.link('Head of children’s nursing'))).page.says('Dan Harkness. 1 update to write'),
  )
  assert.equal((await dan.opens(`${at}/mine?post=${small.reviews}`)).status, 403)
  assert.equal((await dan.sends(`${at}/mine?post=${small.reviews}`)).status, 403)
  assert.ok((await frank.opens(`${at}/mine`)).page.says('None of your posts leads an item of this round.'))
  assert.equal((await bob.opens(`${at}/mine`)).status, 403)
  assert.equal((await carol.sends(`${at}/mine`)).status, 404)
  assert.equal((await alice.opens(`${at}/mine?post=no-id`)).status, 403)
})

test('an update from the item’s own page counts in the open round', async () => {
  const { at, one } = await opened(1)
  const form = (await dan.opens(`/plan/items/${one}/updates/new`)).page.form('Send this update')
  await dan.does(form.action, { ...form.fields, status: 'on_track', done: 'By itself.', next: 'More.' })
  assert.ok((await alice.opens(at)).page.says('The one update is in.'))
})

test('the chair signs off knowing what is late and unconfirmed; then nobody writes, until it is opened again with a reason', async () => {
  const { at, one, two } = await opened()
  const form = await formOf(henry, at)
  await henry.does(form.action, {
    ...form.fields,
    ...words(one, 'on_track', 'Words.', 'More.'),
    [`agreedHow-${small.nursing}`]: 'not_yet',
  })
  const mine = await formOf(dan, at)
  assert.equal((await dan.opens(`${at}/sign-off`)).status, 403)
  const { page } = await frank.opens(`${at}/sign-off`)
  assert.ok(page.says('Two are still to come and one is not yet confirmed. You may sign off all the same.'))
  assert.ok(page.has('section[aria-labelledby=part-awaited] a', '2 Piece of work 2'))
  const sign = page.form('Sign off this round')
  const doubtful = await frank.sends(sign.action, { note: 'Ring 01382 123456.' })
  assert.equal(doubtful.status, 400)
  const signed = await frank.does(sign.action, { note: 'Dental posts are the worry.' })
  assert.ok(signed.page.says('You have signed off'))
  assert.ok(signed.page.says('Frank Corrie, 19 November 2026, 21:40. Dental posts are the worry.'))
  const shut = await dan.sends(mine.action, { ...mine.fields, ...words(two, 'on_track', 'Too late.', 'More.') })
  assert.deepEqual(shut.page.errors(), [
    'This round has been signed off, so nothing can be written into it. Ask the chair or the coordinator to open it again.',
  ])
  assert.ok(shut.page.says('Too late.'))
  assert.ok((await alice.does(`${at}/sign-off`)).page.says('This round has been signed off already'))
  const again = (await alice.opens(`${at}/reopening`)).page.form('Open it again')
  assert.deepEqual((await alice.sends(again.action)).page.errors(), ['Say why it is opened again'])
  const open = await alice.does(again.action, { reason: 'Two replies came in the post' })
  assert.ok(open.page.says('is open again'))
  assert.ok(
    (await dan.does(mine.action, { ...mine.fields, ...words(two, 'on_track', 'In time.', 'More.') })).page.says(
      'Saved one update: 2.',
    ),
  )
  assert.equal((await dan.sends(`${at}/reopening`, { reason: 'No' })).status, 403)
})

test('the suggestion stands before the lead first; what differs is kept with its reason, and the round shows both', async () => {
  const { at, one, two } = await opened(2)
  await alice.does(`/plan/items/${one}/milestones`, { title: 'Rooms found', ...dateIn('due', '2026-09-30') })
  const { page } = await dan.opens(`${at}/mine`)
  assert.ok(page.says('Suggested: at risk') || page.says('Suggested: off track'))
  assert.ok(page.says('You see this before anybody else.'))
  assert.ok(!(await frank.opens(at)).page.says('Suggested'), 'nobody else before the lead has answered')
  const form = page.form('Save all')
  await dan.does(form.action, {
    ...form.fields,
    ...words(one, 'on_track', 'Rooms are promised.', 'Move in.'),
    [`differsWhy-${one}`]: 'The keys come on Monday',
    ...words(two, 'on_track', 'All well.', 'Go on.'),
    [`differsWhy-${two}`]: 'Not kept where nothing differs',
  })
  const round = (await frank.opens(at)).page
  assert.ok(round.says('Suggested: ') && round.says('Why: The keys come on Monday'))
  assert.ok(!round.says('Not kept where nothing differs'))
  const sign = (await frank.opens(`${at}/sign-off`)).page
  assert.ok(sign.says('On one the reported and the suggested status differ.'))
  assert.ok(sign.has('section[aria-labelledby=part-differ] a', '1 Piece of work 1'))
  assert.match((await alice.opens(`${at}/updates.csv`)).text, /On track,Yes,The keys come on Monday/)
})

test('the form of one update shows the suggestion too, and keeps the reason', async () => {
  const { at, one } = await opened(1)
  await alice.does(`/plan/items/${one}/milestones`, { title: 'Rooms found', ...dateIn('due', '2026-09-30') })
  const { page } = await dan.opens(`/plan/items/${one}/updates/new`)
  assert.ok(page.says('Suggested: '))
  const form = page.form('Send this update')
  await dan.does(form.action, {
    ...form.fields,
    status: 'on_track',
    done: 'Rooms are promised.',
    next: 'Move in.',
    differsWhy: 'The keys come on Monday',
  })
  assert.ok((await frank.opens(at)).page.says('Why: The keys come on Monday'))
})

test('the first page and my items ask for the round in one line; what is in is not asked for again', async () => {
  const { at, one, two } = await opened(2)
  const invites = async (path: string, words: string) =>
    (await dan.opens(path)).page.has(`a[href="/p/donmouth${at}/mine"]`, words)
  const stands = async (actor: typeof dan, words: string) =>
    (await actor.opens('')).page.has(`a[href="/p/donmouth${at}"]`, `Round August to October 2026: ${words}`)
  assert.ok(await invites('', 'Two updates are due by 3 December 2026: write them in one sitting'))
  assert.ok(await invites('/plan/mine', 'Two updates are due by 3 December 2026: write them in one sitting'))
  assert.ok(await stands(alice, '0 of 2 in'))
  assert.ok(await stands(frank, '0 of 2 in'))
  assert.ok(!(await stands(dan, '0 of 2 in')), 'a lead reads what is theirs')
  const form = await formOf(dan, at)
  await dan.does(form.action, { ...form.fields, ...words(one, 'on_track', 'Clinics moved.', 'Count them.') })
  assert.ok(await invites('/plan/mine', 'One update is due by 3 December 2026: write it in one sitting'))
  const { page } = await dan.opens('/plan/mine')
  assert.ok(page.has(`section[aria-labelledby=owed] a[href="/p/donmouth/plan/items/${two}"]`))
  assert.ok(page.has(`section[aria-labelledby=going] a[href="/p/donmouth/plan/items/${one}"]`))
  await alice.does(`${at}/items/${two}/requirement`, { required: 'no', why: 'It is being handed over' })
  assert.ok(!(await invites('/plan/mine', 'in one sitting')))
  assert.ok(await stands(alice, '1 of 1 in'))
})
