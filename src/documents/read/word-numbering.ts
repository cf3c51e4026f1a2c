import { all, elements, value, type Xml } from './xml.ts'

/** Gives each list paragraph the marker that Word would print ("2.", "b)", "1.3", "•"), counting as it goes. */
export type Numbering = (id: string, level: number) => string | null

type Level = { format: string; text: string; start: number }

export const numberingOf = (part: Xml | undefined): Numbering => {
  const abstracts = new Map(
    all(part, 'abstractNum').map((each) => [each.attributes['abstractNumId'] ?? '', levelsOf(each)]),
  )
  const lists = new Map(
    elements(part)
      .filter((each) => each.name === 'num')
      .map((num) => {
        const abstract = value(num, 'abstractNumId') ?? ''
        const levels = new Map(abstracts.get(abstract) ?? [])
        const overrides = all(num, 'lvlOverride')
        for (const over of overrides) {
          const at = Number(over.attributes['ilvl'])
          const start = value(over, 'startOverride')
          const own = levelsOf(over).get(at) ?? levels.get(at)
          if (own) levels.set(at, start === undefined ? own : { ...own, start: Number(start) })
        }
        // Lists that share their definition go on counting together, unless one is told to start again.
        const counter = overrides.length > 0 ? `num ${num.attributes['numId']}` : `abstract ${abstract}`
        return [num.attributes['numId'] ?? '', { levels, counter }] as const
      }),
  )
  const counters = new Map<string, number[]>()
  return (id, level) => {
    const list = lists.get(id)
    const own = list?.levels.get(level)
    if (!list || !own || id === '0') return null
    if (own.format === 'bullet') return '•'
    if (own.format === 'none') return null
    const counts = counters.get(list.counter) ?? []
    counters.set(list.counter, counts)
    counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    const marker = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const format = list.levels.get(at)
      return written(counts[at] ?? format?.start ?? 1, format?.format ?? 'decimal')
    })
    return marker.trim() || null
  }
}

const levelsOf = (node: Xml): Map<number, Level> =>
  new Map(
    all(node, 'lvl').map((level) => [
      Number(level.attributes['ilvl'] ?? 0),
      {
        format: value(level, 'numFmt') ?? 'decimal',
        text: value(level, 'lvlText') ?? '',
        start: Number(value(level, 'start') ?? 1),
      },
    ]),
  )

const written = (count: number, format: string): string => {
  switch (format) {
    case 'lowerLetter':
      return letters(count)
    case 'upperLetter':
      return letters(count).toUpperCase()
    case 'lowerRoman':
      return roman(count)
    case 'upperRoman':
      return roman(count).toUpperCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}

/** Word goes a ... z, aa, bb, cc. */
const letters = (count: number) =>
  String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(5, Math.floor((count - 1) / 26) + 1))

const numerals: [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const roman = (count: number): string => {
  let rest = Math.min(count, 399)
  let out = ''
  for (const [worth, numeral] of numerals)
    while (rest >= worth) {
      out += numeral
      rest -= worth
    }
  return out
}
