import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { demoCast, roleSentence } from '../modules/identity/index.ts'
import { entryOf } from '../modules/measure/catalogue/entries.ts'
import { rowsOf } from '../modules/measure/list/gathering.ts'
import { addPartnership } from '../modules/partnership/index.ts'
import { planTree, plans } from '../modules/plan/index.ts'
import { type Connection, inPartnership, openPools, type Pools } from '../platform/db.ts'
import { loadStory } from './load.ts'
import { loadDemo, stories } from './index.ts'

const now = new Date('2027-02-10T10:00:00Z')
const nobody = '00000000-0000-0000-0000-000000000000'

let database: TestDatabase
let pools: Pools
let data: string
before(async () => {
  database = await freshDatabase()
  pools = openPools(database.connection as Connection, null, 2)
  data = await mkdtemp(join(tmpdir(), 'holdfast-demo-test-'))
  await loadDemo(pools.owner, data, now)
})

after(async () => {
  await pools.close()
  await database.drop()
  await rm(data, { recursive: true, force: true })
})

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await pools.owner.query<T>(sql, values)).rows
const one = async <T extends object>(sql: string, values: unknown[] = []): Promise<T> => {
  const [row] = await rows<T>(sql, values)
  assert.ok(row)
  return row
}
const idOf = async (slug: string) =>
  (await one<{ id: string }>('select id from partnership.partnership where slug = $1', [slug])).id
const everything = () =>
  one<Record<string, number>>(`select (select count(*) from partnership.partnership) as partnerships,
    (select count(*) from identity.person) as people, (select count(*) from plan.item) as items,
    (select count(*) from plan.item_update) as updates, (select count(*) from evidence.piece) as pieces,
    (select count(*) from inspection.finding) as findings, (select count(*) from history.line) as lines`)

test('all three partnerships are demos', async () => {
  const found = await rows<{ slug: string; kind: string }>(
    'select slug, kind from partnership.partnership order by slug',
  )
  assert.deepEqual(found, [
    { slug: 'corrieglen', kind: 'demo' },
    { slug: 'donmouth', kind: 'demo' },
    { slug: 'walbrook', kind: 'demo' },
  ])
})

test('Donmouth has a plan in mid-life', async () => {
  const lines = await inPartnership(pools.db, await idOf('donmouth'), null, async (db) => {
    const [plan] = await plans(db)
    const tree = plan && (await planTree(db, plan.id, { personId: nobody, now }))
    return tree?.items.filter(({ line }) => line) ?? []
  })
  const words = Object.groupBy(lines, ({ status }) => status.word)
  assert.deepEqual(Object.fromEntries(Object.entries(words).map(([word, items]) => [word, items?.length])), {
    'On track': 18,
    Complete: 6,
    'Not started': 3,
    'Off track': 6,
    'At risk': 8,
    'No improvement needed': 1,
  })
  const late = lines.filter((i) => !i.closed && i.kind === 'improvement' && i.due && i.due < '2027-02-10')
  assert.ok(late.length >= 8, `${late.length} are late`)
  assert.equal(Math.max(...lines.map(({ moved }) => moved)), 4)
  assert.deepEqual(new Set(lines.map(({ due_kind }) => due_kind)), new Set(['date', 'ongoing', 'to_be_confirmed']))
  assert.deepEqual(
    lines.find(({ reference }) => reference === '1.1.1')?.targets[0]?.steps.map(({ value }) => value),
    [50, 75, 90],
  )
  const vacant = await rows(
    `select p.title from partnership.post p join lateral (
        select person_id from partnership.holding h where h.post_id = p.id order by starts desc limit 1) last on true
      where p.partnership_id = $1 and last.person_id is null`,
    [await idOf('donmouth')],
  )
  assert.equal(vacant.length, 2)
})

