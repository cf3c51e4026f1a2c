import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../test/cast.ts'
import { addEvidence } from '../evidence/index.ts'
import { addFinding, addSource } from '../inspection/index.ts'
import { findOrAddPost, handOver, isBare } from '../partnership/index.ts'
import { addItem, addPlan, postUpdate } from '../plan/index.ts'
import { Welcome } from './front/pages.tsx'

const all = await cast(() => new Date())
after(() => all.leave())

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const made = await all.within(all.donmouth, async (db) => {
  const [head, nurse, chair] = [
    await findOrAddPost(db, 'Head of education'),
    await findOrAddPost(db, 'Director of nursing'),
    await findOrAddPost(db, 'Chair of the board'),
  ]
  await handOver(db, head, {
    starts: '2026-01-05',
    person_id: all.dan.id,
    interim: false,
    note: 'The first count is in the drawer.',
  })
  await handOver(db, chair, { starts: '2026-01-05', person_id: all.frank.id, interim: false, note: '' })
  const sourceId = await addSource(db, { kind: 'joint_inspection', title: 'Joint inspection of Donmouth' })
  const finding = await addFinding(db, {
    sourceId,
    kind: 'area_for_improvement',
    reference: 'A2',
    title: 'Support to stay in school',
    theme: '',
    state: 'final',
    wordings: [{ place: 'body', page: '9', wording: 'Support to stay in school' }],
    position: 1,
  })
  const planId = await addPlan(db, { title: 'Donmouth improvement plan' })
  const theme = await addItem(db, { planId, level: 'theme', reference: '1', title: 'Staying in school' })
  const late = await addItem(db, {
    planId,
    parentId: theme,
    level: 'action',
    reference: '1.1',
    title: 'A mentor for each pupil',
    due: dayFromNow(-19),
    leads: [head],
    findings: [finding],
  })
  const old = await addItem(db, {
    planId,
    parentId: theme,
    level: 'action',
    reference: '1.2',
    title: 'No exclusion without a meeting',
    due: dayFromNow(90),
    leads: [head],
  })
  const unled = await addItem(db, {
    planId,
    parentId: theme,
    level: 'action',
    reference: '1.3',
    title: 'Health checks in school',
    due: dayFromNow(60),
    leads: [nurse],
  })
  await postUpdate(db, {
    itemId: late,
    dated: dayFromNow(-40),
    status: 'at_risk',
    done: 'Twenty mentors found',
    forPostId: head,
  })
  await postUpdate(db, {
    itemId: late,
    dated: dayFromNow(-3),
    status: 'off_track',
    done: 'Six mentors have left',
    forPostId: head,
    agreedHow: 'not_yet',
  })
  return { head, nurse, finding, planId, theme, late, old, unled }
})

test('a fresh partnership is led through its first hour, with ticks from what is there', async () => {
  const page = (await all.carol.opens('')).page
  assert.ok(page.says('The first hour 0 of 4 done'))
  assert.equal(page.link('Drop in the plan you already have'), '/p/walbrook/plan/import')
  assert.ok(page.says('Next: bring the inspection report and tick its findings'))
  await all.within(all.walbrook, (db) => addPlan(db, { title: 'Improvement plan' }))
  const later = (await all.carol.opens('')).page
  assert.ok(later.says('The first hour 1 of 4 done'))
  assert.ok(later.says('The plan has no items yet'))
})

test('a lead sees what is late, what waits for a yes, and what nobody has written about', async () => {
  const page = (await all.dan.opens('')).page
  assert.ok(page.says('Three things need you'))
  const todo = page.all('.hf-todo li').map((li) => li.text.replaceAll(/\s+/g, ' ').trim())
  assert.match(todo[0] ?? '', /1\.1 A mentor for each pupil.*19 days late/)
  assert.match(todo[1] ?? '', /Confirm what was written on “A mentor for each pupil”/)
  assert.match(todo[2] ?? '', /1\.2 No exclusion without a meeting\s*Nobody has written an update yet/)
  assert.ok(!page.says('The first hour'))
})

