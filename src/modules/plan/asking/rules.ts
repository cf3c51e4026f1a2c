import { addDays, daysBetween, londonDate, longDate, shortDate } from '../../../platform/dates.ts'
import type { LetterState } from '../../../platform/letters.ts'
import { counted, joined, plural, small, upper } from '../../../platform/sentence.ts'
import type { Round } from '../rounds/model.ts'
import type { AskedPost, AskingRow, ChaseTime, LetterKind, PostState, Recipient } from './model.ts'

type Member = { person_id: string; name: string; email: string | null; starts: string; ends: string | null }
type PostHeld = { id: string; title: string; person_id: string | null; holder: string | null }

/** Who can be written to for a post, and who cannot, in words. */
export const recipientsOf = (
  post: PostHeld,
  writers: readonly { post_id: string; person_id: string; starts: string }[],
  members: readonly Member[],
  today: string,
): { recipients: Recipient[]; without: string[] } => {
  const ids = writers
    .filter((each) => each.post_id === post.id && each.person_id !== post.person_id && each.starts <= today)
    .map((each) => each.person_id)
  const recipients: Recipient[] = []
  const without = post.person_id === null ? ['The post is vacant'] : []
  for (const [n, id] of [...(post.person_id === null ? [] : [post.person_id]), ...ids].entries()) {
    const member = members.find(({ person_id: each }) => each === id)
    const isHolder = n === 0 && id === post.person_id
    if (!member || member.starts > today || (member.ends !== null && member.ends < today))
      without.push(`${member?.name ?? post.holder ?? 'Somebody'} does not belong to the partnership today`)
    else if (!member.email) without.push(`${member.name} has no e-mail address here`)
    else recipients.push({ personId: id, name: member.name, email: member.email, isHolder })
  }
  return { recipients, without }
}

/** How a post stands with its letter. */
export const postState = (p: {
  owed: number
  recipients: readonly Recipient[]
  holder: string | null
  asking: Pick<AskingRow, 'asked_at' | 'person_id'> | null
}): PostState => {
  if (p.owed === 0) return 'done'
  if (p.recipients.length === 0) return 'cannot'
  if (!p.asking?.asked_at) return 'to_ask'
  return p.holder === null || p.asking.person_id === p.holder ? 'asked' : 'new_holder'
}

export const stateWords: Record<PostState, string> = {
  to_ask: 'Not asked yet',
  new_holder: 'Has a new holder: ask them. The link of the one before is dead',
  asked: 'Asked',
  done: 'Owes nothing more',
  cannot: 'Cannot be asked',
}

/** "Nobody has been asked yet. Three posts owe seven updates; one of them cannot be asked by mail." */
export const askingSentence = (posts: readonly Pick<AskedPost, 'state' | 'owed'>[]): string => {
  const owing = posts.filter(({ owed }) => owed.length > 0)
  const count = (...states: PostState[]) => posts.filter(({ state }) => states.includes(state)).length
  if (owing.length === 0) return 'No post owes an update in this round.'
  // An item that two posts lead is asked of both and owed once.
  const updates = new Set(owing.flatMap(({ owed }) => owed.map(({ item_id: id }) => id))).size
  const asked = count('asked')
  const first =
    asked === 0
      ? 'Nobody who owes an update has been asked yet.'
      : count('to_ask', 'new_holder') === 0
        ? 'Everybody who can be asked has been asked.'
        : `${upper(small(asked))} ${plural(asked, 'post')} ${asked === 1 ? 'has' : 'have'} been asked, ${small(count('to_ask', 'new_holder'))} ${count('to_ask', 'new_holder') === 1 ? 'has' : 'have'} not.`
  const cannot = count('cannot')
  return `${first} ${upper(small(owing.length))} ${owing.length === 1 ? 'post owes' : 'posts owe'} ${small(updates)} ${plural(updates, 'update')}${
    cannot > 0 ? `; ${small(cannot)} of them cannot be asked by mail` : ''
  }.`
}

/** Why leads cannot be asked in this round; undefined when they can. */
export const cannotAsk = (round: Pick<Round, 'state'>): string | undefined => {
  switch (round.state) {
    case 'draft':
      return 'This round is still a draft. Open it, then ask.'
    case 'signed_off':
      return 'This round has been signed off, so nobody is asked any more. Open it again to ask.'
    case 'closed':
      return 'This round is closed, so nobody is asked any more.'
    case 'dropped':
      return 'This round was dropped, so nobody is asked any more.'
    case 'open':
      return undefined
  }
}

/** The letter that is due today to somebody who was asked before. */
export const chaseKind = (round: Pick<Round, 'due'>, today: string): Exclude<LetterKind, 'ask'> =>
  today > round.due ? 'late' : 'gentle'

const chaseTimes: readonly ChaseTime[] = ['before', 'after', 'week']

/** The day of each reminder: three days before the due day, the day after it, and a week after it. */
const chaseDay = (when: ChaseTime, round: Pick<Round, 'due'>): string =>
  addDays(round.due, { before: -3, after: 1, week: 7 }[when])

/** Is a reminder due? `later`: its day has not come; `never`: it has been overtaken. */
export const chaseNow = (
  when: ChaseTime,
  round: Pick<Round, 'due' | 'state'>,
  today: string,
): 'now' | 'later' | 'never' => {
  if (round.state !== 'open') return 'never'
  if (today < chaseDay(when, round)) return 'later'
  const last = { before: round.due, after: addDays(round.due, 6), week: addDays(round.due, 21) }[when]
  return today <= last ? 'now' : 'never'
}

