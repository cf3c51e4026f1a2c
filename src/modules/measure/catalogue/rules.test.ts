import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { personalDoubts } from '../../../platform/doubts.tsx'
import { dateFields } from '../../../platform/asked.ts'
import type { Form } from '../../../platform/forms.ts'
import { readMeasure } from '../form.ts'
import { kinds } from '../model.ts'
import { entries, entryOf, groups } from './entries.ts'
import {
  addedWords,
  catalogueSentence,
  fieldsOf,
  newSplits,
  originOf,
  splitWords,
  standingOf,
  sureWords,
  wantedGroups,
  wantedOf,
} from './rules.ts'

const today = '2026-11-27'
const asTyped = (fields: ReturnType<typeof fieldsOf>): Form => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value ?? '')])),
  ...dateFields('named_on', fields.named_on),
})

for (const entry of entries) {
  test(`${entry.key} is a measure by the form’s own rules`, () => {
    const read = readMeasure(asTyped(fieldsOf(entry, today)), {
      owners: [],
      measures: [],
      own: null,
      hasFigures: false,
      isPart: false,
    })
    assert.deepEqual(read.errors ?? [], [])
    // The form does not know the key: it is kept as it is.
    const { catalogue_key, ...fields } = fieldsOf(entry, today)
    assert.equal(catalogue_key, entry.key)
    assert.deepEqual(
      { ...read.value, version: 0 },
      {
        ...fields,
        chart: 'auto',
        decimals: 1,
        baseline_points: null,
        derived: null,
        derived_from: null,
        derived_by: null,
        derived_per: null,
        version: 0,
      },
    )
  })
}

test('every key is used once, of a group and a word, and so is every name', () => {
  assert.deepEqual(
    entries.filter(({ key }) => !/^[a-z-]+\.[a-z0-9-]+$/.test(key)).map(({ key }) => key),
    [],
  )
  for (const group of groups) for (const { key } of group.entries) assert.ok(key.startsWith(`${group.key}.`), key)
  assert.equal(new Set(entries.map(({ key }) => key)).size, entries.length)
  assert.equal(new Set(entries.map(({ title }) => title.toLowerCase())).size, entries.length)
  assert.equal(entryOf('committee.registrations')?.title, 'Children put on the register')
  assert.equal(entryOf('committee.nothing'), undefined)
})

test('docs/statistics.md says how many there are, and how sure', () => {
  const said = readFileSync('docs/statistics.md', 'utf8')
  const confirmed = entries.filter(({ sure }) => sure.kind === 'confirmed').length
  assert.match(said, new RegExp(`: ${entries.length} measures ready to be taken over`))
  assert.match(said, new RegExp(`\\*\\*Confirmed \\(${confirmed}\\):`))
  assert.match(said, new RegExp(`\\*\\*Suggestion \\(${entries.length - confirmed}\\):`))
})

test('every entry says what is asked of it, ends its sentences, and names nobody', () => {
  for (const { key, ask, bear, sure, counted, out_of, splits } of entries) {
    assert.ok(ask.length > 0 && ask.every((question) => question.endsWith('?')), key)
    const { head, words } = sureWords(sure)
    assert.match(words, /\.$/, key)
    assert.ok(bear === '' || bear.endsWith('.'), key)
    assert.deepEqual(personalDoubts([...ask, bear, head, words, counted, out_of, splitWords(splits)], false), [], key)
    assert.ok(bear.length <= 4000 && splits.every(({ dimension }) => dimension.length <= 80), key)
  }
})

test('a share says out of what; a confirmed entry names a publication and its year', () => {
  for (const { key, unit, out_of, sure } of entries) {
    if (unit === '%' || unit.startsWith('per ')) assert.notEqual(out_of, '', key)
    if (sure.kind === 'confirmed') assert.match(sure.year, /^(19|20)\d\d( to 20\d\d)?$/, key)
  }
})

