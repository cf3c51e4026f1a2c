import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { smallPlan } from '../../../../test/small-plan.ts'
import { addFinding, addSource, setCovers } from '../../inspection/index.ts'
import { addItem } from '../items/queries.ts'

const all = await cast()
const { alice, bob, carol, dan } = all
after(() => all.leave())
const small = await smallPlan(all)
const at = `/plan/plans/${small.planId}/coverage`

test('every finding says what answers it and every item what it answers', async () => {
  const { page } = await dan.opens(at)
  assert.equal(page.heading, 'Coverage')
  assert.ok(page.says('One of two findings is answered by an item. One finding is answered by nothing.'))
  assert.deepEqual(
    page
      .rows('table:first-of-type')
      .slice(0, 2)
      .map((row) => row[2]),
    ['Nothing answers it', 'Answered by three items'],
  )
  assert.deepEqual(page.rows().at(-1), ['1.1.3 Work is handed over', 'No improvement needed', 'A1'])
})

test('an item that answers nothing, a signpost alone and a strength nobody watches are said', async () => {
  await all.within(all.donmouth, async (db) => {
    await addItem(db, {
      planId: small.planId,
      parentId: small.theme,
      level: 'project',
      title: 'Look to the housing plan',
      reference: '2.1',
      kind: 'signpost',
      signpost: 'Housing plan',
      findings: [small.second],
    })
    await addItem(db, { planId: small.planId, parentId: small.theme, level: 'project', title: 'A new leaflet' })
    await addFinding(db, { sourceId: small.sourceId, kind: 'strength', title: 'Kind workers', wordings: [] })
  })
  const { page } = await alice.opens(at)
  assert.ok(
    page.says(
      'One of two findings is answered by an item. One is answered only by a signpost. One item answers no finding. Nobody watches one strength.',
    ),
  )
  const csv = await alice.opens(`/plan/plans/${small.planId}/coverage.csv`)
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/)
  assert.ok(csv.text.includes('Answers no finding,,A new leaflet'), csv.text)
  assert.ok(csv.text.includes('Answered only by a signpost'), csv.text)
})

test('objectives of a notice stand against the recommendations they cover', async () => {
  assert.ok(!(await alice.opens(at)).page.says('Objectives against what they cover'))
  await all.within(all.donmouth, async (db) => {
    const notice = await addSource(db, { kind: 'improvement_notice', title: 'Notice' })
    const objective = await addFinding(db, {
      sourceId: notice,
      kind: 'objective',
      reference: 'O1',
      title: 'See every child',
      wordings: [],
    })
    await setCovers(db, objective, [small.first, small.second], [small.first])
  })
  const { page } = await dan.opens(at)
  assert.ok(page.says('One objective covers one of two findings. One is covered by none.'))
  assert.deepEqual(page.rows('.hf-matrix'), [
    ['A1 Health assessments come late', 'Covers it', 'One objective'],
    ['A2 Records are thin', '', 'No objective'],
  ])
})

test('a finding under embargo leaks through no table, matrix or list', async () => {
  const hidden = await all.within(all.donmouth, async (db) => {
    const source = await addSource(db, {
      kind: 'progress_review',
      title: 'Unseen source',
      embargoUntil: new Date('2099-01-01'),
    })
    const ids: string[] = []
    for (const kind of ['objective', 'recommendation', 'strength'] as const)
      ids.push(
        await addFinding(db, {
          sourceId: source,
          kind,
          reference: 'Z9',
          title: `Unseen ${kind}`,
          wordings: [],
          embargoUntil: new Date('2099-01-01'),
        }),
      )
    await setCovers(db, ids[0] ?? '', [small.second], [small.second])
    await addItem(db, {
      planId: small.planId,
      parentId: small.theme,
      level: 'project',
      title: 'Answers it',
      findings: ids,
    })
    await db.insertInto('inspection.embargo_reader').values({ source_id: source, person_id: alice.id }).execute()
    return source
  })
  assert.ok(hidden)
  assert.ok((await alice.opens(at)).page.says('Unseen recommendation'), 'its reader sees it')
  for (const path of [at, `/plan/plans/${small.planId}/coverage.csv`]) {
    const { text } = await dan.opens(path)
    for (const word of ['Unseen', 'Z9']) assert.ok(!text.includes(word), `${word} on ${path}`)
  }
})

test('a viewer is refused, another partnership finds nothing, and more findings ask no more of the database', async () => {
  for (const path of [at, `/plan/plans/${small.planId}/coverage.csv`]) {
    assert.equal((await bob.opens(path)).status, 403)
    assert.equal((await carol.opens(path)).status, 404)
  }
  const before = (await dan.opens(at)).queries
  await all.within(all.donmouth, async (db) => {
    for (let i = 0; i < 10; i++)
      await addFinding(db, { sourceId: small.sourceId, kind: 'recommendation', title: `More ${i}`, wordings: [] })
  })
  assert.equal((await dan.opens(at)).queries, before)
})
