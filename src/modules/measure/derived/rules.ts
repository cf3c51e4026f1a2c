import type { Derivation, Figure, Measure, Unknown } from '../model.ts'

/** The parts of a derived measure: what is divided or lessened, and by what. */
type Part = { title: string; figures: readonly Figure[] }
export type Derived = { figures: Figure[]; unknown: Unknown[] }

export const derivationWords: Record<Derivation, string> = {
  share: 'A share: the first in per cent of the second',
  rate: 'A rate: the first for every so many of the second',
  difference: 'A difference: the first less the second',
}

/**
 * Works out a derived measure, period by period of its first part. A rate may stand on a figure of a longer period that holds
 * this one whole, such as the population of the year. What cannot be worked out says why.
 */
export const workOut = (measure: Pick<Measure, 'id' | 'derived' | 'derived_per'>, from: Part, by: Part): Derived => {
  const { derived } = measure
  const found: Derived = { figures: [], unknown: [] }
  if (derived === null) return found
  for (const first of from.figures) {
    const { period_from, period_to } = first
    const second = partnerOf(derived, first, by.figures)
    const worked = valueOf(derived, measure.derived_per ?? 1000, { ...from, figure: first }, { ...by, figure: second })
    if ('why' in worked || !second)
      found.unknown.push({ period_from, period_to, why: 'why' in worked ? worked.why : '' })
    else
      found.figures.push({
        id: first.id,
        measure_id: measure.id,
        period_from,
        period_to,
        ...worked,
        withheld: '',
        state: [first, second].some(({ state }) => state === 'provisional') ? 'provisional' : 'final',
        note: '',
        entered_at: first.entered_at > second.entered_at ? first.entered_at : second.entered_at,
      })
  }
  const known = new Set(from.figures.map(keyOf))
  if (derived !== 'rate')
    for (const { period_from, period_to } of by.figures.filter((each) => !known.has(keyOf(each))))
      found.unknown.push({ period_from, period_to, why: `“${from.title}” has no figure for this period.` })
  found.unknown.sort((a, b) => a.period_to.localeCompare(b.period_to))
  return found
}

/** What a derived measure is made of, in words: "“Seen in time”, in % of “Came into care”". */
export const partsSentence = (
  { derived, derived_per }: Pick<Measure, 'derived' | 'derived_per'>,
  from: string,
  by: string,
): string => {
  switch (derived) {
    case 'share':
      return `“${from}” in % of “${by}”`
    case 'rate':
      return `“${from}” for every ${(derived_per ?? 1000).toLocaleString('en-GB')} of “${by}”`
    case 'difference':
      return `“${from}” less “${by}”`
    case null:
      return ''
  }
}

/** Whether two measures may be the parts of a third one: a sentence when not. */
export const partsFault = (
  own: string | null,
  from: Pick<Measure, 'id' | 'derived'> | undefined,
  by: Pick<Measure, 'id' | 'derived'> | undefined,
): string | undefined => {
  if (!from || !by) return 'Choose both measures that it is worked out from'
  if (from.id === by.id) return 'Choose two different measures'
  if (own !== null && (from.id === own || by.id === own)) return 'A measure cannot be worked out from itself'
  if (from.derived || by.derived)
    return 'Choose measures that have figures of their own: one of these is worked out itself'
  return undefined
}

const partnerOf = (derived: Derivation, first: Figure, figures: readonly Figure[]): Figure | undefined =>
  figures.find((each) => keyOf(each) === keyOf(first)) ??
  (derived === 'rate'
    ? figures
        .filter(({ period_from, period_to }) => period_from <= first.period_from && period_to >= first.period_to)
        .toSorted((a, b) => lengthOf(a) - lengthOf(b))[0]
    : undefined)

type Worked = Pick<Figure, 'value' | 'numerator' | 'denominator'> | { why: string }

type Given = { title: string; figure: Figure | undefined }

const valueOf = (derived: Derivation, per: number, first: Given, second: Given): Worked => {
  const hidden = hiddenWhy(first) ?? hiddenWhy(second)
  const [a, b] = [first.figure?.value ?? null, second.figure?.value ?? null]
  if (hidden !== undefined || a === null || b === null) return { why: hidden ?? '' }
  if (derived === 'difference') return { value: tidy(a - b), numerator: null, denominator: null }
  if (b === 0) return { why: `“${second.title}” is 0 in this period, and nothing can be divided by 0.` }
  if (derived === 'share' && (a < 0 || b < 0 || a > b))
    return { why: `${a.toLocaleString('en-GB')} of ${b.toLocaleString('en-GB')} is no share.` }
  return { value: tidy((a / b) * (derived === 'share' ? 100 : per)), numerator: a, denominator: b }
}

const hiddenWhy = ({ title, figure }: Given): string | undefined => {
  if (!figure) return `“${title}” has no figure for this period.`
  if (figure.value !== null) return undefined
  return figure.withheld
    ? `The figure of “${title}” was withheld (${figure.withheld}).`
    : `“${title}” is 0 of 0 in this period.`
}

// Dividing leaves digits that mean nothing; ten of them are more than anybody counts.
const tidy = (value: number) => Number(value.toPrecision(10))
const keyOf = ({ period_from, period_to }: Pick<Figure, 'period_from' | 'period_to'>) => `${period_from} ${period_to}`
const lengthOf = ({ period_from, period_to }: Figure) => Date.parse(period_to) - Date.parse(period_from)
