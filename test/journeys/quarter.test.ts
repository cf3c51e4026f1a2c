// A whole quarter: a round is opened and asked, answers come in every way there is, the chair signs off, it is closed, and Friday's
// paper says what changed. An inspector sees the release and nothing else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, londonDate } from '../../src/platform/dates.ts'
import { type QuarterPlan, quarterPlan } from '../quarter-plan.ts'
import { wordFileOf } from './opened-files.ts'
import { downloads, goes, isSound, phone, presses, type Stage, stage, wordsOf } from './stage.ts'

let at: Stage
let plan: QuarterPlan
let round = ''
let release = ''
let gaps = ''
const today = londonDate(new Date())
before(async () => {
  at = await stage()
  plan = await quarterPlan(at, today)
})
after(() => at.leave())

test('a round is prepared and opened: from then on its items are fixed', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, `/p/donmouth/plan/plans/${plan.planId}/rounds`)
  await isSound(alice)
  await presses(alice, 'Prepare a round')
  await isSound(alice)
  await alice.getByLabel('Which group does it report to? (optional)').selectOption({ label: 'Improvement board' })
  await alice.getByLabel('Your words in the mail to leads (optional)').fill('The board meets on Friday.')
  await presses(alice, 'Make this draft')
  await isSound(alice)
  assert.match(await wordsOf(alice), /Opening it asks for 11 of 11 items/)
  round = new URL(alice.url()).pathname.split('/').at(-1) ?? ''
  await presses(alice, 'Open this round')
  assert.match(await wordsOf(alice), /0 of 11 updates are in/)
})

test('the coordinator reads a letter, sends it to herself, and asks five posts', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, `/p/donmouth/plan/rounds/${round}/asking`)
  await presses(alice, /See or send the letter to Dental lead/)
  await isSound(alice)
  assert.match(await wordsOf(alice), /The board meets on Friday/)
  await presses(alice, 'Send it to myself')
  await goes(alice, `/p/donmouth/plan/rounds/${round}/asking`)
  await presses(alice, 'Ask 5 posts')
  await isSound(alice)
  await at.runsJobs()
  const asked = new Set(at.letters.map(({ to }) => to))
  for (const who of ['alice', 'dan', 'latham', 'ines', 'bram', 'wilma', 'henry'])
    assert.ok(asked.has(`${who}@example.org`), `${who} has a letter`)
})

test('a lead answers by the link of the letter on a telephone: green, against what the milestone says, and why', async () => {
  const link = linkTo('dan@example.org')
  const telephone = await at.tab({ viewport: phone })
  await goes(telephone, link)
  await isSound(telephone)
  const words = await wordsOf(telephone)
  assert.match(words, /Suggested: (at risk|off track)/)
  assert.match(words, /overdue/)
  assert.doesNotMatch(words, /A dentist for each child|housing, step/)
  await telephone.locator(`#status-${plan.optimistic}-on_track`).check()
  await telephone.locator(`#done-${plan.optimistic}`).fill('Two clinics run on Saturdays.')
  await telephone.locator(`#next-${plan.optimistic}`).fill('The second nurse begins in January.')
  await telephone.getByText('If you say another status than the suggested one: why?').click()
  await telephone.locator(`#differsWhy-${plan.optimistic}`).fill('The second nurse has signed; only the day is open.')
  await presses(telephone, 'Save all')
  await isSound(telephone)
  assert.match(await wordsOf(telephone), /Two clinics run on Saturdays/)
})

test('business support pastes nine replies for three directors in one sitting, and says how each agreed', async () => {
  const henry = await at.tabOf(at.henry)
  await goes(henry, `/p/donmouth/plan/rounds/${round}/mine`)
  await isSound(henry)
  for (const [n, item] of plan.nine.entries()) {
    await henry.locator(`#status-${item}-${n === 4 ? 'at_risk' : 'on_track'}`).check()
    await henry.locator(`#item-${item}`).getByText('Paste the reply').click()
    await henry.locator(`#pasted-${item}`).fill(`Reply ${n + 1}: the step is under way.`)
    await henry.locator(`#next-${item}`).fill('The next step in January.')
  }
  const [first, second, third] = plan.directors
  for (const post of [first, second]) {
    await henry.locator(`label[for="agreedHow-${post}-email"]`).click()
    for (const [part, value] of dayParts(today)) await henry.locator(`[name="agreedOn-${post}-${part}"]`).fill(value)
  }
  await henry.locator(`label[for="agreedHow-${third}-not_yet"]`).click()
  await presses(henry, 'Save all')
  await isSound(henry)
  const { rows } = await at.owner.query(
    'select pasted, agreed_how, count(*)::int as n from plan.item_update where round_id = $1 and written_by = $2 group by 1, 2 order by 2',
    [round, at.henry.id],
  )
  assert.deepEqual(rows, [
    { pasted: true, agreed_how: 'email', n: 6 },
    { pasted: true, agreed_how: 'not_yet', n: 3 },
  ])
})

