// How sentences count and list things: one place, so that no two pages say it differently.

/** "40 items", "1 item". */
export const counted = (count: number, noun: string): string => `${count} ${plural(count, noun)}`
export const plural = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`)

const names =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
/** Numbers to twenty in words, as a sentence wants them. */
export const small = (count: number): string => names[count] ?? String(count)

/** "a, b and c". */
export const joined = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** "Two items", out of "two items". */
export const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