test('there is something of every kind, and one dimension never has two sets of categories', () => {
  for (const kind of kinds)
    assert.ok(
      entries.some((entry) => entry.kind === kind),
      kind,
    )
  const byName = Map.groupBy(
    entries.flatMap(({ splits }) => splits),
    ({ dimension }) => dimension.toLowerCase(),
  )
  for (const [name, splits] of byName)
    assert.equal(new Set(splits.map(({ categories }) => categories.join())).size, 1, name)
})

const countOf = (query: string) =>
  wantedGroups(groups, wantedOf(new URLSearchParams(query))).reduce((n, group) => n + group.entries.length, 0)

for (const [query, fits] of [
  ['', (n: number) => n === entries.length],
  ['words=core+group', (n: number) => n >= 2 && n < 10],
  ['words=GROUP+core', (n: number) => n >= 2],
  ['words=childrens+house', (n: number) => n === 1],
  ['words=balancing', (n: number) => n >= 3],
  ['kind=experience', (n: number) => n === entries.filter(({ kind }) => kind === 'experience').length],
  ['kind=experience&words=ready', (n: number) => n === 1],
  ['kind=pie', (n: number) => n === entries.length],
  ['words=zebra', (n: number) => n === 0],
] as const)
  test(`the filter “${query}” finds what it should`, () => assert.ok(fits(countOf(query)), String(countOf(query))))

const entry = entryOf('committee.registrations') ?? assert.fail()
const own = { id: 'm1', title: 'Registered', catalogue_key: entry.key }
const goneOn = new Date('2026-05-03')

for (const [what, measures, gone, kind] of [
  ['nobody has it', [], [], 'free'],
  ['it was taken over, and renamed', [own], [], 'here'],
  [
    'another measure has its name',
    [{ id: 'm2', title: 'children  put on the Register', catalogue_key: null }],
    [],
    'named',
  ],
  ['it was taken away', [], [{ id: 'm1', catalogue_key: entry.key, deleted_at: goneOn }], 'free'],
] as const)
  test(`where ${what}, an entry is “${kind}”`, () => {
    const standing = standingOf(entry, { measures, gone })
    assert.equal(standing.kind, kind)
    if (standing.kind === 'free') assert.equal(standing.gone?.id, gone[0]?.id)
  })

const measure = { ...fieldsOf(entry, today), calendar: entry.calendar, catalogue_key: entry.key }

for (const [what, changed, differs] of [
  ['as it came', {}, ''],
  ['seen to by somebody, with another source', { source: 'The register' }, ''],
  ['renamed', { title: 'Registered' }, 'It says something else than the entry about its name.'],
  [
    'changed',
    { better: 'lower', counted: 'x' },
    'It says something else than the entry about what is counted and the direction.',
  ],
] as const)
  test(`a measure ${what} says so truthfully`, () => {
    const origin = originOf({ ...measure, ...changed })
    assert.deepEqual([origin?.entry?.key, origin?.differs], [entry.key, differs])
  })

test('a measure of one’s own has no origin, and an entry that is gone is not invented', () => {
  assert.equal(originOf({ ...measure, catalogue_key: null }), null)
  assert.deepEqual(originOf({ ...measure, catalogue_key: 'committee.nothing' }), { entry: null, differs: '' })
})

test('a partnership that has its own age bands keeps them; splits without categories add nothing', () => {
  const { splits } = entryOf('committee.registrations') ?? assert.fail()
  assert.deepEqual(
    newSplits(splits, []).map(({ dimension }) => dimension),
    ['Age band'],
  )
  assert.deepEqual(newSplits(splits, ['age band']), [])
})

test('what was added and what was there are said', () => {
  assert.equal(addedWords(1, []), 'Added one measure from the catalogue.')
  assert.equal(addedWords(3, ['A']), 'Added 3 measures from the catalogue. “A” was there already.')
  assert.equal(addedWords(2, ['A', 'B']), 'Added 2 measures from the catalogue. “A” and “B” were there already.')
  assert.match(catalogueSentence(entries, 0), /^\d+ measures to choose from: .* You have none of them yet\.$/)
  assert.match(catalogueSentence(entries, 1), /You have one of them\.$/)
})
