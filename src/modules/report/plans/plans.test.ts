import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, cast } from '../../../../test/cast.ts'
import { openRound, type RoundState } from '../../../../test/open-round.ts'
import { type SmallPlan, smallPlan } from '../../../../test/small-plan.ts'
import { digestOf } from '../../../platform/digest.ts'
import { remove } from '../../history/index.ts'
import { addPlan, closeRound, keepMove, postUpdate } from '../../plan/index.ts'

const all = await cast()
after(() => all.leave())
let small: SmallPlan
const made = { first: '', second: '', round: '' }

const gap = {
  kind: 'no_measure',
  subject: 'item',
  subjectId: all.alice.id,
  findingId: null,
  sentence: 'Nothing measures the dental work.',
  mend: { href: '/plan', words: 'Add a measure' },
  weight: 5,
}
const level = (n: number, words: string) => ({
  findingId: small.first,
  level: n,
  mixed: false,
  judged: false,
  words,
  reason: `It is ${words.toLowerCase()}.`,
  confirmedAt: new Date('2026-11-01T09:00:00Z'),
})
const say = (roundId: string | null, itemId: string, status: string, done: string, more = {}) =>
  all.within(all.donmouth, async (db) => {
    const id = await postUpdate(db, { itemId, dated: '2026-11-12', status, done })
    await db
      .updateTable('plan.item_update')
      .set({ round_id: roundId, written_at: new Date('2026-11-12T09:00:00Z'), ...more })
      .where('id', '=', id)
      .execute()
  })
const close = async (round: string, n: number, words: string, at: string) => {
  const done = await all.within(all.donmouth, (db) =>
    closeRound(db, round, { levels: [level(n, words)], gaps: [gap] }, { personId: all.frank.id }, new Date(at)),
  )
  assert.ok(done.kind === 'released')
  return done.releaseId
}

before(async () => {
  small = await smallPlan(all)
  const summer = await openRound(all, small.planId, { title: 'Summer 2026' })
  await say(summer, small.seen, 'on_track', 'Clinics run each week.')
  made.first = await close(summer, 1, 'Done', '2026-08-20T09:00:00Z')
  made.round = await openRound(all, small.planId, {
    title: 'Autumn 2026',
    state: 'signed_off',
    notRequired: { [small.handover]: 'Nothing is owed' },
  })
  await say(made.round, small.seen, 'off_track', 'The clinic closed. Children of Ash House waited.', {
    suggested: 'on',
    suggested_why: ['Every milestone is done.'],
    differs_why: 'The lists are not trusted.',
    dated: '2026-11-13',
  })
  await all.within(all.donmouth, async (db) => {
    await keepMove(
      db,
      small.dentist,
      'due',
      { kind: 'date', date: '2026-09-30' },
      { kind: 'date', date: '2026-12-15' },
      'No dentist had a place free',
    )
    await db
      .updateTable('plan.item')
      .set({ aim: 'Every child who comes into care is seen by a nurse within two weeks.' })
      .where('id', '=', small.seen)
      .execute()
  })
  made.second = await close(made.round, 2, 'Seen in practice', '2026-11-18T09:00:00Z')
})

test('everybody who reads releases finds them listed, plan by plan, the newest first', async () => {
  for (const who of [all.bob, all.iona, all.alice, all.grace]) {
    const { page, queries } = await who.opens('/report/plans')
    assert.ok(page.says('2 releases, each a whole plan as a round closed it. None of them changes any more.'))
    assert.deepEqual(
      page.all('tbody th a').map(({ text }) => text.trim()),
      ['Release 2, Autumn 2026', 'Release 1, Summer 2026'],
    )
    assert.ok(queries < 12, `${queries} queries`)
  }
  const none = await all.carol.opens('/report/plans')
  assert.ok(
    none.page.says(
      'No plan has been released yet. When a round is closed, its plan stands here as it was on that day.',
    ),
  )
})

test('a viewer’s and an inspector’s first page lists the newest release of each plan', async () => {
  for (const who of [all.bob, all.iona]) {
    const { page } = await who.opens('')
    assert.ok(page.says('Plans as released'))
    assert.ok(page.has(`a[href$="/report/plans/${made.second}"]`))
    assert.ok(!page.has(`a[href$="/report/plans/${made.first}"]`))
  }
})

