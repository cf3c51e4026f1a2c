import { doing } from './deeds.ts'
import { tidy, wordsOf } from './words.ts'

const roleWord =
  /\b(?:chairs?|co-?chairs?|vice-?chair|convenor|convener|officers?|managers?|heads?|(?:head ?)?teachers?|assistants?|directors?|leads?|leaders?|coordinators?|co-ordinators?|committees?|boards?|groups?|panels?|forums?|partnerships?|teams?|commanders?|superintendent|inspector|sergeant|nurses?|midwi(?:fe|ves)|visitors?|gps?|consultants?|psychologists?|analysts?|advis[oe]rs?|secretary|commissioners?|chief executive|executive|principals?|specialists?|workers?|practitioners?|champions?|reporters?|registrar|solicitor|sponsors?|councillors?|members?|partners|agencies|all staff|supervisors?|administrators?|trainers?|guardian|planners?|business partners?|insp|supt|dci|doctors?|paediatricians?|clerk|co-?leads?)\b/i

const agencyWord =
  /^(?:(?:nhs|police|fire|council)(?: [\w'&]+){0,3}|health(?: (?:board|service|visiting|and social care))?|education|social (?:work|care|services)|children'?s (?:services|social (?:work|care)|reporter|hearings)|adult (?:services|social (?:work|care))|justice|housing|third sector|voluntary sector|camhs|early years|schools?|virtual school|finance|legal(?: services)?|hr|human resources|communications|commissioning|performance|public health|probation|police scotland|scra|crown office|family support|youth (?:justice|work)|quality assurance|training|workforce development|data|it|digital|all(?: (?:partners|agencies|services))?|learning and development)$/i

const acronym = /^(?:[A-Z][A-Z&]{1,7}s?|(?:[A-Z][a-z]?){2,4}[A-Z])$/

const article = (text: string) =>
  text.replace(/^(?:the|and|&|with|supported by|support(?:ed)?:|lead:|leads:)\s+/i, '').trim()

/** True for words that are an agency's own name and no post. */
export const isAgency = (text: string): boolean =>
  agencyWord.test(tidy(text)) || /^(?:NHS|ICB|HSCP|SCRA|CAMHS)$/.test(tidy(text))

/** True for words that name a post, a group or an agency. */
export const soundsLikePost = (text: string): boolean => {
  const words = article(tidy(text)).replace(/[.*]+$/, '')
  if (
    !words ||
    wordsOf(words).length > 14 ||
    (doing.test(words) &&
      !/^(?:support|training|work|review|report|audit)\w* \w+$/i.test(words) &&
      wordsOf(words).length > 2)
  )
    return false
  return roleWord.test(words) || agencyWord.test(words) || acronym.test(words) || /^[A-Z]{2,6}[ –-]/.test(words)
}

// A whole post ends on its role: what stands in capitals after "and" is another ("Care Manager & Housing Options").
const isWhole = (left: string, right: string) =>
  endsInRole.test(left.trim()) &&
  wordsOf(left).length > 1 &&
  !/\b(?:of|for)\b/i.test(left) &&
  /^[A-Z]/.test(right) &&
  !/^[A-Z][a-z]+$/.test(right)

// "Transitions Lead, Adult Social Care" says where the one post stands; a list of posts has more commas or one word.
const isPlaced = (left: string, right: string) =>
  endsInRole.test(left.trim()) && wordsOf(right).length > 1 && agencyWord.test(right.trim()) && !roleWord.test(right)

const endsInRole = new RegExp(`${roleWord.source}$`, 'i')

// "Director of Education and Children's Services" is one post: after "of" the words to the right name no post of their own.
const standsAlone = (left: string, right: string): boolean => {
  if (!soundsLikePost(left) || !soundsLikePost(right)) return false
  if (acronym.test(right) || roleWord.test(right)) {
    return acronym.test(left) || agencyWord.test(left) ? !isTail(left, right) : roleWord.test(left)
  }
  return !/\b(?:of|for)\b/i.test(left)
}

// In "Health and Social Care Manager" and "Police and Health leads" the right words finish what the left ones began.
const isTail = (left: string, right: string) =>
  agencyWord.test(left) &&
  !acronym.test(left) &&
  roleWord.test(right) &&
  !/^(?:chair|head|director|chief|lead) (?:of|for|officer)\b/i.test(right) &&
  !/^(?:nhs|police|council)\b/i.test(left)

const isName = (text: string) =>
  /^(?:(?:dr|mr|mrs|ms|miss|prof)\.? )?[A-Z][a-z]+(?: [A-Z]\.?)?(?: [A-Z][a-z'-]+){1,2}$/.test(text) &&
  !roleWord.test(text) &&
  !agencyWord.test(text)

/**
 * The posts in a cell of leads: "ICS Board Chair; CPC Chair & COG" are three, "Health and Social Care Manager" is one.
 * Words that are no post stay one entry, as they stand.
 */
export const postsIn = (text: string): string[] => {
  // No cell of leads is so long (characters); a story among the leads is one entry.
  if (text.length > 2000) return [tidy(text)]
  const parts = text
    .replace(/^\s*(?:[•▪●*–-]|\d{1,2}[.)])\s+/gm, '')
    .split(/\s*[;\n•]\s*|\s+\|\s+|\s+\/\s+|(?<=[a-z])\/(?=[A-Z])|(?<=[A-Z])\/(?=[A-Z]{2})/)
    .map(tidy)
    .filter(Boolean)
  const found: string[] = []
  for (const part of parts) found.push(...joined(part))
  return [
    ...new Set(
      found.map((post) =>
        article(post)
          .replace(/[,.:]+$/, '')
          .replace(/\*+$/, '')
          .trim(),
      ),
    ),
  ].filter((post) => post !== '' && !/^(?:n\/?a|none|tb[cad]|-|–|vacant|to be (?:confirmed|agreed))$/i.test(post))
}

const joined = (part: string): string[] => {
  const pieces = part.split(/(\s*,\s*(?:and\s+)?|\s+&\s+|\s+and\s+|\s+with\s+)/i)
  const posts: string[] = []
  let current = pieces[0] ?? ''
  for (let i = 1; i < pieces.length; i += 2) {
    const mark = pieces[i] ?? ''
    const next = pieces[i + 1] ?? ''
    const whole = restOf(pieces, i + 1)
    const comma = mark.trim().startsWith(',')
    const splits = comma
      ? !(pieces.length === 3 && isPlaced(current, next)) &&
        (standsAlone(current, next) || (soundsLikePost(current) && standsAlone(current, whole))) &&
        !isName(current)
      : standsAlone(current, next) ||
        isWhole(current, next) ||
        (i + 2 < pieces.length && !/\bof\b/i.test(current) && standsAlone(current, whole))
    if (splits) {
      posts.push(current)
      current = next
    } else current += mark + next
  }
  return [...posts, current]
}

/** The words from piece `from` up to the next comma: "Head of Education and Children's Services" is seen whole. */
const restOf = (pieces: string[], from: number): string => {
  let text = pieces[from] ?? ''
  for (let i = from + 1; i + 1 < pieces.length && !/,/.test(pieces[i] ?? ''); i += 2)
    text += (pieces[i] ?? '') + (pieces[i + 1] ?? '')
  return text
}
