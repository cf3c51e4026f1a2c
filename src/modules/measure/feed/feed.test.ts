// The door for machines: what a token opens, what it does not, and that openapi.json tells the truth.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from '../../../../test/cast.ts'
import { tokenDoors } from '../../../../test/routes.ts'
import { modules } from '../../../site.ts'
import { openapi } from './openapi.ts'

const all = await cast(() => new Date())
after(() => all.leave())
const { alice } = all

type Told = { status: number; body: string; type: string; headers: Headers }
const asks = async (path: string, token: string | null, init: RequestInit = {}): Promise<Told> => {
  const headers = new Headers(init.headers)
  if (token !== null) headers.set('authorization', `Bearer ${token}`)
  const response = await all.app.fetch(new Request(`http://localhost${path}`, { ...init, headers }))
  return {
    status: response.status,
    body: await response.text(),
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
  }
}
const api = '/p/donmouth/measure/api'
const pushes = (token: string | null, body: unknown, query = '', type = 'application/json', path = api) =>
  asks(`${path}/observations${query}`, token, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': type },
  })
const makes = async (scopes: string[], change: Record<string, string> = {}, who = alice): Promise<string> => {
  const made = await who.sends('/measure/tokens', {
    name: `Test ${scopes.join(' ')}`,
    scopes,
    'expires_on-day': '19',
    'expires_on-month': '11',
    'expires_on-year': '2027',
    ...change,
  })
  assert.equal(made.status, 200, made.text)
  return /hf_[\w-]{43}/.exec(made.text)?.[0] ?? ''
}
const says = (told: Told, status: number, words: RegExp) => {
  assert.equal(told.status, status, told.body)
  assert.match(told.type, /^application\/json/)
  assert.match(String(JSON.parse(told.body).error), words)
}

const push = await makes(['measure.push'])
const pull = await makes(['measure.pull'])
const both = await makes(['measure.push', 'measure.pull'])

test('the secret is shown once, only its digest is kept, and the page lists the token by name', async () => {
  const list = await alice.opens('/measure/tokens')
  assert.ok(list.page.says('Test measure.push'))
  assert.ok(!list.text.includes(push))
  const { rows } = await all.owner.query('select digest::text from measure.token')
  assert.ok(rows.every(({ digest }) => !String(digest).includes(push)))
})

test('a form that says too little comes back with sentences; only coordinators and administrators make tokens', async () => {
  for (const [fields, words] of [
    [{}, 'Say what will use it'],
    [{ name: 'X' }, 'Choose what it may do'],
    [
      { name: 'X', scopes: 'measure.push', 'expires_on-day': '1', 'expires_on-month': '1', 'expires_on-year': '2020' },
      'The last day has passed',
    ],
    [
      { name: 'X', scopes: 'measure.push', 'expires_on-day': '1', 'expires_on-month': '1', 'expires_on-year': '2040' },
      'two years at most',
    ],
  ] as const) {
    const reply = await alice.sends('/measure/tokens', fields)
    assert.equal(reply.status, 400)
    assert.ok(reply.page.says(words), words)
  }
  assert.equal((await all.grace.opens('/measure/tokens')).status, 200)
  assert.equal((await all.dan.opens('/p/donmouth/measure/tokens')).status, 403)
})

test('figures pushed as JSON or CSV are kept by the rules of an import; the same again changes nothing', async () => {
  const body = [
    { measure: 'Visits on time', period: '2026-04', numerator: 180, denominator: 250 },
    { measure: 'Visits on time', period: '2026-05', value: '50%' },
  ]
  const first = await pushes(push, body)
  assert.equal(first.status, 200, first.body)
  const { measures_new, new: added, written } = JSON.parse(first.body)
  assert.deepEqual([measures_new, added, written], [['Visits on time'], 2, true])
  const again = await pushes(
    push,
    'Measure,Month,Numerator,Denominator\nVisits on time,Apr 2026,180,250\n',
    '',
    'text/csv',
  )
  assert.deepEqual([JSON.parse(again.body).new, JSON.parse(again.body).unchanged], [0, 1])
  const { rows } = await all.owner.query(
    "select i.name, t.name as token from measure.import i join measure.token t on t.id = i.token_id where i.origin = 'api'",
  )
  assert.deepEqual(rows, [{ name: 'Push by “Test measure.push”', token: 'Test measure.push' }])
  const history = await all.owner.query(
    "select v.value::text as words from history.value v where v.value::text like '%pushed with the token%'",
  )
  assert.equal(history.rows.length, 1)
})