test('a release shows the plan as it was: position, round, both statuses, levels with words, what changed', async () => {
  const { page, queries } = await all.bob.opens(`/report/plans/${made.second}`)
  assert.ok(page.says('Of 3 items, 1 is off track, 1 has no status and 1 needs no improvement.'))
  assert.ok(
    page.says('One of 2 updates came in by 14 November 2026; one did not come. One item did not have to be updated.'),
  )
  assert.ok(page.says('Suggested: on track'))
  assert.ok(page.says('2 Seen in practice'))
  assert.ok(page.says('It is seen in practice.'))
  assert.ok(page.says('Confirmed on 1 November 2026'))
  assert.ok(page.says('Since release 1 (Summer 2026)'))
  assert.ok(page.says('It was signed off on 18 November 2026: Agreed.'))
  assert.ok(page.says('This release has not been altered'))
  assert.ok(page.says('No update needed: Nothing is owed'))
  assert.ok(!page.says('Nothing measures the dental work'), 'no gap is in it')
  assert.ok(!page.says('Gaps in the evidence'), 'nor the way to them')
  assert.ok(queries < 12, `${queries} queries`)
  const first = await all.iona.opens(`/report/plans/${made.first}`)
  assert.ok(first.page.says('This is the first release of the plan'))
  assert.ok(first.page.says('It was closed without a sign-off.'))
})

test('an item of a release has a page with what was reported, what was suggested, and why the two differ', async () => {
  const { page } = await all.iona.opens(`/report/plans/${made.second}/items/${small.seen}`)
  assert.ok(page.says('Reported on 13 November 2026'))
  assert.ok(page.says('Every milestone is done.'))
  assert.ok(page.says('Why the lead reports another status: “The lists are not trusted.”'))
  assert.ok(page.says('Head of children’s nursing'))
  assert.ok(page.says('50% by 30 Sep 2026'))
  const moved = await all.iona.opens(`/report/plans/${made.second}/items/${small.dentist}`)
  assert.ok(moved.page.says('The agreed date moved once.'))
  assert.ok(moved.page.says('No dentist had a place free'))
  assert.ok(moved.page.says('Vacant'))
  assert.equal((await all.iona.opens(`/report/plans/${made.second}/items/${small.planId}`)).status, 404)
})

test('release readers compare two releases: status, dates, wording, levels', async () => {
  const { page } = await all.bob.opens(`/report/plans/${made.second}/changes`)
  assert.ok(
    page.says(
      'Between release 1 (Summer 2026) and release 2 (Autumn 2026): one item got worse. One agreed date moved. One wording changed. One finding stands at another level of evidence.',
    ),
  )
  assert.ok(page.says('No dentist had a place free'))
  assert.ok(page.says('Raised from level 1, done, to level 2, seen in practice.'))
  assert.ok(page.says('[went: four]'))
  assert.ok(page.says('[came: two]'))
  const back = await all.bob.opens(`/report/plans/${made.first}/changes?from=${made.second}`)
  assert.ok(back.page.says('Between release 1 (Summer 2026) and release 2'), 'the earlier stands first')
  const first = await all.bob.opens(`/report/plans/${made.first}/changes`)
  assert.ok(first.page.says('This is the first release of the plan, so there is nothing before it to compare it with.'))
  const same = await all.bob.opens(`/report/plans/${made.second}/changes?from=${made.second}`)
  assert.ok(same.page.says('You chose the same moment twice'))
  const unknown = await all.bob.opens(`/report/plans/${made.second}/changes?from=nonsense`)
  assert.equal(unknown.location, `/p/donmouth/report/plans/${made.second}/changes`)
})

