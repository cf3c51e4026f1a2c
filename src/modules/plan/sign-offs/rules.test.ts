import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoundState } from '../rounds/model.ts'
import { cannotReopen, cannotSignOff } from './rules.ts'

const signing: [RoundState, string | undefined][] = [
  ['open', undefined],
  ['draft', 'This round has not been opened yet, so there is nothing to sign off'],
  ['signed_off', 'This round has been signed off already'],
  ['closed', 'This round is closed'],
  ['dropped', 'This round was dropped'],
]
for (const [state, words] of signing)
  test(`a round that is ${state} ${words ? 'is not signed off' : 'can be signed off'}`, () =>
    assert.equal(cannotSignOff({ state }), words))

const reopening: [RoundState, string | undefined][] = [
  ['signed_off', undefined],
  ['closed', 'A closed round stays closed: its release does not change any more. What is new counts in the next round'],
  ['open', 'Only a round that has been signed off can be opened again'],
  ['dropped', 'Only a round that has been signed off can be opened again'],
]
for (const [state, words] of reopening)
  test(`a round that is ${state} ${words ? 'stays as it is' : 'can be opened again'}`, () =>
    assert.equal(cannotReopen({ state }), words))