/** Does Holdfast remind this post now? Not who was asked or reminded since the day of the reminder. */
export const isRemindedBy = (
  when: ChaseTime,
  round: Pick<Round, 'due'>,
  asking: Pick<AskingRow, 'asked_at' | 'chased_at'>,
): boolean => {
  const since = [asking.asked_at, asking.chased_at]
    .flatMap((at) => (at ? [londonDate(at)] : []))
    .sort()
    .at(-1)
  return since !== undefined && since < chaseDay(when, round)
}

/** The reminders still to come, with their days. */
export const chasesToCome = (round: Pick<Round, 'due' | 'state'>, today: string): { when: ChaseTime; day: string }[] =>
  chaseTimes
    .filter((when) => chaseNow(when, round, today) !== 'never')
    .map((when) => ({ when, day: chaseDay(when, round) }))

/** "Holdfast reminds by itself on 9 Dec 2026, 13 Dec 2026 and 19 Dec 2026 whoever still owes something." */
export const chasesSentence = (days: readonly string[], hasServer: boolean): string => {
  if (days.length === 0) return 'Holdfast sends no more reminders by itself.'
  const on = joined(days.map(shortDate))
  return hasServer
    ? `Holdfast reminds by itself on ${on} whoever was asked and still owes something.`
    : `On ${on} Holdfast puts reminders below, ready to be copied, for whoever was asked and still owes something.`
}

/** "Asked two posts: three letters." */
export const askedSentence = (posts: number, letters: number, done = 'Asked'): string =>
  letters === 0
    ? 'No letter was needed: everybody had theirs already.'
    : `${done} ${small(posts)} ${plural(posts, 'post')}: ${counted(letters, 'letter')}.`

/** Why a letter of a round was not sent. */
export const overWords = 'The round was over before it could go.'

/** What became of a letter, in words; `at` is when. */
export const letterStateWords = (state: LetterState, hasServer: boolean, at: string | null): string => {
  switch (state) {
    case 'sent':
      return `Sent ${at ?? ''}`.trim()
    case 'by_hand':
      return `Sent by hand ${at ?? ''}`.trim()
    case 'waiting':
      return hasServer ? 'On its way' : 'Waits to be copied'
    case 'failed':
      return 'Could not be delivered'
    case 'dropped':
      return 'Not sent'
  }
}

/** "Two letters could not be delivered: to dan@example.org and eve@example.org." Nothing when all went. */
export const undeliveredSentence = (emails: readonly string[]): string =>
  emails.length === 0
    ? ''
    : `${upper(small(emails.length))} ${plural(emails.length, 'letter')} could not be delivered: to ${joined([...new Set(emails)])}.`

type Line = {
  reference: string
  title: string
  due: string | null
  /** The last status in the plan's own word, and its day. */
  said: { word: string; on: string } | null
}
export type LetterFacts = {
  kind: LetterKind
  plan: string
  round: Pick<Round, 'title' | 'due' | 'closes' | 'words'>
  post: string
  /** Who holds the post; null while it is vacant. */
  holder: string | null
  to: Pick<Recipient, 'name' | 'isHolder'>
  lines: readonly Line[]
  /** The whole address of the personal link. */
  link: string
  today: string
}

/** A letter of a round, word for word. It asks for three things and says how long its link lasts. */
export const letterOf = (f: LetterFacts): { subject: string; text: string } => {
  const updates = counted(f.lines.length, 'update')
  const late = daysBetween(f.round.due, f.today)
  const subject = {
    ask: `${updates} for ${f.round.title}, due by ${longDate(f.round.due)}`,
    gentle: `Reminder: ${updates} for ${f.round.title}, due by ${longDate(f.round.due)}`,
    late: `Late: ${updates} for ${f.round.title}, due on ${longDate(f.round.due)}`,
  }[f.kind]
  const asks = {
    ask: `${f.plan} asks ${f.post} for ${updates} for ${f.round.title}, by ${longDate(f.round.due)}.`,
    gentle: `${f.plan} still waits for ${updates} from ${f.post} for ${f.round.title}. ${f.lines.length === 1 ? 'It is' : 'They are'} due by ${longDate(f.round.due)}.`,
    late: `${f.plan} still waits for ${updates} from ${f.post} for ${f.round.title}. ${f.lines.length === 1 ? 'It was' : 'They were'} due on ${longDate(f.round.due)}, ${late === 1 ? 'yesterday' : `${late} days ago`}. If something stands in the way, say so: that is an answer too.`,
  }[f.kind]
  const text = [
    `Dear ${f.to.name}`,
    asks,
    f.round.words.trim(),
    f.lines.map(lineWords).join('\n\n'),
    `Write ${f.lines.length === 1 ? 'it' : 'them'} here, on one page; a phone will do. Each needs three things: how it is going, what changed, and what is next.`,
    f.link,
    `The link is yours alone, so do not pass it on. It opens ${f.lines.length === 1 ? 'this update' : 'these updates'} and nothing else, as often as you like, until the round closes, which is planned for ${longDate(f.round.closes)}.`,
    f.to.isHolder
      ? ''
      : f.holder
        ? `You write for ${f.post}. ${f.holder} holds the post: what you write waits for their yes, or you say how they agreed.`
        : `You write for ${f.post}, which nobody holds at the moment.`,
  ]
  return { subject, text: `${text.filter(Boolean).join('\n\n')}\n` }
}

const lineWords = ({ reference, title, due, said }: Line): string =>
  `${[reference, title].filter(Boolean).join(' ')}\n${[
    said ? `Last said on ${longDate(said.on)}: ${said.word.toLowerCase()}.` : 'Nobody has said yet how it is going.',
    due ? `Agreed date ${longDate(due)}.` : '',
  ]
    .filter(Boolean)
    .join(' ')}`

/** What stands in a sample letter where the real one has its link. */
export const sampleLink = '(Here the real letter has the personal link. This is a sample and opens nothing.)'
