import { type Command, Usage } from './words.ts'

/** The command line: one file a command. Exit 0: done; 1: bad input, one sentence on stderr; 2: wrong usage. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./serve.ts'),
  demo: () => import('./demo.ts'),
  'partnership add': () => import('./partnership-add.ts'),
  'person add': () => import('./person-add.ts'),
  'plan import': () => import('./plan-import.ts'),
  'measure import': () => import('./measure-import.ts'),
  'plan check': () => import('./plan-check.ts'),
  chart: () => import('./chart.ts'),
  agreement: () => import('./agreement.ts'),
  sample: () => import('./sample.ts'),
  suppress: () => import('./suppress.ts'),
  report: () => import('./report.ts'),
  'evidence verify': () => import('./evidence-verify.ts'),
  'history verify': () => import('./history-verify.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
}

const list = `holdfast <command>

${Object.keys(commands)
  .map((c) => `  ${c}`)
  .join('\n')}

Each has --help.`

/** Does what a line says. Returns the exit code: bad input and wrong usage have been said on stderr by then. */
export async function obey(args: string[]): Promise<0 | 1 | 2> {
  try {
    await run(args)
    return 0
  } catch (e) {
    console.error(e instanceof Error ? e.message : String(e))
    return e instanceof Usage ? 2 : 1
  }
}

async function run(args: string[]): Promise<void> {
  if (args.length === 0) throw new Usage(list)
  if (args[0] === '--help' || args[0] === 'help') return console.log(list)
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((n) => n in commands)
  const load = name === undefined ? undefined : commands[name]
  if (!load || name === undefined) throw new Usage(`There is no command “${args.slice(0, 2).join(' ')}”.\n\n${list}`)
  const { command } = await load()
  const rest = args.slice(name.split(' ').length)
  if (rest.includes('--help')) return console.log(command.help)
  await command.run(rest)
}
