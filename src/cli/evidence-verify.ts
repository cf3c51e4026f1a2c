import { resolve } from 'node:path'
import { verifyPack } from '../modules/evidence/index.ts'
import { type Command, readArgs } from './words.ts'

const help = `holdfast evidence verify FILE.zip [--json]

Reads an evidence pack again, compares every file in it with the fingerprints in its manifest, and says what was changed,
taken out or added since it was made. Needs no installation. Exit 0: it is whole; 1: it is not, or is no pack.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(args, help, { json: { type: 'boolean' } }, ['FILE.zip'])
    const file = resolve(words[0] ?? '')
    const { manifest, problems } = await verifyPack(file)
    if (values.json)
      console.log(
        JSON.stringify({
          sound: problems.length === 0,
          file,
          title: manifest.title,
          partnership: manifest.partnership,
          made_by: manifest.made_by,
          made_at: manifest.made_at,
          files: manifest.entries.length,
          left_out: manifest.left_out,
          problems,
        }),
      )
    else {
      console.log(`“${manifest.title}”, made by ${manifest.made_by} at ${manifest.made_at}.`)
      for (const { sentence } of problems) console.log(sentence)
      if (problems.length === 0)
        console.log(`It is whole: ${manifest.entries.length} files, each as it was when the pack was made.`)
    }
    if (problems.length > 0)
      throw new Error(
        `The pack is not as it was made: ${problems[0]?.sentence}${problems.length > 1 ? ` ${problems.length - 1} more.` : ''}`,
      )
  },
}
