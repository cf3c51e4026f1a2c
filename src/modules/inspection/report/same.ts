const small = new Set(
  'a an and are as at be been by for from has have in is it its of on or should that the their these they this those to was were which will with must'.split(
    ' ',
  ),
)

/** The words that carry meaning: hyphens and case do not count, nor do "it should" and "this should". */
export const meaning = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .replace(/(?<=\p{L})[-‐‑’'](?=\p{L})/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 0 && !small.has(word)),
  )

/**
 * Whether two wordings say the same thing: most words shared, or the shorter one wholly inside the longer. Two that differ
 * in a number ("team 1", "team 2") do not.
 */
export const saysTheSame = (a: Set<string>, b: Set<string>): boolean => {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a]
  if (short.size === 0 || numbersIn(short).some((n) => !long.has(n))) return false
  let shared = 0
  for (const word of short) if (long.has(word)) shared += 1
  const union = a.size + b.size - shared
  return shared / union >= 0.75 || (short.size >= 5 && shared / short.size >= 0.95 && short.size / long.size >= 0.35)
}

const numbersIn = (words: Set<string>): string[] => [...words].filter((word) => /\d/.test(word))
