import type { Paper } from '../../../documents/write/index.ts'
import type { Ctx } from '../../../platform/route.ts'
import { personalDoubts } from '../../../platform/doubts.tsx'
import { buildPaper } from '../building.ts'
import { startOfDay } from '../../../platform/dates.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Facts, Kind, Settings } from '../facts.ts'
import { figuresOf } from '../figures.ts'
import { besideOf, gather } from '../gathering.ts'
import { hasAsks, offeredAsks, offeredWords, partsOf } from '../offered.ts'
import { namingOf } from '../sentences.ts'
import type { Offered } from './form.ts'
import type { WorkingPaper } from './queries.ts'

/** The facts of a paper's plan now, for who works on it or for a release; undefined when the plan is gone. */
export const factsFor = (
  c: Pick<Ctx, 'db' | 'partnership' | 'now'>,
  paper: { kind: Kind; plan_id: string | null; settings: Settings },
  working = true,
) =>
  paper.plan_id
    ? gather(c.db, c, paper.plan_id, paper.settings, besideOf(paper.kind, working))
    : Promise.resolve(undefined)

export const paperFrom = (paper: Pick<WorkingPaper, 'kind' | 'title' | 'settings'>, facts: Facts): Paper =>
  buildPaper(paper.kind, facts, paper.settings, paper.title)

/** Tells whether two makings of a paper say the same on the same day: everything but the minute. */
export const sayingOf = (paper: Pick<WorkingPaper, 'kind' | 'title' | 'settings'>, facts: Facts): string =>
  digestOf(paperFrom(paper, { ...facts, now: startOfDay(facts.today) }))

/** What every box of the form is offered now. */
export const offeredFor = (kind: Kind, settings: Settings, facts: Facts): Offered => {
  const figures = figuresOf(facts)
  const naming = namingOf(figures.lines)
  return {
    asks: hasAsks(kind) ? offeredAsks(kind, facts, figures, naming) : [],
    words: Object.fromEntries(
      partsOf(kind).map(({ key }) => [key, offeredWords(key, facts, figures, naming, settings)]),
    ),
  }
}

/** What in the typed words may point to one person. Whom to contact is meant to. */
export const doubtsIn = (paper: { title: string; settings: Settings }, confirmed: boolean): string[] => {
  const { contact: _, ...words } = paper.settings.words
  return personalDoubts(
    [paper.title, ...Object.values(words), ...(paper.settings.asks ?? []).map((ask) => ask.words)],
    confirmed,
  )
}
