// Units said in other words are the same unit; another unit is another measure.

const percent = /^(?:%|percent(?:age)?s?|per cent|pct|pc|% points?|share|proportion)$/i
const count = /^(?:|number|numbers|no\.?|n|count|counts|total|figure|integer|whole number|num)$/i

/** A unit as we keep it: '%' for every way to say it, '' for a plain count. */
export const unitOf = (typed: string): string => {
  const text = typed.replaceAll(/\s+/g, ' ').trim()
  return percent.test(text) ? '%' : count.test(text) ? '' : text.slice(0, 40)
}

const bare = (unit: string) =>
  unitOf(unit)
    .toLowerCase()
    .replace(/^(?:in|number of|no\.? of|count of) /, '')
    .replace(/s$/, '')

/** May figures said to be in `given` be kept under a measure in `known`? "Number" fits whatever is counted, but no share. */
export const isSameUnit = (known: string, given: string): boolean =>
  bare(known) === bare(given) || (unitOf(given) === '' && !/%|per /.test(unitOf(known)) && !isTime(known))
const isTime = (unit: string) => /^(?:day|week|month|year|hour|minute)s?$|£|pound/i.test(unit)

export const unitWords = (unit: string): string => (unit === '' ? 'a plain number' : unit)

/** The unit that a heading or the name of a measure holds at its end: "Visits on time (%)", "Waiting time, weeks". */
export const unitIn = (name: string): { name: string; unit: string } | null => {
  const found =
    /^(.*\S)\s*[([]\s*(%|per ?cent|percentage|number|count|no\.?|days?|weeks?|months?|hours?|£|per [\d,]+[^)\]]{0,20})\s*[)\]]$/i.exec(
      name,
    )
  return found ? { name: found[1] ?? name, unit: unitOf(found[2] ?? '') } : null
}

/** How many the rate is per: "per 1,000" is 1000; a share is per 100; anything else per 1. */
export const perOf = (unit: string): number => {
  if (unit === '%') return 100
  const found = /\bper ([\d,]{1,9})\b/.exec(unit)
  const per = Number((found?.[1] ?? '1').replaceAll(',', ''))
  return per > 0 ? per : 1
}
