// One line of a table as the figures that stand in it, before anybody asks what they are worth.
import { letterOf } from './headings.ts'
import { parsePeriod } from './labels.ts'
import { joining, partOf, partWord } from './parts.ts'
import type { Line, Shape } from './shape.ts'
import { readCell } from './values.ts'

export type Category = { dimension: string; category: string }
/** A category; `parts`: those that a cell of several breakdowns at once is of. */
export type Split = Category & { parts?: readonly Category[] }

/** What belongs to one figure, in the file's own words. `ends`: first and last day in two cells. */
export type Raw = {
  row: number
  column: string
  name: string
  unit: string | null
  label: string
  ends: readonly [string, string] | null
  value: string | null
  numerator: string | null
  denominator: string | null
  breakdown: Split | null
  state: string
  note: string
}

/** `end`: hands over what waited for counts in rows of their own. */
export type Apart = { (line: Line, take: (raw: Raw) => void): void; end(take: (raw: Raw) => void): void }

/** Takes a table apart, line by line, in the order of the file: a blank name means the one above. */
export const takesApart = (shape: Shape): Apart => {
  const at = (is: string) => shape.columns.findIndex((role) => role?.is === is)
  const places = {
    measure: at('measure'),
    period: at('period'),
    from: at('from'),
    to: at('to'),
    year: at('year'),
    part: at('part'),
    round: at('round'),
    value: at('value'),
    numerator: at('numerator'),
    denominator: at('denominator'),
    unit: at('unit'),
    state: at('state'),
    note: at('note'),
    dimension: at('dimension'),
    category: at('category'),
    figurePart: at('part_of_figure'),
  }
  const splits = shape.columns.flatMap((role, column) =>
    role?.is === 'breakdown' ? [{ column, dimension: role.dimension }] : [],
  )
  const valueRole = shape.columns[places.value]
  const valueUnit = valueRole?.is === 'value' ? valueRole.unit : null
  const valueName = nameOf(shape, places.value >= 0 ? places.value : places.numerator)
  const categoryName = nameOf(shape, places.category)
  let above = ''
  const joined = joining()

  const apart = (line: Line, hand: (raw: Raw) => void) => {
    if (line.row <= shape.header) return
    const cell = (column: number) => (column < 0 ? '' : tidy(line.cells[column]))
    if (isHeaderAgain(shape, line)) return
    const own = cell(places.measure)
    const said = shape.counts && places.measure >= 0 && own !== '' ? (shape.counts.get(line.row) ?? partOf(own)) : null
    if (own !== '') above = (said ? said.name || above : own) || own
    const name = shape.measure ?? above
    const told = places.figurePart < 0 ? (said?.part ?? null) : partWord(cell(places.figurePart))
    const take = (raw: Raw, part = told) => (shape.counts ? joined.put(raw, part ?? 'value', hand) : hand(raw))
    const round = cell(places.round)
    const common = {
      row: line.row,
      unit: cell(places.unit) || (said?.unit ?? null),
      ends:
        places.from >= 0 && places.to >= 0 && cell(places.from) !== '' && cell(places.to) !== ''
          ? ([cell(places.from), cell(places.to)] as const)
          : null,
      breakdown: splitOf([
        ...splits.map(({ column, dimension }) => ({ dimension, category: cell(column) })),
        ...(places.category < 0
          ? []
          : [{ dimension: cell(places.dimension) || categoryName, category: cell(places.category) }]),
      ]),
      state: cell(places.state),
      note: [
        parsePeriod(round)?.is === 'round' || /^\d{1,3}$/.test(round)
          ? /^\d/.test(round)
            ? `Round ${round}`
            : round
          : '',
        cell(places.note),
      ]
        .filter((text) => text !== '')
        .join('. '),
    }
    const label =
      places.part >= 0 && places.year >= 0
        ? `${cell(places.part)} ${cell(places.year)}`.trim()
        : cell(places.period) || cell(places.from) || cell(places.to) || round
    for (const wide of shape.wide) {
      const value = cell(wide.column)
      if (readCell(value).is === 'nothing') continue
      take(
        {
          ...common,
          column: nameOf(shape, wide.column),
          name: wide.measure ?? name,
          unit: wide.unit ?? common.unit,
          label: wide.label ?? label,
          ends: wide.label ? null : common.ends,
          value,
          numerator: null,
          denominator: null,
          breakdown: wide.category
            ? splitOf([
                ...(common.breakdown ? [common.breakdown] : []),
                { dimension: 'Category', category: wide.category },
              ])
            : common.breakdown,
        },
        wide.part ?? told,
      )
    }
    if (shape.wide.length > 0) return
    const [value, numerator, denominator] = [cell(places.value), cell(places.numerator), cell(places.denominator)]
    if ([value, numerator].every((text) => readCell(text).is === 'nothing')) return
    // A footnote under the table stands alone in its row.
    if (label === '' && common.ends === null && filled(line) === 1) return
    take({
      ...common,
      column: valueName,
      name,
      unit: common.unit ?? valueUnit,
      label,
      value: value === '' ? null : value,
      numerator: numerator === '' ? null : numerator,
      denominator: denominator === '' ? null : denominator,
    })
  }
  return Object.assign(apart, { end: (take: (raw: Raw) => void) => joined.end(take) })
}

const tidy = (text: string | undefined) =>
  text === undefined ? '' : /\s{2}|[\n\t\u00a0]|^\s|\s$/.test(text) ? text.replaceAll(/[\s\u00a0]+/g, ' ').trim() : text
const filled = (line: Line) => line.cells.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0)
const nameOf = (shape: Shape, column: number) => (column < 0 ? '' : shape.headings[column] || letterOf(column))

const isHeaderAgain = (shape: Shape, line: Line) => {
  const first = shape.headings.findIndex((text) => text !== '')
  return (
    first >= 0 &&
    tidy(line.cells[first]) === shape.headings[first] &&
    shape.headings.every((text, column) => text === '' || tidy(line.cells[column]) === text)
  )
}

const everybody =
  /^(?:|all|totals?|overall|everyone|everybody|all (?:children|ages|areas|localities|agencies|services|young people|people|persons|sexes|settings|schools|staff|categories)|whole (?:partnership|council|area)|grand total|n\/a|none|-)$/i

// Two breakdowns in one row (North, and girls) are one cell of both, the same one whichever column stands first.
const splitOf = (all: readonly Split[]): Split | null => {
  const said = all
    .flatMap((each) => each.parts ?? [each])
    .filter(({ category }) => !everybody.test(category))
    .toSorted((a, b) => a.dimension.toLowerCase().localeCompare(b.dimension.toLowerCase()))
  const [only, second] = said
  if (!only || !second) return only ?? null
  return {
    dimension: said.map(({ dimension }) => dimension).join(', '),
    category: said.map(({ category }) => category).join(', '),
    parts: said,
  }
}
