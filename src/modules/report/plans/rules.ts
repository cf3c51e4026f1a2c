import { londonDate, longDate } from '../../../platform/dates.ts'
import { counted, joined, small, upper } from '../../../platform/sentence.ts'
import { type FrozenItem, type ReleaseModel, saidCounts } from '../../plan/index.ts'
import { areIs, lower } from '../sentences.ts'
import { rank } from '../figures.ts'

/** The lines of a release: what counts and is updated. */
export const frozenLines = ({ items }: Pick<ReleaseModel, 'items'>): FrozenItem[] => items.filter(({ line }) => line)

/** How the plan stood when it was released: "Of 12 items, 3 are off track and 2 on track." */
export const stoodSentence = (model: Pick<ReleaseModel, 'items'>): string => {
  const lines = frozenLines(model)
  if (lines.length === 0) return 'The plan held no items.'
  const counts = new Map<string, { word: string; tone: FrozenItem['status']['tone']; count: number }>()
  for (const { status } of lines) {
    const known = counts.get(status.word)
    if (known) known.count++
    else counts.set(status.word, { word: status.word, tone: status.tone, count: 1 })
  }
  const parts = [...counts.values()]
    .toSorted((a, b) => rank(a.tone) - rank(b.tone))
    .map(({ word, tone, count }) =>
      tone === null
        ? `${count} ${count === 1 ? 'has' : 'have'} no status`
        : tone === 'none'
          ? `${count} ${count === 1 ? 'needs' : 'need'} no improvement`
          : `${areIs(count)} ${lower(word)}`,
    )
  return `Of ${counted(lines.length, 'item')}, ${joined(parts)}.`
}

/** What came in during the round: "9 updates came in by 14 November 2026, one after it. Two items have none." */
export const roundSentence = (items: readonly FrozenItem[], due: string): string => {
  const said = saidCounts(items)
  const asked = said.in_time + said.late + said.missing
  if (asked === 0) return 'The round asked for no updates.'
  return [
    said.late === 0 && said.missing === 0
      ? `All ${counted(asked, 'update')} came in by ${longDate(due)}.`
      : `${said.in_time === 0 ? 'None' : upper(small(said.in_time))} of ${counted(asked, 'update')} came in by ${longDate(due)}${said.late > 0 ? `, ${small(said.late)} after it` : ''}${said.missing > 0 ? `; ${small(said.missing)} did not come` : ''}.`,
    said.not_required > 0
      ? `${upper(small(said.not_required))} ${said.not_required === 1 ? 'item did' : 'items did'} not have to be updated.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** How an item stood in its round, in words. */
export const saidWords = ({ round }: Pick<FrozenItem, 'round'>): string => {
  switch (round.said) {
    case 'in_time':
      return round.on ? `Updated ${longDate(round.on)}` : 'Updated'
    case 'late':
      return round.on ? `Updated late, ${longDate(round.on)}` : 'Updated late'
    case 'missing':
      return 'No update came'
    case 'not_required':
      return round.why ? `No update needed: ${round.why}` : 'No update needed'
    case 'not_in_round':
      return ''
  }
}

/** Is another status suggested than the one the lead reported? */
export const isTwoStatuses = ({ update }: Pick<FrozenItem, 'update'>): boolean =>
  update !== null && update.suggested !== null && update.suggested.tone !== update.status.tone

/** How late an open item was on the day of the release. */
export const lateOn = (item: Pick<FrozenItem, 'due' | 'closed' | 'kind'>, releasedAt: string): number => {
  if (item.due === null || item.closed || item.kind !== 'improvement') return 0
  const day = londonDate(new Date(releasedAt))
  return Math.max(0, Math.round((Date.parse(day) - Date.parse(item.due)) / 86_400_000))
}

/** May this round be closed, and if not, why not. A round that is not signed off wants a tick that says so. */
export const mayClose = (state: string): { may: true; signedOff: boolean } | { may: false; why: string } => {
  switch (state) {
    case 'open':
      return { may: true, signedOff: false }
    case 'signed_off':
      return { may: true, signedOff: true }
    case 'draft':
      return { may: false, why: 'This round is a draft: nobody has been asked yet. Open it first.' }
    case 'dropped':
      return { may: false, why: 'This round was dropped, so it is not closed and nothing is released from it.' }
    default:
      return { may: false, why: 'This round is closed already.' }
  }
}
