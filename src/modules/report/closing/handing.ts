import type { Ctx } from '../../../platform/route.ts'
import type { HandedGap, HandedLevel } from '../../plan/index.ts'

/** What the thread hands down to the plan when a round is closed: confirmed levels of evidence, and the gaps of the day. */
export const handed = async (
  _c: Pick<Ctx, 'db' | 'now' | 'today'>,
  _planId: string,
): Promise<{ levels: HandedLevel[]; gaps: HandedGap[] }> => ({ levels: [], gaps: [] })
