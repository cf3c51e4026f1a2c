// Every form of the site with the ids of another partnership, and with words no browser would send, in every field. The
// forms are found by following links, so a form added tomorrow is tried tomorrow.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { isId, versionOf } from '../src/platform/forms.ts'
import { type Actor, cast, type Sent } from './cast.ts'
import { smallPlan } from './small-plan.ts'

const all = await cast(() => new Date())
after(() => all.leave())
const { alice, frank, grace, dan } = all
const plan = await smallPlan(all)
await smallPlan(all, all.walbrook)
await all.carol.sends('/evidence/new', { kind: 'statement', nature: 'document', title: 'Theirs', body: 'Theirs' })
await alice.sends('/evidence/new', {
  kind: 'statement',
  nature: 'document',
  title: 'Ours',
  body: 'Ours',
  for: plan.seen,
})
await alice.sends('/plan/import', {
  title: 'Dropped',
  file: {
    name: 'plan.csv',
    bytes: 'Reference,Action,Lead,Due\n1,A nurse for each house,Head of nursing,1 June 2027\n',
  },
})
await alice.sends('/inspection/reports/new', {
  text: 'Letter\n\nAreas for improvement\n\n- Plans must be shared with every school at once.',
})
await alice.sends('/report/papers/new', { kind: 'committee', plan: plan.planId, by: 'Alice Merrow' })
await dan.sends(`/plan/items/${plan.seen}/updates`, { status: 'on_track', done: 'Nine houses have a nurse' })

const { rows: theirs } = await all.owner.query<{ table: string; id: string }>(
  [
    'partnership.post',
    'partnership.agency',
    'partnership.governance_group',
    'inspection.finding',
    'inspection.source',
    'plan.item',
    'plan.plan',
    'plan.status_key',
    'evidence.piece',
  ]
    .map((table) => `(select '${table}' as table, id from ${table} where partnership_id = $1 limit 1)`)
    .concat(
      "(select 'a person' as table, person_id as id from identity.membership where partnership_id = $1 and person_id = $2)",
    )
    .join(' union all '),
  [all.walbrook, all.carol.id],
)

type Found = { action: string; who: Actor; fields: Record<string, string | string[]>; names: Map<string, boolean> }

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const kindOf = (path: string) => path.replaceAll(new RegExp(id, 'g'), ':id').replace(/\?.*/, '')

