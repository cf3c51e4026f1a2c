/** Some words of one kind. `late` is for late and vacant (red), `quiet` for meta lines. Links print as plain words. */
export type Run = { text: string; bold?: boolean; tone?: 'late' | 'quiet'; href?: string }

/** Words of a paragraph, cell or heading: plain, or in runs. A line break is a new line in every format. */
export type Words = string | readonly Run[]

export type Status = 'off' | 'risk' | 'on' | 'done' | 'wait' | 'none'

/**
 * A shape and the word it stands for, in the plan's own key ("Off track"). `open` is what was suggested, solid is what
 * a person put their name to; `unstated` is drawn open too, and nobody suggested anything. The word is printed beside the shape, or is its text alternative where other words stand
 * beside it.
 */
export type Shape =
  | { kind: 'status'; status: Status; open?: boolean; unstated?: boolean; word: string }
  | { kind: 'level'; level: 0 | 1 | 2 | 3 | 4; suggested?: 0 | 1 | 2 | 3 | 4; word: string }

/**
 * One line of a cell. Without `words` the shape's own word is printed. `icon` is a small drawing of ours before its own words,
 * which say all that it shows.
 */
export type Line = { shape?: Shape; icon?: string; words?: Words }

/**
 * A cell: its lines, and for the workbook and JSON the value they show. `date` is `2026-11-20`. `strip` draws one small
 * shape for each item, worst first; the counts in words belong in a neighbouring cell or in `lines`.
 */
export type Cell = { lines: readonly Line[]; date?: string; number?: number; strip?: readonly Shape[] }

export type Column = {
  title: string
  /** Share of the table's width; shares are scaled to fill it. */
  share: number
  kind: 'text' | 'number' | 'date' | 'status'
  /** Left unless `kind` is number. */
  align?: 'left' | 'right'
  /** The cell that names its row. */
  rowHead?: boolean
  /** `sheet`: in the workbook and JSON only. `paper`: everywhere but the workbook. Both unless said. */
  only?: 'sheet' | 'paper'
  /** There in the workbook, but not seen. */
  hidden?: true
}

/** How many items stand at one status: "2 off track". */
export type Count = { shape: Shape; count: number }

/** Rows hold one cell for each column of the table, also for columns that only the workbook shows. */
export type TableRow =
  | { kind: 'row'; cells: readonly Cell[] }
  | { kind: 'group'; level: 1 | 2; title: Words; counts?: readonly Count[] }

export type Table = {
  kind: 'table'
  /** Always given, for those who hear the table; seen only with `captionShown`. */
  caption: string
  captionShown?: boolean
  /** By which rule figures are not shown: stands over the table on the same page, and below it in the workbook. */
  rule?: string
  columns: readonly Column[]
  rows: readonly TableRow[]
  /** What group rows of level 1 and 2 are called ("Theme", "Outcome"): they become columns in the workbook. */
  groups?: readonly string[]
  /** Name of the workbook's sheet; the caption if not given. */
  sheet?: string
  /** The workbook hides a copy of this sheet, so that what comes back can be held against what went out. */
  copied?: true
}

/**
 * `svg` is drawn by us and complete in itself: colours as attributes, no stylesheet, script or outside picture. Sizes in points.
 * `title` stands above it, on the same page. `narrow`: the same drawn for a telephone, where a page shows that instead.
 */
export type Figure = { svg: string; narrow?: string; alt: string; width: number; height: number; title?: Words }

export type PlanItem = {
  ref: string
  title: string
  shape: Shape
  /** The lead post; `vacant` prints in red. */
  lead: string
  vacant?: boolean
  due: string
  /** "19 days late": in red beside the date. */
  late?: string
}
/** Items that stand right under their theme have an outcome without a title, which prints no heading. */
export type PlanOutcome = { ref?: string; title: string; items: readonly PlanItem[] }
export type PlanTheme = { title: string; outcomes: readonly PlanOutcome[] }

/** The whole plan on one landscape page; give it a landscape section of its own. */
export type PlanOnAPage = { kind: 'planOnAPage'; themes: readonly PlanTheme[]; key: readonly Shape[] }

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; title: string; numbered: boolean }
  /** A numbered paragraph: 2.1, 2.2 within its numbered heading; 1, 2 before the first one. */
  | { kind: 'numbered'; words: Words; list?: readonly Words[] }
  | { kind: 'paragraph'; words: Words }
  /** Recommendations, numbered like paragraphs; `verb` leads in bold ("Decide"). */
  | { kind: 'asks'; asks: readonly { verb: string; words: Words }[] }
  | { kind: 'list'; items: readonly Words[] }
  | Table
  /** One shape for each item, worst first, with the counts in words beside it. */
  | { kind: 'strip'; shapes: readonly Shape[]; counts: readonly Count[] }
  /** What the shapes mean. */
  | { kind: 'key'; shapes: readonly Shape[] }
  /** One figure over the width, or two side by side. */
  | { kind: 'figures'; figures: readonly Figure[] }
  | { kind: 'pageBreak' }
  /** A gap in the golden thread, on gold tint. */
  | { kind: 'note'; words: Words }
  | { kind: 'contents'; title: string }
  | PlanOnAPage
  /** A numbered heading of the house and its text as given ("Not required at this stage"). */
  | { kind: 'implications'; heading: string; words: readonly Words[] }
  /** Label and value lines, such as the end of a committee paper: person to contact, appendices. */
  | { kind: 'facts'; facts: readonly { label: string; value: readonly Words[] }[] }

export type Orientation = 'portrait' | 'landscape'

/** Pages of one orientation. A change of orientation starts a page. */
export type Section = { orientation: Orientation; blocks: readonly Block[] }

/** One paper of the partnership, before it is a web page, Word, PDF, workbook or JSON. All text is as it will be read. */
export type Paper = {
  kind: 'committee' | 'plan' | 'page' | 'highlight' | 'data' | 'measures'
  title: string
  subtitle?: string
  /** Protective marking, "OFFICIAL"; empty for none. */
  marking: string
  partnership: string
  /** `date` as it will be read: "20 November 2026". */
  meeting?: { group: string; date: string; item?: string }
  /** When the data were taken: ISO instant, and as it will be read. */
  dataAt: { instant: string; shown: string }
  /** To, By, Data as at: under the title, in this order. */
  facts: readonly { label: string; value: string }[]
  sections: readonly Section[]
  /** Small print at the end. */
  foot?: readonly string[]
  language: 'en-GB'
  /** Working papers say so on every page. */
  state: 'working' | 'released'
  /** 16 point for reading with poor sight. */
  largePrint?: boolean
}
