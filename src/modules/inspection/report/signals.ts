import type { FindingKind } from './model.ts'

/** What the words of a heading, or of a sentence before a list, promise: findings of a kind, other things, or neither. */
export type Promised = FindingKind | 'other' | null

const numbering = /^(?:(?:section|part|chapter)\s+)?(?:\d+(?:\.\d+)*|[A-Z]|[ivx]+)[.):]?\s+/i

/** The words without "3." or "Section 4:" in front. */
export const unnumbered = (text: string) => text.replace(numbering, '').trim()

const otherTitle =
  /^(?:background|introduction|purpose|explanation|context|foreword|contents|method(?:ology)?s?\b|how we\b|what we did|about (?:this|the|us)|main issues|current position|conclusions?$|what (?:happens )?next|next steps|monitoring of|.*\bimplications|risk analysis|equalit|consultation|strategic assessment|person to contact|appendices|background papers|wards affected|author|contact|headquarters|glossary|scope|terms of reference|membership|distribution|references|governance$|timetable|questions?\b|capacity for|(?:the )?complain|practice stud|case stud)/i

const strengthTitle =
  /\bstrengths?\b|\bgood practice\b|what (?:is|was|has been|the \w+ (?:does|do)) (?:working|going|doing|done)? ?well|\bworking well\b|\bdo(?:es|ing)? well\b|what worked well|^positives?\b/i
const areaTitle =
  /\bareas? (?:for|of|requiring) (?:\w+ )?(?:improvement|development|concern)|what .{0,40}\bneeds? to (?:improve|change|be better|do better)|\bneeds? to (?:improve|be improved)\b|\bimprovements? (?:required|needed)|priorit\w+ (?:areas )?for (?:improvement|action)|could be better|even better if|\bweaknesses\b|required improvements?/i
const recommendationTitle =
  /\brecommend(?:ation|ed action)s?\b|^agreed actions?$|\bshould (?:change|be done|happen)\b|\bto put things right\b/i
const objectiveTitle =
  /\bobjectives?\b|\brequired actions?\b|\bactions? required\b|\brequirements?\b|must (?:now )?do\b|\bsteps to be taken\b|measures (?:to be taken|required)/i
const evaluationTitle =
  /^(?:our |summary of (?:our )?)?(?:evaluations?|grad(?:e|ing)s?|judge?ments?|ratings?)\b|\bgradings?\b/i
const themeTitle = /^(?:\w+ ){0,4}themes?$/i

const mixedTitle =
  /^(?:summary of )?(?:our )?(?:key |main |headline |practice )?(?:findings?|messages|learning(?: points?)?)(?: and learning)?$/i

/** Whether a heading promises findings good and bad together, so that each has to be read. */
export const isMixed = (heading: string) => mixedTitle.test(unnumbered(heading).replace(/[:.]$/, ''))

const wanting =
  /\b(?:not|no|nobody|never|too|lack\w*|delay\w*|wait\w*|inconsisten\w*|variab\w*|should|needs?|must|limited|gaps?|late|weak\w*|few|unclear|without|missed|poor|slow)\b/i

/** Whether a sentence names something that is wanting. */
export const isWanting = (text: string) => wanting.test(text)

/** What a heading promises. A heading that speaks of strengths and of needs promises neither. */
export const promisedByHeading = (heading: string): Promised => {
  const text = unnumbered(heading)
    .replace(/^(?:appendix|annex)\s+\w{1,3}\s*[:.–-]?\s*/i, '')
    .replace(/[:.]$/, '')
  if (text.length > 200) return null
  if (strengthTitle.test(text) && areaTitle.test(text)) return null
  if (otherTitle.test(text)) return 'other'
  if (areaTitle.test(text) || isMixed(text)) return 'area_for_improvement'
  if (recommendationTitle.test(text)) return 'recommendation'
  if (strengthTitle.test(text)) return 'strength'
  if (objectiveTitle.test(text) && text.split(' ').length <= 9) return 'objective'
  if (evaluationTitle.test(text)) return 'evaluation'
  if (themeTitle.test(text)) return 'theme'
  return null
}

