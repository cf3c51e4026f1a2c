const stopWords = new Set(
  `a about above after again all also an and any are as at be been before being between both but by can could did do does
  during each for from further had has have having he her here his how if in into is it its more most no nor not now of on
  once only or other our out over own per same she should so some such than that the their them then there these they this
  those through to too under until up very was we were what when where which while who whom why will with would you your
  within including across via ensure ensured ensures new part well use used one two three`.split(/\s+/),
)

/** White space collapsed, quotation marks and dashes in one form: what two prints of one text have in common. */
export const tidy = (text: string) =>
  text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

/** White space collapsed and nothing else: words that are shown keep their own quotation marks. */
export const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Lower-case words and numbers of a text, in order. */
export const wordsOf = (text: string): string[] =>
  tidy(text)
    .toLowerCase()
    .match(/[a-z0-9][a-z0-9']*/g) ?? []

/** The word without its commonest endings, so that "assessed", "assessment" and "assessing" are one. */
export const stem = (word: string): string => {
  let root = word.replace(/'s?$/, '').replace(/'/g, '')
  if (root.length <= 3) return root
  root = root.replace(/(ies|ied)$/, 'y').replace(/(sses)$/, 'ss')
  if (!/(ss|us|is)$/.test(root)) root = root.replace(/s$/, '')
  const short = root.replace(
    /(?:ational|ations?|ations|ingly|fully|ements?|ments?|ities|ation|ing|ity|ion|ive|edly|ed|ly|al|er|or|e|y)$/,
    '',
  )
  return short.length >= 3 ? short.replace(/([bdfgmnprt])\1$/, '$1') : root
}

/** Stems of the words that carry meaning. */
export const stemsOf = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => !stopWords.has(word) && (word.length > 2 || /\d/.test(word)))
    .map(stem)

/** Runs of `size` words, for telling whether one text was printed inside another. */
export const shingles = (text: string, size = 3): Set<string> => {
  const words = wordsOf(text)
  const found = new Set<string>()
  for (let i = 0; i + size <= words.length; i++) found.add(words.slice(i, i + size).join(' '))
  return found
}

/** Share (0 to 1) of the first set's members that the second holds; 0 for an empty set. */
export const shareIn = (part: Set<string>, whole: Set<string>): number => {
  if (part.size === 0) return 0
  let held = 0
  for (const entry of part) if (whole.has(entry)) held++
  return held / part.size
}

const connector =
  /(?:^|\s)(?:a|an|and|&|or|the|of|to|for|with|in|on|at|by|from|than|that|which|who|those|their|its|as|be|been|is|are|was|were|will|including|between|into|through|about|has|have|not|other|all|example|such)$/i

/** True when nothing ends the last sentence. */
export const endsOpen = (text: string): boolean => text.trim() !== '' && !/[.!?:;)\]"'*]$|\.pdf$/i.test(text.trim())

/** True when the last word or mark cannot end a sentence. */
export const breaksOff = (text: string): boolean => /[,(–&-]$/.test(text.trim()) || connector.test(text.trim())

/** True when the first word is printed in small letters, as in the middle of a sentence. */
export const startsLow = (text: string): boolean =>
  /^["'(]?[a-z]/.test(tidy(text)) && !/^(?:e-?mail|iPad|eLearning)/.test(text.trim())

const abbreviation = /(?:\b(?:e\.g|i\.e|etc|no|nos|vs|dr|mr|mrs|ms|st|incl|approx|para|paras|fig|dept)|\b[A-Z])\.$/i

/** The sentences of a text, each with the place it starts at (characters). Line breaks end a sentence too. */
export const sentencesOf = (text: string): { text: string; at: number }[] => {
  const found: { text: string; at: number }[] = []
  let from = 0
  const close = (to: number) => {
    const piece = text.slice(from, to)
    const lead = piece.length - piece.trimStart().length
    if (piece.trim()) found.push({ text: piece.trim(), at: from + lead })
    from = to
  }
  for (const mark of text.matchAll(/[.!?](?:["')\]]*)(?=\s+["'(]?[A-Z0-9•*–-])|\n+/g)) {
    const end = mark.index + mark[0].length
    if (mark[0].startsWith('\n')) {
      if (!startsLow(text.slice(end))) close(end)
    } else if (!abbreviation.test(text.slice(Math.max(0, end - 9), end))) close(end)
  }
  close(text.length)
  return found
}

/** First letter in capitals, the rest as it stands. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A text cut at a word for a quotation in a sentence (characters). */
export const brief = (text: string, length = 60): string => {
  const clean = squeezed(text)
  return clean.length <= length ? clean : `${clean.slice(0, length).replace(/\s+\S*$/, '')}…`
}

/** Weighs stems by how rare they are among texts, and compares texts by what they share. */
export type Corpus = { rarity: (stem: string) => number; count: number }

export const corpusOf = (texts: string[]): Corpus => {
  const seen = new Map<string, number>()
  for (const text of texts) for (const entry of new Set(stemsOf(text))) seen.set(entry, (seen.get(entry) ?? 0) + 1)
  return { count: texts.length, rarity: (entry) => Math.log(1 + texts.length / (seen.get(entry) ?? 0.7)) }
}

export type Vector = Map<string, number>

/** Weighted stems of a text, of length 1. */
export const vectorOf = (text: string, corpus: Corpus): Vector => {
  const counts = new Map<string, number>()
  for (const entry of stemsOf(text)) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  let square = 0
  for (const [entry, count] of counts) {
    const weight = (1 + Math.log(count)) * corpus.rarity(entry)
    counts.set(entry, weight)
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (const [entry, weight] of counts) counts.set(entry, weight / length)
  return counts
}

/** Cosine of two vectors: 0 nothing shared, 1 the same words. */
export const likeness = (a: Vector, b: Vector): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [entry, weight] of small) sum += weight * (large.get(entry) ?? 0)
  return sum
}
