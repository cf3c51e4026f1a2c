import { longDate } from '../../platform/dates.ts'
import { upper } from '../../platform/sentence.ts'
import { movedWords, type TreeItem } from '../plan/index.ts'
import type { Facts } from './facts.ts'
import { opening } from './sentences.ts'

/** Why an item is where it is: what its lead last said, then what the dates and posts say. */
export const stuckWords = (item: TreeItem, facts: Facts): string => {
  const update = facts.updates.get(item.id)
  const since = item.leads.find(({ vacant, vacant_since: on }) => vacant && on !== null)?.vacant_since
  return [
    opening(update?.done ?? ''),
    item.kind === 'improvement' && !item.closed && item.leads.every(({ vacant }) => vacant)
      ? since
        ? `No lead since ${longDate(since)}.`
        : 'No lead.'
      : '',
    item.moved > 0 ? `${upper(movedWords(item.moved))}.` : '',
    update ? '' : 'No update yet.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** What happens next, in the lead's words. */
export const nextWords = (item: TreeItem, facts: Facts): string => opening(facts.updates.get(item.id)?.next ?? '')