test('the release is given as data that anybody can check: its digest is that of its content', async () => {
  const reply = await all.iona.opens(`/report/plans/${made.second}/files/json`)
  const { digest, model } = JSON.parse(reply.text)
  assert.equal(digestOf(model), digest)
  assert.ok(!reply.text.includes('dental work'), 'without gaps')
  assert.ok(
    !reply.text.includes(all.dan.id) && !reply.text.includes(all.frank.id),
    'without people of the installation',
  )
  assert.equal((await all.iona.opens(`/report/plans/${made.second}/files/docx`)).status, 404)
})

test('the gaps of the day are for those who read the thread, as a page and as a private part in Word', async () => {
  const { page } = await all.alice.opens(`/report/plans/${made.second}/gaps`)
  assert.ok(page.says('For the owning group only'))
  assert.ok(page.says('Nothing measures the dental work.'))
  for (const format of ['docx', 'pdf', 'json'])
    assert.equal((await all.frank.opens(`/report/plans/${made.second}/gaps/files/${format}`)).status, 200, format)
  for (const who of [all.bob, all.iona, all.grace])
    for (const path of ['/gaps', '/gaps/files/docx', '/gaps/files/json'])
      assert.equal((await who.opens(`/report/plans/${made.second}${path}`)).status, 403, `${who.name} ${path}`)
})

// The states a round can be in, and what of it an outsider to the work may reach: of all but the closed one, nothing.
for (const state of ['draft', 'open', 'signed_off', 'dropped'] as RoundState[])
  test(`a viewer and an inspector reach nothing of a round that is ${state.replace('_', ' ')}`, async () => {
    const planId = await all.within(all.donmouth, (db) => addPlan(db, { title: `Plan of the ${state} round` }))
    const round = await openRound(all, planId, { state, title: `A secret ${state} round` })
    const before = (await all.owner.query('select count(*)::int as n from plan.release')).rows[0].n
    for (const who of [all.bob, all.iona]) {
      for (const path of [
        `/report/rounds/${round}/closure`,
        `/plan/rounds/${round}`,
        `/plan/plans/${planId}`,
        `/plan/plans/${planId}/rounds`,
        `/plan/plans/${planId}/changes`,
        `/plan/items/${small.seen}`,
        '/plan',
        '/report/papers/new',
      ])
        assert.ok([403, 404].includes((await who.opens(path)).status), `${who.name} ${path}`)
      assert.equal((await who.opens(`/report/plans/${round}`)).status, 404, 'the id of a round opens no release')
      assert.equal((await who.opens(`/report/plans/${planId}`)).status, 404, 'nor that of a plan')
      assert.equal((await who.sends(`/report/rounds/${round}/closure`, { unsigned: 'yes' })).status, 403)
      for (const path of ['', '/report', '/report/plans'])
        assert.ok(!(await who.opens(path)).text.includes(`A secret ${state} round`), `${who.name} ${path}`)
    }
    assert.equal((await all.owner.query('select state from plan.round where id = $1', [round])).rows[0].state, state)
    assert.equal((await all.owner.query('select count(*)::int as n from plan.release')).rows[0].n, before)
  })

test('of a closed round they reach its release, and the working plan stays shut', async () => {
  await say(null, small.dentist, 'at_risk', 'Written after the release.')
  for (const who of [all.bob, all.iona]) {
    assert.equal((await who.opens(`/report/plans/${made.second}`)).status, 200)
    assert.ok(!(await who.opens(`/report/plans/${made.second}`)).text.includes('Written after the release'))
    assert.ok(!(await who.opens(`/report/plans/${made.second}/items/${small.dentist}`)).text.includes('Written after'))
    assert.equal((await who.opens(`/report/rounds/${made.round}/closure`)).status, 403)
    assert.equal((await who.opens(`/plan/plans/${small.planId}/changes`)).status, 403)
  }
})

test('another partnership finds no release, no item, no changes, no gaps and no round', async () => {
  for (const path of [
    `/report/plans/${made.second}`,
    `/report/plans/${made.second}/items/${small.seen}`,
    `/report/plans/${made.second}/changes`,
    `/report/plans/${made.second}/files/json`,
    `/report/plans/${made.second}/gaps`,
    `/report/plans/${made.second}/gaps/files/docx`,
    `/report/rounds/${made.round}/closure`,
  ])
    assert.equal((await all.carol.opens(path)).status, 404, path)
})

