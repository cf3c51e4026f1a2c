// What is sent in a round, when, and to whom. Everything here happens in the transaction that it is given.
import type { Db } from '../../../platform/db.ts'
import { later } from '../../../platform/jobs.ts'
import { dropLetters, post } from '../../../platform/letters.ts'
import { digestOf, newSecret } from '../../../platform/session.ts'
import { people, writersToday } from '../../partnership/index.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import type { Round } from '../rounds/model.ts'
import { isOwed } from '../rounds/rules.ts'
import { roundStanding } from '../rounds/standing.ts'
import type { AskedPost, ChaseTime, LetterKind, Recipient } from './model.ts'
import { addLink, askingFor, asAsked, asChased, asFirstAsked, askingRows } from './queries.ts'
import { chaseKind, chasesToCome, isRemindedBy, letterOf, overWords, postState, recipientsOf } from './rules.ts'

export type RoundAsking = { round: Round; tree: PlanTree; posts: AskedPost[]; addresses: Map<string, string> }

/** A round as far as asking goes: what each post owes, who can be written to, and what has been sent. */
export const roundAsking = async (
  db: Db,
  round: Round,
  today: string,
  personId?: string,
  now?: Date,
): Promise<RoundAsking> => {
  const { posts, tree } = await roundStanding(db, round, today, personId && now ? { personId, now } : undefined)
  const [members, writers, askings] = [await people(db), await writersToday(db, today), await askingRows(db, round.id)]
  return {
    round,
    tree,
    posts: posts.map((each): AskedPost => {
      const owed = each.lines.filter(isOwed)
      const found = recipientsOf(each, writers, members, today)
      const asking = askings.find(({ post_id: id }) => id === each.id) ?? null
      return {
        post: each,
        owed,
        ...found,
        asking,
        state: postState({ owed: owed.length, recipients: found.recipients, holder: each.person_id, asking }),
      }
    }),
    addresses: new Map(members.flatMap(({ person_id: id, email }) => (email ? [[id, email]] : []))),
  }
}

type Asker = { now: Date; today: string; personId: string | null; origin: string; slug: string }
type Sent = { posts: number; letters: number }

/** Asks these posts, or all that owe something and have not been asked. Nobody gets the same letter twice. */
export async function askRound(db: Db, at: RoundAsking, c: Asker, postId?: string): Promise<Sent> {
  const sent: Sent = { posts: 0, letters: 0 }
  for (const each of at.posts) {
    if (postId ? each.post.id !== postId : each.state !== 'to_ask' && each.state !== 'new_holder') continue
    if (each.owed.length === 0 || each.recipients.length === 0) continue
    const askingId = await askingFor(db, at.round.id, each.post.id)
    const letters = await write(db, at, each, askingId, 'ask', c, (to) => `ask:${askingId}:${to.personId}:${to.email}`)
    if (letters === 0) continue
    const email = each.recipients.map((to) => to.email).join(', ')
    await asAsked(db, askingId, {
      holder: each.post.person_id,
      email: email.slice(0, 320),
      by: c.personId,
      now: c.now,
    })
    sent.posts++
    sent.letters += letters
  }
  if (sent.letters > 0) {
    await asFirstAsked(db, at.round.id, c.now)
    await queueChases(db, at.round, c.today)
  }
  return sent
}

/** Reminds everybody who was asked and still owes something, or one post; at most once a day. */
export async function chaseRound(db: Db, at: RoundAsking, c: Asker, postId?: string): Promise<Sent> {
  return chase(db, at, c, (each) => postId === undefined || each.post.id === postId, c.today)
}

/** The reminder that Holdfast sends by itself. */
export const remindRound = (db: Db, at: RoundAsking, c: Asker, when: ChaseTime): Promise<Sent> =>
  chase(db, at, c, ({ asking }) => asking !== null && isRemindedBy(when, at.round, asking), when)

async function chase(
  db: Db,
  at: RoundAsking,
  c: Asker,
  isMeant: (each: AskedPost) => boolean,
  occasion: string,
): Promise<Sent> {
  const sent: Sent = { posts: 0, letters: 0 }
  for (const each of at.posts) {
    const { asking } = each
    if (each.state !== 'asked' || !asking || !isMeant(each)) continue
    const key = (to: Recipient) => `chase:${asking.id}:${to.personId}:${occasion}`
    const letters = await write(db, at, each, asking.id, chaseKind(at.round, c.today), c, key)
    if (letters === 0) continue
    await asChased(db, asking.id, c.now)
    sent.posts++
    sent.letters += letters
  }
  return sent
}

/** The reminders of a round, each queued for its day; again when the due day has moved. */
export async function queueChases(db: Db, round: Pick<Round, 'id' | 'due' | 'state'>, today: string): Promise<void> {
  for (const { when, day } of chasesToCome(round, today))
    await later(
      db,
      'plan.chase',
      { round: round.id, when },
      { at: new Date(`${day}T07:30:00Z`), key: `${round.id}:${when}` },
    )
}

/** The round is over: letters that wait are not sent, and the words of those that failed go. The links are dead already. */
export const endAsking = async (db: Db, roundId: string, now: Date): Promise<void> =>
  dropLetters(
    db,
    (await askingRows(db, roundId)).map(({ id }) => id),
    overWords,
    now,
  )

/** A letter as it would go to somebody, with whatever stands for the link. */
export const letterTo = (
  at: RoundAsking,
  each: AskedPost,
  to: Recipient,
  kind: LetterKind,
  link: string,
  today: string,
): { subject: string; text: string } => {
  const items = new Map(at.tree.items.map((item) => [item.id, item]))
  return letterOf({
    kind,
    plan: at.tree.plan.title,
    round: at.round,
    post: each.post.title,
    holder: each.post.holder,
    to,
    lines: each.owed.flatMap(({ item_id: id }) => lineOf(items.get(id))),
    link,
    today,
  })
}

const lineOf = (item: TreeItem | undefined) =>
  item
    ? [
        {
          reference: item.reference,
          title: item.title,
          due: item.due,
          said: item.status_on && item.status.tone ? { word: item.status.word, on: item.status_on } : null,
        },
      ]
    : []

async function write(
  db: Db,
  at: RoundAsking,
  each: AskedPost,
  askingId: string,
  kind: LetterKind,
  c: Asker,
  key: (to: Recipient) => string,
): Promise<number> {
  let letters = 0
  const replyTo = at.addresses.get(c.personId ?? each.asking?.asked_by ?? '') ?? null
  for (const to of each.recipients) {
    const secret = newSecret()
    const link = `${c.origin}/p/${c.slug}/plan/asked/${secret}`
    const letter = letterTo(at, each, to, kind, link, c.today)
    if (!(await post(db, { key: key(to), about: askingId, to: to.email, replyTo, ...letter }))) continue
    await addLink(db, askingId, to.personId, digestOf(secret))
    letters++
  }
  return letters
}
