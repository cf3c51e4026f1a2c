import { brief, corpusOf, likeness, stemsOf, tidy, vectorOf } from './import/words.ts'

/** The words of an item that may say which finding it answers; `findings` are the plan's own words for one. */
export type Answering = {
  title: string
  theme?: string | null
  outcome?: string | null
  driver?: string | null
  aim?: string | null
  findings?: string[]
}

/** A finding in every wording in which it is printed. */
export type Answered = { id: string; wordings: { text: string }[] }

/** `item` is the index among the items; `score` runs from 0 to 1; `why` names the words that both share. */
export type ProposedAnswer = { item: number; finding: string; score: number; why: string }

const enough = 0.16
const near = 0.75

/**
 * Which findings each item seems to answer, by wording: stems weighed by how rare they are, the plan's own finding
 * counting double. The best finding of each item is given, and those nearly as good; an item that shares too little with every
 * finding has none. A proposal for a person to tick, never a decision.
 */
export const proposeAnswers = (items: Answering[], findings: Answered[]): ProposedAnswer[] => {
  const wordings = findings.flatMap((finding) => finding.wordings.map(({ text }) => ({ finding: finding.id, text })))
  const texts = items.map(textOf)
  const corpus = corpusOf([...wordings.map((wording) => wording.text), ...texts])
  const known = wordings.map((wording) => ({
    ...wording,
    vector: vectorOf(wording.text, corpus),
    stems: new Set(stemsOf(wording.text)),
  }))
  return items.flatMap((item, index) => {
    const own = (item.findings ?? []).join(' ')
    const vector = vectorOf(texts[index] ?? '', corpus)
    const printed = own ? vectorOf(own, corpus) : null
    const best = new Map<string, ProposedAnswer>()
    for (const wording of known) {
      const alike = likeness(vector, wording.vector)
      const score = printed ? Math.max(alike, likeness(printed, wording.vector)) : alike
      if (score < (best.get(wording.finding)?.score ?? enough)) continue
      best.set(wording.finding, {
        item: index,
        finding: wording.finding,
        score: Math.round(score * 100) / 100,
        why: whyOf(`${own} ${texts[index]}`, wording.stems, corpus.rarity),
      })
    }
    const ranked = [...best.values()].filter((answer) => answer.why !== '').sort((a, b) => b.score - a.score)
    const top = ranked[0]?.score ?? 0
    return ranked.filter((answer) => answer.score >= top * near)
  })
}

const textOf = ({ title, theme, outcome, driver, aim }: Answering): string =>
  [...new Set([title, driver, aim, outcome, theme].map((text) => tidy(text ?? '')).filter(Boolean))].join('. ')

// Words that two sentences share by being sentences. They may weigh a little; they are no reason.
const weak = new Set(
  [
    'get',
    'ask',
    'make',
    'take',
    'give',
    'use',
    'work',
    'need',
    'new',
    'say',
    'see',
    'know',
    'keep',
    'come',
    'child',
    'children',
    'young',
    'people',
  ].flatMap(stemsOf),
)

/** The three rarest words of the item that the finding has too, as the item prints them. */
const whyOf = (text: string, stems: Set<string>, rarity: (stem: string) => number): string => {
  const shared = new Map<string, { word: string; weight: number }>()
  for (const word of tidy(text).match(/[A-Za-z][A-Za-z-]+/g) ?? []) {
    const [entry] = stemsOf(word)
    if (entry && stems.has(entry) && !shared.has(entry) && !weak.has(entry))
      shared.set(entry, { word: word.toLowerCase(), weight: rarity(entry) })
  }
  const words = [...shared.values()].sort((a, b) => b.weight - a.weight).slice(0, 3)
  return words.length === 0 ? '' : `Both speak of ${listed(words.map(({ word }) => `“${brief(word, 24)}”`))}.`
}

const listed = (words: string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
