// Whether two names are one measure.

/** The name without what does not make another measure: case, punctuation, spaces, "the". */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll('&', ' and ')
    .replaceAll('%', ' percent ')
    .replaceAll(/\b(?:percentage|per cent)\b/g, 'percent')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\b(?:the|a|an)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** How alike two names are, 0 to 1: by letters, and by words in whatever order. */
export const likeness = (a: string, b: string): number => {
  const [first, second] = [nameKey(a), nameKey(b)]
  if (first === second) return 1
  if (first === '' || second === '') return 0
  return Math.max(byLetters(first, second), byWords(first, second))
}

/** The known name most like this one, if it is near: for "did you mean". */
export const nearest = <T extends { title: string }>(name: string, known: readonly T[]): T | null => {
  let best: { at: T; like: number } | null = null
  for (const at of known) {
    const like = numbersOf(name) === numbersOf(at.title) ? likeness(name, at.title) : 0
    if (like >= 0.78 && (best === null || like > best.like)) best = { at, like }
  }
  return best?.at ?? null
}

// "Seen within 3 days" and "seen within 5 days" are two measures, however alike.
const numbersOf = (name: string) => (name.match(/\d+/g) ?? []).join(' ')

const byWords = (a: string, b: string): number => {
  const stem = (word: string) => word.replace(/(?:ies|es|s|ing|ed)$/, '')
  const [first, second] = [new Set(a.split(' ').map(stem)), new Set(b.split(' ').map(stem))]
  const shared = [...first].filter((word) => second.has(word)).length
  return first.size < 3 || second.size < 3 ? 0 : (2 * shared) / (first.size + second.size)
}

const byLetters = (a: string, b: string): number => {
  const longest = Math.max(a.length, b.length)
  if (Math.abs(a.length - b.length) > longest * 0.3) return 0
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const line = [i]
    for (let j = 1; j <= b.length; j++)
      line.push(
        Math.min((above[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    above = line
  }
  return 1 - (above[b.length] ?? longest) / longest
}