/** Every kind of form that somebody reaches, with the names of its fields and whether ids stand in them. */
async function formsOf(who: Actor, known: Map<string, Found>) {
  const seen = new Set<string>()
  const ahead = ['/p/donmouth']
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (seen.has(kindOf(path)) || /\.csv|\/file$|\/files\//.test(path)) continue
    seen.add(kindOf(path))
    const reply = await who.opens(path)
    if (reply.location?.startsWith('/p/')) ahead.push(reply.location)
    if (reply.status !== 200 || !(reply.headers.get('content-type') ?? '').startsWith('text/html')) continue
    const { page } = reply
    ahead.push(...page.all('a[href^="/p/"]').map((a) => (a.getAttribute('href') ?? '').replace(/#.*/, '')))
    for (const form of page.all('form[method=post]')) {
      const action = form.getAttribute('action') ?? ''
      const kind = kindOf(action)
      if (!action.startsWith('/p/')) continue
      const found = known.get(kind) ?? { action, who, fields: page.form(action).fields, names: new Map() }
      known.set(kind, found)
      for (const control of form.querySelectorAll('input, select, textarea')) {
        const name = control.getAttribute('name') ?? ''
        const values = [control, ...control.querySelectorAll('option')].map((each) => each.getAttribute('value') ?? '')
        if (name) found.names.set(name, (found.names.get(name) ?? false) || values.some((value) => id.test(value)))
      }
    }
  }
}

const forms = new Map<string, Found>()
for (const who of [alice, frank, grace, dan]) await formsOf(who, forms)
// What these do is to end something; the other forms need it.
for (const kind of forms.keys())
  if (/deletion|disposal|throwing-away|session-ending|\/ending|withdrawal/.test(kind)) forms.delete(kind)

const ids = [
  ...theirs.map(({ table, id: value }) => [`the id of ${table} of others`, value] as const),
  ['an id of nothing', randomUUID()] as const,
]
const nonsense = [
  ['a null character', '\u0000'],
  ['another control character', '\u0001'],
  ['half a letter', '\ud83d'],
  ['no id', '------------------------------------'],
] as const

test('there are forms to try', () => {
  assert.ok(forms.size > 35, `only ${forms.size} forms`)
  assert.equal(theirs.length, 10)
})

for (const [kind, form] of forms)
  test(`${kind.replace('/p/donmouth', '')}: no field takes an id of others, and none stumbles over nonsense`, async () => {
    const faults: string[] = []
    const tries = async (what: string, fields: Sent) => {
      const { status, text } = await form.who.sends(form.action, fields)
      if (status >= 500 || /<h1[^>]*>(Somebody else did this|We could not read)/.test(text))
        faults.push(`${what}: ${status}`)
    }
    for (const [at, [name, hasIds]] of [...form.names].entries()) {
      // Each field gets one kind of nonsense, in turn; every kind is met by many fields of many forms.
      const [odd] = nonsense.slice(at % nonsense.length)
      for (const [what, value] of [...(odd ? [odd] : []), ...(hasIds ? ids : [])])
        await tries(`${name} is ${what}`, { ...form.fields, [name]: value })
      await tries(`${name} is sent twice`, { ...form.fields, [name]: ['a', 'b'] })
    }
    assert.deepEqual(faults, [])
  })

test('an import that was told of a post and a finding of others makes a plan without them', async () => {
  const at = (await all.owner.query("select id from plan.import where state = 'open'")).rows[0]?.id
  const here = `/p/donmouth/plan/imports/${at}`
  const [post = '', finding = ''] = ['partnership.post', 'inspection.finding'].map(
    (wanted) => theirs.find(({ table }) => table === wanted)?.id ?? '',
  )
  const leads = (await alice.opens(`${here}/leads`)).page.form(`${here}/leads`).fields
  assert.equal(
    (await alice.sends(`${here}/leads`, { ...leads, 'post-0': post, 'title-0': 'Head of nursing' })).status,
    303,
  )
  const answers = (await alice.opens(`${here}/findings`)).page.form(`${here}/findings`)
  const name = [...(forms.get('/p/donmouth/plan/imports/:id/findings')?.names ?? [])].find(([, ids]) => ids)?.[0] ?? ''
  assert.notEqual(name, '')
  await alice.sends(answers.action, { ...answers.fields, [name]: [finding] })
  const settling = (await alice.opens(here)).page.form(`${here}/answers`).fields
  const done = await alice.sends(`${here}/answers`, { ...settling, go: 'import' })
  assert.match(done.location ?? '', /\/plan\/plans\//, done.text)
  const { rows } = await all.owner.query<{ title: string; answers: number }>(
    `select p.title, (select count(*)::int from plan.answer a where a.item_id = i.id) as answers from plan.item i
       join plan.lead l on l.item_id = i.id join partnership.post p on p.partnership_id = l.partnership_id and p.id = l.post_id
      where i.import_id = $1`,
    [at],
  )
  assert.deepEqual(rows, [{ title: 'Head of nursing', answers: 0 }])
})

test('a query or an address with nonsense is answered in words', async () => {
  for (const path of [
    '/evidence?words=%00',
    `/evidence/new?for=${'-'.repeat(36)}`,
    '/history?before=%2B275760-09-13T00:00:00Z',
    '/p/donmouth%00/plan',
    '//p/donmouth/%E0%A4%A',
    '//sign-in/link/%00',
  ])
    assert.ok((await alice.opens(path)).status < 500, path)
})

test('rules: what is a version, and what is an id', () => {
  for (const [typed, version] of [
    ['7', 7],
    ['0', 0],
    ['-1', 0],
    ['1.5', 0],
    ['zzz', 0],
    ['99999999999', 0],
    ['', 0],
  ] as const)
    assert.equal(versionOf({ version: typed }), version, typed)
  assert.ok(isId(randomUUID()))
  for (const word of ['', '-'.repeat(36), 'a'.repeat(36), `${randomUUID()}\n`]) assert.ok(!isId(word), word)
})
