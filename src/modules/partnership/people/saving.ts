// Adding, changing and ending a membership: the form, the rule, the row.
import type { Filled } from '../../../platform/asked.ts'
import { addDays, holdsOn, longDate } from '../../../platform/dates.ts'
import { choice, choices, date, email, readForm, text, wrong, versionOf } from '../../../platform/forms.ts'
import { roleNames } from '../../../platform/permissions.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { changeAddress, findOrAddPerson } from '../../identity/index.ts'
import { agencies, posts } from '../queries.ts'
import { EndingPage, PersonConflict, PersonForm } from './form-pages.tsx'
import {
  addMembership,
  allMembers,
  changeMembership,
  endMembership,
  lockRoles,
  type MemberRow,
  memberOf,
  type MemberWords,
  othersWith,
} from './queries.ts'
import { givable, mayChangeAddress, roleFault, roleFaults } from './rules.ts'

export async function add(c: Ctx): Promise<Answer> {
  const read = await readMember(c)
  if (read.errors) return form(c, null, { words: c.form, errors: read.errors }, 400)
  const words = read.value
  await lockRoles(c.db, c.partnership.id)
  const known = (await allMembers(c.db)).find((each) => words.email !== null && each.email === words.email)
  if (known && holdsOn(known, c.today))
    return form(
      c,
      null,
      {
        words: c.form,
        errors: [wrong('email', `${known.name} belongs to the partnership already, with this address`)],
      },
      400,
    )
  const fault = roleFault({
    by: c.user.roles,
    was: [],
    became: words.roles,
    others: await othersWith(c.db, null, c.today),
  })
  if (fault) return form(c, null, { words: c.form, errors: [wrong('roles', roleFaults[fault])] }, 400)
  const personId = await findOrAddPerson(c.services.owner, words.email, words.name)
  await addMembership(c.db, personId, words)
  await note(c, 'identity.membership', known?.id ?? null, `added ${words.name} to the partnership`)
  const address = `${c.services.config.origin}/sign-in`
  return goTo(
    c.path(`/partnership/people/${personId}`),
    words.email
      ? `${words.name} is added. Tell them to sign in at ${address} with ${words.email}`
      : `${words.name} is added. Without an address they cannot sign in`,
  )
}

export async function change(c: Ctx, was: MemberRow): Promise<Answer> {
  const read = await readMember(c)
  if (read.errors) return form(c, was, { words: c.form, errors: read.errors }, 400)
  const words = read.value
  await lockRoles(c.db, c.partnership.id)
  const refuse = (field: string, sentence: string) =>
    form(c, was, { words: c.form, errors: [wrong(field, sentence)] }, 400)
  const fault = roleFault({
    by: c.user.roles,
    was: was.roles,
    became: words.roles,
    others: await othersWith(c.db, was.person_id, c.today),
  })
  if (fault) return refuse('roles', roleFaults[fault])
  if (versionOf(c.form) !== was.version) return conflict(c, was)
  if (words.email !== was.email) {
    if (!mayChangeAddress(c.user.roles, was.roles))
      return refuse('email', 'Only an administrator may change the address of a chair, coordinator or administrator')
    switch (await changeAddress(c.services.owner, was.person_id, c.partnership.id, words.email)) {
      case 'taken':
        return refuse(
          'email',
          'Somebody else signs in with this address. If it is the same person, end this membership and add them with it',
        )
      case 'elsewhere':
        return refuse(
          'email',
          'They belong to another partnership too, so their address cannot be changed here. End this membership and add them with the new address',
        )
      case 'changed':
    }
  }
  if (!(await changeMembership(c.db, was.id, words, was.version))) return conflict(c, was)
  return goTo(c.path(`/partnership/people/${was.person_id}`), `${words.name} is saved`)
}

export async function end(c: Ctx): Promise<Answer> {
  const found = await memberOf(c.db, c.params.person ?? '')
  if (!found) return missing
  const read = readForm(c.form, { ends: date({ called: 'The last day', required: 'Enter their last day' }) })
  if (read.errors) return endingForm(c, found, { words: c.form, errors: read.errors }, 400)
  const { ends } = read.value
  const refuse = (sentence: string) =>
    endingForm(c, found, { words: c.form, errors: [wrong('ends', sentence, 'day')] }, 400)
  if (ends < found.starts) return refuse(`Their last day cannot be before their first, ${longDate(found.starts)}`)
  await lockRoles(c.db, c.partnership.id)
  const fault = roleFault(
    { by: c.user.roles, was: found.roles, became: [], others: await othersWith(c.db, found.person_id, c.today) },
    true,
  )
  if (fault) return refuse(roleFaults[fault])
  await endMembership(c.db, found, ends, addDays(ends, 1))
  await note(c, 'identity.membership', found.id, `ended the membership of ${found.name} on ${longDate(ends)}`)
  return goTo(
    c.path('/partnership/people'),
    `${found.name} leaves on ${longDate(ends)}. The posts they held are vacant from the day after`,
  )
}

async function readMember(
  c: Ctx,
): Promise<
  | { value: MemberWords; errors?: undefined }
  | { value?: undefined; errors: readonly { field: string; href: `#${string}`; text: string }[] }
> {
  const known = await agencies(c.db)
  const read = readForm(c.form, {
    name: text({ called: 'The name', required: 'Enter their name' }),
    email: email({ called: 'The e-mail address' }),
    agency: choice(
      known.map(({ id }) => id),
      { called: 'The agency' },
    ),
    job: text({ called: 'The job' }),
    roles: choices(roleNames, { called: 'The roles', required: roleFaults.no_role }),
    starts: date({ called: 'The first day', required: 'Enter their first day' }),
  })
  if (read.errors) return read
  const { name, email: address, agency, job, roles, starts } = read.value
  return {
    value: {
      name,
      email: address?.toLowerCase() ?? null,
      agency_id: agency,
      job: job ?? '',
      roles: [...roles],
      starts,
    },
  }
}

const conflict = async (c: Ctx, now: MemberRow) =>
  page(
    PersonConflict({
      ...around(c),
      person: now,
      agencies: await agencies(c.db),
      givable: givable(c.user.roles),
      filled: { words: { ...c.form, version: String(now.version) } },
    }),
    409,
  )

export const form = async (c: Ctx, person: MemberRow | null, filled: Filled, status: number) =>
  page(
    PersonForm({ ...around(c), person, agencies: await agencies(c.db), givable: givable(c.user.roles), filled }),
    status,
  )

export const endingForm = async (c: Ctx, person: MemberRow, filled: Filled, status: number) =>
  page(
    EndingPage({
      ...around(c),
      person,
      posts: (await posts(c.db)).filter((post) => post.person_id === person.person_id),
      filled,
    }),
    status,
  )

export const around = (c: Ctx) => ({ frame: c.frame('partnership'), path: c.path })
