/** A word that leaves open what will be done, for whom or when, and where it stands in the text. */
export type Vague = { word: string; at: number }

// Words that promise nothing by themselves, whatever stands beside them.
const evasive =
  /\b(?:where(?:ver)? (?:possible|appropriate|necessary|practicable)|as (?:appropriate|required|necessary|needed)|if (?:needed|possible|necessary)|when (?:possible|resources allow)|(?:will|to) consider|considering|(?<=^|[.;:] )consider|explor(?:e|ing)|look(?:ing)? (?:at|into|to)|work(?:ing)? towards?|(?:aim|seek|try|strive|endeavour)(?:s|ing)? to|continu(?:e|ing) to|rais(?:e|ing) (?:the )?(?:awareness|profile)|(?:tak|driv|mov)(?:e|es|ing) forward|foster(?:ing)? (?:an? |the |our |good )?(?:culture|ethos|environment|climate|relationships?|sense)|(?:keep|maintain|retain)(?:ing)? (?:an? |the |our )?focus|focus(?:ing)? on|(?:develop|evolv|build)(?:e|ing)? (?:our |the |an? )?(?:approach|culture|understanding|thinking|capacity|resilience|relationships?)|build(?:ing)? on|progress(?:ing)? (?:the |our |all )?(?:recommendations?|actions?|work|agenda|improvements?)|a (?:range|number|variety) of|various|etc|and so on|relevant|appropriate(?:ly)?|suitable|adequate(?:ly)?|asap|as soon as (?:possible|practicable)|in due course|going forward|ongoing|on-going)\b/gi

// Words that give a direction and no size: enough only where a figure, a time or "every" stands with them.
const sizeless =
  /\b(?:improv(?:e|es|ed|ing|ement|ements)|better|stronger|closer|enhanc(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?|increas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|more|fewer|less|robust|timely|timeous(?:ly)?|prompt(?:ly)?|regular(?:ly)?|effective(?:ly|ness)?|efficient(?:ly)?|meaningful(?:ly)?|consistent(?:ly)?|(?:high )?quality|embed(?:s|ded|ding)?|promot(?:e|es|ed|ing)|support(?:s|ed|ing|ive)?|ensur(?:e|es|ed|ing)|maximis(?:e|es|ed|ing)|optimis(?:e|es|ed|ing)|facilitat(?:e|es|ed|ing)|streamlin(?:e|es|ed|ing)|further|positive(?:ly)?|excellent|good|soon|shortly|flexible|responsive|holistic|sustainable)\b/gi

/** Words that promise nothing, in reading order. */
export const evasiveWords = (text: string): Vague[] => found(text, evasive)

/** Words that give a direction without a size, in reading order. */
export const sizelessWords = (text: string): Vague[] => found(text, sizeless)

const found = (text: string, words: RegExp): Vague[] =>
  [...text.matchAll(words)].map((m) => ({ word: m[0], at: m.index }))

const months = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*'
const dates = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:of )?${months}\\.? \\d{2,4}|\\d{1,2}(?:st|nd|rd|th)? ${months}|(?:spring|summer|autumn|winter|early|mid|late|end of|by)[ -](?:20)\\d{2}|(?:19|20)\\d{2}(?:[/-]\\d{2,4})?|q[1-4](?: \\d{4})?)\\b`,
  'gi',
)

/** The first date that the words give, as they give it. */
export const dateSaid = (text: string): string | null => text.match(dates)?.[0] ?? null

const numberWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|half|third|quarter|halve|double'
const figure = new RegExp(`\\d|\\bper ?cent\\b|\\b(?:${numberWords})\\b(?! another)`, 'i')

/** Whether the words hold a figure that is no date, no plan number and no quality indicator. */
export const hasFigure = (text: string) =>
  figure.test(
    text
      .replace(dates, ' ')
      .replace(/\b(?:QI|outcome|section|part|priority|phase|LOIP|version|theme|appendix)\s*\d+(?:\.\d+)*/gi, ' '),
  )

/** Whether something bounds the words: a figure, everybody of a group, or a rhythm. */
export const isBounded = (text: string) =>
  hasFigure(text) ||
  /\b(?:every|each|all|both|no (?:child|children|young|family|carer|record|plan|review)|none|nobody|everyone|everybody|whole|daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|same day|within|before (?:the|a|each|their))\b/i.test(
    text,
  )

const things =
  'rotas?|workshops?|reports?|frameworks?|strateg(?:y|ies)|polic(?:y|ies)|procedures?|protocols?|guidance|guidelines|plans?|charters?|training|courses?|sessions?|briefings?|events?|meetings?|groups?|templates?|toolkits?|tools?|posts?|audits?|leaflets?|websites?|newsletters?|dashboards?|datasets?|summar(?:y|ies)|updates?|pathways?|standards?|structures?|calendars?|surveys?|documents?|terms of reference|agreements?|registers?|models?|programmes?|boards?|systems?|hubs?|reviews?|evaluations?|paper'
const made =
  'held|produced|developed|implemented|agreed|published|launched|delivered|provided|established|created|completed|written|presented|in place|rolled out|appointed|recruited|set up|approved|circulated|issued|shared|updated|revised|refreshed|drafted|commissioned|procured|introduced|undertaken|carried out|finali[sz]ed|signed off|formed|finished|run'
const makes =
  'hold|attend|provide|produce|develop|deliver|publish|establish|create|agree|circulate|issue|write|implement|launch|appoint|recruit|commission|draft|introduce|set up|roll out|refresh|revise|update|arrange|organise|run|design|complete'
const passive = new RegExp(
  `\\b(?:${things})\\b.{0,60}?\\b(?:will be|is|are|to be|has been|have been|being)?\\s*(?:fully )?(?:${made})\\b`,
  'i',
)
const active = new RegExp(`(?:^|\\bwill |\\bto |\\bby [^,]{3,30},? )(?:${makes})\\b.{0,60}?\\b(?:${things})\\b`, 'i')
const share =
  /%|\bper ?cent\b|\b(?:percentage|proportion|share|rate|median|average|mean|count|number) of\b|\b(?:\d+|half|most|all|every|each) (?:in|of|out of) (?:\d+|the)\b|\b(?:fewer|less|more) than\b|\bwithin \w+ (?:hours?|days?|weeks?|months?)\b|\b(?:children|young people|families|parents|carers) (?:say|report|tell|feel|are|have|stay|live|can|who)\b/i

const held = new RegExp(
  `\\b(?:${things})\\b.{0,40}?\\b(?:opens?|(?<!\\bit )takes? place|goes? live|is available|are available|exists?)\\b|\\b(?:partnership|council|board|committee|service|agency|team|partners)s? (?:has|have|will have|holds?|owns?) (?:an?|its|their|one) .{0,40}?\\b(?:${things})\\b`,
  'i',
)
// People told, taught or taken on: what the organisation did, not what became different.
const staffed =
  /\b(?:staff|workers?|practitioners?|managers?|employees?|teachers?|nurses?|officers?|workforce|teams?|volunteers?)\b.{0,30}?\b(?:trained|briefed|recruited|appointed|inducted)\b|(?:^|\bwe |\bwill |\bto )(?:recruit|appoint|hire|train|brief)\b/i

/** Whether the words say that a thing will be made or held, and nothing about what changes for anybody. */
export const isDeliverable = (text: string) =>
  [passive, active, held, staffed].some((each) => each.test(text)) && !share.test(text)
