// The outbox: a letter is queued in the transaction that asks for it, sent after the commit, and never sent twice.
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { later } from './jobs.ts'
import { hasMail } from './mail.ts'
import type { Job, JobCtx } from './route.ts'
import { digestOf } from './session.ts'

export type LetterState = 'waiting' | 'sent' | 'by_hand' | 'failed' | 'dropped'
export type LetterRow = {
  id: string
  about_id: string | null
  email: string
  subject: string
  state: LetterState
  /** Why it could not be delivered so far; '' when nothing went wrong. */
  why: string
  tries: number
  queued_at: Date
  settled_at: Date | null
}

/**
 * Queues a letter in this transaction. `key` names it for good: a second letter with the same key is not queued, and false
 * comes back. `about` is what its page asks by.
 */
export async function post(
  db: Db,
  letter: { key: string; about?: string; to: string; replyTo?: string | null; subject: string; text: string },
): Promise<boolean> {
  const made = await db
    .insertInto('platform.letter')
    .values({
      key: letter.key,
      about_id: letter.about ?? null,
      email: letter.to,
      reply_to: letter.replyTo ?? null,
      subject: letter.subject,
      digest: digestOf(letter.text),
    })
    .onConflict((c) => c.columns(['partnership_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  await db.insertInto('platform.letter_text').values({ letter_id: made.id, text: letter.text }).execute()
  await queue(db, made.id)
  return true
}

/** The letters about these things, oldest first: what was sent when to whom. */
export const lettersAbout = (db: Db, about: readonly string[]): Promise<LetterRow[]> =>
  db
    .selectFrom('platform.letter')
    .select(['id', 'about_id', 'email', 'subject', 'state', 'why', 'tries', 'queued_at', 'settled_at'])
    .where('about_id', '=', sql<string>`any(${about}::uuid[])`)
    .orderBy('queued_at')
    .orderBy('id')
    .$castTo<LetterRow>()
    .execute()

/** A letter that has not gone, with its words, so that somebody can send it from an address of their own. */
export const letterToCopy = (db: Db, id: string): Promise<(LetterRow & { text: string }) | undefined> =>
  db
    .selectFrom('platform.letter as l')
    .innerJoin('platform.letter_text as t', (j) =>
      j.onRef('t.partnership_id', '=', 'l.partnership_id').onRef('t.letter_id', '=', 'l.id'),
    )
    .select([
      'l.id',
      'l.about_id',
      'l.email',
      'l.subject',
      'l.state',
      'l.why',
      'l.tries',
      'l.queued_at',
      'l.settled_at',
      't.text',
    ])
    .where('l.id', '=', id)
    .where('l.state', 'in', ['waiting', 'failed'])
    .$castTo<LetterRow & { text: string }>()
    .executeTakeFirst()

/** Somebody sent it themselves: the site will not. False when it had gone already. */
export const sentByHand = (db: Db, id: string, now: Date): Promise<boolean> =>
  settle(db, id, ['waiting', 'failed'], { state: 'by_hand', settled_at: now })

/** What the letters are about that wait, or could not be delivered. */
export const aboutOpenLetters = async (db: Db): Promise<string[]> =>
  (
    await db
      .selectFrom('platform.letter')
      .select('about_id')
      .distinct()
      .where('state', 'in', ['waiting', 'failed'])
      .execute()
  ).flatMap(({ about_id: id }) => (id ? [id] : []))

/** Letters that are no longer wanted are not sent, and their words go. */
export async function dropLetters(db: Db, about: readonly string[], why: string, now: Date): Promise<void> {
  const open = (await lettersAbout(db, about)).filter(({ state }) => state === 'waiting' || state === 'failed')
  for (const { id } of open) await settle(db, id, ['waiting', 'failed'], { state: 'dropped', why, settled_at: now })
}

/** When to try again after so many tries, in minutes; null: give up. A day in all, as mail servers do. */
export const minutesToWait = (tries: number): number | null => [1, 5, 15, 60, 180, 360, 720][tries - 1] ?? null

/** What went wrong, in words that name nobody, and whether another try is of use. */
export function refusalOf(e: unknown): { why: string; final: boolean } {
  const { code, responseCode } = e as { code?: unknown; responseCode?: unknown }
  const number = typeof responseCode === 'number' ? responseCode : 0
  if (code === 'EENVELOPE')
    return number >= 500 || number === 0
      ? { why: `The mail server refused the address${number ? ` (${number})` : ''}.`, final: true }
      : { why: `The mail server did not take the address yet (${number}).`, final: false }
  if (code === 'EAUTH')
    return { why: 'The mail server did not accept the name and password of SMTP_URL.', final: false }
  if (code === 'EMESSAGE' || number >= 500)
    return { why: `The mail server refused the letter${number ? ` (${number})` : ''}.`, final: number >= 500 }
  return { why: 'The mail server did not answer.', final: false }
}

/** Hands one letter to the mail server. Two at once send it once: the first one holds it. */
const send: Job = async (c, about) => {
  const id = about['letter'] ?? ''
  // Without a mail server it waits to be copied; setting one restarts the process, whose sweep finds it.
  if (!hasMail(c.services.mail)) return
  const letter = await c.within((db) => hold(db, id, c.now))
  if (!letter) return
  const host = new URL(c.services.config.origin).hostname
  try {
    const { email: to, reply_to: replyTo, subject, text } = letter
    // The same name each time: should the process end before the next line is kept, mail programs show one letter.
    await c.services.mail.send({ to, ...(replyTo ? { replyTo } : {}), subject, text, messageId: `<${id}@${host}>` })
  } catch (e) {
    await c.within((db) => keepFailure(db, id, letter.tries + 1, refusalOf(e), c.now))
    return
  }
  await c.within((db) => settle(db, id, ['waiting'], { state: 'sent', why: '', settled_at: c.now }))
}

/** The names under which the queue knows these jobs. */
export const letterJobs = { 'platform.send_letter': send }

/** Queues again what waits, whatever became of its job. */
export const sweepLetters = (c: JobCtx): Promise<void> =>
  c.within(async (db) => {
    await db
      .updateTable('platform.letter')
      .set({ state: 'failed', why: 'Its words are not in the backup that was restored. Ask again.', settled_at: c.now })
      .where('state', '=', 'waiting')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('platform.letter_text as t')
              .select('t.letter_id')
              .whereRef('t.letter_id', '=', 'platform.letter.id'),
          ),
        ),
      )
      .execute()
    if (!hasMail(c.services.mail)) return
    const waiting = await db
      .selectFrom('platform.letter')
      .select(['id', 'next_try_at'])
      .where('state', '=', 'waiting')
      .execute()
    for (const { id, next_try_at: next } of waiting) await queue(db, id, next ?? undefined)
  })

