import type { Count, PlanItem, PlanOnAPage } from './model.ts'

/** A theme, or what follows of it in the next column. */
export type PlanPart = { title: string; continued: boolean; outcomes: PlanGroup[] }

/** An outcome with the items that are printed, and the counts of all its items where some are not. */
export type PlanGroup = { title: string; continued: boolean; items: PlanItem[]; counts: readonly Count[] }

export type PlanLayout = {
  /** Size of type, 7.5 to 9. */
  points: number
  columns: PlanPart[][]
  /** Said on the page when not every item stands on it; else empty. */
  sentence: string
}

/** What the page offers: how wide the typeface runs against Source Sans 3, and points of height and width for the columns. */
export type PlanSheet = { face: number; room: number; across: number }

const pdfPage: PlanSheet = { face: 1, room: 426, across: 751 }

/**
 * Fits a plan on one A4 landscape page: the largest type from 9 down to 7.5 points at which every item fits, one column
 * for each theme where that fits, else themes flowing through the columns. Where 7.5 points is not enough, outcomes
 * keep their counts and only items off track, at risk, late or without a lead are printed, worst first if need be.
 */
export const layPlan = (plan: PlanOnAPage, page: PlanSheet = pdfPage): PlanLayout => {
  const whole = firstFit(
    partsOf(plan, () => true, false),
    page,
  )
  if (whole) return { ...whole, sentence: '' }
  const total = plan.themes.flatMap((t) => t.outcomes.flatMap((o) => o.items)).length
  for (const choice of choices) {
    const parts = partsOf(plan, choice.keep, true)
    const fit = firstFit(parts, page)
    const printed = parts.flatMap((part) => part.outcomes.flatMap((group) => group.items)).length
    if (fit)
      return {
        ...fit,
        sentence: `${total} items, counted under each outcome. Printed: the ${printed} ${choice.words}.`,
      }
  }
  const counted = partsOf(plan, () => false, true)
  return {
    points: smallest,
    columns: flow(counted, smallest, 5, Number.POSITIVE_INFINITY, page),
    sentence: `${total} items, counted under each outcome: too many to print on one page.`,
  }
}

/** How many items stand at each status, in the order of the key. */
export const countsOf = (items: readonly PlanItem[], key: PlanOnAPage['key']): Count[] =>
  key
    .map((shape) => ({ shape, count: items.filter((item) => item.shape.word === shape.word).length }))
    .filter((count) => count.count > 0)

export const allItems = (plan: PlanOnAPage) => plan.themes.flatMap((t) => t.outcomes.flatMap((o) => o.items))

const isAt = (item: PlanItem, status: string) => item.shape.kind === 'status' && item.shape.status === status

const choices = [
  {
    words: 'that are off track, at risk, late or without a lead',
    keep: (i: PlanItem) => isAt(i, 'off') || isAt(i, 'risk') || i.late !== undefined || i.vacant === true,
  },
  { words: 'that are off track or late', keep: (i: PlanItem) => isAt(i, 'off') || i.late !== undefined },
  { words: 'that are off track', keep: (i: PlanItem) => isAt(i, 'off') },
]

const smallest = 7.5

const partsOf = (plan: PlanOnAPage, keep: (item: PlanItem) => boolean, counted: boolean): PlanPart[] =>
  plan.themes.map((theme) => ({
    title: theme.title,
    continued: false,
    outcomes: theme.outcomes.map((outcome) => ({
      title: [outcome.ref, outcome.title].filter(Boolean).join(' '),
      continued: false,
      items: outcome.items.filter(keep),
      counts: counted ? countsOf(outcome.items, plan.key) : [],
    })),
  }))

const firstFit = (parts: PlanPart[], page: PlanSheet) => {
  for (let points = 9; points >= smallest; points -= 0.25) {
    if (
      parts.length >= 3 &&
      parts.length <= 6 &&
      parts.every((part) => partHeight(part, points, parts.length, page) <= page.room)
    )
      return { points, columns: parts.map((part) => [part]) }
    for (const count of [4, 3, 5]) {
      const columns = evenly(parts, points, count, page)
      if (columns) return { points, columns }
    }
  }
  return null
}

