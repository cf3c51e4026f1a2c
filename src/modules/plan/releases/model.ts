import type { Tone } from '../../../platform/shapes.tsx'
import type { Answered, LeadPost, Named, TreeItem } from '../outline/tree.ts'
import type { Plan, StatusKey } from '../plans/model.ts'
import type { AgreedHow } from '../updates/rules.ts'

/** How an item stood in its round: said by the due day, said after it, owed and not said, or not owed. */
export type Said = 'in_time' | 'late' | 'missing' | 'not_required' | 'not_in_round'

/** A status that dates and figures suggested, on the plan's own key. */
export type FrozenSuggestion = { tone: Tone; word: string; why: string[] }

export type FrozenUpdate = {
  id: string
  dated: string
  status: TreeItem['status']
  done: string
  next: string
  difference: string
  help: string
  forecast: string | null
  post: string | null
  agreed_how: AgreedHow
  no_change: boolean
  /** Null where nothing suggested a status. */
  suggested: FrozenSuggestion | null
  /** Why the lead reports another status than the suggested one; empty where nobody said or both are the same. */
  differs_why: string
  contributions: { agency: string; text: string }[]
}

export type FrozenMove = {
  which: 'due' | 'forecast'
  was: string | null
  became: string | null
  became_kind: string
  reason: string
  /** ISO instant. */
  moved_at: string
}

export type FrozenEvidence = { id: string; title: string; nature: string; dated: string | null; shows: string }

/** A post and its holder by name, as they stood; no person of the installation is pointed at. */
export type FrozenLead = Omit<LeadPost, 'person_id'>

/** An item with everything the plan says of it. `answers` and `through` are ids of findings of the same release. */
export type FrozenItem = Pick<
  TreeItem,
  | 'id'
  | 'parent_id'
  | 'level'
  | 'position'
  | 'depth'
  | 'line'
  | 'above'
  | 'reference'
  | 'title'
  | 'aim'
  | 'kind'
  | 'reason'
  | 'signpost'
  | 'status'
  | 'status_on'
  | 'closed'
  | 'starts_on'
  | 'due_kind'
  | 'due'
  | 'forecast'
  | 'moved'
  | 'targets'
  | 'milestones'
  | 'updated_on'
  | 'links'
> & {
  created_at: string
  lead_agency: Named | null
  owning_group: Named | null
  overseeing_group: Named | null
  leads: FrozenLead[]
  answers: string[]
  through: string[]
  moves: FrozenMove[]
  update: FrozenUpdate | null
  evidence: FrozenEvidence[]
  /** Ids of the practice changes it brings about, of the same release. */
  practice: string[]
  round: { said: Said; on: string | null; why: string }
  /** The status of a heading as the plan's rule makes it out of the lines below; null where no rule does. */
  rolled: { tone: Tone | null; word: string; reason: string } | null
}

/** The level of evidence of a finding in words: as confirmed, never as suggested. `on` is null while nobody confirmed it. */
export type FrozenLevel = {
  level: 0 | 1 | 2 | 3 | 4
  mixed: boolean
  judged: boolean
  words: string
  reason: string
  on: string | null
}

export type FrozenFinding = Answered & {
  source_id: string
  source_title: string
  /** Null where levels are not worked out for it. */
  level: FrozenLevel | null
  conclusion: { dated: string; by: string; phrase: string; page: string } | null
  evidence: FrozenEvidence[]
}

export type FrozenPractice = {
  id: string
  title: string
  before: string
  now: string
  place: string
  in_use_from: string | null
  trial_to: string | null
  review_on: string | null
  decision: string | null
  stopped_on: string | null
}

export type FrozenRound = {
  id: string
  title: string
  period_from: string
  period_to: string
  opens: string
  due: string
  closes: string
  group: string | null
  /** 'YYYY-MM-DD'; null when it was closed without a sign-off. */
  signed_off_on: string | null
  sign_off_note: string
}

/** A whole plan as a round closed it. What is not in it was not released. */
export type ReleaseModel = {
  form: 1
  partnership: string
  plan: Pick<Plan, 'id' | 'title' | 'kind' | 'levels' | 'starts_on' | 'ends_on' | 'roll_up' | 'rated_level'> & {
    owning_group: string | null
    overseeing_group: string | null
  }
  /** The newest version of the plan's key, with its definitions. */
  key: StatusKey | null
  round: FrozenRound
  number: number
  /** ISO instant. */
  released_at: string
  items: FrozenItem[]
  findings: FrozenFinding[]
  practice: FrozenPractice[]
}

/** What the thread hands down for each finding when a round is closed. */
export type HandedLevel = {
  findingId: string
  level: number
  mixed: boolean
  judged: boolean
  words: string
  reason: string
  confirmedAt: Date | string | null
}

/** A gap in the thread as it stood when the round was closed. */
export type HandedGap = {
  kind: string
  subject: string
  subjectId: string
  findingId: string | null
  sentence: string
  mend: { href: string; words: string } | null
  weight: number
}

/** A release without what it holds. */
export type ReleaseLine = {
  id: string
  plan_id: string
  plan: string
  round_id: string
  round: string
  number: number
  released_at: Date
  digest: string
}
export type Release = ReleaseLine & { model: ReleaseModel }
