export type PersonalKind = 'chi' | 'nhs' | 'insurance' | 'birth' | 'initials' | 'postcode' | 'phone' | 'email'

/** A passage that may identify somebody: where it starts, how long it is, and a masked copy that is safe to print. */
export type PersonalData = { kind: PersonalKind; at: number; length: number; shown: string }

/**
 * Passages of free text that may identify a person (PRODUCT.md section 5, rule 1), in reading order, none overlapping.
 * References are refused when this finds anything; narrative is only warned about. Plain dates, money, plan numbers and
 * file names are left alone. Time grows in step with the length of the text.
 */
export const findPersonalData = (text: string): PersonalData[] => {
  const plain = evenOut(text)
  const found: PersonalData[] = []
  const taken = new Set<number>()
  for (const find of [emails, healthNumbers, insuranceNumbers, births, initials, phones, postcodes]) {
    for (const hit of find(plain)) {
      if (taken.has(hit.at) || taken.has(hit.at + hit.length - 1)) continue
      for (let i = hit.at; i < hit.at + hit.length; i++) taken.add(i)
      found.push({ ...hit, shown: mask(hit.kind, text.slice(hit.at, hit.at + hit.length)) })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** What to tell the person who typed it. */
export const sentence = (kind: PersonalKind): string => sentences[kind]

const sentences: Record<PersonalKind, string> = {
  chi: 'This looks like a CHI number. Take it out, and use a reference that only your own service can trace.',
  nhs: 'This looks like an NHS number. Take it out, and use a reference that only your own service can trace.',
  insurance: 'This looks like a National Insurance number. Take it out.',
  birth: 'This looks like a date of birth. Take it out, or give an age band instead.',
  initials: 'Initials with an age can point to one child. Take one of them out.',
  postcode: 'This looks like a postcode. Take it out, or name the locality instead.',
  phone: 'This looks like a telephone number. Take it out, and name the post instead.',
  email: 'This looks like an e-mail address. Take it out, and name the post instead.',
}

type Hit = Omit<PersonalData, 'shown'>

// One character for one character, so that positions in the copy are positions in the original.
const evenOut = (text: string) =>
  text
    .replace(/[\u00a0\u2007\u2009\u202f\t]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))

const hits = (kind: PersonalKind, text: string, pattern: RegExp, is: (words: string, at: number) => boolean): Hit[] =>
  [...text.matchAll(pattern)].flatMap((m) => (is(m[0], m.index) ? [{ kind, at: m.index, length: m[0].length }] : []))

// From each @ outwards, at most 64 characters to the left as mail addresses allow: a long word costs nothing.
const emails = (text: string): Hit[] => {
  const found: Hit[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const left = /[\w.%+'-]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^['.-]+/, '')
    const right = /^(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}/i.exec(text.slice(at + 1, at + 255))?.[0]
    if (left && right) found.push({ kind: 'email', at: at - left.length, length: left.length + 1 + right.length })
  }
  return found
}

const tenDigits = /(?<![\d£$€]|\d[.,]|97[89][ -])\d{3}(?:\d{7}|\d{3}[ -]\d{4}|[ -]\d{3}[ -]\d{4})(?!\d|[.,]\d|%)/g

const healthNumbers = (text: string): Hit[] =>
  hits('nhs', text, tenDigits, (words, at) => {
    const digits = words.replace(/\D/g, '')
    // Ten-digit book numbers use the same arithmetic, so only their label tells them apart.
    const book = /isbn[^a-z]{0,12}$/i.test(text.slice(Math.max(0, at - 18), at))
    return !book && !/^(\d)\1*$/.test(digits) && hasCheckDigit(digits)
  }).map((hit) => (startsWithDate(text.slice(hit.at, hit.at + hit.length)) ? { ...hit, kind: 'chi' as const } : hit))

// Modulus 11, weights 10 to 2, the last digit is the check: the rule of both NHS and CHI numbers (NHS data dictionary).
const hasCheckDigit = (digits: string) => {
  const sum = digits
    .slice(0, 9)
    .split('')
    .reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

// A CHI number starts with the day, month and two-digit year of birth.
const startsWithDate = (words: string) => {
  const [day, month, year] = (words.replace(/\D/g, '').match(/\d\d/g) ?? []).map(Number)
  if (day === undefined || month === undefined || year === undefined) return false
  const longest = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return longest !== undefined && day >= 1 && day <= longest
}

const insuranceShape = /\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b/gi

// QQ is never given to anybody; it is the official example, and a person who tries it should see what would happen.
const insuranceNumbers = (text: string): Hit[] =>
  hits('insurance', text, insuranceShape, (words) =>
    /^(?!BG|GB|KN|NK|NT|TN|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)/.test(words.toUpperCase()),
  )

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const day = '\\d{1,2}(?:st|nd|rd|th)?'
const fullDate = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[ ]?[/.-][ ]?\\d{1,2}[ ]?[/.-][ ]?\\d{2,4}|\\d{1,2} \\d{1,2} \\d{2,4}|${day},? (?:of )?${month}\\.?,? \\d{2,4}|${month}\\.? ${day},? \\d{4})\\b`,
  'gi',
)

// "Children born after 1 March" and "aged 16 at 31 July" speak of a group at a date; only a bare link makes it a birth.
const births = (text: string): Hit[] =>
  hits('birth', text, fullDate, (words, at) => {
    const before = text.slice(Math.max(0, at - 50), at)
    const after = text.slice(at + words.length, at + words.length + 24)
    const said =
      /\b(?:born|d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|birthday)((?:(?!\. [A-Z])[^;\n]){0,36})$/i.exec(before)
    const aged = /\b(?:aged?)[ :,(]{0,3}(?:\d{1,2})?(?: (?:years?|months?|weeks?)(?: old)?)?[ :;,(-]{1,3}$/i.test(
      before,
    )
    const named = /^[ ,(:-]{1,3}(?:d\.? ?o\.? ?b\b|date of birth|birth ?date)/i.test(after)
    return (
      aged ||
      named ||
      (said !== null && !/\b(?:between|after|before|since|from|during|until|by|than)\b/i.test(said[1] ?? ''))
    )
  })

// "Child A (aged 7)" is how learning reviews protect a child, and capitals alone are mostly agencies; dots are initials.
const initials = (text: string): Hit[] =>
  hits(
    'initials',
    text,
    /\b[A-Z]\. ?[A-Z]\.?(?: ?[A-Z]\.)?,? {0,2}\(?(?:aged? )?\d{1,2}\b(?:\)| ?years?| ?yrs?|(?=[ ,.;]|$))/g,
    (words) => /age|year|yr|\(/.test(words),
  )

const phoneShape = /(?<![\w£.,/-])(?:\+44|0044|\(0|0)[\d ()-]{8,18}\d(?!\d)/g

const phones = (text: string): Hit[] =>
  [...text.matchAll(phoneShape)].flatMap((m) => {
    const words = longestPhone(m[0])
    return words ? [{ kind: 'phone' as const, at: m.index, length: words.length }] : []
  })

// The shape may have taken in a number that follows; groups are dropped from the right until a telephone number is left.
const longestPhone = (words: string): string | undefined => {
  for (
    let end = words.length;
    end >= 10;
    end = Math.max(words.lastIndexOf(' ', end - 1), words.lastIndexOf('-', end - 1))
  ) {
    const candidate = words.slice(0, end)
    if (isPhone(candidate)) return candidate
  }
  return undefined
}

const isPhone = (words: string) => {
  const national = words
    .replace(/^(?:\+44|0044) ?(?:\(0\))?[ -]?/, '0')
    .replace(/[()]/g, ' ')
    .trim()
  const groups = national.split(/[ -]+/)
  const digits = groups.join('')
  const wholeGroups = (groups[0] ?? '').length >= 3 && groups.every((group) => group.length >= 2) && groups.length <= 5
  return wholeGroups && /^0(?:1[1-9]\d{7,8}|[2357-9]\d{9}|8\d{8})$/.test(digits)
}

const areas =
  'AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE'
const postcodeShape = new RegExp(`\\b(?:${areas})(?:\\d{1,2}|\\d[A-HJKPR-UW-Y]) ?\\d[ABD-HJLNP-UW-Z]{2}\\b`, 'gi')

const postcodes = (text: string): Hit[] =>
  hits('postcode', text, postcodeShape, (words) => {
    const oneCase = words === words.toUpperCase() || words === words.toLowerCase()
    return oneCase && !/\d(?:st|nd|rd|th)$/.test(words)
  })

const mask = (kind: PersonalKind, words: string) => masks[kind](words)

const lastTwo = (words: string) => words.slice(0, -2).replace(/\d/g, '·') + words.slice(-2)

const masks: Record<PersonalKind, (words: string) => string> = {
  chi: lastTwo,
  nhs: lastTwo,
  phone: lastTwo,
  insurance: (words) => words.slice(0, 1) + words.slice(1).replace(/\w/g, '·'),
  birth: (words) => words.replace(/\p{L}+|\d+/gu, (part) => '·'.repeat(part.length)),
  initials: (words) => words.replace(/[A-Z]/g, '·'),
  postcode: (words) => `${words.slice(0, -3).trim()} ···`,
  email: (words) => `${words.slice(0, 1)}…@…`,
}
