// What stands in the cell of a figure: a number, a figure that was hidden at its source, or nothing.

/** `points`: written with %; `places`: digits after the point, as printed; `either`: "1,234" may be 1234 or 1.234. */
export type Cell =
  | {
      is: 'number'
      value: number
      points: boolean
      places: number
      state?: 'provisional' | 'corrected'
      either?: number
    }
  | { is: 'pair'; numerator: number; denominator: number }
  | { is: 'withheld'; as: string }
  | { is: 'nothing' }
  | { is: 'wrong'; sentence: string }

const seen = new Map<string, Cell>()

/** Reads one cell by itself. Remembered: figures repeat. */
export const readCell = (typed: string): Cell => {
  const known = seen.get(typed)
  if (known) return known
  if (seen.size > 20_000) seen.clear()
  const cell = typed.length > 60 ? wrong(typed) : read(typed.replaceAll(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ').trim())
  seen.set(typed, cell)
  return cell
}

const wrong = (typed: string): Cell => ({
  is: 'wrong',
  sentence: `“${typed.length > 60 ? `${typed.slice(0, 57)}…` : typed}” is no figure, such as 45, 45% or 18/25`,
})

// What official statistics write where a figure was hidden so that nobody can be known by it.
const hidden =
  /^(?:(?:<|≤|&lt;|<=|fewer than|less than|under|below|up to) ?\d{1,3}(?: ?%)?|\d{1,2} or (?:fewer|less)|[1-9] ?- ?[1-9]|\*{1,3}|\[?c\]?|\(c\)|\[?x\]?|#|~|\^|†|\[low\]|low|s|\[s\]|supp(?:ressed)?|withheld|redacted|hidden|disclosive|confidential|small number|-{1,3})$/i
const nothing =
  /^(?:|n\/?a\.?|\[?z\]?|nil return|no data|no figure|none recorded|not (?:available|applicable|known|collected|yet available|recorded|reported|due)|unavailable|unknown|awaited|awaiting data|pending|tbc|tba|to follow|\.{1,3}|:|\?|#n\/a|#div\/0!|#ref!|#value!|null|nan|blank)$/i

const read = (bare: string): Cell => {
  const text = bare.replaceAll(/[\u2010-\u2015\u2212]/g, '-')
  if (nothing.test(text)) return { is: 'nothing' }
  if (hidden.test(text)) return { is: 'withheld', as: bare.slice(0, 20) }
  const pair = /^(\d[\d, ]*(?:\.\d+)?) ?(?:\/|of|out of) ?(\d[\d, ]*(?:\.\d+)?)(?: ?\(\d+(?:\.\d+)? ?%\))?$/i.exec(text)
  if (pair) {
    const [top, bottom] = [plain(pair[1] ?? ''), plain(pair[2] ?? '')]
    if (top && bottom) return { is: 'pair', numerator: top.value, denominator: bottom.value }
  }
  const marked = /^(.*?) ?[[(](p|prov|provisional|r|rev|revised|e|est|estimate)[\])]$/i.exec(text)
  if (marked) {
    const inner = read(marked[1] ?? '')
    return inner.is === 'number'
      ? { ...inner, state: /^r/i.test(marked[2] ?? '') ? 'corrected' : 'provisional' }
      : wrong(bare)
  }
  return number(text) ?? wrong(bare)
}

const number = (text: string): Cell | null => {
  const points = /(?:%|per ?cent|pct|pc)$/i.test(text)
  let rest = text.replace(/ ?(?:%|per ?cent|pct|pc)$/i, '').replace(/^(-?) ?[£$€] ?/, '$1')
  const negative = /^\(.+\)$/.test(rest)
  if (negative) rest = rest.slice(1, -1)
  const found = plain(rest.replace(/^\+/, ''))
  if (!found || Math.abs(found.value) > 1e12) return null
  const turn = (n: number) => (negative ? -n : n)
  return {
    is: 'number',
    value: turn(found.value),
    places: found.places,
    points,
    ...(found.either === undefined ? {} : { either: turn(found.either) }),
  }
}

type Plain = { value: number; places: number; either?: number }

/** Digits with their separators. A comma is a decimal one only where it cannot part thousands. */
const plain = (typed: string): Plain | null => {
  const text = typed.trim()
  if (/^-?\d{1,15}$/.test(text)) return { value: Number(text), places: 0 }
  const simple = /^-?\d{0,15}\.(\d{1,15})$/.exec(text)
  if (simple) return { value: Number(text), places: (simple[1] ?? '').length }
  if (/^-?\d(?:\.\d{1,15})?e[+-]?\d{1,2}$/i.test(text)) return { value: Number(text), places: 10 }
  const british = /^-?\d{1,3}(?:([, '’])\d{3})(?:\1\d{3})*(?:\.(\d{1,10}))?$/.exec(text)
  if (british && !/^-?0\d*,/.test(text)) {
    const value = Number(text.replaceAll(/[, '’]/g, ''))
    const places = (british[2] ?? '').length
    return /^-?\d{1,3},\d{3}$/.test(text)
      ? { value, places, either: Number(text.replace(',', '.')) }
      : { value, places }
  }
  const continental = /^-?(?:\d{1,3}(?:[. ]\d{3})+|\d{1,15}),(\d{1,10})$/.exec(text)
  if (continental)
    return { value: Number(text.replaceAll(/[. ]/g, '').replace(',', '.')), places: (continental[1] ?? '').length }
  return null
}

/** What a whole column of figures looks like: kept for each measure while the file is read once. */
export type Survey = {
  numbers: number
  withPercent: number
  /** Of the numbers without %. */
  largest: number
  broken: number
  aboveZero: number
  belowOne: number
  commas: number
  either: number
  points: number
  pairs: number
}

export const emptySurvey = (): Survey => ({
  numbers: 0,
  withPercent: 0,
  largest: 0,
  broken: 0,
  aboveZero: 0,
  belowOne: 0,
  commas: 0,
  either: 0,
  points: 0,
  pairs: 0,
})

export const survey = (into: Survey, typed: string): void => {
  const cell = readCell(typed)
  if (cell.is === 'pair') into.pairs++
  if (cell.is !== 'number') return
  into.numbers++
  if (cell.either !== undefined) into.either++
  else if (/\d,\d/.test(typed) && cell.places > 0 && !/\.\d+\D*$/.test(typed)) into.commas++
  else if (cell.places > 0) into.points++
  if (cell.points) return void into.withPercent++
  const size = Math.abs(cell.value)
  into.largest = Math.max(into.largest, size)
  if (!Number.isInteger(cell.value)) into.broken++
  if (size > 0) into.aboveZero++
  if (size > 0 && size < 1) into.belowOne++
}

/** How the plain numbers of a share are to be taken: 45 as 45% ('points'), or 0.45 as 45% ('parts'). */
export type Scale = 'points' | 'parts'
export type Decided<T> = { is: T; doubt?: string }

/** Judged by the whole column, never by one cell. */
export const scaleOf = (s: Survey): Decided<Scale> => {
  const plain = s.numbers - s.withPercent
  if (plain === 0 || s.aboveZero === 0) return { is: 'points' }
  if (s.largest > 1) {
    const odd = s.belowOne > 0 && s.largest >= 10
    return odd
      ? {
          is: 'points',
          doubt: 'Some figures are below 1 and others are as large as 45. All were taken as %, so that 0.45 is 0.45%',
        }
      : { is: 'points' }
  }
  if (s.broken > 0)
    return {
      is: 'parts',
      doubt:
        s.withPercent > 0
          ? 'Some figures are written with % and others lie between 0 and 1. Those were taken as parts of one, so that 0.45 is 45%'
          : 'All figures lie between 0 and 1. They were taken as parts of one, so that 0.45 is 45%',
    }
  return s.withPercent > 0
    ? { is: 'points' }
    : { is: 'points', doubt: 'All figures are 0 or 1. They were taken as %, so that 1 is 1%' }
}

/** Whether "1,234" is 1.234, because other figures of the column have a comma that can only be a decimal one. */
export const commaOf = (s: Survey): Decided<boolean> => {
  if (s.either === 0) return { is: false }
  if (s.commas > 0 && s.points === 0)
    return { is: true, doubt: 'Other figures here have a decimal comma, so “1,234” was taken as 1.234' }
  if (s.commas > 0) return { is: false, doubt: 'Commas and points are mixed here; “1,234” was taken as 1234' }
  return { is: false }
}

/** Whether a new measure is a share in %, when nothing else says its unit. */
export const isShare = (s: Survey, name: string): boolean =>
  s.withPercent > 0 || s.pairs > 0 || /%|per ?cent|proportion|share of|percentage/i.test(name)
