import { isVagueDate, looksLikeDate } from './dates.ts'
import type { Draft, Settling } from './draft.ts'
import { postsIn, soundsLikePost } from './leads.ts'
import type { Meaning, ReadColumn } from './proposal.ts'
import { agencyMarks } from './segments.ts'
import { isStatus } from './status.ts'
import { brief, capital, sentencesOf, wordsOf } from './words.ts'

const verb =
  /\b(?:has|have|had|was|were|is|are|been|says?|said|will|commences?|continues?|met|meets?|held|now|underway|\w{3,}ed)\b/i

/** True for words that tell what happened where a post should stand. */
const tellsStory = (text: string): boolean => {
  const words = wordsOf(text).length
  const posts = postsIn(text)
  if (posts.length > 1 && posts.every(soundsLikePost)) return false
  if (words >= 15) return verb.test(text)
  return (
    words >= 4 &&
    verb.test(text) &&
    !posts.some((post) => soundsLikePost(post) && wordsOf(post).length <= 6 && !/\bsays?\b/i.test(post))
  )
}

type Shift = { from: Meaning; to: Meaning; when: (text: string, other: string) => boolean }

const isDay = (text: string) => looksLikeDate(text) || (isVagueDate(text) && text.length < 30)
const isPosts = (text: string) =>
  wordsOf(text).length <= 14 && postsIn(text).length > 0 && postsIn(text).every(soundsLikePost)

const shifts: Shift[] = [
  { from: 'lead', to: 'progress', when: (text, other) => !other && tellsStory(text) },
  { from: 'lead', to: 'due', when: (text, other) => isDay(text) && (!other || isPosts(other)) },
  { from: 'due', to: 'lead', when: (text, other) => !other && isPosts(text) && !isDay(text) },
  { from: 'due', to: 'progress', when: (text, other) => !other && wordsOf(text).length >= 12 && tellsStory(text) },
  { from: 'status', to: 'progress', when: (text, other) => !other && wordsOf(text).length >= 9 && !isStatus(text) },
  { from: 'due', to: 'status', when: (text, other) => isStatus(text) && !isDay(text) && (!other || isDay(other)) },
  { from: 'progress', to: 'status', when: (text, other) => !other && isStatus(text) && text.length < 20 },
  {
    from: 'progress',
    to: 'lead',
    when: (text, other) => !other && isPosts(text) && wordsOf(text).length <= 6 && agencyMarks(text).length === 0,
  },
  { from: 'measure', to: 'due', when: (text, other) => !other && looksLikeDate(text) },
]

const nouns: Partial<Record<Meaning, string>> = {
  lead: 'Lead',
  progress: 'Progress',
  due: 'Date',
  status: 'Status',
  measure: 'Measure',
}

/** Moves words that stand in the wrong column (a progress text among the leads), each as a doubt with the move chosen. */
export const unshifted = (drafts: Draft[], columns: ReadColumn[], settling: Settling): Draft[] => {
  const has = new Set(columns.map((column) => column.meaning))
  return drafts.map((draft) => {
    let moved = draft
    for (const { from, to, when } of shifts) {
      const text = moved.text[from]
      const other = moved.text[to] ?? ''
      if (!text || !has.has(to) || moved.inherited.includes(from) || !when(text, other)) continue
      const [here, there] = [nouns[from] ?? capital(from), nouns[to] ?? capital(to)]
      const chosen = settling.ask({
        key: `shifted:${draft.key}:${from}`,
        kind: 'shifted',
        item: draft.key,
        row: draft.rows[0] ?? 0,
        column: draft.columns[from] ?? null,
        quoted: brief(text, 120),
        question: `The ${here} cell holds what reads like ${to === 'due' ? 'a date' : to === 'lead' ? 'a lead' : to}. Move it to ${there}${other ? ' and change the two over' : `, and leave ${here} empty`}?`,
        answers: [
          { value: 'move', label: 'Yes, move it', effect: `The words go to ${there}.` },
          { value: 'keep', label: `No, it is the ${here.toLowerCase()}`, effect: 'The words stay where they are.' },
        ],
      })
      const warnings = [
        ...moved.warnings,
        {
          code: 'shifted' as const,
          sentence: `“${brief(text)}” stands in the ${here} column and reads like ${to === 'due' ? 'a date' : to}.`,
        },
      ]
      if (chosen === 'keep') moved = { ...moved, warnings }
      else {
        const words = { ...moved.text, [to]: text }
        delete words[from]
        if (other) words[from] = other
        moved = { ...moved, text: words, warnings, moved: { ...moved.moved, [to]: 'other cell' } }
      }
    }
    return moved
  })
}

/** Puts back a sentence that ran over from one cell into the next: the next cell then begins inside a word or a sentence of the first. */
export const unspilled = (drafts: Draft[], settling: Settling): Draft[] => {
  const done = new Map<string, [string, string]>()
  const lefts = new Map<string, string>()
  return drafts.map((draft) => {
    const { outcome, driver } = draft.text
    if (!outcome || !driver) return draft
    const mended = done.get(`${outcome}\n${driver}`) ?? spill(outcome, driver)
    if (!mended) {
      const left = draft.inherited.includes('outcome') ? lefts.get(outcome) : undefined
      return left === undefined ? draft : { ...draft, text: { ...draft.text, outcome: left } }
    }
    if (!done.has(`${outcome}\n${driver}`)) {
      done.set(`${outcome}\n${driver}`, mended)
      lefts.set(outcome, mended[0])
      settling.putRight.push({
        code: 'shifted',
        rows: [draft.rows[0] ?? 0],
        sentence: `Row ${draft.rows[0]}: “${brief(mended[1], 50)}” had run into the cell on its left. The two were parted.`,
      })
    }
    return {
      ...draft,
      text: { ...draft.text, outcome: mended[0], driver: mended[1] },
      moved: { ...draft.moved, driver: 'other cell' },
    }
  })
}

const spill = (left: string, right: string): [string, string] | null => {
  const [a, b] = [left.split(/\s+/), right.split(/\s+/)]
  // Skips the broken beginning of the right cell, then follows both as long as they say the same.
  for (let skip = 0; skip <= 2; skip++) {
    for (let at = 1; at < a.length; at++) {
      let run = 0
      while (b[skip + run] !== undefined && a[at + run] === b[skip + run]) run++
      if (run < 5 || run < (b.length - skip) * 0.7) continue
      let start = at
      while (start > 0 && !/^[A-Z]/.test(a[start] ?? '')) start--
      const rest = a.slice(start).join(' ')
      if (start > 2 && start < a.length && sentencesOf(rest).length <= 3)
        return [a.slice(0, start).join(' '), rest.length >= right.length ? rest : right]
    }
  }
  return null
}
