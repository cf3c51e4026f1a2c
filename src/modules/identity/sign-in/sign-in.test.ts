import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, test } from 'node:test'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { cast } from '../../../../test/cast.ts'
import { type Visitor, visitor } from '../../../../test/visitor.ts'
import { noMail, smtp } from '../../../platform/mail.ts'
import { makeSignInLink } from '../index.ts'

// A real mail server of this test's own: letters are sent over a socket and parsed as they arrive.
const arrived: Email[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      void PostalMime.parse(Buffer.concat(parts)).then((letter) => {
        arrived.push(letter)
        done()
        server.emit('letter')
      })
    })
  },
})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const address = server.server.address()
const port = typeof address === 'object' && address ? address.port : 0

let clock = new Date()
const all = await cast(() => clock)
const mail = smtp(`smtp://127.0.0.1:${port}?from=holdfast@donmouth.example`, 'http://localhost')
all.services.mail = mail
after(async () => {
  mail.close()
  await new Promise((closed) => server.close(() => closed(undefined)))
  await all.leave()
})

/** Asks for a letter in this browser, and reads it. */
async function asks(browser: Visitor, email = 'alice@example.org', to = '/') {
  await all.owner.query("update identity.sign_in set created_at = created_at - interval '2 days'")
  const letter = once(server, 'letter')
  const reply = await browser.sends('/sign-in', { email, to })
  assert.equal(reply.location, '/sign-in/code')
  await letter
  const text = arrived.at(-1)?.text ?? ''
  const link = /http:\/\/localhost(\/sign-in\/link\/\S+)/.exec(text)?.[1] ?? ''
  const code = /^(\d{6})$/m.exec(text)?.[1] ?? ''
  assert.ok(link && code, text)
  return { link, code, letter: arrived.at(-1) }
}

const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('the link signs in with one button in the browser that asked, and leads back to where she was going', async () => {
  const alice = visitor(all.app)
  const refused = await alice.opens('/p/donmouth?late=1')
  assert.equal(refused.location, '/sign-in?to=%2Fp%2Fdonmouth%3Flate%3D1')
  const form = (await alice.opens(refused.location ?? '')).page.form('/sign-in')
  const { link, letter } = await asks(alice, 'ALICE@example.org', String(form.fields['to']))
  assert.equal(letter?.to?.[0]?.address, 'alice@example.org')
  assert.equal(letter?.from?.address, 'holdfast@donmouth.example')
  const page = (await alice.opens(link)).page
  assert.equal(page.heading, 'Sign in as Alice Merrow')
  const done = await alice.sends(page.form('Sign in as Alice Merrow').action)
  assert.equal(done.status, 303)
  assert.equal(done.location, '/p/donmouth?late=1')
  assert.match(
    done.headers.getSetCookie().join('\n'),
    /__Host-holdfast=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax/,
  )
  assert.ok(await alice.isIn())
})

test('the code signs in where it was asked for', async () => {
  const alice = visitor(all.app)
  const { code } = await asks(alice)
  const page = (await alice.opens('/sign-in/code')).page
  assert.ok(page.says('If we know alice@example.org, we have sent a letter'))
  await alice.sends(page.form('Sign in').action, { code: `${code.slice(0, 3)} ${code.slice(3)}` })
  assert.ok(await alice.isIn())
})

test('another browser is asked for the code, and let in with it', async () => {
  const [desk, phone] = [visitor(all.app), visitor(all.app)]
  const { link, code } = await asks(desk)
  const page = (await phone.opens(link)).page
  assert.equal(page.heading, 'Type your six-digit code')
  assert.ok(!page.says('Alice'), 'a link without its code does not say whose it is')
  assert.deepEqual((await phone.sends(link)).page.errors(), ['Enter the six-digit code'])
  assert.deepEqual((await phone.sends(link, { code: another(code) })).page.errors(), [
    'This is not the code. Take the six digits from the newest letter',
  ])
  assert.equal((await phone.sends(link, { code })).status, 303)
  assert.ok(await phone.isIn())
  assert.ok(!(await desk.isIn()))
})

test('mail robots use nothing up: HEAD, GET, and the form sent with and without guesses; then the person signs in', async () => {
  const [alice, robot, rude] = [
    visitor(all.app),
    visitor(all.app),
    visitor(all.app, { origin: 'https://scanner.example' }),
  ]
  const { link, code } = await asks(alice)
  assert.equal((await robot.heads(link)).status, 200)
  const form = (await robot.opens(link)).page.form('Sign in')
  assert.equal((await robot.sends(form.action, {})).status, 400)
  assert.equal((await robot.sends(form.action, { code: '' })).status, 400)
  assert.equal((await rude.sends(form.action, { code })).status, 403)
  for (let n = 0; n < 7; n++) assert.equal((await robot.sends(form.action, { code: another(code) })).status, 400)
  assert.ok(!(await robot.isIn()))
  await alice.sends(link)
  assert.ok(await alice.isIn(), 'the browser that asked still gets in by the link alone')
})

test('a robot that only opens and sends the form leaves link and code to a person at another browser', async () => {
  const [desk, robot, phone] = [visitor(all.app), visitor(all.app), visitor(all.app)]
  const { link, code } = await asks(desk)
  await robot.heads(link)
  await robot.opens(link)
  await robot.sends(link, { code: '' })
  await phone.sends(link, { code })
  assert.ok(await phone.isIn())
})

test('a letter works once', async () => {
  const alice = visitor(all.app)
  const { link, code } = await asks(alice)
  await alice.sends(link)
  const again = await alice.opens(link)
  assert.equal(again.status, 410)
  assert.ok(again.page.says('This link no longer works'))
  assert.equal((await alice.sends(link)).status, 410)
  assert.deepEqual((await alice.sends('/sign-in/code', { code })).page.errors(), [
    'This code is too old or has been used. Ask for a new letter',
  ])
})

