import assert from 'node:assert/strict'
import { test } from 'node:test'
import { postsIn, soundsLikePost } from './leads.ts'

const cells: [string, string[]][] = [
  [
    'Children’s Board Chair & Corporate Parenting Group Chair',
    ["Children's Board Chair", 'Corporate Parenting Group Chair'],
  ],
  ['ICS Board Chair; CPC Chair & COG', ['ICS Board Chair', 'CPC Chair', 'COG']],
  ['Head of Service and CSWO', ['Head of Service', 'CSWO']],
  ['IJB Chief Officer and CSWO', ['IJB Chief Officer', 'CSWO']],
  ['Health and Social Care Manager', ['Health and Social Care Manager']],
  ['Director of Education and Children’s Services', ["Director of Education and Children's Services"]],
  ['Director of Children, Families and Justice', ['Director of Children, Families and Justice']],
  ['Learning and Development Lead', ['Learning and Development Lead']],
  ['Chief Officer – Data', ['Chief Officer – Data']],
  ['Chief Social Work Officer and Head of Education', ['Chief Social Work Officer', 'Head of Education']],
  ['CPC Chair, CSWO and NHS Lead Nurse', ['CPC Chair', 'CSWO', 'NHS Lead Nurse']],
  ['Education, Health and Police', ['Education', 'Health', 'Police']],
  ['Social work / Education', ['Social work', 'Education']],
  ['Head of Education\nChair of CPC', ['Head of Education', 'Chair of CPC']],
  ['Service Manager (Children) and Team Leader', ['Service Manager (Children)', 'Team Leader']],
  ['Assistant Director, Early Help', ['Assistant Director, Early Help']],
  ['Class teachers and TAs', ['Class teachers', 'TAs']],
  ['Leaving Care Manager & Housing Options', ['Leaving Care Manager', 'Housing Options']],
  ['Transitions Lead, Adult Social Care', ['Transitions Lead, Adult Social Care']],
  ['TBC', []],
]

test('a cell of leads is the posts a person would read in it', () => {
  for (const [cell, posts] of cells) assert.deepEqual([cell, postsIn(cell)], [cell, posts])
})

test('sentences do not sound like posts', () => {
  assert.equal(
    soundsLikePost('Twelve families have been visited since the summer and each has a plan that they agreed'),
    false,
  )
  assert.equal(soundsLikePost('31 March 2026'), false)
})
