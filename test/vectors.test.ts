// Figures computed by published packages against ours. VECTORS=dir reads another folder of the same format.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { answers, type Case, type Outcome } from './vectors/answers.ts'

const folder = process.env['VECTORS'] ?? join(import.meta.dirname, 'vectors')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()

test('there are vectors to meet', () => assert.ok(files.length > 0, `${folder} holds no .json file`))

for (const name of files)
  test(`${name} agrees with the package that computed it`, (t) => {
    const { cases } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { cases: Case[] }
    const outcomes = cases.map((each): [Case, Outcome] => [each, tried(name, each)])
    const of = (kind: Outcome['kind']) => outcomes.filter(([, outcome]) => outcome.kind === kind)
    const why = [...new Set(of('skipped').map(([, outcome]) => ('why' in outcome ? outcome.why : '')))].join('; ')
    t.diagnostic(
      `${name}: ${of('passed').length} passed, ${of('failed').length} failed, ${of('skipped').length} skipped${why && ` (${why})`}`,
    )
    const wrong = outcomes.flatMap(([each, outcome]) =>
      outcome.kind === 'failed'
        ? [`${each.name}: ${outcome.why}`]
        : outcome.kind === 'skipped' && each.follow === 'yes'
          ? [`${each.name} must be met and was skipped: ${outcome.why}`]
          : [],
    )
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${cases.length} are wrong`)
  })

function tried(file: string, each: Case): Outcome {
  try {
    return answers(file, each)
  } catch (e) {
    return { kind: 'failed', why: `threw ${e instanceof Error ? e.stack : e}` }
  }
}