test('Walbrook is rated at the objectives of its notice, which overlap with the recommendations', async () => {
  const walbrook = await idOf('walbrook')
  const words = await one<{ words: { word: string }[] }>(
    'select words from plan.status_key where partnership_id = $1 limit 1',
    [walbrook],
  )
  assert.deepEqual(
    words.words.map(({ word }) => word),
    ['Red', 'Amber', 'Green', 'Blue'],
  )
  const shared = await rows(
    'select covered_id from inspection.cover where partnership_id = $1 group by covered_id having count(*) > 1',
    [walbrook],
  )
  assert.ok(shared.length >= 4, 'a recommendation is covered by several objectives')
  assert.deepEqual(
    await rows(
      `select p.kind, above.kind as under from plan.plan p left join plan.plan above on above.id = p.parent_id
        where p.partnership_id = $1 order by p.position`,
      [walbrook],
    ),
    [
      { kind: 'strategic', under: null },
      { kind: 'delivery', under: 'strategic' },
    ],
  )
})

test('every item says what it is, who leads it and, unless it needs nothing, what was said last', async () => {
  const bare = await rows<{ title: string }>(
    `select i.title from plan.item i where i.level in ('project', 'action') and (
       not exists (select from plan.lead l where l.item_id = i.id)
       or not exists (select from plan.answer a where a.item_id = i.id)
       or (i.kind = 'no_improvement_needed' and i.reason = '')
       or (i.kind = 'signpost' and i.signpost = ''))`,
  )
  assert.deepEqual(bare, [])
  const silent = await rows(
    `select i.title from plan.item i where i.level in ('project', 'action') and i.kind = 'improvement'
        and not exists (select from plan.item_update u where u.item_id = i.id)`,
  )
  assert.deepEqual(silent, [{ title: 'Listening to staff who leave' }])
})

test('Donmouth and Walbrook show risks, charters, tests of change and resources in every state', async () => {
  for (const slug of ['donmouth', 'walbrook']) {
    const id = await idOf(slug)
    const found = async (sql: string) => (await rows<{ it: string }>(sql, [id])).map(({ it }) => it)
    const scores = await found(
      'select count(*) as it from plan.risk_score where partnership_id = $1 group by risk_id order by 1',
    )
    assert.ok(scores.length >= 5 && scores.every((n) => Number(n) >= 2), `${slug}: every risk is scored over time`)
    assert.deepEqual(
      await found(
        `select title as it from plan.risk r where partnership_id = $1
            and (post_id is null or not exists (select from plan.mitigation m where m.risk_id = r.id))`,
      ),
      [],
    )
    assert.ok((await found('select closed_on as it from plan.risk where partnership_id = $1')).some(Boolean))
    const states = await found('select distinct state as it from plan.charter where partnership_id = $1')
    assert.ok(states.includes('approved') && states.includes('changes_asked'), states.join())
    assert.deepEqual(
      await found(
        `select distinct decision as it from plan.pdsa where partnership_id = $1 and decision is not null order by 1`,
      ),
      ['abandon', 'adapt', 'adopt'],
    )
    assert.deepEqual(
      await found(
        'select title as it from plan.pdsa where partnership_id = $1 and (predicted_on > ends or result_on < starts)',
      ),
      [],
      'a prediction comes before the result',
    )
    const means = await found(
      `select kind || ' ' || state || case when ends_on is null then '' else ' until' end as it
         from plan.resource where partnership_id = $1`,
    )
    for (const one of ['money agreed until', 'money asked', 'post agreed']) assert.ok(means.includes(one), one)
  }
  assert.deepEqual(
    await rows(
      `select number, state from plan.charter where partnership_id = $1 and state in ('replaced', 'submitted') order by state`,
      [await idOf('donmouth')],
    ),
    [
      { number: 1, state: 'replaced' },
      { number: 1, state: 'submitted' },
    ],
  )
})

