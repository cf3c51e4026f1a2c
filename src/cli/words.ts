import { type ParseArgsConfig, parseArgs } from 'node:util'

/** One command: its help text, and what it does with the words after its name. */
export type Command = { help: string; run(args: string[]): Promise<void> }

/** Wrong usage: what is right goes to stderr, and the exit code is 2. */
export class Usage extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads options and words; `words` names the words that must be given, in order. Throws Usage in a sentence. */
export function readArgs<const O extends Options>(
  args: string[],
  help: string,
  options: O,
  words: readonly string[] = [],
) {
  const read = parsed(args, help, options)
  const missing = words[read.positionals.length]
  if (missing) throw new Usage(`Give ${missing}.\n\n${help}`)
  const strange = read.positionals[words.length]
  if (strange) throw new Usage(`“${strange}” is one word too many.\n\n${help}`)
  return { values: read.values, words: read.positionals }
}

function parsed<const O extends Options>(args: string[], help: string, options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (e) {
    throw new Usage(`${e instanceof Error ? e.message.split('. ')[0] : e}.\n\n${help}`, { cause: e })
  }
}

/** An option that must be there. Throws Usage. */
export function needed(value: string | undefined, option: string, help: string): string {
  if (value === undefined || value.trim() === '') throw new Usage(`Give --${option}.\n\n${help}`)
  return value.trim()
}
