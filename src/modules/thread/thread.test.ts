import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Actor, cast } from '../../../test/cast.ts'
import type { Db } from '../../platform/db.ts'
import { attach } from '../evidence/index.ts'
import { addFinding, addQuestion, addSource, linkMeasure, setQuestioned } from '../inspection/index.ts'
import { addMeasure, addObservations } from '../measure/index.ts'
import { agencies, findOrAddPost, handOver } from '../partnership/index.ts'
import { addChange, addItem, addPlan } from '../plan/index.ts'
import { levelsOf, threadGaps } from './index.ts'

const all = await cast()
after(() => all.leave())
const { alice, bob, carol, dan, frank } = all
const within = <T>(work: (db: Db) => Promise<T>) => all.within(all.donmouth, work)

const made = await within(async (db) => {
  const [council, health] = await agencies(db)
  if (!council || !health) throw new Error('no agencies')
  const source = await addSource(db, { kind: 'joint_inspection', title: 'Joint inspection', startsOn: '2024-09-02' })
  const secret = await addSource(db, {
    kind: 'joint_inspection',
    title: 'Not yet out',
    embargoUntil: new Date('2099-01-01T00:00:00Z'),
  })
  const add = (
    title: string,
    reference: string,
    sourceId = source,
    kind: 'area_for_improvement' | 'strength' = 'area_for_improvement',
  ) => addFinding(db, { sourceId, kind, title, reference, wordings: [] })
  const finding = await add('Checks come late', 'A2')
  const lonely = await add('Nobody hears fathers', 'A3')
  const strength = await add('Staff know the children', 'S1', source, 'strength')
  const hidden = await add('A hidden finding', 'H1', secret)
  const post = await findOrAddPost(db, 'Lead nurse', council.id)
  await handOver(db, post, { person_id: dan.id, interim: false, starts: '2026-01-01', note: '' })
  const planId = await addPlan(db, { title: 'Our plan' })
  const item = await addItem(db, {
    planId,
    parentId: null,
    level: 'action',
    title: 'Name a nurse for each house',
    leadAgencyId: council.id,
    leads: [post],
    findings: [finding],
  })
  const change = await addChange(
    db,
    {
      title: 'Named nurses',
      before: '',
      now: '',
      place: '',
      in_use_from: '2025-07-01',
      trial_from: null,
      trial_to: null,
      review_on: null,
      reviewed_on: null,
      decision: null,
      learned: '',
      standard_id: null,
      criterion: '',
      at_least: 7,
      out_of: 10,
      measure_id: null,
      measure_level: null,
      criterion_on: '2025-06-01',
      stopped_on: null,
    },
    [item],
  )
  const measure = await addMeasure(db, {
    title: 'Seen in time',
    counted: 'Children seen',
    out_of: 'All children',
    unit: '%',
    kind: 'outcome',
    better: 'higher',
    frequency: 'month',
    named_on: '2024-01-10',
    source: '',
    owner_post_id: null,
  })
  const values = [50, 49, 54, 55, 53, 51, 48, 56, 54, 50, 49, 55]
  await addObservations(
    db,
    measure,
    values.map((value, at) => {
      const month = String(at + 1).padStart(2, '0')
      return { period_from: `2024-${month}-01`, period_to: `2024-${month}-28`, value }
    }),
    new Date('2026-01-01T00:00:00Z'),
  )
  return { council, health, finding, lonely, strength, hidden, post, planId, item, change, measure }
})
const chain = `/thread/findings/${made.finding}`
const put = (who: Actor, fields: Record<string, string>) =>
  who.sends(`${chain}/levels`, { newest: newest(), ...fields })
let known = ''
const newest = () => known
const lookAgain = async () => {
  known = /name="newest" value="([^"]*)"/.exec((await alice.opens(`${chain}/levels/new`)).text)?.[1] ?? ''
}

test('the page of gaps names every missing link, the worst first, each with the way to mend it', async () => {
  const { text, status } = await dan.opens('/thread')
  assert.equal(status, 200)
  assert.match(text, /links are missing\. The worst: no item answers finding A3 Nobody hears fathers\./)
  assert.match(text, /“Name a nurse for each house” has no measure\./)
  assert.match(text, /Nobody watches that the strength S1 Staff know the children stays one\./)
  assert.match(text, new RegExp(`href="/p/donmouth/evidence/statements/${made.finding}"`))
  assert.doesNotMatch(text, new RegExp(`href="/p/donmouth/plan/items/${made.item}/targets"`), 'a lead may not edit')
  assert.match((await alice.opens('/thread')).text, new RegExp(`href="/p/donmouth/plan/items/${made.item}/targets"`))
})

