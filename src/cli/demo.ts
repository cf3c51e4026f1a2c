import { loadDemo } from '../demo/index.ts'
import { atInstallation } from './installation.ts'
import { type Command, readArgs } from './words.ts'

const help = `holdfast demo [--json]

Loads the demo partnerships, invented from end to end. What is there already stays as it is. Refused beside a real
partnership. HOLDFAST_DEMO=on lets anybody sign in as one of their people.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values } = readArgs(args, help, { json: { type: 'boolean' } })
    await atInstallation(async ({ config, pools }) => {
      const loaded = await loadDemo(pools.owner, config.data, new Date())
      if (values.json) return console.log(JSON.stringify({ partnerships: loaded }))
      for (const { slug, name, added } of loaded)
        console.log(`${name}, ${config.origin}/p/${slug}: ${added ? 'loaded' : 'there already, nothing added'}.`)
    })
  },
}