test('no mark of a date is left in any sentence, and nothing is said later than today', async () => {
  const marked = await rows(
    `select done as words from plan.item_update where concat(done, next, difference, help) ~ '\\{'
     union all select wording from inspection.wording where concat(wording, place) ~ '\\{'
     union all select title from evidence.piece where concat(title, body) ~ '\\{'
     union all select title from plan.item where concat(title, aim, reason) ~ '\\{'
     union all select reason from plan.move where reason ~ '\\{'
     union all select job from identity.membership where job ~ '\\{'
     union all select title from inspection.source where title ~ '\\{'
     union all select title from plan.plan where title ~ '\\{'
     union all select note from partnership.holding where note ~ '\\{'
     union all select phrase from inspection.conclusion where phrase ~ '\\{'
     union all select shows from evidence.support where shows ~ '\\{'
     union all select title from plan.risk where concat(title, cause, effect, doing, closed_why) ~ '\\{'
     union all select why from plan.risk_score where why ~ '\\{'
     union all select fields::text from plan.charter where concat(fields::text, asked_changes) ~ '\\{[~@]?\\d{4}-'
     union all select title from plan.pdsa where concat(title, question, prediction, plan, did, result, learned) ~ '\\{'
     union all select what from plan.resource where concat(what, from_whom) ~ '\\{'`,
  )
  assert.deepEqual(marked, [])
  const early = await rows(
    `select 'update', dated from plan.item_update where dated > $1 or written_at > $1::date + 1
     union all select 'evidence', dated from evidence.piece where dated > $1 or added_at > $1::date + 1
     union all select 'conclusion', dated from inspection.conclusion where dated > $1
     union all select 'score', dated from plan.risk_score where dated > $1 or scored_at > $1::date + 1
     union all select 'charter', decided_on from plan.charter where decided_on > $1 or made_at > $1::date + 1
     union all select 'cycle', result_on from plan.pdsa where result_on > $1 or predicted_on > $1
     union all select 'holding', starts from partnership.holding where starts > $1`,
    ['2027-02-10'],
  )
  assert.deepEqual(early, [])
})

test('no address could be anybody’s', async () => {
  const found = await rows<{ email: string }>('select email from identity.person where email is not null')
  assert.ok(found.length >= 20)
  assert.deepEqual(
    found.filter(({ email }) => !/^[a-z.]+@example\.org$/.test(email)),
    [],
  )
})

test('ten people of each partnership are offered, of every role', async () => {
  for (const { people } of await demoCast(pools.owner)) {
    assert.equal(people.length, 10)
    const roles = new Set(people.flatMap(({ roles }) => roles))
    assert.equal(roles.size, 9, [...roles].join(' '))
    assert.ok(people.every(({ roles }) => roleSentence(roles) !== 'No role'))
  }
})

test('a learning review under embargo is held back from the viewer of its history too', async () => {
  const held = await rows<{ title: string; until: Date }>(
    `select t.title, t.embargo_until as until from evidence.statement t join inspection.finding f on f.id = t.id
       join inspection.source s on s.id = f.source_id where s.embargo_until > $1`,
    [now],
  )
  assert.equal(held.length, 2)
  assert.ok(held.every(({ until }) => until > now))
})

test('papers are released, whole and with their digest; nothing else is', async () => {
  const papers = await rows<{ slug: string; kind: string; number: number }>(
    `select p.slug, r.kind, r.number from report.release r join partnership.partnership p on p.id = r.partnership_id
      order by p.slug, r.kind`,
  )
  assert.deepEqual(
    papers.map(({ slug, kind, number }) => `${slug} ${kind} ${number}`),
    [
      'corrieglen highlight 1',
      'donmouth committee 1',
      'donmouth highlight 1',
      'donmouth page 1',
      'walbrook committee 1',
      'walbrook highlight 1',
    ],
  )
  const leaked = await rows(
    "select id from report.release where model::text like '%father was mentioned%' or model::text like '%whole chronology%'",
  )
  assert.deepEqual(leaked, [], 'what is under embargo stands in no paper')
})

test('loading twice adds nothing', async () => {
  const was = await everything()
  const again = await loadDemo(pools.owner, data, new Date('2027-06-30T10:00:00Z'))
  assert.deepEqual(
    again.map(({ slug, added }) => [slug, added]),
    [
      ['donmouth', false],
      ['walbrook', false],
      ['corrieglen', false],
    ],
  )
  assert.deepEqual(await everything(), was)
})

test('a story that fails half way leaves nothing behind', async () => {
  const was = await everything()
  const [story] = stories
  assert.ok(story)
  const broken = { ...story, slug: 'broken', people: [], posts: [], sources: story.sources, keeper: 'Nobody' }
  await assert.rejects(loadStory(pools.owner, data, broken, now), /Nobody/)
  assert.deepEqual(await everything(), was)
})