const queue = (db: Db, letter: string, at?: Date) =>
  later(db, 'platform.send_letter', { letter }, { key: letter, ...(at ? { at } : {}) })

// Five minutes: longer than a mail server takes. If the holder still has it, the job comes again when the hold ends.
async function hold(db: Db, id: string, now: Date) {
  const held = await db
    .updateTable('platform.letter')
    .set({ held_until: minutesAfter(now, 5) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where((e) => e.or([e('held_until', 'is', null), e('held_until', '<=', now)]))
    .returning(['id', 'email', 'reply_to', 'subject', 'tries'])
    .executeTakeFirst()
  if (held) {
    const words = await db
      .selectFrom('platform.letter_text')
      .select('text')
      .where('letter_id', '=', id)
      .executeTakeFirst()
    return words ? { ...held, ...words } : null
  }
  const other = await db
    .selectFrom('platform.letter')
    .select('held_until')
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (other?.held_until) await queue(db, id, other.held_until)
  return null
}

async function keepFailure(db: Db, id: string, tries: number, { why, final }: ReturnType<typeof refusalOf>, now: Date) {
  const wait = final ? null : minutesToWait(tries)
  const next = wait === null ? null : minutesAfter(now, wait)
  const { numUpdatedRows } = await db
    .updateTable('platform.letter')
    .set({
      tries,
      why,
      held_until: null,
      next_try_at: next,
      ...(next ? {} : { state: 'failed', settled_at: now }),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (next && numUpdatedRows > 0n) await queue(db, id, next)
}

async function settle(
  db: Db,
  id: string,
  from: LetterState[],
  to: { state: LetterState; why?: string; settled_at: Date },
): Promise<boolean> {
  const settled = await db
    .updateTable('platform.letter')
    .set({ ...to, held_until: null, next_try_at: null, tries: sql`tries + ${to.state === 'sent' ? 1 : 0}` })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst()
  if (settled) await db.deleteFrom('platform.letter_text').where('letter_id', '=', id).execute()
  return settled !== undefined
}

const minutesAfter = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)
