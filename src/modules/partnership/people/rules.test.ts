import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Role, roleNames } from '../../../platform/permissions.ts'
import { givable, mayChangeAddress, roleFault } from './rules.ts'

const plenty = { administrators: 2, coordinators: 2 }

// Who may give or take which role, whole: one row an actor, one column a role.
const columns: Role[] = [
  'viewer',
  'inspector',
  'reader',
  'lead',
  'writer',
  'analyst',
  'chair',
  'coordinator',
  'administrator',
]
const matrix: Record<Role, string> = {
  viewer: '. . . . . . . . .',
  inspector: '. . . . . . . . .',
  reader: '. . . . . . . . .',
  lead: '. . . . . . . . .',
  writer: '. . . . . . . . .',
  analyst: '. . . . . . . . .',
  chair: '. . . . . . . . .',
  coordinator: 'x x x x x x . . .',
  administrator: 'x x x x x x x x x',
}

test('the table names every role', () => assert.deepEqual([...columns].sort(), [...roleNames].sort()))

for (const [actor, row] of Object.entries(matrix))
  test(`${actor}: may give and take ${row.includes('x') ? columns.filter((_, n) => row.split(' ')[n] === 'x').join(', ') : 'nothing'}`, () => {
    for (const [n, role] of columns.entries()) {
      const may = row.split(' ')[n] === 'x'
      assert.equal(givable([actor]).includes(role), may, role)
      const giving = roleFault({ by: [actor], was: ['reader'], became: ['reader', role], others: plenty })
      const taking = roleFault({ by: [actor], was: ['reader', role], became: ['reader'], others: plenty })
      if (role !== 'reader') {
        assert.equal(giving, may ? undefined : 'not_yours', `giving ${role}`)
        assert.equal(taking, may ? undefined : 'not_yours', `taking ${role}`)
      }
    }
  })

const cases: [
  say: string,
  by: Role[],
  was: string[],
  became: string[],
  others: [number, number],
  ending: boolean,
  fault: string | undefined,
][] = [
  ['nobody stays without a role', ['administrator'], ['lead'], [], [2, 2], false, 'no_role'],
  ['a membership that ends has no role', ['administrator'], ['lead'], [], [2, 2], true, undefined],
  [
    'a coordinator keeps a chair a chair and makes her a lead too',
    ['coordinator'],
    ['chair'],
    ['chair', 'lead'],
    [1, 1],
    false,
    undefined,
  ],
  ['a coordinator does not end a chair’s membership', ['coordinator'], ['chair'], [], [1, 1], true, 'not_yours'],
  [
    'a coordinator does not make herself administrator',
    ['coordinator'],
    ['coordinator'],
    ['coordinator', 'administrator'],
    [1, 0],
    false,
    'not_yours',
  ],
  [
    'the last administrator stays',
    ['administrator'],
    ['administrator'],
    ['viewer'],
    [0, 1],
    false,
    'last_administrator',
  ],
  [
    'the last administrator does not leave',
    ['administrator'],
    ['administrator'],
    [],
    [0, 1],
    true,
    'last_administrator',
  ],
  ['one of two administrators may leave', ['administrator'], ['administrator'], [], [1, 1], true, undefined],
  ['the last coordinator stays', ['administrator'], ['coordinator'], ['lead'], [1, 0], false, 'last_coordinator'],
  [
    'the last coordinator does not leave',
    ['administrator'],
    ['coordinator', 'lead'],
    [],
    [1, 0],
    true,
    'last_coordinator',
  ],
  [
    'a last coordinator may become administrator as well',
    ['administrator'],
    ['coordinator'],
    ['coordinator', 'administrator'],
    [0, 0],
    false,
    undefined,
  ],
]

for (const [say, by, was, became, [administrators, coordinators], ending, fault] of cases)
  test(say, () => assert.equal(roleFault({ by, was, became, others: { administrators, coordinators } }, ending), fault))

const addresses: [by: Role[], roles: Role[], may: boolean][] = [
  [['coordinator'], ['lead'], true],
  [['coordinator'], ['lead', 'chair'], false],
  [['coordinator'], ['administrator'], false],
  [['coordinator'], ['coordinator'], false],
  [['administrator'], ['chair', 'administrator'], true],
  [['lead'], ['viewer'], false],
]

test('who changes an address could also have given every role: an address is a key', () => {
  for (const [by, roles, may] of addresses) assert.equal(mayChangeAddress(by, roles), may, `${by} ${roles}`)
})