test('two browsers that use one letter at the same moment get one session', async () => {
  const [desk, phone] = [visitor(all.app), visitor(all.app)]
  const { link, code } = await asks(desk)
  await Promise.all([desk.sends(link), phone.sends(link, { code }), phone.sends(link, { code })])
  assert.equal([await desk.isIn(), await phone.isIn()].filter(Boolean).length, 1)
})

test('a letter is worth nothing after 15 minutes', async () => {
  const alice = visitor(all.app)
  const { link, code } = await asks(alice)
  clock = new Date(clock.getTime() + 15 * 60_000)
  assert.equal((await alice.opens(link)).status, 410)
  assert.equal((await alice.sends(link)).status, 410)
  assert.equal((await alice.sends('/sign-in/code', { code })).status, 400)
  assert.ok(!(await alice.isIn()))
})

test('after five wrong codes the right one is refused', async () => {
  const alice = visitor(all.app)
  const { code } = await asks(alice)
  for (let n = 0; n < 5; n++) await alice.sends('/sign-in/code', { code: another(code) })
  assert.deepEqual((await alice.sends('/sign-in/code', { code })).page.errors(), [
    'Too many wrong codes. Ask for a new letter, or open its link in the browser you asked from',
  ])
})

test('an unknown address gets the same answer and no letter', async () => {
  const [known, unknown] = [visitor(all.app), visitor(all.app)]
  await asks(known)
  const before = arrived.length
  const reply = await unknown.sends('/sign-in', { email: 'nobody@example.org', to: '/' })
  assert.equal(reply.location, '/sign-in/code')
  const words = async (who: Visitor, email: string) =>
    (await who.opens('/sign-in/code')).page.text.replaceAll(email, 'X')
  assert.equal(await words(unknown, 'nobody@example.org'), await words(known, 'alice@example.org'))
  const guess = await unknown.sends('/sign-in/code', { code: '123456' })
  assert.deepEqual(guess.page.errors(), ['This is not the code. Take the six digits from the newest letter'])
  assert.equal(arrived.length, before)
})

test('a sixth letter within a quarter of an hour is refused, known or not, and another address is not', async () => {
  for (const email of ['grace@example.org', 'stranger@example.org']) {
    for (let n = 0; n < 5; n++) assert.equal((await visitor(all.app).sends('/sign-in', { email })).status, 303)
    assert.equal((await visitor(all.app).sends('/sign-in', { email })).status, 429)
  }
  assert.equal((await visitor(all.app).sends('/sign-in', { email: 'henry@example.org' })).status, 303)
})

test('one place of the network may ask 30 times for whomever', async () => {
  const from = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }
  for (let n = 0; n < 30; n++)
    assert.equal((await visitor(all.app, from).sends('/sign-in', { email: `n${n}@example.org` })).status, 303)
  assert.equal((await visitor(all.app, from).sends('/sign-in', { email: 'n31@example.org' })).status, 429)
  const elsewhere = { 'x-forwarded-for': '203.0.113.9, 203.0.113.10' }
  assert.equal((await visitor(all.app, elsewhere).sends('/sign-in', { email: 'n31@example.org' })).status, 303)
})

test('what is no address comes back with its words and a sentence', async () => {
  const reply = await visitor(all.app).sends('/sign-in', { email: 'alice at work', to: '/p/donmouth' })
  assert.equal(reply.status, 400)
  assert.deepEqual(reply.page.errors(), ['Your e-mail address must be an e-mail address, like name@example.com'])
  assert.equal(reply.page.field('Your e-mail address'), 'alice at work')
})

test('without a mail server everybody is told so, known or not', async () => {
  all.services.mail = noMail
  try {
    for (const email of ['iona@example.org', 'ghost@example.org']) {
      const reply = await visitor(all.app).sends('/sign-in', { email })
      assert.equal(reply.status, 503)
      assert.ok(reply.page.says('Holdfast cannot send e-mail at the moment'))
    }
  } finally {
    all.services.mail = mail
  }
})

test('a link from the command line signs in any browser, once, with its last six digits; robots use nothing up', async () => {
  const link = await makeSignInLink(all.owner, all.henry.id, 'http://localhost')
  const path = link.slice('http://localhost'.length)
  const [robot, henry] = [visitor(all.app), visitor(all.app)]
  await robot.heads(path)
  await robot.sends((await robot.opens(path)).page.form('Sign in').action)
  assert.ok(!(await robot.isIn()))
  const page = (await henry.opens(path)).page
  assert.ok(page.says('The last six digits of the link you were given'))
  assert.equal((await henry.sends(page.form('Sign in').action, { code: path.slice(-6) })).location, '/')
  assert.ok(await henry.isIn())
  assert.equal((await visitor(all.app).opens(path)).status, 410)
})

test('the database holds no secret of a letter', async () => {
  const { link, code } = await asks(visitor(all.app))
  const { rows } = await all.owner.query<{ row: string }>('select to_jsonb(s)::text as row from identity.sign_in s')
  const secret = link.split('/').at(-1) ?? ''
  for (const { row } of rows) assert.ok(!row.includes(secret) && !row.includes(`"${code}"`))
})

test('the app role cannot read sign-ins, sessions or people', async () => {
  for (const table of ['identity.sign_in', 'identity.session', 'identity.person']) {
    const { rows } = await all.owner.query<{ may: boolean }>(`select has_table_privilege('app', $1, 'select') as may`, [
      table,
    ])
    assert.equal(rows[0]?.may, false, table)
  }
})
