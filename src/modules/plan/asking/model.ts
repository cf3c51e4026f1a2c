import type { RoundLine, RoundPost } from '../rounds/model.ts'

/** Somebody a letter of a round goes to: the post's holder, or one who writes for it. */
export type Recipient = { personId: string; name: string; email: string; isHolder: boolean }

/** A post that was asked in a round. `personId`: who held it then. */
export type AskingRow = {
  id: string
  post_id: string
  person_id: string | null
  asked_at: Date | null
  asked_by: string | null
  chased_at: Date | null
  chased: number
}

/**
 * `to_ask`: owes updates and can be written to; `new_holder`: asked, but somebody else holds it now; `asked`; `done`: owes
 * nothing; `cannot`: owes updates and nobody can be written to.
 */
export type PostState = 'to_ask' | 'new_holder' | 'asked' | 'done' | 'cannot'

/** A post of a round as far as asking it goes. */
export type AskedPost = {
  post: RoundPost
  owed: RoundLine[]
  recipients: Recipient[]
  /** People of the post who get no letter, with the reason. */
  without: string[]
  asking: AskingRow | null
  state: PostState
}

/** Which letter: the first one, a reminder before the due day, or one after it. */
export type LetterKind = 'ask' | 'gentle' | 'late'

/** The reminders that Holdfast sends by itself. */
export type ChaseTime = 'before' | 'after' | 'week'
