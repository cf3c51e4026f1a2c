import { refuse, usage } from './words.ts'

/** The command line: one file a command. Exit 0: done; 1: bad input, one sentence on stderr; 2: wrong usage. */
const commands: Record<string, () => Promise<{ help: string; run(args: string[]): Promise<void> }>> = {
  serve: () => import('./serve.ts'),
}

const [name = '', ...rest] = process.argv.slice(2)
const word = commands[`${name} ${rest[0]}`] ? `${name} ${rest[0]}` : name
const load = commands[word]

if (!load) {
  const list = `holdfast <command>\n\n${Object.keys(commands)
    .map((c) => `  ${c}`)
    .join('\n')}\n\nEach has --help.`
  if (name === '--help' || name === 'help') console.log(list)
  else usage(name ? `There is no command “${name}”.\n\n${list}` : list)
} else {
  const command = await load()
  const args = rest.slice(word.split(' ').length - 1)
  if (args.includes('--help')) console.log(command.help)
  else await command.run(args).catch(refuse)
}
