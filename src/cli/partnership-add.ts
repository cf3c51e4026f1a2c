import { addPartnership } from '../modules/partnership/index.ts'
import { atInstallation } from './installation.ts'
import { type Command, needed, readArgs } from './words.ts'

const help = `holdfast partnership add SLUG --name NAME --nation scotland|england [--json]

Makes a partnership with the usual agencies of its nation. SLUG stands in its address: small letters, digits and hyphens.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      { name: { type: 'string' }, nation: { type: 'string' }, json: { type: 'boolean' } },
      ['SLUG'],
    )
    const slug = words[0] ?? ''
    const name = needed(values.name, 'name', help)
    const nation = needed(values.nation, 'nation', help)
    if (nation !== 'scotland' && nation !== 'england')
      throw new Error(`--nation is scotland or england, not “${nation}”.`)
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug) || slug.length < 2 || slug.length > 60)
      throw new Error(
        `“${slug}” cannot stand in an address: use 2 to 60 small letters, digits and single hyphens, beginning with a letter.`,
      )
    if (name.length > 200) throw new Error('--name must be 200 characters or fewer.')
    await atInstallation(async ({ config, pools }) => {
      const id = await addPartnership(pools.owner, { slug, name, nation, kind: config.demo ? 'demo' : 'real' })
      if (!id) throw new Error(`There is a partnership “${slug}” already.`)
      if (values.json) console.log(JSON.stringify({ id, slug, name, nation }))
      else
        console.log(
          `Made ${name} at ${config.origin}/p/${slug}. Add its first person with: holdfast person add EMAIL --name NAME --partnership ${slug} --role administrator`,
        )
    })
  },
}