test('every address on the first page leads to a page', async () => {
  for (const actor of [all.alice, all.dan]) {
    const links = (await actor.opens('')).page.all('main a').map((a) => a.getAttribute('href') ?? '')
    for (const href of new Set(links.filter((each) => each.startsWith('/p/')))) {
      const reply = await actor.opens(href.replace(/#.*/, ''))
      assert.ok([200, 303].includes(reply.status), `${actor.name}: ${href} gave ${reply.status}`)
    }
  }
})

test('a coordinator sees the vacant post that leads items, and what is late with others', async () => {
  const page = (await all.alice.opens('')).page
  assert.ok(page.says('Director of nursing is vacant'))
  assert.ok(page.says('One open item has nobody to answer for it'))
  assert.ok(page.says('1 item of other leads is late'))
  assert.ok(page.says('Nobody has stated how 2 items stand'))
})

test('the plan stands at a glance: one shape an item, worst first, with the counts in words', async () => {
  const page = (await all.alice.opens('')).page
  const strip = page.all('.hf-strip a').map((a) => a.getAttribute('aria-label'))
  assert.deepEqual(strip, [
    '1.1 A mentor for each pupil, off track',
    '1.2 No exclusion without a meeting, not yet stated',
    '1.3 Health checks in school, not yet stated',
  ])
  assert.ok(page.says('1 off track'))
  assert.ok(page.has('.hf-glance .hf-num', '1 late'))
})

test('what changed in four weeks is told as was and is now, the newest first', async () => {
  await all.within(all.donmouth, async (db) => {
    await db
      .updateTable('plan.item')
      .set({ created_at: new Date(Date.now() - 60 * 86_400_000) })
      .execute()
    await db
      .updateTable('plan.item_update')
      .set({ written_at: new Date(Date.now() - 40 * 86_400_000) })
      .where('dated', '<', dayFromNow(-30))
      .execute()
  })
  const rows = (await all.alice.opens('')).page.rows('section[aria-labelledby=changed] table')
  assert.deepEqual(
    rows.map((row) => row.slice(1)),
    [['1.1 A mentor for each pupil', 'At risk', 'Off track']],
  )
})

test('the first page asks as many queries for thirty items as for three', async () => {
  const before = (await all.alice.opens('')).queries
  await all.within(all.donmouth, async (db) => {
    for (let n = 0; n < 27; n++)
      await addItem(db, {
        planId: made.planId,
        parentId: made.theme,
        level: 'action',
        title: `Item ${n}`,
        leads: [made.head, made.nurse],
        due: dayFromNow(-n),
      })
  })
  assert.equal((await all.alice.opens('')).queries, before)
  await all.within(all.donmouth, (db) =>
    db.updateTable('plan.item').set({ deleted_at: new Date() }).where('title', 'like', 'Item %').execute(),
  )
})

test('viewers and inspectors see no word of the plan, a record reader and an administrator neither', async () => {
  for (const actor of [all.bob, all.iona, all.grace]) {
    const page = (await actor.opens('')).page
    assert.ok(!page.says('mentor') && !page.says('Director of nursing'), actor.name)
    assert.equal(page.heading, 'Home')
  }
  assert.ok((await all.bob.opens('')).page.says('what Donmouth children’s services partnership has released'))
  const areas = (await all.bob.opens('')).page.all('.govuk-service-navigation__link').map((a) => a.text.trim())
  assert.ok(!areas.includes('Plan') && areas.includes('Home'))
})

test('a paper that was released stands on the first page of everybody, with its dates', async () => {
  await all.owner.query(
    `with paper as (insert into report.paper (partnership_id, kind, title, plan_id) values ($1, 'highlight', 'Highlights', $2) returning id)
     insert into report.release (partnership_id, paper_id, number, kind, title, model, digest, data_at)
     select $1, id, 1, 'highlight', 'Highlights for November', '{}', repeat('0', 64), '2026-11-19T21:40:00Z' from paper`,
    [all.donmouth, made.planId],
  )
  for (const actor of [all.alice, all.bob, all.iona, all.grace]) {
    const page = (await actor.opens('')).page
    assert.ok(page.has('link', 'Highlights for November') && page.says('19 November 2026, 21:40'), actor.name)
  }
  assert.ok(!(await all.carol.opens('')).page.says('Highlights for November'))
})

test('what comes with a post is one page: holders, items, late, last update, finding, evidence', async () => {
  await all.within(all.donmouth, async (db) => {
    await addEvidence(
      db,
      {
        kind: 'statement',
        nature: 'data',
        title: 'Count of mentors',
        body: 'Twenty in May',
        url: null,
        sha256: null,
        file_name: null,
        dated: '2026-05-31',
        speaks_from: null,
        speaks_to: null,
        agency_id: null,
        confidential: false,
        review_on: null,
      },
      [{ statementId: made.late, shows: 'how many there were' }],
    )
  })
  const page = (await all.dan.opens(`/home/posts/${made.head}/inherited`)).page
  assert.equal(page.heading, 'What you inherited: Head of education')
  assert.ok(page.says('2 items are yours to see done'))
  assert.ok(page.says('Dan Harkness, since 5 January 2026'))
  assert.ok(page.says('The first count is in the drawer.'))
  assert.ok(page.has('.hf-late', '19 days late'))
  assert.ok(page.says('Six mentors have left'))
  assert.ok(page.has('link', 'A2') && page.has('link', 'Count of mentors'))
  assert.ok(page.has('.hf-missing', 'No update yet') && page.has('.hf-missing', 'No measure'))
})

test('a page of another partnership’s post, or for another role, is not given', async () => {
  const path = `/home/posts/${made.head}/inherited`
  assert.equal((await all.bob.opens(path)).status, 403)
  assert.equal((await all.carol.opens(path)).status, 404)
  assert.equal((await all.carol.opens(`/p/donmouth${path}`)).status, 404)
})

test('the foot leads to the history only for those who may read it', async () => {
  assert.ok((await all.alice.opens('')).page.has('link', 'Every change is in the history'))
  assert.ok(!(await all.bob.opens('')).page.has('link', 'Every change is in the history'))
})

test('before the first partnership the first page says how to make one; afterwards it offers to sign in', async () => {
  const shown = async (bare: boolean) => String(await Welcome({ frame: {}, cast: [], bare }))
  for (const command of ['bin/holdfast partnership add', 'bin/holdfast person add'])
    assert.ok((await shown(true)).includes(command))
  assert.ok((await shown(false)).includes('href="/sign-in"'))
  assert.equal(await isBare(all.owner), false)
})

test('a moved date is told with both dates', async () => {
  await all.owner.query(
    `insert into plan.move (partnership_id, item_id, which, was, became, reason) values ($1, $2, 'due', '2026-12-01', '2027-02-01', 'Waiting for a budget')`,
    [all.donmouth, made.old],
  )
  assert.ok((await all.alice.opens('')).page.says('Due 1 Dec 2026'))
})