test('a refused row stops all of them with 422 and sentences, unless the good ones are wanted', async () => {
  const body = [
    { measure: 'Visits on time', period: '2026-06', value: '55%' },
    { measure: 'Visits on time', period: '2026-07', value: '155%' },
  ]
  const stopped = await pushes(push, body)
  assert.equal(stopped.status, 422)
  const told = JSON.parse(stopped.body)
  assert.deepEqual(told.refused, [{ row: 2, column: 'value', sentence: '155% is not between 0 and 100.' }])
  assert.equal(told.written, false)
  const count = async () =>
    Number(
      (await all.owner.query("select count(*) as n from measure.observation where period_from = '2026-06-01'")).rows[0]
        .n,
    )
  assert.equal(await count(), 0)
  const kept = await pushes(push, body, '?accept=good')
  assert.deepEqual([kept.status, JSON.parse(kept.body).new, JSON.parse(kept.body).refused.length], [200, 1, 1])
  assert.equal(await count(), 1)
})

test('what is no list of figures is refused in JSON words', async () => {
  says(await pushes(push, ''), 400, /empty/)
  says(await pushes(push, '{nonsense'), 400, /no JSON list of figures/)
  says(await pushes(push, '<x/>', '', 'application/xml'), 415, /application\/json or text\/csv/)
  says(await pushes(push, 'Hello\nthere', '', 'text/csv'), 400, /No table of figures/)
  says(await pushes(push, '[]'), 400, /no JSON list/)
  says(
    await asks(`${api}/observations`, push, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/csv', 'content-length': '99000000' },
    }),
    413,
    /larger than 60 MB/,
  )
})

test('figures are read in JSON and CSV, small ones not shown', async () => {
  const csv =
    'Measure,Locality,Month,Numerator,Denominator\nVisits on time,North,Apr 2026,178,246\nVisits on time,South,Apr 2026,2,4\n'
  assert.equal((await pushes(push, csv, '', 'text/csv')).status, 200)
  const read = await asks(`${api}/observations`, pull)
  assert.equal(read.status, 200, read.body)
  const { observations, next } = JSON.parse(read.body)
  assert.equal(next, null)
  const april = observations.filter((o: { from: string }) => o.from === '2026-04-01')
  assert.deepEqual(april.find((o: { category: string | null }) => o.category === null).value, 72)
  for (const place of ['North', 'South']) {
    const part = april.find((o: { category: string | null }) => o.category === place)
    assert.deepEqual([part.value, part.numerator, part.denominator], [null, null, null], place)
    assert.match(part.shown, /not shown/i)
  }
  const feed = await asks(`${api}/observations.csv`, pull)
  assert.match(feed.type, /^text\/csv/)
  assert.match(feed.body, /Visits on time,%,,,2026-04-01,2026-04-30,72,180,250,final,/)
  assert.ok(!/246/.test(feed.body))
  const byAddress = await asks(`/p/donmouth/measure/feed/${pull}/observations.csv`, null)
  assert.deepEqual([byAddress.status, byAddress.body], [200, feed.body])
  const measures = JSON.parse((await asks(`${api}/measures`, pull)).body).measures
  assert.equal(measures[0].title, 'Visits on time')
  const one = JSON.parse((await asks(`${api}/observations?measure=${measures[0].id}`, pull)).body)
  assert.equal(one.observations.length, observations.length)
  says(await asks(`${api}/observations?measure=nonsense`, pull), 404, /no such measure/)
})

test('every door for machines: no token, a made-up one, another partnership’s, the wrong scope, revoked, expired', async () => {
  const doors = tokenDoors(modules)
  assert.ok(doors.length >= 5)
  const walbrook = await makes(['measure.pull'], {}, all.carol)
  const revoked = {
    push: await makes(['measure.push'], { name: 'Gone push' }),
    pull: await makes(['measure.pull'], { name: 'Gone pull' }),
  }
  const expired = {
    push: await makes(['measure.push'], { name: 'Old push' }),
    pull: await makes(['measure.pull'], { name: 'Old pull' }),
  }
  for (const [, id = ''] of (await alice.opens('/measure/tokens')).text.matchAll(
    /tokens\/([0-9a-f-]{36})\/revocation/g,
  )) {
    const { rows } = await all.owner.query('select name from measure.token where id = $1', [id])
    if (/^Gone/.test(rows[0].name)) assert.equal((await alice.sends(`/measure/tokens/${id}/revocation`)).status, 303)
  }
  await all.owner.query("update measure.token set expires_on = current_date - 1 where name like 'Old%'")
  for (const { method, path, scope } of doors) {
    const inPath = path.includes(':secret')
    const tries = (token: string | null) =>
      asks(
        `/p/donmouth${path.replace(':secret', token ?? 'none')}`,
        inPath ? null : token,
        method === 'POST' ? { method, body: 'x', headers: { 'content-type': 'text/csv' } } : {},
      )
    const kind = scope === 'measure.push' ? 'push' : 'pull'
    if (!inPath) says(await tries(null), 401, /Authorization: Bearer/)
    says(await tries('hf_made-up'), 401, /opens nothing here/)
    says(await tries(walbrook), 401, /opens nothing here/)
    says(
      await tries(kind === 'push' ? pull : push),
      403,
      kind === 'push' ? /no right to push figures/ : /no right to read figures/,
    )
    says(await tries(revoked[kind]), 401, /was revoked/)
    says(await tries(expired[kind]), 401, /has expired/)
    if (inPath) says(await tries(both), 403, /may only read/)
    const cookie = { cookie: `__Host-holdfast=${all.secretOf(alice.name)}` }
    if (!inPath)
      assert.equal(
        (await asks(`/p/donmouth${path}`, null, { method, headers: cookie })).status,
        401,
        'a session opens no door of machines',
      )
  }
  const opened = await asks('/p/walbrook/measure/api/measures', walbrook)
  assert.deepEqual(JSON.parse(opened.body), { measures: [] })
  assert.equal((await asks('/p/donmouth/measure', pull)).status, 303, 'a token opens no page')
})

