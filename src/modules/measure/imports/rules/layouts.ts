// The ways in which a table of figures may be laid out.
import { letterOf, type Role, roleOf } from './headings.ts'
import { parsePeriod } from './labels.ts'
import { partIn, partOf, partWord } from './parts.ts'
import type { Line, Shape, Wide } from './shape.ts'
import { unitIn } from './units.ts'
import { readCell } from './values.ts'

export const tidy = (text: string | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim()
const isLabel = (text: string) => {
  const label = parsePeriod(text)
  return label !== null && label.is !== 'wrong' && !(label.is === 'day' && label.serial === true)
}
const isNumber = (text: string) => {
  const cell = readCell(text)
  return cell.is === 'number' || cell.is === 'pair'
}
const headingsOf = (line: Line) => line.cells.map((cell) => tidy(cell))
const nameOfColumn = (headings: readonly string[], column: number) => headings[column] || letterOf(column)

/** One column for each period. The years may stand in a row above the months or quarters. */
export const byPeriods = (line: Line, next: Line | undefined, rest: readonly Line[]): Shape | null => {
  const headings = headingsOf(line)
  const under = next ? partsUnder(headings, headingsOf(next)) : null
  const two = next && !under ? twoRows(headings, headingsOf(next)) : null
  const labels = under?.labels ?? two ?? headings
  const at = labels.flatMap((text, column) => (isLabel(text) ? [column] : []))
  const words = labels.filter((text, column) => text !== '' && !at.includes(column))
  const wordless = words.every((text) => !isNumber(text))
  const roles = labels.map((text) => roleOf(text))
  const isLong = roles.some((role) => role?.is === 'value' || role?.is === 'numerator' || role?.is === 'period')
  const enough = at.length >= 2 || (at.length === 1 && roles.some((role) => role?.is === 'measure'))
  if (!enough || !wordless || isLong) return null
  const below = two || under ? rest.slice(1) : rest
  if (!below.some((each) => at.some((column) => readCell(tidy(each.cells[column])).is !== 'wrong'))) return null
  const doubts: { column: string; sentence: string }[] = []
  const columns: (Role | null)[] = labels.map((_, column) =>
    at.includes(column) ? null : isPartColumn(below, column) ? { is: 'part_of_figure' } : (roles[column] ?? null),
  )
  for (const column of labels.keys()) {
    if (columns[column] !== null || at.includes(column) || !hasWords(below, column)) continue
    if (!columns.some((role) => role?.is === 'measure')) columns[column] = { is: 'measure' }
    else {
      columns[column] = { is: 'breakdown', dimension: nameOfColumn(labels, column) }
      doubts.push(taken(nameOfColumn(labels, column)))
    }
  }
  return {
    header: (two || under) && next ? next.row : line.row,
    headings: labels,
    columns,
    wide: at.map((column) => {
      const part = under?.parts[column]
      return { column, label: labels[column] ?? '', ...(part ? { part } : {}) }
    }),
    measure: null,
    doubts,
  }
}

const taken = (column: string) => ({ column, sentence: `The column “${column}” was taken as a breakdown` })

// Each period once above "Numerator, Denominator, %".
const partsUnder = (above: readonly string[], below: readonly string[]) => {
  const parts = below.map((text) => (text === '' ? null : partWord(text)))
  if (!parts.includes('numerator') || !parts.includes('denominator')) return null
  let label = ''
  const labels = parts.map((part, column) => {
    if (isLabel(above[column] ?? '')) label = above[column] ?? ''
    return part === null ? above[column] || below[column] || '' : label
  })
  return parts.every((part, column) => part === null || isLabel(labels[column] ?? '')) ? { labels, parts } : null
}

// A column that says of each row which part it is.
const isPartColumn = (lines: readonly Line[], column: number): boolean => {
  const found = sample(lines, column).map(partWord)
  return found.includes('numerator') && found.includes('denominator') && found.every((part) => part !== null)
}

const twoRows = (above: readonly string[], below: readonly string[]): string[] | null => {
  const years = above.filter((text) => /^(?:fy ?|ay ?)?\d{4}(?:[/-]\d{2,4})?$/i.test(text))
  const isPart = (text: string) => /^(?:q[1-4]|h[12]|quarter [1-4]|[a-z]{3,9})$/i.test(text)
  if (years.length === 0) return null
  let year = ''
  const joined = below.map((text, column) => {
    year = years.includes(above[column] ?? '') ? (above[column] ?? '') : year
    if (text === '') return above[column] ?? ''
    return year !== '' && isPart(text) && isLabel(`${text} ${year}`) ? `${text} ${year}` : text
  })
  return joined.filter((text, column) => isLabel(text) && !isLabel(below[column] ?? '')).length >= 2 ? joined : null
}

const sample = (lines: readonly Line[], column: number) =>
  lines.slice(0, 60).flatMap((line) => {
    const text = tidy(line.cells[column])
    return text === '' ? [] : [text]
  })
const share = (texts: readonly string[], is: (text: string) => boolean) =>
  texts.length === 0 ? 0 : texts.filter(is).length / texts.length
const hasWords = (lines: readonly Line[], column: number) => share(sample(lines, column), (t) => !isNumber(t)) > 0.5
const holdsPeriods = (lines: readonly Line[], column: number) => share(sample(lines, column), isLabel) > 0.7
const holdsFigures = (lines: readonly Line[], column: number) => {
  const texts = sample(lines, column)
  return texts.some(isNumber) && share(texts, (text) => readCell(text).is !== 'wrong') > 0.6
}

/** One row for each figure, or one row for each period and one column for each measure. */
export const byHeadings = (line: Line, rest: readonly Line[]): Shape | null => {
  const headings = headingsOf(line)
  if (headings.filter((text) => text !== '').length < 2 || rest.length === 0) return null
  if (headings.some((text) => text !== '' && isNumber(text))) return null
  const columns = headings.map((text, column): Role | null =>
    isPartColumn(rest, column) ? { is: 'part_of_figure' } : roleOf(text),
  )
  if (!columns.some((role) => role?.is === 'measure')) freeParts(columns, headings)
  const has = (...roles: Role['is'][]) => columns.some((role) => role !== null && roles.includes(role.is))
  joinYears(columns, rest)
  if (!has('period', 'from', 'year', 'round')) {
    const column = headings.findIndex((text, at) => (columns[at] === null || text === '') && holdsPeriods(rest, at))
    if (column < 0) return null
    columns[column] = { is: 'period' }
  }
  settleCounts(columns, headings)
  return has('value', 'numerator') ? long(line, headings, columns, rest) : wideMeasures(line, headings, columns, rest)
}

// "Visits on time - numerator" and "Visits on time - denominator" beside each other are columns of their measure.
const freeParts = (columns: (Role | null)[], headings: readonly string[]) => {
  const named = headings.map((text) => partIn(text)).map((found) => (found?.name ? found : null))
  const both = (name: string) =>
    (['numerator', 'denominator'] as const).every((part) =>
      named.some((found) => found?.part === part && found.name.toLowerCase() === name.toLowerCase()),
    )
  for (const [column, found] of named.entries()) if (found && both(found.name)) columns[column] = null
}

// "Year" and "Quarter" (or "Month") side by side are one period in two cells; alone, each is the period.
const joinYears = (columns: (Role | null)[], rest: readonly Line[]) => {
  const year = columns.findIndex((role) => role?.is === 'year')
  const period = columns.findIndex((role) => role?.is === 'period')
  if (year < 0) return
  const hasRound = columns.some((role) => role?.is === 'round')
  if (period < 0 && !hasRound) columns[year] = { is: 'period' }
  else if (period >= 0 && !holdsPeriods(rest, period)) columns[period] = { is: 'part' }
  else columns[year] = { is: 'left_out' }
}

// "Number" and "Percentage" side by side: the number is the numerator. "Number" and "Total": both counts.
const settleCounts = (columns: (Role | null)[], headings: readonly string[]) => {
  const values = columns.flatMap((role, at) => (role?.is === 'value' ? [at] : []))
  const heading = (at: number) =>
    (headings[at] ?? '')
      .toLowerCase()
      .replace(/\s*[([].*$/, '')
      .trim()
  const number = values.find((at) => /^(?:number|count|no|n)$/.test(heading(at)))
  const total = values.find((at) => heading(at) === 'total')
  const hasBase = columns.some((role) => role?.is === 'denominator')
  const hasTop = columns.some((role) => role?.is === 'numerator')
  if (total !== undefined && !hasBase && (hasTop || number !== undefined)) columns[total] = { is: 'denominator' }
  const based = columns.some((role) => role?.is === 'denominator')
  const others = values.filter((at) => at !== number && at !== total)
  if (number !== undefined && !hasTop && (based || others.length > 0))
    columns[number] = based ? { is: 'numerator' } : { is: 'left_out' }
}

const long = (
  line: Line,
  headings: readonly string[],
  given: readonly (Role | null)[],
  rest: readonly Line[],
): Shape => {
  const columns = [...given]
  const doubts: { column: string; sentence: string }[] = []
  const value = columns.findIndex((role) => role?.is === 'value')
  for (const [column, role] of columns.entries()) {
    if (role?.is === 'value' && column !== value) {
      columns[column] = { is: 'left_out' }
      doubts.push({
        column: nameOfColumn(headings, column),
        sentence: `“${nameOfColumn(headings, value)}” was taken as the figure, and the column “${nameOfColumn(headings, column)}” left out`,
      })
    }
    if (role === null) columns[column] = settled(columns, headings, rest, column, doubts)
  }
  return { header: line.row, headings, columns, wide: [], measure: null, doubts }
}

// A column whose heading says nothing known: the name of the measure if none is there, a breakdown if it holds words.
const settled = (
  columns: readonly (Role | null)[],
  headings: readonly string[],
  rest: readonly Line[],
  column: number,
  doubts: { column: string; sentence: string }[],
): Role | null => {
  const name = nameOfColumn(headings, column)
  if (sample(rest, column).length === 0) return { is: 'left_out' }
  if (!hasWords(rest, column)) {
    doubts.push({ column: name, sentence: `The column “${name}” was left out: nothing says what it holds` })
    return { is: 'left_out' }
  }
  if (!columns.some((role) => role?.is === 'measure') && column === columns.indexOf(null)) return { is: 'measure' }
  doubts.push(taken(name))
  return { is: 'breakdown', dimension: name }
}

const wideMeasures = (
  line: Line,
  headings: readonly string[],
  given: readonly (Role | null)[],
  rest: readonly Line[],
): Shape | null => {
  const columns = [...given]
  const doubts: { column: string; sentence: string }[] = []
  const free = columns.flatMap((role, column) => (role === null && headings[column] !== '' ? [column] : []))
  const figures = free.filter((column) => holdsFigures(rest, column))
  if (figures.length === 0) return null
  const named = columns.some((role) => role?.is === 'measure')
  if (named && figures.length === 1) {
    columns[figures[0] ?? 0] = { is: 'value', unit: unitIn(headings[figures[0] ?? 0] ?? '')?.unit ?? null }
    return long(line, headings, columns, rest)
  }
  for (const column of free)
    if (!figures.includes(column)) {
      columns[column] = hasWords(rest, column)
        ? { is: 'breakdown', dimension: nameOfColumn(headings, column) }
        : { is: 'left_out' }
      if (columns[column]?.is === 'breakdown') doubts.push(taken(nameOfColumn(headings, column)))
    }
  if (named)
    doubts.push({
      column: nameOfColumn(headings, figures[0] ?? 0),
      sentence: `The columns from “${nameOfColumn(headings, figures[0] ?? 0)}” on were taken as categories of the measure in each row`,
    })
  const parted = new Set(
    figures.flatMap((column) => {
      const own = partIn(headings[column] ?? '')
      return own?.name && own.part === 'denominator' ? [own.name.toLowerCase()] : []
    }),
  )
  const wide = figures.map((column): Wide => {
    const heading = headings[column] ?? ''
    if (named) return { column, category: heading }
    const inside = unitIn(heading)
    const own = partIn(heading)
    if (own?.name && parted.has(own.name.toLowerCase())) return { column, measure: own.name, part: own.part }
    const of = partOf(heading)
    if (parted.has(of.name.toLowerCase()))
      return { column, measure: of.name, part: 'value', ...(of.unit ? { unit: of.unit } : {}) }
    return inside ? { column, measure: inside.name, unit: inside.unit } : { column, measure: heading }
  })
  return { header: line.row, headings, columns, wide, measure: null, doubts }
}

// Cells pasted without their headings: told apart by what they hold.
export const withoutHeader = (lines: readonly Line[]): Shape | null => {
  const width = Math.max(0, ...lines.slice(0, 60).map((line) => line.cells.length))
  const all = Array.from({ length: width }, (_, column) => column).filter((column) => sample(lines, column).length > 0)
  const period = all.find((column) => holdsPeriods(lines, column))
  if (period === undefined) return null
  const figures = all.filter(
    (column) => column !== period && share(sample(lines, column), (t) => readCell(t).is !== 'wrong') > 0.9,
  )
  if (figures.length === 0 || figures.length > 2) return null
  const words = all.filter((column) => column !== period && !figures.includes(column) && hasWords(lines, column))
  const columns: (Role | null)[] = Array.from({ length: width }, () => null)
  columns[period] = { is: 'period' }
  if (words[0] !== undefined) columns[words[0]] = { is: 'measure' }
  columns[figures[0] ?? 0] = figures.length === 2 ? { is: 'numerator' } : { is: 'value', unit: null }
  if (figures[1] !== undefined) columns[figures[1]] = { is: 'denominator' }
  return {
    header: 0,
    headings: [],
    columns,
    wide: [],
    measure: null,
    doubts: [{ column: '', sentence: 'There are no headings; the columns were told apart by what they hold' }],
  }
}
