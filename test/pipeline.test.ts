import assert from 'node:assert/strict'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { sweepUploads } from '../src/platform/body.ts'
import { cast } from './cast.ts'

const all = await cast()
after(() => all.leave())

const post = (path: string, headers: Record<string, string>, body = 'title=x') =>
  all.app.fetch(
    new Request(`http://localhost${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }),
  )

test('the process says that it lives and that it can serve', async () => {
  assert.equal((await all.app.fetch(new Request('http://localhost/health'))).status, 200)
  assert.equal((await all.app.fetch(new Request('http://localhost/ready'))).status, 200)
})

test('a form from another site is refused before it is read', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    {},
    { origin: 'null' },
  ])
    assert.equal(
      (await post('/p/donmouth/evidence/new', headers as Record<string, string>)).status,
      403,
      JSON.stringify(headers),
    )
})

test('every answer carries the security headers', async () => {
  const { headers } = await all.alice.opens('/evidence')
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.ok(!/unsafe-inline/.test(headers.get('content-security-policy') ?? ''))
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('cache-control'), 'no-store')
})

test('a form that is too big, or broke off, is answered in words and leaves nothing on disk', async () => {
  const big = await all.alice.sends('/evidence/new', { title: 'x'.repeat(2_100_000) })
  assert.equal(big.status, 413)
  assert.equal(big.page.heading, 'This is too big')
  const broken = await all.app.fetch(
    new Request('http://localhost/p/donmouth/evidence/new', {
      method: 'POST',
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-',
      headers: {
        origin: 'http://localhost',
        cookie: `__Host-holdfast=${all.secretOf('Alice Merrow')}`,
        'content-type': 'multipart/form-data; boundary=x',
      },
    }),
  )
  assert.equal(broken.status, 422)
  assert.deepEqual(await readdir(join(all.services.config.data, 'uploads')), [])
})

test('what a killed process left of uploads is swept, and nothing that may still be read', async () => {
  const folder = join(all.services.config.data, 'swept')
  await mkdir(folder)
  for (const [name, hours] of [
    ['old', 2],
    ['new', 0],
  ] as const) {
    await writeFile(join(folder, name), 'x')
    const at = new Date(Date.now() - hours * 3_600_000 - 1000)
    await utimes(join(folder, name), at, at)
  }
  await sweepUploads(folder, new Date())
  assert.deepEqual(await readdir(folder), ['new'])
  await sweepUploads(join(folder, 'not there'), new Date())
})

test('somebody who is not signed in is asked to, and comes back to where they were', async () => {
  const reply = await all.nobody.opens('/evidence?words=nurse')
  assert.equal(reply.location, `/sign-in?to=${encodeURIComponent('/p/donmouth/evidence?words=nurse')}`)
})

test('an address with a part that is no id is not found, for members too', async () => {
  for (const path of ['/evidence/pieces/1', "/evidence/pieces/'%20or%201=1", '/evidence/pieces/..%2f..', '/nowhere'])
    assert.equal((await all.alice.opens(path)).status, 404, path)
})

test('somebody signs out at once, however long ago they last did something', { timeout: 5000 }, async () => {
  await all.owner.query("update identity.session set seen_at = now() - interval '6 minutes'")
  const out = await all.grace.sends(`/partnership/people/${all.grace.id}/session-ending`)
  assert.equal(out.status, 303)
  await all.owner.query("update identity.session set seen_at = now() - interval '6 minutes'")
  assert.equal((await all.bob.sends('//sign-out')).status, 303)
  assert.match((await all.bob.opens('/report')).location ?? '', /^\/sign-in/)
})

test('a connection that the database ends in the middle of a request does not end the process', async () => {
  const cut = all.within(all.donmouth, async (db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await all.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await setTimeout(100)
    await sql`select 1`.execute(db)
  })
  await assert.rejects(cut)
  assert.equal((await all.alice.opens('/evidence')).status, 200)
})

test('a file from somebody who may not send it is refused before it is taken in', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(stream) {
      sent++
      stream.enqueue(new Uint8Array(65_536))
      if (sent > 200) stream.close()
    },
  })
  for (const [who, status] of [
    ['Henry Quill', 403],
    ['Eve Stranger', 404],
    ['Nobody', 303],
  ] as const) {
    const answer = await all.app.fetch(
      new Request('http://localhost/p/donmouth/inspection/reports/new', {
        method: 'POST',
        body: who === 'Henry Quill' ? endless : 'x',
        duplex: 'half',
        headers: {
          origin: 'http://localhost',
          cookie: `__Host-holdfast=${all.secretOf(who)}`,
          'content-type': 'multipart/form-data; boundary=x',
        },
      } as RequestInit),
    )
    assert.equal(answer.status, status, who)
  }
  assert.ok(sent < 5, `${sent} parts were read`)
})

test('a form sent twice by a double click is worked once; sent again after a look at the page, it counts again', async () => {
  const piece = { kind: 'statement', nature: 'observation', title: 'A visit to the nursery', body: 'All was well.' }
  const count = async () =>
    (await all.owner.query("select count(*)::int as n from evidence.piece where title = 'A visit to the nursery'"))
      .rows[0].n
  const [first, second] = await Promise.all([
    all.alice.sends('/evidence/new', piece),
    all.alice.sends('/evidence/new', piece),
  ])
  assert.equal(first.status, 303)
  assert.equal(second.location, first.location)
  assert.equal((await all.alice.sends('/evidence/new', piece)).location, first.location)
  assert.equal(await count(), 1)
  await all.frank.sends('/evidence/new', piece)
  assert.equal(await count(), 2)
  await all.alice.sends('/evidence/new', { ...piece, body: 'Nothing was well.' })
  assert.equal(await count(), 3)
  await all.alice.opens(first.location ?? '')
  await all.alice.sends('/evidence/new', piece)
  assert.equal(await count(), 4)
  const wrong = { ...piece, title: '' }
  assert.equal((await all.alice.sends('/evidence/new', wrong)).status, 400)
  assert.equal((await all.alice.sends('/evidence/new', wrong)).status, 400)
})

test('files of the same content at the same moment, and names longer than any, are kept', async () => {
  const sends = (who: typeof all.alice, name: string, bytes: string) =>
    who.sends('/evidence/new', { kind: 'file', title: name.slice(0, 40), nature: 'document', file: { name, bytes } })
  const same = `%PDF-1.4\n${'x'.repeat(2_000_000)}`
  const kept = await Promise.all(
    [all.alice, all.dan, all.frank, all.henry].flatMap((who) => [sends(who, 'a.pdf', same), sends(who, 'b.pdf', same)]),
  )
  assert.deepEqual(new Set(kept.map(({ status }) => status)), new Set([303]))
  const long = await sends(all.alice, `${'😀'.repeat(150)}.txt`, 'Words')
  assert.equal(long.status, 303)
  const file = await all.alice.opens(`${long.location}/file`)
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /^attachment; filename="[\w.]+\.txt"; filename\*=UTF-8''\S+\.txt$/,
  )
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
})
