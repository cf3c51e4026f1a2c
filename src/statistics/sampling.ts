/**
 * A generator of whole random numbers that gives the same ones on every machine and in every version: SFC32 (Chris
 * Doty-Humphrey's small fast counter, 32 bits), seeded from text by FNV-1a and warmed up by twelve rounds. Not for secrets.
 */
export function generator(seed: string): () => number {
  const word = (salt: string) => {
    let hash = 0x811c9dc5
    for (const byte of new TextEncoder().encode(`${salt}:${seed}`)) hash = Math.imul(hash ^ byte, 0x01000193)
    return hash >>> 0
  }
  let [a, b, c, counter] = [word('a'), word('b'), word('c'), 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let n = 0; n < 12; n++) next()
  return next
}

/** A whole number from 0 to below `n`, each as likely as any other: numbers that would favour the low ones are thrown back. */
export function below(n: number, next: () => number): number {
  // 32 bits tell no more things apart than that; of none, or of one, there is nothing to choose.
  if (!(n >= 1)) return 0
  const most = Math.min(Math.floor(n), 0x1_0000_0000)
  const limit = 0x1_0000_0000 - (0x1_0000_0000 % most)
  for (;;) {
    const drawn = next()
    if (drawn < limit) return drawn % most
  }
}

/**
 * Draws `size` things by chance, each set of that size as likely as any other (the first part of a Fisher-Yates shuffle), in the
 * order drawn, so that what comes after can serve as replacements. The same seed and the same things in the same order
 * always give the same draw.
 */
export function draw<T>(things: readonly T[], size: number, seed: string): T[] {
  const next = generator(seed)
  const pool = [...things]
  const wanted = Math.min(Math.max(0, Math.floor(size)), pool.length)
  for (let n = 0; n < wanted; n++) {
    const at = n + below(pool.length - n, next)
    ;[pool[n], pool[at]] = [pool[at] as T, pool[n] as T]
  }
  return pool.slice(0, wanted)
}
