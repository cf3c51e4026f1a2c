import { aboutOpenLetters, dropLetters } from '../../../platform/letters.ts'
import type { Job } from '../../../platform/route.ts'
import { findRound } from '../rounds/queries.ts'
import { queueChases, remindRound, roundAsking } from './asking.ts'
import type { ChaseTime } from './model.ts'
import { askedRounds, askingsOver } from './queries.ts'
import { chaseNow, overWords } from './rules.ts'

const isTime = (word: string | undefined): word is ChaseTime => word === 'before' || word === 'after' || word === 'week'

/** Reminds whoever was asked and still owes something. When the due day has moved meanwhile, it comes again on the new day. */
const chase: Job = (c, { round: id = '', when }) =>
  c.within(async (db) => {
    const round = await findRound(db, id)
    if (!round || !isTime(when)) return
    const due = chaseNow(when, round, c.today)
    if (due === 'later') return queueChases(db, round, c.today)
    if (due === 'never') return
    await remindRound(
      db,
      await roundAsking(db, round, c.today),
      { now: c.now, today: c.today, personId: null, origin: c.services.config.origin, slug: c.slug },
      when,
    )
  })

export const jobs = { 'plan.chase': chase }

/** Reminders that the queue lost, and letters of rounds that are over. */
export const sweep: Job = (c) =>
  c.within(async (db) => {
    for (const round of await askedRounds(db)) await queueChases(db, { ...round, state: 'open' }, c.today)
    await dropLetters(db, await askingsOver(db, await aboutOpenLetters(db)), overWords, c.now)
  })
