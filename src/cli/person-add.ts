import { addMember, makeSignInLink } from '../modules/identity/index.ts'
import { roleNames } from '../platform/permissions.ts'
import { atInstallation, partnershipNamed } from './installation.ts'
import { type Command, needed, readArgs } from './words.ts'

const help = `holdfast person add EMAIL --name NAME --partnership SLUG --role ROLE [--role ROLE] [--agency AGENCY] [--json]

Adds a person to a partnership, or changes their roles, and prints a link that signs them in once.
Roles: ${roleNames.join(', ')}.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      {
        name: { type: 'string' },
        partnership: { type: 'string' },
        agency: { type: 'string' },
        role: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
      ['EMAIL'],
    )
    const email = (words[0] ?? '').trim().toLowerCase()
    if (!/^[^\s@<>",;:]+@[^\s@<>",;:]+$/.test(email) || email.length > 254)
      throw new Error(`“${words[0]}” is not an e-mail address, like name@example.org.`)
    const name = needed(values.name, 'name', help)
    const slug = needed(values.partnership, 'partnership', help)
    needed(values.role?.[0], 'role', help)
    const asked = (values.role ?? []).flatMap((r) => r.split(',')).map((r) => r.trim())
    const strange = asked.find((r) => !roleNames.some((known) => known === r))
    if (strange !== undefined) throw new Error(`“${strange}” is not a role. Roles: ${roleNames.join(', ')}.`)
    const roles = roleNames.filter((r) => asked.includes(r))
    await atInstallation(async (at) => {
      const partnership = await partnershipNamed(at, slug)
      const agencyId = values.agency ? await agencyNamed(at, partnership.id, values.agency) : null
      const id = await addMember(at.pools.owner, partnership.id, { email, name, roles, agencyId })
      const link = await makeSignInLink(at.pools.owner, id, at.config.origin)
      if (values.json) console.log(JSON.stringify({ id, email, name, roles, link }))
      else
        console.log(
          `${name} is ${roles.join(' and ')} of ${partnership.name}. To sign in, once, within seven days, open this link; the code it asks for is its last six digits:\n${link}`,
        )
    })
  },
}

async function agencyNamed(
  at: Parameters<Parameters<typeof atInstallation>[0]>[0],
  partnershipId: string,
  name: string,
): Promise<string> {
  const { rows } = await at.pools.owner.query<{ id: string; name: string; short_name: string }>(
    'select id, name, short_name from partnership.agency where partnership_id = $1 order by position',
    [partnershipId],
  )
  const found = rows.find((r) => [r.name, r.short_name].some((n) => n.toLowerCase() === name.trim().toLowerCase()))
  if (found) return found.id
  throw new Error(`There is no agency “${name}”. There are: ${rows.map((r) => r.name).join(', ')}.`)
}
