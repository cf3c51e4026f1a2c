import { post } from '../../../platform/letters.ts'
import { hasMail } from '../../../platform/mail.ts'
import type { Job } from '../../../platform/route.ts'
import { people, posts } from '../../partnership/index.ts'
import { measures } from '../definitions/queries.ts'
import { figuresOf } from '../figures/queries.ts'
import { keyOfLetter, type LateLine, lateLine, letterOf, remindedOf } from './letters.ts'

/** Reminds whoever sees to a figure that is late: one letter a person, when one more has become late. */
export const sweep: Job = async (c) => {
  if (!hasMail(c.services.mail)) return
  await c.within(async (db) => {
    const all = await measures(db)
    const figures = await figuresOf(
      db,
      all.map(({ id }) => id),
    )
    // What is worked out comes by itself when its parts do.
    const late = all
      .filter(({ derived }) => derived === null)
      .map((measure) => ({ measure, line: lateLine(measure, figures.get(measure.id)?.figures.at(-1), c.today) }))
    if (late.every(({ line }) => line === null)) return
    const [members, holders] = [await people(db), new Map((await posts(db)).map((each) => [each.id, each.person_id]))]
    const letters = new Map<string, { name: string; to: string; lines: LateLine[] }>()
    for (const { measure, line } of late) {
      if (!line) continue
      const holder = holders.get(measure.owner_post_id ?? '') ?? null
      for (const { person_id: id, name, email } of remindedOf(holder, members, c.today)) {
        const letter = letters.get(id) ?? { name, to: email ?? '', lines: [] }
        letter.lines.push(line)
        letters.set(id, letter)
      }
    }
    for (const [personId, { name, to, lines }] of letters)
      await post(db, {
        key: keyOfLetter(personId, lines),
        to,
        ...letterOf(
          name,
          lines.map((line) => ({
            ...line,
            link: `${c.services.config.origin}/p/${c.slug}/measure/measures/${line.id}`,
          })),
        ),
      })
  })
}
