import type { Ctx } from '../../../platform/route.ts'
import type { HandedGap, HandedLevel } from '../../plan/index.ts'
import { levelWords, threadOfPlan } from '../../thread/index.ts'

// A release may be read by everybody, so levels and gaps are those of somebody who reads nothing under embargo.
const everybody = '00000000-0000-0000-0000-000000000000'

/**
 * What the thread hands down to the plan when a round is closed: the level of evidence of each finding as people confirmed
 * it (a suggestion stays with those who work on it), and the gaps of the day.
 */
export const handed = async (
  c: Pick<Ctx, 'db' | 'now' | 'today'>,
  planId: string,
): Promise<{ levels: HandedLevel[]; gaps: HandedGap[] }> => {
  const reader = { personId: everybody, now: c.now }
  const { levels, gaps } = await threadOfPlan(c.db, reader, c.today, planId)
  return {
    levels: levels.map(({ findingId, level, mixed, judged, reason, confirmedAt }) => ({
      findingId,
      level,
      mixed,
      judged,
      words: levelWords[level],
      reason: confirmedAt === null ? '' : reason,
      confirmedAt,
    })),
    gaps: gaps.map(({ kind, subject, subjectId, findingId, sentence, mend, weight }) => ({
      kind,
      subject,
      subjectId,
      findingId,
      sentence,
      mend,
      weight,
    })),
  }
}
