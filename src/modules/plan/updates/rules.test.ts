import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seesHeldBack } from './rules.ts'

const readers: [string, string | null, { agencyId: string | null; edits: boolean }, boolean][] = [
  ['its own people', 'health', { agencyId: 'health', edits: false }, true],
  ['another agency', 'health', { agencyId: 'police', edits: false }, false],
  ['who keeps the plan', 'health', { agencyId: 'police', edits: true }, true],
  ['somebody without an agency, of a part without one', null, { agencyId: null, edits: false }, false],
]
for (const [who, agency, reader, sees] of readers)
  test(`a part that is held back is ${sees ? 'read' : 'not read'} by ${who}`, () =>
    assert.equal(seesHeldBack(agency, reader), sees))