test('the demo is refused beside a real partnership', async () => {
  await addPartnership(pools.owner, { slug: 'real', name: 'A real partnership', nation: 'scotland', kind: 'real' })
  await assert.rejects(loadDemo(pools.owner, data, now), /holds a real partnership \(A real partnership\)/)
  await pools.owner.query("delete from partnership.partnership where slug = 'real'")
})

test('Corrieglen stands after its first progress review: six areas, each with both judgements in words', async () => {
  const corrieglen = await idOf('corrieglen')
  const said = await rows<{ reference: string; by: string[] }>(
    `select f.reference, array_agg(c.by_kind order by c.dated, c.by_kind) as by
       from inspection.finding f join inspection.conclusion c on c.partnership_id = f.partnership_id and c.finding_id = f.id
      where f.partnership_id = $1 group by f.reference order by f.reference`,
    [corrieglen],
  )
  assert.deepEqual(
    said.map(({ reference }) => reference),
    ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
  )
  for (const { by } of said) assert.ok(by.includes('partnership') && by.includes('inspectorate'))
  const lines = await inPartnership(pools.db, corrieglen, null, async (db) => {
    const [plan] = await plans(db)
    const tree = plan && (await planTree(db, plan.id, { personId: nobody, now }))
    return tree?.items.filter(({ line }) => line) ?? []
  })
  assert.equal(lines.length, 18)
})

test('figures by category add up to the whole, and some are too small to leave', async () => {
  const odd = await rows(`
    select m.title, b.dimension, o.period_to from measure.observation o
      join measure.measure m on m.id = o.measure_id
      join measure.observation p on p.measure_id = o.measure_id and p.period_from = o.period_from and p.period_to = o.period_to
      join measure.breakdown b on b.id = p.breakdown_id
     where o.breakdown_id is null and p.denominator is not null
     group by m.title, b.dimension, o.period_to, o.numerator, o.denominator
    having sum(p.numerator) is distinct from o.numerator or sum(p.denominator) is distinct from o.denominator`)
  assert.deepEqual(odd, [])
  const parts = await rows<{ small: boolean }>(
    `select numerator between 1 and 4 as small from measure.observation where breakdown_id is not null and numerator is not null`,
  )
  const small = parts.filter((part) => part.small).length
  assert.ok(small > 50 && small < parts.length / 2, `${small} of ${parts.length} are small`)
})

test('Donmouth has begun the phase its weekly visits asked for; its waiting time still asks for one', async () => {
  const all = await inPartnership(pools.db, await idOf('donmouth'), null, (db) => rowsOf(db, '2027-02-10'))
  const of = (words: string) => all.find(({ measure }) => measure.title.includes(words))?.drawable
  assert.equal(of('seen in the week')?.suggestion, null)
  assert.equal(of('seen in the week')?.reading.assurance, null, 'ten points of the new phase are too few to say')
  assert.ok(of('specialist mental health')?.suggestion)
  const begun = await one<{ name: string; at: string }>(
    `select p.name, f.made_at::date::text as at from measure.phase f join identity.person p on p.id = f.made_by
      join measure.measure m on m.id = f.measure_id where m.title like '%seen in the week' order by f.starts_on desc limit 1`,
  )
  assert.deepEqual(begun, { name: 'Tam Braewell', at: '2027-01-12' })
})

test('words stand beside figures of Donmouth: of one measure and of all', async () => {
  const found = await rows<{ own: boolean }>(
    'select measure_id is not null as own from measure.narrative where partnership_id = $1 order by 1',
    [await idOf('donmouth')],
  )
  assert.deepEqual(found, [{ own: false }, { own: false }, { own: true }])
})

test('measures of the demo that name an entry of the catalogue name one that is there', async () => {
  const found = await rows<{ key: string }>(
    'select catalogue_key as key from measure.measure where catalogue_key is not null',
  )
  assert.equal(found.length, 6)
  assert.deepEqual(
    found.filter(({ key }) => !entryOf(key)),
    [],
  )
})
