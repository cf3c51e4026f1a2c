import type { Tone } from '../../platform/shapes.tsx'
import type { KeyWord, PlanLevel } from './plans/model.ts'

/** The key of a plan that has none of its own, worst first. */
export const defaultKey: readonly KeyWord[] = [
  {
    code: 'off_track',
    word: 'Off track',
    shape: 'off',
    definition: 'It will not be done by the agreed date unless something changes.',
  },
  {
    code: 'at_risk',
    word: 'At risk',
    shape: 'risk',
    definition: 'It may miss the agreed date, and the lead says what is being done about it.',
  },
  { code: 'on_track', word: 'On track', shape: 'on', definition: 'It has begun and will be done by the agreed date.' },
  {
    code: 'not_started',
    word: 'Not started',
    shape: 'wait',
    definition: 'It has not begun, and need not have by now.',
  },
  {
    code: 'complete',
    word: 'Complete',
    shape: 'done',
    definition: 'All that was agreed is done, and there is evidence of it.',
  },
]

/** The levels of a plan that has said nothing about its own, from the top. */
export const defaultLevels: readonly PlanLevel[] = [
  { level: 'theme', word: 'Theme' },
  { level: 'outcome', word: 'Outcome' },
  { level: 'project', word: 'Project' },
  { level: 'action', word: 'Action' },
]

/**
 * Shapes for a key with so many colours, worst first: the diamond always means look here, the square always means good.
 */
export const shapesFor = (colours: number): Tone[] => {
  const worst: Tone[] = ['off', 'risk', 'on', 'wait']
  if (colours <= 1) return colours === 1 ? ['done'] : []
  const before = Array.from({ length: colours - 1 }, (_, i) => worst[i] ?? 'wait')
  return [...before, 'done']
}

/** The status of a key that the words of a status cell seem to mean, and why; null when they leave it open. */
export type ProposedStatus = { code: string; word: string; why: string }

/**
 * Reads "Green", "B", "Blue – complete and embedded", "4 - not started" or "Delayed" as a status of the key. The key's own
 * words win; then the plain meaning; then the colour. Of two colours the worse is taken. A person confirms it.
 */
export const proposeStatus = (cell: string, key: readonly KeyWord[] = defaultKey): ProposedStatus | null => {
  const text = cell
    .toLowerCase()
    .replace(/^\s*\d+\s*[-–—.:)]\s*/, '')
    .replace(/[*()[\]"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === '' || text.length > 120) return null
  const own = key.find(({ word, code }) => word.toLowerCase() === text || code.replaceAll('_', ' ') === text)
  if (own) return { code: own.code, word: own.word, why: 'It is a word of the key.' }
  const tone = toneMeant(text) ?? toneColoured(text)
  if (!tone) return null
  const status = key.find(({ shape }) => shape === tone.tone)
  return status
    ? { code: status.code, word: status.word, why: `“${tone.said}” is usually ${status.word.toLowerCase()}.` }
    : null
}

type Meant = { tone: Tone; said: string }

const meanings: [Tone, RegExp][] = [
  [
    'wait',
    /\b(?:not (?:yet )?(?:started|begun|commenced|due)|yet to (?:start|begin|commence)|to (?:start|begin)|pending|planned|scheduled|on hold|paused)\b/,
  ],
  [
    'off',
    /\b(?:off[- ]?(?:track|target)|overdue|behind schedule|missed|failed|stalled|not on (?:track|target)|significant(?:ly)? (?:delay\w*|concerns?|issues?|behind))\b/,
  ],
  [
    'risk',
    /\b(?:at risk|delay(?:ed|s)?|slipp(?:ed|ing|age)|minor (?:delays?|issues?|concerns?)|some (?:delays?|issues?|concerns?)|needs attention|caution|concerns?)\b/,
  ],
  [
    'on',
    /\b(?:on[- ]?(?:track|target|schedule|course|going)|in progress|under ?way|progressing|started|begun|commenced|partly (?:complete|done|met)|partially (?:complete|completed|done|met)|nearly (?:complete|done)|almost (?:complete|done))\b/,
  ],
  [
    'done',
    /\b(?:complete|completed|done|closed|achieved|finished|embedded|delivered|implemented|met|sustained|signed off)\b/,
  ],
]

// "Not complete" and "incomplete" may be anything but complete, so nobody is told what they mean.
const toneMeant = (text: string): Meant | null => {
  if (
    /\b(?:not|never|isn't|yet to be) (?:yet |fully )?(?:complete|completed|done|closed|achieved|finished|embedded|delivered|implemented|met)\b|\bincomplete\b/.test(
      text,
    )
  )
    return null
  for (const [tone, words] of meanings) {
    const said = words.exec(text)?.[0]
    if (said) return { tone, said }
  }
  return null
}

const colours: [Tone, RegExp][] = [
  ['off', /^r$|\bred\b/],
  ['risk', /^(?:a|y|o|a\/g|g\/a)$|\b(?:amber|yellow|orange)\b/],
  ['on', /^g$|\bgreen\b/],
  ['done', /^b$|\bblue\b/],
  ['wait', /^(?:w|gr[ae]y|white|black|purple)$|\b(?:gr[ae]y|white)\b/],
]

const toneColoured = (text: string): Meant | null => {
  for (const [tone, words] of colours) {
    const said = words.exec(text)?.[0]
    if (said) return { tone, said }
  }
  return null
}
