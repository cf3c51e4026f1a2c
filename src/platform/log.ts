/** One JSON line to the log. Never form contents, never an address with ids or words in it: the route's pattern. */
export function log(line: { event: string } & Record<string, string | number | boolean | null | undefined>): void {
  if (quiet) return
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

let quiet = false

/** Tests and the command line keep their output to themselves. */
export const hush = (): void => {
  quiet = true
}
