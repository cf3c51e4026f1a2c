import type { TreeItem } from '../outline/tree.ts'

export type AgreedHow = 'holder' | 'not_yet' | 'email' | 'meeting' | 'telephone' | 'imported'

/** How a post's holder agreed to words that somebody else wrote. */
export const agreedWords: Record<AgreedHow, string> = {
  holder: 'the holder wrote or confirmed it',
  not_yet: 'the holder has not agreed yet',
  email: 'agreed by e-mail',
  meeting: 'agreed at a meeting',
  telephone: 'agreed by telephone',
  imported: 'brought in from the plan’s file',
}

export type Voice = { postId: string; title: string; holder: string | null; own: boolean }

/**
 * For which of an item's lead posts somebody may write. Posts they hold come first, then those they write for; who edits
 * the plan may write for all of them.
 */
export const voices = (
  item: Pick<TreeItem, 'leads'>,
  who: { holds: readonly string[]; writesFor: readonly string[]; edits: boolean },
): Voice[] => {
  const voice = (own: boolean) => (lead: TreeItem['leads'][number]) => ({
    postId: lead.id,
    title: lead.title,
    holder: lead.holder,
    own,
  })
  const held = item.leads.filter(({ id }) => who.holds.includes(id))
  const others = item.leads.filter(({ id }) => !who.holds.includes(id) && (who.edits || who.writesFor.includes(id)))
  return [...held.map(voice(true)), ...others.map(voice(false))]
}

/** The words of an update that says nothing has changed since the last one. */
export const unchangedWords = (last: { dated: string }, longDate: (date: string) => string): string =>
  `No change since ${longDate(last.dated)}.`

/** May this person say yes to an update that somebody wrote for their post? */
export const mayConfirm = (
  update: { for_post_id: string | null; agreed_how: string },
  holds: readonly string[],
): boolean => update.agreed_how === 'not_yet' && update.for_post_id !== null && holds.includes(update.for_post_id)

/** May somebody read a part that its agency holds back until the round is released? Its own people, and who keeps the plan. */
export const seesHeldBack = (agencyId: string | null, reader: { agencyId: string | null; edits: boolean }): boolean =>
  reader.edits || (agencyId !== null && agencyId === reader.agencyId)
