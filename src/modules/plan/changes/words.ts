/** A stretch of words that stayed, that went or that came. */
export type Stretch = { kind: 'same' | 'gone' | 'new'; text: string }

/** Two wordings side by side: which words stayed, went and came, in reading order. Whole words; spaces go with the word before. */
export const wordDifference = (was: string, became: string): Stretch[] => {
  const [old, young] = [tokens(was), tokens(became)]
  const start = common(old, young)
  const end = common(old.slice(start).toReversed(), young.slice(start).toReversed())
  const [a, b] = [old.slice(start, old.length - end), young.slice(start, young.length - end)]
  return joined([
    ...old.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...between(a, b),
    ...young.slice(young.length - end).map((text) => ({ kind: 'same' as const, text })),
  ])
}

const tokens = (words: string): string[] => words.match(/\S+\s*/g) ?? []
const bare = (token: string | undefined): string => (token ?? '').trimEnd()

const common = (a: readonly string[], b: readonly string[]): number => {
  let n = 0
  while (n < a.length && n < b.length && bare(a[n]) === bare(b[n])) n++
  return n
}

// The longest common run of words. Two long texts with nothing in common are told as one for the other.
const between = (a: readonly string[], b: readonly string[]): Stretch[] => {
  const gone = a.map((text): Stretch => ({ kind: 'gone', text }))
  const came = b.map((text): Stretch => ({ kind: 'new', text }))
  if (a.length === 0 || b.length === 0 || a.length * b.length > 1_000_000) return [...gone, ...came]
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = bare(a[i]) === bare(b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const found: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && bare(a[i]) === bare(b[j])) {
      found.push({ kind: 'same', text: b[j] ?? '' })
      i++
      j++
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'gone', text: a[i] ?? '' })
      i++
    } else {
      found.push({ kind: 'new', text: b[j] ?? '' })
      j++
    }
  }
  return found
}

const joined = (stretches: readonly Stretch[]): Stretch[] => {
  const found: Stretch[] = []
  for (const each of stretches) {
    const last = found.at(-1)
    if (last?.kind === each.kind) last.text = spaced(last.text) + each.text
    else found.push({ ...each })
  }
  return found.map((each, n) => ({ ...each, text: n < found.length - 1 ? spaced(each.text) : each.text.trimEnd() }))
}

const spaced = (text: string) => (/\s$/.test(text) ? text : `${text} `)
