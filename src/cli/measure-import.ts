import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { examine, importFigures, openFigures, tryFigures } from '../modules/measure/index.ts'
import { londonDate } from '../platform/dates.ts'
import { inPartnership } from '../platform/db.ts'
import { atInstallation, partnershipNamed } from './installation.ts'
import { type Command, needed, readArgs } from './words.ts'

const help = `holdfast measure import FILE --partnership SLUG [--dry-run] [--json]

Reads figures (.csv, .tsv, .txt or .xlsx; one row for each figure, or one column for each period or measure) and keeps them
under their measures. A measure not yet known is added. A row that cannot be kept is refused in words; the others are kept.
With --dry-run nothing is written. The import can be undone on the site.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      { partnership: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
      ['FILE'],
    )
    const path = resolve(words[0] ?? '')
    const slug = needed(values.partnership, 'partnership', help)
    const file = await stat(path).catch(() => null)
    if (!file?.isFile()) throw new Error(`There is no file ${words[0]}.`)
    await atInstallation(async (at) => {
      const partnership = await partnershipNamed(at, slug)
      const source = await openFigures(path, basename(path))
      if ('refused' in source) throw new Error(source.refused)
      const examined = await examine(source)
      if ('refused' in examined) throw new Error(examined.refused)
      const sha256 = await fingerprint(path)
      const now = new Date()
      const answer = await inPartnership(at.pools.db, partnership.id, null, async (db) =>
        values['dry-run']
          ? tryFigures(db, examined)
          : (
              await importFigures({ db, partnership, today: londonDate(now), now }, examined, {
                name: basename(path),
                origin: 'file',
                sha256,
              })
            ).answer,
      )
      if (values.json) return console.log(JSON.stringify(answer, null, 2))
      for (const { sentence } of answer.doubts ?? []) console.log(sentence)
      for (const { row, column, sentence } of answer.refused)
        console.log(`Row ${row}${column ? `, ${column}` : ''}: ${sentence}`)
      for (const name of answer.measures_new) console.log(`New measure: ${name}`)
      const said = `${answer.new} new, ${answer.changed} changed, ${answer.unchanged} unchanged, ${answer.refused.length + (answer.refused_more ?? 0)} refused`
      console.log(values['dry-run'] ? `${said}. Nothing was written.` : `${said} in ${partnership.name}.`)
    })
  },
}

const fingerprint = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
