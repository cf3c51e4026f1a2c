// How people come in: by a letter, over a real mail server, with a robot reading it first; and by one click in the demo.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { smtp } from '../../src/platform/mail.ts'
import { demoStage, goes, isSound, presses, type Stage, stage, wordsOf } from './stage.ts'

test('a letter signs somebody in where it was asked for, after a mail robot has opened it and sent its form', async () => {
  const alice = await at.tab()
  await alice.goto('/p/donmouth/inspection')
  await isSound(alice)
  const letter = once(post, 'letter')
  await alice.getByLabel('Your e-mail address').fill('alice@example.org')
  await presses(alice, 'Send me a letter')
  await isSound(alice)
  const text = String((await letter)[0])
  const link = /http:\S+\/sign-in\/link\/\S+/.exec(text)?.[0] ?? assert.fail(text)
  await whenARobotTries(link)
  await goes(alice, link)
  await isSound(alice)
  await presses(alice, 'Sign in as Alice Merrow')
  assert.equal(new URL(alice.url()).pathname, '/p/donmouth/inspection', 'she is where she wanted to go')
  await presses(alice, 'Sign out')
  await alice.goto('/p/donmouth/inspection')
  assert.equal(new URL(alice.url()).pathname, '/sign-in', 'signed out')
})

test('the code of the letter signs in on another device', async () => {
  const [desk, other] = [await at.tab(), await at.tab()]
  const letter = once(post, 'letter')
  await desk.goto('/sign-in')
  await desk.getByLabel('Your e-mail address').fill('dan@example.org')
  await presses(desk, 'Send me a letter')
  const text = String((await letter)[0])
  await goes(other, /http:\S+\/sign-in\/link\/\S+/.exec(text)?.[0] ?? assert.fail(text))
  await isSound(other)
  assert.ok(!(await wordsOf(other)).includes('Dan'), 'a link alone does not say whose it is')
  await other.getByLabel('Six-digit code').fill(/^(\d{6})\s*$/m.exec(text)?.[1] ?? assert.fail(text))
  await presses(other, 'Sign in')
  assert.match(await wordsOf(other), /Dan Harkness/)
})

test('the demo lets anybody in with one click on a name', async () => {
  const demo = await demoStage()
  try {
    const visitor = await demo.tab()
    await goes(visitor, '/')
    await presses(visitor, 'Alice Merrow')
    assert.match(await wordsOf(visitor), /This week/)
    assert.equal(new URL(visitor.url()).pathname, '/p/donmouth')
  } finally {
    await demo.leave()
  }
})

// As mail scanners do: look, open, and press whatever the page offers, without the cookie of whoever asked.
async function whenARobotTries(link: string): Promise<void> {
  assert.equal((await fetch(link, { method: 'HEAD' })).status, 200)
  assert.equal((await fetch(link)).status, 200)
  const origin = new URL(link).origin
  for (const body of ['', 'code=', 'code=123456'])
    assert.equal(
      (await fetch(link, { method: 'POST', body: new URLSearchParams(body), headers: { origin } })).status,
      400,
    )
}

const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      done()
      void PostalMime.parse(Buffer.concat(parts)).then(({ text }) => post.emit('letter', text))
    })
  },
})

let at: Stage
before(async () => {
  post.listen(0, '127.0.0.1')
  at = await stage()
  at.services.mail = smtp(`smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`, at.address)
})
after(async () => {
  at.services.mail.close()
  await new Promise<void>((closed) => post.close(() => closed()))
  await at.leave()
})