// The lowest height at which the parts still flow into so many columns, so that all columns end alike.
const evenly = (parts: PlanPart[], points: number, count: number, page: PlanSheet): PlanPart[][] | null => {
  const fullest = flow(parts, points, count, page.room, page)
  if (fullest.length > count) return null
  for (let height = 120; height < page.room; height += 15) {
    const columns = flow(parts, points, count, height, page)
    if (columns.length <= count) return columns
  }
  return fullest
}

// Fills column after column. A theme or outcome that goes on in the next column is named there again.
const flow = (parts: PlanPart[], points: number, count: number, height: number, page: PlanSheet): PlanPart[][] => {
  const columns: PlanPart[][] = [[]]
  let used = 0
  const column = () => columns[columns.length - 1] ?? []
  const next = () => {
    columns.push([])
    used = 0
  }
  for (const part of parts) {
    let here: PlanPart | null = null
    for (const group of part.outcomes) {
      const head = groupHeight(group, points, count, page)
      const title = here ? 0 : titleHeight(part, points, count, page)
      const first = group.items[0]
      if (used > 0 && used + title + head + (first ? itemHeight(first, points, count, page) : 0) > height) {
        next()
        here = null
      }
      if (!here) {
        here = { ...part, continued: part.outcomes[0] !== group, outcomes: [] }
        column().push(here)
        used += titleHeight(part, points, count, page)
      }
      let shown: PlanGroup = { ...group, items: [] }
      here.outcomes.push(shown)
      used += head
      for (const item of group.items) {
        const tall = itemHeight(item, points, count, page)
        if (used + tall > height && shown.items.length > 0) {
          next()
          shown = { ...group, continued: true, counts: [], items: [] }
          here = { ...part, continued: true, outcomes: [shown] }
          column().push(here)
          used = titleHeight(part, points, count, page) + head
        }
        shown.items.push(item)
        used += tall
      }
    }
  }
  return columns
}

// Points between columns.
// From one line of type to the next, by its size.
const leading = 1.15
const gap = 14

const partHeight = (part: PlanPart, points: number, count: number, page: PlanSheet) =>
  part.outcomes.reduce(
    (sum, group) =>
      sum +
      groupHeight(group, points, count, page) +
      group.items.reduce((s, item) => s + itemHeight(item, points, count, page), 0),
    titleHeight(part, points, count, page),
  )

// How many lines the words take, wrapped between words as the page does; a little on the safe side.
const lines = (text: string, size: number, count: number, page: PlanSheet, indent = 0) => {
  const width = ((page.across - gap * (count - 1)) / count - indent) / size / 1.015
  let [taken, used] = [1, 0]
  for (const word of text.split(' ')) {
    const wide = widthOf(word)
    if (used > 0 && used + 0.2 + wide > width) {
      taken += 1
      used = wide
    } else used += (used > 0 ? 0.2 : 0) + wide
  }
  return taken
}

// Widths of Source Sans 3 in ems, by kind of letter.
const widthOf = (text: string) => {
  const known = widths.get(text)
  if (known !== undefined) return known
  let width = 0
  for (const letter of text) {
    if (/[iljtfrI.,:;'’|!()\u00a0-]/.test(letter)) width += 0.26
    else if (/[mwMW—…]/.test(letter)) width += 0.8
    else if (/[A-Z]/.test(letter)) width += 0.59
    else width += 0.5
  }
  if (widths.size > 5000) widths.clear()
  widths.set(text, width)
  return width
}

// Every size of type that is tried asks for the same words again.
const widths = new Map<string, number>()

const titleHeight = (part: PlanPart, points: number, count: number, page: PlanSheet) =>
  lines(part.title, (points + 2) * page.face, count, page) * (points + 2) * leading + 16

const groupHeight = (group: PlanGroup, points: number, count: number, page: PlanSheet) => {
  const tally = Math.ceil(group.counts.length / 2)
  const title = group.title === '' ? 0 : lines(group.title, points * page.face, count, page)
  return (title + tally) * points * leading + 9
}

const itemHeight = (item: PlanItem, points: number, count: number, page: PlanSheet) => {
  const meta = `${item.shape.word}. ${item.lead}. ${[item.due, item.late ?? ''].map((t) => t.replaceAll(' ', '\u00a0')).join(', ')}`
  const indent = points * 0.85 + 4
  return (
    (lines(`${item.ref} ${item.title}`, points * page.face, count, page, indent) +
      lines(meta, points * page.face, count, page, indent)) *
      points *
      leading +
    5
  )
}
