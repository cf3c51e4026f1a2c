// Every address of the site against those who may not pass it. The cases are made from the list of routes, so an address
// added tomorrow is tried tomorrow.
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { may, type Permission, roleNames, roles } from '../src/platform/permissions.ts'
import { modules } from '../src/site.ts'
import { type Actor, cast } from './cast.ts'
import { type Door, linkDoors, memberDoors, routeLines } from './routes.ts'

const all = await cast(() => new Date())
after(() => all.leave())

const doors = memberDoors(modules)

/** Opens or sends to a door with made-up ids, and says which door it was when the answer is another one. */
const tries = async (who: Actor, doors: readonly Door[], wanted: number, partnership = 'donmouth') => {
  const wrong: string[] = []
  for (const door of doors) {
    const path = `/p/${partnership}${door.names.reduce((path, name) => path.replace(`:${name}`, randomUUID()), door.path)}`
    const reply = await (door.method === 'GET' ? who.opens(path) : who.sends(path))
    if (reply.status !== wanted)
      wrong.push(`${door.method} ${door.path} (${door.permission}) gave ${who.name} ${reply.status}, not ${wanted}`)
    if (wanted === 303 && !reply.location?.startsWith('/sign-in'))
      wrong.push(`${door.method} ${door.path} led ${who.name} to ${reply.location}`)
  }
  assert.deepEqual(wrong, [])
}

test('there are doors to try', () => assert.ok(doors.length > 30, `only ${doors.length} routes`))

test('a stranger who is signed in finds nothing behind any door', () => tries(all.eve, doors, 404))

test('a member of another partnership finds nothing behind any door', () => tries(all.carol, doors, 404))

test('somebody who is not signed in is led to sign in at every door', () => tries(all.nobody, doors, 303))

test('a partnership that does not exist looks like one that is not yours', () =>
  tries(all.alice, doors, 404, 'nowhere'))

test('a made-up secret opens no link, whoever holds it, signed in or not', async () => {
  assert.ok(linkDoors(modules).length > 0)
  const wrong: string[] = []
  const secrets = [randomBytes(32).toString('base64url'), randomUUID(), '..', '%00', 'x'.repeat(2000)]
  for (const { method, path } of linkDoors(modules))
    for (const who of [all.nobody, all.eve, all.alice])
      for (const secret of secrets) {
        const address = `/p/donmouth${path.replace(':secret', encodeURIComponent(secret))}`
        const reply = await (method === 'GET' ? who.opens(address) : who.sends(address))
        if (![404, 429].includes(reply.status)) wrong.push(`${method} ${path} gave ${who.name} ${reply.status}`)
        if (reply.text.includes('Donmouth')) wrong.push(`${method} ${path} named the partnership to ${who.name}`)
      }
  assert.deepEqual(wrong, [])
})

for (const [name, role] of [
  ['bob', 'viewer'],
  ['iona', 'inspector'],
  ['dan', 'lead'],
  ['henry', 'writer'],
  ['frank', 'chair'],
  ['grace', 'administrator'],
  ['alice', 'coordinator'],
] as const)
  test(`${role}: refused at every door that is not theirs`, () =>
    tries(
      all[name],
      doors.filter(({ permission }) => !may([role], permission as Permission)),
      403,
    ))

test('a viewer and an inspector hold the permission to read releases and no other', () => {
  assert.deepEqual([...roles.viewer], ['release.read'])
  assert.deepEqual([...roles.inspector], ['release.read'])
})

test('no form of a door that reads changes anything: GET and POST of one address are told apart', () => {
  const twice = doors.map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(
    twice.filter((each, n) => twice.indexOf(each) !== n),
    [],
  )
})

test('test/routes.txt lists every address. Refresh it with: UPDATE=1 npm test -- test/doors.test.ts', () => {
  const file = new URL('routes.txt', import.meta.url)
  const now = `${routeLines(modules).join('\n')}\n`
  if (process.env['UPDATE']) writeFileSync(file, now)
  const kept = readFileSync(file, 'utf8')
  const [was, is] = [new Set(kept.split('\n')), new Set(now.split('\n'))]
  assert.deepEqual(
    { gone: [...was].filter((line) => !is.has(line)), added: [...is].filter((line) => !was.has(line)) },
    { gone: [], added: [] },
    'The addresses have changed. An address that goes needs a redirect; then refresh test/routes.txt with UPDATE=1 node --import ./jsx.ts --test test/doors.test.ts',
  )
})

test('docs/security.md prints the table of permissions as it is. Refresh it with UPDATE=1', () => {
  const file = new URL('../docs/security.md', import.meta.url)
  const text = readFileSync(file, 'utf8')
  const [start, end] = ['<!-- permissions -->', '<!-- end of permissions -->']
  const [before = '', rest = ''] = text.split(start)
  const [table = '', behind = ''] = rest.split(end)
  const now = `\n${permissionTable()}\n`
  if (process.env['UPDATE'] && table !== now) writeFileSync(file, `${before}${start}${now}${end}${behind}`)
  else assert.equal(table, now, 'Refresh the table with UPDATE=1 node --import ./jsx.ts --test test/doors.test.ts')
})

function permissionTable(): string {
  const permissions = [...new Set(Object.values(roles).flat())].sort()
  return [
    `| permission | ${roleNames.join(' | ')} |`,
    `|---|${roleNames.map(() => ':-:|').join('')}`,
    ...permissions.map(
      (permission) =>
        `| \`${permission}\` | ${roleNames.map((role) => (may([role], permission) ? 'yes' : '')).join(' | ')} |`,
    ),
  ].join('\n')
}
