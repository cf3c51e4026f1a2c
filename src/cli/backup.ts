import { resolve } from 'node:path'
import { writeArchive } from '../platform/archive/write.ts'
import { atInstallation } from './installation.ts'
import { type Command, readArgs } from './words.ts'

const help = `holdfast backup FILE [--json]

Writes one consistent archive of everything: rows as of one moment, stored files, history, and a digest of each part.
Nobody's session travels with it. It may be made while the site runs.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(args, help, { json: { type: 'boolean' } }, ['FILE'])
    const file = resolve(words[0] ?? '')
    const manifest = await atInstallation(({ pools, config }) => writeArchive(pools.owner, config.data, file))
    const rows = manifest.tables.reduce((n, t) => n + t.rows, 0)
    if (values.json)
      console.log(
        JSON.stringify({ file, rows, files: manifest.files.length, madeAt: manifest.madeAt, seals: manifest.seals }),
      )
    else console.log(`Wrote ${file}: ${rows.toLocaleString('en-GB')} rows and ${manifest.files.length} files.`)
  },
}
