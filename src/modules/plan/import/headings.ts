import { looksLikeDate } from './dates.ts'
import type { Meaning } from './proposal.ts'
import { isStatus } from './status.ts'
import { tidy } from './words.ts'

type Name = [meaning: Meaning, words: RegExp, weight: number]

// Weights: 1 says it outright, 0.6 suggests it. The heaviest wins, so "Target date" is a date and "Target" a measure.
const names: Name[] = [
  ['reference', /^(?:ref(?:erence)?|no|nr|number|id|s n|item|row|line|sl|code|#)(?: (?:no|number|id|ref))?$/, 1],
  ['reference', /^(?:action|item|rec(?:ommendation)?|plan|objective|task) (?:ref(?:erence)?|no|number|id|#)$/, 1.1],
  ['reference', /\b(?:ref|reference|page|para(?:graph)?)(?: no| number)?$/, 1.1],
  ['theme', /\b(?:themes?|work ?streams?|strands?|domain|pillar|category|programme area)\b/, 1],
  ['theme', /^(?:section|area|priority|priorities|area of focus|focus area|topic|subject)$/, 0.8],
  ['theme', /\b(?:priority|priorities|area of (?:focus|work|practice))\b/, 0.7],
  ['outcome', /\b(?:outcomes?|ambition|vision|stretch|intended (?:impact|result)|desired)\b/, 0.9],
  ['outcome', /\bwhat (?:do we want|are we trying|will be different|difference|we want|will change|do we need)/, 1],
  [
    'outcome',
    /\b(?:strategic|overall|overarching|high level) (?:aims?|objectives?|goals?)\b|^(?:aims?|goals?|objectives?)$/,
    0.9,
  ],
  ['outcome', /\b(?:objectives?|goals?)\b|\bso that\b/, 0.7],
  ['theme', /\bimprovement (?:area|theme|priority)\b|^(?:key )?(?:area|service|heading)$/, 0.9],
  ['driver', /\bdrivers?\b|\bdriv(?:es|ing)\b|\bcritical success\b/, 1],
  [
    'finding',
    /\b(?:findings?|recommendations?|requirements?|weakness(?:es)?|inspect(?:or|ion)s?|what (?:they|was|we) found|what did (?:we|they|inspectors) find|learning point)\b/,
    1,
  ],
  [
    'finding',
    /\bareas? (?:for|of|requiring) (?:improvement|development|action)\b|\b(?:we|inspectors) (?:found|said|were told)\b/,
    1,
  ],
  [
    'finding',
    /\b(?:issues?|concerns?|gap|identified need|problem|risk|learning)\b|\bneeds? (?:to (?:change|improve)|improving)\b/,
    0.7,
  ],
  [
    'aim',
    /\b(?:actions?|tasks?|activit(?:y|ies)|projects?|initiatives?|interventions?|deliverables?|commitments?|change ideas?|ideas?)\b/,
    0.9,
  ],
  ['aim', /\b(?:project|improvement|change) (?:project )?aims?\b|\bactions? (?:required|needed|to be taken|we)\b/, 1.1],
  [
    'aim',
    /\bwhat (?:we (?:will|are|need|plan|intend)|will we|are we|needs? to (?:be done|happen)|is to be done|must)/,
    1,
  ],
  [
    'aim',
    /\bhow (?:will|are|shall) we (?:do|get|achieve|deliver|improve|make|go|going)|\bto be done\b|\bhow we will (?:do|get|achieve)/,
    1,
  ],
  ['aim', /\bhow (?:we|will we|are we|do we|the partnership)\b|\bour response\b|\bplanned work\b/, 0.8],
  ['aim', /\bmilestones?\b/, 0.75],
  ['measure', /\bmilestones?\b/, 0.7],
  // A reference or what is done: the cells decide.
  ['aim', /^items?$/, 0.9],
  ['aim', /\brecommended actions?\b/, 1.3],
  ['aim', /^how$/, 0.7],
  ['finding', /\bwhat(?: is|'s| was)? (?:needs? fixing|(?:not|n't) working|wrong|the (?:problem|issue))\b/, 0.9],
  ['progress', /\breview(?:ed)?\b(?! (?:date|by|on|frequency|group))/, 0.6],
  ['aim', /\b(?:pledges?|promises?)\b/, 0.6],
  ['outcome', /\b(?:pledges?|promises?)\b/, 0.7],
  ['progress', /\bresponse\b/, 0.75],
  ['other', /\b(?:revised|forecast|updated) (?:date|deadline|completion)|\blast updated\b/, 1.5],
  ['aim', /\b(?:steps?|improvements?|what)\b/, 0.6],
  ['measure', /\b(?:measures?|kpis?|indicators?|metrics?|success|baseline|benchmark)\b/, 1],
  [
    'measure',
    /\bhow (?:will|do|would|shall|can) (?:we|you|it|this|they) (?:know|be (?:measured|monitored)|measure|tell)|\bhow we (?:will|shall|would) (?:know|measure)/,
    1.2,
  ],
  [
    'measure',
    /\b(?:we|you) (?:will|shall|would) know\b|\bknow (?:it|this|that|we)\b|\bwhat (?:will )?(?:success|good) looks?\b/,
    1.3,
  ],
  ['measure', /\b(?:evidence|impact|outputs?|evaluation|monitoring|assurance|what good looks like)\b|^targets?$/, 0.8],
  ['measure', /\btargets?\b(?! (?:group|audience|population))/, 0.75],
  [
    'lead',
    /\b(?:leads?|responsib(?:le|ility|ilities)|resp|owners?|ownership|accountab(?:le|ility)|sro|sponsors?|assign(?:ed|ees?))\b/,
    1.1,
  ],
  ['lead', /\b(?:by )?whom?\b|\bwho(?:'s| is| will)\b|\bresponsible (?:officer|person)\b|\bdelivered by\b/, 1.1],
  ['lead', /\b(?:officers?|manager|person|post ?holder)\b/, 0.8],
  [
    'agency',
    /\b(?:lead )?(?:agency|agencies|partners?|organi[sz]ations?|orgs?|services?|departments?|directorate|team)\b/,
    1,
  ],
  [
    'agency',
    /\b(?:agency|agencies|organi[sz]ation|service|partner) responsible\b|^responsible (?:agency|agencies|organi[sz]ation|service|partner)\b/,
    1.3,
  ],
  ['agency', /\blead (?:agency|agencies|partner|organi[sz]ation|org|service|department|directorate|team)\b/, 1.3],
  ['agency', /\bsupport(?:ing|ed)?(?: by| agency| agencies| officers?| partners?| leads?)?$/, 1.4],
  ['start', /\b(?:start(?:s|ing)?|begin|from|commenc\w+)\b(?: date)?/, 1.2],
  ['due', /\b(?:by when|when|time ?scales?|time ?frames?|deadlines?|due|timelines?|completed? by|timings?)\b/, 1.1],
  [
    'due',
    /\b(?:target|due|end|completion|finish|delivery|planned) date\b|\bdate (?:due|for completion|to be completed)\b/,
    1.4,
  ],
  ['due', /\b(?:start|from|begin)\b.*\b(?:end|finish|to|complet\w+)$/, 1.4],
  ['due', /^(?:by|targets?)$/, 0.5],
  ['due', /^by$/, 1],
  ['due', /\b(?:dates?|complet(?:e|ion)|finish|end|expected)\b/, 0.8],
  ['due', /\breview(?: date)?\b/, 0.5],
  ['status', /\b(?:status|b?rag(?:b|g)?|r a g|rag rating|traffic light|colour)\b/, 1.2],
  ['status', /\b(?:rating|on track|state)\b/, 0.8],
  [
    'progress',
    /\b(?:progress|updates?|highlights?|headlines?|comments?|commentary|narrative|latest|current position|position)\b/,
    1.1,
  ],
  [
    'progress',
    /\b(?:what has happened|done so far|to date|so far|achievements?|activity to date|notes?|what have we done|what did we do|what we did)\b/,
    1.2,
  ],
  [
    'progress',
    /\bwhere (?:are we|we are|we have got|have we got)|\bhow (?:are we|we are|is it) (?:doing|going|getting)|\bwhat(?:'s| has| have)? (?:happened|been done|we done|we have done)/,
    1.3,
  ],
  ['progress', /\b(?:outcome|impact|evidence) (?:to date|so far|achieved)\b/, 1.3],
  ['reason', /\b(?:reasons?|rationale|why|justification)\b/, 1],
  ['resources', /\b(?:resources?|costs?|budgets?|funding|finance|£)\b/, 1],
  [
    'other',
    /^(?:date )?(?:created|raised|added|logged|opened|modified|updated)(?: (?:on|date|by))?$|^(?:labels?|tags?)$/,
    1.5,
  ],
  ['reference', /^key$/, 0.7],
  ['aim', /^(?:summary|(?:brief )?description)$/, 0.4],
  [
    'other',
    /\b(?:completed|closed|actual) (?:date|on)\b|\bdate (?:completed|closed|added|raised|opened)\b|\brisk (?:rating|score|level)\b|\bdependenc/,
    1.5,
  ],
]

const bare = (heading: string) =>
  tidy(heading)
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^a-z0-9£#' ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** How strongly a heading's words say each meaning (0 to 1.5). */
export const meaningsOf = (heading: string): Map<Meaning, number> => {
  const label = bare(heading)
  const found = new Map<Meaning, number>()
  if (!label) return found
  for (const [meaning, words, weight] of names)
    if (words.test(label)) found.set(meaning, Math.max(found.get(meaning) ?? 0, weight))
  return found
}

// "Q1 milestone" and "Update May 2027" head a column for that time; "End of March 2027" is the time itself.
const namesPeriod = (text: string): boolean =>
  (['aim', 'measure', 'progress', 'status'] as const).some((meaning) => (meaningsOf(text).get(meaning) ?? 0) >= 0.7)

/** True for a short text that could head a column of a plan. */
export const isHeading = (text: string): boolean => {
  const label = bare(text)
  if (isStatus(text) || (looksLikeDate(text) && !namesPeriod(text))) return false
  if (!label || label.split(' ').length > 12 || text.length > 110 || /[.;]\s*$/.test(text.replace(/\bno\.$/i, '')))
    return false
  return Math.max(0, ...meaningsOf(text).values()) >= 0.6 && !(label.split(' ').length > 8 && !/\?|\bwe\b/.test(text))
}

const labelWords = (text: string) => bare(text).split(' ').filter(Boolean)

/** True when two rows of headings are one heading printed twice, allowing for a word lost or misread. */
export const sameHeadings = (a: string[], b: string[]): boolean => {
  if (a.length !== b.length) return false
  let same = 0
  let filled = 0
  a.forEach((label, i) => {
    const [left, right] = [labelWords(label), labelWords(b[i] ?? '')]
    if (left.length === 0 && right.length === 0) return
    filled++
    const shared = left.filter((word) => right.some((other) => other === word || near(other, word))).length
    if (shared >= Math.max(left.length, right.length) * 0.6 && shared > 0) same++
  })
  return filled >= 2 && same / filled >= 0.75
}

const near = (a: string, b: string) => {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i)
}
