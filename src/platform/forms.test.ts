import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asked, askedChoice, askedChoices, askedDate, dateFields } from './asked.ts'
import {
  also,
  choice,
  choices,
  date,
  email,
  type Field,
  type Form,
  longText,
  number,
  percent,
  readForm,
  text,
  wrong,
} from './forms.ts'

const cases: [field: Field<unknown>, typed: string | string[], wanted: unknown][] = [
  [text({ called: 'The title', required: 'Enter a title' }), ' Fix the \n audit  trail ', 'Fix the audit trail'],
  [text({ called: 'The title', required: 'Enter a title' }), '   ', 'Error: Enter a title'],
  [text({ called: 'The title' }), '', null],
  [text({ called: 'The title', max: 5 }), 'dental', 'Error: The title must be 5 characters or fewer. It has 6'],
  [text({ called: 'The title', max: 4 }), '👧👦', '👧👦'],
  [text({ called: 'The title' }), 'a\u0000b', 'ab'],
  [text({ called: 'The title' }), ['first', 'second'], 'first'],
  [longText({ called: 'The reason' }), 'One.\r\n\r\nTwo.\u0007\n', 'One.\n\nTwo.'],
  [
    longText({ called: 'The reason' }),
    'x'.repeat(5001),
    'Error: The reason must be 5,000 characters or fewer. It has 5,001',
  ],
  [email({ called: 'Your e-mail address' }), ' iona@walbrook.example ', 'iona@walbrook.example'],
  [
    email({ called: 'Your e-mail address' }),
    'iona@walbrook',
    'Error: Your e-mail address must be an e-mail address, like name@example.com',
  ],
  [
    email({ called: 'Your e-mail address' }),
    'a@b.co, c@d.co',
    'Error: Your e-mail address must be an e-mail address, like name@example.com',
  ],
  [number({ called: 'Children waiting' }), '1,234.5', 1234.5],
  [number({ called: 'Children waiting' }), '12,34', 'Error: Children waiting must be a number, like 72 or 72.5'],
  [
    number({ called: 'Children waiting', whole: true }),
    '7.5',
    'Error: Children waiting must be a whole number, like 72',
  ],
  [number({ called: 'Children waiting', whole: true }), 'many', 'Error: Children waiting must be a number, like 72'],
  [number({ called: 'Change' }), '−3', -3],
  [number({ called: 'Children waiting', min: 0 }), '-3', 'Error: Children waiting must be 0 or more'],
  [number({ called: 'Days', max: 31 }), '32', 'Error: Days must be 31 or less'],
  [number({ called: 'Children waiting' }), '1e9', 'Error: Children waiting must be a number, like 72 or 72.5'],
  [percent({ called: 'The target' }), '72 %', 72],
  [percent({ called: 'The target' }), '101', 'Error: The target must be between 0 and 100'],
  [choice(['on', 'off'], { called: 'The status', required: 'Choose a status' }), 'off', 'off'],
  [choice(['on', 'off'], { called: 'The status', required: 'Choose a status' }), '', 'Error: Choose a status'],
  [choice(['on', 'off'], { called: 'The status' }), 'done', 'Error: The status must be one of the answers offered'],
  [choices(['a', 'b', 'c'], { called: 'The agencies' }), ['c', 'a'], ['a', 'c']],
  [choices(['a', 'b', 'c'], { called: 'The agencies', required: 'Choose an agency' }), [], 'Error: Choose an agency'],
  [
    choices(['a', 'b'], { called: 'The agencies' }),
    ['a', 'z'],
    'Error: The agencies must be among the answers offered',
  ],
  [
    also(number({ called: 'Days' }), (days) => (days === 13 ? 'Choose another number' : undefined)),
    '13',
    'Error: Choose another number',
  ],
  [
    also(number({ called: 'Days' }), (days) => (days === 13 ? 'Choose another number' : undefined)),
    'x',
    'Error: Days must be a number, like 72 or 72.5',
  ],
]

test('a field gives its value, or says what is wrong', () => {
  for (const [field, typed, wanted] of cases) {
    const read = field({ it: typed }, 'it')
    assert.deepEqual('error' in read ? `Error: ${read.error}` : read.value, wanted)
  }
})

const fields = {
  title: text({ called: 'The title', required: 'Enter a title' }),
  due: date({ called: 'the date the action is due', required: 'Enter the date the action is due' }),
  started: date({ called: 'the start' }),
}

test('a good form gives its values, typed', () => {
  const form = { title: 'Dental care', 'due-day': '1', 'due-month': '9', 'due-year': '2026' }
  const read = readForm(form, fields)
  if (read.errors) assert.fail('no error was expected')
  const title: string = read.value.title
  const started: string | null = read.value.started
  assert.deepEqual([title, read.value.due, started], ['Dental care', '2026-09-01', null])
})

test('a bad form lists its errors in the order of the page, each leading to its box', () => {
  assert.deepEqual(
    readForm(
      {
        title: '',
        'due-day': '1',
        'due-year': '2026',
        'started-day': '40',
        'started-month': '1',
        'started-year': '2026',
      },
      fields,
    ).errors,
    [
      { field: 'title', href: '#title', text: 'Enter a title' },
      { field: 'due', href: '#due-month', text: 'The date the action is due must include a month' },
      { field: 'started', href: '#started-day', text: 'The start must be a real date: there is no 40 January 2026' },
    ],
  )
})

test('names that every object has are not words of a form', () => {
  const read = readForm({}, { constructor: text({ called: 'It' }), toString: text({ called: 'It' }) })
  assert.deepEqual(Object.values(read.value ?? {}), [null, null])
})

test('a refused form keeps the words of the person', () => {
  const words: Form = {
    title: 'x'.repeat(201),
    status: 'off',
    agency: ['a', 'b'],
    'due-day': '31',
    'due-month': '6',
    'due-year': '2026',
  }
  const filled = { words, errors: [wrong('title', 'Too long'), wrong('due', 'No such day', 'day')] }
  assert.deepEqual(asked(filled, 'title'), {
    id: 'title',
    name: 'title',
    value: words.title,
    errorMessage: { text: 'Too long' },
  })
  assert.deepEqual(askedChoice(filled, 'status'), {
    idPrefix: 'status',
    name: 'status',
    value: 'off',
    errorMessage: undefined,
  })
  assert.deepEqual(askedChoices(filled, 'agency').values, ['a', 'b'])
  const { day, month, year } = askedDate(filled, 'due')
  assert.deepEqual([day.value, day.error, month.value, month.error, year.value], ['31', true, '6', undefined, '2026'])
})

test('a form is filled from a record', () => {
  assert.deepEqual(dateFields('due', '2026-05-02'), { 'due-day': '2', 'due-month': '5', 'due-year': '2026' })
})