test('gaps are chosen and grouped', async () => {
  const one = await alice.opens('/thread?kind=item_without_measure')
  assert.match(
    one.text,
    /One link is missing that fits your choice\. The worst: “Name a nurse for each house” has no measure\./,
  )
  // Memberships begin on the database's day, which may lie after the cast's.
  await all.owner.query("update identity.membership set starts = '2026-01-01'")
  const list = (await alice.opens('/thread')).page
  const mends = (words: string) => list.rows().find((row) => row[0]?.includes(words))?.[2]
  assert.equal(mends('No item answers finding A3'), 'Coordinator Alice Merrow')
  assert.ok(list.rows().every((row) => row[2] !== 'Nobody'))
  assert.match((await alice.opens(`/thread?post=${made.post}&by=post`)).text, /<h2 class="hf-h2">Lead nurse <small>/)
  assert.match((await alice.opens('/thread?kind=post_vacant')).text, /No gap fits your choice\./)
})

test('what is under embargo breaks no thread that others see', async () => {
  for (const who of [alice, dan]) {
    assert.doesNotMatch((await who.opens('/thread')).text, /A hidden finding/)
    assert.equal((await who.opens(`/thread/findings/${made.hidden}`)).status, 404)
  }
  const reader = { personId: dan.id, now: all.services.now() }
  const seen = await within(async (db) => [
    ...(await threadGaps(db, reader, '2026-11-19')),
    ...(await levelsOf(db, reader)),
  ])
  assert.ok(seen.length > 0)
  assert.doesNotMatch(JSON.stringify(seen), new RegExp(made.hidden))
})

test('the thread of a finding shows its links and where it breaks', async () => {
  const { text } = await dan.opens(chain)
  for (const words of [
    /No level is confirmed yet; level 0, we say so, is suggested\. The thread breaks in \w+ places\./,
    /One item answers it/,
    /One change of practice comes of it/,
    /In at least 7 of 10 \(1 June 2025\)/,
    /No measure follows it/,
    /Nobody has looked at practice/,
    /<b>Gap 1:<\/b>/,
    /Nobody has read records or observed “Named nurses” since it was in use \(1 July 2025\); the level is at least 7 of 10\./,
  ])
    assert.match(text, words)
  assert.doesNotMatch(text, /Confirm the level, or say why not/, 'a lead confirms nothing')
})

test('a strength has somebody who watches it instead of a ladder', async () => {
  const { text } = await dan.opens(`/thread/findings/${made.strength}`)
  assert.match(text, /Nobody watches that this strength stays one\./)
})

test('linking a measure prints the earliest date on which it could tell anything', async () => {
  const offered = await alice.opens(`${chain}/measures/new`)
  assert.match(
    offered.text,
    /It has .* from before the finding|The earliest date on which it could tell us anything is/,
  )
  assert.equal((await alice.sends(`${chain}/measures`, {})).status, 400)
  assert.match((await alice.sends(`${chain}/measures`, {})).text, /Choose a measure/)
  const linked = await alice.does(`${chain}/measures`, { measure: made.measure })
  assert.match(
    linked.text,
    /Linked “Seen in time”\. The earliest date on which it could tell us anything is \d+ \w+ 20\d\d: \d+ figures from 1 July 2025 on, every one of them better\./,
  )
  assert.match(linked.text, /has no final figure yet for a period after the change was in use/)
  const away = await alice.does(`${chain}/measures/${made.measure}/removal`)
  assert.match(away.text, /“Seen in time” is no longer linked/)
  await within((db) => linkMeasure(db, made.finding, made.measure, '2024-10-01'))
  assert.equal((await dan.sends(`${chain}/measures`, { measure: made.measure })).status, 403)
})

test('a level asks for its reason, and from level 3 on for what else could explain it', async () => {
  await lookAgain()
  const bare = await put(alice, {})
  assert.equal(bare.status, 400)
  assert.match(bare.text, /Choose a level/)
  assert.match((await put(alice, { level: '0' })).text, /Say why you confirm it/)
  const three = await put(alice, { level: '3', reason: 'Figures are better.' })
  assert.equal(three.status, 400)
  assert.match(three.text, /Say what else could explain it, or that you looked and found nothing else/)
  assert.match((await put(alice, { level: '0', reason: 'Ask jo@example.org' })).text, /may point to one person/)
})

