// What a column holds, by its heading: in other words and in any order.
import { unitOf } from './units.ts'

export type Role =
  | { is: 'measure' | 'period' | 'from' | 'to' | 'year' | 'part' | 'round' }
  | { is: 'value'; unit: string | null }
  | { is: 'numerator' | 'denominator' | 'unit' | 'state' | 'note' | 'dimension' | 'category' }
  | { is: 'breakdown'; dimension: string }
  /** Says of each row which part of a figure it is: numerator, denominator or the figure. */
  | { is: 'part_of_figure' }
  | { is: 'left_out' }

const exact: [RegExp, Role['is']][] = [
  [
    /^(?:measure|indicator|kpi|pi|metric|performance (?:indicator|measure)|data item|name|title|series|statistic|variable|question)(?: (?:name|title|description|label|wording|text))?$/,
    'measure',
  ],
  [
    /^(?:(?:period|date|month|quarter|week|when|time)(?: (?:covered|of|label|name|ending|commencing|beginning))?|(?:reporting|time|data|reference|measurement) (?:period|date|month|quarter)|as at|snapshot date|month ?\/ ?year|month and year|(?:financial|academic|school|fiscal|calendar) quarter|year ending|year to)$/,
    'period',
  ],
  [
    /^(?:from|start|starts|period ?(?:from|start|starts|begin|begins)|(?:start|first|from) (?:date|day|of period|month)|date from|(?:first|start) (?:day )?of (?:the )?period|round (?:from|start))$/,
    'from',
  ],
  [
    /^(?:to|until|end|ends|period ?(?:to|end|ends)|(?:end|last|to) (?:date|day|of period|month)|date to|(?:last|end) (?:day )?of (?:the )?period|round (?:to|end))$/,
    'to',
  ],
  [/^(?:(?:financial |academic |school |fiscal |calendar |reporting )?year|fy|ay)$/, 'year'],
  [/^(?:round|audit round|audit|wave|cycle)(?: (?:no|number|name))?$/, 'round'],
  [
    /^(?:numerator|num|top|number (?:met|meeting|achieved|yes|on time|compliant)|how many|met|achieved|compliant|met standard|count met|positive|number of (?:yes|cases met)|yes|numerator (?:value|count))$/,
    'numerator',
  ],
  [
    /^(?:denominator|den|denom|out of(?: how many)?|of|base|sample|sample size|cohort|population|eligible|total (?:cases|records|children|sample|eligible|number)|number (?:in sample|eligible|audited|read)|denominator (?:value|count)|records read)$/,
    'denominator',
  ],
  [/^(?:unit|units|unit of measure(?:ment)?|measured in|measure type|value type|number format|format)$/, 'unit'],
  [/^(?:status|state|data status|figure status|provisional|provisional ?\/ ?final|final)$/, 'state'],
  [/^(?:notes?|comments?|commentary|remarks?|footnotes?|caveats?|narrative|explanation)$/, 'note'],
  [
    /^(?:breakdown|breakdown (?:type|by|dimension)|dimension|split|split by|disaggregation|broken down by)$/,
    'dimension',
  ],
  [/^(?:category|breakdown (?:value|category)|split value|subgroup|sub group|value of breakdown|group)$/, 'category'],
]

const values =
  /^(?:values?|figures?|results?|score|actual|observed|observation|outturn|performance|amount|measurement|data|reading|percent|percentage|per cent|%|pct|rate|rate per [\d,]+|proportion|share|mean|median|average|count|number|no|n|total)(?: ?[([].{1,30}[)\]])?$/
const leftOut =
  /^(?:target|goal|trajectory|baseline|benchmark|rag|rag status|trend|direction|direction of travel|change|variance|difference|previous(?: .*)?|last (?:year|quarter|month|period)|national(?: average)?|comparator|owner|lead|responsible|source|data source|frequency|polarity|good is|id|ref|reference|code|measure (?:id|code|ref)|indicator (?:id|code|ref|no|number)|row|no\.?|#|holdfast id|lower|upper|lower ci|upper ci|ci|confidence interval|numerator definition|denominator definition|definition|rationale|last updated|updated|date (?:entered|updated|added)|entered by|ytd|year to date|total)$/
const dimensions =
  /^(?:localit(?:y|ies)|area|ward|neighbourhood|district|school(?: cluster)?|cluster|agency|agencies|organisation|partner|service|team|care setting|setting|placement(?: type)?|age(?: band| group| range)?|stage|sex|gender|ethnicity|ethnic group|disability|simd(?: quintile| decile)?|imd(?: quintile| decile)?|deprivation|quintile|decile|need|legal status|population group|provider|health board|council|local authority|region|geography|directorate|hub)$/

const clean = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[_\n]+/g, ' ')
    .replaceAll(/[*:†]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** What a heading says its column holds; null where it says nothing known. */
export const roleOf = (heading: string): Role | null => {
  const text = clean(heading)
  if (text === '') return null
  for (const [pattern, is] of exact) if (pattern.test(text)) return { is } as Role
  if (values.test(text)) return { is: 'value', unit: valueUnit(text) }
  if (leftOut.test(text)) return { is: 'left_out' }
  if (dimensions.test(text)) return { is: 'breakdown', dimension: heading.replaceAll(/\s+/g, ' ').trim() }
  if (/\b(?:measure|indicator|kpi)\b/.test(text) && text.length < 40) return { is: 'measure' }
  if (/\bnumerator\b/.test(text)) return { is: 'numerator' }
  if (/\bdenominator\b/.test(text)) return { is: 'denominator' }
  return null
}

const valueUnit = (text: string): string | null => {
  const inside = /[([](.{1,30})[)\]]$/.exec(text)?.[1]
  if (inside) return unitOf(inside)
  if (/^(?:percent|percentage|per cent|%|pct|proportion|share)$/.test(text)) return '%'
  const rate = /^rate (per [\d,]+)$/.exec(text)
  return rate ? (rate[1] ?? null) : null
}

/** The column as the spreadsheet names it where it has no heading: A, B, … AA. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
