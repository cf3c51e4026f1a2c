import { resolve } from 'node:path'
import { reapply } from '../modules/history/index.ts'
import { readArchive } from '../platform/archive/read.ts'
import { atInstallation } from './installation.ts'
import { type Command, readArgs } from './words.ts'

const help = `holdfast restore FILE [--json]

Brings a backup into an empty installation: all of it or nothing. What had been removed everywhere is removed again, after the
register in HOLDFAST_DATA (removals.jsonl): keep that file when you move to a new folder.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(args, help, { json: { type: 'boolean' } }, ['FILE'])
    const file = resolve(words[0] ?? '')
    const { manifest, again } = await atInstallation(async ({ pools, config }) => {
      const manifest = await readArchive(pools.owner, config.data, file)
      return { manifest, again: await reapply(pools.owner, config.data) }
    })
    const rows = manifest.tables.reduce((n, t) => n + t.rows, 0)
    if (values.json) console.log(JSON.stringify({ file, rows, files: manifest.files.length, removedAgain: again }))
    else
      console.log(
        `Restored ${rows.toLocaleString('en-GB')} rows and ${manifest.files.length} files from ${file}.${again ? ` Removed again what had been removed: ${again}.` : ''}`,
      )
  },
}