test('when it was last used is kept, and one token is stopped after 120 requests in a minute', async () => {
  const { rows } = await all.owner.query(
    "select used_at is not null as used from measure.token where name = 'Test measure.pull' and partnership_id = $1",
    [all.donmouth],
  )
  assert.deepEqual(rows, [{ used: true }])
  const busy = await makes(['measure.pull'], { name: 'Busy' })
  let last: Told | undefined
  for (let n = 0; n <= 120; n++) last = await asks(`${api}/measures`, busy)
  says(last as Told, 429, /120 times in a minute/)
  assert.equal(last?.headers.get('retry-after'), '60')
})

type Schema = {
  $ref?: string
  type?: string | string[]
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: boolean
  enum?: string[]
}
/** What of a value its schema does not say. */
const faults = (value: unknown, schema: Schema, at = '$'): string[] => {
  if (schema.$ref)
    return faults(
      value,
      (openapi.components.schemas as unknown as Record<string, Schema>)[schema.$ref.split('/').at(-1) ?? ''] ?? {},
      at,
    )
  const is = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  if (schema.type && ![schema.type].flat().includes(is)) return [`${at} is ${is}`]
  if (schema.enum && !schema.enum.includes(String(value))) return [`${at} is ${String(value)}`]
  if (Array.isArray(value)) return value.flatMap((each, n) => faults(each, schema.items ?? {}, `${at}[${n}]`))
  if (is !== 'object') return []
  const fields = value as Record<string, unknown>
  return [
    ...(schema.required ?? []).filter((name) => !(name in fields)).map((name) => `${at}.${name} is missing`),
    ...Object.entries(fields).flatMap(([name, each]) => {
      const inside = schema.properties?.[name]
      return inside
        ? faults(each, inside, `${at}.${name}`)
        : schema.additionalProperties === false
          ? [`${at}.${name} is not described`]
          : []
    }),
  ]
}

test('openapi.json names every address for machines, and every answer is as it says', async () => {
  const told = await all.app.fetch(new Request('http://localhost/measure/api/openapi.json'))
  assert.deepEqual(await told.json(), JSON.parse(JSON.stringify(openapi)))
  const described = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const routes = tokenDoors(modules).map(
    ({ method, path }) => `${method} /p/{partnership}${path.replaceAll(/:(\w+)/g, '{$1}')}`,
  )
  assert.deepEqual(described.toSorted(), routes.toSorted())
  const answers: [string, 'get' | 'post', Told][] = [
    ['observations', 'get', await asks(`${api}/observations`, pull)],
    ['observations', 'get', await asks(`${api}/observations?measure=x`, pull)],
    ['observations', 'get', await asks(`${api}/observations`, push)],
    ['observations', 'get', await asks(`${api}/observations`, null)],
    ['measures', 'get', await asks(`${api}/measures`, pull)],
    ['observations', 'post', await pushes(push, [{ measure: 'Waiting', period: '2026-06', value: 0.5, unit: '%' }])],
    ['observations', 'post', await pushes(push, [{ measure: 'Waiting', period: 'soon', value: 5 }])],
    ['observations', 'post', await pushes(push, 'nonsense')],
    ['observations', 'post', await pushes(push, 'nonsense', '', 'image/png')],
    ['observations', 'post', await pushes(pull, [])],
  ]
  for (const [name, method, { status, body }] of answers) {
    const path = openapi.paths[`/p/{partnership}/measure/api/${name}` as '/p/{partnership}/measure/api/observations']
    const response = (
      path[method].responses as Record<number, { content: { 'application/json': { schema: unknown } } }>
    )[status]
    assert.ok(response, `${method} ${name}: ${status} is not described: ${body}`)
    assert.deepEqual(
      faults(JSON.parse(body), response.content['application/json'].schema as Schema),
      [],
      `${method} ${name} ${status}`,
    )
  }
})
