/** One JSON line to the log. Never form contents, never an address with ids or words in it: the route's pattern. */
export function log(line: { event: string } & Record<string, string | number | boolean | null | undefined>): void {
  if (quiet) return
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

/**
 * What an error is, for the log: its kind, its codes and where it happened. What stands in quotes is left out, since
 * PostgreSQL, the mail server and the reader of JSON quote the words that people typed.
 */
export function told(e: unknown): string {
  if (!(e instanceof Error)) return unquoted(String(e))
  const facts = ['code', 'table', 'constraint', 'responseCode'].flatMap((fact) => {
    const value: unknown = Reflect.get(e, fact)
    return typeof value === 'string' || typeof value === 'number' ? [`${fact} ${value}`] : []
  })
  const frames = (e.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [[`${e.name}: ${unquoted(e.message)}`, ...facts].join(', '), ...frames.slice(0, 20)].join('\n')
}

const unquoted = (message: string) =>
  /^Cannot (read|set) properties of \w+ \(\w+ '[\w$]+'\)$/.test(message)
    ? message
    : message
        .replaceAll(/\S+@\S+/g, '…')
        .replaceAll(/".*"|'.*'|`.*`|“.*”|<.*>/gs, '…')
        .replaceAll(/\d{5,}/g, '…')
        .slice(0, 500)

let quiet = false

/** Tests and the command line keep their output to themselves. */
export const hush = (): void => {
  quiet = true
}