const roles: [Actor, number][] = [
  [all.frank, 200],
  [all.alice, 200],
  [all.dan, 403],
  [all.henry, 403],
  [all.bob, 403],
  [all.iona, 403],
  [all.grace, 403],
]
test('chair and coordinator close a round, nobody else', async () => {
  const round = await openRound(all, small.planId, { title: 'Winter 2027' })
  for (const [who, status] of roles)
    assert.equal((await who.opens(`/report/rounds/${round}/closure`)).status, status, who.name)
  await all.owner.query("update plan.round set state = 'dropped' where id = $1", [round])
})

test('closing asks once: what is released, what is missing; without a sign-off it wants a tick that says so', async () => {
  const round = await openRound(all, small.planId, { title: 'Winter 2027' })
  const { page, queries } = await all.frank.opens(`/report/rounds/${round}/closure`)
  assert.ok(page.says('Children’s improvement plan is frozen as release 3, as it stands at this moment.'))
  assert.ok(page.says('Registered with a dentist'))
  assert.ok(queries < 80, `${queries} queries`)
  const refused = await all.frank.sends(`/report/rounds/${round}/closure`)
  assert.equal(refused.status, 400)
  assert.ok(refused.page.says('Sign the round off first, or say that it is closed without a sign-off'))
  const done = await all.frank.does(`/report/rounds/${round}/closure`, { unsigned: 'yes' })
  assert.ok(done.page.says('Closed. Release 3 is there for everybody'))
  assert.ok(done.page.says('It was closed without a sign-off.'))
  assert.ok(
    done.page.says('0 We say so') && done.page.says('Nobody has confirmed a level'),
    'the thread hands levels down',
  )
  const [release] = (await all.owner.query('select id from plan.release where round_id = $1', [round])).rows
  const gaps = await all.frank.opens(`/report/plans/${release.id}/gaps`)
  assert.ok(gaps.page.all('.hf-gap').length > 2, 'and the gaps of the day')
  const again = await all.frank.sends(`/report/rounds/${round}/closure`, { unsigned: 'yes' })
  assert.match(again.location ?? '', /\/report\/plans\//, 'a second press leads to the release')
  const papers = await all.frank.opens('/report')
  assert.ok(
    papers.page.says('Highlight report: Children’s improvement plan, Winter 2027'),
    'and its highlight report is there',
  )
})

test('a draft and a dropped round say why they cannot be closed', async () => {
  for (const [state, why] of [
    ['draft', 'This round is a draft: nobody has been asked yet. Open it first.'],
    ['dropped', 'This round was dropped, so it is not closed and nothing is released from it.'],
  ] as const) {
    const round = await openRound(all, small.planId, { state })
    assert.ok((await all.alice.opens(`/report/rounds/${round}/closure`)).page.says(why))
    assert.ok((await all.alice.sends(`/report/rounds/${round}/closure`, { unsigned: 'yes' })).page.says(why))
  }
})

test('what is removed by authority is gone from releases too; the page says so and keeps the digest', async () => {
  const where = { owner: all.owner, data: all.services.config.data, partnershipId: all.donmouth }
  const places = ['plan.release.model', 'plan.item_update.done']
  const { rows } = await remove(where, {
    passage: 'Children of Ash House waited.',
    reason: 'It points at one house',
    personId: all.grace.id,
    places,
    files: [],
  })
  assert.ok(rows >= 2, `${rows} rows`)
  const { page } = await all.bob.opens(`/report/plans/${made.second}`)
  assert.ok(page.says('Words were removed from this release by authority after it was frozen.'))
  assert.ok(!page.says('This release has not been altered'))
  const kept = await all.owner.query('select digest, model from plan.release where id = $1', [made.second])
  assert.ok(page.says(kept.rows[0].digest))
  assert.ok(!JSON.stringify(kept.rows[0].model).includes('Ash House'))
  const item = await all.bob.opens(`/report/plans/${made.second}/items/${small.seen}`)
  assert.ok(item.page.says('The clinic closed. [removed]') && item.page.says('The lists are not trusted.'))
})
