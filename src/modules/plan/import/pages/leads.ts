import { type FormError, wordOf, wrong, versionOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, page } from '../../../../platform/route.ts'
import { agencies, posts } from '../../../partnership/index.ts'
import type { LeadChoice } from './choices.ts'
import { conflict } from './conflict.ts'
import { LeadsPage } from './leads-pages.tsx'
import { type Opened, openImport } from './opened.ts'
import { type ProposedPost, proposedPosts } from './posts.ts'
import { saveChoices } from './queries.ts'
import { show } from './settle.ts'

export const showLeads = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  return opened ? leadsPage(c, opened, null, []) : show(c)
}

/** What was typed about each post of the leads column. */
export const saveLeads = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made } = opened
  const offered = await postsOf(c, opened)
  const agencyIds = (await agencies(c.db)).map(({ id }) => id)
  const known = (await posts(c.db)).filter(({ ended_on: ended }) => ended === null).map(({ id }) => id)
  const typed = offered.map((post, at) => ({ post, at, choice: typedAt(c, at, known, agencyIds) }))
  const errors = typed.flatMap(({ at, choice }) => faults(choice, at))
  if (errors.length > 0)
    return leadsPage(
      c,
      opened,
      typed.map(({ choice }) => choice),
      errors,
    )
  const leads = Object.fromEntries(typed.map(({ post, choice }) => [post.key, choice]))
  if (
    versionOf(c.form) !== made.version ||
    !(await saveChoices(c.db, made.id, made.version, { ...made.choices, leads }))
  )
    return conflict(
      c,
      opened,
      typed.map(
        ({ post, choice }) => `${post.printed}: ${choice.title}${choice.name ? `, held by ${choice.name}` : ''}`,
      ),
      c.path(`/plan/imports/${made.id}/leads`),
    )
  return goTo(c.path(`/plan/imports/${made.id}`), 'Saved the posts')
}

const typedAt = (c: Ctx, at: number, known: readonly string[], agencyIds: readonly string[]): LeadChoice => {
  const word = (name: string) => wordOf(c.form, `${name}-${at}`).replaceAll(/\s+/g, ' ').trim()
  return {
    post: known.includes(word('post')) ? word('post') : '',
    title: word('title'),
    agency: agencyIds.includes(word('agency')) ? word('agency') : '',
    name: word('name'),
    email: word('email').toLowerCase(),
    interim: word('interim') === 'yes',
  }
}

const faults = ({ title, post, name, email }: LeadChoice, at: number): FormError[] => [
  ...(title === '' && post === '' && name !== '' ? [wrong(`title-${at}`, `Enter the post that ${name} holds`)] : []),
  ...(title.length > 200 ? [wrong(`title-${at}`, 'The post must be 200 characters or fewer')] : []),
  ...(name === '' && email !== ''
    ? [wrong(`name-${at}`, `Enter the name of the person with the address ${email}`)]
    : []),
  ...(name.length > 200 ? [wrong(`name-${at}`, 'The name must be 200 characters or fewer')] : []),
  ...(email !== '' && !/^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:.]{2,}$/.test(email)
    ? [wrong(`email-${at}`, 'The address must be an e-mail address, like name@example.com')]
    : []),
]

const postsOf = async (c: Ctx, { made, proposal }: Opened): Promise<ProposedPost[]> =>
  proposedPosts(proposal, made.choices.leads ?? {}, await posts(c.db), await agencies(c.db))

const leadsPage = async (
  c: Ctx,
  opened: Opened,
  typed: readonly LeadChoice[] | null,
  errors: readonly FormError[],
): Promise<Answer> => {
  const offered = await postsOf(c, opened)
  return page(
    LeadsPage({
      frame: c.frame('plan'),
      path: c.path,
      made: opened.made,
      offered: offered.map((post, at) => ({ ...post, choice: typed?.[at] ?? post.choice })),
      known: (await posts(c.db)).filter(({ ended_on: ended }) => ended === null),
      agencies: await agencies(c.db),
      mayInvite: c.may('identity.invite'),
      errors,
    }),
    errors.length > 0 ? 400 : 200,
  )
}
