import type { Ctx } from '../../../../platform/route.ts'
import { findOrAddPerson } from '../../../identity/index.ts'
import { note } from '../../../history/index.ts'
import { addMembership, handOver, people } from '../../../partnership/index.ts'
import type { Choices } from './choices.ts'

/**
 * Gives posts the holders that were typed on the page of leads, from today. Somebody who belongs to the partnership is
 * found by address or name; a new person is added as a lead, by those who may invite. Gives how many posts were filled.
 */
export const appoint = async (c: Ctx, choices: Choices, postIds: ReadonlyMap<string, string>): Promise<number> => {
  const typed = Object.entries(choices.leads ?? {}).filter(([key, { name }]) => name !== '' && postIds.has(key))
  if (typed.length === 0) return 0
  const known = await people(c.db)
  const added = new Map<string, string>()
  let filled = 0
  for (const [key, { name, email, agency, interim }] of typed) {
    const member = known.find(
      (each) =>
        (email !== '' && each.email?.toLowerCase() === email.toLowerCase()) ||
        (email === '' && each.name.toLowerCase() === name.toLowerCase()),
    )
    const who = (email || name).toLowerCase()
    const isCurrent = member && (member.ends === null || member.ends >= c.today)
    if (!isCurrent && !added.has(who)) {
      if (!c.may('identity.invite')) continue
      added.set(who, member?.person_id ?? (await findOrAddPerson(c.services.owner, email || null, name)))
      await addMembership(c.db, added.get(who) ?? '', {
        name,
        email: email || null,
        agency_id: agency || null,
        job: '',
        roles: ['lead'],
        starts: c.today,
      })
    }
    const personId = isCurrent ? member.person_id : added.get(who)
    const postId = postIds.get(key)
    if (!personId || !postId) continue
    await handOver(c.db, postId, { starts: c.today, person_id: personId, interim, note: '' })
    await note(
      c,
      'partnership.post',
      postId,
      `made ${name} its ${interim ? 'interim ' : ''}holder while a plan was imported`,
    )
    filled++
  }
  return filled
}