test('records that meet the level suggest level 2, and a person confirms it', async () => {
  await within(async (db) => {
    const piece = await db
      .insertInto('evidence.piece')
      .values({
        kind: 'statement',
        title: 'Reading of winter',
        body: 'Eight of ten.',
        nature: 'records',
        dated: '2026-04-20',
        speaks_from: '2026-01-01',
        speaks_to: '2026-03-31',
        result_met: 8,
        result_all: 10,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await attach(db, piece.id, made.change, 'In eight of ten')
  })
  await lookAgain()
  const { text } = await alice.does(`${chain}/levels`, { newest: known, level: '2', reason: 'Two agencies read them.' })
  assert.match(text, /Confirmed the level/)
  assert.match(text, /Level 2, seen in practice\. The thread breaks/)
  assert.match(text, /Confirmed by Alice Merrow/)
  const [level] = await within((db) => levelsOf(db, { personId: alice.id, now: all.services.now() }))
  assert.equal(level?.words, '2 Seen in practice')
  assert.equal(level?.confirmedBy, 'Alice Merrow')
})

test('two people who put down a level at once see each other’s', async () => {
  const stale = await alice.sends(`${chain}/levels`, { newest: '', level: '1', reason: 'Not yet in all houses.' })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Somebody put down a level before you saved/)
  assert.match(stale.text, /Two agencies read them\./)
  assert.match(stale.text, /Not yet in all houses\./)
})

test('a level above the suggestion waits for a second person who does not answer for the work', async () => {
  await lookAgain()
  const raised = await alice.does(`${chain}/levels`, {
    newest: known,
    level: '3',
    reason: 'Families say so.',
    otherwise: 'A new form.',
  })
  assert.match(raised.text, /Level 3 waits<\/strong> for a second person/)
  assert.match(raised.text, /Level 2, seen in practice\./, 'until then the level before holds')
  const at = /href="\/p\/donmouth(\/thread\/levels\/[^"]+)"/.exec(raised.text)?.[1] ?? ''
  assert.match((await alice.opens(at)).text, /You proposed this level; somebody else must second it\./)
  assert.equal((await alice.sends(`${at}/second`)).status, 400)
  assert.equal((await dan.sends(`${at}/second`)).status, 403)
  assert.equal((await frank.sends(`${at}/refusal`, { words: '' })).status, 400)
  assert.match((await frank.sends(`${at}/refusal`)).text, /Say why you refuse it/)
  const refused = await frank.does(`${at}/refusal`, { words: 'One form is not enough.' })
  assert.match(refused.text, /Refused: the level before holds/)
  assert.match(refused.text, /refused by Frank Corrie\./)
  assert.match(refused.text, /One form is not enough\./)
  assert.equal((await frank.sends(`${at}/second`)).status, 404, 'it no longer waits')
})

test('a judged level needs two kinds of evidence and somebody outside the delivering agency', async () => {
  await within(async (db) => {
    const piece = await db
      .insertInto('evidence.piece')
      .values({
        kind: 'statement',
        title: 'What carers say',
        body: 'Sooner.',
        nature: 'views_of_families',
        speaks_from: '2026-02-01',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await attach(db, piece.id, made.finding, 'They are seen sooner')
  })
  await lookAgain()
  const proposed = await alice.does(`${chain}/levels`, {
    newest: known,
    level: '3j',
    reason: 'Both agree.',
    otherwise: 'Fewer children came.',
  })
  const at = /href="\/p\/donmouth(\/thread\/levels\/[^"]+)"/.exec(proposed.text)?.[1] ?? ''
  await all.owner.query('update identity.membership set agency_id = $1 where person_id = $2', [
    made.council.id,
    frank.id,
  ])
  assert.match((await frank.opens(at)).text, /Your agency delivers the work on this finding\./)
  await all.owner.query('update identity.membership set agency_id = $1 where person_id = $2', [
    made.health.id,
    frank.id,
  ])
  const seconded = await frank.does(`${at}/second`, { words: 'I read both.' })
  assert.match(seconded.text, /Seconded: the level holds/)
  assert.match(seconded.text, /Level 3, better for children, judged, not measured\./)
  assert.match(seconded.text, /seconded by Frank Corrie/)
})

