import { aboutOf, add, type Draft, type Settling } from './draft.ts'
import { lostStops, type Segment, segmentsOf } from './segments.ts'
import {
  brief,
  corpusOf,
  type Corpus,
  endsOpen,
  likeness,
  sentencesOf,
  startsLow,
  type Vector,
  vectorOf,
  wordsOf,
} from './words.ts'

/** `tail` is set where the passage ends the text and belongs to the row below; else it begins it and belongs above. */
type Leak = { from: number; to: number; passage: string; fragment: boolean; tail: boolean }

/**
 * Progress text at the head of a row that belongs to another row: the rest of a sentence that broke off above, or
 * sentences after a page break that speak of the row above and not of this one; or at its end, of the row below. Each is a doubt with the move chosen.
 */
export const unleaked = (drafts: Draft[], settling: Settling): Draft[] => {
  const texts = drafts.map(aboutOf)
  const corpus = corpusOf([...texts, ...drafts.map((draft) => draft.text.progress ?? '')])
  const known = drafts.map((draft, i) => ({
    about: vectorOf(texts[i] ?? '', corpus),
    told: vectorOf(draft.text.progress ?? '', corpus),
  }))
  const leaks = drafts.flatMap((_, i) => [
    ...(leakAt(i, drafts, known, corpus) ?? []),
    ...(tailAt(i, drafts, known, corpus) ?? []),
  ])
  const moved = drafts.map((draft) => ({ ...draft, warnings: [...draft.warnings] }))
  for (const leak of leaks) settle(leak, moved, settling)
  return moved
}

type Known = { about: Vector; told: Vector }

const leakAt = (i: number, drafts: Draft[], known: Known[], corpus: Corpus): Leak[] | null => {
  const here = drafts[i]
  const above = drafts[i - 1]
  const progress = here?.text.progress
  if (
    !here ||
    !above ||
    !progress ||
    /^n\/?a\b/i.test(progress) ||
    here.table !== above.table ||
    here.inherited.includes('progress')
  )
    return null
  const fragment = startsLow(progress) && endsOpen(above.text.progress ?? '')
  if (fragment) {
    const end = sentencesOf(progress)[1]?.at ?? progress.length
    return [{ from: i, to: i - 1, passage: progress.slice(0, end).trim(), fragment, tail: false }]
  }
  const segments = segmentsOf(progress)
  const mine = known[i]
  const theirs = known[i - 1]
  if (!mine || !theirs || segments.length === 0) return null
  const cut = topicCut(segments, mine, theirs, corpus, here.breakBefore)
  if (cut === 0) return null
  const end = segments[cut]?.at ?? progress.length
  const passage = progress.slice(0, end)
  const first = passage.length - (segments[cut - 1]?.text.length ?? 0)
  const cutAt = lateStop(passage, first, mine, theirs, corpus) ?? end
  return [{ from: i, to: i - 1, passage: progress.slice(0, cutAt).trim(), fragment, tail: false }]
}

/** The last sentences of a progress text that plainly speak of the row below and not of their own. */
const tailAt = (i: number, drafts: Draft[], known: Known[], corpus: Corpus): Leak[] | null => {
  const [here, below, mine, theirs] = [drafts[i], drafts[i + 1], known[i], known[i + 1]]
  const progress = here?.text.progress
  if (!here || !below || !mine || !theirs || !progress || here.table !== below.table) return null
  if (here.inherited.includes('progress') || below.inherited.includes('progress')) return null
  const segments = segmentsOf(progress)
  let first = segments.length
  while (first > 1) {
    const text = segments[first - 1]?.text ?? ''
    const { theirs: away, mine: home } = pull(text, mine, theirs, corpus)
    if (wordsOf(text).length < 7 || away <= 0.3 || home >= 0.04) break
    first--
  }
  const at = segments[first]?.at
  return at === undefined
    ? null
    : [{ from: i, to: i + 1, passage: progress.slice(at).trim(), fragment: false, tail: true }]
}

/** How much nearer a passage stands to the row above than to its own row. */
const pull = (text: string, mine: Known, theirs: Known, corpus: Corpus) => {
  const vector = vectorOf(text, corpus)
  return {
    theirs: likeness(vector, theirs.about) + 0.6 * likeness(vector, theirs.told),
    mine: likeness(vector, mine.about),
  }
}

