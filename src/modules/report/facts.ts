import type { LeavingMeasure, LeavingMeasures } from '../measure/index.ts'
import type { conclusions, Finding, Progress } from '../inspection/index.ts'
import type {
  Changes,
  FrozenFinding,
  FrozenItem,
  FrozenLevel,
  FrozenSuggestion,
  PlanChanges,
  PlanTree,
  Share,
  TreeItem,
  Update,
} from '../plan/index.ts'

export const kinds = ['committee', 'highlight', 'plan', 'page', 'data', 'measures'] as const
export type Kind = (typeof kinds)[number]

/** Papers of figures, for which measures are chosen. */
export const tellsFigures = (kind: Kind | null): boolean => kind === 'data' || kind === 'measures'

/** What a paper is called, and what it is for. */
export const kindWords: Record<Kind, { name: string; does: string }> = {
  committee: {
    name: 'Committee paper',
    does: 'Numbered paragraphs under the headings of the house: purpose, recommendations, main issues, implications.',
  },
  highlight: {
    name: 'Highlight report',
    does: 'Two or three pages: what changed since a date, what is late, off track or without a lead, and what the board is asked to do.',
  },
  plan: {
    name: 'Improvement plan',
    does: 'Every item in one table. Also as an Excel workbook that can be filled in and read again.',
  },
  page: { name: 'Plan on a page', does: 'The whole plan on one landscape page.' },
  data: {
    name: 'Data summary',
    does: 'Each measure as its chart, with what it says in one sentence and its table of figures. Also as an Excel workbook.',
  },
  measures: {
    name: 'Measures on one page',
    does: 'All measures in one table: the newest figure, whether it changed by more than chance, and whether its step can be relied on.',
  },
}

/** Everything a paper of a plan is made from, as it stood at `now`. Rules see nothing else. */
export type Facts = {
  partnership: { name: string; marking: string }
  tree: PlanTree
  /** Its shared drivers. */
  shares?: readonly Share[]
  /** The last update on each item, by the item's id. */
  updates: ReadonlyMap<string, LastUpdate>
  /** What happened since `since`; null when no date was chosen. */
  since: string | null
  changes: Changes | null
  /** Findings that everybody may know: none under embargo. */
  findings: readonly Finding[]
  conclusions: readonly Conclusion[]
  owningGroup: string | null
  overseeingGroup: string | null
  now: Date
  /** `now` as a date in London, 'YYYY-MM-DD'. */
  today: string
  /** The level of evidence of findings as people confirmed it, by the finding's id. */
  levels?: ReadonlyMap<string, FrozenLevel>
  /** Items reported otherwise than dates, milestones and figures suggest. Only a working paper has them. */
  differing?: readonly TwoStatuses[]
  /** For each report that the plan answers: what we say beside what was published, and the next review. */
  progress?: readonly Progress[]
  /** The measures that serve the plan, as they may leave. Only papers that print figures have them. */
  measured?: Measured
  /** The round that the paper tells of, as its release froze it; null for the plan as it stands. */
  round: RoundFacts | null
}

export type Measured = {
  measures: readonly LeavingMeasure[]
  /** Which measures a plan's items are held against, and which could tell whether a finding is answered: ids of measures by id. */
  ofItem: ReadonlyMap<string, readonly string[]>
  ofFinding: ReadonlyMap<string, readonly string[]>
  threshold: number
  /** For the door, once the paper really leaves. */
  out: LeavingMeasures['out']
}

export type RoundFacts = {
  number: number
  title: string
  due: string
  /** The release before; null for the first. */
  before: { number: number; title: string } | null
  items: readonly FrozenItem[]
  findings: readonly FrozenFinding[]
  /** What changed since the release before. */
  changes: PlanChanges | null
}

/** An item with the status that its lead reported and the one that is suggested. `answer`: what the lead says of the difference. */
export type TwoStatuses = {
  item: Pick<TreeItem, 'reference' | 'title'>
  reported: TreeItem['status']
  suggested: FrozenSuggestion
  answer: string
}

export type Conclusion = Awaited<ReturnType<typeof conclusions>>[number]

export type LastUpdate = Omit<Update, 'contributions'>

/** The words and choices of a person for one paper. They survive every refresh of the figures. */
export type Settings = {
  /** Whom it is for: a group, or whatever was typed; empty for none. */
  group: string
  /** The day of the meeting, 'YYYY-MM-DD'. */
  meetingOn: string | null
  item: string
  by: string
  /** "What changed since", 'YYYY-MM-DD'. */
  since: string | null
  /** The release of a round that it tells of; null for the plan as it stands. */
  release: string | null
  largePrint: boolean
  /** Which measures a paper of figures tells: the plan's own (null), every measure, or these. */
  measures: 'all' | readonly string[] | null
  /** Recommendations in a person's own words; null while the offered ones stand. */
  asks: readonly Ask[] | null
  /** By heading; a heading that is not here has its offered words. */
  words: Readonly<Record<string, string>>
}

export type Ask = { verb: string; words: string }

export const verbs = ['Note', 'Agree', 'Approve', 'Support', 'Decide', 'Ask', 'Name', 'Consider'] as const

export const noSettings: Settings = {
  group: '',
  meetingOn: null,
  item: '',
  by: '',
  since: null,
  release: null,
  largePrint: false,
  measures: null,
  asks: null,
  words: {},
}

/** The lines of a plan: what counts and is updated. */
export const linesOf = (tree: Pick<PlanTree, 'items'>): TreeItem[] => tree.items.filter(({ line }) => line)

/** The headings above a line, the top first: of an action under a project, not the project. */
export const headingsOf = (line: TreeItem, known: ReadonlyMap<string, TreeItem>): TreeItem[] =>
  line.above.flatMap((id) => known.get(id) ?? []).filter((each) => !each.line)
