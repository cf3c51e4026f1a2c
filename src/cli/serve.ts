import { config } from '../config.ts'
import { serve } from '../main.ts'

export const help = `holdfast serve

Starts the site. PORT, HOLDFAST_DATA, DATABASE_URL, HOLDFAST_ORIGIN, SMTP_URL and HOLDFAST_DEMO are read from the environment.`

export async function run(): Promise<void> {
  const settings = config()
  const serving = await serve(settings, (sentence) => console.log(sentence))
  console.log(
    `Holdfast is at ${serving.address}${settings.demo ? '. Choose somebody on the first page to sign in: this is the demo, and everybody in it is invented' : ''}.`,
  )
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void serving.close().then(() => process.exit(0))
    })
}
