import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { visitor } from '../../../../test/visitor.ts'
import { addMember, beginSession } from '../index.ts'
import { deviceOf } from './rules.ts'

const all = await cast(() => new Date())
after(() => all.leave())

/** A browser that is signed in as this person. */
async function signedIn(personId: string, device = 'Firefox on Windows') {
  const browser = visitor(all.app)
  browser.jar.set('__Host-holdfast', await beginSession(all.owner, personId, device))
  return browser
}

const agents: [userAgent: string, device: string][] = [
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on an iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.5', 'A browser'],
]

test('a browser is named as its owner would know it', () => {
  for (const [agent, device] of agents) assert.equal(deviceOf(agent), device)
})

test('she sees where she is signed in, and signs one browser out', async () => {
  const [desk, phone] = [await signedIn(all.henry.id), await signedIn(all.henry.id, 'Safari on an iPhone')]
  const page = (await desk.opens('/sessions')).page
  assert.ok(page.says('Safari on an iPhone'))
  assert.ok(page.says('This browser'))
  const row = page.all('row', 'Safari on an iPhone')[0]
  const session = row?.querySelector('input[name=session]')?.getAttribute('value') ?? ''
  await desk.sends('/sessions/end', { session })
  assert.ok(!(await phone.isIn()))
  assert.ok(await desk.isIn())
})

test('nobody ends the session of somebody else', async () => {
  const [henry, dan] = [await signedIn(all.henry.id), await signedIn(all.dan.id)]
  const secret = dan.jar.get('__Host-holdfast') ?? ''
  const { digestOf } = await import('../../../platform/session.ts')
  assert.equal((await henry.sends('/sessions/end', { session: digestOf(secret).toString('hex') })).status, 404)
  assert.equal((await henry.sends('/sessions/end', { session: "' or 1=1" })).status, 404)
  assert.ok(await dan.isIn())
})

test('all others are signed out at once', async () => {
  const [desk, phone] = [await signedIn(all.frank.id), await signedIn(all.frank.id)]
  await desk.sends('/sessions/end-others')
  assert.ok(await desk.isIn())
  assert.ok(!(await phone.isIn()))
})

test('signing out ends the session itself, not only the cookie', async () => {
  const desk = await signedIn(all.alice.id)
  const cookie = desk.jar.get('__Host-holdfast') ?? ''
  assert.equal((await desk.sends('/sign-out')).location, '/')
  assert.ok(!desk.jar.has('__Host-holdfast'))
  desk.jar.set('__Host-holdfast', cookie)
  assert.ok(!(await desk.isIn()))
})

test('a session ends after eight hours without use, and after thirty days in any case', async () => {
  const [idle, old] = [await signedIn(all.bob.id), await signedIn(all.bob.id)]
  const { digestOf } = await import('../../../platform/session.ts')
  const set = (browser: typeof idle, sets: string) =>
    all.owner.query(`update identity.session set ${sets} where digest = $1`, [
      digestOf(browser.jar.get('__Host-holdfast') ?? ''),
    ])
  await set(idle, "seen_at = now() - interval '8 hours 1 minute'")
  await set(old, "expires_at = now() - interval '1 second'")
  assert.ok(!(await idle.isIn()))
  assert.ok(!(await old.isIn()))
})

test('who is not signed in is led to sign in', async () => {
  assert.equal((await visitor(all.app).opens('/sessions')).location, '/sign-in?to=%2Fsessions')
})

test('the demo offers its cast on the first page and signs each in with one click', async () => {
  all.services.config.demo = true
  await all.owner.query("update partnership.partnership set kind = 'demo' where id = $1", [all.walbrook])
  const browser = visitor(all.app)
  const first = (await browser.opens('/')).page
  assert.ok(first.says('Carol Fenwick'))
  assert.ok(first.says('Coordinator: keeps the plan'))
  assert.ok(!first.says('Alice Merrow'), 'nobody of a real partnership is offered')
  const form = first.form('Carol Fenwick')
  const done = await browser.sends(form.action, form.fields as Record<string, string>)
  assert.equal(done.location, '/p/walbrook')
  assert.ok(await browser.isIn())
})

test('the demo signs nobody in who also belongs to a real partnership, or to none', async () => {
  for (const person of [all.alice.id, all.dan.id, all.eve.id, 'nobody', "'"]) {
    const browser = visitor(all.app)
    assert.ok([403, 404].includes((await browser.sends('/demo/sign-in', { person })).status))
    assert.ok(!(await browser.isIn()))
  }
})

test('where the demo is off nobody is offered or signed in', async () => {
  all.services.config.demo = false
  const browser = visitor(all.app)
  assert.ok(!(await browser.opens('/')).page.says('Carol Fenwick'))
  assert.equal((await browser.sends('/demo/sign-in', { person: all.carol.id })).status, 404)
})

test('the first page leads straight to the only partnership, and lists several', async () => {
  assert.equal((await all.alice.opens('//')).location, '/p/donmouth')
  const page = (await all.dan.opens('//')).page
  assert.equal(page.link('Walbrook safeguarding children partnership'), '/p/walbrook')
  await addMember(all.owner, all.donmouth, { email: 'gone@example.org', name: 'Gil Gone', roles: ['lead'] })
  assert.ok((await all.eve.opens('//')).page.says('You belong to no partnership yet'))
})

test('the pages for everybody open for everybody', async () => {
  for (const path of ['/', '/sign-in', '/accessibility', '/privacy', '/shapes'])
    assert.equal((await visitor(all.app).opens(path)).status, 200)
})
