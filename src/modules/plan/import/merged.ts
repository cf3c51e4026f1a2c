import { add, aboutOf, type Draft, type Settling } from './draft.ts'
import { datesIn } from './dates.ts'
import { postsIn } from './leads.ts'
import type { Meaning } from './proposal.ts'
import { segmentsOf } from './segments.ts'
import { isTarget, stepsIn } from './targets.ts'
import { brief, capital, corpusOf, type Corpus, likeness, sentencesOf, stemsOf, vectorOf, wordsOf } from './words.ts'

/** Rows that hold two items (two aims, two measures, two leads) are offered as two, their text divided by the best guess. */
export const unmerged = (drafts: Draft[], settling: Settling): Draft[] => {
  const corpus = corpusOf(drafts.map(aboutOf))
  const plural = drafts.filter((draft) => titleParts(draft).length > 1).length
  // Where many rows say two sentences, two sentences say nothing; marks that several cells share still do.
  const isCommon = plural > Math.max(2, drafts.length * 0.25)
  const leads = new Map<string, number>()
  for (const draft of drafts) leads.set(draft.text.lead ?? '', (leads.get(draft.text.lead ?? '') ?? 0) + 1)
  return drafts.flatMap((draft) => {
    const parts = titleParts(draft)
    const isAligned = marksIn(draft, parts)
    if (parts.length < 2 || (!isAligned && (isCommon || parts.length > 4))) return [draft]
    if (!isAligned && (!areApart(parts, corpus) || weightOf(draft, parts) < 1.5)) return [draft]
    const chosen = settling.ask({
      key: `merged:${draft.key}`,
      kind: 'merged',
      item: draft.key,
      row: draft.rows[0] ?? 0,
      column: draft.columns[titleOf(draft) ?? 'aim'] ?? null,
      quoted: brief(parts.join(' '), 160),
      question: `${parts.length === 2 ? 'Two' : parts.length} aims share this row. Split it as shown?`,
      answers: [
        {
          value: 'split',
          label: parts.length === 2 ? 'Split in two' : `Split in ${parts.length}`,
          effect: `The row becomes ${parts.length} items.`,
        },
        { value: 'keep', label: 'Keep as one item', effect: 'The row stays one item.' },
      ],
    })
    const warning = {
      code: 'merged' as const,
      sentence: `This row holds ${parts.length} aims: ${parts.map((part) => `“${brief(part, 40)}”`).join(' and ')}.`,
    }
    if (chosen === 'keep') return [{ ...draft, warnings: [...draft.warnings, warning] }]
    return divided(draft, parts, corpus, leads.get(draft.text.lead ?? '') === 1).map((each) => ({
      ...each,
      warnings: [...each.warnings, warning],
    }))
  })
}

const titleOf = (draft: Draft): Meaning | null =>
  (['aim', 'driver', 'finding'] as Meaning[]).find(
    (meaning) =>
      draft.text[meaning] && !draft.inherited.includes(meaning) && !/^n\/?a$/i.test(draft.text[meaning] ?? ''),
  ) ?? null

const titleParts = (draft: Draft): string[] => {
  const meaning = titleOf(draft)
  const text = meaning ? (draft.text[meaning] ?? '') : ''
  if (!text || stepsIn(text).steps.length > 0 || isTarget(text) || (draft.text.aim ?? '').match(/^n\/?a$/i)) return []
  const least = linesIn(text).every((line) => mark.test(line)) ? 2 : 3
  return piecesOf(text).filter((part) => wordsOf(part).length >= least)
}

