import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, onlyTable, shown } from '../../../test/fixtures/shown.ts'
import { readHere } from './index.ts'

const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}

const cases: { says: string; file: string | Buffer; gives: string[] }[] = [
  { says: 'commas', file: 'Action,Lead\nTrain,Nurse', gives: ['Action | Lead', 'Train | Nurse'] },
  {
    says: 'semicolons, with commas in the words',
    file: 'Action;Lead\nTrain, then test;Nurse',
    gives: ['Action | Lead', 'Train, then test | Nurse'],
  },
  {
    says: 'tabs',
    file: 'Action\tLead\r\nTrain, then test\tNurse\r\n',
    gives: ['Action | Lead', 'Train, then test | Nurse'],
  },
  { says: 'bars', file: 'Action|Lead\nTrain|Nurse', gives: ['Action | Lead', 'Train | Nurse'] },
  { says: 'a separator that Excel declares', file: 'sep=;\nA;B', gives: ['A | B'] },
  {
    says: 'quotes, doubled quotes and line breaks in quotes',
    file: 'A,B\n"say ""yes"", now","one\ntwo"',
    gives: ['A | B', 'say "yes", now | one / two'],
  },
  {
    says: 'a quote that is never closed costs one cell, not the file',
    file: 'A,B\n"open,x\nC,D',
    gives: ['A | B', '"open | x', 'C | D'],
  },
  { says: 'short rows, made as wide as the widest', file: 'A,B,C\nD', gives: ['A | B | C', 'D |  | '] },
  { says: 'empty lines and lines of commas, left out', file: 'A,B\n\n,\nC,D', gives: ['A | B', 'C | D'] },
  { says: 'UTF-8 with its mark', file: Buffer.from('\ufeffCafé,B\nC,D'), gives: ['Café | B', 'C | D'] },
  { says: 'Windows-1252', file: Buffer.from('Caf\u00e9 \u0096 x,B\nC,D', 'latin1'), gives: ['Café – x | B', 'C | D'] },
  { says: 'UTF-16 little endian', file: utf16('Café,B\nC,D', false), gives: ['Café | B', 'C | D'] },
  { says: 'UTF-16 big endian', file: utf16('Café,B\nC,D', true), gives: ['Café | B', 'C | D'] },
  { says: 'UTF-16 without a mark', file: Buffer.from('Action,B\nC,D', 'utf16le'), gives: ['Action | B', 'C | D'] },
]

for (const { says, file, gives } of cases)
  test(`CSV is read with ${says}`, async () => {
    const document = documentOf(await readHere(file, 'plan.csv'))
    assert.deepEqual(shown(document), gives)
    assert.equal(document.kind, 'csv')
  })

test('CSV: a row is the line of the file on which it begins', async () => {
  const document = documentOf(await readHere('A,B\n"one\ntwo",x\n\nC,D', 'plan.csv'))
  assert.deepEqual(
    onlyTable(document).rows.map((row) => row.where.row),
    [1, 2, 5],
  )
})
