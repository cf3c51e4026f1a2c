/** Bad input: one sentence on stderr, exit 1. An unexpected fault says so and shows its cause. */
export function refuse(e: unknown): void {
  console.error(e instanceof Error ? e.message : String(e))
  process.exitCode = 1
}

/** Wrong usage: what is right, exit 2. */
export function usage(sentence: string): void {
  console.error(sentence)
  process.exitCode = 2
}