/** What a sentence that ends in a colon promises about the list below it. */
export const promisedByLeadIn = (text: string): Promised => {
  const last = text.split(/(?<=[.?!]["”’]?)\s+(?=\p{Lu})/u).at(-1) ?? text
  if (!/[:;]$|\b(?:below|following)\.?$/.test(last)) return null
  if (/\bquestions?\b|\bto note\b|\b(?:asked|invited|recommended|requested) to\b/i.test(last)) return 'other'
  if (
    /\bwe (?:also )?(?:spoke|read|interviewed|visited|met|looked|took|reviewed|observed|carried)\b|\b(?:activities|methods|review|evidence|documents) (?:we|included)\b|\bduring th(?:is|e) \w+ ?\w* ?we\b/i.test(
      last,
    )
  )
    return 'other'
  if (/\bthemes?\b/i.test(last)) return 'theme'
  if (gradeIn(last) && /\b(?:evaluat|grad|judg|rat(?:ed|ing)|found|indicator|categor)/i.test(last)) return 'evaluation'
  if (
    /\bareas?\b[^.]{0,30}\b(?:improvement|development)|\bpriorit\w+[^.]{0,20}\bimprov|\bneed(?:s|ed)? to improve|\bcould be better/i.test(
      last,
    )
  )
    return 'area_for_improvement'
  if (/\brecommend|\bshould\b.{0,40}:$/i.test(last)) return 'recommendation'
  if (/\bstrengths\b|\bgood practice\b|\b(?:does|doing|working|worked|did) well\b/i.test(last)) return 'strength'
  if (/\bobjectives\b|\b(?:must|required to|requires the|shall)\b/i.test(last)) return 'objective'
  return null
}

const labels: [RegExp, FindingKind][] = [
  [/^areas? (?:for|of)/, 'area_for_improvement'],
  [/^recommendation/, 'recommendation'],
  [/^(?:strength|good practice)/, 'strength'],
  [/^(?:objective|requirement|required action)/, 'objective'],
  [/^theme/, 'theme'],
  [/^(?:finding|learning point|priority)/, 'area_for_improvement'],
  [/^(?:improvement action|must do|should do)/, 'recommendation'],
]
const label =
  /^(?:(?:key|main|priority) )?(areas? (?:for|of) (?:improvement|development)|recommendation|strength|good practice|objective|requirement|required action|theme|finding|learning point|priority (?:action|area)|priority|improvement action|must do|should do)s?(?: (?:no\.? ?)?([A-Z]{0,3}\.?\d+(?:\.\d+)*[a-z]?|[A-H](?=\s*[:.–—-])))?(?: \([^()]{1,40}\))?(?:\s*[:.–—]\s*|\s+-\s+|$)/i

export type Labelled = { kind: FindingKind; reference: string | null; wording: string }

/** "Recommendation 3: …" and "Area for improvement – …"; the wording is empty when the label stands alone. */
export const labelled = (text: string): Labelled | null => {
  const match = label.exec(text)
  const name = match?.[1]?.toLowerCase()
  const kind = name ? labels.find(([shape]) => shape.test(name))?.[1] : undefined
  if (!match || !name || !kind) return null
  const wording = text.slice(match[0].length).trim()
  const number = match[2] ?? null
  if (!number && (!wording || match[0].endsWith('. '))) return null
  return { kind, reference: number ? `${capital(name)} ${number}` : null, wording }
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)

/** "R4" or "AFI 2:" in front of the words. */
export const coded = (text: string) =>
  /^(?:R|REC|AFI|A|S|O|OBJ|LP|F)\s?\d{1,2}(?:\.\d{1,2})?\b[.:)]?\s+(?=\S)/.exec(text)?.[0] ?? ''

const grades =
  'excellent|very good|good|adequate|satisfactory|weak|unsatisfactory|outstanding|requires improvement(?: to be good)?|inadequate'

/** A grade of the inspectorates' scales, quoted or after "as", "to be" or a colon. */
export const gradeIn = (text: string) =>
  new RegExp(`(?:["“‘'](?=(?:${grades})["”’'])|\\b(?:as|to be|is|was|were)\\s+["“‘']?)(${grades})\\b`, 'i').exec(
    text,
  )?.[1] ?? null

/** "Leadership and direction – Good" as its two parts. */
export const graded = (text: string) => {
  const match = new RegExp(
    `^(.{3,160}?)(?:\\s+\\d)?(?:\\s*[:–—]\\s*|\\s+-\\s+|\\s{2,})(?:(?:evaluation|grade|judge?ment)[: ]+)?(${grades})\\.?$`,
    'i',
  ).exec(text)
  return match?.[1] && match[2] ? { what: match[1].trim(), grade: match[2] } : null
}

/** "We evaluated impact on children to be good" as its two parts. */
export const gradedInWords = (text: string) => {
  const match = new RegExp(
    `\\bwe\\s+(?:have\\s+)?(?:evaluated|graded|judged|rated)\\s+(.{4,120}?)\\s+(?:as|to be)\\s+["“‘']?(${grades})\\b`,
    'i',
  ).exec(text)
  return match?.[1] && match[2] ? { what: match[1].trim(), grade: match[2] } : null
}

export const isGrade = (text: string) => new RegExp(`^(?:${grades})$`, 'i').test(text.trim())

const strongest = '(?:(?:very|some|really|more|only|quite)\\s+)?'
const qualities =
  'encouraging|positive|promising|good|strong|significant|substantial|considerable|steady|sound|limited|slow|insufficient|little|reasonable|satisfactory|excellent|poor|no|some|variable|mixed|early|notable|clear'
const judgements = [
  new RegExp(
    `\\b${strongest}(?:${qualities})\\s+(?:and\\s+(?:${qualities})\\s+)?(?:progress|start|steps?|improvements?)\\b`,
    'i',
  ),
  new RegExp(
    `\\bprogress\\s+(?:has been|is|was|remains)\\s+${strongest}(?:not )?(?:${qualities}|too slow|inconsistent|sufficient|on track)\\b`,
    'i',
  ),
  /\b(?:has|have|had)\s+(?:not\s+|only\s+)?(?:yet\s+)?(?:been\s+)?(?:fully|partly|partially|largely)\s+(?:been\s+)?(?:met|implemented|achieved|addressed)\b/i,
  /\b(?:has|have)\s+(?:not\s+(?:yet\s+)?)?been\s+(?:met|implemented|achieved|addressed)\b/i,
  /\b(?:is|are)\s+(?:not yet\s+|now\s+)?(?:fully |partly |partially )?(?:met|implemented)\b/i,
  /\bremains? (?:a|an) (?:significant )?(?:area for improvement|concern|weakness|priority)\b/i,
  /\b(?:not yet|fully|increasingly)\s+confident\b/i,
]

/** The phrase in which the source judges progress, exactly as printed. */
export const judgementIn = (text: string) => {
  for (const shape of judgements) {
    const phrase = shape.exec(text)?.[0]
    if (phrase) return phrase
  }
  return null
}

/** An item that asks a committee to decide something is no finding about services. */
export const isDecision = (text: string, committee: boolean) =>
  /^(?:to )?(?:note|approve|endorse|receive|homologate|ratify|delegate|remit)\b/i.test(text) ||
  /\b(?:is|are) (?:asked|invited|recommended|requested) to\b/i.test(text) ||
  (committee &&
    /^(?:to )?(?:agree|consider|continue to support|support|scrutinise|comment|instruct|authorise|accept|confirm)\b/i.test(
      text,
    ))

/** The words after "3." or "R3" in front of them. */
export const withoutLabel = (text: string) =>
  text.slice(coded(text).length).replace(/^\d{1,2}(?:\.\d{1,2})*[.):]?\s+(?=\p{Lu})/u, '')