/** The number of segments at the head of a progress text that speak of the row above: 0 for none. */
const topicCut = (segments: Segment[], mine: Known, theirs: Known, corpus: Corpus, broken: boolean): number => {
  let sum = 0
  let best = { cut: 0, sum: 0 }
  for (const [n, segment] of segments.entries()) {
    if (segment.agency !== null && n > 0 && best.cut === n) break
    const { theirs: away, mine: home } = pull(segment.text, mine, theirs, corpus)
    sum += away - home * 1.3 - 0.02
    if (sum > best.sum) best = { cut: n + 1, sum }
    if (sum < best.sum - 0.25) break
  }
  if (best.cut === 0) return 0
  const passage = segments
    .slice(0, best.cut)
    .map((segment) => segment.text)
    .join(' ')
  const whole = pull(passage, mine, theirs, corpus)
  const first = pull(segments[0]?.text ?? '', mine, theirs, corpus)
  if (whole.theirs <= whole.mine * 2 || first.mine >= 0.12) return 0
  if (broken) return wordsOf(passage).length >= 8 && whole.theirs > 0.1 ? best.cut : 0
  // Without a page break words seldom stray, so the rest of the text must be about its own row.
  const rest = segments
    .slice(best.cut)
    .map((segment) => segment.text)
    .join(' ')
  const words = wordsOf(passage).length
  const isClear = words >= 7 && whole.theirs > 0.3 && whole.mine < 0.04
  const isStray = isClear || (words >= 12 && whole.theirs > 0.17 && whole.theirs > whole.mine * 2.2)
  return isStray && rest !== '' && pull(rest, mine, theirs, corpus).mine > whole.mine ? best.cut : 0
}

/** Where the last sentence of the passage has lost its full stop and goes on about its own row, the place of that stop. */
const lateStop = (passage: string, from: number, mine: Known, theirs: Known, corpus: Corpus): number | null => {
  for (const at of lostStops(passage)) {
    if (at <= from || wordsOf(passage.slice(from, at)).length < 5) continue
    const after = vectorOf(passage.slice(at), corpus)
    if (likeness(after, mine.about) > likeness(after, theirs.about) * 1.2) return at
  }
  return null
}

const settle = (leak: Leak, drafts: Draft[], settling: Settling) => {
  const [here, there] = [drafts[leak.from], drafts[leak.to]]
  if (!here || !there) return
  // An earlier leak may have moved words since, so the passage is looked for where it now stands.
  const progress = here.text.progress ?? ''
  const { passage } = leak
  const at = leak.tail ? progress.lastIndexOf(passage) : progress.indexOf(passage)
  if (at === -1) return
  const rest = `${progress.slice(0, at).trim()} ${progress.slice(at + passage.length).trim()}`.trim()
  const row = (leak.tail ? there.rows[0] : there.rows.at(-1)) ?? 0
  const chosen = settling.ask({
    key: `leak:${here.key}${leak.tail ? ':tail' : ''}`,
    kind: 'leak',
    item: here.key,
    row: here.rows[0] ?? 0,
    column: here.columns.progress ?? null,
    quoted: passage,
    question: leak.fragment
      ? `“${brief(passage, 50)}” reads like the end of row ${row}. Where does it belong?`
      : `“${brief(passage, 50)}” reads as if it were about row ${row}. Where does it belong?`,
    answers: [
      leak.tail
        ? {
            value: 'move',
            label: `In row ${row}, below`,
            effect: 'The words go to the beginning of that item’s progress.',
          }
        : {
            value: 'move',
            label: `In row ${row}, above`,
            effect: 'The words go to the end of that item’s progress.',
          },
      { value: 'keep', label: 'Here', effect: 'The words stay in this item.' },
    ],
  })
  here.warnings.push({
    code: 'leak',
    sentence: `“${brief(passage)}” seems to belong to row ${row}.`,
    suggests: leak.to,
  })
  if (chosen === 'keep') return
  const told = leak.tail ? add(passage, there.text.progress ?? '').trim() : add(there.text.progress, passage)
  there.text = { ...there.text, progress: told }
  there.moved = { ...there.moved, progress: 'other row' }
  here.text = { ...here.text, progress: rest }
  if (!rest) delete here.text.progress
}
