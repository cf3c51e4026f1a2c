import {
  type Agreement,
  cohenKappa,
  fleissKappa,
  gwet,
  krippendorff,
  percentAgreement,
  type Ratings,
} from '../statistics/agreement.ts'
import { spot, type TableFile, tableIn } from './table-file.ts'
import { type Command, readArgs, Usage } from './words.ts'

const help = `holdfast agreement FILE.csv --scale ordinal|nominal [--categories A,B,C] [--json]

How far raters agree. One row for each unit (a record, a question), one column for each rater, heads in the first row; a first
column headed unit, record, reference, id or nothing names the units. An empty cell, NA, . or - is a missing rating.

  --scale       ordinal: answers in an order, numbers unless --categories names them; nominal: answers without one
  --categories  the whole scale, in order. Without it: of whole numbers, each from the least to the greatest that was given;
                else the answers that were given. An answer nobody gave still counts for chance, so name the scale

Prints percent agreement, Cohen's kappa (two raters; weighted on an ordinal scale), Fleiss' kappa, Krippendorff's alpha and
Gwet's AC1 and AC2, with 95% intervals where they are defined, and why not where they are not.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      { scale: { type: 'string' }, categories: { type: 'string' }, json: { type: 'boolean' } },
      ['a CSV file'],
    )
    if (values.scale !== 'ordinal' && values.scale !== 'nominal')
      throw new Usage(`--scale is ordinal or nominal.\n\n${help}`)
    const named = values.categories?.split(',').map((each) => each.trim())
    if (named && (named.length < 2 || named.includes('') || new Set(named.map(fold)).size < named.length))
      throw new Usage(`--categories names two or more different answers, with commas between them.\n\n${help}`)
    const told = agreementOf(read(await tableIn(words[0] ?? ''), values.scale, named), values.scale)
    if (values.json) return console.log(JSON.stringify(told, null, 2))
    console.log(told.sentence)
    for (const { name, value, lower, upper, reason } of told.coefficients)
      console.log(
        `${name}: ${value === null ? (reason ?? 'none') : `${short(value)}${lower === null || upper === null ? `. ${reason}` : ` (95% interval ${short(lower)} to ${short(upper)})`}`}`,
      )
    for (const note of told.notes) console.log(note)
  },
}

type Read = { raters: string[]; categories: string[]; from: 'given' | 'seen'; ratings: Ratings; missing: number }
const fold = (text: string) => text.trim().toLowerCase()
const isMissing = (cell: string) => ['', 'na', '.', '-', '–'].includes(fold(cell))
const short = (x: number) => String(Math.round(x * 1000) / 1000)

function read({ heads, rows }: TableFile, scale: 'ordinal' | 'nominal', named: string[] | undefined): Read {
  const first = namesUnits(heads, rows) ? 1 : 0
  const raters = heads.slice(first)
  if (raters.length < 2)
    throw new Error(`There ${raters.length === 1 ? 'is one rater' : 'is no rater'} in the heads; agreement needs two.`)
  const faults: string[] = []
  const given = new Map<string, string>()
  for (const { row, cells } of rows)
    for (const [at, cell] of cells.entries()) {
      if (at < first || isMissing(cell)) continue
      if (named && !named.some((each) => isSame(each, cell)))
        faults.push(`${spot(row, heads[at] ?? '', at)}: “${cell}” is none of the answers ${named.join(', ')}.`)
      else if (!named && scale === 'ordinal' && !isNumber(cell))
        faults.push(`${spot(row, heads[at] ?? '', at)}: “${cell}” is no number. Name the scale with --categories.`)
      given.set(isNumber(cell) ? String(Number(cell)) : fold(cell), cell)
    }
  if (faults.length > 0) throw new Error(faults.slice(0, 20).join('\n'))
  if (given.size === 0) throw new Error('There is no rating in the file.')
  const categories = named ?? seen(given, scale)
  const ratings = rows.map(({ cells }) =>
    cells.slice(first).map((cell) => (isMissing(cell) ? null : categories.findIndex((each) => isSame(each, cell)))),
  )
  const missing = ratings.flat().filter((rating) => rating === null).length
  return { raters, categories, from: named ? 'given' : 'seen', ratings, missing }
}

const isNumber = (cell: string) => /^-?\d{1,9}(\.\d{1,9})?$/.test(cell)
const isSame = (a: string, b: string) => (isNumber(a) && isNumber(b) ? Number(a) === Number(b) : fold(a) === fold(b))

// The first column names units when its head says so, or when every name in it is another and the raters give none of them.
function namesUnits(heads: readonly string[], rows: TableFile['rows']): boolean {
  if (/^(unit|record|ref|reference|id|case|question|item|subject|child)s?\b/i.test(heads[0] ?? '') || heads[0] === '')
    return true
  const names = rows.map(({ cells }) => fold(cells[0] ?? ''))
  const answers = new Set(rows.flatMap(({ cells }) => cells.slice(1).map(fold)))
  return (
    heads.length > 2 &&
    rows.length > 2 &&
    new Set(names).size === names.length &&
    !names.some((name) => answers.has(name))
  )
}

function seen(given: ReadonlyMap<string, string>, scale: 'ordinal' | 'nominal'): string[] {
  if (scale === 'nominal') return [...given.values()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const numbers = [...given.keys()].map(Number).sort((a, b) => a - b)
  const [least = 0, most = 0] = [numbers[0], numbers.at(-1)]
  const isWhole = numbers.every(Number.isInteger) && most - least <= 100
  return (isWhole ? Array.from({ length: most - least + 1 }, (_, at) => least + at) : numbers).map(String)
}

/** What the command prints: coefficients by key, and the same as a list with their names. */
export function agreementOf({ raters, categories, from, ratings, missing }: Read, scale: 'ordinal' | 'nominal') {
  const places = categories.map((_, at) => at)
  const none = (reason: string): Agreement => ({
    value: null,
    se: null,
    lower: null,
    upper: null,
    observed: null,
    expected: null,
    units: 0,
    reason,
  })
  const unordered = none('Weights need an ordinal scale.')
  const ofTwo = (weights: 'unweighted' | 'linear' | 'quadratic'): Agreement =>
    raters.length === 2
      ? cohenKappa(ratings, places, weights)
      : none(`It is for two raters; there are ${raters.length}. See Fleiss’ kappa.`)
  const isOrdinal = scale === 'ordinal'
  const all = {
    percent_agreement: ['Percent agreement (pairs of raters)', percentAgreement(ratings, places)],
    kappa: ['Cohen’s kappa', ofTwo('unweighted')],
    kappa_linear: ['Cohen’s kappa, linear weights', isOrdinal ? ofTwo('linear') : unordered],
    kappa_quadratic: ['Cohen’s kappa, quadratic weights', isOrdinal ? ofTwo('quadratic') : unordered],
    fleiss: ['Fleiss’ kappa', fleissKappa(ratings, places)],
    alpha: [`Krippendorff’s alpha (${scale})`, alphaOf(ratings, scale)],
    ac1: ['Gwet’s AC1', gwet(ratings, places)],
    ac2: ['Gwet’s AC2, ordinal weights', isOrdinal ? gwet(ratings, places, 'ordinal') : unordered],
  } as const satisfies Record<string, readonly [string, Agreement]>
  const coefficients = Object.entries(all).map(([key, [name, it]]) => ({ key, name, ...plain(it) }))
  const twice = ratings.filter((unit) => unit.filter((rating) => rating !== null).length >= 2)
  const agreed = twice.filter((unit) => new Set(unit.filter((rating) => rating !== null)).size === 1).length
  return {
    scale,
    categories,
    categories_from: from,
    raters,
    units: ratings.length,
    units_rated_twice: twice.length,
    units_agreed: agreed,
    missing,
    ...(Object.fromEntries(coefficients.map(({ key, ...it }) => [key, it])) as Record<keyof typeof all, Named>),
    coefficients,
    notes:
      from === 'given'
        ? []
        : [`The scale was taken from the file: ${categories.join(', ')}. Name it with --categories if it is longer.`],
    sentence:
      twice.length === 0
        ? 'No unit was rated twice, so nothing can be said of agreement.'
        : `All who rated it agreed on ${agreed} of ${twice.length} ${twice.length === 1 ? 'unit' : 'units'} rated at least twice.`,
  }
}

// The spread of alpha is known for distances that do not hang on the answers; those of an ordinal scale do.
function alphaOf(ratings: Ratings, scale: 'ordinal' | 'nominal'): Agreement {
  const alpha = krippendorff(ratings, scale)
  return scale === 'nominal' ? alpha : { ...alpha, se: null, lower: null, upper: null }
}

type Named = { name: string } & ReturnType<typeof plain>

// A number that is none is nothing, with a reason; so is an interval that nothing tells the width of.
function plain({ value, se, lower, upper, observed, expected, units, reason }: Agreement) {
  const number = (x: number | null) => (x === null || !Number.isFinite(x) ? null : x)
  const [is, low, high] = [number(value), number(lower), number(upper)]
  return {
    value: is,
    se: number(se),
    lower: low,
    upper: high,
    observed: number(observed),
    expected: number(expected),
    units,
    reason:
      reason ??
      (is === null
        ? 'It is not defined for these ratings.'
        : low === null || high === null
          ? 'There is no interval: these ratings do not say how much it would vary, or none is known for it.'
          : null),
  }
}
