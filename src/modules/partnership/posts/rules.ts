// What is true of a post on a day.

type Held = {
  person_id: string | null
  holder: string | null
  interim: boolean
  vacant_since: string | null
  ends_on: string | null
  ended_on: string | null
}

/** How a post stands, for words on screen. A post that nobody has ever held is vacant without a day. */
export type Standing =
  | { kind: 'ended'; on: string }
  | { kind: 'vacant'; since: string | null }
  | { kind: 'held'; by: string; interim: boolean }

export const standing = (post: Held, today: string): Standing => {
  if (post.ended_on && post.ended_on <= today) return { kind: 'ended', on: post.ended_on }
  if (!post.person_id) return { kind: 'vacant', since: post.vacant_since }
  return { kind: 'held', by: post.holder ?? 'Somebody who has left', interim: post.interim }
}

type Decision = { starts: string; person_id: string | null; interim: boolean }

/** Why a hand-over would be wrong, in a sentence, or undefined. `before` is who holds the post on that day as it is. */
export const handOverFault = (
  to: Decision,
  before: Decision | undefined,
  post: { title: string; ended_on: string | null },
): string | undefined => {
  if (post.ended_on && post.ended_on <= to.starts) return `${post.title} has ended. Take the post up again first`
  if (to.person_id === null && to.interim)
    return 'A vacant post cannot be interim. Choose who holds it, or untick interim'
  if (before && before.person_id === to.person_id && before.interim === to.interim)
    return to.person_id === null ? 'The post is vacant on that day already' : 'They hold the post on that day already'
  return undefined
}

/** Of rows by first day, the one that counts on a day. */
export const onDay = <T extends { starts: string }>(rows: readonly T[], day: string): T | undefined =>
  rows.filter((row) => row.starts <= day).toSorted((a, b) => (a.starts < b.starts ? 1 : -1))[0]
