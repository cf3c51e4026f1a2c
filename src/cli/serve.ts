import { config } from '../config.ts'
import { serve } from '../main.ts'
import { firstCommands, isBare } from '../modules/partnership/index.ts'
import { log, told } from '../platform/log.ts'
import { type Command, readArgs } from './words.ts'

const help = `holdfast serve

Starts the site. PORT, HOLDFAST_DATA, DATABASE_URL, HOLDFAST_ORIGIN, SMTP_URL and HOLDFAST_DEMO are read from the environment.`

export const command: Command = {
  help,
  run: async (args) => {
    readArgs(args, help, {})
    const settings = config()
    const serving = await serve(settings, (sentence) => console.log(sentence))
    console.log(
      settings.demo
        ? `Holdfast is at ${serving.address}. This is the demo: choose one of its people on the first page to sign in.`
        : `Holdfast is at ${serving.address}.`,
    )
    if (!settings.demo && (await isBare(serving.services.owner)))
      console.log(
        ['It holds no partnership yet, so nobody can sign in. Make the first one:', ...firstCommands].join('\n  '),
      )
    // Whatever nobody caught: one line without anybody's words, then an end that a service manager sees.
    process.on('uncaughtException', (e) => {
      log({ event: 'failed', error: told(e) })
      process.exit(1)
    })
    let stopping = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        if (stopping) process.exit(1)
        stopping = true
        void serving.close().then(() => process.exit(0))
      })
  },
}