test('a director says yes to all three with one click', async () => {
  const { rows } = await at.owner.query("select id from identity.person where name = 'Wilma Sorrel'")
  const wilma = await at.tabOf({ id: rows[0].id }, { viewport: phone })
  await goes(wilma, '/p/donmouth/plan/mine')
  await isSound(wilma)
  await presses(wilma, /Say yes to all/)
  const { rows: left } = await at.owner.query(
    "select count(*)::int as n from plan.item_update where round_id = $1 and agreed_how = 'not_yet'",
    [round],
  )
  assert.equal(left[0].n, 0)
})

test('after the due day the one that is late is named, chased, and signed off as it is by the chair', async () => {
  await at.owner.query('update plan.round set opens = $2, due = $3, closes = $4 where id = $1', [
    round,
    addDays(today, -14),
    addDays(today, -1),
    addDays(today, 6),
  ])
  // Everybody else had answered in time.
  await at.owner.query("update plan.item_update set written_at = written_at - interval '3 days' where round_id = $1", [
    round,
  ])
  const alice = await at.tabOf(at.alice)
  await goes(alice, `/p/donmouth/plan/rounds/${round}`)
  assert.match(await wordsOf(alice), /10 of 11 updates are in[;,] (1|one) is late/i)
  await goes(alice, `/p/donmouth/plan/rounds/${round}/asking`)
  await presses(alice, /Remind/)
  await at.runsJobs()
  assert.ok(at.letters.filter(({ to }) => to === 'latham@example.org').length >= 2, 'Latham is reminded')
  const frank = await at.tabOf(at.frank)
  await goes(frank, `/p/donmouth/plan/rounds/${round}`)
  await presses(frank, 'Sign off this round')
  await isSound(frank)
  await frank.getByLabel('What should the group know? (optional)').fill('One post has not answered.')
  await presses(frank, 'Sign off this round')
  assert.match(await wordsOf(frank), /Signed off/)
})

test('closing freezes a release and makes Friday’s paper ready', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, `/p/donmouth/report/rounds/${round}/closure`)
  await isSound(alice)
  await presses(alice, /^Close this round and make release 2/)
  await isSound(alice)
  const words = await wordsOf(alice)
  assert.match(words, /9 are on track/)
  assert.match(words, /On track Suggested: at risk/)
  assert.match(words, /This release has not been altered/)
  assert.match(words, /one (item )?got worse/i)
  release = new URL(alice.url()).pathname
})

test('Friday’s highlight report in Word says what changed, both statuses, the reason and the levels, and no gap', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, '/p/donmouth/report')
  await presses(alice, /^Highlight report: Children’s improvement plan/)
  await isSound(alice)
  await presses(alice, 'See the paper')
  await isSound(alice)
  await presses(alice, 'Release')
  await isSound(alice)
  await presses(alice, /^Release “/)
  await isSound(alice)
  const word = await downloads(alice, alice.getByRole('link', { name: /Word/ }).first())
  const { words } = await wordFileOf(word.bytes)
  for (const told of [
    'On track',
    'Suggested: At risk',
    'only the day is open',
    '0 We say so',
    'A dentist for each child',
  ])
    assert.ok(words.includes(told), `the paper says “${told}”: ${words.slice(0, 4000)}`)
  assert.doesNotMatch(words, /Say what answers it|No measure is linked|has no measure/)
})

test('the gaps are a paper of their own, for the group that owns the plan', async () => {
  const alice = await at.tabOf(at.alice)
  await goes(alice, release)
  await presses(alice, /Gaps in the evidence on that day/)
  await isSound(alice)
  assert.match(await wordsOf(alice), /has no measure|No measure is linked/)
  gaps = new URL(alice.url()).pathname
})

test('an inspector sees the release and its paper, and nothing else', async () => {
  const iona = await at.tabOf(at.iona, { viewport: phone })
  await goes(iona, release)
  await isSound(iona)
  assert.doesNotMatch(await wordsOf(iona), /Gaps in the evidence on that day/)
  await goes(iona, '/p/donmouth')
  await isSound(iona)
  for (const [path, wanted] of [
    [gaps, 403],
    [`/p/donmouth/plan/rounds/${round}`, 403],
    [`/p/donmouth/plan/rounds/${round}/mine`, 403],
    [`/p/donmouth/plan/plans/${plan.planId}`, 403],
    [`/p/donmouth/plan/plans/${plan.planId}/changes`, 403],
    ['/p/donmouth/thread', 403],
    ['/p/donmouth/measure', 403],
  ] as const)
    assert.equal((await iona.goto(path))?.status(), wanted, path)
})

test('the link of a letter is dead once the round is closed, in words', async () => {
  const telephone = await at.tab({ viewport: phone })
  const answer = await telephone.goto(linkTo('dan@example.org'))
  assert.equal(answer?.status(), 410)
  await isSound(telephone)
})

const linkTo = (address: string) =>
  /(\/p\/donmouth\/plan\/asked\/[\w-]{43})/.exec(at.letters.findLast(({ to }) => to === address)?.text ?? '')?.[1] ??
  assert.fail(`no link for ${address}`)

const dayParts = (date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return [
    ['day', day],
    ['month', month],
    ['year', year],
  ] as const
}
