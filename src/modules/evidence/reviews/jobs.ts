import { post } from '../../../platform/letters.ts'
import { hasMail } from '../../../platform/mail.ts'
import type { Job } from '../../../platform/route.ts'
import { people } from '../../partnership/index.ts'
import { keepReminder, type Near, reviewsNear } from './queries.ts'
import { daysAhead, type Occasion, occasionOf, reminderOf, remindedOf } from './rules.ts'

/**
 * Reminds of review dates that are near or have passed, one letter a person for all that is new tonight. Without a mail
 * server nothing is queued: the dates stand on the home page, and letters of last year would help nobody later.
 */
export const sweep: Job = async (c) => {
  if (!hasMail(c.services.mail)) return
  await c.within(async (db) => {
    const near = await reviewsNear(db, c.today, daysAhead, c.now)
    if (near.length === 0) return
    const members = await people(db)
    const letters = new Map<string, { name: string; to: string; lines: (Near & { occasion: Occasion })[] }>()
    for (const piece of near) {
      const occasion = occasionOf(piece.review_on, c.today)
      const reached = remindedOf(piece.added_by, members, c.today)
      if (!occasion || reached.length === 0 || !(await keepReminder(db, piece, occasion))) continue
      for (const { person_id: id, name, email } of reached) {
        const letter = letters.get(id) ?? { name, to: email ?? '', lines: [] }
        letter.lines.push({ ...piece, occasion })
        letters.set(id, letter)
      }
    }
    for (const [personId, { name, to, lines }] of letters)
      for (let from = 0; from < lines.length; from += perLetter) {
        const some = lines.slice(from, from + perLetter)
        const { id = '', review_on: day, occasion } = some[0] ?? {}
        await post(db, {
          key: `review:${id}:${day}:${occasion}:${personId}`,
          about: id,
          to,
          ...reminderOf(
            name,
            some.map((line) => ({
              ...line,
              link: `${c.services.config.origin}/p/${c.slug}/evidence/pieces/${line.id}`,
            })),
          ),
        })
      }
  })
}

// A letter that nobody could read to its end helps nobody.
const perLetter = 50
