import type { LeadPost } from '../outline/tree.ts'
import type { StatusShown } from '../plans/rules.ts'
import type { AgreedHow } from '../updates/rules.ts'

export type RoundState = 'draft' | 'open' | 'signed_off' | 'closed' | 'dropped'

/** One reporting period of a plan. Days are 'YYYY-MM-DD'. `plan` and `group` are names. */
export type Round = {
  id: string
  plan_id: string
  plan: string
  title: string
  period_from: string
  period_to: string
  opens: string
  due: string
  closes: string
  group_id: string | null
  group: string | null
  state: RoundState
  /** What the coordinator adds to the mail. */
  words: string
  asked_at: Date | null
  signed_off_by: string | null
  signed_off_at: Date | null
  sign_off_note: string
  closed_by: string | null
  closed_at: Date | null
  version: number
}

/** How an item of a round stands. `awaited`: not in and not yet due. `nobody`: no post leads it, so nobody can be asked. */
export type LineState = 'answered' | 'unconfirmed' | 'late' | 'missing' | 'awaited' | 'nobody' | 'not_required'

/** The newest update on an item that was written for a round. */
export type RoundAnswer = {
  id: string
  item_id: string
  dated: string
  written_at: Date
  key_id: string
  status: string
  done: string
  next: string
  written_by: string | null
  writer: string | null
  for_post_id: string | null
  agreed_how: AgreedHow
  agreed_on: string | null
  pasted: boolean
  no_change: boolean
  by_link: boolean
  suggested: string | null
  suggested_why: string[]
  differs_why: string
}

/** An item of a round: whether an update is required, and the newest that was written for it. */
export type RoundLine = {
  item_id: string
  reference: string
  title: string
  required: boolean
  why_not: string
  leads: LeadPost[]
  state: LineState
  answer: RoundAnswer | null
  /** The status of the answer, read with the key it was written with. */
  said: StatusShown | null
}

/** A post that was asked. Whether its link was opened is not kept: mail scanners open every link. */
export type Asking = {
  post_id: string
  email: string
  asked_at: Date | null
  chased_at: Date | null
  chased: number
}

/** A post and its part of a round. An item that two posts lead stands with both. */
export type RoundPost = LeadPost & { lines: RoundLine[]; asking: Asking | null }

export type RoundCounts = {
  /** Asked for: required, with a post to ask, or written although it was not required. */
  asked: number
  in: number
  unconfirmed: number
  late: number
  missing: number
  awaited: number
  nobody: number
  not_required: number
}

export type RoundStanding = { round: Round; lines: RoundLine[]; posts: RoundPost[]; counts: RoundCounts }
