import type { TreeItem } from '../outline/tree.ts'
import type { KeyWord, StatusKey } from '../plans/model.ts'
import type { Round, RoundAnswer } from '../rounds/model.ts'
import type { Voice } from '../updates/rules.ts'
import type { SuggestedShown } from './rules.ts'

/** What somebody said about an item before. */
export type LastSaid = {
  id: string
  item_id: string
  key_id: string
  dated: string
  status: string
  done: string
  next: string
  help: string
}

/** An item that a post owes words on: what was said before, what was said in this round, what Holdfast suggests. */
export type SittingItem = {
  item: TreeItem
  required: boolean
  why_not: string
  last: LastSaid | null
  answer: RoundAnswer | null
  suggested: SuggestedShown | null
}

export type SittingPost = { voice: Voice; items: SittingItem[] }

/** Everything that some posts owe in a round, in one place. An item that two of them lead stands with the first. */
export type SittingFacts = {
  round: Round
  keys: StatusKey[]
  /** The plan's newest key, worst first. */
  words: KeyWord[]
  posts: SittingPost[]
  agencies: { id: string; name: string }[]
}
