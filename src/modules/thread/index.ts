import type { Db } from '../../platform/db.ts'
import { londonDate } from '../../platform/dates.ts'
import type { Module } from '../../platform/route.ts'
import type { Reader } from '../inspection/index.ts'
import { panel } from './chain/panel.ts'
import { routes as chainRoutes } from './chain/routes.ts'
import { gather } from './gathering.ts'
import type { Gap } from './gaps/facts.ts'
import { gapsIn } from './gaps/laying.ts'
import { routes as gapRoutes } from './gaps/routes.ts'
import { lay } from './laying.ts'
import type { Level } from './levels/facts.ts'
import { routes as levelRoutes } from './levels/routes.ts'
import { levelWords } from './levels/rules.ts'
import { routes as linkingRoutes } from './linking/routes.ts'
import { routes as packRoutes } from './packs/routes.ts'
import { routes as questionRoutes } from './questions/routes.ts'

export type { Gap, GapKind } from './gaps/facts.ts'
export { gapSentence, kindWords as gapWords } from './gaps/rules.ts'
export type { Level } from './levels/facts.ts'
export { levelWords } from './levels/rules.ts'
export { addPastLevels, type PastLevel } from './past/queries.ts'

/** A finding's level of evidence as it holds today, beside what the rule suggests. */
export type FindingLevel = {
  findingId: string
  level: Level
  mixed: boolean
  judged: boolean
  suggested: Level
  /** "2 Seen in practice", with mixed and judged said. */
  words: string
  /** The confirmed level's reason, or why the level fell, or what the rule goes by. */
  reason: string
  confirmedBy: string | null
  confirmedAt: Date | null
}

/** The level of each finding that this reader may see; strengths have none. A fixed number of queries. */
export const levelsOf = async (db: Db, reader: Reader): Promise<FindingLevel[]> =>
  levelsIn(lay(await gather(db, reader, londonDate(reader.now))))

const levelsIn = (threads: ReturnType<typeof lay>): FindingLevel[] =>
  threads.map(({ finding, standing, suggestion }) => ({
    findingId: finding.id,
    level: standing.level,
    mixed: standing.mixed,
    judged: standing.judged,
    suggested: suggestion.level,
    words: wordsOf(standing.level, standing.mixed, standing.judged),
    reason: standing.fell ?? standing.row?.reason ?? suggestion.reasons[0] ?? '',
    confirmedBy: standing.row ? (standing.row.seconder ?? standing.row.proposer) : null,
    confirmedAt: standing.row ? (standing.row.seconded_at ?? standing.row.proposed_at) : null,
  }))

const wordsOf = (level: Level, mixed: boolean, judged: boolean): string =>
  [`${level} ${levelWords[level]}`, ...(judged ? ['judged, not measured'] : []), ...(mixed ? ['mixed'] : [])].join(', ')

/** Every missing link that this reader may see, the worst first; of one plan when it is given. A fixed number of queries. */
export const threadGaps = async (db: Db, reader: Reader, today: string, planId?: string): Promise<Gap[]> => {
  const thread = await gather(db, reader, today)
  const gaps = gapsIn(thread, lay(thread))
  return planId === undefined ? gaps : ofPlan(gaps, thread, planId)
}

/** The levels, and one plan's gaps, of a day: both out of one gathering. */
export const threadOfPlan = async (
  db: Db,
  reader: Reader,
  today: string,
  planId: string,
): Promise<{ levels: FindingLevel[]; gaps: Gap[] }> => {
  const thread = await gather(db, reader, today)
  const laid = lay(thread)
  return { levels: levelsIn(laid), gaps: ofPlan(gapsIn(thread, laid), thread, planId) }
}

function ofPlan(gaps: readonly Gap[], thread: Awaited<ReturnType<typeof gather>>, planId: string): Gap[] {
  const answered = new Set(
    thread.items.flatMap((item) =>
      item.plan_id === planId ? [...item.findings, ...item.through].map(({ id }) => id) : [],
    ),
  )
  // What no item answers, and a strength, is in no plan: whoever owns one sees it.
  const isOurs = (id: string) => answered.has(id) || !thread.under.has(id)
  return gaps.filter((gap) => gap.planId === planId || (gap.planId === null && gap.findingIds.some(isOurs)))
}

export const thread: Module = {
  name: 'thread',
  routes: [...gapRoutes, ...levelRoutes, ...linkingRoutes, ...chainRoutes, ...packRoutes, ...questionRoutes],
  panels: [panel],
  nav: [{ href: '/thread', text: 'Golden thread', can: 'thread.read', area: 'thread' }],
}