test('evidence that lapses lowers the level, says why, and is a gap', async () => {
  await within((db) =>
    db.updateTable('evidence.piece').set({ review_on: '2026-11-01' }).where('title', '=', 'What carers say').execute(),
  )
  const { text } = await alice.opens(chain)
  assert.match(
    text,
    /It fell from level 3 to 2: “What carers say” was due for review on 1 November 2026 and has not been looked at since: it no longer counts\./,
  )
  assert.match(
    (await alice.opens('/thread?kind=level_lapsed')).text,
    /Level 3 of finding A2 Checks come late no longer holds/,
  )
})

test('a key question gives the answer so far and how sure it is', async () => {
  const question = await within(async (db) => {
    const id = await addQuestion(db, {
      question: 'Are children seen in time?',
      asked_by: 'The board',
      asked_on: '2025-01-10',
      why: '',
      expect: 'Four in five within four weeks',
      ended_on: null,
    })
    const links = (chosen: string) => ({ offered: [chosen], chosen: [chosen] })
    await setQuestioned(db, id, links(made.finding), links(made.measure))
    return id
  })
  const { text } = await dan.opens(`/thread/questions/${question}`)
  assert.match(text, /We are not sure: only figures speak to it\./)
  assert.match(text, /Four in five within four weeks/)
  assert.match(text, /December 2024|1 December 2024/)
  assert.match(text, /No evidence is attached to it/)
  assert.match(text, /A2 Checks come late/)
  assert.equal((await bob.opens(`/thread/questions/${question}`)).status, 403)
  assert.equal((await carol.opens(`/p/walbrook/thread/questions/${question}`)).status, 404)
})

test('viewers are refused, another partnership finds nothing', async () => {
  for (const path of ['/thread', chain]) assert.equal((await bob.opens(path)).status, 403)
  assert.equal((await dan.opens(`${chain}/levels/new`)).status, 403)
  assert.equal((await carol.opens(`/p/walbrook${chain}`)).status, 404)
  assert.equal((await carol.sends(`/p/walbrook${chain}/levels`, { level: '1', reason: 'x' })).status, 404)
  assert.match(
    (await carol.opens('/p/walbrook/thread')).text,
    /There is no finding yet, so there is no thread to follow\./,
  )
})

test('gaps of one plan leave those of another out, but not a finding that no plan answers', async () => {
  const reader = { personId: alice.id, now: all.services.now() }
  const other = await within(async (db) => {
    const planId = await addPlan(db, { title: 'Another plan' })
    await addItem(db, { planId, parentId: null, level: 'action', title: 'Something else' })
    return planId
  })
  const of = async (planId?: string) =>
    (await within((db) => threadGaps(db, reader, '2026-11-19', planId))).map(({ sentence }) => sentence)
  const [ours, theirs] = [await of(made.planId), await of(other)]
  assert.ok(ours.includes('“Name a nurse for each house” has no measure.'))
  assert.ok(!theirs.includes('“Name a nurse for each house” has no measure.'))
  assert.ok(theirs.includes('“Something else” has no measure.'))
  for (const gaps of [ours, theirs]) assert.ok(gaps.includes('No item answers finding A3 Nobody hears fathers.'))
  assert.equal((await of()).length, new Set([...ours, ...theirs]).size)
})

test('the pages make as many queries for a second finding, plan, item and measure as for the first', async () => {
  const before = [(await alice.opens('/thread')).queries, (await alice.opens(chain)).queries]
  await within(async (db) => {
    const planId = await addPlan(db, { title: 'A third plan' })
    for (let n = 0; n < 5; n++) {
      const id = await addItem(db, {
        planId,
        parentId: null,
        level: 'action',
        title: `Item ${n}`,
        findings: [made.finding, made.lonely],
      })
      const piece = await db
        .insertInto('evidence.piece')
        .values({ kind: 'statement', title: `Piece ${n}`, body: 'x', nature: 'document' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await attach(db, piece.id, id, '')
    }
  })
  assert.deepEqual([(await alice.opens('/thread')).queries, (await alice.opens(chain)).queries], before)
  assert.ok(
    before.every((count) => count < 45),
    String(before),
  )
})
