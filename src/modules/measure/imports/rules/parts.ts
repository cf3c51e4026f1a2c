// The numerator and the denominator of a figure in rows or columns of their own.
import type { Raw } from './rows.ts'
import { unitIn } from './units.ts'
import { readCell } from './values.ts'

export type Part = 'numerator' | 'denominator' | 'value'
/** What a row is of a figure: the name of the measure (empty: the one above), and which part. */
export type PartOf = { name: string; part: Part; unit: string | null }

const words: [RegExp, Part][] = [
  [/^(?:numerator|num|number|count|n|top|how many)$/i, 'numerator'],
  [/^(?:denominator|denom|den|total|base|out of|population|cohort|eligible)$/i, 'denominator'],
  [/^(?:%|per ?cent|percentage|rate|proportion|share|value|result|figure|performance)$/i, 'value'],
]
/** What a word in a column of its own says: "Numerator", "Total", "%". */
export const partWord = (text: string): Part | null => words.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null

const percent = /^(?:%|% .*|per ?cent|percentage|rate|proportion|share)$/i
export const isPercent = (name: string): boolean => percent.test(name.trim())

/** "Visits on time (numerator)", "Visits on time: denominator", "Numerator" by itself. Null: the name says nothing of the kind. */
export const partIn = (name: string): PartOf | null => {
  const found = /^(.*?)[\s,:;([\u2013\u2014-]*\b(numerator|denominator|num|denom|den)\b\s*[)\]]?$/i.exec(name.trim())
  return found ? { name: found[1] ?? '', part: partWord(found[2] ?? '') ?? 'value', unit: null } : null
}

/** The same in a table that is known to hold numerators and denominators: whatever is neither is the figure. */
export const partOf = (name: string): PartOf => {
  const bare = name.trim()
  if (isPercent(bare)) return { name: '', part: 'value', unit: '%' }
  const inside = unitIn(bare) ?? { name: bare.replace(/[\s,:;-]*(?:%|percentage|per cent)$/i, ''), unit: null }
  return partIn(bare) ?? { name: inside.name, part: 'value', unit: inside.unit || (inside.name === bare ? null : '%') }
}

export type Named = { row: number; name: string; cells: readonly string[] }

/**
 * Three rows that follow each other: two counts, and the one in per cent of the other under a bare "%" or under the first name.
 * Only where the numbers agree, in every period that has all three.
 */
export const threesOf = (rows: readonly Named[]): { rows: [Named, Named, Named]; parts: Map<number, PartOf> }[] => {
  const found: ReturnType<typeof threesOf> = []
  for (let at = 0; at + 2 < rows.length; at++) {
    const [a, b, c] = rows.slice(at, at + 3) as [Named, Named, Named]
    const isShare = isPercent(c.name) || (unitIn(c.name)?.unit === '%' && bareName(c.name) === bareName(a.name))
    if (!isShare || [a, b].some(({ name }) => name === '' || isPercent(name) || unitIn(name)?.unit === '%')) continue
    const up = agree(a, b, c)
    if (!up && !agree(b, a, c)) continue
    const [top, bottom] = up ? [a, b] : [b, a]
    const name = bareName(isPercent(c.name) ? top.name : c.name)
    const said = (part: Part): PartOf => ({ name, part, unit: part === 'value' ? '%' : null })
    found.push({
      rows: [top, bottom, c],
      parts: new Map([
        [top.row, said('numerator')],
        [bottom.row, said('denominator')],
        [c.row, said('value')],
      ]),
    })
    at += 2
  }
  return found
}

const bareName = (name: string) => unitIn(name)?.name ?? name

const agree = (top: Named, bottom: Named, share: Named): boolean => {
  let seen = 0
  for (const [at, cell] of share.cells.entries()) {
    const [n, d, s] = [readCell(top.cells[at] ?? ''), readCell(bottom.cells[at] ?? ''), readCell(cell)]
    if (n.is !== 'number' || d.is !== 'number' || s.is !== 'number' || d.value === 0) continue
    const room = 0.5 * 10 ** -s.places + 1e-9
    const parts = n.value / d.value
    if (Math.abs(parts * 100 - s.value) > room && (s.points || Math.abs(parts - s.value) > room)) return false
    seen++
  }
  return seen > 0
}

/** Waits for all three parts of a figure and hands it on whole; what lacks a part goes at the end. */
export const joining = () => {
  const waiting = new Map<string, Partial<Record<Part, Raw>>>()
  return {
    put(raw: Raw, part: Part, take: (raw: Raw) => void) {
      const { dimension = '', category = '' } = raw.breakdown ?? {}
      const key = [raw.name.toLowerCase(), raw.label, ...(raw.ends ?? []), dimension, category].join('\u0000')
      let it = waiting.get(key) ?? {}
      if (it[part]) {
        whole(it, take)
        it = {}
      }
      it[part] = raw
      waiting.set(key, it)
      if (!it.numerator || !it.denominator || !it.value) return
      waiting.delete(key)
      whole(it, take)
    },
    end(take: (raw: Raw) => void) {
      for (const it of waiting.values()) whole(it, take)
      waiting.clear()
    },
  }
}

const whole = ({ numerator, denominator, value }: Partial<Record<Part, Raw>>, take: (raw: Raw) => void) => {
  const one = value ?? numerator ?? denominator
  if (!one) return
  take({
    ...one,
    unit: value?.unit ?? null,
    value: value?.value ?? null,
    numerator: numerator?.value ?? null,
    denominator: denominator?.value ?? null,
    state: [value, numerator, denominator].find((raw) => raw?.state)?.state ?? '',
    note: [...new Set([value, numerator, denominator].flatMap((raw) => raw?.note || []))].join('. '),
  })
}
