import { longDate } from '../../../platform/dates.ts'
import type { ByKind, Conclusion } from '../model.ts'

export const byKinds = ['inspectorate', 'partnership', 'peer_reviewer', 'young_people'] as const

export const byWords: Record<ByKind, string> = {
  inspectorate: 'The inspectorate',
  partnership: 'The partnership',
  peer_reviewer: 'A peer reviewer',
  young_people: 'Young people',
}

/** "The inspectorate concluded on 12 May 2026". */
export const concluded = (c: Pick<Conclusion, 'by_kind' | 'by_name' | 'dated'>): string =>
  `${c.by_name || byWords[c.by_kind]} concluded on ${longDate(c.dated)}`
