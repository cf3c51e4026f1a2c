import { linkMeasure } from '../modules/inspection/index.ts'
import {
  addAnnotation,
  addBreak,
  addMeasure,
  addNarrative,
  addObservations,
  addPhase,
  findOrAddCategories,
  type NewNarrative,
  type NewObservation,
} from '../modules/measure/index.ts'
import { holdPastTargets } from '../modules/plan/index.ts'
import { addDays } from '../platform/dates.ts'
import { later, told, workingHour } from './days.ts'
import { byName, type Place } from './place.ts'
import type { BesideStory, FigureStory, MeasureStory, Story } from './story.ts'

const months = { month: 1, quarter: 3, half_year: 6, year: 12 } as const

/** Adds what a story counts, its figures period by period, and ties it to targets and findings. Gives ids by title. */
export async function addMeasures(place: Place, story: Story): Promise<void> {
  for (const measure of story.measures) await addOne(place, measure)
  for (const { from, to, ...beside } of story.beside ?? [])
    await write(place, { measure_id: null, period_from: later(from, place.by), period_to: later(to, place.by) }, beside)
}

const write = (
  { db, by, people }: Place,
  where: Pick<NewNarrative, 'measure_id' | 'period_from' | 'period_to'>,
  { text, by: writer, on }: BesideStory,
) =>
  addNarrative(db, {
    ...where,
    text: told(text, by),
    made_by: byName(people, writer),
    made_at: workingHour(later(on, by), 6),
  })

async function addOne(place: Place, story: MeasureStory): Promise<void> {
  const { db, by } = place
  const id = await addMeasure(db, {
    title: told(story.title, by),
    counted: told(story.counted, by),
    out_of: told(story.outOf ?? '', by),
    unit: story.unit,
    kind: story.kind,
    better: story.better,
    frequency: story.frequency,
    named_on: later(story.named, by),
    source: story.source,
    owner_post_id: byName(place.posts, story.owner),
    catalogue_key: story.catalogue ?? null,
  })
  place.measures.set(story.title, id)
  const figureOf = (figure: FigureStory, n: number) => {
    const period = periodOf(later(`${story.from}-01`, by), n, months[story.frequency])
    return {
      ...period,
      ...valueOf(figure),
      state: story.provisional && n === story.figures.length - 1 ? ('provisional' as const) : ('final' as const),
      // A release of the past tells the figures that were there then.
      entered_at: workingHour(period.period_to, 3),
    }
  }
  const figures = story.figures.map(figureOf)
  const parts: NewObservation[] = []
  for (const { by: dimension, of } of story.parts ?? []) {
    const ids = await findOrAddCategories(db, dimension, Object.keys(of))
    for (const [category, line] of Object.entries(of)) {
      const breakdown_id = ids.get(category.toLowerCase()) ?? null
      const first = story.figures.length - line.length
      parts.push(...line.map((figure, n) => ({ ...figureOf(figure, first + n), breakdown_id })))
    }
  }
  await addObservations(
    db,
    id,
    [...figures, ...parts],
    workingHour(figures.at(-1)?.period_to ?? later(story.named, by), 3),
  )
  for (const each of story.breaks ?? [])
    await addBreak(db, id, { dated: later(each.dated, by), what: each.what, reason: told(each.reason, by) })
  for (const phase of story.phases ?? [])
    await addPhase(db, id, {
      starts_on: later(phase.starts, by),
      reason: told(phase.reason, by),
      made_by: byName(place.people, phase.by),
      made_at: workingHour(later(phase.on, by), 2),
    })
  const newest = figures.at(-1)
  if (story.beside && newest)
    await write(place, { measure_id: id, period_from: newest.period_from, period_to: newest.period_to }, story.beside)
  for (const { dated, text } of story.notes ?? [])
    await addAnnotation(db, id, { dated: later(dated, by), text: told(text, by) })
  await holdPastTargets(
    db,
    (story.targets ?? []).map((text) => ({ text: told(text, by), measureId: id })),
  )
  for (const { reference, linked } of story.findings ?? [])
    await linkMeasure(db, byName(place.references, reference), id, later(linked, by))
}

const periodOf = (first: string, n: number, length: number) => {
  const from = later(first, n * length)
  return { period_from: from, period_to: addDays(later(from, length), -1) }
}

const valueOf = (figure: FigureStory) => {
  if (typeof figure === 'number') return { value: figure }
  const [numerator, denominator] = figure
  return { value: Math.round((numerator / denominator) * 1000) / 10, numerator, denominator }
}
