import type { ItemText } from './plan-text.ts'

/** How an item of the story stood on a day: its last status until then, and its dates before what moved later. */
export function stateOn(item: ItemText, day: string) {
  const said = item.updates.findLast(({ dated }) => dated <= day)
  const next = (which: 'due' | 'forecast') => item.moves.find((move) => move.which === which && move.on > day)
  const due = next('due')
  const forecast = next('forecast')
  const dueKind = !due
    ? item.dueKind
    : due.was === 'ongoing'
      ? ('ongoing' as const)
      : due.was === 'to be confirmed'
        ? ('to_be_confirmed' as const)
        : ('date' as const)
  return {
    status: said?.status ?? 'not_stated',
    statusOn: said?.dated ?? null,
    dueKind,
    due: due ? dateOrNull(due.was) : item.due,
    // A forecast that moved later was another one before; what the lead never moved was not yet said before the last word.
    forecast: forecast ? dateOrNull(forecast.was) : said === item.updates.at(-1) ? item.forecast : null,
    milestones: item.milestones.map(({ doneOn }) => (doneOn !== null && doneOn <= day ? doneOn : null)),
  }
}

const dateOrNull = (words: string) => (/^\d{4}/.test(words) ? words : null)
