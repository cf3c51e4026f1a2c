import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { readDocument } from '../documents/read/index.ts'
import { importPlan, propose, toContract } from '../modules/plan/index.ts'
import { londonDate } from '../platform/dates.ts'
import { inPartnership } from '../platform/db.ts'
import { atInstallation, type Installation, type PartnershipRow, partnershipNamed } from './installation.ts'
import { type Command, needed, readArgs } from './words.ts'

const help = `holdfast plan import FILE --partnership SLUG --title T [--dry-run] [--json]

Reads a plan (.docx, .xlsx, .csv, .txt, .tsv or .pdf with text) and makes a plan of it. With --dry-run nothing is written.
Doubts are settled with their likeliest answer and stay marked on their items; the import can be undone on the site.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      {
        partnership: { type: 'string' },
        title: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
      ['FILE'],
    )
    const path = resolve(words[0] ?? '')
    const slug = needed(values.partnership, 'partnership', help)
    const title = needed(values.title, 'title', help)
    if (title.length > 300) throw new Error('--title must be 300 characters or fewer.')
    const file = await stat(path).catch(() => null)
    if (!file?.isFile()) throw new Error(`There is no file ${words[0]}.`)
    await atInstallation(async (at) => {
      const partnership = await partnershipNamed(at, slug)
      const reading = await readDocument({ path, name: basename(path) })
      if ('refused' in reading) throw new Error(reading.refused)
      const proposal = propose(reading.document)
      if ('refused' in proposal) throw new Error(proposal.refused)
      const imported = values['dry-run'] ? 0 : await write(at, partnership, path, title, file.size, reading.document)
      const contract = toContract(proposal, imported)
      if (values.json) return console.log(JSON.stringify(contract, null, 2))
      for (const [nth, item] of contract.items.entries()) {
        const about = [item.leads.join(', ') || 'no lead', item.due ?? 'no date'].join('; ')
        console.log(`${nth + 1}. ${item.title} (${about})`)
        for (const warning of item.warnings) console.log(`   ${warning.sentence}`)
      }
      console.log(
        values['dry-run']
          ? `${contract.items.length} items would be imported into ${partnership.name}. Nothing was written.`
          : `Imported ${imported} items into ${partnership.name} as “${title}”.`,
      )
    })
  },
}

const write = async (
  at: Installation,
  partnership: PartnershipRow,
  path: string,
  title: string,
  size: number,
  document: Parameters<typeof importPlan>[1]['document'],
): Promise<number> => {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  const now = new Date()
  return inPartnership(at.pools.db, partnership.id, null, (db) =>
    importPlan(
      { db, partnership, services: { config: at.config }, today: londonDate(now), now },
      { document, title, file: { path, name: basename(path), size, sha256 } },
    ),
  )
}