const mark = /^(?:[-–•*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/i
const linesIn = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '')

/** True where the aim is a marked list and leads or dates stand beside it one to a line, as many as it has entries. */
const marksIn = (draft: Draft, parts: string[]): boolean => {
  const title = titleOf(draft)
  const lines = linesIn(title ? (draft.text[title] ?? '') : '')
  if (lines.length !== parts.length || parts.length < 2 || !lines.every((line) => mark.test(line))) return false
  return (['lead', 'due'] as const).some(
    (meaning) => !draft.inherited.includes(meaning) && linesIn(draft.text[meaning] ?? '').length === parts.length,
  )
}

const piecesOf = (text: string): string[] => {
  const lines = text
    .split(/\n+|\s*;\s+(?=[A-Z])/)
    .map((line) => line.replace(mark, '').trim())
    .filter(Boolean)
  return lines.length > 1 ? lines : sentencesOf(text).map((sentence) => sentence.text)
}

const measurePieces = (text: string): string[] =>
  text
    .split(/\n+|\s*;\s+|(?<=\.(?:pdf|docx?|xlsx?))\s+/i)
    .flatMap((line) => sentencesOf(line).map((sentence) => sentence.text))

const pronoun =
  /^(?:this|it|they|these|those|that|which|also|including|then|such|where|in addition|to do this|we will also|as part of)\b/i

const areApart = (parts: string[], corpus: Corpus): boolean => {
  if (parts.slice(1).some((part) => pronoun.test(part))) return false
  const vectors = parts.map((part) => vectorOf(part, corpus))
  return vectors.every((vector, i) => vectors.slice(i + 1).every((other) => likeness(vector, other) < 0.4))
}

/** How many of the row's other cells hold as many parts as its aim. */
const weightOf = (draft: Draft, parts: string[]): number => {
  const { measure = '', lead = '', due = '', progress = '' } = draft.text
  let weight = 0
  if (measurePieces(measure).length === parts.length) weight += 1
  if (!draft.inherited.includes('lead') && postsIn(lead).length === parts.length) weight += 0.5
  if (datesIn(due, { endYear: null }, true).length === parts.length && due.length > 12) weight += 1
  if (progress.split(/\n+/).length === parts.length) weight += 0.5
  else if (sentencesOf(progress).length === parts.length || segmentsOf(progress).length > 4) weight += 0.25
  return weight
}

const divided = (draft: Draft, parts: string[], corpus: Corpus, ownLeads: boolean): Draft[] => {
  const title = titleOf(draft) ?? 'aim'
  const measures = measurePieces(draft.text.measure ?? '')
  const posts = postsIn(draft.text.lead ?? '')
  const dues = (draft.text.due ?? '').split(/\n+|\s*;\s*/)
  const told = sharedOut(draft.text.progress ?? '', parts, measures, corpus)
  return parts.map((part, i) => {
    const text: Draft['text'] = { ...draft.text, [title]: capital(part) }
    const own = (lines: string[]) => (lines.length === parts.length ? lines[i]?.replace(mark, '').trim() : undefined)
    const lead = own(linesIn(draft.text.lead ?? ''))
    if (measures.length > 0)
      text.measure = (measures.length === parts.length ? measures[i] : nearest(measures, i, parts, corpus)) ?? ''
    if (lead !== undefined && marksIn(draft, parts)) text.lead = lead
    else if (posts.length === parts.length && ownLeads && /[;\n/]/.test(draft.text.lead ?? ''))
      text.lead = posts[i] ?? ''
    if (dues.length === parts.length) text.due = (dues[i] ?? '').replace(mark, '')
    if (draft.text.progress) text.progress = told[i] ?? ''
    for (const meaning of ['measure', 'lead', 'due', 'progress'] as const)
      if (text[meaning] === '') delete text[meaning]
    return {
      ...draft,
      key: i === 0 ? draft.key : `${draft.key}.${i + 1}`,
      text,
      links: i === 0 ? draft.links : [],
      warnings: [...draft.warnings],
      breakBefore: i === 0 && draft.breakBefore,
    }
  })
}

const nearest = (pieces: string[], part: number, parts: string[], corpus: Corpus): string => {
  const vectors = parts.map((text) => vectorOf(text, corpus))
  return pieces
    .filter((piece) => {
      const scores = vectors.map((vector) => likeness(vector, vectorOf(piece, corpus)))
      return scores.indexOf(Math.max(...scores)) === part
    })
    .join(' ')
}

/** Progress text cut once per part, where the words before fit the earlier part and those after the later one. */
const sharedOut = (progress: string, parts: string[], measures: string[], corpus: Corpus): string[] => {
  const segments = segmentsOf(progress)
  if (segments.length === parts.length) return segments.map((segment) => segment.text)
  const about = parts.map((part, i) =>
    vectorOf(`${part} ${measures.length === parts.length ? measures[i] : ''}`, corpus),
  )
  const out: string[] = parts.map(() => '')
  let from = 0
  for (let p = 0; p + 1 < parts.length; p++) {
    let best = { cut: segments.length, score: Number.NEGATIVE_INFINITY }
    for (let cut = from + 1; cut < segments.length; cut++) {
      let score = boundary(segments[cut]?.text ?? '', segments[cut]?.agency ?? null)
      segments.forEach((segment, s) => {
        if (s < from) return
        const vector = vectorOf(segment.text, corpus)
        score +=
          (likeness(vector, about[p] ?? new Map()) - likeness(vector, about[p + 1] ?? new Map())) * (s < cut ? 1 : -1)
      })
      if (score > best.score) best = { cut, score }
    }
    out[p] = segments
      .slice(from, best.cut)
      .map((segment) => segment.text)
      .join(' ')
    from = best.cut
  }
  out[parts.length - 1] = segments.slice(from).reduce((text, segment) => add(text, segment.text), '')
  return out
}

/** A new passage likelier begins with an agency, or with a date, than in mid-flow. */
const boundary = (text: string, agency: string | null): number => {
  const first = datesIn(text.slice(0, 30))[0]
  if (agency) return 0.15
  if (first && first.at === 0) return 0.35
  return stemsOf(text).length > 3 ? 0 : -0.05
}
